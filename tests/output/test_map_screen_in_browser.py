"""The map's page as a part of a screen, in a real Chromium: what it draws, what it reports."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from catalogue.output.assets import leaflet_folder
from catalogue.output.extra_layers import record_group
from catalogue.output.map_layers import route_group, seizure_group
from catalogue.output.month_layer import month_group, months_scale
from catalogue.output.screen import Pane, pane_message, screen_settings
from tests.output.examples import LINE, make_cells, make_months, make_records
from tests.patience import PATIENCE_MS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, FrameLocator, Locator, Page

HOST = """<iframe id="map" title="map" src="{page}" style="width:800px;height:500px;border:0"></iframe>
<script>
window.values = [];
window.addEventListener("message", event => {{
    if (event.data.type === "streamlit:componentReady") {{ window.ready = true; }}
    if (event.data.type === "streamlit:setComponentValue") {{ window.values.push(event.data.value); }}
}});
const map = document.getElementById("map");
window.send = args => map.contentWindow.postMessage({{type: "streamlit:render", args}}, "*");
</script>"""


def message(**changed: Any) -> dict[str, Any]:
    """Return what the app sends to the page: two layers on one map."""
    groups = [route_group((LINE,), "en"), seizure_group(make_cells(), "en")]
    sent = {
        "panes": [pane_message(Pane("", groups), {})],
        "open": {"id": 0, "lat": 41.0, "lon": 68.0, "zoom": 5},
        "loaded": {"south": 0, "west": 0, "north": 80, "east": 180, "zoom": 5},
        "selection": None,
        "play": None,
        "rest": False,
        "paint": 1,
        "height": 500,
        "below": 0,
    }
    return sent | screen_settings("en") | changed


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Give a page that holds the map's page as the app does."""
    host = tmp_path / "host.html"
    host.write_text(HOST.format(page=(leaflet_folder() / "index.html").as_uri()), encoding="utf-8")
    made = browser.new_page(viewport={"width": 820, "height": 520})
    made.set_default_timeout(PATIENCE_MS)
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.goto(host.as_uri())
    made.wait_for_function("window.ready")
    made.evaluate("args => window.send(args)", json.loads(json.dumps(message())))
    made.frame_locator("#map").locator(".catalogue-cell").first.wait_for()
    reported(made)  # the view it opened with: every later report tells of what a test did
    yield made
    made.close()
    assert errors == []


def frame(page: Page) -> FrameLocator:
    """Return the map's own page."""
    return page.frame_locator("#map")


def reported(page: Page, count: int = 1) -> dict[str, Any]:
    """Return the last report once there are at least `count` of them."""
    page.wait_for_function(f"window.values.length >= {count}")
    value: dict[str, Any] = page.evaluate("window.values[window.values.length - 1]")
    return value


def press(page: Page, name: str) -> None:
    """Press the button of the map called `name`."""
    frame(page).get_by_role("button", name=name, exact=True).click()


def drag(page: Page, *points: tuple[int, int]) -> None:
    """Draw with the mouse from point to point."""
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point)
    page.mouse.up()


def length_km(text: str) -> float:
    """Return the length that the ruler tells."""
    return float(text.removesuffix(" km").replace(",", ""))


def test_the_page_reports_its_view_and_the_layers_it_holds(page: Page) -> None:
    value = reported(page)
    sent = {layer["name"]: layer["digest"] for layer in message()["panes"][0]["layers"]}
    assert value["have"] == [sent]
    assert value["view"]["zoom"] == 5
    assert value["view"]["south"] < 41 < value["view"]["north"]


def test_a_layer_that_the_page_holds_needs_no_second_sending(page: Page) -> None:
    held = reported(page)["have"][0]
    pane = pane_message(Pane("", [route_group((LINE,), "en"), seizure_group(make_cells(), "en")]), held)
    assert [layer["content"] for layer in pane["layers"]] == [None, None]
    page.evaluate("args => window.send(args)", message(panes=[pane]))
    page.wait_for_timeout(200)
    assert frame(page).locator(".leaflet-marker-pane .catalogue-cell").count() == len(make_cells())


def test_a_layer_that_is_left_out_is_taken_off_with_its_legend(page: Page) -> None:
    pane = pane_message(Pane("", [seizure_group(make_cells(), "en")]), {})
    page.evaluate("args => window.send(args)", message(panes=[pane]))
    frame(page).locator("path.leaflet-interactive").first.wait_for(state="detached")
    assert "Catalogued routes" not in frame(page).locator(".catalogue-legend").inner_text()


def test_a_view_beyond_what_is_loaded_is_asked_for(page: Page) -> None:
    near = {"south": 40, "west": 67, "north": 42, "east": 69, "zoom": 5}
    before = len(page.evaluate("window.values"))
    page.evaluate("args => window.send(args)", message(loaded=near))
    assert reported(page, before + 1)["view"]["zoom"] == 5


