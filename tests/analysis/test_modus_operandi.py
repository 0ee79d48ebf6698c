"""Cross-tables of concealment, transport and drug, against counts made without the catalogue."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue import EVERYTHING, Filters
from catalogue.demo import demo_sheet
from catalogue.vocabulary import get_vocabulary
from geodata.crossings import border_crossings
from geodata.distance import distance_km
from pages.parts.matrix import PAIRS

if TYPE_CHECKING:
    from catalogue import Store

HELD: dict[catalogue.Dimension, str] = {"drug": "heroin", "transport": "rail", "concealment": "vehicle"}
SAID = {"HIDING_PLACE": "concealment", "TRANSPORT": "transport", "DRUG_NAME": "drugs"}


@pytest.fixture
def store(demo_store: Store) -> Store:
    """Return the store with the demo data."""
    return demo_store


def family(column: str, text: str) -> str | None:
    """Return the top term that a cell of the demo sheet means."""
    vocabulary = get_vocabulary(SAID[column])
    code = vocabulary.find_code(text)
    return None if code in {None, "unknown", "none"} else vocabulary.with_ancestors(code)[-1]


def counted_by_hand(column: str, across: str) -> Counter[tuple[str, str]]:
    """Return the demo sheet's rows by two of its columns."""
    rows = csv.DictReader(io.StringIO(demo_sheet().decode()), delimiter=";")
    pairs = ((family(column, row[column]), family(across, row[across])) for row in rows)
    return Counter((one, other) for one, other in pairs if one is not None and other is not None)


@pytest.mark.parametrize(
    ("rows", "columns", "sheet_rows", "sheet_columns"),
    [
        ("concealment", "transport", "HIDING_PLACE", "TRANSPORT"),
        ("transport", "drug", "TRANSPORT", "DRUG_NAME"),
        ("concealment", "drug", "HIDING_PLACE", "DRUG_NAME"),
    ],
)
def test_the_counts_are_those_of_the_sheet(
    store: Store, rows: catalogue.Dimension, columns: catalogue.Dimension, sheet_rows: str, sheet_columns: str
) -> None:
    table = catalogue.get_cross_table(store, catalogue.EVERYTHING, rows, columns)
    by_hand = counted_by_hand(sheet_rows, sheet_columns)
    found = {
        (row, column): int(table.counts.loc[row, column])
        for row in table.counts.index
        for column in table.counts
    }
    assert {pair: count for pair, count in found.items() if count} == dict(by_hand)
    assert table.n == sum(by_hand.values())


def test_a_residual_is_the_distance_from_independence_in_standard_errors(store: Store) -> None:
    table = catalogue.get_cross_table(store)
    for row in table.counts.index[:3]:
        for column in table.counts.columns[:3]:
            in_row, in_column = int(table.counts.loc[row].sum()), int(table.counts[column].sum())
            expected = in_row * in_column / table.n
            error = math.sqrt(expected * (1 - in_row / table.n) * (1 - in_column / table.n))
            assert table.expected.loc[row, column] == pytest.approx(expected)
            distance = (table.counts.loc[row, column] - expected) / error
            assert table.residuals.loc[row, column] == pytest.approx(distance)
    assert table.expected.to_numpy().sum() == pytest.approx(table.n)


def test_the_association_is_that_of_cramer(store: Store) -> None:
    table = catalogue.get_cross_table(store)
    chi_square = sum(
        (table.counts.loc[row, column] - table.expected.loc[row, column]) ** 2
        / table.expected.loc[row, column]
        for row in table.counts.index
        for column in table.counts.columns
    )
    wanted = math.sqrt(chi_square / table.n / (min(table.counts.shape) - 1))
    assert table.association == pytest.approx(wanted)


def near(row: dict[str, Any]) -> set[str]:
    """Return the crossings within 20 km of a place known to 20 km."""
    if row["place_precision"] not in {"exact", "settlement", "district"} or row["precision_km"] > 20:
        return set()
    return crossings_within_20_km(row["latitude"], row["longitude"])


@cache
def crossings_within_20_km(lat: float, lon: float) -> set[str]:
    """Return the crossings within 20 km of a point."""
    return {one.code for one in border_crossings() if distance_km(lat, lon, one.lat, one.lon) <= 20}


def drug_families(row: dict[str, Any]) -> set[str]:
    """Return the top groups of a seizure's drugs."""
    vocabulary = get_vocabulary("drugs")
    return {vocabulary.with_ancestors(drug)[-1] for drug in row["drugs"] if drug not in {"unknown", "none"}}


def transport_families(row: dict[str, Any]) -> set[str]:
    """Return the top mode of transport, or nothing."""
    code = row["transport"]
    known = isinstance(code, str) and code not in {"unknown", "none"}
    return {get_vocabulary("transport").with_ancestors(code)[-1]} if known else set()


