"""Distances against the geodesics of pyproj and the planes of shapely, on places all over the region."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pyproj
import pytest
import shapely

from geodata.courses import make_course, positions_along
from geodata.distance import distance_km, distance_to_line_km

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
EARTH_KM = 6371.0088
SPHERE = pyproj.Geod(a=EARTH_KM * 1000, b=EARTH_KM * 1000)
EARTH = pyproj.Geod(ellps="WGS84")
# Dushanbe, Osh, Tashkent, Almaty, Aktau, Yekaterinburg, Mashhad, Moscow, and over the date line.
PLACES = [
    (38.536, 68.779), (40.528, 72.799), (41.311, 69.279), (43.238, 76.889), (43.651, 51.158),
    (56.838, 60.597), (36.297, 59.606), (55.756, 37.617), (64.734, 177.52), (64.423, -173.226),
]  # fmt: skip


@pytest.mark.parametrize(("here", "there"), list(pairwise(PLACES)))
def test_a_distance_is_that_of_a_geodesic(here: tuple[float, float], there: tuple[float, float]) -> None:
    found = distance_km(*here, *there)
    for geodesic, tolerance in ((SPHERE, 1e-6), (EARTH, 5e-3)):
        _, _, metres = geodesic.inv(here[1], here[0], there[1], there[0])
        assert found == pytest.approx(metres / 1000, rel=tolerance)


def projected(lats: Floats, lons: Floats, lat: float, lon: float) -> Floats:
    """Return places as km on a plane that is true to distances from one place (azimuthal equidistant)."""
    plane = pyproj.Proj(proj="aeqd", lat_0=lat, lon_0=lon, R=EARTH_KM * 1000)
    return np.column_stack(plane(lons, lats)) / 1000


# A way from Tirmiz over Dushanbe and Khorog to Osh, and points on both sides of it and beyond its ends.
WAY = [(37.224, 67.278), (38.536, 68.779), (37.49, 71.553), (40.528, 72.799)]
# The same way as it is drawn: between two places straight in degrees, in steps of 2 km.
DRAWN = shapely.get_coordinates(shapely.segmentize(shapely.LineString(WAY), 0.02))
POINTS = [(38.0, 67.5), (38.2, 70.2), (37.0, 70.0), (39.0, 71.0), (39.0, 73.5), (36.5, 66.5), (41.2, 73.4)]


@pytest.mark.parametrize("point", POINTS)
def test_a_distance_to_a_way_is_that_of_a_plane_around_the_point(point: tuple[float, float]) -> None:
    wanted = shapely.LineString(projected(*DRAWN.T, *point)).distance(shapely.Point(0, 0))
    found = distance_to_line_km([point[0]], [point[1]], WAY)[0]
    assert found == pytest.approx(wanted, rel=0.01)
    # No nearer than any place on it, and no farther than its nearest corner.
    assert found <= min(distance_km(*point, *corner) for corner in WAY) * 1.001


def test_many_points_are_measured_as_each_alone_and_the_way_back_is_as_near() -> None:
    lats, lons = (list(axis) for axis in zip(*POINTS, strict=True))
    together = distance_to_line_km(lats, lons, WAY)
    alone = [distance_to_line_km([lat], [lon], WAY)[0] for lat, lon in POINTS]
    assert together == pytest.approx(alone)
    assert distance_to_line_km(lats, lons, WAY[::-1]) == pytest.approx(together)


def test_places_along_a_course_stand_in_the_order_of_the_way_and_those_too_far_off_in_none() -> None:
    course = make_course([WAY[:2], WAY[1:]], ["network", "straight"])
    share = np.array([0.1, 0.5, 0.9])
    along = np.concatenate([
        np.array(start) + share[:, None] * (np.array(end) - np.array(start)) for start, end in pairwise(WAY)
    ])  # fmt: skip
    at = positions_along(course, along)
    assert (np.diff(at) > 0).all()
    ends = positions_along(course, np.array([WAY[0], WAY[-1]]))
    assert ends == pytest.approx([0.0, course.positions[-1]])
    beside = np.array([(37.98, 68.0285)])
    km = distance_to_line_km(beside[:, 0], beside[:, 1], DRAWN)[0]
    assert 5 < km < 10
    assert np.isfinite(positions_along(course, beside, km * 1.02)).all()
    assert np.isnan(positions_along(course, beside, km * 0.98)).all()


def test_a_course_cuts_long_edges_and_keeps_the_kind_of_each_and_a_gap_between_parts() -> None:
    course = make_course(
        [[(38.0, 70.0), (39.0, 70.0)], [(39.5, 70.0), (39.6, 70.0)]], ["network", "straight"]
    )
    assert course.kinds == ("network",) * 4 + ("gap", "straight")
    assert course.points[:, 0].tolist() == pytest.approx([38.0, 38.25, 38.5, 38.75, 39.0, 39.5, 39.6])
    assert len(course.positions) == len(course.points)
