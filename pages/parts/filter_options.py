"""What each filter offers: the values that the store holds, and those chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue import Store

# Fields of Filters whose values stand in a tree: a family is offered where anything below it is used.
TREES = {
    "drugs": "drugs",
    "countries": "countries",
    "departures": "countries",
    "destinations": "countries",
    "transports": "transport",
    "concealments": "concealment",
    "installations": "installations",
}
_FINEST_FIRST = tuple(precision.value for precision in catalogue.PlacePrecision)


def find_options(store: Store, field: str, chosen: Iterable[str]) -> dict[str, str]:
    """Return the values that the filter `field` offers, in the order of a reader, each with its name."""
    used = {*_used(store, field), *chosen}
    if field in TREES:
        codes = tree_options(TREES[field], used)
        # An address may ask for a code that this installation does not know.
        unknown = {code: code for code in sorted(used.difference(codes))}
        return {code: option_label(TREES[field], code) for code in codes} | unknown
    names = catalogue.name_filter_values(store, field, sorted(used), session.language())
    order = _FINEST_FIRST.index if field == "precisions" else names.__getitem__
    return {code: names[code] for code in sorted(used, key=order)}


def tree_options(vocabulary: str, used: set[str]) -> list[str]:
    """Return the codes among `used` and the families above them, as a person reads the tree."""
    terms = catalogue.get_vocabulary(vocabulary)
    above = {code for one in used for code in terms.with_ancestors(one)}
    top = [code for code in terms.codes() if terms.term(code).parent is None]
    return [code for start in top for code in _walk(vocabulary, start) if code in above]


def option_label(vocabulary: str, code: str) -> str:
    """Return the name of an option, moved right by its depth in the tree."""
    depth = len(catalogue.get_vocabulary(vocabulary).with_ancestors(code)) - 1
    return "\N{EM SPACE}" * depth + session.label(vocabulary, code)


def _walk(vocabulary: str, code: str) -> list[str]:
    below = catalogue.get_vocabulary(vocabulary).children(code)
    return [code, *(found for child in below for found in _walk(vocabulary, child))]


def _used(store: Store, field: str) -> tuple[str, ...]:
    state = catalogue.store_state(store)
    return _near(store, state) if field == "crossings" else _values(store, state).get(field, ())


@st.cache_resource(show_spinner=False, max_entries=8)
def _values(_store: Store, state: object) -> dict[str, tuple[str, ...]]:  # noqa: ARG001  the cache's key
    values = catalogue.filter_values(_store)
    return {str(field): tuple(rows["value"]) for field, rows in values.groupby("kind")}


@st.cache_resource(show_spinner=False, max_entries=8)
def _near(_store: Store, state: object) -> tuple[str, ...]:  # noqa: ARG001  the cache's key
    near = catalogue.get_near_crossings(_store, catalogue.EVERYTHING)
    return tuple(code for code, cases in near.by_code.items() if cases)
