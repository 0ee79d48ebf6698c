"""The commands that analyse print what the screens show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue import EVERYTHING, Filters
from catalogue.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue import Store


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a closed store with the demo data."""
    made = tmp_path_factory.mktemp("commands") / "demo.duckdb"
    with catalogue.create_store(made) as opened:
        catalogue.load_demo(opened)
    return made


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Return a function that runs a command and returns its document, which must be strict JSON."""

    def refuse(word: str) -> None:
        message = f"{word} is no JSON"
        raise AssertionError(message)

    def command(*words: str) -> Any:
        assert main([*words, "--store", str(path), "--json"]) == 0
        return json.loads(capsys.readouterr().out, parse_constant=refuse)

    return command


def test_trends_by_year_add_up(run: Any) -> None:
    told = run("trends", "--period", "year", "--country", "TJ")
    assert [row["period_start"][:4] for row in told["periods"]] == [str(year) for year in range(2019, 2026)]
    assert sum(row["cases"] for row in told["periods"]) == 1713


def test_a_trend_of_months_is_strict_json_where_nothing_lies_before(run: Any) -> None:
    rare = run("trends", "--country", "TM", "--drug", "tramadol")
    assert any(row["ratio_high"] is None for row in rare["periods"])


def test_hot_spots_come_as_rows_and_as_geojson(run: Any) -> None:
    rows = run("hotspots", "--resolution", "3")["cells"]
    drawn = run("hotspots", "--resolution", "3", "--geojson")["features"]
    assert [one["properties"]["cell"] for one in drawn] == [row["cell"] for row in rows]


def test_what_is_new_tells_its_spans_and_every_country(run: Any) -> None:
    told = run("new", "--months", "3", "--baseline", "24")
    assert told["windows"]["recent_from"] == "2025-10-01"
    assert told["windows"]["before_from"] == "2023-10-01"
    assert {row["country"] for row in told["countries"]} == {"KZ", "UZ", "TJ", "TM", "RU", "KG", "AF"}


def test_a_cross_table_holds_a_third_fact(run: Any, demo_store: Store) -> None:
    told = run("modus", "--rows", "transport", "--columns", "drug", "--fixed", "concealment=vehicle")
    meant = catalogue.fact_filters(EVERYTHING, "concealment", "vehicle")
    table = catalogue.get_cross_table(demo_store, meant, "transport", "drug")
    assert told["n"] == table.n
    assert sum(cell["cases"] for cell in told["cells"]) == table.n


@pytest.mark.parametrize(
    "words", [("--fixed", "drug=nonsense"), ("--fixed", "colour=red"), ("--columns", "concealment")]
)
def test_a_table_that_cannot_be_made_is_refused_with_a_sentence(
    path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, str]
) -> None:
    assert main(["modus", *words, "--store", str(path)]) == 1
    assert words[1] in capsys.readouterr().err


def test_coverage_tells_months_fields_and_repeats(run: Any, demo_store: Store) -> None:
    told = run("coverage", "--open-duplicates", "--drug", "opium")
    opium = Filters(drugs=("opium",))
    assert told["cases"] == sum(row["cases"] for row in told["months"])
    assert told["open_duplicates"] == catalogue.count_open_duplicates(demo_store, opium)
    assert 0 < told["field_share"] < 1
    assert told["sentence"]
