"""Charts of what is new hold every count of their tables, name their unit and n, in both languages."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from catalogue.analysis import Windows
from catalogue.analysis.displacement import compare_shares
from catalogue.output import chart_png, displacement_chart, span_chart
from catalogue.output.chart_locale import month_names

WINDOWS = Windows(dt.date(2025, 7, 1), dt.date(2025, 12, 29), dt.date(2025, 1, 1), dt.date(2025, 6, 30))
PERIODS = pd.DataFrame(
    {"period_start": pd.date_range("2025-05-01", periods=4, freq="MS"), "cases": [3, 0, 5, 1200]}
)
SHARES = pd.DataFrame({"corridor": ["northern", "balkan"], "recent": [30, 20], "before": [50, 100]})


def rows_of(chart: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows that a chart draws."""
    (rows,) = chart["datasets"].values()
    return list(rows)


def test_months_are_told_apart_by_span_and_n_is_their_sum() -> None:
    chart = span_chart(PERIODS, WINDOWS, "coverage", "en").to_dict()
    assert [(row["cases"], row["span"]) for row in rows_of(chart)] == [
        (3, "Before"), (0, "Before"), (5, "Of late"), (1200, "Of late"),
    ]  # fmt: skip
    assert chart["title"]["text"] == "Seizures by period (n = 1\N{NARROW NO-BREAK SPACE}208 seizures)"
    assert chart["title"]["subtitle"] == ["coverage"]


def test_each_corridor_stands_with_both_shares_and_counts() -> None:
    shares = compare_shares(SHARES, 0)
    assert shares is not None
    chart = displacement_chart(shares, {"northern": "Северный", "balkan": "Балканский"}, "", "ru").to_dict()
    found = {(row["corridor"], row["cases"]): row["share"] for row in rows_of(chart)}
    assert found == {
        ("Северный", 30): pytest.approx(30 / 50), ("Северный", 50): pytest.approx(50 / 150),
        ("Балканский", 20): pytest.approx(20 / 50), ("Балканский", 100): pytest.approx(100 / 150),
    }  # fmt: skip
    assert {row["told"] for row in rows_of(chart)} >= {"60,0 % (30)", "66,7 % (100)"}


@pytest.mark.parametrize(("language", "decimal", "march"), [("en", ".", "Mar"), ("ru", ",", "март")])
def test_a_chart_writes_numbers_and_months_as_the_language_does(
    language: str, decimal: str, march: str
) -> None:
    locale = span_chart(PERIODS, WINDOWS, "", language).to_dict()["config"]["locale"]
    assert locale["number"]["decimal"] == decimal
    assert month_names(language)[2] == march
    assert len(locale["time"]["months"]) == 12
    assert locale["time"]["days"][0] in {"Sunday", "воскресенье"}


def test_a_chart_becomes_a_picture_without_the_network() -> None:
    assert chart_png(span_chart(PERIODS, WINDOWS, "охват", "ru")).startswith(b"\x89PNG")
