"""Maps on a screen: every file they need is served by this app, and only what is in view is drawn."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

import catalogue
from catalogue import BoundingBox
from pages.parts import session

if TYPE_CHECKING:
    from catalogue import RouteOnMap

ROUTE_HEIGHT_PX = 340


@st.cache_resource(show_spinner=False)
def serve_files() -> Any:  # noqa: ANN401  Streamlit's own kind of component
    """Serve Leaflet, the map's page and scripts and the background from this app; return that page."""
    page = declare_component("catalogue_map", path=str(catalogue.leaflet_folder()))
    # Relative to the frames that draw maps: /component/streamlit_folium.st_folium/index.html and this one.
    catalogue.use_assets(f"../{page.name}")
    return page


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


def view_of(points: list[tuple[float, float]], height_px: int = 400) -> tuple[BoundingBox, int]:
    """Return a view, and its zoom, that holds all `points` (latitude, longitude) on a map so high."""
    lats, lons = zip(*points, strict=True)
    view = BoundingBox(min(lats), min(lons), max(lats), max(lons))
    # A world is 256 px across at zoom 0; the drawing is taken as wide as on a telephone, with a margin.
    wide = max(view.east - view.west, 0.5) / 370
    high = max(_mercator_degrees(view.north) - _mercator_degrees(view.south), 0.3) / height_px
    zoom = int(math.log2(360 / max(wide, high) / 256 * 0.85))
    return view, min(max(zoom, 4), 10)


def _mercator_degrees(lat: float) -> float:
    """Return how far a latitude lies from the equator on the map, in degrees of longitude."""
    return math.degrees(math.asinh(math.tan(math.radians(lat))))
