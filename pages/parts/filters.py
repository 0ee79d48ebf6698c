"""The filter bar: which seizures are meant, the same on every screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from catalogue import CatalogueError, Filters
from pages.parts import session
from pages.parts.session import label, say

if TYPE_CHECKING:
    import pandas as pd

    from catalogue import Store

_ROUND = "filters_round"
_EARLIEST = dt.date(1990, 1, 1)
_DATE_FORMS = {"en": "YYYY-MM-DD", "ru": "DD.MM.YYYY"}


def show_filters(store: Store) -> Filters:
    """Draw the filter bar at the side and return what is chosen; it stays chosen on other screens."""
    chosen = session.filters()
    with st.sidebar:
        st.subheader(say("filters"), anchor=False)
        try:
            chosen = _show_lists(store, chosen, *_show_period(chosen))
        except CatalogueError as error:
            st.error(error.text(session.language()))
        chosen = _show_duplicates(store, chosen)
        st.button(say("filters_reset"), on_click=_reset, disabled=chosen == Filters())
    session.keep_filters(chosen)
    return chosen


def _show_duplicates(store: Store, chosen: Filters) -> Filters:
    """Draw how repeats count, where a person confirmed any."""
    before = session.filters().duplicates
    verdicts = catalogue.list_duplicate_decisions(store)["verdict"]
    if before == "reported" and not (verdicts == "same").any():
        return chosen
    counted = st.radio(
        say("filter_duplicates"),
        ["reported", "merged"],
        index=int(before == "merged"),
        format_func=lambda code: say(f"filter_duplicates_{code}"),
        key=_key("duplicates"),
    )
    return replace(chosen, duplicates="merged" if counted == "merged" else "reported")


def tree_options(vocabulary: str, used: set[str]) -> list[str]:
    """Return the codes among `used` and the families above them, as a person reads the tree."""
    terms = catalogue.get_vocabulary(vocabulary)
    above = {code for one in used for code in terms.with_ancestors(one)}
    top = [code for code in terms.codes() if terms.term(code).parent is None]
    return [code for start in top for code in _walk(vocabulary, start) if code in above]


def _walk(vocabulary: str, code: str) -> list[str]:
    below = catalogue.get_vocabulary(vocabulary).children(code)
    return [code, *(found for child in below for found in _walk(vocabulary, child))]


def option_label(vocabulary: str, code: str) -> str:
    """Return the name of an option, moved right by its depth in the tree."""
    depth = len(catalogue.get_vocabulary(vocabulary).with_ancestors(code)) - 1
    return "\N{EM SPACE}" * depth + label(vocabulary, code)


def _show_period(before: Filters) -> tuple[dt.date | None, dt.date | None]:
    return _show_date("filter_from", before.date_from), _show_date("filter_to", before.date_to)


def _show_date(name: str, value: dt.date | None) -> dt.date | None:
    return st.date_input(
        say(name),
        value,
        min_value=_EARLIEST,
        max_value=dt.datetime.now(tz=dt.UTC).date(),
        format=_DATE_FORMS[session.language()],
        key=_key(name),
    )


def _show_lists(store: Store, before: Filters, first: dt.date | None, last: dt.date | None) -> Filters:
    values = _values(store, session.find_contents(store).key)
    return Filters(
        date_from=first,
        date_to=last,
        drugs=_show_list("drug", "drugs", values, before.drugs),
        countries=_show_list("country", "countries", values, before.countries),
        transports=_show_list("transport", "transport", values, before.transports),
        concealments=_show_list("concealment", "concealment", values, before.concealments),
    )


def _show_list(kind: str, vocabulary: str, values: pd.DataFrame, before: tuple[str, ...]) -> tuple[str, ...]:
    used = set(values.loc[values["kind"] == kind, "value"]) | set(before)
    answer = st.multiselect(
        say(f"filter_{kind}"),
        tree_options(vocabulary, used),
        list(before),
        format_func=lambda code: option_label(vocabulary, code),
        placeholder=say("filter_all"),
        select_all=False,
        key=_key(kind),
    )
    return tuple(answer)


@st.cache_data(show_spinner=False, max_entries=8)
def _values(_store: Store, contents: str) -> pd.DataFrame:  # noqa: ARG001  the contents are the cache's key
    return catalogue.filter_values(_store)


def _key(name: str) -> str:
    # A browser keeps the label of a chosen option: each language, and each reset, has widgets of its own.
    return f"{name}_{session.language()}_{st.session_state.get(_ROUND, 0)}"


def _reset() -> None:
    session.keep_filters(Filters())
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
