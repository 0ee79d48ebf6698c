"""An outline drawn on the map limits every count to the seizures inside it: recounted corner by corner."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import BoundingBox, Filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue import Store

Area = tuple[tuple[float, float], ...]
ARROW: Area = ((36.0, 60.0), (43.0, 72.5), (44.0, 66.0), (38.5, 69.0))
BOX: Area = ((38.0, 60.0), (44.0, 60.0), (44.0, 75.0), (38.0, 75.0))
PLACES = """
    SELECT seizure_id, latitude, longitude, place.precision, mass FROM seizure JOIN place USING (place_id)
    LEFT JOIN (SELECT seizure_id, sum(mass_kg) AS mass FROM seized_item
               WHERE drug <> 'acetic_anhydride' GROUP BY ALL) USING (seizure_id)
    WHERE latitude IS NOT NULL
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store with the demo data."""
    with catalogue.create_store(tmp_path_factory.mktemp("area") / "demo.duckdb") as opened:
        catalogue.load_demo(opened)
        yield opened


def lies_inside(lat: float, lon: float, area: Area) -> bool:
    """Tell whether a line to the east meets the outline an odd number of times."""
    inside = False
    for (lat0, lon0), (lat1, lon1) in pairwise((*area, area[0])):
        low, high = min(lat0, lat1), max(lat0, lat1)
        if low <= lat < high:
            meets_at = lon0 + (lon1 - lon0) * (lat - lat0) / (lat1 - lat0)
            inside ^= lon < meets_at
    return inside


@pytest.mark.parametrize("area", [ARROW, BOX])
def test_an_outline_counts_the_seizures_inside_it(store: Store, area: Area) -> None:
    rows = store.connection.execute(PLACES).fetchall()
    near = [row for row in rows if row[3] != "province" and lies_inside(row[1], row[2], area)]
    found = catalogue.find_seizures(store, Filters(area=area), limit=5)
    assert near
    assert found.count == len(near)
    assert found.mass_kg == pytest.approx(sum(row[4] or 0.0 for row in near))


def test_the_map_and_the_list_count_the_same_inside_an_outline(store: Store) -> None:
    meant = Filters(area=ARROW, drugs=("heroin",))
    cells = catalogue.map_view(store, meant, BoundingBox(20, 20, 70, 100), 5).cells
    assert int(cells["cases"].sum()) == catalogue.find_seizures(store, meant, limit=1).count


def test_a_place_known_to_the_province_only_lies_in_no_outline(store: Store) -> None:
    everywhere = Filters(area=((20.0, 20.0), (70.0, 20.0), (70.0, 100.0), (20.0, 100.0)))
    cells = catalogue.map_view(store, everywhere, BoundingBox(20, 20, 70, 100), 5).cells
    assert len(cells)
    assert cells["province"].isna().all()
