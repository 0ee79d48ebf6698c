"""A person's import, from the bytes to the seizure's record and back."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue.errors import FileEmptyError, FileError, FileMissingError
from catalogue.tasks import read_upload
from tests.sheets import REFUSED_A, ROWS_A, sheet_a

if TYPE_CHECKING:
    from catalogue import Store

PROJECT = Path(__file__).resolve().parents[2]
# Imports the sheet and dies, as by kill -9, when step `step` is told.
DYING_IMPORT = """
import os, signal, sys
from pathlib import Path
import catalogue
from tests.sheets import ROWS_A, sheet_a
path, step = Path(sys.argv[1]), sys.argv[2]
with catalogue.open_store(path) as store:
    preview = catalogue.preview_import(store, sheet_a(*ROWS_A), "six.csv")
    die = lambda _, told: told == step and os.kill(os.getpid(), signal.SIGKILL)
    catalogue.commit_import(store, preview, progress=die)
"""


def test_the_preview_counts_every_row_and_writes_nothing(store: Store) -> None:
    preview = catalogue.preview_import(store, sheet_a(*ROWS_A, *REFUSED_A), "eight.csv")
    assert (preview.counts.rows_read, preview.counts.accepted, preview.counts.refused) == (8, 6, 2)
    refusing = preview.problems[preview.problems["severity"] == "refused"]
    assert refusing[["code", "row_number", "header"]].to_numpy().tolist() == [
        ["date_missing", 8, "SEIZURE_DATE"],
        ["amount_unreadable", 9, "AMOUNT"],
    ]
    assert catalogue.list_batches(store).empty
    assert catalogue.find_seizures(store, catalogue.EVERYTHING).count == 0


def test_the_import_does_what_the_preview_said(store: Store) -> None:
    preview = catalogue.preview_import(store, sheet_a(*ROWS_A, *REFUSED_A), "eight.csv")
    result = catalogue.commit_import(store, preview)
    assert (result.rows_read, result.accepted, result.refused, result.already_known) == (8, 6, 2, 0)
    assert catalogue.find_seizures(store, catalogue.EVERYTHING).count == 6
    assert len(catalogue.list_refused_rows(store, 1)) == 2
    assert catalogue.check_store(store) == ()


def test_the_same_file_again_adds_nothing_packed_or_not(filled: Store) -> None:
    content = sheet_a(*ROWS_A, *REFUSED_A)
    for again in (content, gzip.compress(content)):
        result = catalogue.commit_import(
            filled, catalogue.preview_import(filled, again, "b.csv.gz", sender="UNODC")
        )
        assert (result.batch, result.accepted, result.refused, result.already_known) == (None, 0, 0, 8)
    assert len(catalogue.list_batches(filled)) == 1


def test_a_later_file_adds_only_its_new_rows(filled: Store) -> None:
    new = ROWS_A[0].replace("2014-09-03", "2014-09-04")
    preview = catalogue.preview_import(filled, sheet_a(*ROWS_A, new), "later.csv", sender="UNODC")
    result = catalogue.commit_import(filled, preview)
    assert (result.accepted, result.already_known) == (1, 6)


def test_kg_equivalents_keep_amount_unit_and_factor(filled: Store) -> None:
    found = catalogue.find_seizures(filled, catalogue.EVERYTHING)
    assert found.mass_kg == pytest.approx(2.114 + 11 + 1.5 + 61.29 + 0.027)
    assert found.unconverted[["amount", "items"]].to_numpy().tolist() == [[12.0, 1]]


def test_a_record_shows_every_field_with_its_original_text_and_cell(filled: Store) -> None:
    termez = next(
        row
        for row in catalogue.find_seizures(filled, catalogue.EVERYTHING).rows.itertuples()
        if row.country == "UZ"
    )
    record = catalogue.get_seizure(filled, termez.seizure_id)
    by_field = {field.field: field for field in record.fields}
    assert by_field["drug"].original == "Opium"
    assert by_field["drug"].value == "opium"
    assert by_field["amount"].cell == "H2"
    assert by_field["place"].original == "г. Термез"
    assert (record.seizure["file"], record.seizure["row_number"]) == ("eight.csv", 2)


def test_a_place_is_never_guessed_from_the_country(filled: Store) -> None:
    rows = catalogue.find_seizures(filled, catalogue.EVERYTHING).rows
    without_text = rows[(rows["place_text"] == "") & (rows["province_text"] == "")]
    assert len(without_text) == 2
    assert without_text["latitude"].isna().all()
    assert (without_text["place_precision"] == "country").all()


def test_undo_takes_back_the_whole_import(filled: Store) -> None:
    undone = catalogue.undo_import(filled, 1)
    assert undone.rows == 8
    assert catalogue.find_seizures(filled, catalogue.EVERYTHING).count == 0
    again = catalogue.preview_import(filled, sheet_a(*ROWS_A, *REFUSED_A), "eight.csv", sender="UNODC")
    assert again.counts.accepted == 6


def test_the_demo_is_marked_synthetic_and_loads_once(store: Store) -> None:
    first, second = catalogue.load_demo(store), catalogue.load_demo(store)
    assert first.accepted == first.rows_read > 0
    assert second.already_known == first.rows_read
    assert catalogue.get_coverage(store).synthetic


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.csv"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "picture.xlsx"),
        (b"PK\x03\x04 cut off", "cut.xlsx"),
        (b"a;a\n1;2\n", "twice.csv"),
        (b"name;colour\nx;red\n", "other.csv"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_both_languages(
    store: Store, content: bytes, name: str
) -> None:
    with pytest.raises(FileError) as refused:
        catalogue.preview_import(store, content, name)
    assert name in refused.value.text("en")
    assert any("а" <= letter <= "я" for letter in refused.value.text("ru").lower())
    assert catalogue.list_batches(store).empty


def test_a_header_without_rows_is_an_empty_file(store: Store) -> None:
    with pytest.raises(FileEmptyError):
        catalogue.preview_import(store, sheet_a(), "header.csv")


def test_a_path_without_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError, match="no file"):
        read_upload(tmp_path / "none.csv")


@pytest.mark.parametrize("step", ["write", "attribute"])
def test_an_import_killed_between_its_steps_leaves_the_store_as_before(
    template: Path, tmp_path: Path, step: str
) -> None:
    path = tmp_path / "store.duckdb"
    path.write_bytes(template.read_bytes())
    dying = [sys.executable, "-c", DYING_IMPORT, str(path), step]
    killed = subprocess.run(dying, cwd=PROJECT, env=os.environ | {"PYTHONPATH": str(PROJECT)}, check=False)
    assert killed.returncode == -signal.SIGKILL
    with catalogue.open_store(path) as store:
        assert catalogue.list_batches(store).empty
        assert set(catalogue.count_acts(store)) == {"route"}
        assert catalogue.check_store(store) == ()


def test_an_amount_beside_a_second_drug_that_is_not_named_is_never_dropped(store: Store) -> None:
    sheet = """Дата;Страна;Наркотик 1;Количество 1, кг;Наркотик 2;Количество 2, кг
14.03.2024;Казахстан;героин;1;опий;2
15.03.2024;Казахстан;героин;1;;3
16.03.2024;Казахстан;героин;1;опий;
17.03.2024;Казахстан;героин;1;;
18.03.2024;Казахстан;героин;1;-;0
"""
    preview = catalogue.preview_import(store, sheet.encode(), "two.csv")
    told = preview.problems[["code", "row_number", "header"]].to_numpy().tolist()
    assert told == [["drug_missing", 3, "Наркотик 2"], ["amount_missing", 4, "Количество 2, кг"]]
    result = catalogue.commit_import(store, preview)
    assert (result.accepted, result.refused) == (4, 1)
    items = catalogue.get_seizure(store, 1).items
    assert items[["drug", "amount"]].to_numpy().tolist() == [["heroin", 1], ["opium", 2]]
    assert [len(catalogue.get_seizure(store, number).items) for number in (2, 3, 4)] == [2, 1, 1]
