"""A person asks what is new, where seizures gather and who reported, and comes to the very seizures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.journeys.browsing import Visit


def counted(visit: Visit, text: str) -> int:
    """Return the first whole number that the screen says by the expression `text`."""
    found = re.search(text, visit.text())
    assert found is not None, text
    return int(re.sub(r"\D", "", found.group(1)))


@pytest.mark.parametrize(
    ("language", "listed", "before"),
    [("en", "{} seizures,", "Before"), ("ru", "Изъятий: {};", "До этого")],
)
def test_a_new_thing_leads_to_its_seizures_of_both_spans(
    visit: Visit, language: str, listed: str, before: str
) -> None:
    visit.open("new", language)
    recent_cases, before_cases = visit.cells()[2:4]
    visit.tick(0)
    visit.page.get_by_text(listed.format(recent_cases)).first.wait_for()
    visit.page.get_by_test_id("stMain").get_by_role("radio", name=before).first.click()
    visit.page.get_by_text(listed.format(before_cases)).first.wait_for()


def test_a_span_that_the_data_do_not_reach_is_said_in_a_sentence(first_visit: Visit) -> None:
    first_visit.open("new", "ru")
    assert "Сравнивать не с чем" in first_visit.text()
    first_visit.open("coverage", "ru")
    assert "не подходит ни одно изъятие" in first_visit.text()
    first_visit.open("hot_spots")
    assert "No seizure answers this filter" in first_visit.text()


@pytest.mark.parametrize(("language", "pick"), [("en", "In the cell"), ("ru", "В ячейке")])
def test_a_hot_spot_leads_to_its_seizures_from_the_list_and_from_the_map(
    visit: Visit, language: str, pick: str
) -> None:
    visit.open("hot_spots", language)
    cells = visit.map().locator("path.leaflet-interactive")
    cells.first.wait_for()
    assert cells.count() == counted(visit, r"(?:Hot cells|Очагов): (\d+)")
    visit.tick(0)
    assert pick in visit.text()
    first = visit.page.get_by_role("heading", level=3).last.inner_text()
    cells.nth(8).click(force=True)
    visit.page.get_by_role("heading", level=3).last.filter(has_not_text=first).wait_for()
    visit.settle()
    assert pick in visit.text()


def test_coverage_counts_repeats_when_asked_and_leads_to_them(visit: Visit) -> None:
    visit.open("coverage")
    assert "Months with a report" in visit.text()
    visit.press("Count them now")
    assert counted(visit, r"Groups to decide: (\d+)") == 5
    visit.page.get_by_role("link", name="Decide on repeats").click()
    visit.page.get_by_role("heading", name="Repeats", level=1).wait_for()
