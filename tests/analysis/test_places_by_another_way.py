"""Hot spots, cross-tables and flows over a few invented points, against formulas in NumPy and by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from shutil import copyfile
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import h3
import numpy as np
import pandas as pd
import pytest
from scipy import stats

import catalogue
from catalogue import EVERYTHING, Filters
from catalogue.analysis.flows import get_flows
from catalogue.analysis.tables import adjusted_residuals, expected_counts
from geodata.layers import get_country_outline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store

CELL = h3.latlng_to_cell(38.6, 70.4, 4)
OTHER_CELL = h3.latlng_to_cell(38.2, 72.9, 4)
BLOCK = sorted(h3.grid_disk(h3.latlng_to_cell(48.0, 67.0, 4), 3))
MIDDLE = 67.0
BESIDE = min(h3.grid_ring(h3.latlng_to_cell(48.0, 67.0, 4), 4))
APART = h3.latlng_to_cell(44.0, 78.0, 4)


@dataclass(frozen=True)
class Seizure:
    """One seizure of a kilogram; `km`: how closely its place is known."""

    country: str
    drug: str
    at: tuple[float, float] | None = None
    km: float = 1.0
    precision: str = "settlement"
    ends: tuple[str, str] = ("", "")
    ways: tuple[str, str] = ("", "")
    kg: float = 1.0


def in_cell(cell: str, country: str, drug: str, many: int, **rest: Any) -> list[Seizure]:
    """Return seizures in the middle of a cell."""
    return [Seizure(country, drug, h3.cell_to_latlng(cell), **rest)] * many


# A cell of a resolution of 4 is 45.2 km wide: a place known to 45 km counts in it, one known to 46 does not.
HEROIN = [
    *in_cell(CELL, "Tajikistan", "Heroin", 4),
    *in_cell(CELL, "Tajikistan", "Heroin", 1, km=45.0, precision="district"),
    *in_cell(CELL, "Tajikistan", "Heroin", 2, km=46.0, precision="district"),
    *in_cell(CELL, "Tajikistan", "Heroin", 3, precision="province"),
    *[Seizure("Tajikistan", "Heroin")] * 6,
]
OPIUM = in_cell(OTHER_CELL, "Tajikistan", "Opium", 4)
SHARES = [
    one
    for cell in BLOCK
    for one in in_cell(
        cell, "Kazakhstan", "Morphine" if h3.cell_to_latlng(cell)[1] > MIDDLE else "Codeine", 5
    )
]
FEW = in_cell(BESIDE, "Kazakhstan", "Codeine", 4) + in_cell(APART, "Kazakhstan", "Codeine", 9)
# Two tables of two by two: one with 5 expected in each cell, one with 4.5.
WAYS = (("Rail", "Car Parts"), ("Private road", "Luggage"))


def crossed(drug: str, often: int, seldom: int) -> list[Seizure]:
    """Return seizures by transport and concealment: `often` where both are first or both second."""
    return [
        Seizure("Kyrgyzstan", drug, ways=(WAYS[one][0], WAYS[two][1]))
        for one in (0, 1)
        for two in (0, 1)
        for _ in range(often if one == two else seldom)
    ]


TABLED = crossed("Hashish", 7, 3) + crossed("LSD", 6, 3)
# On and beside a road due north from AF over TJ to KG, along 70 degrees east.
HERE = (39.0, 70.0)
FLOWING = [
    *[Seizure("Tajikistan", "Cocaine", HERE, ends=("Afghanistan", "Kyrgyzstan"), kg=2.5)] * 3,
    *[Seizure("Tajikistan", "Cocaine", HERE)] * 2,
    Seizure("Tajikistan", "Cocaine", HERE, ends=("Afghanistan", "Tajikistan")),
    Seizure("Tajikistan", "Cocaine", (39.0, 70.7), ends=("Afghanistan", "Kyrgyzstan")),  # 60 km off
    Seizure("Tajikistan", "Cocaine", (39.5, 70.0), precision="province", ends=("Afghanistan", "Kyrgyzstan")),
    *[Seizure("Tajikistan", "Cocaine", HERE, ends=("Kyrgyzstan", "Afghanistan"), kg=10.0)] * 2,
]
SEIZURES = [*HEROIN, *OPIUM, *SHARES, *FEW, *TABLED, *FLOWING]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, bare_store: Path) -> Iterator[Store]:
    """Give a store with those seizures at those places."""
    header = "SEIZURE_DATE;COUNTRY;PLACE;DRUG_NAME;AMOUNT;DRUG_UNIT;TRANSPORT;HIDING_PLACE;"
    cells = [
        ("2020-01-01", one.country, f"Zzq{number}", one.drug, str(one.kg), "Kilogram", *one.ways, *one.ends)
        for number, one in enumerate(SEIZURES)
    ]
    rows = [";".join(row) for row in cells]
    path = tmp_path_factory.mktemp("places") / "places.duckdb"
    copyfile(bare_store, path)
    with catalogue.open_store(path) as opened:
        sheet = "\n".join([header + "DEPARTURE_COUNTRY;DESTINATION_COUNTRY", *rows, ""]).encode()
        catalogue.commit_import(opened, catalogue.preview_import(opened, sheet, "places.csv"))
        put = """UPDATE place SET latitude = $lat, longitude = $lon, precision = $kind, precision_km = $km,
                 gazetteer_id = NULL, province = NULL WHERE place_text = $text"""
        for number, one in enumerate(SEIZURES):
            lat, lon = one.at or (None, None)
            kind = one.precision if one.at else "country"
            facts = {"lat": lat, "lon": lon, "kind": kind, "km": one.km, "text": f"Zzq{number}"}
            opened.connection.execute(put, facts)
        opened.connection.execute("DELETE FROM attribution")
        opened.connection.execute(
            """INSERT INTO attribution BY NAME SELECT seizure_id, 'ROAD' AS route, 0.9 AS share, 0.9 AS score,
               'x' AS reason, false AS asserted, 'attributed' AS standing FROM seized_item
               WHERE drug = 'cocaine'"""
        )
        yield opened


def gi_star(values: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Return Gi* and its chance, two-sided, for each cell: Ord and Getis (1995), equation 15, as matrices."""
    cells = sorted(values)
    x = np.array([values[cell] for cell in cells])
    w = np.array([[float(other in h3.grid_disk(cell, 1)) for other in cells] for cell in cells])
    n, s = len(x), x.std()
    sums = w.sum(axis=1)
    z = (w @ x - x.mean() * sums) / (s * np.sqrt((n * (w**2).sum(axis=1) - sums**2) / (n - 1)))
    return {
        cell: (float(one), math.erfc(abs(one) / math.sqrt(2))) for cell, one in zip(cells, z, strict=True)
    }


