"""A drawn line as a course: short edges one after the other, and where along it a place lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geodata.distance import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Place = tuple[float, float]
# Degrees: longer edges are cut, so that a part of the course can end near a place (about 25 km).
_LONGEST_EDGE_DEG = 0.25


@dataclass(frozen=True)
class Course:
    """A line as edges.

    Attributes
    ----------
    points
        One row of (latitude, longitude) in degrees per end of an edge, in order.
    kinds
        The kind of each edge, one fewer than points; "gap" where two parts of the line do not meet.
    positions
        How far along the course each point lies, in degrees of Web Mercator.
    """

    points: NDArray[np.float64]
    kinds: tuple[str, ...]
    positions: NDArray[np.float64]
    line: Any


def make_course(parts: Sequence[Sequence[Place]], kinds: Sequence[str]) -> Course:
    """Return the course of a line whose `parts` (latitude, longitude) are each of one of `kinds`."""
    points: list[Place] = []
    edges: list[str] = []
    for part, kind in zip(parts, kinds, strict=True):
        dense = shapely.get_coordinates(shapely.segmentize(shapely.LineString(part), _LONGEST_EDGE_DEG))
        if points and points[-1] != part[0]:
            edges.append("gap")
            points.append(part[0])
        points += [(float(lat), float(lon)) for lat, lon in dense[1 if points else 0 :]]
        edges += [kind] * (len(dense) - 1)
    array = np.array(points)
    flat = _flat(array)
    positions = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(flat, axis=0).T))])
    return Course(array, tuple(edges), positions, shapely.LineString(flat))


def positions_along(
    course: Course, places: NDArray[np.float64], within_km: float = np.inf
) -> NDArray[np.float64]:
    """Return where along the course each of `places` lies; NaN where it is farther from it than `within_km`.

    Parameters
    ----------
    places
        One row of (latitude, longitude) in degrees per place.
    """
    distinct, whole = np.unique(places, axis=0, return_inverse=True)
    at = shapely.line_locate_point(course.line, shapely.points(_flat(distinct)))
    nearest = shapely.get_coordinates(shapely.line_interpolate_point(course.line, at))
    latitude = np.degrees(2 * np.arctan(np.exp(np.radians(nearest[:, 1]))) - np.pi / 2)
    apart_km = distance_km(distinct[:, 0], distinct[:, 1], latitude, nearest[:, 0])
    return np.where(apart_km <= within_km, at, np.nan)[whole]


def _flat(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (latitude, longitude) as flat x, y in degrees of Web Mercator: angles stay true."""
    y = np.degrees(np.log(np.tan(np.pi / 4 + np.radians(points[:, 0]) / 2)))
    return np.column_stack([points[:, 1], y])
