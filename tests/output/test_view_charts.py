"""Bars of what a view holds: each with its number, and a scale also where there is nothing to draw."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from catalogue.output import view_charts

EMPTY = pd.DataFrame(columns=["code", "cases", "mass_kg", "unconverted_items"])
SOME = pd.DataFrame(
    [("heroin", 40, 3.5, 0), ("opium", 10, None, 2)],
    columns=["code", "cases", "mass_kg", "unconverted_items"],
)


def domains(table: pd.DataFrame) -> list[list[float]]:
    """Return from where to where the bars of cases and those of kg may reach."""
    bars = view_charts.named_bars(table, str.upper, "en")
    chart = view_charts.bars_chart(bars, "Drugs", "en").to_dict()
    json.dumps(chart, allow_nan=False)
    return [side["layer"][0]["encoding"]["x"]["scale"]["domain"] for side in chart["hconcat"]]


def test_a_view_without_seizures_has_a_scale_all_the_same() -> None:
    assert domains(EMPTY) == [[0, 1], [0, 1]]


def test_the_longest_bar_leaves_room_for_its_number() -> None:
    assert domains(SOME) == [[0, pytest.approx(58)], [0, pytest.approx(3.5 * 1.45)]]