def test_a_map_that_becomes_higher_keeps_its_centre(page: Page) -> None:
    before = reported(page)["view"]
    page.locator("#map").evaluate("map => { map.style.height = '700px'; }")
    page.wait_for_function(f"window.values.some(value => value.view.north > {before['north']} + 0.5)")
    after = reported(page)["view"]
    assert [after["lat"], after["lon"]] == pytest.approx([before["lat"], before["lon"]], abs=0.05)


# When the map's movement ends, as the map's page sees it, and when the first report after it reaches the app.
ARRIVAL = """() => {
    const moving = document.querySelector(".leaflet-map-pane");
    new MutationObserver(() => {
        const anim = moving.classList.contains("leaflet-zoom-anim");
        if (window.moved && !anim) { window.arrived = Date.now(); }
        window.moved = anim;
    }).observe(moving, {attributes: true});
}"""
ASKED = "() => addEventListener('message', () => { window.asked = window.asked || Date.now(); })"


def test_a_zoom_is_asked_for_before_the_map_has_arrived(page: Page) -> None:
    before = len(page.evaluate("window.values"))
    own = next(one for one in page.frames if one.url.endswith("index.html"))
    own.evaluate(ARRIVAL)
    page.evaluate(ASKED)
    press(page, "Zoom in")
    assert reported(page, before + 1)["view"]["zoom"] == 6
    own.wait_for_function("window.arrived")
    assert page.evaluate("window.asked") < own.evaluate("window.arrived")


def test_a_box_drawn_with_the_mouse_becomes_the_selection(page: Page) -> None:
    press(page, "Select by a box")
    drag(page, (300, 150), (350, 200), (500, 350))
    page.wait_for_function("window.values.some(value => value.selection)")
    value = reported(page)
    assert value["event"]["kind"] == "select"
    lats, lons = zip(*value["selection"], strict=True)
    assert len(value["selection"]) == 4
    assert value["view"]["south"] < min(lats) < max(lats) < value["view"]["north"]
    assert value["view"]["west"] < min(lons) < max(lons) < value["view"]["east"]


def test_an_outline_by_hand_keeps_its_shape_and_escape_takes_it_off(page: Page) -> None:
    press(page, "Select by an outline drawn by hand")
    drag(page, (300, 150), (500, 150), (500, 350), (400, 250), (300, 350))
    page.wait_for_function("window.values.some(value => value.selection)")
    assert len(reported(page)["selection"]) >= 4
    frame(page).locator(".leaflet-container").press("Escape")
    page.wait_for_function("window.values[window.values.length - 1].selection === null")


def test_what_is_in_view_is_selected_by_keyboard_alone(page: Page) -> None:
    button = frame(page).get_by_role("button", name="Select what is in view")
    button.focus()
    button.press("Enter")
    page.wait_for_function("window.values.some(value => value.selection)")
    value = reported(page)
    assert value["selection"][0] == pytest.approx([value["view"]["south"], value["view"]["west"]], abs=1e-3)


def test_the_ruler_measures_along_the_points_by_mouse_and_by_keyboard(page: Page) -> None:
    page.evaluate("args => window.send(args)", message(panes=[{"title": "", "layers": []}]))
    press(page, "Measure a distance")
    page.mouse.click(308, 258)
    page.mouse.click(508, 258)
    told = frame(page).locator(".catalogue-told")
    # A pixel at zoom 5 is 156,543 m x cos(latitude) / 32; both points stand at the map's middle row.
    expected_km = 200 * 156.543 * 0.7547 / 32
    assert length_km(told.inner_text()) == pytest.approx(expected_km, rel=0.02)
    frame(page).locator(".leaflet-container").press("Enter")
    assert length_km(told.inner_text()) == pytest.approx(1.5 * expected_km, rel=0.02)


def test_a_click_on_a_circle_and_on_a_line_says_what_was_clicked(page: Page) -> None:
    frame(page).locator(".leaflet-marker-pane .catalogue-cell", has_text="2.3k").click()
    page.wait_for_function("window.values.some(value => value.event)")
    assert reported(page)["event"]["kind"] == "circle"
    line = frame(page).locator("path.leaflet-interactive").first
    line.dispatch_event("click")
    page.wait_for_function("window.values[window.values.length - 1].event.kind === 'route'")
    assert reported(page)["event"]["route"] == "TEST"


def test_the_signs_of_a_layer_are_walked_with_the_arrows_and_a_route_opened_with_enter(page: Page) -> None:
    cells = frame(page).locator(".leaflet-marker-pane .catalogue-cell")
    assert cells.count() > 1
    stops = frame(page).locator(".leaflet-marker-pane [tabindex='0']")
    assert stops.count() == 1
    first = stops.get_attribute("aria-label")
    stops.press("ArrowRight")
    walked = frame(page).locator(".leaflet-marker-pane :focus")
    label = walked.get_attribute("aria-label") or ""
    assert label != first
    # The note of the sign before fades away meanwhile.
    frame(page).locator(".leaflet-tooltip", has_text=label.split(", ")[-1]).first.wait_for()
    walked.press("ArrowLeft")
    assert frame(page).locator(".leaflet-marker-pane :focus").get_attribute("aria-label") == first
    line = frame(page).locator("path[role='button']").first
    line.press("Enter")
    page.wait_for_function("window.values.some(value => value.event && value.event.route === 'TEST')")


