"""CARICC staff mend refused rows at the screen and let them through again, in both languages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

import catalogue
from tests.journeys.browsing import LAPTOP, run_app, visit_with
from tests.sheets import REFUSED_A, ROWS_A, sheet_a

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.journeys.browsing import Visit


@pytest.fixture
def staff(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Give a member of CARICC's staff whose store holds an import with two rows of unreadable amounts."""
    rows = (*ROWS_A, REFUSED_A[1], REFUSED_A[1].replace("01-01", "01-02"))
    with catalogue.create_store(tmp_path / "catalogue.duckdb") as store:
        catalogue.commit_import(store, catalogue.preview_import(store, sheet_a(*rows), "eight.csv"))
    for address in run_app(tmp_path / "catalogue.duckdb", tmp_path / "server.log"):
        yield from visit_with(browser, address, LAPTOP)


def wait_for(staff: Visit, sentence: str) -> None:
    """Wait until the screen says `sentence`."""
    staff.page.get_by_text(sentence).first.wait_for()


def mend(staff: Visit, label: str, text: str, button: str) -> None:
    """Write `text` into the field `label` and press `button`."""
    staff.page.get_by_label(label, exact=True).fill(text)
    staff.page.keyboard.press("Enter")
    staff.settle()
    staff.press(button)


def test_equal_values_are_mended_at_once_and_their_rows_accepted(staff: Visit) -> None:
    staff.open("quarantine")
    wait_for(staff, "'about two' cannot be read as an amount.")
    staff.page.get_by_text("in all 2 rows with this text in column AMOUNT").click()
    staff.settle()
    mend(staff, "New text", "2", "Mend")
    wait_for(staff, "Mended cells: 2.")
    staff.press("Retry mended rows (2)")
    wait_for(staff, "Accepted now: 2. Still refused: 0.")
    staff.press("Take back mend 1 (cells: 2)")
    wait_for(staff, "Refused again: 2.")


def test_a_single_row_is_mended_in_russian(staff: Visit) -> None:
    staff.open("quarantine", "ru")
    wait_for(staff, "«about two» не читается как количество.")
    mend(staff, "Новый текст", "2", "Исправить")
    wait_for(staff, "Исправлено ячеек: 1.")
    staff.press("Повторить исправленные строки (1)")
    wait_for(staff, "Теперь принято: 1.")


def test_the_error_workbook_is_downloaded_corrected_and_sent_back(staff: Visit) -> None:
    staff.open("quarantine")
    with staff.page.expect_download() as waiting:
        staff.press("Download, reasons in Русский")
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    sheet = book.worksheets[0]
    assert "не читается как количество" in sheet["Q2"].value
    sheet["H2"] = "2"
    corrected = io.BytesIO()
    book.save(corrected)
    staff.open("imports")
    staff.offer("back.xlsx", corrected.getvalue())
    staff.press("Confirm: write 1 rows")
    wait_for(staff, "2 rows read = 1 accepted + 0 refused + 1 already known")
