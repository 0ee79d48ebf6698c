"""Trends against distributions of SciPy, every division into levels, and series without a change."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import pairwise
from math import comb, inf, log, sqrt
from shutil import copyfile
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import catalogue
from catalogue import Filters
from catalogue.analysis.like_for_like import Panel
from catalogue.analysis.rates import (
    adjust_for_many,
    chance_of_more,
    chance_of_other_share,
    compare_rates,
)
from catalogue.analysis.trends import compare_seasons, find_change_points, get_trend
from catalogue.analysis.whats_new import find_windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from catalogue import Store

COUNTS = [(0, 4), (1, 9), (5, 5), (7, 0), (12, 30), (80, 61), (400, 470)]


@pytest.mark.parametrize("spans", [(1.0, 1.0), (31.0, 28.0), (6.0, 36.0)])
@pytest.mark.parametrize("counts", COUNTS)
def test_a_ratio_has_the_chance_and_interval_of_its_binomial(
    counts: tuple[int, int], spans: tuple[float, float]
) -> None:
    (recent, before), (own, other) = counts, spans
    change = compare_rates(recent, before, own, other)
    n, share = recent + before, own / (own + other)
    ways = stats.binom.pmf(np.arange(n + 1), n, share)
    assert change.p_value == pytest.approx(float(ways[ways <= ways[recent] * (1 + 1e-7)].sum()))
    # Clopper and Pearson's bounds are quantiles of the beta distribution; a share is odds, odds a ratio.
    low = stats.beta.ppf(0.025, recent, before + 1) if recent else 0.0
    high = stats.beta.ppf(0.975, recent + 1, before) if before else 1.0
    assert change.ratio_low == pytest.approx(low / (1 - low) * other / own)
    assert change.ratio_high == pytest.approx(high / (1 - high) * other / own if before else inf)
    wanted = pytest.approx((recent / own) / (before / other)) if before else None
    assert change.ratio == wanted
    assert (change.recent_cases, change.before_cases, change.left_out, change.compared) == (*counts, (), 1)


@pytest.mark.parametrize(("recent_all", "before_all"), [(50.0, 50.0), (20.0, 130.0)])
@pytest.mark.parametrize("counts", COUNTS)
def test_the_chance_of_so_many_is_the_upper_tail(
    counts: tuple[int, int], recent_all: float, before_all: float
) -> None:
    recent, before = counts
    tail = stats.binom.sf(recent - 1, recent + before, recent_all / (recent_all + before_all))
    assert chance_of_more(recent, before, recent_all, before_all) == pytest.approx(float(tail))


@pytest.mark.parametrize("table", [(3, 10, 1, 12), (0, 5, 4, 6), (30, 80, 12, 90), (2, 2, 0, 9)])
def test_two_shares_have_the_chance_of_all_tables_no_likelier(table: tuple[int, int, int, int]) -> None:
    own, own_all, other, other_all = table
    every = comb(own_all + other_all, own + other)
    chances = {
        k: comb(own_all, k) * comb(other_all, own + other - k) / every
        for k in range(max(0, own + other - other_all), min(own_all, own + other) + 1)
    }
    wanted = sum(chance for chance in chances.values() if chance <= chances[own] * (1 + 1e-7))
    assert chance_of_other_share(own, own_all, other, other_all) == pytest.approx(wanted)


def adjusted(chances: list[float]) -> list[float]:
    """Return chances as Benjamini and Hochberg (1995) adjust them: the least n p / rank from each on."""
    order = sorted(range(len(chances)), key=chances.__getitem__)
    scaled = [chances[at] * len(chances) / (rank + 1) for rank, at in enumerate(order)]
    return [min(1.0, *scaled[order.index(at) :]) for at in range(len(chances))]


def test_chances_are_adjusted_in_the_order_in_which_they_came() -> None:
    chances = [0.03, 0.001, 0.5, 0.04, 0.9, 0.012]
    assert adjust_for_many(chances) == pytest.approx(adjusted(chances))


def table_of(counts: Any) -> tuple[pd.DataFrame, Panel]:
    """Return months from 2018 on, and the panel of one country that reported in each."""
    starts = pd.date_range("2018-01-01", periods=len(counts), freq="MS")
    cases = pd.DataFrame({"KZ": counts}, index=starts)
    return pd.DataFrame({"period_start": starts, "cases": counts}), Panel(cases, cases >= 0)


def best_levels(counts: list[int]) -> list[int]:
    """Return where levels begin, of all divisions into spans of three months or more the cheapest.

    Cost: squared distances from the mean of each span, and 3 ln(n) variances for each change.
    """
    values = [2 * sqrt(count + 0.375) for count in counts]
    steps = [later - earlier for earlier, later in pairwise(values)]
    middle = float(np.median(steps))
    spread = float(np.median([abs(step - middle) for step in steps])) * 1.4826
    penalty = 3 * log(len(values)) * max(1.0, spread**2 / 2)

    def cost(start: int, end: int) -> float:
        mean = sum(values[start:end]) / (end - start)
        return sum((value - mean) ** 2 for value in values[start:end])

    @cache
    def cheapest(end: int) -> tuple[float, tuple[int, ...]]:
        whole = (cost(0, end), ())
        parts = [
            (cheapest(at)[0] + cost(at, end) + penalty, (*cheapest(at)[1], at)) for at in range(3, end - 2)
        ]
        return min([whole, *parts])

    return list(cheapest(len(values))[1])


def simulated(seed: int) -> list[int]:
    """Return two to four years of months whose level changes up to three times."""
    chance = np.random.default_rng(seed)
    levels = chance.choice([1, 3, 8, 20, 45], size=int(chance.integers(1, 5)))
    return [
        int(count) for level in levels for count in chance.poisson(level, size=int(chance.integers(3, 14)))
    ]


@pytest.mark.parametrize("seeds", [range(20), (58, 72, 87, 93, 102)])
def test_levels_are_those_of_a_search_through_every_division(seeds: Iterable[int]) -> None:
    several = 0
    for counts in filter(lambda one: len(one) >= 6, map(simulated, seeds)):
        months, panel = table_of(counts)
        found, starts = find_change_points(months, panel), best_levels(counts)
        assert found["month_start"].tolist() == [months["period_start"][at] for at in starts], counts
        edges = [0, *starts, len(counts)]
        spans = [counts[start:end] for start, end in pairwise(edges)]
        tests = [
            stats.binomtest(sum(after), sum(after) + sum(before), len(after) / (len(after) + len(before)))
            for before, after in pairwise(spans)
        ]
        means = [sum(span) / len(span) for span in spans]
        assert found["cases_per_month_before"].tolist() == pytest.approx(means[:-1])
        assert found["cases_per_month_after"].tolist() == pytest.approx(means[1:])
        ratios = [after / before for before, after in pairwise(means)]
        assert found["ratio"].tolist() == pytest.approx(ratios)
        assert found["p_value"].tolist() == pytest.approx(adjusted([float(one.pvalue) for one in tests]))
        several += len(starts) > 1
    assert several > 1


def test_five_months_are_too_few_for_two_levels_and_six_are_enough() -> None:
    assert find_change_points(*table_of([2, 3, 2, 60, 62])).empty
    assert len(find_change_points(*table_of([2, 3, 2, 60, 62, 59]))) == 1


def test_a_step_within_the_spread_of_counts_is_none_however_steady_the_months() -> None:
    # 9 to 12, transformed 6.12 to 7.04: 24 / 4 * 0.92 squared = 5.0, less than 3 ln 24 = 9.5; 9 to 15: 17.7.
    assert find_change_points(*table_of([9] * 12 + [12] * 12)).empty
    assert len(find_change_points(*table_of([9] * 12 + [15] * 12))) == 1


def test_series_without_a_change_seldom_show_one() -> None:
    chance = np.random.default_rng(11)
    series = [chance.poisson(chance.choice([3, 8, 25]), size=48) for _ in range(80)]
    alarms = sum(len(find_change_points(*table_of(counts))) > 0 for counts in series)
    assert alarms / 80 <= 0.05
    seasons = [compare_seasons(table_of(counts)[0]) for counts in series]
    # The nominal 5 % of 80, three standard errors above.
    assert np.mean([p < 0.05 for p in seasons if p is not None]) <= 0.05 + 3 * sqrt(0.05 * 0.95 / 80)
    pairs = chance.poisson(12, size=(200, 2))
    false = np.mean([compare_rates(int(one), int(two)).p_value < 0.05 for one, two in pairs])
    assert 0.005 <= false <= 0.05 + 3 * sqrt(0.05 * 0.95 / 200)


def test_of_many_things_without_a_change_seldom_any_stands_out() -> None:
    chance = np.random.default_rng(5)
    alarms = 0
    for _ in range(100):
        recent, before = chance.poisson(4, size=20), chance.poisson(24, size=20)
        chances = [chance_of_more(int(one), int(two), 6, 36) for one, two in zip(recent, before, strict=True)]
        alarms += min(adjust_for_many(chances)) < 0.05
    assert alarms <= 5 + 3 * sqrt(100 * 0.05 * 0.95)


# Day -> seizures. Kazakhstan's last is 2022-06-30, so the last year begins on 2021-07-01, the one before on
# 2020-07-01. Tajikistan was silent in the last year; Uzbekistan met no heroin in it, but reported.
REPORTED = {
    "Kazakhstan": {
        "2020-06-30": 1, "2020-07-01": 2, "2021-06-30": 3, "2021-07-01": 5, "2022-06-30": 7, "2021": 4,
    },
    "Tajikistan": {"2020-08-01": 4, "2021-03-05": 2},
    "Uzbekistan": {"2021-02-01": 2},
}  # fmt: skip
OPIUM_OF_UZBEKISTAN = {"2020-09-09": 1, "2021-09-09": 1}
HEROIN = Filters(drugs=("heroin",))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, bare_store: Path) -> Iterator[Store]:
    """Give a store with those seizures."""
    told = [
        (country, day, "Heroin", many) for country, days in REPORTED.items() for day, many in days.items()
    ]
    told += [("Uzbekistan", day, "Opium", many) for day, many in OPIUM_OF_UZBEKISTAN.items()]
    rows = [
        f"{day};{country};{drug};{number + 1.5};Kilogram"
        for country, day, drug, many in told
        for number in range(many)
    ]
    sheet = "\n".join(["SEIZURE_DATE;COUNTRY;DRUG_NAME;AMOUNT;DRUG_UNIT", *rows, ""]).encode()
    path = tmp_path_factory.mktemp("windows") / "windows.duckdb"
    copyfile(bare_store, path)
    with catalogue.open_store(path) as opened:
        catalogue.commit_import(opened, catalogue.preview_import(opened, sheet, "days.csv", sender="KZ"))
        yield opened


def test_the_last_year_holds_its_first_and_last_day_and_no_other(store: Store) -> None:
    change = get_trend(store, HEROIN).last_year
    assert change is not None
    # 5 + 7 against Kazakhstan's 2 + 3 and Uzbekistan's 2; Tajikistan is left out.
    assert (change.recent_cases, change.before_cases) == (12, 7)
    assert (change.left_out, change.compared) == (("TJ",), 2)
    assert change.ratio == pytest.approx(12 / 7)
    a_day_less = get_trend(store, Filters(drugs=("heroin",), date_to=dt.date(2022, 6, 29))).last_year
    assert a_day_less is not None
    # 2021-06-30 to 2022-06-29: 3 + 5; 2020-06-30 to 2021-06-29: 1 + 2, and Uzbekistan's 2.
    assert (a_day_less.recent_cases, a_day_less.before_cases) == (8, 5)


def test_two_whole_years_are_needed_and_are_enough(store: Store) -> None:
    since = {day: Filters(date_from=dt.date(2020, 7, day)) for day in (1, 2)}
    assert get_trend(store, since[1]).last_year is not None
    assert get_trend(store, since[2]).last_year is None


def test_a_month_is_compared_with_the_same_month_of_those_who_reported_in_both(store: Store) -> None:
    trend = get_trend(store, HEROIN)
    months = trend.periods.set_index(trend.periods["period_start"].astype(str).str[:7])
    assert (len(months), months["cases"].sum(), trend.undated_cases) == (25, 26, 4)
    assert months.loc["2021-07", "ratio"] == pytest.approx(5 / 2)
    # Kazakhstan's 1 of June 2020 and 3 of June 2021, then 7.
    assert months.loc[["2021-06", "2022-06"], "ratio"].tolist() == pytest.approx([3, 7 / 3])
    assert (months.loc["2021-08", "left_out"], months.loc["2021-08", "reported"]) == ("TJ", False)
    assert np.isnan(months.loc["2021-08", "ratio"])
    # Uzbekistan reported opium in September: no heroin is then a zero, and 0 by 0 no ratio.
    assert bool(months.loc["2020-09", "reported"])
    assert months.loc["2021-09", ["p_value"]].tolist() == [1]


def test_quarters_and_years_hold_their_own_days(store: Store) -> None:
    quarters = get_trend(store, HEROIN, "quarter").periods
    told = dict(zip(quarters["period_start"].astype(str).str[:7], quarters["cases"], strict=True))
    assert {start: cases for start, cases in told.items() if cases} == {
        "2020-04": 1, "2020-07": 6, "2021-01": 4, "2021-04": 3, "2021-07": 5, "2022-04": 7,
    }  # fmt: skip
    # Kazakhstan 3 by 1, 5 by 2, 7 by 3.
    ratios = dict(zip(told, quarters["ratio"], strict=True))
    assert [ratios[start] for start in ("2021-04", "2021-07", "2022-04")] == pytest.approx([3, 5 / 2, 7 / 3])
    years = get_trend(store, HEROIN, "year")
    assert years.periods["cases"].tolist() == [7, 16, 7]  # those known by their year among them
    # Of Kazakhstan 12 by 3, of Uzbekistan 2 by 0; Tajikistan 2 by 4: (12 + 2 + 2) / (3 + 0 + 4).
    assert years.periods["ratio"].tolist()[1:] == pytest.approx([16 / 7, 7 / 12])
    assert years.periods["left_out"].tolist() == ["", "", "TJ UZ"]


@pytest.mark.parametrize(
    ("months", "baseline", "period", "windows"),
    [
        (6, 36, {}, ("2022-01-01", "2022-06-30", "2020-06-30", "2021-12-31")),
        (6, 12, {}, ("2022-01-01", "2022-06-30", "2021-01-01", "2021-12-31")),
        (1, 3, {}, ("2022-06-01", "2022-06-30", "2022-03-01", "2022-05-31")),
        (6, 36, {"date_to": "2022-05-15"}, ("2021-12-01", "2022-05-15", "2020-06-30", "2021-11-30")),
        (6, 36, {"date_from": "2021-07-01"}, ("2022-01-01", "2022-06-30", "2021-07-01", "2021-12-31")),
        (6, 36, {"date_from": "2021-07-02"}, None),
    ],
)
def test_the_last_months_and_those_before_meet_without_a_gap(
    store: Store, months: int, baseline: int, period: dict[str, str], windows: tuple[str, ...] | None
) -> None:
    filters = Filters(**{name: dt.date.fromisoformat(day) for name, day in period.items()})
    found = find_windows(store, filters, months, baseline)
    told = found and (found.recent_from, found.recent_to, found.before_from, found.before_to)
    assert told == (windows and tuple(map(dt.date.fromisoformat, windows)))


def test_days_of_both_windows_are_counted_in_their_own(store: Store) -> None:
    found = catalogue.get_whats_new(store, HEROIN, months=12, baseline_months=12)
    told = found.countries.set_index("country")
    # The last twelve months begin on 2021-07-01: Kazakhstan 5 + 7 after 2 + 3.
    assert told.loc["KZ", ["recent", "before"]].tolist() == [12, 5]
    assert told.loc["KZ", ["recent_months", "before_months"]].tolist() == [2, 2]
    assert told["compared"].to_dict() == {"KZ": True, "TJ": False, "UZ": False}
    assert found.undated_cases == 4
