"""A spot is called after the largest town near it, else after the nearest one."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest

from geodata.distance import distance_km
from geodata.gazetteer.table import PLACES_FILE
from geodata.towns import find_town


def test_a_spot_beside_a_city_is_called_after_it() -> None:
    town = find_town(41.40, 69.30, within_km=22)
    assert (town.name_en, town.name_ru, town.country) == ("Tashkent", "Ташкент", "UZ")
    assert 5 < town.distance_km < 22


@pytest.mark.parametrize(("lat", "lon"), [(38.0, 73.5), (47.0, 66.0), (37.6, 69.3)])
def test_the_town_is_the_largest_within_reach_or_the_nearest_of_all(lat: float, lon: float) -> None:
    rows = pq.read_table(PLACES_FILE).to_pylist()
    towns = [row for row in rows if row["kind"] == "settlement"]
    apart = [distance_km(lat, lon, row["lat"], row["lon"]) for row in towns]
    within = [(row["population"], -km, row) for row, km in zip(towns, apart, strict=True) if km <= 20]
    found = find_town(lat, lon, within_km=20)
    if within:
        assert found.name_en == max(within, key=lambda one: one[:2])[2]["name_en"]
    else:
        assert found.distance_km == pytest.approx(min(apart))
