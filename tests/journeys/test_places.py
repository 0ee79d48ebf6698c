"""CARICC staff resolve a text of a place; the decision counts at once and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import catalogue
from tests.journeys.browsing import LAPTOP, PHONE, run_app, visit_with

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.journeys.browsing import Visit

UNKNOWN = "Qwrtzk *Plkjh*"
SHEET = "\n".join(
    [
        "Дата;Страна изъятия;Область;Место изъятия;Наркотик;Количество;Единица",
        f"2021-03-14;Таджикистан;;{UNKNOWN};Героин;2;кг",
        f"2021-04-15;Таджикистан;;{UNKNOWN.lower()};Опий;5;кг",
        f"2021-04-16;Таджикистан;Согдийская область;{UNKNOWN};Опий;7;кг",
        "2021-05-16;Таджикистан;Согдийская область;Худжанд;Гашиш;1;кг",
    ]
).encode()


@pytest.fixture
def sheet_app(tmp_path: Path) -> Iterator[str]:
    """Give the address of an app whose store holds a sheet with a place that nobody knows."""
    with catalogue.create_store(tmp_path / "catalogue.duckdb") as store:
        catalogue.commit_import(store, catalogue.preview_import(store, SHEET, "sheet.csv"))
    yield from run_app(tmp_path / "catalogue.duckdb", tmp_path / "server.log")


@pytest.fixture
def staff(browser: Browser, sheet_app: str) -> Iterator[Visit]:
    """Give a member of CARICC's staff at a laptop."""
    yield from visit_with(browser, sheet_app, LAPTOP)


@pytest.fixture
def staff_phone(browser: Browser, sheet_app: str) -> Iterator[Visit]:
    """Give the same person at a telephone."""
    yield from visit_with(browser, sheet_app, PHONE)


def see(visit: Visit, text: str) -> None:
    """Wait until the screen says `text`."""
    visit.page.get_by_text(text).first.wait_for()
    visit.settle()


def test_a_text_is_resolved_by_searching_another_name_and_the_decision_is_taken_back(staff: Visit) -> None:
    staff.open("places")
    see(staff, "Texts: 2, seizures with them: 2")
    staff.page.get_by_label("Search another name in Tajikistan").fill("Khujand")
    staff.page.keyboard.press("Enter")
    staff.circles().filter(has_text="1").first.wait_for()
    staff.settle()
    staff.press("It is 1: Khujand")
    see(staff, f"“{UNKNOWN}” – Khujand. Texts changed: 2, seizures at them: 2.")
    see(staff, "No text of a place is left here.")
    staff.tick(0)
    staff.press("Take back decision 1")
    see(staff, "Decision 1 was taken back. Texts changed: 2, seizures at them: 2.")
    see(staff, "Texts: 2, seizures with them: 2")


def test_only_the_province_is_offered_with_the_province_that_the_sheet_states(staff: Visit) -> None:
    staff.open("places", "ru")
    staff.page.get_by_text("Найдено отчасти").first.click()
    staff.circles().first.wait_for()
    staff.settle()
    staff.press("Известна только область")
    see(staff, "Согдийская область. Изменено текстов: 1")


def test_the_places_screen_fits_a_telephone_in_both_languages(staff_phone: Visit) -> None:
    for language in ("en", "ru"):
        staff_phone.open("places", language)
        assert staff_phone.page.evaluate("document.documentElement.scrollWidth") <= 400
