"""The commands: their JSON, their exit codes, their sentences."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from catalogue.clean import find_open_thousands
from catalogue.cli import COMMAND_HELP, main
from tests.sheets import REFUSED_A, ROWS_A, sheet_a

PROJECT = Path(__file__).resolve().parents[2]


class Commands:
    """The commands on one store, their answers read back from JSON."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self.capsys = path, capsys

    def json(self, *words: str) -> Any:
        """Run a command that must succeed and return its one document."""
        assert main([*words, "--store", str(self.path), "--json"]) == 0
        printed = self.capsys.readouterr()
        assert printed.err == ""
        return json.loads(printed.out)

    def refused(self, *words: str) -> str:
        """Run a command that must be refused and return its sentence."""
        assert main([*words, "--store", str(self.path)]) == 1
        printed = self.capsys.readouterr()
        assert printed.out == ""
        assert "Traceback" not in printed.err
        return printed.err


@pytest.fixture
def commands(template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    """Return the commands on an empty store of their own."""
    path = tmp_path / "c.duckdb"
    path.write_bytes(template.read_bytes())
    return Commands(path, capsys)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Return the path of a sheet of eight rows, two of which are refused."""
    path = tmp_path / "eight.csv"
    path.write_bytes(sheet_a(*ROWS_A, *REFUSED_A))
    return path


def test_import_prints_the_agreed_document(commands: Commands, sheet: Path) -> None:
    answer = commands.json("import", str(sheet), "--sender", "UNODC", "--handling", "TLP:GREEN")
    agreed = (
        "batch",
        "rows_read",
        "accepted",
        "refused",
        "already_known",
        "withheld_columns",
        "problems",
        "notes",
        "seconds",
    )
    assert set(agreed) | {"duplicate_proposals"} <= set(answer)
    assert answer["rows_read"] == answer["accepted"] + answer["refused"] + answer["already_known"] == 8
    assert set(answer["problems"][0]) >= {"code", "sheet", "row", "column", "value", "message"}


OPEN_SHEET = (
    "Date,Country,Drug,Quantity,Unit\n"
    '04/05/2021,Tajikistan,heroin,"7,250",g\n'
    '06/08/2021,Tajikistan,opium,"15,500",g\n'
)


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_what_is_assumed_of_columns_stands_in_the_notes_of_the_document(
    commands: Commands, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = tmp_path / "open.csv"
    path.write_text(OPEN_SHEET, encoding="utf-8")
    for language, said in (("en", "The day was taken to come first"), ("ru", "Принято: сначала день")):
        notes = commands.json("import", str(path), "--language", language, "--dry-run")["notes"]
        assert [note["code"] for note in notes] == ["order_of_day_and_month_assumed", "decimal_comma_assumed"]
        assert said in notes[0]["message"]
    answer = commands.json("import", str(path), *words)
    assert [set(note) for note in answer["notes"]] == [{"code", "message"}] * 2
    assert answer["accepted"] == 2


COUNTS_SHEET = (
    "Дата;Страна;Наркотик;Количество лиц;Кол-во мест;Вес кг\n"
    "07.03.2022;Узбекистан;опий;2;4;3,5\n"
    "08.03.2022;Узбекистан;героин;1;1;\n"
    "2022;Узбекистан;всего;3;5;3,5\n"
)


def test_counts_are_no_amounts_and_a_total_is_no_seizure(commands: Commands, tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_text(COUNTS_SHEET, encoding="utf-8")
    answer = commands.json("import", str(path))
    assert (answer["rows_read"], answer["accepted"]) == (2, 2)
    assert [(one["code"], one["row"], one["column"]) for one in answer["problems"]] == [
        ("amount_missing", 3, "Вес кг")
    ]
    assert [note["code"] for note in answer["notes"]] == ["rows_shown"]
    found = commands.json("seizures")
    assert (found["count"], found["mass_kg"]) == (2, 3.5)
    assert [one["amount"] for one in found["unconverted"]] == [None]


def test_a_layout_displaces_a_guessed_amount(commands: Commands, tmp_path: Path) -> None:
    sheet, layout = tmp_path / "guess.csv", tmp_path / "layout.json"
    sheet.write_text(
        "Dia;Hora;Massa;Tipo;Pais\n2021-03-04;21;3,5;opium;Peru\n2021-03-05;9;2500;heroin;Peru\n"
    )
    layout.write_text('{"columns": {"Massa": "amount"}, "constants": {"unit": "kg"}}')
    guessed = commands.json("import", str(sheet), "--dry-run")
    assert [note["code"] for note in guessed["notes"]] == ["amount_column_guessed"]
    chosen = commands.json("import", str(sheet), "--layout", str(layout))
    assert chosen["notes"] == []
    assert commands.json("seizures")["mass_kg"] == 2503.5


def test_notes_are_printed_whole_for_a_person(
    commands: Commands, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "open.csv"
    path.write_text(OPEN_SHEET, encoding="utf-8")
    assert main(["import", str(path), "--dry-run", "--store", str(commands.path)]) == 0
    assert "have them written without a comma (7250) and import the file anew." in capsys.readouterr().out


def test_rows_of_totals_and_hidden_rows_are_told_by_the_command(commands: Commands, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows = [
        ("Дата", "Страна", "Наркотик", "Вес, кг"),
        ("05.03.2024", "Казахстан", "опий", 4),
        ("06.03.2024", "Казахстан", "опий", 6),
        ("Итого", "", "", 10),
    ]
    for one in rows:
        book.worksheets[0].append(one)
    book.worksheets[0].row_dimensions[3].hidden = True
    path = tmp_path / "hidden.xlsx"
    book.save(path)
    answer = commands.json("import", str(path))
    told = {note["code"]: note["message"] for note in answer["notes"]}
    assert answer["rows_read"] == 2
    assert "row 4 (total)" in told["rows_shown"]
    assert "hidden in the sheet" in told["hidden_rows"]


def test_the_advice_for_a_bad_amount_offers_nothing_that_could_be_misread(
    commands: Commands, sheet: Path
) -> None:
    for language in ("en", "ru"):
        problems = commands.json("import", str(sheet), "--dry-run", "--language", language)["problems"]
        (advice,) = [one["message"] for one in problems if one["code"] == "amount_unreadable"]
        assert "1,250" not in advice
        assert not [word for word in advice.split() if find_open_thousands(word)]


def test_a_dry_run_writes_nothing(commands: Commands, sheet: Path) -> None:
    answer = commands.json("import", str(sheet), "--dry-run")
    assert (answer["batch"], answer["accepted"], answer["refused"]) == (None, 6, 2)
    assert commands.json("batches") == []


def test_a_second_import_says_that_all_is_known_and_undo_takes_it_back(
    commands: Commands, sheet: Path
) -> None:
    first = commands.json("import", str(sheet))
    second = commands.json("import", str(sheet))
    assert second["already_known"] == 8
    assert second["note"] == f"Nothing new: this very file was imported already as import {first['batch']}."
    assert "note" not in first
    assert commands.json("undo", str(first["batch"]))["rows"] == 8
    assert commands.json("seizures")["count"] == 0
    assert "undone already" in commands.refused("undo", str(first["batch"]))


def test_seizures_prints_totals_and_rows_under_filters(commands: Commands, sheet: Path) -> None:
    commands.json("import", str(sheet))
    answer = commands.json(
        "seizures", "--country", "KZ", "--drug", "героин", "--from", "2014-01-01", "--limit", "1"
    )
    assert (answer["count"], answer["mass_kg"], len(answer["rows"])) == (2, 12.5, 1)
    assert answer["rows"][0]["date_first"] == "2015-01-20"
    everything = commands.json("seizures")
    assert everything["unconverted"][0]["amount"] == 12.0


def test_a_filter_value_that_is_not_in_the_vocabulary_is_refused(commands: Commands) -> None:
    assert "--drug: 'gold' cannot be used" in commands.refused("seizures", "--drug", "gold")


def test_routes_and_methods_print_their_agreed_keys(commands: Commands) -> None:
    routes = commands.json("routes")
    assert {"code", "name_en", "name_ru", "status", "confidence", "legs", "seizures", "sources"} <= set(
        routes[0]
    )
    assert len(routes) >= 33
    assert commands.json("route", "dypp")["code"] == "DYPP"
    methods = commands.json("methods")
    assert {"code", "indicators", "detection", "prevention"} <= set(methods[0])
    assert commands.json("method", "vehicle.fuel_tank")["name_ru"]
    assert "no route 'NOWHERE'" in commands.refused("route", "NOWHERE")


def test_attribution_sums_to_all_seizures(
    commands: Commands, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.json("import", str(sheet))
    answer = commands.json("attribution")
    assert answer["attributed"] + answer["ambiguous"] + answer["unknown"] == 6
    assert main(["attribution", "--csv", "--store", str(commands.path)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "seizure,route,share,reason"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_brief_is_written_as_pdf(commands: Commands, tmp_path: Path, language: str) -> None:
    path = tmp_path / "brief.pdf"
    answer = commands.json("brief", "DYPP", "--lang", language, "-o", str(path))
    assert path.read_bytes().startswith(b"%PDF")
    assert answer["bytes"] == path.stat().st_size


def test_a_brief_that_cannot_be_written_is_told(commands: Commands, tmp_path: Path) -> None:
    assert "could not be written" in commands.refused(
        "brief", "DYPP", "-o", str(tmp_path / "no" / "such.pdf")
    )


def test_check_and_backup_tell_a_sound_store(commands: Commands, tmp_path: Path) -> None:
    assert commands.json("check") == {"ok": True, "findings": []}
    commands.json("backup", "-o", str(tmp_path / "copy.duckdb"))
    assert (tmp_path / "copy.duckdb").exists()
    assert "never replaced" in commands.refused("backup", "-o", str(tmp_path / "copy.duckdb"))


def test_locate_answers_one_text_or_one_a_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["locate", "Термезский район", "--country", "UZ", "--json"]) == 0
    one = json.loads(capsys.readouterr().out)
    assert (one["decision"], one["candidates"][0]["kind"]) == ("accepted", "district")
    keys = {"name", "name_ru", "kind", "country", "province", "lat", "lon", "precision_km", "score", "reason"}
    assert keys <= set(one["candidates"][0])
    lines = '{"text": "г. Ош", "country": "KG"}\n{"text": "zzzz", "country": "KG"}\n'
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    assert main(["locate", "--stdin"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["decision"] for answer in answers] == ["accepted", "none"]


@pytest.mark.parametrize(
    "line", ["no json", "[1]", '{"country": "KG"}', '{"text": 7}', '{"text": "Ош", "country": 1}']
)
def test_a_line_that_locate_cannot_read_is_refused_with_its_number(
    line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f'{{"text": "г. Ош", "country": "KG"}}\n\n{line}\n'))
    assert main(["locate", "--stdin"]) == 1
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    assert "Line 3" in told.err


def test_a_store_that_is_not_there_is_told_in_the_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--store", str(tmp_path / "none.duckdb"), "--language", "ru"]) == 1
    assert "Создайте" in capsys.readouterr().err


def test_wrong_usage_ends_with_2() -> None:
    for words in (["nonsense"], ["import"], ["seizures", "--from", "yesterday"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 2


def test_every_command_is_explained() -> None:
    assert all(COMMAND_HELP.values())


def test_a_reader_who_stops_reading_ends_a_command_in_silence(template: Path) -> None:
    command = [sys.executable, "-m", "catalogue", "methods", "--store", str(template), "--json"]
    # The closed end of a pipe, as left by `| head -c 1`.
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as closed:
        told = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False, cwd=PROJECT)
    assert (told.returncode, told.stderr) == (0, b"")
