"""Explore: the map of seizures, routes and crossings; a circle lists its seizures, a seizure its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import filters, frame, maps, records, session, tables
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Filters, MapCells, Store

COUNTRIES_NAMED = 8  # the others are counted


@frame.fragment
def show_map_and_list(chosen: Filters) -> None:
    """Draw the map and, beside it, the seizures of the circle that was clicked."""
    store = session.open_cursor()
    layers, measure = maps.show_layer_choice()
    map_place, list_place = st.columns([3, 2])
    with map_place:
        seen = maps.show_seizure_map(store, chosen, layers, measure)
        if seen.route:
            words = say("open_route", code=seen.route)
            st.page_link("pages/routes.py", label=words, query_params={"route": seen.route})
        show_unplaced(seen.drawn)
    if seen.circle is not None:
        narrowed = catalogue.cell_filters(chosen, seen.circle)
        st.session_state["cell"] = (chosen, narrowed, maps.cell_title(seen.circle))
    with list_place:
        show_list(store, chosen)


def show_list(store: Store, chosen: Filters) -> None:
    """Draw the seizures of the clicked circle, else of the whole filter; a ticked row opens its record."""
    base, narrowed, title = st.session_state.get("cell", (None, None, None))
    in_cell = base == chosen
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(title if in_cell else say("list_all"), anchor=False, width="stretch")
        if in_cell:
            show_way_back()
    if not in_cell:
        st.caption(say("list_hint"))
    records.list_seizures(store, narrowed if in_cell else chosen, "explore", with_totals=in_cell)


def show_way_back() -> None:
    """Draw the button that leads from the seizures of a circle back to all of them."""
    if st.button(say("list_show_all")):
        del st.session_state["cell"]
        st.rerun(scope="fragment")


def show_unplaced(drawn: MapCells) -> None:
    """Name the seizures that no map can show: those known to the country only."""
    rows = drawn.unplaced
    if rows.empty:
        return
    named = [
        f"{session.label('countries', row['country'])} {tables.count_text(row['cases'])}"
        for row in rows.head(COUNTRIES_NAMED).to_dict("records")
    ]
    if len(rows) > COUNTRIES_NAMED:
        named.append(say("unplaced_more", countries=tables.count_text(len(rows) - COUNTRIES_NAMED)))
    st.caption(say("unplaced", cases=tables.count_text(rows["cases"].sum()), countries=", ".join(named)))


frame.enter()
reader = session.open_cursor()
picked_filters = filters.show_filters(reader)
totals = tables.totals_text(catalogue.find_seizures(reader, picked_filters, limit=0))
st.markdown(f"**{totals}**")
st.caption(catalogue.get_coverage(reader, picked_filters).sentence(session.language()))
show_map_and_list(picked_filters)
