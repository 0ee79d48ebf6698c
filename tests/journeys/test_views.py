"""What a person sees is in the address and can be kept with a name; both bring it back as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.journeys.browsing import LAPTOP, Visit, visit_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture
def other(browser: Browser, app: str) -> Iterator[Visit]:
    """Give a second visitor, who knows nothing of the first."""
    yield from visit_with(browser, app, LAPTOP)


def totals(visitor: Visit) -> list[str]:
    """Return the figures of the line above the map, whatever the language."""
    line = visitor.page.locator(".stMarkdown strong").first.inner_text()
    return [re.sub(r"\D", "", figure) for figure in re.findall(r"\d[\d\s.,]*", line)]


def coverage(visitor: Visit) -> str:
    """Return the line that says what the seizures cover."""
    return visitor.page.get_by_text("seizures reported from").first.inner_text()


def chips(visitor: Visit) -> list[str]:
    """Return the limits that are told above the screen."""
    shown = visitor.page.locator(".st-key-filter_chips button").filter(visible=True)
    return shown.all_inner_texts()


def query(visitor: Visit) -> str:
    """Return the parameters of the address without the language."""
    return re.sub(r"lang=\w+&?", "", visitor.page.url.partition("?")[2])


def pick_view(visitor: Visit, name: str, *, unfold: bool = True) -> None:
    """Pick the view `name` of those that are kept."""
    if unfold:
        visitor.press("Views")
    visitor.page.get_by_role("combobox", name="Views kept").click()
    visitor.page.get_by_role("option", name=name).click()
    visitor.settle()


def test_an_address_opened_elsewhere_shows_the_same_filters_and_map(visit: Visit, other: Visit) -> None:
    visit.open("explore")
    visit.choose("Drug or group", "Heroin")
    visit.page.get_by_text("by kg").click()
    visit.settle()
    visit.map().get_by_role("button", name="Zoom in").click()
    visit.page.wait_for_url("**at=*~5*")
    visit.settle()
    other.page.goto(visit.page.url.replace("lang=en", "lang=ru"))
    other.page.locator(".st-key-filter_chips").wait_for()
    other.circles().first.wait_for()
    other.settle()
    assert query(other) == query(visit)
    assert totals(other) == totals(visit)
    assert [text.split(": ")[0] for text in chips(other)] == ["Наркотик или группа"]
    assert other.page.get_by_text("по кг").get_attribute("aria-checked") in {"true", None}
    scale = ".leaflet-control-scale-line"
    lengths = [one.map().locator(scale).first.inner_text().split()[0] for one in (visit, other)]
    assert lengths[0] == lengths[1]


def test_a_chip_takes_its_limit_away_and_the_back_button_brings_it_back(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}/?lang=en&drugs=heroin&min_kg=1")
    visit.page.locator(".st-key-filter_chips").wait_for()
    visit.settle()
    assert "/explore?" in visit.page.url
    assert len(chips(visit)) == 2
    visit.press("Quantity: at least 1 kg")
    assert [text.split(" ×")[0] for text in chips(visit)] == ["Drug or group: Heroin"]
    assert query(visit) == "drugs=heroin"
    visit.page.go_back()
    visit.page.wait_for_url("**min_kg=1*")
    visit.settle()
    assert len(chips(visit)) == 2


def test_a_filter_folded_away_counts_and_narrows(visit: Visit) -> None:
    visit.open("trends")
    visit.page.get_by_text("More filters").click()
    visit.settle()
    visit.choose("Province of seizure", "Tajikistan")
    assert "provinces=TJ-" in visit.page.url
    assert visit.page.get_by_text("More filters (1 set)").is_visible()
    assert chips(visit)[0].startswith("Province of seizure: Tajikistan: ")


def test_a_damaged_address_is_told_in_a_sentence_and_shows_everything(visit: Visit) -> None:
    visit.open("trends?from=20-1&drugs=heroin&x")
    assert "from: '20-1' cannot be used" in visit.text()
    assert "6,000 seizures" in visit.text()
    assert chips(visit) == []


def test_a_view_is_kept_opened_renamed_and_deleted_by_keyboard(visit: Visit, other: Visit) -> None:
    visit.page.goto(f"{visit.address}/trends?lang=en&drugs=opium&countries=TJ")
    visit.page.locator(".st-key-filter_chips").wait_for()
    visit.settle()
    visit.page.get_by_role("button", name="Views").focus()
    visit.page.keyboard.press("Enter")
    visit.settle()
    assert "/trends?lang=en&drugs=opium&countries=TJ" in visit.page.get_by_test_id("stCode").inner_text()
    visit.page.get_by_role("textbox", name="Keep this view as").fill("Opium, Tajikistan")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_text("Kept as “Opium, Tajikistan”").wait_for()
    other.open("explore")
    pick_view(other, "Opium, Tajikistan")
    other.press("Show this view")
    other.page.wait_for_url("**/trends?*")
    other.settle()
    assert query(other) == "drugs=opium&countries=TJ"
    assert coverage(other) == coverage(visit)
    pick_view(other, "Opium, Tajikistan")
    other.page.get_by_role("textbox", name="Its name").fill("South")
    other.page.keyboard.press("Enter")
    other.page.get_by_text("Renamed to “South”.").wait_for()
    other.settle()
    pick_view(other, "South", unfold=False)
    other.press("Delete…")
    other.press("Yes, delete “South”")
    other.page.get_by_text("“South” is deleted.").wait_for()
