"""The drawn line of a route: waypoints are the record, the line is derived from roads and rails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from catalogue.content import is_country_only, load_routes
from catalogue.routes.attribution import AttributableRoute
from catalogue.vocabulary import get_vocabulary
from geodata.corridors import corridors
from geodata.layers import find_provinces_along, km_beyond
from geodata.legs import straight_leg
from geodata.lines import corridor_line, route_line

if TYPE_CHECKING:
    from catalogue.content.records import Leg, Route
    from geodata.legs import LegLine

# A line along a border, or drawn some kilometres off its road, still passes the province beside it.
PROVINCE_WITHIN_KM = 8.0

# A road that follows a border is drawn three to five km beyond it (near Taraz, between Batken and Osh): the
# borders are generalised and the roads keep few bends. A way through a country goes far deeper.
BORDER_WITHIN_KM = 5.0


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
    """Return the line of `route`, leg by leg; ready-made for a corridor that nobody changed.

    A leg from or to a country, or a point that only stands for one, is not drawn.
    """
    if _is_ready_made(route):
        found = list(corridor_line(route.code).legs)
    else:
        found = [part for leg in route.legs if _has_ends(route, leg) for part in _leg_line(route, leg)]
    return [_inside(part, frozenset(route.countries)) for part in found]


def _has_ends(route: Route, leg: Leg) -> bool:
    """Tell whether both ends of `leg` are places that the record knows."""
    unknown = {point.name_en for point in route.waypoints if point.reference}
    return not any(is_country_only(end) or end in unknown for end in (leg.start, leg.end))


def _is_ready_made(route: Route) -> bool:
    """Tell whether the line made beforehand, along roads, is the one of this record."""
    if route.code not in {corridor.code for corridor in corridors()}:
        return False
    own = load_routes().get(route.code)
    by_road = all(leg.mode == "road" for leg in route.legs)
    return own is not None and by_road and (own.waypoints, own.legs) == (route.waypoints, route.legs)


def _inside(part: LegLine, countries: frozenset[str]) -> LegLine:
    """Return `part`; straight, its course not known, where roads lead through a country not named."""
    if part.kind == "straight" or not km_beyond(part.coordinates, countries, BORDER_WITHIN_KM):
        return part
    return straight_leg(part.coordinates[0], part.coordinates[-1])


def attributable(route: Route, line: RouteOnMap) -> AttributableRoute:
    """Return what attribution needs of `route`.

    Where it goes by air or mail, or no leg of it is drawn, only its waypoints count; a point that stands for
    a whole country does not.
    """
    on_ground = all(leg.mode not in {"air", "mail"} for leg in route.legs)
    waypoints = [(waypoint.lat, waypoint.lon) for waypoint in route.waypoints if not waypoint.reference]
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


def _leg_line(route: Route, leg: Leg) -> tuple[LegLine, ...]:
    return route_line(leg_points(route, leg), "unknown" if leg.schematic else leg.mode).legs


def leg_points(route: Route, leg: Leg) -> list[tuple[float, float]]:
    """Return the places (latitude, longitude) that the record puts on `leg`, in the order of movement."""
    places = {waypoint.name_en: (waypoint.lat, waypoint.lon) for waypoint in route.waypoints}
    return [places[name] for name in (leg.start, *leg.through, leg.end)]


def _with_descendants(vocabulary: str, codes: tuple[str, ...]) -> frozenset[str]:
    terms = get_vocabulary(vocabulary)
    return frozenset(below for code in codes for below in terms.with_descendants(code))