def false_discovery(chances: dict[str, float]) -> dict[str, float]:
    """Return chances as Benjamini and Hochberg adjust them."""
    ordered = sorted(chances.values())
    return {
        cell: min(later * len(ordered) / (rank + 1) for rank, later in enumerate(ordered) if later >= chance)
        for cell, chance in chances.items()
    }


def land(country: str) -> set[str]:
    """Return the cells of a country."""
    return set(h3.geo_to_cells(get_country_outline(country), 4))


def test_five_seizures_in_one_cell_make_it_and_its_neighbours_hot_and_four_do_not(store: Store) -> None:
    for drug, cell, many in (("heroin", CELL, 5), ("opium", OTHER_CELL, 4)):
        found = catalogue.get_hot_spots(store, Filters(drugs=(drug,), countries=("TJ",)), resolution=4)
        values = {one: float(many * (one == cell)) for one in land("TJ")}
        wanted = gi_star(values)
        q = false_discovery({one: chance for one, (_, chance) in wanted.items()})
        cells = found.cells.set_index("cell")
        around = len(set(h3.grid_disk(cell, 1)) & set(values))
        # By its chance alone four would stand out as well.
        assert q[cell] < 0.05
        hot = {one for one in h3.grid_disk(cell, 1) if one in values} if many >= 5 else set()
        assert {one for one, row in cells.iterrows() if row["state"] == "hot"} == hot
        assert found.cells_tested == len(values)
        for one, row in cells.iterrows():
            assert row["z"] == pytest.approx(wanted[str(one)][0])
            assert row["p_value"] == pytest.approx(wanted[str(one)][1])
            assert row["q_value"] == pytest.approx(q[str(one)])
        assert (cells.loc[cell, "cases"], cells.loc[cell, "near_cases"]) == (many, many)
        assert cells.loc[cell, "near_expected"] == pytest.approx(many / len(values) * around)
        assert pd.isna(cells.loc[cell, "share"]) == (many < 5)


def test_a_place_known_less_closely_than_a_cell_is_wide_is_told_apart(store: Store) -> None:
    found = catalogue.get_hot_spots(store, Filters(drugs=("heroin",), countries=("TJ",)), resolution=4)
    assert 45 < found.cell_width_km < 46
    told = (found.cases, found.imprecise_cases, found.unplaced_cases, found.outside_cases)
    assert told == (5, 2 + 3, 6, 0)


def test_shares_are_compared_among_cells_of_five_reports_and_more(store: Store) -> None:
    codeine = Filters(drugs=("codeine",), countries=("KZ",))
    found = catalogue.get_hot_spots(store, codeine, resolution=4, measure="share")
    values = {cell: float(h3.cell_to_latlng(cell)[1] <= MIDDLE) for cell in BLOCK}
    wanted = gi_star(values)
    q = false_discovery({cell: chance for cell, (_, chance) in wanted.items()})
    cells = found.cells.set_index("cell")
    assert found.cells_tested == len(BLOCK)
    assert (found.cases, found.outside_cases) == (5 * sum(values.values()), 4 + 9)
    states = {
        cell: "none" if q[cell] >= 0.05 else "hot" if z > 0 else "cold" for cell, (z, _) in wanted.items()
    }
    assert {"hot", "cold", "none"} == set(states.values())
    assert cells["state"].to_dict() == {cell: states[cell] for cell in cells.index}
    assert set(cells.index) == {cell for cell in BLOCK if values[cell] or states[cell] != "none"}
    assert cells["z"].to_dict() == pytest.approx({cell: wanted[cell][0] for cell in cells.index})
    assert cells["share"].to_dict() == {cell: values[cell] for cell in cells.index}
    assert cells["z"].is_monotonic_decreasing
    assert cells["near_expected"].isna().all()


