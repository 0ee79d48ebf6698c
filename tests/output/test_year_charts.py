"""Charts by year say their unit and n, and count what the table counts."""

from __future__ import annotations

import pandas as pd

from catalogue.output import YearWords, year_chart

YEARS = pd.DataFrame({"year": [2015, 2016], "cases": [3, 5], "clear_cases": [1, 4]})


def words(*series: str) -> YearWords:
    """Return the words of a chart with these series."""
    return YearWords("Seizures, n = 8", "Year", "Seizures (count)", {name: name.upper() for name in series})


def test_a_chart_names_n_and_the_unit_and_holds_every_count() -> None:
    chart = year_chart(YEARS, words("cases", "clear_cases")).to_dict()
    assert chart["title"]["text"] == "Seizures, n = 8"
    assert chart["encoding"]["y"]["title"] == "Seizures (count)"
    (rows,) = chart["datasets"].values()
    found = {(row["year"], row["series"]): row["count"] for row in rows}
    assert found == {
        ("2015", "CASES"): 3,
        ("2016", "CASES"): 5,
        ("2015", "CLEAR_CASES"): 1,
        ("2016", "CLEAR_CASES"): 4,
    }


def test_a_chart_of_one_series_has_no_legend() -> None:
    assert "value" in year_chart(YEARS, words("cases")).to_dict()["encoding"]["color"]
