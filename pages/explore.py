"""Explore: the map of seizures, routes and crossings; a circle lists its seizures, a seizure its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import (
    address,
    compare_choice,
    comparing,
    filters,
    fitting,
    frame,
    in_view,
    map_layers,
    map_pictures,
    map_screen,
    map_views,
    panes,
    picked,
    playback,
    session,
    tables,
)

if TYPE_CHECKING:
    from catalogue import Filters


@frame.fragment
def show_map_and_list(chosen: Filters) -> None:
    """Draw the map and, beside it, the seizures of the circle that was clicked."""
    store = session.open_cursor()
    bar = st.container(horizontal=True, vertical_alignment="center", gap="small")
    with bar:
        layers, measure = map_layers.show_layer_choice()
    comparing.follow(chosen)
    meant = comparing.shown(chosen)
    # Two maps need the width of the screen: what stood beside one stands below them.
    map_place, side_place = st.columns([5, 3]) if len(meant) == 1 else (st.container(), st.container())
    report = map_screen.read_report()
    if fitting.follow(store, chosen, report):
        report = map_screen.read_report()
    picked.take_event(report)
    playback.take_event(report.event)
    address.write_view(map_views.find_view(chosen, report))
    with map_place:
        shown = panes.show_maps(store, meant, layers, measure, report)
        compare_choice.show_difference(meant)
        picked.show_route_link(report)
        picked.show_unplaced(shown.drawn[0])
    picked.keep_drawn(shown)
    with bar:
        compare_choice.show_choice(store, chosen)
        map_pictures.show_choice(store, shown, report)
    with side_place:
        if in_view.show_panel_choice() == "charts":
            in_view.show_charts(store, chosen, report)
        else:
            picked.show_list(store, chosen)
    picked.show_clicked_record(store, report)


frame.enter()
reader = session.open_cursor()
picked_filters = filters.show_filters(reader, with_map=True)
# The map is drawn before the lines above it are counted: it is what a person waits for.
lines_above = st.container()
show_map_and_list(picked_filters)
totals = tables.totals_text(catalogue.find_seizures(reader, picked_filters, limit=0))
coverage = catalogue.get_coverage(reader, picked_filters).sentence(session.language())
lines_above.markdown(f"**{totals}**  \n:small[{coverage}]")
