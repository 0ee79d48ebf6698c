"""CARICC staff import a sheet: preview, confirm, undo; nothing is new twice; bad files get a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.intake.builders import HEADER_A, ROW_A, csv_bytes, xlsx_bytes

if TYPE_CHECKING:
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


def undo_first_listed(visit: Visit, number: int) -> None:
    """Undo the import that stands first in the list."""
    visit.tick(0, visit.page.get_by_test_id("stDataFrame").count() - 1)
    visit.press(f"Undo import {number}")
    visit.press(f"Yes, undo import {number}")


def test_a_sheet_is_previewed_confirmed_listed_and_undone(visit: Visit) -> None:
    visit.open("imports")
    visit.offer(NAME, sheet_of_three())
    assert metrics(visit) == {"Rows read": 3, "Accepted": 2, "Refused": 1, "Already known": 0}
    visit.wait_for_cell("SEIZURE_DATE")
    visit.press("Confirm: write 3 rows")
    visit.page.get_by_text("3 rows read = 2 accepted + 1 refused + 0 already known").wait_for()
    visit.wait_for_cell(NAME)
    undo_first_listed(visit, 2)
    visit.page.get_by_text("Import 2 was undone: 3 rows taken back.").wait_for()
    visit.wait_for_cell("undone")


def test_a_second_import_of_the_same_file_says_that_nothing_is_new(visit: Visit) -> None:
    content = csv_bytes([HEADER_A, [cell.replace("12.5", "99.25") for cell in ROW_A]])
    visit.open("imports", "ru")
    visit.offer("again.csv", content, "Прочитать")
    visit.press("Подтвердить")
    visit.page.get_by_text("записана").wait_for()
    visit.offer("again.csv", content, "Прочитать")
    visit.page.get_by_text("Нового нет").wait_for()
    assert visit.page.get_by_role("button", name="Подтвердить").is_disabled()


def test_problems_are_told_by_row_and_column(visit: Visit) -> None:
    visit.open("imports")
    visit.offer(NAME, sheet_of_three())
    visit.page.get_by_role("tab", name="Problems (1)").click()
    visit.page.get_by_text("1 of 1 problems").wait_for()
    table = visit.page.locator('[data-testid="stDataFrame"]:visible').first
    visit.wait_for_cell("no date")
    told = table.locator("canvas td").all_text_contents()
    assert "4" in told
    assert "SEIZURE_DATE" in told


def test_columns_with_personal_data_are_named_as_withheld(visit: Visit) -> None:
    header, row = [*HEADER_A, "ФИО задержанного"], [*ROW_A, "Иванов Иван Иванович"]
    visit.open("imports")
    visit.offer("persons.csv", csv_bytes([header, row]))
    visit.page.get_by_text("withheld before anything is stored: ФИО задержанного").wait_for()
    assert "Иванов" not in visit.text()


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(200)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.csv", b"", "holds no rows"),
        ("picture.xlsx", PICTURE, "is not a table"),
        ("truncated.xlsx", xlsx_bytes(A=[HEADER_A, ROW_A])[:2000], "damaged"),
        ("twice.csv", csv_bytes([[*HEADER_A, "PLACE"], [*ROW_A, "Panj"]]), "two columns headed"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_writes_nothing(
    visit: Visit, name: str, content: bytes, sentence: str
) -> None:
    visit.open("imports")
    visit.offer(name, content)
    said = visit.page.get_by_test_id("stAlert").first.inner_text()
    assert sentence in said
    assert "Nothing was written" in said
    assert "Traceback" not in visit.text()
