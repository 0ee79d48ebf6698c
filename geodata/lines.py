"""Lines to draw between waypoints. The waypoints are the record; a line is derived and never evidence.

A leg between two waypoints follows the road or rail network where that gives a sensible line, and else is
straight, to be drawn dashed. The network is read at first use; the corridors' lines are ready-made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from geodata.layers import GeoJson, get_layer
from geodata.legs import LegLine, Place, straight_leg

LineKind = Literal["network", "straight", "mixed"]

NETWORK_FILE = Path(__file__).with_name("data") / "layers" / "odbl" / "network.parquet"


@dataclass(frozen=True)
class RouteLine:
    """The line through all waypoints, leg by leg and continuous.

    Attributes
    ----------
    legs
        One for each pair of successive waypoints.
    kind
        'mixed' where some legs follow the network and some are straight.
    length_km
        Along all legs.
    detour
        Length over the sum of the legs' great circles; 1.0 for straight lines.
    """

    legs: tuple[LegLine, ...]
    kind: LineKind
    length_km: float
    detour: float

    @property
    def coordinates(self) -> tuple[Place, ...]:
        """All legs' (latitude, longitude) in degrees, one after another, joints once."""
        return (*self.legs[0].coordinates, *(place for leg in self.legs[1:] for place in leg.coordinates[1:]))


def route_line(points: Sequence[Place], mode: str) -> RouteLine:
    """Return the line through waypoints given as (latitude, longitude) in degrees.

    Parameters
    ----------
    points
        Two or more waypoints, in travelling order.
    mode
        'road' and 'rail' look for a way on their network; any other mode gives straight legs.

    Raises
    ------
    ValueError
        Fewer than two points.
    """
    if len(points) < 2:  # noqa: PLR2004 a line has two ends
        message = f"a line needs two or more points (latitude, longitude), not {len(points)}"
        raise ValueError(message)
    places = [(float(lat), float(lon)) for lat, lon in points]
    if mode not in {"road", "rail"}:
        return make_route_line([straight_leg(a, b) for a, b in pairwise(places)])
    from geodata.network import network_legs  # noqa: PLC0415 loads rustworkx only where a network is asked for

    return make_route_line(network_legs(places, mode, NETWORK_FILE))


@cache
def corridor_line(corridor_code: str) -> RouteLine:
    """Return a corridor's ready-made line; the network is not loaded.

    Raises
    ------
    KeyError
        There is no such corridor.
    """
    features = get_layer("corridor_lines")["features"]
    legs = [item for item in features if item["properties"]["corridor_code"] == corridor_code]
    if not legs:
        message = f"no line for corridor {corridor_code!r}"
        raise KeyError(message)
    return make_route_line([_read_leg(item) for item in legs])


def make_route_line(legs: Sequence[LegLine]) -> RouteLine:
    """Return the line that the legs make together."""
    kinds = {leg.kind for leg in legs}
    length_km = sum(leg.length_km for leg in legs)
    direct_km = sum(leg.direct_km for leg in legs)
    return RouteLine(
        legs=tuple(legs),
        kind="mixed" if len(kinds) > 1 else next(iter(kinds)),
        length_km=length_km,
        detour=length_km / direct_km if direct_km else 1.0,
    )


def _read_leg(feature: GeoJson) -> LegLine:
    properties = feature["properties"]
    return LegLine(
        coordinates=tuple((lat, lon) for lon, lat in feature["geometry"]["coordinates"]),
        kind=properties["kind"],
        length_km=properties["length_km"],
        direct_km=properties["direct_km"],
    )
