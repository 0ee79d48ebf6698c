"""CARICC staff import a sheet: preview, confirm, undo; nothing is new twice; bad files get a sentence."""

from __future__ import annotations

import re
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

from tests.intake.builders import HEADER_A, ROW_A, csv_bytes, xlsx_bytes
from tests.journeys.browsing import LAPTOP, run_app, visit_with

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.journeys.browsing import Visit

NAME = "three-rows.csv"


def sheet_of_three() -> bytes:
    """Return a layout A sheet: two rows that are accepted, one without a date that is refused."""
    second = [cell.replace("2015-03-14", "2015-04-02").replace("12.5", "7") for cell in ROW_A]
    third = [cell.replace("2015-03-14", "") for cell in ROW_A]
    return csv_bytes([HEADER_A, ROW_A, second, third])


def metrics(visit: Visit) -> dict[str, int]:
    """Return the counts of the preview by their labels."""
    found = visit.page.get_by_test_id("stMetric").all()
    pairs = [metric.inner_text().split("\n") for metric in found]
    return {pair[0].strip(): int(pair[-1]) for pair in pairs}


@pytest.fixture(scope="module")
def staff_app(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> Iterator[str]:
    """Give the address of an app whose store the tests of this file fill and empty."""
    folder = tmp_path_factory.mktemp("imports")
    copyfile(empty_store, folder / "catalogue.duckdb")
    yield from run_app(folder / "catalogue.duckdb", folder / "server.log")


@pytest.fixture
def staff(browser: Browser, staff_app: str) -> Iterator[Visit]:
    """Give a member of CARICC's staff at a laptop."""
    yield from visit_with(browser, staff_app, LAPTOP)


def test_a_sheet_is_previewed_confirmed_listed_and_undone(staff: Visit) -> None:
    staff.open("imports")
    staff.offer(NAME, sheet_of_three())
    assert metrics(staff) == {"Rows read": 3, "Accepted": 2, "Refused": 1, "Already known": 0}
    staff.wait_for_cell("SEIZURE_DATE")
    staff.press("Confirm: write 3 rows")
    done = staff.page.get_by_text("3 rows read = 2 accepted + 1 refused + 0 already known")
    number = int(re.findall(r"Import (\d+)", done.inner_text())[0])
    staff.wait_for_cell(NAME)
    staff.tick(0)
    staff.press(f"Undo import {number}")
    staff.press(f"Yes, undo import {number}")
    staff.page.get_by_text(f"Import {number} was undone: 3 rows taken back.").wait_for()
    staff.wait_for_cell("undone")


def test_a_second_import_of_the_same_file_says_that_nothing_is_new(staff: Visit) -> None:
    content = csv_bytes([HEADER_A, [cell.replace("12.5", "99.25") for cell in ROW_A]])
    staff.open("imports", "ru")
    staff.offer("again.csv", content, "Прочитать")
    staff.press("Подтвердить")
    staff.page.get_by_text("записана").wait_for()
    staff.offer("again.csv", content, "Прочитать")
    staff.page.get_by_text("Нового нет").wait_for()
    assert staff.page.get_by_role("button", name="Подтвердить").is_disabled()


def test_problems_are_told_by_row_and_column(staff: Visit) -> None:
    staff.open("imports")
    staff.offer(NAME, sheet_of_three())
    staff.page.get_by_role("tab", name="Problems (1)").click()
    staff.page.get_by_text("1 of 1 problems").wait_for()
    table = staff.page.locator('[data-testid="stDataFrame"]:visible').first
    staff.wait_for_cell("no date")
    told = table.locator("canvas td").all_text_contents()
    assert "4" in told
    assert "SEIZURE_DATE" in told


def test_columns_with_personal_data_are_named_as_withheld(staff: Visit) -> None:
    header, row = [*HEADER_A, "ФИО задержанного"], [*ROW_A, "Иванов Иван Иванович"]
    staff.open("imports")
    staff.offer("persons.csv", csv_bytes([header, row]))
    staff.page.get_by_text("withheld before anything is stored: ФИО задержанного").wait_for()
    assert "Иванов" not in staff.text()


def test_a_row_is_mended_in_the_preview_and_imported_with_the_mend_beside_the_original(staff: Visit) -> None:
    # A case of its own: the other tests of this file import the same rows.
    content = sheet_of_three().replace(b"12.5", b"31.75").replace(b";7;", b";32.25;")
    staff.open("imports")
    staff.offer("mended.csv", content)
    staff.page.get_by_role("tab", name="Mend before importing").click()
    panel = staff.page.get_by_role("tabpanel").filter(visible=True)
    panel.get_by_label("New text", exact=True).fill("2015-05-06")
    staff.page.keyboard.press("Enter")
    staff.settle()
    panel.get_by_role("button", name="Mend", exact=True).click()
    staff.page.get_by_text("Take back mend 1 (cells: 1)").wait_for()
    staff.settle()
    assert metrics(staff) == {"Rows read": 3, "Accepted": 3, "Refused": 0, "Already known": 0}
    staff.press("Confirm: write 3 rows")
    staff.page.get_by_text("3 rows read = 3 accepted + 0 refused + 0 already known").wait_for()
    staff.open("quarantine")
    staff.wait_for_cell("2015-05-06")


OPEN_HEADER = ["Date", "Country", "Drug", "Amount *net*", "Unit"]
OPEN_ROWS = [
    ["07/08/2021", "Tajikistan", "opium", "3,750", "g"],
    ["09/10/2021", "Tajikistan", "opium", "8,500", "g"],
]


@pytest.mark.parametrize(
    ("language", "read", "day_first", "comma"),
    [
        (
            "en",
            "Read and preview",
            "column Date: nothing proves whether the day or the month comes first",
            "column Amount *net*: nothing proves whether the comma parts thousands or decimals",
        ),
        (
            "ru",
            "Прочитать",
            "столбец Date: из данных не видно, что стоит первым, день или месяц",
            "столбец Amount *net*: из данных не видно, что отделяет запятая, тысячи или дробную часть",
        ),
    ],
)
def test_what_is_assumed_of_columns_is_a_warning_in_the_preview(
    staff: Visit, language: str, read: str, day_first: str, comma: str
) -> None:
    staff.open("imports", language)
    staff.offer("open.csv", csv_bytes([OPEN_HEADER, *OPEN_ROWS]), read)
    warnings = staff.page.get_by_test_id("stAlert")
    # As the sender wrote it: the stars of the header are no Markdown.
    warnings.filter(has_text=day_first).wait_for()
    warnings.filter(has_text=comma).wait_for()
    assert "3750" in warnings.filter(has_text=comma).inner_text()


def test_a_bad_file_gets_a_sentence_and_writes_nothing(staff: Visit) -> None:
    staff.open("imports")
    staff.offer("truncated.xlsx", xlsx_bytes(A=[HEADER_A, ROW_A])[:2000])
    said = staff.page.get_by_test_id("stAlert").first.inner_text()
    assert "damaged" in said
    assert "Nothing was written" in said
    assert "Traceback" not in staff.text()
