"""Distances on the earth's surface, in kilometres; latitude before longitude, in degrees."""

from typing import overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Mean radius R1 = (2a + b) / 3 of the GRS 80 ellipsoid.
# Source: Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74 (2000), p. 131.
EARTH_RADIUS_KM = 6371.0088


@overload
def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float: ...
@overload
def distance_km(
    lat1: ArrayLike, lon1: ArrayLike, lat2: ArrayLike, lon2: ArrayLike
) -> NDArray[np.float64]: ...
def distance_km(
    lat1: ArrayLike, lon1: ArrayLike, lat2: ArrayLike, lon2: ArrayLike
) -> float | NDArray[np.float64]:
    """Return the great-circle distance in km between points in degrees, latitude before longitude.

    Scalars give a float, arrays an array of their common shape. The earth is taken as a sphere of the mean
    radius, which is true to about 0.5 %.
    """
    phi1, lambda1, phi2, lambda2 = (
        np.radians(np.asarray(value, dtype=float)) for value in (lat1, lon1, lat2, lon2)
    )
    sine_lat, sine_lon = np.sin((phi2 - phi1) / 2), np.sin((lambda2 - lambda1) / 2)
    chord = np.clip(sine_lat**2 + np.cos(phi1) * np.cos(phi2) * sine_lon**2, 0.0, 1.0)
    result = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(chord))
    return float(result) if result.ndim == 0 else result


def distance_to_line_km(lats: ArrayLike, lons: ArrayLike, line: ArrayLike) -> NDArray[np.float64]:
    """Return the distance in km from each point to the nearest place on a line.

    Parameters
    ----------
    lats, lons
        Points in degrees; NaN gives NaN.
    line
        Rows of (latitude, longitude) in degrees. One row is a point.

    Returns
    -------
    numpy.ndarray
        One distance for each point, true to about 1 % within 300 km of the line: each point is measured on
        a flat map of its own surroundings.

    Raises
    ------
    ValueError
        The line has no vertices.
    """
    vertices = np.asarray(line, dtype=float).reshape(-1, 2)
    if not len(vertices):
        message = "a line needs at least one vertex (latitude, longitude)"
        raise ValueError(message)
    points = np.column_stack([np.atleast_1d(np.asarray(axis, dtype=float)) for axis in (lats, lons)])
    ends = vertices[1:] if len(vertices) > 1 else vertices
    starts = vertices[:-1] if len(vertices) > 1 else vertices
    return np.array([_nearest_km(point, starts, ends) for point in points], dtype=float)


def _nearest_km(point: NDArray[np.float64], starts: NDArray[np.float64], ends: NDArray[np.float64]) -> float:
    """Project the segments on a flat map centred on the point, then measure from the map's origin."""
    start, end = _flat_km(starts, point), _flat_km(ends, point)
    along = end - start
    length_squared = np.einsum("ij,ij->i", along, along)
    projected = -np.einsum("ij,ij->i", start, along) / np.where(length_squared > 0, length_squared, 1.0)
    share = np.clip(projected, 0.0, 1.0)
    gaps: NDArray[np.float64] = np.hypot(*(start + share[:, None] * along).T)
    return float(gaps.min())


def _flat_km(places: NDArray[np.float64], centre: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return north and east offsets in km; an offset's meridians are squeezed at the mean latitude."""
    offset = np.radians(places - centre)
    squeeze = np.cos(np.radians((places[:, 0] + centre[0]) / 2))
    return EARTH_RADIUS_KM * np.column_stack([offset[:, 0], offset[:, 1] * squeeze])
