"""CARICC staff decide on reports that may be one seizure; totals show both ways, decisions can go back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import catalogue
from tests.journeys.browsing import LAPTOP, run_app, visit_with
from tests.sheets import sheet_a

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.journeys.browsing import Visit

ROWS = (
    "Asia;Central Asia;Kazakhstan;;Almaty;2011-03-14;Heroin;25.71383;Kilogram;;;;;;;",
    "Asia;Central Asia;Kazakhstan;;г. Алматы;2011-03-14;Heroin;25713.83;Gram;;;;;;;",
)


@pytest.fixture
def staff(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Give a member of CARICC's staff whose store holds one seizure reported twice."""
    with catalogue.create_store(tmp_path / "catalogue.duckdb") as store:
        catalogue.commit_import(store, catalogue.preview_import(store, sheet_a(*ROWS), "twice.csv"))
    for address in run_app(tmp_path / "catalogue.duckdb", tmp_path / "server.log"):
        yield from visit_with(browser, address, LAPTOP)


def wait_for(staff: Visit, sentence: str) -> None:
    """Wait until the screen says `sentence`."""
    staff.page.get_by_text(sentence).first.wait_for()


def test_one_seizure_reported_twice_is_confirmed_counted_once_and_taken_back(staff: Visit) -> None:
    staff.open("duplicates")
    shown = staff.text()
    assert "same day" in shown
    assert "in another unit" in shown
    assert "written in another script" in shown
    staff.press("Same seizure")
    wait_for(staff, "Decision 1: reports 1, 2 – same seizure.")
    wait_for(staff, "Every report counted: 2 seizures, 51.428 kg equivalent of drugs.")
    wait_for(staff, "Confirmed repeats counted once: 1 seizure, 25.714 kg equivalent of drugs.")
    wait_for(staff, "No group of reports is left here.")
    staff.press("Take back decision 1")
    wait_for(staff, "Is this one seizure?")


def test_the_reasons_and_the_decision_are_said_in_russian(staff: Visit) -> None:
    staff.open("duplicates", "ru")
    assert "записано другим письмом" in staff.text()
    staff.press("Решить позже")
    wait_for(staff, "Решение 1: сообщения 1, 2 – отложено.")
    staff.page.get_by_text("Отложено", exact=True).first.click()
    staff.settle()
    staff.press("Разные изъятия")
    wait_for(staff, "Здесь не осталось ни одной группы сообщений.")
