"""A span without a report is not a zero: ratios are of the countries that reported in both spans."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

import catalogue
from catalogue import Filters
from catalogue.__main__ import main
from catalogue.analysis.like_for_like import Panel, Span, compare_spans
from catalogue.analysis.trends import find_change_points

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store

SILENT_YEAR = 2021


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give the demo data without Kazakhstan's reports of one year, and without its last half year."""
    with catalogue.create_store(tmp_path_factory.mktemp("silence") / "demo.duckdb") as opened:
        catalogue.load_demo(opened)
        gone = "country = 'KZ' AND (year(date_first) = 2021 OR date_first >= '2024-12-30')"
        for table in ("seized_item", "attribution"):
            opened.connection.execute(
                f"DELETE FROM {table} WHERE seizure_id IN (SELECT seizure_id FROM seizure WHERE {gone})"  # noqa: S608  names of tables are no values
            )
        opened.connection.execute(f"DELETE FROM seizure WHERE {gone}")  # noqa: S608  the same
        yield opened


def years_of(store: Store, filters: Filters) -> pd.DataFrame:
    """Return the yearly periods of a trend by their year."""
    periods = catalogue.get_trend(store, filters, "year").periods
    return periods.set_index(pd.DatetimeIndex(periods["period_start"]).year)


def counted(store: Store, year: int, *, without: str) -> int:
    """Return how many seizures of a year lie outside one country, by plain Python."""
    span = Filters(date_from=dt.date(year, 1, 1), date_to=dt.date(year, 12, 31))
    rows = catalogue.find_seizures(store, span, limit=10_000).rows
    return int((rows["country"] != without).sum())


def test_a_silent_year_of_the_only_country_gets_no_ratio_and_no_chance(store: Store) -> None:
    years = years_of(store, Filters(countries=("KZ",)))
    assert not years.loc[SILENT_YEAR, "reported"]
    assert years.loc[[SILENT_YEAR, SILENT_YEAR + 1], ["ratio", "p_value"]].isna().all(axis=None)
    assert years.loc[[SILENT_YEAR - 1, SILENT_YEAR + 2], "ratio"].notna().all()
    assert years.loc[SILENT_YEAR, "left_out"] == years.loc[SILENT_YEAR + 1, "left_out"] == "KZ"


def test_a_ratio_of_all_countries_leaves_the_silent_one_out(store: Store) -> None:
    years = years_of(store, Filters())
    recent, before = (counted(store, year, without="KZ") for year in (SILENT_YEAR, SILENT_YEAR - 1))
    assert years.loc[SILENT_YEAR, "ratio"] == pytest.approx(recent / before)
    assert years.loc[SILENT_YEAR, "left_out"] == "KZ"
    assert years["reported"].all()


def test_a_drug_that_nobody_met_in_a_year_of_reports_is_a_zero(store: Store) -> None:
    span = Filters(date_from=dt.date(2019, 1, 1), countries=("TM",), drugs=("tramadol",))
    months = catalogue.get_trend(store, span).periods
    assert (months["reported"] & (months["cases"] == 0)).any()


def test_silence_is_no_change_of_level(store: Store) -> None:
    changes = catalogue.get_trend(store, Filters(countries=("KZ",))).changes
    starts = {f"{start:%Y-%m}" for start in changes["month_start"]}
    assert not starts & {"2021-01", "2022-01"}


def test_a_step_that_only_one_countrys_silence_makes_is_no_change() -> None:
    months = pd.date_range("2020-01-01", periods=48, freq="MS")
    steady = np.tile([20, 23, 18, 25, 17, 21], 8)
    silent = np.arange(48) >= 24
    cases = pd.DataFrame({"KZ": np.where(silent, 0, 30), "TJ": steady}, index=months)
    reported = pd.DataFrame({"KZ": ~silent, "TJ": True}, index=months)
    told = pd.DataFrame({"period_start": months, "cases": cases.sum(axis=1).to_numpy()})
    assert find_change_points(told, Panel(cases, reported)).empty
    assert len(find_change_points(told, Panel(cases, reported | True))) == 1


def test_the_last_year_names_who_is_left_out(store: Store) -> None:
    change = catalogue.get_trend(store, Filters()).last_year
    assert change is not None
    assert change.left_out == ("KZ",)
    days = [
        Filters(date_from=dt.date(year, 12, 30), date_to=dt.date(year + 1, 12, 29)) for year in (2024, 2023)
    ]
    rows = [catalogue.find_seizures(store, one, limit=10_000).rows for one in days]
    assert [change.recent_cases, change.before_cases] == [int((own["country"] != "KZ").sum()) for own in rows]


def year_filter(year: int, **rest: Any) -> Filters:
    """Return the filter of a calendar year."""
    return Filters(date_from=dt.date(year, 1, 1), date_to=dt.date(year, 12, 31), **rest)


def test_two_selections_are_compared_on_who_reported_in_both(store: Store) -> None:
    change = catalogue.compare_selections(store, year_filter(2021), year_filter(2023))
    assert change is not None
    assert change.left_out == ("KZ",)
    assert change.ratio == pytest.approx(
        counted(store, 2021, without="KZ") / counted(store, 2023, without="KZ")
    )


def test_a_selection_of_the_silent_country_is_compared_with_nothing(store: Store) -> None:
    own = [year_filter(year, countries=("KZ",)) for year in (2021, 2020)]
    change = catalogue.compare_selections(store, *own)
    assert change is not None
    assert (change.compared, change.ratio, change.p_value) == (0, None, 1)


def test_two_countries_of_different_years_are_compared_as_they_stand(store: Store) -> None:
    change = catalogue.compare_selections(
        store, year_filter(2022, countries=("KZ",)), year_filter(2023, countries=("TJ",))
    )
    assert change is not None
    assert change.left_out == ()
    assert change.recent_cases > 0 < change.before_cases


def test_countries_that_reported_in_both_spans_are_all_compared() -> None:
    cases = pd.Series({"KZ": 10, "TJ": 5})
    every = cases > 0
    change = compare_spans(Span(cases, every, 2), Span(cases * 2, every, 4))
    assert (change.recent_cases, change.before_cases, change.compared) == (15, 30, 2)
    assert change.ratio == pytest.approx(1)


def test_the_command_says_which_countries_are_left_out(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.duckdb"
    catalogue.backup_store(store, copy)
    assert main(["trends", "--store", str(copy), "--period", "year", "--json"]) == 0
    periods = json.loads(capsys.readouterr().out)["periods"]
    told = {row["period_start"][:4]: row["left_out"] for row in periods}
    assert told == {"2019": "", "2020": "", "2021": "KZ", "2022": "KZ", "2023": "", "2024": "", "2025": "KZ"}
