"""What the map of Explore shows: the choice of its layers, and the layers themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

import catalogue
from geodata.crossings import border_crossings
from pages.parts import session
from pages.parts.session import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue import BoundingBox, CircleScale, Filters, MapCells, RouteOnMap, Store

# "flights" are the routes by air and post alone: straight lines that would cover the map.
LAYERS = ("seizures", "routes", "flights", "flows", "crossings", "hot_spots", "concealment", "units")
OPENING_LAYERS = LAYERS[:2]
Measure = Literal["cases", "kg"]
MEASURES: tuple[Measure, Measure] = ("cases", "kg")
_FLIGHT_MODES = frozenset({"air", "mail"})
# Seizures are drawn one by one from this zoom on, where no more than this many are loaded.
# They stand around their place: more of them there would reach into other places.
_SINGLE_FROM_ZOOM, _MOST_SINGLE, _MOST_AT_ONE_PLACE = 7, 250, 30
_REST, _ROUND = "map_rest", "map_choice_round"


@dataclass(frozen=True)
class Wanted:
    """What a map is to show.

    Attributes
    ----------
    view, zoom
        What is loaded: the view with a margin around it.
    """

    filters: Filters
    layers: tuple[str, ...]
    measure: Measure
    view: BoundingBox
    zoom: int


def show_layer_choice() -> tuple[tuple[str, ...], Measure]:
    """Draw what the map shows: its layers, and whether circles and lines tell "cases" or "kg"."""
    before = st.session_state.get("layers", OPENING_LAYERS)
    with st.popover(say("map_layers_n", count=len(before)), width="content"):
        layers = st.pills(
            say("map_layers"),
            LAYERS,
            selection_mode="multi",
            default=before,
            format_func=lambda layer: say(f"layer_{layer}"),
            key=_key("layers"),
        )
    measure = st.segmented_control(
        say("map_measure"),
        MEASURES,
        default=st.session_state.get("measure", MEASURES[0]),
        required=True,
        format_func=lambda name: say(f"measure_{name}"),
        label_visibility="collapsed",
        width="content",
        key=_key("measure"),
    )
    st.session_state["layers"], st.session_state["measure"] = tuple(layers), measure
    return tuple(layers), measure


def choose(layers: tuple[str, ...] | None, measure: str | None) -> None:
    """Show these layers sized by this measure, as if a person had picked them; None: as the map opens."""
    st.session_state["layers"] = tuple(one for one in layers or () if one in LAYERS)
    if layers is None:
        st.session_state["layers"] = OPENING_LAYERS
    st.session_state["measure"] = measure if measure in MEASURES else MEASURES[0]
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _key(name: str) -> str:
    # Each language, and each choice made elsewhere, has widgets of its own: else they would show the old one.
    return f"{name}_{session.language()}_{st.session_state.get(_ROUND, 0)}"


def is_rest_due(wanted: list[Wanted]) -> bool:
    """Tell whether the slower layers of these maps were asked for already; the first run leaves them out.

    The map's page is painted with what is quick, and says so; then the rest follows.
    """
    asked = [(one.filters, one.layers, one.measure) for one in wanted]
    due = bool(st.session_state.get(_REST) == asked)
    st.session_state[_REST] = asked
    return due


def make_layers(
    store: Store, drawn: MapCells, wanted: Wanted, *, rest: bool, scale: CircleScale | None = None
) -> list[Any]:
    """Return the layers that were chosen, the lowest first.

    Parameters
    ----------
    rest
        Count the slower layers too; else they stand empty, or without what takes long to count.
    scale
        How large circles are; None: by the largest of this map.
    """
    makers: dict[str, Callable[[], Any]] = {
        "hot_spots": lambda: _hot_spots(store, wanted),
        "routes": lambda: _routes(store, wanted, rest=rest),
        "flows": lambda: catalogue.flow_group(
            catalogue.get_flows(store, wanted.filters),
            session.language(),
            zoom=wanted.zoom,
            measure=wanted.measure,
        ),
        "crossings": lambda: _crossings(store, wanted),
        "units": lambda: catalogue.control_unit_group(
            catalogue.container_control().units, session.language()
        ),
        "concealment": lambda: catalogue.concealment_group(
            catalogue.get_concealment_cells(store, wanted.filters, wanted.view, wanted.zoom),
            session.language(),
        ),
        "seizures": lambda: _seizures(store, drawn, wanted, scale),
    }
    chosen = {"routes" if name == "flights" else name for name in wanted.layers}
    quick = {"routes", "seizures", "units"}
    return [make() for name, make in makers.items() if name in chosen and (rest or name in quick)]


def slow_layers(wanted: Wanted) -> frozenset[str]:
    """Return the names of the chosen layers whose content follows after the first painting."""
    slow = {"hot_spots", "routes", "flows", "crossings", "concealment"}
    return frozenset(slow & {"routes" if name == "flights" else name for name in wanted.layers})


def _seizures(store: Store, drawn: MapCells, wanted: Wanted, scale: CircleScale | None) -> Any:  # noqa: ANN401  a layer
    language = session.language()
    unplaced = int(drawn.unplaced["cases"].sum())
    if wanted.zoom >= _SINGLE_FROM_ZOOM and _are_few(drawn):
        rows = catalogue.get_map_records(store, wanted.filters, wanted.view, _MOST_SINGLE)
        return catalogue.record_group(rows, language, unplaced_cases=unplaced)
    return catalogue.seizure_group(
        drawn.cells, language, measure=wanted.measure, unplaced_cases=unplaced, scale=scale
    )


def _are_few(drawn: MapCells) -> bool:
    cases = drawn.cells["cases"]
    finer_than_province = bool(drawn.cells["province"].isna().all())
    return finer_than_province and cases.sum() <= _MOST_SINGLE and not (cases > _MOST_AT_ONE_PLACE).any()


def _routes(store: Store, wanted: Wanted, *, rest: bool) -> Any:  # noqa: ANN401  a layer
    passed = None
    if rest:
        passed = catalogue.Passed(catalogue.get_passed(store, wanted.filters), wanted.measure, wanted.zoom)
    lines = _lines(store, wanted.layers)
    return catalogue.route_group(lines, session.language(), zoom=wanted.zoom, passed=passed)


def _crossings(store: Store, wanted: Wanted) -> Any:  # noqa: ANN401  a layer
    near = catalogue.get_near_crossings(store, wanted.filters)
    return catalogue.crossing_group(border_crossings(), session.language(), near=near)


def _hot_spots(store: Store, wanted: Wanted) -> Any:  # noqa: ANN401  a layer
    resolution = 3 if wanted.zoom < 5 else 4 if wanted.zoom < 8 else 5  # noqa: PLR2004  a cell is 15 to 60 px wide
    spots = catalogue.get_hot_spots(store, replace(wanted.filters, box=None), resolution=resolution)
    outlines = [catalogue.cell_outline(cell) for cell in spots.cells["cell"]]
    return catalogue.hot_spot_group(spots, outlines, session.language())


def _lines(store: Store, layers: tuple[str, ...]) -> tuple[RouteOnMap, ...]:
    flights = {
        route.code
        for route in catalogue.list_routes(store)
        if all(leg.mode in _FLIGHT_MODES for leg in route.legs)
    }
    wanted = {True: "flights" in layers, False: "routes" in layers}
    return tuple(line for line in catalogue.route_lines(store) if wanted[line.code in flights])
