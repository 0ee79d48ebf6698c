"""One route on a map of its own: its line, or its waypoints where no leg of it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlit_folium import st_folium

import catalogue
from pages.parts import maps, session

if TYPE_CHECKING:
    from catalogue import BoundingBox, Route, RouteOnMap


def show_route_map(line: RouteOnMap, route: Route) -> None:
    """Draw one route alone; nothing comes back. Where no place of it is known, only the region is drawn."""
    maps.serve_files()
    language = session.language()
    view, zoom = view_of_route(route)
    groups = [catalogue.route_group((line,), language, zoom=zoom, chosen=line.code)]
    if not line.lat_lon:
        groups.append(catalogue.waypoint_group(route.waypoints, language))
    st_folium(
        catalogue.background_map(view, language, zoom=zoom),
        key=f"route_map_{line.code}",
        feature_group_to_add=groups,
        returned_objects=[],
        height=maps.ROUTE_HEIGHT_PX,
        use_container_width=True,
    )


def view_of_route(route: Route) -> tuple[BoundingBox, int]:
    """Return a view, and its zoom, that holds the waypoints of `route`; without any, the region."""
    points = [(point.lat, point.lon) for point in route.waypoints]
    return maps.view_of(points) if points else (catalogue.FIRST_VIEW, catalogue.FIRST_ZOOM)
