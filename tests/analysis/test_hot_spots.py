"""Hot spots against the published formula written out in plain Python."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

import h3
import pytest

import catalogue
from catalogue import BoundingBox, Filters
from geodata.layers import get_country_outline

if TYPE_CHECKING:
    from catalogue import Store

OPIUM = Filters(drugs=("opium",))


@pytest.fixture
def store(demo_store: Store) -> Store:
    """Return the store with the demo data."""
    return demo_store


def is_placed(row: dict[str, Any], width_km: float) -> bool:
    """Tell whether the place is known more closely than a cell is wide."""
    known = not math.isnan(row["latitude"]) and row["place_precision"] != "province"
    return known and row["precision_km"] <= width_km


def count_by_cell(rows: list[dict[str, Any]], resolution: int, width_km: float) -> Counter[str]:
    """Return the seizures of `rows` by H3 cell."""
    placed = [row for row in rows if is_placed(row, width_km)]
    return Counter(h3.latlng_to_cell(row["latitude"], row["longitude"], resolution) for row in placed)


def gi_star(values: dict[str, float]) -> dict[str, float]:
    """Return Gi* of each cell as Ord and Getis (1995) write it, weights of 1 within one ring of cells."""
    touching = {cell: [near for near in h3.grid_disk(cell, 1) if near in values] for cell in values}
    kept = {cell: value for cell, value in values.items() if len(touching[cell]) > 1}
    n = len(kept)
    mean = sum(kept.values()) / n
    deviation = math.sqrt(sum(value**2 for value in kept.values()) / n - mean**2)
    found = {}
    for cell in kept:
        near = [kept[other] for other in touching[cell] if other in kept]
        spread = deviation * math.sqrt((n * len(near) - len(near) ** 2) / (n - 1))
        found[cell] = (sum(near) - mean * len(near)) / spread
    return found


def adjusted(chances: dict[str, float]) -> dict[str, float]:
    """Return the chances as Benjamini and Hochberg (1995) adjust them."""
    ordered = sorted(chances, key=lambda name: chances[name], reverse=True)
    lowest, found = 1.0, {}
    for place, name in enumerate(ordered):
        lowest = min(lowest, chances[name] * len(ordered) / (len(ordered) - place))
        found[name] = lowest
    return found


def two_sided(z: float) -> float:
    """Return the chance of a normal value at least as far from 0 as `z`."""
    return math.erfc(abs(z) / math.sqrt(2))


@pytest.mark.parametrize("resolution", [3, 4])
def test_hot_spots_of_cases_follow_the_published_formula(
    store: Store, seizures: list[dict[str, Any]], resolution: int
) -> None:
    found = catalogue.get_hot_spots(store, resolution=resolution)
    counts = count_by_cell(seizures, resolution, found.cell_width_km)
    countries = {row["country"] for row in seizures if is_placed(row, found.cell_width_km)}
    land = {
        cell for country in countries for cell in h3.geo_to_cells(get_country_outline(country), resolution)
    }
    z = gi_star({cell: float(counts[cell]) for cell in land | set(counts)})
    q = adjusted({cell: two_sided(value) for cell, value in z.items()})
    assert found.cells_tested == len(z)
    assert found.cases == sum(counts[cell] for cell in z)
    assert set(found.cells["cell"]) >= {cell for cell in z if counts[cell]}
    for row in found.cells.itertuples():
        near = sum(counts[cell] for cell in h3.grid_disk(row.cell, 1))
        hot = q[row.cell] < 0.05 and z[row.cell] > 0 and near >= 5
        assert row.cases == counts[row.cell]
        assert row.near_cases == near
        compared = [cell for cell in h3.grid_disk(row.cell, 1) if cell in z]
        assert row.near_expected == pytest.approx(found.cases / len(z) * len(compared))
        assert row.z == pytest.approx(z[row.cell])
        assert row.q_value == pytest.approx(q[row.cell], abs=1e-12)
        assert (row.state == "hot") == hot


def test_a_share_is_of_what_was_reported_from_the_same_cell(
    store: Store, seizures: list[dict[str, Any]]
) -> None:
    found = catalogue.get_hot_spots(store, OPIUM, resolution=3, measure="share")
    reports = count_by_cell(seizures, 3, found.cell_width_km)
    counts = count_by_cell([row for row in seizures if "opium" in row["drugs"]], 3, found.cell_width_km)
    z = gi_star({cell: counts[cell] / reports[cell] for cell in reports if reports[cell] >= 5})
    assert found.cells_tested == len(z)
    assert dict(zip(found.cells["cell"], found.cells["z"], strict=True)) == pytest.approx(
        {cell: z[cell] for cell in found.cells["cell"]}
    )
    assert found.outside_cases == sum(counts.values()) - sum(counts[cell] for cell in z)


@pytest.mark.parametrize("resolution", [3, 4])
def test_a_cell_leads_to_the_seizures_that_it_counts(store: Store, resolution: int) -> None:
    found = catalogue.get_hot_spots(store, OPIUM, resolution=resolution)
    places = Filters(**vars(OPIUM) | {"precisions": ("exact", "settlement")})
    near = catalogue.get_hot_spots(store, places, resolution=resolution).cells
    assert len(near)
    for row in near.head(12).itertuples():
        own = catalogue.hot_spot_filters(places, row.cell)
        around = catalogue.hot_spot_filters(places, row.cell, around=True)
        assert catalogue.find_seizures(store, own, limit=0).count == row.cases
        assert catalogue.find_seizures(store, around, limit=0).count == row.near_cases
        assert catalogue.find_cell_at(found, row.latitude, row.longitude) in {row.cell, None}


def test_a_point_outside_every_listed_cell_is_in_none(store: Store) -> None:
    assert catalogue.find_cell_at(catalogue.get_hot_spots(store), 0.0, 0.0) is None


def test_every_seizure_is_in_a_cell_or_counted_as_left_out(
    store: Store, seizures: list[dict[str, Any]]
) -> None:
    found = catalogue.get_hot_spots(store, resolution=5)
    left_out = found.imprecise_cases + found.unplaced_cases + found.outside_cases
    assert found.cases + left_out == len(seizures)
    assert found.unplaced_cases == sum(math.isnan(row["latitude"]) for row in seizures)


def test_a_box_limits_the_cells_that_are_compared(store: Store) -> None:
    box = BoundingBox(36.5, 67.0, 41.0, 75.0)
    found = catalogue.get_hot_spots(store, Filters(box=box))
    assert 0 < found.cells_tested < catalogue.get_hot_spots(store).cells_tested
    assert found.cells["latitude"].between(36, 41.5).all()


def test_cells_are_as_wide_as_a_province_a_district_or_a_town(store: Store) -> None:
    widths = [
        catalogue.get_hot_spots(store, resolution=one).cell_width_km for one in catalogue.HOT_SPOT_RESOLUTIONS
    ]
    assert widths == pytest.approx([120, 45, 17], abs=0.7)


def test_an_outline_limits_the_cells_that_are_compared_to_those_whose_middle_it_holds(store: Store) -> None:
    outline = ((36.5, 67.0), (36.5, 75.0), (41.0, 75.0), (41.0, 67.0))
    found = catalogue.get_hot_spots(store, Filters(area=outline))
    assert (
        found.cells_tested
        == catalogue.get_hot_spots(store, Filters(box=BoundingBox(36.5, 67, 41, 75))).cells_tested
    )
    assert found.cells["latitude"].between(36, 41.5).all()
    # A part of the outline in a province: what both hold.
    both = catalogue.get_hot_spots(store, Filters(area=outline, provinces=("TJ-KT",)))
    assert 0 < both.cells_tested <= catalogue.get_hot_spots(store, Filters(provinces=("TJ-KT",))).cells_tested


def test_a_province_limits_the_cells_that_are_compared(store: Store) -> None:
    found = catalogue.get_hot_spots(store, Filters(provinces=("TJ-KT",)))
    assert 0 < found.cells_tested < 30
    assert found.cases > 0


def test_nothing_selected_has_no_hot_spot(store: Store) -> None:
    found = catalogue.get_hot_spots(store, Filters(countries=("TZ",)))
    assert (found.cells_tested, found.cases, len(found.cells)) == (0, 0, 0)


def test_few_seizures_are_never_a_hot_spot(store: Store) -> None:
    rare = Filters(drugs=("opium",), countries=("TM",))
    cells = catalogue.get_hot_spots(store, rare, resolution=5).cells
    assert (cells.loc[cells["state"] == "hot", "near_cases"] >= 5).all()


def test_a_polygon_is_the_closed_outline_of_its_cell_with_longitude_first(store: Store) -> None:
    cells = catalogue.get_hot_spots(store).cells.head(3)
    drawn = catalogue.hot_spot_polygons(cells)
    for feature, row in zip(drawn["features"], cells.itertuples(), strict=True):
        ring = feature["geometry"]["coordinates"][0]
        assert ring[0] == ring[-1]
        assert len(ring) in {6, 7}
        middle_lat, middle_lon = h3.cell_to_latlng(row.cell)
        assert min(point[1] for point in ring) < middle_lat < max(point[1] for point in ring)
        assert min(point[0] for point in ring) < middle_lon < max(point[0] for point in ring)
        assert feature["properties"]["cases"] == row.cases


def test_a_missing_share_is_null_in_a_polygon(store: Store) -> None:
    cells = catalogue.get_hot_spots(store).cells
    few = catalogue.hot_spot_polygons(cells[cells["share"].isna()].head(1))
    assert few["features"][0]["properties"]["share"] is None
