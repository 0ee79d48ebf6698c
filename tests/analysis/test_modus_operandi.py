"""Cross-tables of concealment, transport and drug, against counts made without the catalogue."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue.demo import demo_sheet
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from catalogue import Store

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


def test_a_residual_is_the_distance_from_independence_in_standard_deviations(store: Store) -> None:
    table = catalogue.get_cross_table(store)
    row, column = table.counts.index[0], table.counts.columns[0]
    expected = table.counts.loc[row].sum() * table.counts[column].sum() / table.n
    assert table.expected.loc[row, column] == pytest.approx(expected)
    wanted = (table.counts.loc[row, column] - expected) / math.sqrt(expected)
    assert table.residuals.loc[row, column] == pytest.approx(wanted)
    assert table.expected.to_numpy().sum() == pytest.approx(table.n)


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
