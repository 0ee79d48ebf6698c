"""Seizures over time: counts beside kg, the change against the year before, change points, seasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from catalogue.analysis.like_for_like import Panel, compare_windows, get_panel, held_period
from catalogue.analysis.rates import RateChange, adjust_for_many
from catalogue.store import read_selected, read_selected_one

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
_BEYOND_CHANCE = 0.05

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
        reported (False: none of the countries sent any report of that period: its 0 is no zero), ratio,
        ratio_low, ratio_high, p_value (against the same period a year before, of the countries that reported
        in both; missing in the first year and where there is no such country), left_out (the other
        countries, alpha-2). Periods between the first and the last without a seizure stand with 0 cases.
    drugs
        period_start, drug, cases, mass_kg.
    seasons
        month (1 to 12), cases, years (calendar months covered), cases_per_month.
    season_p_value
        Chance of months of the year at least so different if none differed; None where some month of the
        year is covered less than twice.
    changes
        month_start, cases_per_month_before, cases_per_month_after, ratio, ratio_low, ratio_high, p_value
        (adjusted), left_out. Months of which nobody reported are passed over; a change that vanishes among
        the countries that reported on both sides of it is none.
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
    panel = _panel(store, filters, months, "month")
    whole = _whole_range(asked, period)
    own = panel if period == "month" else _panel(store, filters, whole, period)
    reported = months.iloc[np.flatnonzero(~panel.silent)] if len(months) else months
    return Trend(
        period=period,
        periods=_with_change(whole, own, period),
        drugs=read_selected(store, "trend_drugs", filters, period=period),
        seasons=_seasons(reported),
        season_p_value=compare_seasons(reported),
        changes=find_change_points(months, panel),
        last_year=_compare_last_year(store, filters),
        undated_cases=int(read_selected_one(store, "trend_undated", filters)["cases"]),
    )


def _panel(store: Store, filters: Filters, periods: pd.DataFrame, period: Period) -> Panel:
    if periods.empty:
        return Panel(pd.DataFrame(), pd.DataFrame())
    return get_panel(store, filters, period, periods["period_start"])


def find_change_points(months: pd.DataFrame, panel: Panel) -> pd.DataFrame:
    """Return the months in which the level of seizures changed; none where there are too few months.

    Parameters
    ----------
    months
        period_start and cases of every month, without a gap.
    panel
        The same months by country.

    Source of the transformation: Anscombe (1948), Biometrika 35: it gives a Poisson count a variance of 1.
    """
    told = np.flatnonzero(~panel.silent) if len(months) else np.array([], dtype=int)
    counts = months["cases"].to_numpy(dtype=float)[told]
    starts = _find_levels(2 * np.sqrt(counts + 3 / 8)) if len(counts) >= _FEWEST_MONTHS else []
    edges = [0, *starts, len(counts)]
    spans = [
        (told[start:middle].tolist(), told[middle:end].tolist())
        for start, middle, end in zip(edges, starts, edges[2:], strict=False)
    ]
    found = [(panel.compare(after, before), after, before) for before, after in spans]
    return _change_table(months, [one for one in found if _is_change(one[0])])


def _is_change(change: RateChange) -> bool:
    """Tell whether a found step is one of seizures, not of who reports."""
    return not change.left_out or (change.compared > 0 and change.p_value < _BEYOND_CHANCE)


def _change_table(months: pd.DataFrame, found: list[tuple[RateChange, list[int], list[int]]]) -> pd.DataFrame:
    changes = [change for change, _, _ in found]
    columns = {name: [getattr(one, name) for one in changes] for name in ("ratio", "ratio_low", "ratio_high")}
    return pd.DataFrame(
        {
            "month_start": [months["period_start"].iloc[after[0]] for _, after, _ in found],
            "cases_per_month_before": [one.before_cases / len(before) for one, _, before in found],
            "cases_per_month_after": [one.recent_cases / len(after) for one, after, _ in found],
            **columns,
            "p_value": adjust_for_many([change.p_value for change in changes]),
            "left_out": [" ".join(change.left_out) for change in changes],
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


def _with_change(periods: pd.DataFrame, panel: Panel, period: Period) -> pd.DataFrame:
    years = _PERIODS_OF_A_YEAR[period]
    compared = [panel.compare([at], [at - years]) if at >= years else None for at in range(len(periods))]
    changes = [one if one and one.compared else None for one in compared]
    names = ("ratio", "ratio_low", "ratio_high", "p_value")
    columns = {name: [None if one is None else getattr(one, name) for one in changes] for name in names}
    left_out = [" ".join(one.left_out) if one else "" for one in compared]
    told: list[bool] = (~panel.silent).tolist() if len(periods) else []
    numbers = {name: pd.Series(values, dtype=float) for name, values in columns.items()}
    return periods.assign(reported=told, **numbers, left_out=left_out)


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
    held = held_period(store, filters)
    if held is None:
        return None
    first, last = held
    recent_from = _day_after_a_year_before(last)
    if _day_after_a_year_before(recent_from - pd.Timedelta(days=1)) < first:
        return None
    return compare_windows(store, filters, recent_from=recent_from, recent_to=last)


def _day_after_a_year_before(day: dt.date) -> dt.date:
    return (pd.Timestamp(day) - pd.DateOffset(years=1) + pd.Timedelta(days=1)).date()
