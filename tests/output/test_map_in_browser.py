"""The map in a real Chromium with every other host shut off: it draws, and answers clicks and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from catalogue.output.maps import MapPicture, find_clicked_cell, map_page
from geodata.crossings import border_crossings
from tests.output.examples import LINE, make_cells
from tests.patience import PATIENCE_MS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# What streamlit-folium does with a click: it reads the place off the event.
LISTEN = """() => {
    window.clicks = [];
    map_catalogue.eachLayer(layer => layer.on("click", event => window.clicks.push(event.latlng)));
}"""


@pytest.fixture(scope="module")
def shown(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, list[str], list[str]]]:
    """Return the map's page, the addresses of other hosts it asked for, and the errors of its scripts."""
    path = tmp_path_factory.mktemp("map") / "map.html"
    cells = make_cells(("<b>Khorog</b>", "<b>Хорог</b>"))
    picture = MapPicture(cells, (LINE,), border_crossings(), unplaced_cases=7, chosen="TEST")
    path.write_text(map_page(picture, "ru"), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.set_default_timeout(PATIENCE_MS)
    yield open_page(page, path)
    page.close()


def open_page(page: Page, path: Path) -> tuple[Page, list[str], list[str]]:
    """Open the file in `page`; every other address is written down and refused."""
    asked: list[str] = []
    errors: list[str] = []

    def judge(route: Any) -> None:
        address = route.request.url
        if address.startswith(("file:", "data:")):
            route.continue_()
        else:
            asked.append(address)
            route.abort()

    page.route("**/*", judge)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_selector(".catalogue-cell")
    page.evaluate(LISTEN)
    return page, asked, errors


def test_the_map_asks_no_other_host_and_its_scripts_run_clean(
    shown: tuple[Page, list[str], list[str]],
) -> None:
    page, asked, errors = shown
    page.evaluate("() => { map_catalogue.setZoom(7, {animate: false}); }")
    page.wait_for_timeout(300)
    page.evaluate("() => { map_catalogue.setZoom(5, {animate: false}); }")
    assert (asked, errors) == ([], [])


def test_the_background_is_really_painted(shown: tuple[Page, list[str], list[str]]) -> None:
    colours = shown[0].evaluate(
        """() => {
            const canvas = document.querySelector(".leaflet-background-pane canvas");
            const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            const seen = new Set();
            for (let at = 0; at < data.length; at += 4 * 97) { seen.add(data.slice(at, at + 3).join()); }
            return seen.size;
        }"""
    )
    assert colours > 5


def test_a_click_on_a_circle_names_that_circle(shown: tuple[Page, list[str], list[str]]) -> None:
    page = shown[0]
    page.evaluate("window.clicks = []")
    box = page.locator(".catalogue-cell", has_text="2\u202f345").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    found = find_clicked_cell(make_cells(), page.evaluate("window.clicks[0]"))
    assert found is not None
    assert found["cases"] == 2345


def test_a_circle_answers_to_the_enter_key_and_has_a_name(shown: tuple[Page, list[str], list[str]]) -> None:
    page = shown[0]
    page.evaluate("window.clicks = []")
    circle = page.locator(".leaflet-marker-icon.catalogue-cell-hollow")
    circle.focus()
    circle.press("Enter")
    found = find_clicked_cell(make_cells(), page.evaluate("window.clicks[0]"))
    assert found is not None
    assert found["cases"] == 12
    assert "<b>Хорог</b>, Известна только область" in (circle.get_attribute("aria-label") or "")


def test_a_tooltip_shows_markup_of_a_sheet_as_text(shown: tuple[Page, list[str], list[str]]) -> None:
    page = shown[0]
    page.locator(".leaflet-marker-icon.catalogue-cell-hollow").hover()
    tip = page.locator(".leaflet-tooltip", has_text="область").first
    assert "<b>Хорог</b>" in tip.inner_text()
    assert tip.locator("b").count() == 0


def test_no_maker_stands_in_the_corner_and_the_credit_does(shown: tuple[Page, list[str], list[str]]) -> None:
    corner = shown[0].locator(".leaflet-control-attribution").inner_text()
    assert "Leaflet" not in corner
    assert "участники OpenStreetMap" in corner


def test_the_scale_bar_speaks_the_language(shown: tuple[Page, list[str], list[str]]) -> None:
    assert shown[0].locator(".leaflet-control-scale-line").inner_text().endswith("км")


def test_labels_of_countries_do_not_cover_each_other(shown: tuple[Page, list[str], list[str]]) -> None:
    boxes = shown[0].eval_on_selector_all(
        ".catalogue-label-country span",
        "found => found.map(e => e.getBoundingClientRect()).map(r => [r.left, r.top, r.right, r.bottom])",
    )
    met = [
        (one, other)
        for i, one in enumerate(boxes)
        for other in boxes[:i]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert len(boxes) > 4
    assert met == []
