"""A person reads and keeps the catalogue itself: routes, methods, their matrix, container control."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.journeys.browsing import Visit


def search(visit: Visit, label: str, text: str) -> None:
    """Type `text` into the search field `label`."""
    field = visit.page.get_by_label(label).first
    field.fill(text)
    field.press("Enter")
    visit.settle()


def look(visit: Visit, name: str) -> None:
    """Choose the view `name` of a route's record."""
    visit.page.get_by_test_id("stMain").get_by_role("radio", name=name).first.click()
    visit.settle()


def test_a_route_is_found_in_russian_by_drug_and_town(visit: Visit) -> None:
    visit.open("routes", "ru")
    search(visit, "Поиск по названию", "опий маковая")
    assert "POPPYKZ" in visit.cells()
    assert "AIRTAS" not in visit.cells()
    search(visit, "Поиск по названию", "ош бишкек")
    assert "OSBIS" in visit.cells()


def test_a_route_is_edited_compared_and_restored(visit: Visit) -> None:
    visit.open("routes")
    search(visit, "Search by name", "OSTAS")
    look(visit, "Edit")
    name = visit.page.get_by_label("Name in English").first
    before = name.input_value()
    name.fill("A better name")
    visit.page.get_by_label("What changed, and why").fill("clearer")
    visit.press("Save as a new version")
    visit.page.get_by_text("Saved as a new version").wait_for()
    look(visit, "History")
    assert "clearer" in visit.cells(1)
    assert {"Name in English", before, "A better name"} <= set(visit.cells(2))
    visit.press("Restore version 1")
    restored = visit.table(1).locator("canvas td", has_text="version 1 restored")
    restored.first.wait_for(state="attached")
    look(visit, "Record")
    assert before in visit.text()


def test_an_edit_without_a_word_of_what_changed_is_refused_in_a_sentence(visit: Visit) -> None:
    visit.open("routes")
    search(visit, "Search by name", "OSTAS")
    look(visit, "Edit")
    visit.press("Save as a new version")
    assert "Say what changed" in visit.text()


def test_a_click_on_the_map_offers_to_add_a_waypoint_there(visit: Visit) -> None:
    visit.open("routes")
    search(visit, "Search by name", "OSTAS")
    look(visit, "Edit")
    visit.circles().first.wait_for()
    assert visit.circles().count() > 1
    drawing = visit.map().locator("#catalogue, .leaflet-container").first
    drawing.scroll_into_view_if_needed()
    drawing.click(position={"x": 60, "y": 60})
    visit.page.get_by_text(re.compile(r"Clicked: \d+\.\d+, \d+\.\d+")).wait_for()
    assert visit.page.get_by_role("button", name="Move it here").is_enabled()


def test_a_cell_of_the_matrix_lists_as_many_seizures_as_it_says(visit: Visit) -> None:
    visit.open("matrix")
    visit.cells()
    table = visit.table()
    box = table.bounding_box()
    assert box is not None
    # The first column holds the names of the rows; the first cell of counts stands right of it.
    cell = table.locator("canvas").first.locator("tr").nth(1).locator("td").nth(1)
    count = int(cell.inner_text() or cell.text_content() or "0")
    visit.page.mouse.click(box["x"] + 330, box["y"] + 33 + 16)
    visit.settle()
    visit.page.get_by_text(" × ", exact=False).last.wait_for()
    assert f"{count} seizures," in visit.text()


def test_a_method_says_in_what_it_was_seen_and_how_often_by_year(visit: Visit) -> None:
    visit.open("concealment")
    search(visit, "Search a method", "vehicle")
    shown = visit.text()
    assert "In what it was seen, n =" in shown
    assert "any method" in shown
    assert "Preventive measures" in shown


def test_container_control_names_units_and_measures_and_leads_to_joint_operations(visit: Visit) -> None:
    for language, unit in (
        ("en", "Port Control Unit Hairatan"),
        ("ru", "Группа портового контроля Хайратон"),
    ):
        visit.open("containers", language)
        assert unit in visit.cells()
        assert visit.map().locator("path.leaflet-interactive").count() > 20
    visit.page.get_by_role("link", name="Совместные операции и учения").click()
    visit.settle()
    visit.wait_for_cell("Учение по контролю паромов Курык — Алят")
