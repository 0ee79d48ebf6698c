"""The drawn line of a route: waypoints are the record, the line is derived from roads and rails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from catalogue.content import is_country_only, load_routes
from catalogue.routes.attribution import AttributableRoute
from catalogue.vocabulary import get_vocabulary
from geodata.corridors import corridors
from geodata.layers import find_provinces_along
from geodata.lines import corridor_line, route_line

if TYPE_CHECKING:
    from catalogue.content.records import Leg, Route
    from geodata.legs import LegLine

# A line along a border, or drawn some kilometres off its road, still passes the province beside it.
PROVINCE_WITHIN_KM = 8.0


@dataclass(frozen=True)
class RouteOnMap:
    """A route as a map draws it.

    Attributes
    ----------
    lat_lon
        Parts of the line; each part is points of degrees, latitude before longitude.
    kinds
        For each part "network" (along roads or rails, drawn solid) or "straight" (drawn dashed).
    """

    code: str
    name_en: str
    name_ru: str
    family: str
    status: str
    lat_lon: tuple[tuple[tuple[float, float], ...], ...]
    kinds: tuple[str, ...]


def draw_route(route: Route) -> RouteOnMap:
    """Return the drawn line of `route`; its ways by air, sea and mail are straight."""
    parts = _find_parts(route)
    return RouteOnMap(
        code=route.code,
        name_en=route.name_en,
        name_ru=route.name_ru,
        family=route.family,
        status=route.status,
        lat_lon=tuple(part.coordinates for part in parts),
        kinds=tuple(part.kind for part in parts),
    )


def _find_parts(route: Route) -> list[LegLine]:
    """Return the line of `route`: ready-made for a corridor that nobody changed, else drawn leg by leg.

    A leg from or to a country of which no place is known is not drawn.
    """
    if route.code in {corridor.code for corridor in corridors()} and _as_in_content(route):
        return list(corridor_line(route.code).legs)
    told = [leg for leg in route.legs if not (is_country_only(leg.start) or is_country_only(leg.end))]
    return [part for leg in told for part in route_line(_leg_points(route, leg), leg.mode).legs]


def _as_in_content(route: Route) -> bool:
    own = load_routes().get(route.code)
    return own is not None and (own.waypoints, own.legs) == (route.waypoints, route.legs)


def attributable(route: Route, line: RouteOnMap) -> AttributableRoute:
    """Return what attribution needs of `route`.

    Where it goes by air or mail, or no leg of it is drawn, only its waypoints count.
    """
    on_ground = all(leg.mode not in {"air", "mail"} for leg in route.legs)
    waypoints = [(waypoint.lat, waypoint.lon) for waypoint in route.waypoints]
    drawn = [point for part in line.lat_lon for point in part]
    way = np.array(drawn if on_ground and drawn else waypoints, dtype=float).reshape(-1, 2)
    stops = (find_provinces_along(stop, PROVINCE_WITHIN_KM) for stop in way)
    return AttributableRoute(
        code=route.code,
        line=way,
        on_ground=on_ground,
        countries=route.countries,
        two_way=route.direction == "both",
        drugs=_with_descendants("drugs", route.drugs),
        transports=_with_descendants("transport", route.transport),
        provinces=find_provinces_along(way, PROVINCE_WITHIN_KM) if on_ground else frozenset().union(*stops),
    )


def _leg_points(route: Route, leg: Leg) -> list[tuple[float, float]]:
    """Return the waypoints from the leg's start to its end, whichever way they are listed."""
    names = [waypoint.name_en for waypoint in route.waypoints]
    start, end = names.index(leg.start), names.index(leg.end)
    listed = route.waypoints[min(start, end) : max(start, end) + 1]
    points = [(waypoint.lat, waypoint.lon) for waypoint in listed]
    return points if start <= end else points[::-1]


def _with_descendants(vocabulary: str, codes: tuple[str, ...]) -> frozenset[str]:
    terms = get_vocabulary(vocabulary)
    return frozenset(below for code in codes for below in terms.with_descendants(code))
