"""What the map of Explore shows: the choice of its layers, and the layers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

import catalogue
from geodata.crossings import border_crossings
from pages.parts import session
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import MapCells, RouteOnMap, Store

# "flights" are the routes by air and post alone: straight lines that would cover the map.
LAYERS = ("seizures", "routes", "flights", "crossings")
OPENING_LAYERS = LAYERS[:2]
Measure = Literal["cases", "kg"]
MEASURES: tuple[Measure, Measure] = ("cases", "kg")
_FLIGHT_MODES = frozenset({"air", "mail"})


def show_layer_choice() -> tuple[list[str], Measure]:
    """Draw what the map shows: its layers, and whether circles are sized by "cases" or "kg"."""
    language = session.language()
    with st.container(horizontal=True, vertical_alignment="center"):
        layers = st.pills(
            say("map_layers"),
            LAYERS,
            selection_mode="multi",
            default=st.session_state.get("layers", OPENING_LAYERS),
            format_func=lambda layer: say(f"layer_{layer}"),
            label_visibility="collapsed",
            key=f"layers_{language}",
        )
        measure = st.segmented_control(
            say("map_measure"),
            MEASURES,
            default=st.session_state.get("measure", MEASURES[0]),
            required=True,
            format_func=lambda name: say(f"measure_{name}"),
            label_visibility="collapsed",
            key=f"measure_{language}",
        )
    st.session_state["layers"], st.session_state["measure"] = layers, measure
    return list(layers), measure


def make_layers(store: Store, drawn: MapCells, layers: list[str], zoom: int, measure: Measure) -> list[Any]:
    """Return the layers that were chosen, the lowest first."""
    language = session.language()
    made = []
    if {"routes", "flights"} & set(layers):
        made.append(catalogue.route_group(_lines(store, layers), language, zoom=zoom))
    if "crossings" in layers:
        made.append(catalogue.crossing_group(border_crossings(), language))
    if "seizures" in layers:
        unplaced = int(drawn.unplaced["cases"].sum())
        made.append(
            catalogue.seizure_group(drawn.cells, language, measure=measure, unplaced_cases=unplaced)
        )
    return made


def _lines(store: Store, layers: list[str]) -> tuple[RouteOnMap, ...]:
    flights = {
        route.code
        for route in catalogue.list_routes(store)
        if all(leg.mode in _FLIGHT_MODES for leg in route.legs)
    }
    wanted = {True: "flights" in layers, False: "routes" in layers}
    return tuple(line for line in catalogue.route_lines(store) if wanted[line.code in flights])
