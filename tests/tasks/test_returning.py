"""The error workbook: the sender's own layout and what is wrong; sent back, it fills the gaps."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

import catalogue
from catalogue import CatalogueError, Filters
from tests.sheets import HEADER_A, REFUSED_A, ROWS_A, sheet_a

if TYPE_CHECKING:
    from catalogue import Store

DATE_CELL, AMOUNT_CELL = "F2", "H3"


def opened_book(content: bytes) -> Any:
    """Return a workbook's first sheet and the workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return book.worksheets[0], book


def sent_back(book: Any) -> bytes:
    """Return a workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def returned(store: Store, content: bytes, name: str = "back.xlsx") -> Any:
    """Import a returned workbook and return the result."""
    return catalogue.commit_import(store, catalogue.preview_import(store, content, name))


def test_the_workbook_has_the_senders_columns_and_says_what_is_wrong_in_russian(filled: Store) -> None:
    sheet, _ = opened_book(catalogue.write_error_workbook(filled, 1, "ru"))
    headers = [cell.value for cell in sheet[1]]
    assert headers[:-2] == HEADER_A.split(";")
    assert headers[-2] == "Что исправить"
    assert sheet.max_row == 3
    assert "В строке нет даты" in sheet["Q2"].value
    assert "«about two» не читается как количество" in sheet["Q3"].value
    assert sheet[DATE_CELL].fill.fgColor.rgb.endswith("FFF2B3")
    assert not sheet["G2"].fill.fgColor.rgb.endswith("FFF2B3")
    assert sheet.column_dimensions["R"].hidden


def test_a_corrected_workbook_fills_only_what_was_missing(filled: Store) -> None:
    sheet, book = opened_book(catalogue.write_error_workbook(filled, 1))
    sheet[DATE_CELL] = "2016-02-03"
    result = returned(filled, sent_back(book))
    assert (result.rows_read, result.accepted, result.refused, result.already_known) == (2, 1, 0, 1)
    assert catalogue.find_seizures(filled, Filters()).count == 7
    left = catalogue.list_problem_cells(filled, 1)
    assert left.loc[left["refused"], "code"].tolist() == ["amount_unreadable"]
    assert catalogue.check_store(filled) == ()


def test_the_same_correction_twice_adds_nothing(filled: Store) -> None:
    sheet, book = opened_book(catalogue.write_error_workbook(filled, 1))
    sheet[DATE_CELL], sheet[AMOUNT_CELL] = "2016-02-03", "2"
    assert returned(filled, sent_back(book)).accepted == 2
    sheet["E2"] = "corrected once more"
    assert returned(filled, sent_back(book), "again.xlsx").batch is None
    assert catalogue.find_seizures(filled, Filters()).count == 8
    with pytest.raises(CatalogueError):
        catalogue.write_error_workbook(filled, 1)


def test_a_corrected_row_that_stands_twice_in_the_workbook_resolves_its_original_once(filled: Store) -> None:
    sheet, book = opened_book(catalogue.write_error_workbook(filled, 1))
    sheet[DATE_CELL] = "2016-02-03"
    for cell in list(sheet[2]):
        sheet.cell(4, cell.column).value = cell.value
    assert sheet["R4"].value == sheet["R2"].value
    sheet["E4"] = "another place"
    result = returned(filled, sent_back(book))
    assert (result.rows_read, result.accepted + result.refused + result.already_known) == (3, 3)
    resolved = filled.connection.table("resolved_row").fetchall()
    assert len(resolved) == len({row[0] for row in resolved}) == 1
    catalogue.undo_import(filled, result.batch)
    assert filled.connection.table("resolved_row").fetchall() == []


def test_a_row_mended_here_meanwhile_is_known_when_the_workbook_returns(filled: Store) -> None:
    sheet, book = opened_book(catalogue.write_error_workbook(filled, 1))
    cells = catalogue.list_problem_cells(filled, 1)
    row = int(cells.loc[cells["code"] == "date_missing", "raw_row_id"].iloc[0])
    catalogue.mend_cell(filled, 1, row, 5, "2016-02-04")
    catalogue.retry_rows(filled, 1)
    sheet[DATE_CELL] = "2016-02-03"
    assert returned(filled, sent_back(book)).batch is None
    assert catalogue.find_seizures(filled, Filters()).count == 7


def test_undoing_the_returned_import_opens_the_quarantine_again(filled: Store) -> None:
    sheet, book = opened_book(catalogue.write_error_workbook(filled, 1))
    sheet[DATE_CELL] = "2016-02-03"
    catalogue.undo_import(filled, returned(filled, sent_back(book)).batch)
    assert int(catalogue.list_problem_cells(filled, 1)["refused"].sum()) == 2


def test_a_forged_key_is_no_way_round_the_import(filled: Store) -> None:
    sheet, book = opened_book(catalogue.write_error_workbook(filled, 1))
    sheet[DATE_CELL], sheet["R2"] = "2016-02-03", "1-1-00000000"
    result = returned(filled, sent_back(book))
    assert (result.accepted, result.already_known) == (1, 1)
    assert int(catalogue.list_problem_cells(filled, 1)["refused"].sum()) == 2


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-cmd|'/c calc'!A0", "@SUM(A1)", '=HYPERLINK("x")', "<b>x</b>"]
)
def test_a_cell_that_a_spreadsheet_would_run_is_written_as_text_and_reads_back_equal(
    store: Store, text: str
) -> None:
    row = REFUSED_A[0].replace("Central Asia;Tajikistan;;", f"Central Asia;Tajikistan;{text};", 1)
    catalogue.commit_import(store, catalogue.preview_import(store, sheet_a(*ROWS_A, row), "rows.csv"))
    sheet, _ = opened_book(catalogue.write_error_workbook(store, 1))
    cell = sheet["D2"]
    assert cell.value == text
    assert cell.data_type == "s"
    assert cell.quotePrefix
