"""The commands that review imports: repeats, problems, mends, the error workbook, layouts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from catalogue.cli import main
from tests.sheets import REFUSED_A, ROWS_A, sheet_a

if TYPE_CHECKING:
    from pathlib import Path

REPEATED = "Asia;Central Asia;Uzbekistan;Surkhandarya;;2016-03-23;Opium;2025.0;Gram;;;;;;;"


@pytest.fixture
def run(template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Return a function that runs a command on a store with one import and returns its document."""
    path = tmp_path / "c.duckdb"
    path.write_bytes(template.read_bytes())
    (tmp_path / "rows.csv").write_bytes(sheet_a(*ROWS_A, *REFUSED_A, REPEATED, REPEATED))

    def command(*words: str) -> Any:
        assert main([*words, "--store", str(path), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    command("import", str(tmp_path / "rows.csv"))
    return command


def test_a_group_is_decided_listed_and_undone(run: Any) -> None:
    groups = run("duplicates", "--min-score", "0.5")
    assert len(groups) == 1
    number = str(groups[0]["group"])
    decided = run("duplicates", "--decide", number, "same", "--lead", number)
    assert run("duplicates") == []
    assert run("seizures")["count"] == 8
    assert run("seizures", "--duplicates", "merged")["count"] == 7
    assert run("duplicates", "--decided")[0]["verdict"] == "same"
    run("duplicates", "--undo", str(decided["decision"]))
    assert len(run("duplicates")) == 1


def test_problems_are_listed_mended_and_retried(run: Any) -> None:
    assert {row["code"] for row in run("problems", "1") if row["refused"]} == {
        "date_missing",
        "amount_unreadable",
    }
    words = ("--column", "AMOUNT", "--old", "about two", "--new", "2", "--retry")
    answer = run("mend", "1", *words)
    assert (answer["accepted"], answer["refused"]) == (1, 0)
    assert run("mend", "1")[0]["new_value"] == "2"
    assert run("mend", "1", "--undo", str(answer["act"]))["refused"] == 1


def test_the_error_workbook_is_written_to_a_file(run: Any, tmp_path: Path) -> None:
    run("error-workbook", "1", "-o", str(tmp_path / "errors.xlsx"), "--language", "ru")
    assert (tmp_path / "errors.xlsx").read_bytes()[:2] == b"PK"


def test_a_layout_and_constants_are_given_to_an_import(run: Any, tmp_path: Path) -> None:
    (tmp_path / "plain.csv").write_text(
        "Дата;Объект;Наркотик;Количество\n14.03.2021;Куляб;Героин;2 кг\n", "utf-8"
    )
    (tmp_path / "layout.yml").write_text("name: Plain\ncolumns: {Объект: place}\n", "utf-8")
    words = ("--layout", str(tmp_path / "layout.yml"), "--constant", "country=TJ")
    assert run("import", str(tmp_path / "plain.csv"), *words)["accepted"] == 1
    assert run("layouts", "--take", str(tmp_path / "layout.yml")) == {"layout": "Plain"}
    shape = run("layouts")[0]["shape"]
    run("layouts", "--export", shape, "-o", str(tmp_path / "out.json"))
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["columns"] == {"Объект": "place"}
    run("layouts", "--forget", shape)
    assert run("layouts") == []
