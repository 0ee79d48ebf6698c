"""The error workbook holds any text as a text, and gives back the keys of its rows."""

from __future__ import annotations

import io

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import intake
from catalogue.intake.error_workbook import KEY_HEADER, writable
from tests.intake.builders import read

HEADERS = ("Дата изъятия", "Страна", "Наркотик", "Количество", "Ед. изм.")
CELLS = ("", "Таджикистан", "Героин", "2", "кг")


def workbook(*rows: intake.ErrorRow, title: str = "Лист 1") -> bytes:
    """Return an error workbook of one sheet."""
    return intake.write_error_workbook([intake.ErrorSheet(title, HEADERS, rows)], "ru")


@given(text=st.text(min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_is_written_as_a_text_and_reads_back_equal(text: str) -> None:
    row = intake.ErrorRow("1-1-00000000", ["14.03.2021", text, *CELLS[2:]], frozenset({1}), "wrong")
    cell = openpyxl.load_workbook(io.BytesIO(workbook(row))).worksheets[0]["B2"]
    # XML turns a carriage return into a line feed.
    expected = writable(text).replace("\r\n", "\n").replace("\r", "\n")
    assert (cell.value or "").replace("\r\n", "\n").replace("\r", "\n") == expected
    assert cell.data_type != "f"


@given(title=st.text(max_size=50))
@settings(max_examples=40, deadline=None)
def test_any_name_of_a_sheet_gives_a_workbook_that_opens(title: str) -> None:
    row = intake.ErrorRow("1-1-00000000", list(CELLS), frozenset({0}), "wrong")
    sheets = [intake.ErrorSheet(title, HEADERS, [row])] * 2
    book = openpyxl.load_workbook(io.BytesIO(intake.write_error_workbook(sheets, "en")))
    assert len({name.casefold() for name in book.sheetnames}) == 2


def test_a_returned_workbook_reads_as_the_senders_table_with_its_keys() -> None:
    rows = [
        intake.ErrorRow(intake.row_key(3, number, "ab" * 16), list(CELLS), frozenset({0}), "Нет даты.")
        for number in (7, 9)
    ]
    source, keys = intake.take_returned_rows(read(workbook(*rows), "back.xlsx"))
    assert source.tables[0].headers == HEADERS
    assert [(key.batch, key.raw_row, key.digits) for key in keys[0].values()] == [
        (3, 7, "abababab"),
        (3, 9, "abababab"),
    ]


def test_any_other_file_is_left_as_it_is() -> None:
    content = "Дата;Страна;Наркотик;Количество\n14.03.2021;Таджикистан;Героин;2 кг\n".encode()
    source, keys = intake.take_returned_rows(read(content))
    assert KEY_HEADER not in source.tables[0].headers
    assert keys == ({},)
