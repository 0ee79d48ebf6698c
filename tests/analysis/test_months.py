"""What the playback shows in each month, recounted by plain Python over the seizures one by one."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue.analysis import months as analysed
from catalogue.filters import EVERYTHING, BoundingBox, Filters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store

REGION = BoundingBox(22, 25, 60, 95)
SEIZURES = """
    SELECT date_first, date_last, seizure.country, precision, province, latitude, longitude,
           (SELECT sum(mass_kg) FROM seized_item
            WHERE seized_item.seizure_id = seizure.seizure_id AND drug <> 'acetic_anhydride')
    FROM seizure JOIN place USING (place_id) WHERE latitude IS NOT NULL
"""
Cells = dict[str, list[int]]


@pytest.fixture
def store(demo_store: Store) -> Store:
    """Return the store with the demo data."""
    return demo_store


@pytest.fixture
def own_store(tmp_path: Path) -> Iterator[Store]:
    """Return a store of this test's own with the demo data."""
    with catalogue.create_store(tmp_path / "own.duckdb") as opened:
        catalogue.load_demo(opened)
        yield opened


def cell_of(precision: str, province: str, lat: float, lon: float, zoom: int) -> object:
    """Return the square of 60 px of Web Mercator at `zoom` that a place lies in, or its province."""
    if precision == "province":
        return province
    across = 2**zoom * 256 / 60
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return math.floor((lon + 180) / 360 * across), math.floor(y * across)


def recounted(store: Store, zoom: int, country: str | None = None) -> tuple[Cells, dict[str, float], int]:
    """Return for each month the sizes of its circles and its kg; and how many seizures belong to none."""
    counts: dict[str, Counter[object]] = defaultdict(Counter)
    kg: dict[str, float] = defaultdict(float)
    undated = 0
    rows = store.connection.execute(SEIZURES).fetchall()
    for first, last, own, precision, province, lat, lon, mass in rows:
        if country not in {None, own}:
            continue
        if (first.year, first.month) != (last.year, last.month):
            undated += 1
            continue
        counts[f"{first:%Y-%m}"][cell_of(precision, province, lat, lon, zoom)] += 1
        kg[f"{first:%Y-%m}"] += mass or 0.0
    return {month: sorted(cells.values()) for month, cells in counts.items()}, kg, undated


@pytest.mark.parametrize(("zoom", "country"), [(4, None), (7, "TJ")])
def test_every_month_has_the_circles_that_plain_python_counts(
    store: Store, zoom: int, country: str | None
) -> None:
    filters = Filters(countries=(country,)) if country else EVERYTHING
    found = catalogue.get_month_cells(store, filters, REGION, zoom)
    months = found.counts.groupby(found.counts["month"].dt.strftime("%Y-%m"))
    cells, kg, undated = recounted(store, zoom, country)
    assert {month: sorted(rows["cases"]) for month, rows in months} == cells
    assert {month: rows["mass_kg"].sum() for month, rows in months} == pytest.approx(kg)
    assert found.undated["cases"].sum() == undated
    assert (f"{found.first:%Y-%m}", f"{found.last:%Y-%m}") == (min(cells), max(cells))


def test_a_seizure_known_by_its_year_or_over_months_is_told_and_put_into_no_month(own_store: Store) -> None:
    placed = "SELECT seizure_id FROM seizure JOIN place USING (place_id) WHERE latitude IS NOT NULL LIMIT 2"
    one, other = (row[0] for row in own_store.connection.execute(placed).fetchall())
    change = """UPDATE seizure SET date_first = $first, date_last = $last, date_precision = $kind
                WHERE seizure_id = $id"""
    for number, first, last, kind in (
        (one, "2022-01-01", "2022-12-31", "year"),
        (other, "2022-03-30", "2022-04-02", "range"),
    ):
        facts = {"first": first, "last": last, "kind": kind, "id": number}
        own_store.connection.execute(change, facts)
    found = catalogue.get_month_cells(own_store, EVERYTHING, REGION, 5)
    assert found.undated["cases"].sum() == 2
    drawn = catalogue.map_view(own_store, EVERYTHING, REGION, 5).cells
    assert found.counts["cases"].sum() == drawn["cases"].sum() - 2


def test_a_circle_stays_where_it_is_from_month_to_month(store: Store) -> None:
    counts = catalogue.get_month_cells(store, EVERYTHING, REGION, 6).counts
    places = counts.groupby("cell")[["latitude", "longitude"]].nunique()
    assert (places == 1).all().all()


def test_nothing_answers_where_no_seizure_lies(store: Store) -> None:
    sea = catalogue.get_month_cells(store, EVERYTHING, BoundingBox(23, 60, 24, 61), 6)
    assert (sea.first, sea.last, len(sea.counts)) == (None, None, 0)


def test_where_the_counts_are_many_wider_cells_hold_the_same_seizures(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fine = catalogue.get_month_cells(store, EVERYTHING, REGION, 9).counts
    monkeypatch.setattr(analysed, "MOST_COUNTS", len(fine) // 2)
    wide = catalogue.get_month_cells(store, EVERYTHING, REGION, 9).counts
    assert len(wide) <= len(fine) // 2
    assert wide["cases"].sum() == fine["cases"].sum()
