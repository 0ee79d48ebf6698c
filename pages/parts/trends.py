"""The sentences of the screen Trends: what changed, by which test, and what to keep in mind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

import catalogue
from pages.parts import charts, session
from pages.parts.session import label, say
from pages.parts.tables import count_text, date_text, number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pandas as pd

    from catalogue import Trend


_LEAST = 0.001
_PRECISIONS = {"month": "month", "quarter": "month", "year": "year"}
_BEYOND_CHANCE = 0.05
# Charts side by side, the most asked for first.
ROWS = (("cases", "mass"), ("ratio", "drug"), ("median", "largest"), ("season", "changes"))
_MEASURED = [
    "period_start",
    "cases",
    "reported",
    "mass_kg",
    "median_mass_kg",
    "largest_share",
    "unconverted_items",
]
_COMPARED = ["period_start", "cases", "reported", "ratio", "ratio_low", "ratio_high", "p_value", "left_out"]


@dataclass(frozen=True)
class Drawing:
    """The charts of one trend, each with the line of coverage and with its data to take away."""

    trend: Trend
    coverage: str

    def show(self, name: str) -> None:
        """Draw what stands under `name` in ROWS."""
        if name == "changes":
            show_change_points(self.trend)
            return
        if name == "ratio" and self.trend.periods["ratio"].isna().all():
            st.text(say("trends_no_comparison"))
            return
        make, data = self._parts()[name]
        chart = make(self.trend, self.coverage, session.language())
        charts.show_chart(chart, data, f"trend_{name}")
        if name == "season":
            st.caption(season_text(self.trend))
        if name == "ratio":
            st.caption(f"{ratios_text(self.trend)} {left_out_text(self.trend)}")
        if name == "cases" and (told := silent_text(self.trend)):
            st.caption(told)

    def _parts(self) -> dict[str, tuple[Callable[[Trend, str, str], Any], pd.DataFrame]]:
        measured = self.trend.periods[_MEASURED]
        return {
            "cases": (catalogue.cases_chart, measured),
            "mass": (catalogue.mass_chart, measured),
            "median": (catalogue.median_chart, measured),
            "largest": (catalogue.largest_chart, measured),
            "ratio": (catalogue.ratio_chart, self.trend.periods[_COMPARED]),
            "drug": (catalogue.drug_chart, self.trend.drugs),
            "season": (catalogue.season_chart, self.trend.seasons),
        }


def season_text(trend: Trend) -> str:
    """Say whether the months of the year differ by more than chance, and by which test."""
    if trend.season_p_value is None:
        return say("trends_season_short")
    verdict = "trends_season_differ" if trend.season_p_value < _BEYOND_CHANCE else "trends_season_alike"
    return say("trends_season", verdict=say(verdict), chance=chance_text(trend.season_p_value))


def ratios_text(trend: Trend) -> str:
    """Say how many periods lie beyond their interval, and how many would by chance alone."""
    compared = trend.periods.dropna(subset=["ratio"])
    beyond = int(((compared["ratio_low"] > 1) | (compared["ratio_high"] < 1)).sum())
    by_chance = number_text(_BEYOND_CHANCE * len(compared), 0)
    return say("trends_ratios", compared=len(compared), beyond=beyond, chance=by_chance)


def show_change(trend: Trend) -> None:
    """Say how the last twelve months compare with the same days before, with the interval."""
    change = trend.last_year
    if change is None:
        st.markdown(say("trends_no_comparison"))
        return
    show_left_out(change.left_out)
    if not change.compared:
        st.markdown(say("compare_nobody"))
        return
    facts = {"recent": count_text(change.recent_cases), "before": count_text(change.before_cases)}
    if change.ratio is None:
        st.markdown(say("trends_nothing_before", **facts))
        return
    ratios = {"ratio": change.ratio, "low": change.ratio_low, "high": change.ratio_high}
    verdict = say(
        "trends_beyond_chance" if not change.ratio_low <= 1 <= change.ratio_high else "trends_within_chance"
    )
    st.markdown(
        say("trends_last_year", **facts, **{name: number_text(value) for name, value in ratios.items()})
    )
    st.caption(f"{verdict} {say('trends_caution')} {say('trends_test', test=say('trends_rate_test'))}")


def show_left_out(countries: Iterable[str]) -> None:
    """Name the countries whose seizures are not compared, as they reported in one of the spans alone."""
    named = ", ".join(label("countries", code) for code in countries)
    if named:
        st.caption(say("compare_left_out", countries=named))


def silent_text(trend: Trend) -> str:
    """Name the periods of which nobody reported; "" where there is none."""
    silent = trend.periods.loc[~trend.periods["reported"].astype(bool), "period_start"]
    if silent.empty:
        return ""
    first, last = (date_text(day, day, _PRECISIONS[trend.period]) for day in (silent.min(), silent.max()))
    return say("trends_silent", n=count_text(len(silent)), first=first, last=last)


def left_out_text(trend: Trend) -> str:
    """Name who is left out of some ratio of a period; "" where nobody is."""
    absent = sorted({code for codes in trend.periods["left_out"] for code in codes.split()})
    named = ", ".join(label("countries", code) for code in absent)
    return say("trends_left_out", countries=named) if named else ""


def show_change_points(trend: Trend) -> None:
    """List the months in which the level changed, and the test."""
    russian = session.language() == "ru"
    for change in trend.changes.itertuples():
        month = f"{change.month_start:%m.%Y}" if russian else f"{change.month_start:%Y-%m}"
        levels = {"before": change.cases_per_month_before, "after": change.cases_per_month_after}
        told = {name: number_text(float(str(value)), 1) for name, value in levels.items()}
        st.markdown(say("trends_change", month=month, **told))
    if trend.changes.empty:
        st.markdown(say("trends_no_change"))
    st.caption(say("trends_test", test=say("trends_change_point_test")))
    if trend.undated_cases:
        st.caption(say("trends_undated", cases=count_text(trend.undated_cases)))


def chance_text(p_value: float) -> str:
    """Return a chance after its letter: "= 0.080", or "< 0.001" below that."""
    text = small_text(p_value)
    return text if text.startswith("<") else f"= {text}"


def small_text(p_value: float) -> str:
    """Return a chance with three figures after the point; "< 0.001" below that."""
    return number_text(p_value, 3) if p_value >= _LEAST else f"< {number_text(_LEAST, 3)}"