def test_a_click_on_a_single_seizure_and_enter_on_it_say_its_number(page: Page) -> None:
    rows = make_records()
    pane = pane_message(Pane("", [record_group(rows, "en")]), {})
    page.evaluate("args => window.send(args)", message(panes=[pane]))
    signs = frame(page).locator(".leaflet-marker-pane .catalogue-record")
    signs.nth(1).click()
    page.wait_for_function("window.values.some(value => value.event)")
    assert reported(page)["event"]["record"] == rows["seizure_id"][1]
    signs.nth(0).press("Enter")
    page.wait_for_function(
        f"window.values[window.values.length - 1].event.record === {rows['seizure_id'][0]}"
    )


def test_two_maps_move_together_and_a_click_says_on_which(page: Page) -> None:
    panes = [
        pane_message(Pane(name, [seizure_group(make_cells(), "en")]), {}) for name in ("before", "after")
    ]
    page.evaluate("args => window.send(args)", message(panes=panes))
    assert frame(page).locator(".pane h2").all_inner_texts() == ["before", "after"]
    second = frame(page).locator(".pane").nth(1)
    second.get_by_role("button", name="Zoom in").click()
    zooms = frame(page).locator(".leaflet-container[data-zoom='6']")
    zooms.nth(1).wait_for()
    assert zooms.count() == 2
    second.locator(".leaflet-marker-pane .catalogue-cell", has_text="2.3k").press("Enter")
    page.wait_for_function("window.values.some(value => value.event)")
    assert reported(page)["event"]["pane"] == 1


def test_the_legend_folds_away_and_stays_so(page: Page) -> None:
    legend = frame(page).locator(".catalogue-legend > details")
    assert legend.get_attribute("open") is not None
    legend.locator("> summary").press("Enter")
    page.evaluate("args => window.send(args)", message(**screen_settings("ru")))
    frame(page).get_by_text("Обозначения", exact=True).wait_for()
    assert frame(page).locator(".catalogue-legend > details").get_attribute("open") is None


def playing(page: Page) -> Locator:
    """Send a map with three months, March 2021 to May 2021, and return the bar of their playback."""
    months = make_months()
    span = (dt.date(2021, 3, 1), dt.date(2021, 5, 1))
    group = month_group(months, "en", scale=months_scale([months], "cases"), span=span)
    pane = pane_message(Pane("", [seizure_group(make_cells(), "en"), group]), {})
    page.evaluate("args => window.send(args)", message(panes=[pane], play={"month": None}))
    bar = frame(page).locator(".catalogue-play")
    bar.wait_for()
    return bar


def test_the_months_are_played_one_after_the_other_and_counted(page: Page) -> None:
    bar = playing(page)
    assert bar.locator("output").inner_text() == "All months · n = 2\u202f358 in view"
    assert "in no month: 4" in bar.inner_text()
    bar.get_by_role("button", name="Play month by month").click()
    shown = bar.locator("output")
    months = ("March 2021 · n = 12 in view", "April 2021 · no seizures in view", "May 2021 · n = 30 in view")
    for told in months:
        shown.get_by_text(told).wait_for()
    assert circles(page).all_inner_texts() == ["30"]
    bar.get_by_role("button", name="Play month by month").wait_for()
    page.wait_for_function("window.values[window.values.length - 1].month === '2021-05'")


def test_the_slider_goes_by_the_keys_and_home_shows_all_months_again(page: Page) -> None:
    slider = playing(page).get_by_role("slider", name="Month")
    slider.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "March 2021 · n = 12 in view"
    assert sorted(circles(page).all_inner_texts()) == ["5", "7"]
    assert "one scale for all months" in frame(page).locator(".catalogue-legend").inner_text()
    slider.press("Home")
    assert circles(page).count() == len(make_cells())


def test_who_wants_less_motion_steps_from_month_to_month(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    bar = playing(page)
    bar.get_by_role("button", name="Next month").press("Enter")
    page.wait_for_timeout(1200)  # longer than a month of the playback lasts: it stands still
    assert bar.locator("output").inner_text().startswith("March 2021")


def test_the_end_of_the_playback_gives_the_circles_back(page: Page) -> None:
    bar = playing(page)
    bar.get_by_role("slider").press("End")
    bar.get_by_role("button", name="End the playback").click()
    page.wait_for_function("window.values.some(value => value.event && value.event.kind === 'play')")
    assert reported(page)["event"]["on"] is False
    pane = pane_message(Pane("", [seizure_group(make_cells(), "en")]), {})
    page.evaluate("args => window.send(args)", message(panes=[pane]))
    bar.wait_for(state="detached")
    assert circles(page).count() == len(make_cells())


def circles(page: Page) -> Locator:
    """Return the circles on the map."""
    return frame(page).locator(".leaflet-marker-pane .catalogue-cell")


def test_every_tool_has_a_name(page: Page) -> None:
    buttons = frame(page).locator(".catalogue-tools button").all()
    assert len(buttons) >= 5
    assert all(button.get_attribute("aria-label") for button in buttons)
