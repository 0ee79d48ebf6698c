"""Seizures by year on the records of routes and methods, with the unit and n."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from catalogue import Filters, YearWords
from pages.parts import charts, session, tables
from pages.parts.session import say

if TYPE_CHECKING:
    import pandas as pd

    from catalogue import ConcealmentMethod, Coverage, Route, Store


def show_route_years(store: Store, route: Route) -> None:
    """Draw the seizures attributed to `route` by year, and the expected number of possible ones."""
    years = catalogue.count_route_years(store, route.code)
    series = {"cases": say("routes_attributed"), "possible": say("routes_possible")}
    coverage = catalogue.get_coverage(store, Filters(routes=(route.code,)))
    _show(years, "routes_timeline", series, coverage)
    if not years.empty:
        st.caption(say("routes_possible_help"))


def show_method_years(store: Store, method: ConcealmentMethod) -> None:
    """Draw the seizures that state `method` by year, and of how many seizures that is a part."""
    own = catalogue.count_method_years(store, Filters(concealments=(method.code,)))
    every = catalogue.count_method_years(store, Filters())
    coverage = catalogue.get_coverage(store, Filters(concealments=(method.code,)))
    _show(own, "methods_timeline", {"cases": say("column_cases")}, coverage)
    stated = tables.count_text(every["stated_cases"].sum())
    st.caption(say("methods_of_stated", stated=stated, cases=tables.count_text(every["cases"].sum())))


def _show(years: pd.DataFrame, title: str, series: dict[str, str], coverage: Coverage) -> None:
    st.subheader(say(title), anchor=False)
    if years.empty:
        st.text(say("routes_no_seizures"))
        return
    totals = {"n": tables.count_text(years["cases"].sum())}
    if "possible" in series:
        totals["possible"] = tables.number_text(years["possible"].sum(), 1)
    words = YearWords(say(f"{title}_n", **totals), say("routes_year"), say("routes_cases"), series)
    data = years[["year", *series]].rename(columns={"year": words.year, **series})
    charts.show_chart(catalogue.year_chart(years, words, session.language()), data, title)
    st.caption(coverage.sentence(session.language()))
