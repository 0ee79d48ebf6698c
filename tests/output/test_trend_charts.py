"""Charts of trends draw what the trend counts, with title, unit and n, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue import Store, Trend

MAKERS = (
    catalogue.cases_chart, catalogue.mass_chart, catalogue.median_chart, catalogue.largest_chart,
    catalogue.ratio_chart, catalogue.season_chart, catalogue.drug_chart,
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a store with the demo data."""
    with catalogue.create_store(tmp_path_factory.mktemp("trend") / "demo.duckdb") as opened:
        catalogue.load_demo(opened)
        yield opened


@pytest.fixture(scope="module")
def trend(store: Store) -> Trend:
    """Return the trend of all demo data by month."""
    return catalogue.get_trend(store, EVERYTHING)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("make", MAKERS)
def test_every_chart_has_a_title_its_n_the_coverage_and_the_signs_of_its_language(
    trend: Trend, make: Any, language: str
) -> None:
    chart = make(trend, "coverage", language).to_dict()
    assert "\N{NARROW NO-BREAK SPACE}" in chart["title"]["text"]
    assert chart["title"]["subtitle"] == ["coverage"]
    assert chart["config"]["locale"]["number"]["decimal"] == ("," if language == "ru" else ".")


def test_a_ratio_stands_for_every_month_that_has_one_a_year_before(trend: Trend) -> None:
    chart = catalogue.ratio_chart(trend, "").to_dict()
    drawn = max(chart["datasets"].values(), key=len)
    assert len(drawn) == 84 - 12
    assert all(row["ratio_low"] < row["ratio"] < row["ratio_high"] for row in drawn)


@pytest.mark.parametrize("period", ["quarter", "year"])
def test_a_chart_of_other_periods_becomes_a_picture(store: Store, period: catalogue.Period) -> None:
    found = catalogue.get_trend(store, EVERYTHING, period)
    assert catalogue.chart_png(catalogue.ratio_chart(found, "", "ru")).startswith(b"\x89PNG")
