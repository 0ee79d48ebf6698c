"""Explore: the map of seizures, routes and crossings; a circle lists its seizures, a seizure its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import filters, frame, maps, records, session, tables
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Filters, MapCells


@frame.fragment
def show_map_and_list(chosen: Filters) -> None:
    """Draw the map and, beside it, the seizures of the circle that was clicked."""
    store = session.open_cursor()
    map_place, list_place = st.columns([3, 2])
    with map_place:
        layers, measure = show_layer_choice()
        seen = maps.show_seizure_map(store, chosen, layers, measure)
        show_unplaced(seen.drawn)
    if seen.clicked is not None:
        name = seen.clicked["name_ru" if session.language() == "ru" else "name_en"]
        st.session_state["cell"] = (chosen, catalogue.cell_filters(chosen, seen.clicked), name)
    with list_place:
        meant, title = find_meant(chosen)
        st.subheader(title, anchor=False)
        closed = st.session_state.get("record_closed", 0)
        picked = tables.show_seizures(store, meant, f"explore_{closed}")
    if picked is not None:
        records.open_record(store, picked, "record_closed")


def show_layer_choice() -> tuple[list[str], str]:
    """Draw what the map shows: its layers, and whether circles are sized by cases or kg."""
    with st.container(horizontal=True, vertical_alignment="center"):
        layers = st.pills(
            say("map_layers"),
            maps.LAYERS,
            selection_mode="multi",
            default=maps.LAYERS[:2],
            format_func=lambda layer: say(f"layer_{layer}"),
            label_visibility="collapsed",
            key=f"layers_{session.language()}",
        )
        measure = st.segmented_control(
            say("map_measure"),
            ("cases", "kg"),
            default="cases",
            required=True,
            format_func=lambda name: say(f"measure_{name}"),
            label_visibility="collapsed",
            key=f"measure_{session.language()}",
        )
    return layers, measure or "cases"


def show_unplaced(drawn: MapCells) -> None:
    """Name the seizures that no map can show: those known to the country only."""
    rows = drawn.unplaced
    if rows.empty:
        return
    named = (f"{session.label('countries', row.country)} {tables.count_text(row.cases)}" for row in rows.itertuples())
    st.caption(say("unplaced", cases=tables.count_text(rows["cases"].sum()), countries=", ".join(named)))


def find_meant(chosen: Filters) -> tuple[Filters, str]:
    """Return which seizures the list shows: those of the clicked circle while the filters stay, else all."""
    base, narrowed, name = st.session_state.get("cell", (None, None, None))
    if base != chosen:
        return chosen, say("list_all")
    if st.button(say("list_show_all"), type="tertiary"):
        del st.session_state["cell"]
        st.rerun(scope="fragment")
    return narrowed, str(name or say("list_cell"))


frame.enter()
reader = session.open_cursor()
picked_filters = filters.show_filters(reader)
st.markdown(catalogue.get_coverage(reader, picked_filters).sentence(session.language()))
show_map_and_list(picked_filters)
