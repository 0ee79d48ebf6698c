"""Explore: the map of seizures, routes and crossings; a circle lists its seizures, a seizure its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import filters, frame, in_view, map_layers, map_screen, picked, session, tables

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
        wanted = map_layers.Wanted(chosen, layers, measure, loaded, report.zoom)
        rest = map_layers.is_rest_due(wanted)
        drawn = catalogue.map_view(store, chosen, loaded, report.zoom)
        made = map_layers.make_layers(store, drawn, wanted, rest=rest)
        kept = frozenset() if rest else map_layers.slow_layers(wanted)
        sent = map_screen.Sent(
            [catalogue.Pane("", made, kept)],
            loaded,
            report.zoom,
            picked.selection(),
            rest=not rest and bool(kept),
        )
        map_screen.send(sent, report)
        picked.show_route_link(report)
        picked.show_unplaced(drawn)
    picked.keep_drawn(drawn)
    with side_place:
        if in_view.show_panel_choice() == "charts":
            in_view.show_charts(store, chosen, report)
        else:
            picked.show_list(store, chosen)


frame.enter()
reader = session.open_cursor()
picked_filters = filters.show_filters(reader)
# The map is drawn before the lines above it are counted: it is what a person waits for.
lines_above = st.container()
show_map_and_list(picked_filters)
totals = tables.totals_text(catalogue.find_seizures(reader, picked_filters, limit=0))
lines_above.markdown(f"**{totals}**")
lines_above.caption(catalogue.get_coverage(reader, picked_filters).sentence(session.language()))
