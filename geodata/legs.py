"""A leg: the line between two successive waypoints."""

from dataclasses import dataclass
from typing import Literal

from geodata.distance import distance_km

LegKind = Literal["network", "straight"]

# Latitude and longitude in degrees.
Place = tuple[float, float]


@dataclass(frozen=True)
class LegLine:
    """The line between two successive waypoints.

    Attributes
    ----------
    coordinates
        Rows of (latitude, longitude) in degrees, from waypoint to waypoint.
    kind
        'network' goes by way of road or rail junctions; 'straight' is to be drawn dashed.
    length_km
        Along the line.
    direct_km
        The great circle between the waypoints.
    """

    coordinates: tuple[Place, ...]
    kind: LegKind
    length_km: float
    direct_km: float


def straight_leg(start: Place, end: Place) -> LegLine:
    """Return a straight leg between two places (latitude, longitude)."""
    length_km = distance_km(*start, *end)
    return LegLine((start, end), "straight", length_km, length_km)
