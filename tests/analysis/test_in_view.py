"""What is in view of a map, recounted from the list of seizures in plain Python."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue import BoundingBox, Filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from catalogue import Store

VIEW = BoundingBox(36.0, 60.0, 44.0, 75.0)
YEAR = Filters(date_from=dt.date(2021, 1, 1), date_to=dt.date(2021, 12, 31), box=VIEW)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store with the demo data."""
    with catalogue.create_store(tmp_path_factory.mktemp("view") / "demo.duckdb") as opened:
        catalogue.load_demo(opened)
        yield opened


@pytest.fixture(scope="module")
def listed(store: Store) -> list[dict[str, Any]]:
    """Give every seizure of the view as the list shows it."""
    rows: list[dict[str, Any]] = catalogue.find_seizures(
        store, Filters(box=VIEW), limit=100_000
    ).rows.to_dict("records")
    return rows


def cases_of(table: pd.DataFrame, column: str = "code") -> dict[str, int]:
    """Return the cases of a table by its first column, without empty rows."""
    pairs = zip(table[column], table["cases"].astype(int), strict=True)
    return {str(name): cases for name, cases in pairs if cases}


def test_cases_and_kg_by_drug_are_those_of_the_list(store: Store) -> None:
    items = store.connection.execute(
        "SELECT seizure_id, drug, mass_kg FROM seized_item JOIN seizure USING (seizure_id) JOIN place "
        "USING (place_id) WHERE latitude >= 36 AND latitude < 44 AND longitude >= 60 AND longitude < 75"
    ).fetchall()
    seizures: dict[str, set[int]] = defaultdict(set)
    kg: Counter[str] = Counter()
    for seizure, drug, mass_kg in items:
        seizures[drug].add(seizure)
        kg[drug] += mass_kg or 0.0
    seen = catalogue.get_in_view(store, Filters(box=VIEW))
    assert cases_of(seen.drugs) == {drug: len(found) for drug, found in seizures.items()}
    told = dict(zip(seen.drugs["code"], seen.drugs["mass_kg"].fillna(0.0), strict=True))
    assert told == pytest.approx(dict(kg))


def test_years_sum_to_all_that_is_in_view(store: Store, listed: list[dict[str, Any]]) -> None:
    seen = catalogue.get_in_view(store, Filters(box=VIEW))
    assert seen.period == "year"
    assert seen.cases == len(listed)
    assert cases_of(seen.dates, "period") == Counter(f"{row['date_first']:%Y}" for row in listed)


def test_a_year_is_told_by_month_without_gaps(store: Store, listed: list[dict[str, Any]]) -> None:
    seen = catalogue.get_in_view(store, YEAR)
    rows = [row for row in listed if row["date_first"].year == 2021]
    dated = [row for row in rows if row["date_precision"] != "year"]
    assert seen.period == "month"
    assert seen.dates["period"].tolist() == [f"2021-{month:02d}" for month in range(1, 13)]
    assert cases_of(seen.dates, "period") == Counter(f"{row['date_first']:%Y-%m}" for row in dated)
    assert seen.undated_cases == len(rows) - len(dated)


@pytest.mark.parametrize("name", ["transport", "concealment"])
def test_families_of_transport_and_concealment_are_recounted(
    store: Store, listed: list[dict[str, Any]], name: str
) -> None:
    terms = catalogue.get_vocabulary(name)
    codes = [row[name] if isinstance(row[name], str) else "" for row in listed]
    expected = Counter(terms.with_ancestors(code)[-1] if code else "" for code in codes)
    assert cases_of(getattr(catalogue.get_in_view(store, Filters(box=VIEW)), f"{name}s")) == expected


def test_a_view_without_a_seizure_counts_nothing(store: Store) -> None:
    seen = catalogue.get_in_view(store, Filters(box=BoundingBox(0, 0, 1, 1)))
    assert (seen.cases, len(seen.drugs), len(seen.dates)) == (0, 0, 0)
