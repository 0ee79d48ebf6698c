"""Seizures over time: counts beside kg, the change against the year before, change points, seasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from catalogue.analysis.rates import RateChange, adjust_for_many, compare_rates
from catalogue.store import read_one, read_selected, read_selected_one

if TYPE_CHECKING:
    import datetime as dt

    from catalogue.filters import Filters
    from catalogue.store import Store

Period = Literal["month", "quarter", "year"]
_FREQUENCIES = {"month": "MS", "quarter": "QS", "year": "YS"}
_PERIODS_OF_A_YEAR = {"month": 12, "quarter": 4, "year": 1}
# A level that lasts less than a quarter is an event, not a change.
_SHORTEST_LEVEL_MONTHS = 3
_FEWEST_MONTHS = 2 * _SHORTEST_LEVEL_MONTHS

CHANGE_POINT_TEST = (
    "PELT (Killick et al. 2012) with squared error on Anscombe-transformed monthly counts, penalty 3 ln(n) "
    "times their variance; levels beside a change compared by the exact conditional Poisson test, adjusted "
    "after Benjamini and Hochberg"
)
SEASON_TEST = "Kruskal and Wallis (1952) over the counts of the months of the year"
# Two values of each month of the year: with one, seasons and a trend are the same thing.
_FEWEST_YEARS = 2
RATE_TEST = "exact conditional test of two Poisson rates, 95 % interval of Clopper and Pearson"


@dataclass(frozen=True)
class Trend:
    """Seizures over time.

    Attributes
    ----------
    period
        What one row of `periods` and `drugs` is: "month", "quarter" or "year".
    periods
        period_start, cases, mass_kg, median_mass_kg (of seizures with a kg equivalent), largest_share (of
        the kg: what the largest 1 % of seizures hold, at least one seizure), unconverted_items,
        ratio, ratio_low, ratio_high, p_value (against the same period a year before; missing in the first
        year). Periods between the first and the last without a seizure stand with 0 cases.
    drugs
        period_start, drug, cases, mass_kg.
    seasons
        month (1 to 12), cases, years (calendar months covered), cases_per_month.
    season_p_value
        Chance of months of the year at least so different if none differed; None where some month of the
        year is covered less than twice.
    changes
        month_start, cases_per_month_before, cases_per_month_after, ratio, ratio_low, ratio_high, p_value
        (adjusted).
    last_year
        The last twelve months against the same days before; None where those are not wholly covered.
    undated_cases
        Seizures known by their year alone: in no month or quarter.
    """

    period: Period
    periods: pd.DataFrame
    drugs: pd.DataFrame
    seasons: pd.DataFrame
    season_p_value: float | None
    changes: pd.DataFrame
    last_year: RateChange | None
    undated_cases: int
    rate_test: str = RATE_TEST
    change_point_test: str = CHANGE_POINT_TEST
    season_test: str = SEASON_TEST


def get_trend(store: Store, filters: Filters, period: Period = "month") -> Trend:
    """Return how the seizures that `filters` mean lie in time."""
    asked = read_selected(store, "trend_periods", filters, period=period)
    counted = asked if period == "month" else read_selected(store, "trend_months", filters)
    months = _whole_range(counted, "month")
    return Trend(
        period=period,
        periods=_with_change(_whole_range(asked, period), period),
        drugs=read_selected(store, "trend_drugs", filters, period=period),
        seasons=_seasons(months),
        season_p_value=compare_seasons(months),
        changes=find_change_points(months),
        last_year=_compare_last_year(store, filters),
        undated_cases=int(read_selected_one(store, "trend_undated", filters)["cases"]),
    )


def find_change_points(months: pd.DataFrame) -> pd.DataFrame:
    """Return the months in which the level of seizures changed; none where there are too few months.

    Parameters
    ----------
    months
        period_start and cases of every month, without a gap.

    Source of the transformation: Anscombe (1948), Biometrika 35: it gives a Poisson count a variance of 1.
    """
    counts = months["cases"].to_numpy(dtype=float)
    starts = _find_levels(2 * np.sqrt(counts + 3 / 8)) if len(counts) >= _FEWEST_MONTHS else []
    edges = [0, *starts, len(counts)]
    compared = [
        compare_rates(
            int(counts[middle:end].sum()), int(counts[start:middle].sum()), end - middle, middle - start
        )
        for start, middle, end in zip(edges, starts, edges[2:], strict=False)
    ]
    return pd.DataFrame(
        {
            "month_start": [months["period_start"].iloc[start] for start in starts],
            "cases_per_month_before": [
                counts[first:start].mean() for first, start in zip(edges, starts, strict=False)
            ],
            "cases_per_month_after": [
                counts[start:end].mean() for start, end in zip(starts, edges[2:], strict=True)
            ],
            "ratio": [change.ratio for change in compared],
            "ratio_low": [change.ratio_low for change in compared],
            "ratio_high": [change.ratio_high for change in compared],
            "p_value": adjust_for_many([change.p_value for change in compared]),
        }
    )


def _find_levels(transformed: np.ndarray[tuple[int], np.dtype[np.float64]]) -> list[int]:
    import ruptures  # type: ignore[import-untyped]  # noqa: PLC0415  loads SciPy: a second
    from scipy import stats  # noqa: PLC0415  the same

    steps = np.diff(transformed)
    # Seizures come in series, so their counts vary more than Poisson's: the steps tell by how much.
    variance = max(1.0, float(stats.median_abs_deviation(steps, scale="normal")) ** 2 / 2)
    search = ruptures.Pelt(model="l2", min_size=_SHORTEST_LEVEL_MONTHS, jump=1).fit(transformed)
    found: list[int] = search.predict(pen=3 * np.log(len(transformed)) * variance)
    return [int(index) for index in found[:-1]]


def _whole_range(found: pd.DataFrame, period: Period) -> pd.DataFrame:
    if found.empty:
        return found
    first, last = found["period_start"].min(), found["period_start"].max()
    every = pd.date_range(first, last, freq=_FREQUENCIES[period], name="period_start")
    whole = found.set_index("period_start").reindex(every)
    counts = [name for name in ("cases", "unconverted_items") if name in whole]
    sums = [name for name in (*counts, "mass_kg") if name in whole]
    whole[sums] = whole[sums].fillna(0)
    return whole.astype(dict.fromkeys(counts, int)).reset_index()


def _with_change(periods: pd.DataFrame, period: Period) -> pd.DataFrame:
    before = periods["cases"].shift(_PERIODS_OF_A_YEAR[period]).tolist()
    changes = [
        None if pd.isna(earlier) else compare_rates(int(cases), int(earlier))
        for cases, earlier in zip(periods["cases"], before, strict=True)
    ]
    names = ("ratio", "ratio_low", "ratio_high", "p_value")
    columns = {name: [None if one is None else getattr(one, name) for one in changes] for name in names}
    return periods.assign(**{name: pd.Series(values, dtype=float) for name, values in columns.items()})


def _seasons(months: pd.DataFrame) -> pd.DataFrame:
    if months.empty:
        return pd.DataFrame(columns=["month", "cases", "years", "cases_per_month"])
    number = pd.to_datetime(months["period_start"]).dt.month.rename("month")
    seasons = months.groupby(number)["cases"].agg(cases="sum", years="count").reset_index()
    return seasons.assign(cases_per_month=seasons["cases"] / seasons["years"])


def compare_seasons(months: pd.DataFrame) -> float | None:
    """Return the chance of months of the year at least so different, were they alike; None where too few.

    Ranks are compared, so that a few months with very many seizures do not decide.

    Parameters
    ----------
    months
        period_start and cases of every month, without a gap.
    """
    from scipy import stats  # noqa: PLC0415  takes a second to load, and most visits compare nothing

    number = pd.to_datetime(months["period_start"]).dt.month
    counts = [own["cases"].tolist() for _, own in months.groupby(number)]
    if len(counts) < 12 or min(map(len, counts)) < _FEWEST_YEARS:  # noqa: PLR2004  months of a year
        return None
    steady = months["cases"].min() == months["cases"].max()
    return 1.0 if steady else float(stats.kruskal(*counts).pvalue)


def _compare_last_year(store: Store, filters: Filters) -> RateChange | None:
    held = read_one(store, "period")
    first, last = held["date_first"], held["date_last"]
    if first is None:
        return None
    first = max(first, filters.date_from or first)
    last = min(last, filters.date_to or last)
    recent_from = _day_after_a_year_before(last)
    if _day_after_a_year_before(recent_from - pd.Timedelta(days=1)) < first:
        return None
    counted = read_selected_one(store, "trend_windows", filters, recent_from=recent_from, recent_to=last)
    return compare_rates(int(counted["recent_cases"]), int(counted["before_cases"]))


def _day_after_a_year_before(day: dt.date) -> dt.date:
    return (pd.Timestamp(day) - pd.DateOffset(years=1) + pd.Timedelta(days=1)).date()
