"""Maps on a screen: every file they need is served by this app, and only what is in view is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

import catalogue
from catalogue import BoundingBox
from geodata.crossings import border_crossings
from pages.parts import session
from pages.parts.session import say

if TYPE_CHECKING:
    import pandas as pd

    from catalogue import Filters, MapCells, RouteOnMap, Store

HEIGHT_PX = 470
ROUTE_HEIGHT_PX = 340
OPENING_ZOOM = 4  # the five states and northern Afghanistan fit half a screen
# "flights" are the routes by air and post alone: straight lines that would cover the map.
LAYERS = ("seizures", "routes", "flights", "crossings")
OPENING_LAYERS = LAYERS[:2]
Measure = Literal["cases", "kg"]
MEASURES: tuple[Measure, Measure] = ("cases", "kg")
_FLIGHT_MODES = frozenset({"air", "mail"})
_CLICK = "last_object_clicked"
_RETURNED = ("bounds", "zoom", _CLICK, f"{_CLICK}_tooltip", f"{_CLICK}_count")


@dataclass(frozen=True)
class Seen:
    """What a map shows, and what was clicked since its last report: a circle, a route's code, or neither."""

    drawn: MapCells
    circle: pd.Series | None
    route: str | None


@st.cache_resource(show_spinner=False)
def serve_files() -> None:
    """Serve Leaflet, the map's script and the background from this app, once for the process."""
    files = declare_component("files", path=str(catalogue.leaflet_folder()))
    # Relative to the frame in which streamlit-folium draws: /component/streamlit_folium.st_folium/index.html
    catalogue.use_assets(f"../{files.name}")


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


def show_seizure_map(store: Store, meant: Filters, layers: list[str], measure: Measure) -> Seen:
    """Draw the map of the seizures that `meant` selects; the store counts only what is in view."""
    serve_files()
    key = f"map_{session.language()}"
    view, zoom = _read_view(st.session_state.get(key))
    drawn = catalogue.map_view(store, meant, view, zoom)
    groups = _groups(store, drawn, layers, zoom, measure)
    report = st_folium(
        catalogue.background_map(language=session.language(), zoom=OPENING_ZOOM),
        key=key,
        feature_group_to_add=groups,
        returned_objects=list(_RETURNED),
        height=HEIGHT_PX,
        use_container_width=True,
    )
    click = _find_new_click(f"{key}_clicks", report)
    circle = catalogue.find_clicked_cell(drawn.cells, click.get(_CLICK))
    return Seen(drawn, circle, _find_route(store, click))


def cell_title(cell: pd.Series) -> str:
    """Return what a circle stands for: its place, and how many more places it holds."""
    name = str(cell["name_ru" if session.language() == "ru" else "name_en"] or say("list_cell"))
    further = int(cell["places"]) - 1
    return say("list_places", name=name, further=further) if further > 0 else name


def show_route_map(line: RouteOnMap, points: list[tuple[float, float]]) -> None:
    """Draw one route alone, on a view that holds its `points` (latitude, longitude); nothing comes back."""
    view, zoom = view_of(points)
    serve_files()
    language = session.language()
    st_folium(
        catalogue.background_map(view, language, zoom=zoom),
        key=f"route_map_{line.code}",
        feature_group_to_add=[catalogue.route_group((line,), language, zoom=zoom, chosen=line.code)],
        returned_objects=[],
        height=ROUTE_HEIGHT_PX,
        use_container_width=True,
    )


def view_of(points: list[tuple[float, float]]) -> tuple[BoundingBox, int]:
    """Return a view, and its zoom, that holds all `points` (latitude, longitude)."""
    lats, lons = zip(*points, strict=True)
    view = BoundingBox(min(lats), min(lons), max(lats), max(lons))
    # A world is 256 px across at zoom 0; the drawing is taken as 480 px wide with a margin.
    span = max(view.east - view.west, 1.5 * (view.north - view.south), 0.5)
    zoom = int(math.log2(360 / span * 480 / 256 * 0.85))
    return view, min(max(zoom, 4), 10)


def _groups(store: Store, drawn: MapCells, layers: list[str], zoom: int, measure: Measure) -> list[Any]:
    language = session.language()
    unplaced = int(drawn.unplaced["cases"].sum())
    cells = drawn.cells if "seizures" in layers else drawn.cells.iloc[:0]
    lines = _lines(store, layers)
    crossings = border_crossings() if "crossings" in layers else ()
    # An empty group still goes out: it takes its lines out of the legend.
    return [
        catalogue.route_group(lines, language, zoom=zoom),
        catalogue.crossing_group(crossings, language),
        catalogue.seizure_group(cells, language, measure=measure, unplaced_cases=unplaced),
    ]


def _lines(store: Store, layers: list[str]) -> tuple[RouteOnMap, ...]:
    flights = {
        route.code
        for route in catalogue.list_routes(store)
        if all(leg.mode in _FLIGHT_MODES for leg in route.legs)
    }
    wanted = {True: "flights" in layers, False: "routes" in layers}
    return tuple(line for line in catalogue.route_lines(store) if wanted[line.code in flights])


def _read_view(report: object) -> tuple[BoundingBox, int]:
    """Return the view that the map reported last; before its first report, the one it opens with."""
    answer: dict[str, Any] = report if isinstance(report, dict) else {}
    bounds = answer.get("bounds") or {}
    corners = [(bounds.get(name) or {}) for name in ("_southWest", "_northEast")]
    sides = [corner.get(side) for corner in corners for side in ("lat", "lng")]
    zoom = answer.get("zoom")
    if zoom is None or None in sides:
        return catalogue.FIRST_VIEW, OPENING_ZOOM
    south, west, north, east = (float(str(side)) for side in sides)
    return BoundingBox(south, west, north, east), int(zoom)


def _find_new_click(key: str, report: dict[str, Any] | None) -> dict[str, Any]:
    """Return what the map reports of a click that it did not report before; empty where there is none."""
    # The map keeps reporting its last click at every later move; only a new one counts.
    answer = report or {}
    clicks = answer.get(f"{_CLICK}_count") or 0
    if clicks == st.session_state.get(key, 0):
        return {}
    st.session_state[key] = clicks
    return answer


def _find_route(store: Store, click: dict[str, Any]) -> str | None:
    # The note of a line ends with the route's code, a middle dot and its corridor (output/map_layers.py).
    note = str(click.get(f"{_CLICK}_tooltip") or "")
    codes = [route.code for route in catalogue.list_routes(store) if f"{route.code} · " in note]
    return max(codes, key=len, default=None)
