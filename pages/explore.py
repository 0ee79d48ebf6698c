"""Explore: the map of seizures, routes and crossings; a circle lists its seizures, a seizure its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import filters, frame, map_layers, map_screen, picked, session, tables

if TYPE_CHECKING:
    from catalogue import Filters


@frame.fragment
def show_map_and_list(chosen: Filters) -> None:
    """Draw the map and, beside it, the seizures of the circle that was clicked."""
    store = session.open_cursor()
    layers, measure = map_layers.show_layer_choice()
    map_place, side_place = st.columns([3, 2])
    report = map_screen.read_report()
    picked.take_event(report, chosen)
    with map_place:
        loaded = map_screen.widened(report.view)
        drawn = catalogue.map_view(store, chosen, loaded, report.zoom)
        panes = [catalogue.Pane("", map_layers.make_layers(store, drawn, layers, report.zoom, measure))]
        sent = map_screen.Sent(panes, loaded, report.zoom, picked.selection())
        map_screen.send(sent, report)
        picked.show_route_link(report)
        picked.show_unplaced(drawn)
    picked.keep_drawn(drawn)
    with side_place:
        picked.show_list(store, chosen)


frame.enter()
reader = session.open_cursor()
picked_filters = filters.show_filters(reader)
totals = tables.totals_text(catalogue.find_seizures(reader, picked_filters, limit=0))
st.markdown(f"**{totals}**")
st.caption(catalogue.get_coverage(reader, picked_filters).sentence(session.language()))
show_map_and_list(picked_filters)
