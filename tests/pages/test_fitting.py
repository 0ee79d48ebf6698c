"""The map goes to what a filter finds: the whole of it in view, never closer than its towns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import catalogue
from catalogue import BoundingBox
from pages.parts.fitting import fit

LAPTOP, SCREEN = (640.0, 440.0), (1080.0, 780.0)
sides = st.tuples(st.floats(-55, 75), st.floats(-55, 75)).map(sorted)
edges = st.tuples(st.floats(-179, 179), st.floats(-179, 179)).map(sorted)


@given(lats=sides, lons=edges)
def test_a_view_holds_what_it_is_fitted_to_or_stands_as_far_off_as_it_can(
    lats: list[float], lons: list[float]
) -> None:
    extent = BoundingBox(lats[0], lons[0], lats[1], lons[1])
    view, zoom = fit(extent, *SCREEN)
    holds = view.south <= extent.south <= extent.north <= view.north
    holds &= view.west <= extent.west <= extent.east <= view.east
    assert holds or zoom == catalogue.SMALLEST_ZOOM


@pytest.mark.parametrize("size_px", [LAPTOP, SCREEN])
def test_one_place_is_shown_with_the_towns_around_it(size_px: tuple[float, float]) -> None:
    view, zoom = fit(BoundingBox(37.5, 71.5, 37.5, 71.5), *size_px)
    assert zoom == 8
    assert (view.south + view.north) / 2 == pytest.approx(37.5, abs=0.05)
    assert view.east - view.west < 6


def test_a_larger_screen_comes_closer() -> None:
    uzbekistan = BoundingBox(37.2, 56.0, 45.6, 73.1)
    assert fit(uzbekistan, *LAPTOP)[1] < fit(uzbekistan, 1800.0, 1000.0)[1]
