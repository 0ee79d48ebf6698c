"""Every chart of small tables written by hand: no two values of a column are alike."""

from __future__ import annotations

import datetime as dt
import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue.analysis import InView, Trend, Windows
from catalogue.analysis.displacement import compare_shares
from catalogue.output import YearWords, charts, coverage_charts, new_charts, view_charts, year_charts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

COVERAGE = "2 of 3 countries reported; 81 % of seizures have a place"
NONE = float("nan")


def trend(period: Literal["month", "quarter", "year"]) -> Trend:
    """Return a trend of four periods: the second is silent, the last two have a ratio."""
    starts = pd.date_range(
        "2021-01-01", periods=4, freq={"month": "MS", "quarter": "QS", "year": "YS"}[period]
    )
    periods = pd.DataFrame(
        {
            "period_start": starts,
            "cases": [4, 0, 1200, 35],
            "mass_kg": [12.5, 0.0, 3141.6, 71.25],
            "median_mass_kg": [2.25, NONE, 1.875, 3.5],
            "largest_share": [0.5, NONE, 0.25, 0.125],
            "unconverted_items": [1, 0, 6, 2],
            "reported": [True, False, True, True],
            "ratio": [NONE, NONE, 1.5, 0.75],
            "ratio_low": [NONE, NONE, 1.1, 0.4],
            "ratio_high": [NONE, NONE, 2.0, 1.3],
            "p_value": [NONE, NONE, 0.002, 0.31],
            "left_out": ["", "", "KG", ""],
        }
    )
    codes = [
        "heroin",
        "opium",
        "cannabis_herb",
        "cannabis_resin",
        "cocaine",
        "lsd",
        "mephedrone",
        "alpha_pvp",
        "tramadol",
        "heroin",
    ]
    drugs = [(starts[at % 4], code, 10 + at, 2.5 * at) for at, code in enumerate(codes)]
    months = pd.DataFrame(
        {"month": [1, 5, 12], "cases": [7, 20, 9], "years": [2, 3, 2], "cases_per_month": [3.5, 6.7, 4.5]}
    )
    changes = pd.DataFrame(
        {
            "month_start": [starts[2]], "cases_per_month_before": [4.0], "cases_per_month_after": [35.0],
            "ratio": [8.75], "ratio_low": [6.0], "ratio_high": [12.5], "p_value": [0.0004], "left_out": [""],
        }
    )  # fmt: skip
    whole = pd.DataFrame(drugs, columns=["period_start", "drug", "cases", "mass_kg"])
    return Trend(period, periods, whole, months, 0.02, changes, None, 3)


def in_view(period: Literal["month", "year"]) -> InView:
    """Return fourteen drugs, three months or years, and two families each of transport and concealment."""
    codes = [f"drug {number}" for number in range(1, 15)]
    cases, mass_kg = [1500 // at for at in range(1, 15)], [9000.0 / at**2 for at in range(1, 15)]
    drugs = pd.DataFrame({"code": codes, "cases": cases, "mass_kg": mass_kg, "unconverted_items": 0})
    drugs.loc[2, "mass_kg"] = NONE
    names = ["2021-11", "2021-12", "2022-01"] if period == "month" else ["2019", "2020", "2021"]
    dates = pd.DataFrame({"period": names, "cases": [3, 0, 14], "mass_kg": [1.5, 0.0, 20.25]})
    few = pd.DataFrame(
        {"code": ["rail", ""], "cases": [2, 1], "mass_kg": [4.0, 0.25], "unconverted_items": 0}
    )
    return InView(drugs, dates, period, 1, few, few, 17)


def drawn(language: str) -> Iterator[tuple[str, Any]]:
    """Yield the name of each chart and the chart."""
    monthly = trend("month")
    for make in (charts.mass_chart, charts.median_chart, charts.largest_chart, charts.ratio_chart,
                 charts.season_chart, charts.drug_chart):  # fmt: skip
        yield make.__name__, make(monthly, COVERAGE, language)
    for period in ("month", "quarter", "year"):
        yield f"cases_chart by {period}", charts.cases_chart(trend(period), COVERAGE, language)
    quiet = monthly.periods.assign(ratio=NONE, reported=True)
    without = Trend("month", quiet, monthly.drugs, monthly.seasons, None, monthly.changes.head(0), None, 0)
    yield "cases_chart without changes", charts.cases_chart(without, "", language)
    yield "ratio_chart without ratios", charts.ratio_chart(without, "", language)
    yield from drawn_beside(language)


def drawn_beside(language: str) -> Iterator[tuple[str, Any]]:
    """Yield the charts of what is new, of coverage, of the map's view and of years."""
    periods = pd.DataFrame(
        {"period_start": pd.date_range("2025-05-01", periods=4, freq="MS"), "cases": [3, 0, 5, 1200]}
    )
    windows = Windows(dt.date(2025, 7, 1), dt.date(2025, 8, 29), dt.date(2025, 5, 1), dt.date(2025, 6, 30))
    yield "span_chart", new_charts.span_chart(periods, windows, COVERAGE, language)
    shares = compare_shares(
        pd.DataFrame({"corridor": ["northern", "balkan"], "recent": [30, 20], "before": [50, 100]}), 4
    )
    assert shares is not None
    names = {"northern": "Northern", "balkan": "Balkan"}
    yield "displacement_chart", new_charts.displacement_chart(shares, names, COVERAGE, language)
    starts = pd.date_range("2021-11-01", periods=3, freq="MS")
    months = pd.DataFrame({"country": ["TJ", "KZ", "TJ"], "month_start": starts, "cases": [12, 1500, 7]})
    reporting: Any = SimpleNamespace(months=months, month_starts=starts)
    for period in ("month", "year"):
        told = coverage_charts.reported_periods(reporting, period, language)
        yield f"reporting_chart by {period}", coverage_charts.reporting_chart(told, COVERAGE, language)
    for period in ("month", "year"):
        yield f"dates_chart by {period}", view_charts.dates_chart(in_view(period), "Dates", language)
    bars = view_charts.named_bars(in_view("month").drugs, str.upper, language)
    yield "bars_chart", view_charts.bars_chart(bars, "Drugs", language)
    years = pd.DataFrame({"year": [2015, 2016], "cases": [3, 5], "clear_cases": [1, 4]})
    for series in ({"cases": "All"}, {"cases": "All", "clear_cases": "Clear"}):
        words = YearWords("Seizures, n = 8", "Year", "Seizures (count)", series)
        yield f"year_chart of {len(series)}", year_charts.year_chart(years, words, language)


def charts_text(language: str) -> str:
    """Return what is drawn as JSON, a chart after the other; the settings that all share stand once."""
    found = {name: chart.to_dict() for name, chart in drawn(language)}
    shared = next(iter(found.values()))["config"]
    for chart in found.values():
        chart.pop("$schema")
        chart["config"] = {key: value for key, value in chart["config"].items() if shared.get(key) != value}
    whole = {"config of all": shared, **found}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
