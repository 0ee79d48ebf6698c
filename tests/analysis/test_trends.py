"""Trends recounted by plain Python over the demo sheet; tests on counts whose answer is known."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
import statistics
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from scipy import stats

from catalogue.analysis.like_for_like import Panel
from catalogue.analysis.rates import (
    adjust_for_many,
    chance_of_more,
    chance_of_other_share,
    compare_rates,
)
from catalogue.analysis.trends import find_change_points, get_trend
from catalogue.demo import demo_sheet
from catalogue.filters import EVERYTHING, Filters

if TYPE_CHECKING:
    from catalogue import Store

GRAMS = {"Kilogram": 1.0, "Gram": 0.001, "Litre": 1.0}


@pytest.fixture
def store(demo_store: Store) -> Store:
    """Return the store with the demo data."""
    return demo_store


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """Return the demo sheet as plain rows, with the kg equivalent worked out here."""
    read = list(csv.DictReader(io.StringIO(demo_sheet().decode()), delimiter=";"))
    for row in read:
        tablets = 0.27e-3 if row["DRUG_NAME"] == "Ecstasy" else None
        factor = tablets if row["DRUG_UNIT"] == "Tablet" else GRAMS[row["DRUG_UNIT"]]
        row["KG"] = None if factor is None else float(row["AMOUNT"]) * factor
    return read


def one_country(months: pd.DataFrame) -> Panel:
    """Return the panel of a country that reported every month."""
    cases = months.set_index("period_start")[["cases"]].set_axis(["KZ"], axis=1)
    return Panel(cases, cases >= 0)


def start_of(day: str, period: str) -> str:
    """Return the first day of the month, quarter or year of `day`."""
    year, month = int(day[:4]), int(day[5:7])
    first = {"month": month, "quarter": 3 * ((month - 1) // 3) + 1, "year": 1}[period]
    return f"{year}-{first:02}-01"


@pytest.mark.parametrize("period", ["month", "quarter", "year"])
def test_every_period_is_recounted(store: Store, rows: list[dict[str, Any]], period: Any) -> None:
    masses = defaultdict(list)
    for row in rows:
        masses[start_of(row["SEIZURE_DATE"], period)].append((row["KG"], row["DRUG_NAME"]))
    periods = get_trend(store, EVERYTHING, period).periods
    assert len(periods) == len(masses)
    for row in periods.itertuples():
        own = masses[str(row.period_start)[:10]]
        drugs = [kg for kg, name in own if name != "Acetic Anhydride"]
        known = sorted((kg for kg in drugs if kg is not None), reverse=True)
        largest = known[: math.ceil(len(known) / 100)]
        assert row.cases == len(own)
        assert row.unconverted_items == drugs.count(None)
        assert row.mass_kg == pytest.approx(sum(known))
        assert row.median_mass_kg == pytest.approx(statistics.median(known))
        assert row.largest_share == pytest.approx(sum(largest) / sum(known))


def test_the_drug_mix_is_recounted(store: Store, rows: list[dict[str, Any]]) -> None:
    opium = Counter(start_of(row["SEIZURE_DATE"], "year") for row in rows if row["DRUG_NAME"] == "Opium")
    drugs = get_trend(store, EVERYTHING, "year").drugs
    own = drugs[drugs["drug"] == "opium"]
    assert dict(zip(own["period_start"].astype(str).str[:10], own["cases"], strict=True)) == opium


def test_seasons_add_up_to_all_seizures(store: Store, rows: list[dict[str, Any]]) -> None:
    march = sum(row["SEIZURE_DATE"][5:7] == "03" for row in rows)
    seasons = get_trend(store, EVERYTHING).seasons.set_index("month")
    assert seasons["cases"].sum() == len(rows)
    assert seasons.loc[3, "cases"] == march
    assert seasons.loc[3, "cases_per_month"] == pytest.approx(march / 7)


def test_the_last_year_is_compared_with_the_same_days_before(
    store: Store, rows: list[dict[str, Any]]
) -> None:
    period = Filters(date_from=dt.date(2021, 1, 1), date_to=dt.date(2023, 6, 30))
    change = get_trend(store, period).last_year
    days = [row["SEIZURE_DATE"] for row in rows]
    assert change is not None
    assert change.recent_cases == sum("2022-07-01" <= day <= "2023-06-30" for day in days)
    assert change.before_cases == sum("2021-07-01" <= day <= "2022-06-30" for day in days)


def test_a_period_too_short_is_compared_with_nothing(store: Store) -> None:
    assert get_trend(store, Filters(date_from=dt.date(2024, 6, 1))).last_year is None


def test_a_month_without_a_seizure_stands_with_none(store: Store) -> None:
    rare = get_trend(store, Filters(countries=("TM",), drugs=("tramadol",))).periods
    starts = pd.to_datetime(rare["period_start"])
    assert (rare["cases"] == 0).any()
    assert len(rare) == len(pd.period_range(starts.min(), starts.max(), freq="M"))


def test_nothing_selected_is_an_empty_trend(store: Store) -> None:
    trend = get_trend(store, Filters(date_to=dt.date(1999, 1, 1)))
    assert trend.periods.empty
    assert trend.changes.empty


def test_a_level_that_doubles_is_found_in_its_month() -> None:
    starts = pd.date_range("2020-01-01", periods=48, freq="MS")
    months = pd.DataFrame({"period_start": starts, "cases": [20, 22, 19, 21] * 6 + [41, 39, 42, 38] * 6})
    changes = find_change_points(months, one_country(months))
    assert changes["month_start"].astype(str).tolist() == ["2022-01-01"]
    assert changes["ratio"].iloc[0] == pytest.approx(40 / 20.5)
    assert changes["p_value"].iloc[0] < 1e-6


def test_a_steady_level_has_no_change_point() -> None:
    starts = pd.date_range("2020-01-01", periods=36, freq="MS")
    steady = pd.DataFrame({"period_start": starts, "cases": [20, 23, 18, 25, 17, 21] * 6})
    assert find_change_points(steady, one_country(steady)).empty


def test_a_rate_ratio_agrees_with_the_worked_example() -> None:
    change = compare_rates(20, 10)
    assert change.ratio == pytest.approx(2)
    # Twice the upper tail of Binomial(30, 1/2) from 20 on.
    assert change.p_value == pytest.approx(2 * sum(math.comb(30, k) for k in range(20, 31)) / 2**30)
    assert change.ratio_low < 1 < change.ratio < change.ratio_high


def test_longer_exposure_explains_more_seizures() -> None:
    assert compare_rates(30, 10, recent_exposure=3, before_exposure=1).ratio == pytest.approx(1)


def test_nothing_before_leaves_the_ratio_open() -> None:
    change = compare_rates(7, 0)
    assert change.ratio is None
    assert math.isinf(change.ratio_high)
    assert compare_rates(0, 0).p_value == 1


def test_the_chance_of_more_is_the_binomial_tail() -> None:
    assert chance_of_more(3, 0, 50, 50) == pytest.approx(1 / 8)
    assert chance_of_more(0, 0, 50, 50) == 1


def test_equal_shares_are_no_surprise() -> None:
    assert chance_of_other_share(10, 100, 10, 100) == pytest.approx(1)
    assert chance_of_other_share(60, 100, 10, 100) < 1e-10


def test_many_chances_are_adjusted_together() -> None:
    assert adjust_for_many([0.01, 0.02, 0.03]) == pytest.approx([0.03, 0.03, 0.03])
    assert adjust_for_many([]) == []


def test_seasons_are_compared_by_the_ranks_of_their_months(store: Store, rows: list[dict[str, Any]]) -> None:
    counts = Counter(row["SEIZURE_DATE"][:7] for row in rows)
    ordered = sorted(counts.values())
    # Equal counts share the mean of their places.
    rank = {value: ordered.index(value) + (ordered.count(value) + 1) / 2 for value in ordered}
    n = len(ordered)
    sums = [sum(rank[counts[f"{year}-{month:02}"]] for year in range(2019, 2026)) for month in range(1, 13)]
    spread = 12 / (n * (n + 1)) * sum(total**2 / 7 for total in sums) - 3 * (n + 1)
    ties = sum(ordered.count(value) ** 3 - ordered.count(value) for value in set(ordered))
    wanted = stats.chi2.sf(spread / (1 - ties / (n**3 - n)), 11)
    assert get_trend(store, EVERYTHING).season_p_value == pytest.approx(wanted)


def test_seasons_of_one_year_are_not_compared(store: Store) -> None:
    assert get_trend(store, Filters(date_from=dt.date(2025, 1, 1))).season_p_value is None
