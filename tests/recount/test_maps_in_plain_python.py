"""What a map is given of drawn records, against plain Python and pyproj: cells, crossings, concealment."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyproj import Transformer

import catalogue
from catalogue.analysis import get_near_crossings
from catalogue.analysis.cells import cells_across, whole_cells
from catalogue.filters import BoundingBox, Filters
from geodata.crossings import border_crossings
from tests.recount.asked import Asked, top_of
from tests.recount.meaning import distance_km

if TYPE_CHECKING:
    from catalogue import Store
    from tests.recount.records import Records, Seizure

WORLD = BoundingBox(-85, -180, 85, 180)
# Half the way around the world in the metres of Web Mercator, EPSG:3857: that of its sphere of 6,378,137 m.
HALF_AROUND_M = math.pi * 6378137
MERCATOR = Transformer.from_crs("EPSG:4326", "EPSG:3857")
FILTERS = (Filters(), Filters(drugs=("heroin",)), Filters(countries=("KZ", "TJ"), duplicates="merged"))


def near(asked: Asked) -> list[Seizure]:
    """Return the chosen seizures whose place is known more closely than the province."""
    return [one for one in asked.chosen if one.place.is_near]


def place_in_world(lat: float, lon: float) -> tuple[float, float]:
    """Return where a point lies on a map of the world, 0 to 1 from the north-west."""
    x, y = MERCATOR.transform(lat, lon)
    return (x + HALF_AROUND_M) / (2 * HALF_AROUND_M), (HALF_AROUND_M - y) / (2 * HALF_AROUND_M)


@pytest.mark.parametrize("within_km", [10.0, 60.0, 400.0])
@pytest.mark.parametrize("filters", FILTERS)
def test_a_crossing_counts_the_seizures_known_to_lie_so_near(
    store: Store, large: Records, filters: Filters, within_km: float
) -> None:
    own = near(Asked(large, filters))
    points = sorted({(one.place.latitude or 0.0, one.place.longitude or 0.0) for one in own})
    one_crossing = border_crossings()[0]
    # One a few km from each place, so that some places lie near several.
    crossings = [
        replace(one_crossing, code=f"X{number}", lat=lat + 0.05 * number, lon=lon - 0.03 * number)
        for number, (lat, lon) in enumerate(points)
    ]
    found = get_near_crossings(store, filters, crossings, within_km)
    close = {
        one.code: {each.seizure_id for each in own if distance_km(each.place, one.lat, one.lon) <= within_km}
        for one in crossings
    }
    assert found.by_code == {code: len(numbers) for code, numbers in close.items()}
    assert found.cases == len(set().union(*close.values())) > 0
    assert found.within_km == within_km


def test_a_map_counts_at_a_crossing_what_lies_within_25_km(store: Store) -> None:
    found = catalogue.get_near_crossings(store, Filters())
    assert found == get_near_crossings(store, Filters(), border_crossings(), 25.0)
    assert found.cases > 0


@pytest.mark.parametrize("zoom", [0, 5, 9, 14, 17])
@pytest.mark.parametrize("filters", FILTERS)
def test_a_cell_of_the_concealment_layer_tells_its_leading_family(
    store: Store, large: Records, filters: Filters, zoom: int
) -> None:
    found = catalogue.get_concealment_cells(store, filters, WORLD, zoom)
    across = 256 / 60 * 2 ** min(zoom, 14)
    groups: dict[tuple[int, int], list[Seizure]] = {}
    for one in near(Asked(large, filters)):
        x, y = place_in_world(one.place.latitude or 0.0, one.place.longitude or 0.0)
        groups.setdefault((math.floor(x * across), math.floor(y * across)), []).append(one)
    expected = {}
    for own in groups.values():
        stated = Counter(
            top_of("concealment", one.concealment) or one.concealment for one in own if one.concealment
        )
        family, cases = min(stated.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
        lat = sum(one.place.latitude or 0.0 for one in own) / len(own)
        lon = sum(one.place.longitude or 0.0 for one in own) / len(own)
        told = (family, cases, stated.total(), len(own) - stated.total())
        expected[round(lat, 9), round(lon, 9)] = told
    rows = found.itertuples(index=False)
    assert {
        (round(row.latitude, 9), round(row.longitude, 9)): (row.family, row.cases, row.stated, row.not_stated)
        for row in rows
    } == expected


@pytest.mark.parametrize("zoom", [0, 4, 8, 14, 20])
def test_a_circle_is_bounded_by_the_cell_of_web_mercator_that_holds_its_places(
    store: Store, zoom: int
) -> None:
    cells = catalogue.map_view(store, Filters(), WORLD, zoom).cells
    across = 256 / 60 * 2 ** min(zoom, 14)
    assert cells_across(zoom) == pytest.approx(across)
    of_cells = cells[cells["province"].isna()]
    assert len(of_cells) > 0
    for cell in of_cells.itertuples():
        west, north = place_in_world(cell.north, cell.west)
        east, south = place_in_world(cell.south, cell.east)
        assert [west * across, north * across] == pytest.approx(
            [round(west * across), round(north * across)], abs=1e-5
        )
        assert [(east - west) * across, (south - north) * across] == pytest.approx([1, 1], abs=1e-5)
        assert cell.south <= cell.latitude <= cell.north
        assert cell.west <= cell.longitude <= cell.east


@pytest.mark.parametrize("zoom", [0, 7, 14])
def test_a_view_is_widened_to_the_whole_cells_that_it_touches(zoom: int) -> None:
    view, across = BoundingBox(36.7, 66.1, 41.2, 71.9), cells_across(zoom)
    whole = whole_cells(view, across)
    west, north = place_in_world(whole.north, whole.west)
    east, south = place_in_world(whole.south, whole.east)
    own_west, own_north = place_in_world(view.north, view.west)
    own_east, own_south = place_in_world(view.south, view.east)
    edges = [west * across, north * across, east * across, south * across]
    assert edges == pytest.approx(
        [math.floor(own_west * across), math.floor(own_north * across), math.floor(own_east * across) + 1,
         math.floor(own_south * across) + 1], abs=1e-5
    )  # fmt: skip


def test_a_circle_leads_to_the_seizures_that_it_counts(store: Store) -> None:
    for zoom in (3, 9):
        for _, cell in catalogue.map_view(store, Filters(), WORLD, zoom).cells.iterrows():
            narrowed = catalogue.cell_filters(Filters(), cell)
            assert catalogue.count_seizures(store, narrowed) == cell["cases"]