def test_a_table_agrees_with_scipy_and_its_residual_is_the_root_of_chi_square() -> None:
    counts = pd.DataFrame([[30, 12, 5], [8, 40, 9]])
    assert expected_counts(counts).to_numpy() == pytest.approx(stats.contingency.expected_freq(counts))
    two = counts.iloc[:, :2]
    chi_square = stats.chi2_contingency(two, correction=False).statistic
    assert adjusted_residuals(two).abs().to_numpy() == pytest.approx(np.full((2, 2), math.sqrt(chi_square)))
    assert adjusted_residuals(two).iloc[0, 0] > 0 > adjusted_residuals(two).iloc[0, 1]
    assert adjusted_residuals(pd.DataFrame([[3, 4]])).isna().all(axis=None)


@pytest.mark.parametrize(
    ("drug", "cells", "expected", "residual"),
    [
        ("hashish", (7, 3), 5.0, 2 / math.sqrt(5 / 4)),
        ("lsd", (6, 3), 4.5, math.nan),
    ],
)
def test_a_residual_is_given_from_five_expected_on(
    store: Store, drug: str, cells: tuple[int, int], expected: float, residual: float
) -> None:
    codes = {"hashish": "cannabis_resin"}
    meant = Filters(drugs=(codes.get(drug, drug),), countries=("KG",))
    table = catalogue.get_cross_table(store, meant, "transport", "concealment", families=False)
    assert sorted(table.counts.to_numpy().ravel()) == sorted(cells * 2)
    assert table.expected.to_numpy() == pytest.approx(np.full((2, 2), expected))
    found = np.sort(table.residuals.to_numpy().ravel())
    wanted = [-residual, -residual, residual, residual]
    assert found == pytest.approx(np.array(wanted), nan_ok=True)
    (own, other), n = cells, 2 * sum(cells)
    assert (table.n, table.not_stated) == (n, 0)
    # Cramer's V of two by two is phi.
    assert table.association == pytest.approx((own**2 - other**2) / (n / 2) ** 2)


ROAD = SimpleNamespace(
    code="ROAD",
    direction="along",
    waypoints=[
        SimpleNamespace(country=country, lat=lat, lon=70.0)
        for country, lat in (("AF", 36.0), ("AF", 37.0), ("TJ", 38.0), ("KG", 41.0), ("KG", 42.0))
    ],
)
LINE = SimpleNamespace(lat_lon=(((36.0, 70.0), (42.0, 70.0)),), kinds=("network",))
COCAINE = Filters(drugs=("cocaine",))


def told(store: Store, **changed: Any) -> dict[tuple[str, float, float], tuple[int, float]]:
    """Return the flows of cocaine: (stage, from latitude, to latitude) -> cases and kg."""
    route = SimpleNamespace(**vars(ROAD) | changed)
    flows = get_flows(store, COCAINE, [route], [LINE])
    assert all(line.kind == "network" for line in flows.lines)
    return {
        (line.stage, line.lat_lon[0][0], line.lat_lon[-1][0]): (line.cases, line.mass_kg)
        for line in flows.lines
    }


def test_a_flow_is_drawn_from_the_nearest_stop_of_the_departure_and_on_to_that_of_the_destination(
    store: Store,
) -> None:
    # Three of 2.5 kg from AF, and one of 1 kg for which the way beyond ends in TJ itself; those without ends,
    # 60 km off the road, known to a province or against its movement are not drawn.
    assert told(store) == {("before", 37.0, 39.0): (4, 8.5), ("beyond", 39.0, 41.0): (3, 7.5)}
    flows = get_flows(store, COCAINE, [ROAD], [LINE])
    assert (flows.cases, flows.departure_unknown, flows.destination_unknown) == (10, 2, 2)
    assert (flows.before_cases, flows.beyond_cases) == (4, 3)


def test_a_road_both_ways_draws_what_came_from_the_other_end(store: Store) -> None:
    # Two of 10 kg came from KG and were to go to AF.
    assert told(store, direction="both") == {
        ("before", 37.0, 39.0): (4, 8.5), ("before", 39.0, 41.0): (2, 20.0),
        ("beyond", 37.0, 39.0): (2, 20.0), ("beyond", 39.0, 41.0): (3, 7.5),
    }  # fmt: skip


def test_a_route_without_a_stop_in_the_stated_country_draws_nothing(store: Store) -> None:
    elsewhere = [point for point in ROAD.waypoints if point.country == "TJ"]
    assert told(store, waypoints=elsewhere) == {}


def test_two_routes_along_one_road_share_its_lines(store: Store) -> None:
    twin = SimpleNamespace(**vars(ROAD) | {"code": "TWIN"})
    flows = get_flows(store, EVERYTHING, [ROAD, twin], [LINE, LINE])
    assert len(flows.lines) == 2
