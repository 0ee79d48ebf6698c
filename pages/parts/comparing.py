"""A second map beside the first: which seizures it shows, and what both come to.

Whoever offers the choice calls `keep_other` before the map is drawn; the map has two panes from then on.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import session, tables
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Filters, MapCells, Store

_OTHER, _BESIDE = "map_compare", "map_compare_beside"
# Fields that make sense together alone: a period follows whole, or stays whole.
_TOGETHER = (("date_from", "date_to"), ("mass_kg_min", "mass_kg_max"))


def keep_other(other: Filters | None) -> None:
    """Let a second map show the seizures that `other` means; None: there is one map."""
    st.session_state[_OTHER] = other
    st.session_state.pop(_BESIDE, None)


def follow(chosen: Filters) -> None:
    """Let the second map follow a change of the first one's filters in all in which the two agreed before."""
    beside, before = other(), st.session_state.get(_BESIDE)
    st.session_state[_BESIDE] = chosen
    if beside is None or before is None or before == chosen:
        return
    alone = [(field.name,) for field in fields(chosen) if not any(field.name in pair for pair in _TOGETHER)]
    agreed = [
        names
        for names in (*_TOGETHER, *alone)
        if all(getattr(beside, n) == getattr(before, n) for n in names)
    ]
    st.session_state[_OTHER] = replace(beside, **{n: getattr(chosen, n) for names in agreed for n in names})


def other() -> Filters | None:
    """Return which seizures the second map shows; None where there is one map."""
    found: Filters | None = st.session_state.get(_OTHER)
    return found


def shown(chosen: Filters) -> tuple[Filters, ...]:
    """Return what each map shows, the first of them `chosen`."""
    beside = other()
    return (chosen,) if beside is None else (chosen, beside)


def pane_titles(store: Store, filters: tuple[Filters, ...], drawn: tuple[MapCells, ...]) -> list[str]:
    """Return what stands above each map: what only its filters have, n and kg; nothing above one alone."""
    if len(filters) == 1:
        return [""]
    told = [catalogue.describe_filters(store, one, session.language()) for one in filters]
    common = set(told[0]) & set(told[1])
    own = ["; ".join(f"{part.kind}: {part.value}" for part in parts if part not in common) for parts in told]
    return [
        say(
            "pane_title",
            meant=meant or say("map_picture_all"),
            cases=tables.count_text(cells.cases),
            mass=tables.mass_text(cells.mass_kg),
        )
        for meant, cells in zip(own, drawn, strict=True)
    ]
