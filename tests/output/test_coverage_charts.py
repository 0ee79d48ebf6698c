"""Who reported when, as a chart: recounted over the demo sheet, every country in every period."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue.demo import demo_sheet
from catalogue.output import reported_periods, reporting_chart
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue import Reporting


@pytest.fixture(scope="module")
def reporting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reporting]:
    """Give the reporting of all demo data."""
    with catalogue.create_store(tmp_path_factory.mktemp("coverage") / "demo.duckdb") as store:
        catalogue.load_demo(store)
        yield catalogue.get_reporting(store)


@pytest.mark.parametrize(("period", "letters", "periods"), [("month", 7, 84), ("year", 4, 7)])
def test_every_country_and_period_is_recounted(
    reporting: Reporting, period: str, letters: int, periods: int
) -> None:
    names = get_vocabulary("countries")
    by_hand = Counter(
        (names.label(str(names.find_code(row["COUNTRY"])), "ru"), row["SEIZURE_DATE"][:letters])
        for row in csv.DictReader(io.StringIO(demo_sheet().decode()), delimiter=";")
    )
    found = reported_periods(reporting, period, "ru")
    assert len(found) == periods * len({country for country, _ in by_hand})
    counted = {(row.country, row.period): row.cases for row in found.itertuples() if row.cases}
    assert counted == dict(by_hand)


def test_a_chart_of_years_writes_each_count_and_names_n(reporting: Reporting) -> None:
    chart = reporting_chart(reported_periods(reporting, "year"), "coverage", "en").to_dict()
    assert "6\N{NARROW NO-BREAK SPACE}000 seizures" in chart["title"]["text"]
    assert [layer["mark"]["type"] for layer in chart["layer"]] == ["rect", "text"]
    (rows,) = chart["datasets"].values()
    assert all(row["told"] == str(row["cases"]) for row in rows)


def test_a_chart_of_months_tells_none_reported_from_few(reporting: Reporting) -> None:
    chart = reporting_chart(reported_periods(reporting, "month"), "coverage", "ru").to_dict()
    colour = chart["encoding"]["color"]
    assert colour["condition"]["test"] == "(datum.cases === 0)"
    assert colour["condition"]["value"] != colour["scale"]["range"][0]
    assert "не сообщено" in colour["legend"]["title"]
