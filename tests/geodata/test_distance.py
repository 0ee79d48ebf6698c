"""Distances: known ones, the shape of answers, and points against lines."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.distance import EARTH_RADIUS_KM, distance_km, distance_to_line_km

LATITUDES = st.floats(-89, 89)
LONGITUDES = st.floats(-179, 179)


def test_a_degree_of_a_meridian_is_its_share_of_the_circumference() -> None:
    assert distance_km(40, 70, 41, 70) == pytest.approx(2 * np.pi * EARTH_RADIUS_KM / 360)


def test_half_way_round_the_earth_is_half_its_circumference() -> None:
    assert distance_km(0, 0, 0, 180) == pytest.approx(np.pi * EARTH_RADIUS_KM)


def test_dushanbe_to_osh_is_about_four_hundred_kilometres() -> None:
    # The ellipsoid's geodesic (Karney, WGS 84) is 411.0 km.
    assert distance_km(38.5358, 68.779, 40.5283, 72.7985) == pytest.approx(411.0, rel=0.005)


def test_arrays_give_an_array_and_scalars_a_float() -> None:
    many = distance_km([38.5, 40.5], [68.8, 72.8], 41.3, 69.2)
    assert many.shape == (2,)
    assert isinstance(distance_km(38.5, 68.8, 41.3, 69.2), float)
    assert many[0] == pytest.approx(distance_km(38.5, 68.8, 41.3, 69.2))


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_a_distance_is_the_same_both_ways_and_never_over_half_the_earth(
    lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    there = distance_km(lat1, lon1, lat2, lon2)
    assert there == pytest.approx(distance_km(lat2, lon2, lat1, lon1), abs=1e-6)
    assert 0 <= there <= np.pi * EARTH_RADIUS_KM + 1e-6


def test_a_point_beside_a_line_is_measured_to_the_line_and_not_to_its_vertices() -> None:
    line = [(40.0, 68.0), (40.0, 72.0)]
    assert distance_to_line_km([41.0], [70.0], line)[0] == pytest.approx(111.2, rel=0.01)


def test_a_point_beyond_the_end_is_measured_to_the_end() -> None:
    line = [(40.0, 68.0), (40.0, 70.0)]
    expected = distance_km(40.0, 71.0, 40.0, 70.0)
    assert distance_to_line_km([40.0], [71.0], line)[0] == pytest.approx(expected, rel=0.001)


def test_a_line_of_one_vertex_is_a_point() -> None:
    found = distance_to_line_km([41.0, 39.0], [70.0, 70.0], [(40.0, 70.0)])
    assert found == pytest.approx(distance_km([41.0, 39.0], 70.0, 40.0, 70.0), rel=0.001)


def test_a_point_that_is_not_a_number_gives_no_number() -> None:
    assert np.isnan(distance_to_line_km([np.nan], [70.0], [(40.0, 70.0), (41.0, 70.0)])[0])


def test_a_line_without_vertices_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one vertex"):
        distance_to_line_km([40.0], [70.0], [])


@given(st.floats(30, 55), st.floats(45, 85), st.floats(0, 1))
def test_a_point_on_a_short_line_lies_within_its_bend(lat: float, lon: float, share: float) -> None:
    line = np.array([(lat, lon), (lat + 0.2, lon + 0.3)])
    place = line[0] + share * (line[1] - line[0])
    assert distance_to_line_km([place[0]], [place[1]], line)[0] < 0.05
