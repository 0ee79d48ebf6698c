"""A trainer reads routes and methods and takes a brief away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.journeys.browsing import Visit


@pytest.mark.parametrize(
    ("language", "make", "download"),
    [("en", "Make the brief", "Download PDF"), ("ru", "Составить", "Скачать PDF")],
)
def test_a_brief_downloads_as_pdf_in_both_languages(
    visit: Visit, language: str, make: str, download: str
) -> None:
    visit.open("brief", language)
    visit.press(make)
    button = visit.page.get_by_role("button", name=download)
    button.wait_for()
    with visit.page.expect_download() as waiting:
        button.click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")
    assert waiting.value.suggested_filename.endswith(f"-{language}.pdf")


def test_a_brief_downloads_in_another_form(visit: Visit) -> None:
    visit.open("brief")
    visit.choose("File", "DOCX")
    visit.press("Make the brief")
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="Download DOCX").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"PK")


def test_routes_are_found_in_both_languages_and_shown_with_sources_and_a_map(visit: Visit) -> None:
    visit.open("routes")
    for text in ("Хайратон", "Hairatan"):
        search = visit.page.get_by_role("textbox").first
        search.fill(text)
        search.press("Enter")
        visit.settle()
        assert "no route answers" not in visit.text().lower(), text
        assert "What is reported" in visit.text(), text
        assert "[1]" in visit.text(), text
    visit.map().locator("path.leaflet-interactive").first.wait_for(state="attached")


def test_the_address_of_a_route_opens_its_record(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}/routes?lang=en&route=M41N")
    visit.page.get_by_text("M41N ·").first.wait_for()
    visit.page.get_by_role("link", name="Explore").first.click()
    visit.settle()
    visit.page.get_by_role("link", name="Routes").first.click()
    visit.page.get_by_text("M41N ·").first.wait_for()
    assert "route=M41N" in visit.page.url


def test_a_click_on_a_line_of_the_map_leads_to_the_route(visit: Visit) -> None:
    visit.open("explore")
    visit.circles().first.wait_for()
    line = visit.map().locator("path.leaflet-interactive").last
    line.wait_for(state="attached")
    line.dispatch_event("click")
    visit.settle()
    link = visit.page.get_by_role("link", name="Open the record of route")
    code = link.inner_text().split()[-1]
    link.click()
    visit.page.get_by_text(f"{code} ·").first.wait_for()


def test_a_method_tells_how_it_is_recognised_and_prevented(visit: Visit) -> None:
    visit.open("concealment", "ru")
    for heading in ("Описание", "Признаки", "Средства обнаружения", "Меры предупреждения", "Источники"):
        assert heading in visit.text(), heading


def test_about_explains_the_handling_codes_and_checks_the_store(visit: Visit) -> None:
    visit.open("about")
    assert "TLP:AMBER+STRICT" in visit.cells()
    visit.press("Check now")
    visit.page.get_by_text("The store is sound").wait_for()