@pytest.mark.parametrize(
    ("rows", "columns"),
    [("crossing", "transport"), ("crossing", "drug"), ("drug", "crossing"), ("drug", "transport")],
)
def test_crossings_and_drugs_are_counted_under_each_that_a_seizure_tells_of(
    store: Store,
    seizures: list[dict[str, Any]],
    rows: catalogue.Dimension,
    columns: catalogue.Dimension,
) -> None:
    tells = {"crossing": near, "transport": transport_families, "drug": drug_families}
    by_hand: Counter[tuple[str, str]] = Counter()
    for seizure in seizures:
        by_hand.update(product(tells[rows](seizure), tells[columns](seizure)))
    table = catalogue.get_cross_table(store, EVERYTHING, rows, columns)
    found = {
        (row, column): int(table.counts.loc[row, column])
        for row in table.counts.index
        for column in table.counts
        if table.counts.loc[row, column]
    }
    assert found == dict(by_hand)
    assert table.n == sum(by_hand.values())


def test_a_third_fact_is_held_at_one_value(store: Store) -> None:
    opium = catalogue.fact_filters(EVERYTHING, "drug", "opium")
    table = catalogue.get_cross_table(store, opium)
    by_hand = Counter(
        (family("HIDING_PLACE", row["HIDING_PLACE"]), family("TRANSPORT", row["TRANSPORT"]))
        for row in csv.DictReader(io.StringIO(demo_sheet().decode()), delimiter=";")
        if row["DRUG_NAME"] == "Opium"
    )
    assert table.n == sum(count for pair, count in by_hand.items() if None not in pair)


def test_a_cell_narrows_what_was_chosen_before(store: Store) -> None:
    tanks = Filters(concealments=("vehicle.fuel_tank",))
    cell = catalogue.fact_filters(tanks, "concealment", "vehicle")
    assert catalogue.find_seizures(store, cell, limit=0).count == (
        catalogue.find_seizures(store, tanks, limit=0).count
    )
    apart = catalogue.fact_filters(tanks, "concealment", "person")
    assert catalogue.find_seizures(store, apart, limit=0).count == 0
    opium = catalogue.fact_filters(Filters(drugs=("opioids",)), "drug", "opium")
    assert opium.drugs == ("opium",)


def test_a_residual_is_not_given_where_too_few_are_expected(store: Store) -> None:
    table = catalogue.get_cross_table(store, families=False)
    few = table.expected < catalogue.SMALLEST_EXPECTED
    assert few.to_numpy().any()
    assert table.residuals.where(few).isna().to_numpy().all()


def test_a_cell_counts_the_seizures_that_its_filter_finds(store: Store) -> None:
    table = catalogue.get_cross_table(store)
    for row in table.counts.index:
        for column in table.counts.columns:
            meant = replace(catalogue.EVERYTHING, concealments=(str(row),), transports=(str(column),))
            assert catalogue.find_seizures(store, meant, limit=0).count == table.counts.loc[row, column]


def test_an_empty_selection_gives_an_empty_table(store: Store) -> None:
    table = catalogue.get_cross_table(store, replace(catalogue.EVERYTHING, countries=("TZ",)))
    assert (table.n, len(table.counts)) == (0, 0)


def test_years_of_a_method_add_up_to_its_seizures(store: Store) -> None:
    years = catalogue.count_method_years(store, catalogue.EVERYTHING)
    assert years["cases"].sum() == catalogue.find_seizures(store, catalogue.EVERYTHING, limit=0).count
    assert (years["stated_cases"] <= years["cases"]).all()


@pytest.mark.parametrize("pair", sorted(PAIRS))
def test_a_cell_of_any_pair_with_a_fact_held_counts_the_seizures_that_it_leads_to(
    store: Store, pair: str
) -> None:
    rows, columns = PAIRS[pair]
    fact, value = next((fact, value) for fact, value in HELD.items() if fact not in PAIRS[pair])
    held = catalogue.fact_filters(EVERYTHING, fact, value)
    table = catalogue.get_cross_table(store, held, rows, columns)
    assert table.n
    cells = table.counts.stack()
    for (row, column), count in cells[cells > 0].head(8).items():
        meant = catalogue.fact_filters(catalogue.fact_filters(held, rows, str(row)), columns, str(column))
        assert catalogue.find_seizures(store, meant, limit=0).count == count


def test_facts_are_crossed_by_their_families_unless_asked_otherwise(store: Store) -> None:
    plain, families = catalogue.get_cross_table(store), catalogue.get_cross_table(store, families=True)
    assert (plain.counts.index.tolist(), plain.n) == (families.counts.index.tolist(), families.n)
    assert (
        plain.counts.index.tolist() != catalogue.get_cross_table(store, families=False).counts.index.tolist()
    )
