"""The choice of a second map: another period, or another filter, beside the first."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st
from babel.numbers import format_decimal

import catalogue
from pages.parts import comparing, map_screen, session, trends
from pages.parts.filter_fields import show_list
from pages.parts.frame import calm_errors
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Filters, Store

_PANEL, _DONE = "compare_panel", "compare_done"
_WAYS = ("period", "filter")
_LISTS = ("drugs", "countries", "transports")
_DATE_FORMS = {"en": "YYYY-MM-DD", "ru": "DD.MM.YYYY"}


def show_choice(store: Store, chosen: Filters) -> None:
    """Draw the button that unfolds the choice; what is chosen is drawn beside the map at once."""
    if st.session_state.pop(_DONE, False):
        st.session_state[_PANEL] = False
    panel = st.popover(say("compare"), width="content", key=_PANEL, on_change="rerun")
    if not panel.open:
        return
    with panel, calm_errors():
        way = st.segmented_control(
            say("compare_with"),
            _WAYS,
            default=_WAYS[0],
            required=True,
            format_func=lambda name: say(f"compare_{name}"),
            key=f"compare_way_{session.language()}",
        )
        before = comparing.other() or _span_before(chosen)
        with st.form(f"compare_{way}", border=False):
            typed = (
                _show_period(before) if way == "period" else _show_lists(store, comparing.other() or chosen)
            )
            if st.form_submit_button(say("compare_show"), type="primary"):
                _compare(replace(chosen, **typed))
        if comparing.other() is not None and st.button(say("compare_end"), key="compare_end"):
            _compare(None)


def _span_before(chosen: Filters) -> Filters:
    """Return `chosen` for as many days before its period; as it is where the period is open."""
    if not chosen.date_from or not chosen.date_to:
        return chosen
    last = chosen.date_from - dt.timedelta(days=1)
    return replace(chosen, date_from=last - (chosen.date_to - chosen.date_from), date_to=last)


def _compare(other: Filters | None) -> None:
    st.session_state[_DONE] = True  # the choice would lie over both maps
    comparing.keep_other(other)
    map_screen.reopen()
    st.rerun(scope="fragment")


def _show_period(before: Filters) -> dict[str, Any]:
    first, last = st.columns(2)
    return {
        "date_from": _show_day(first, "date_from", before.date_from),
        "date_to": _show_day(last, "date_to", before.date_to),
    }


def _show_day(place: Any, field: str, value: dt.date | None) -> dt.date | None:  # noqa: ANN401  a column
    day: dt.date | None = place.date_input(
        say(f"filter_{field}_short"),
        value,
        min_value="1990-01-01",
        format=_DATE_FORMS[session.language()],
        key=f"compare_{field}_{session.language()}",
    )
    return day


def _show_lists(store: Store, before: Filters) -> dict[str, Any]:
    language = session.language()
    return {
        field: show_list(store, field, getattr(before, field), key=f"compare_{field}_{language}")
        for field in _LISTS
    }


def show_difference(filters: tuple[Filters, ...]) -> None:
    """Say how the counts of two maps differ; nothing where there is one map."""
    if len(filters) == 1:
        return
    change = catalogue.compare_selections(session.open_cursor(), *filters)
    if change is None:
        st.caption(say("compare_overlap"))
        return
    trends.show_left_out(change.left_out)
    if not change.compared:
        st.caption(say("compare_nobody"))
    elif change.ratio is None:
        st.caption(say("compare_none"))
    else:
        values = {"ratio": change.ratio, "low": change.ratio_low, "high": change.ratio_high}
        told = {
            name: str(format_decimal(value, format="0.##", locale=session.language()))
            for name, value in values.items()
        }
        st.markdown(f":small[{say('compare_line', **told)}]")
