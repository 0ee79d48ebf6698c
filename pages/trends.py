"""Trends: seizures over time, counts beside kg, and how far a change is more than chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import filters, frame, session, tables, trends
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Filters, Period

PERIODS: tuple[Period, ...] = ("month", "quarter", "year")


@frame.fragment
def show_trends(chosen: Filters) -> None:
    """Draw the charts of what is chosen, by month, quarter or year."""
    language = session.language()
    period = st.segmented_control(
        say("trends_period"),
        list(PERIODS),
        default=PERIODS[0],
        required=True,
        format_func=lambda name: say(f"trends_{name}"),
        label_visibility="collapsed",
        key=f"trends_period_{language}",
    )
    store = session.open_cursor()
    trend = catalogue.get_trend(store, chosen, period)
    coverage = catalogue.get_coverage(store, chosen).sentence(language)
    totals = tables.totals_text(catalogue.find_seizures(store, chosen, limit=0))
    st.markdown(f"**{totals}**  \n:small[{coverage}]")
    if trend.periods.empty:
        return
    trends.show_change(trend)
    draw = trends.Drawing(trend, coverage)
    for makers in trends.ROWS:
        for place, name in zip(st.columns(2), makers, strict=True):
            with place:
                draw.show(name)


frame.enter()
picked_filters = filters.show_filters(session.open_cursor())
show_trends(picked_filters)
