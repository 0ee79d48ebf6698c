"""Trends: seizures over time, counts beside kg, and how far a change is more than chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import charts, filters, frame, session, trends
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
    st.caption(coverage)
    if trend.periods.empty:
        return
    trends.show_change(trend)
    left, right = st.columns(2)
    with left:
        charts.show_chart(catalogue.cases_chart(trend, coverage, language), trend.periods, "trend_cases")
        trends.show_change_points(trend)
        charts.show_chart(catalogue.season_chart(trend, coverage, language), trend.seasons, "trend_seasons")
    with right:
        charts.show_chart(catalogue.mass_chart(trend, coverage, language), trend.periods, "trend_mass")
        charts.show_chart(catalogue.median_chart(trend, coverage, language), trend.periods, "trend_median")
        charts.show_chart(catalogue.drug_chart(trend, coverage, language), trend.drugs, "trend_drugs")


frame.enter()
picked_filters = filters.show_filters(session.open_cursor())
show_trends(picked_filters)
