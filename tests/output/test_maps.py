"""The map: offline, the same from run to run, small, and its circles can be told apart by a click."""

import gzip
import json
import re
from dataclasses import replace

import pandas as pd
import pytest
from streamlit_folium import generate_js_hash, generate_leaflet_string

from catalogue.filters import BoundingBox
from catalogue.output.assets import leaflet_folder, use_assets
from catalogue.output.background import background_script
from catalogue.output.circles import CircleScale
from catalogue.output.escaping import escape, script_json
from catalogue.output.map_layers import crossing_group, marker_positions, route_group, seizure_group
from catalogue.output.maps import MapPicture, background_map, explore_map, find_clicked_cell, map_page
from catalogue.output.widths import Passed
from geodata.crossings import border_crossings
from geodata.layers import BOUNDARY_NOTE
from tests.output.examples import LINE, make_cells

ADDRESS = re.compile(r"https?://[^\s\"'<>)]+")
# Names of XML vocabularies and addresses inside Leaflet's own comments: nothing is fetched from them.
NAMES_ONLY = ("http://www.w3.org/", "https://leafletjs.com", "https://bugzilla.mozilla.org/")


@pytest.fixture(params=["en", "ru"])
def language(request: pytest.FixtureRequest) -> str:
    """Return each language of the product."""
    return str(request.param)


def whole_picture() -> MapPicture:
    """Return a picture with every kind of thing on it."""
    return MapPicture(make_cells(), (LINE,), border_crossings(), unplaced_cases=23817, chosen="TEST")


def script_of(language: str) -> str:
    """Return the script that streamlit-folium makes of the background."""
    made = background_map(language=language)
    made.get_root().render()
    return str(generate_leaflet_string(made))


def test_no_address_of_another_host_stands_in_the_page(language: str) -> None:
    page = explore_map(whole_picture(), language).get_root().render()
    assert ADDRESS.findall(page) == []


def test_no_address_of_another_host_stands_in_the_page_that_stands_alone(language: str) -> None:
    found = ADDRESS.findall(map_page(whole_picture(), language))
    assert [address for address in found if not address.startswith(NAMES_ONLY)] == []


def test_scripts_and_styles_come_from_the_address_the_app_serves() -> None:
    use_assets("/files/map/")
    made = background_map()
    links = [address for _, address in [*made.default_js, *made.default_css]]
    use_assets(".")
    assert links
    assert all(address.startswith("/files/map/") for address in links)
    assert all((leaflet_folder() / address.split("/")[-1].split("?")[0]).is_file() for address in links)


def test_the_background_is_the_same_page_from_run_to_run(language: str) -> None:
    assert (
        background_map(language=language).get_root().render()
        == background_map(language=language).get_root().render()
    )


def test_streamlit_folium_sees_the_same_map_from_run_to_run(language: str) -> None:
    first, second = script_of(language), script_of(language)
    assert first == second
    assert generate_js_hash(first) == generate_js_hash(second)


def test_the_languages_are_different_maps() -> None:
    assert generate_js_hash(script_of("en")) != generate_js_hash(script_of("ru"))


def test_the_map_says_whose_data_it_shows_and_what_its_boundaries_mean(language: str) -> None:
    page = background_map(language=language).get_root().render()
    credit = {"en": "OpenStreetMap contributors", "ru": "участники OpenStreetMap"}[language]
    assert credit in page
    assert script_json(escape(BOUNDARY_NOTE[language]))[1:-1] in page


def test_the_coarse_background_stays_under_300_kb_packed() -> None:
    packed = gzip.compress(background_script("low").encode(), 6)
    assert len(packed) < 300_000


def test_the_background_has_three_decimals_at_most() -> None:
    for detail in ("low", "mid"):
        assert re.findall(r"\d\.\d{4,}", background_script(detail)) == []


def test_a_thousand_circles_stay_under_250_kb() -> None:
    many = pd.concat([make_cells()] * 334, ignore_index=True)
    many["latitude"] += pd.Series(range(len(many))) * 0.01
    assert len(seizure_group(many, "ru").data.encode()) < 250_000


def test_every_circle_is_found_again_by_the_click_on_it() -> None:
    cells = pd.concat([make_cells(), make_cells()], ignore_index=True)
    for number, (latitude, longitude) in enumerate(marker_positions(cells)):
        found = find_clicked_cell(cells, {"lat": latitude, "lng": longitude})
        assert found is not None
        assert found.name == number


def test_a_click_beside_every_circle_finds_none() -> None:
    assert find_clicked_cell(make_cells(), {"lat": 44.0, "lng": 66.0}) is None
    assert find_clicked_cell(make_cells(), None) is None
    assert find_clicked_cell(make_cells().iloc[:0], {"lat": 44.0, "lng": 66.0}) is None


def test_a_circle_known_to_the_province_only_is_hollow_and_says_so(language: str) -> None:
    rows = json.loads(seizure_group(make_cells(), language).data)["cells"]
    said = {"en": "Known to the province only", "ru": "Известна только область"}[language]
    assert [row[4] for row in rows] == [0, 1, 0]
    assert [said in row[5] for row in rows] == [False, True, False]


def test_a_single_seizure_has_no_number_and_many_are_shortened() -> None:
    rows = json.loads(seizure_group(make_cells(), "en").data)["cells"]
    assert [row[3] for row in rows] == ["", "12", "2.3k"]


def test_a_tooltip_gives_cases_beside_kg_and_what_could_not_be_converted() -> None:
    rows = json.loads(seizure_group(make_cells(), "ru").data)["cells"]
    assert rows[0][5] == "Хорог<br>1 изъятие<br>0,315 кг в эквиваленте"
    assert rows[2][5] == "Мест: 3<br>Изъятий: 2\u202f345<br>Позиций без эквивалента в кг: 7"


def test_the_legend_counts_what_is_shown_and_what_cannot_be(language: str) -> None:
    written = json.loads(seizure_group(make_cells(), language, unplaced_cases=23817).data)["legend"]
    legend = re.sub(r"</?span[^>]*>", "", written)
    shown, missing = {
        "en": ("Shown here: 2\u202f358 seizures", "Known to the country only, not drawn: 23\u202f817"),
        "ru": ("Показано изъятий: 2\u202f358", "Известна только страна, не показано: 23\u202f817"),
    }[language]
    assert shown in legend
    assert missing in legend


def test_circles_by_kg_are_sized_by_kg() -> None:
    rows = json.loads(seizure_group(make_cells(), "en", measure="kg").data)["cells"]
    assert rows[1][2] > rows[2][2]


def test_an_empty_view_draws_no_circle_and_still_says_what_is_missing() -> None:
    data = json.loads(seizure_group(make_cells().iloc[:0], "en", unplaced_cases=5).data)
    assert data["cells"] == []
    assert "not drawn: 5" in data["legend"]


def test_a_layer_that_is_switched_off_leaves_the_legend() -> None:
    assert json.loads(route_group((), "en").data) == {"routes": [], "legend": "", "notes": ""}
    assert json.loads(crossing_group((), "en").data) == {"crossings": [], "legend": "", "notes": ""}


def test_lines_are_as_wide_as_what_passed_and_thinner_far_out() -> None:
    shares = {"TEST": (9.0, 2.0), "QUIET": (0.0, 0.0)}
    lines = (LINE, replace(LINE, code="QUIET"))
    near, far = (
        {row["code"]: row["weight"] for row in route_group(lines, "en", passed=passed).content["routes"]}
        for passed in (Passed(shares, "cases", 9), Passed(shares, "cases", 4))
    )
    assert near["TEST"] > far["TEST"] > far["QUIET"] == near["QUIET"]


def test_the_legend_says_when_two_maps_share_the_scale_of_circles(language: str) -> None:
    said = {"en": "One scale of circles for both maps", "ru": "Масштаб кругов общий для обеих карт"}[language]
    scale = CircleScale("cases", 5000.0)
    assert said in seizure_group(make_cells(), language, scale=scale).content["legend"]
    assert said not in seizure_group(make_cells(), language).content["legend"]


def test_a_route_is_solid_where_it_follows_a_road_and_dashed_where_it_does_not() -> None:
    rows = json.loads(route_group((LINE,), "en").data)["routes"]
    assert [(row["dash"] is None, len(row["parts"])) for row in rows] == [(True, 1), (False, 1)]


def test_a_packed_line_unpacks_to_its_own_ends() -> None:
    flat = json.loads(route_group((LINE,), "en", zoom=9).data)["routes"][0]["parts"][0]
    latitude, longitude = sum(flat[0::2]) / 1000, sum(flat[1::2]) / 1000
    assert (flat[0] / 1000, flat[1] / 1000) == (38.54, 68.78)
    assert (latitude, longitude) == (39.5, 71.7)


def test_the_chosen_route_is_drawn_last_and_named_in_the_legend() -> None:
    other = replace(LINE, code="ZZZ")
    data = json.loads(route_group((LINE, other), "en", chosen="TEST").data)
    assert "TEST" in data["routes"][-1]["tip"]
    assert "Chosen route: TEST" in data["legend"]


def test_the_legend_counts_border_crossings_by_mode() -> None:
    legend = json.loads(crossing_group(border_crossings(), "en").data)["legend"]
    by_mode = pd.Series([crossing.mode for crossing in border_crossings()]).value_counts()
    assert f"Road: {by_mode['road']}" in legend
    assert f"Border crossing points: {len(border_crossings())}" in legend


def test_the_map_opens_on_the_middle_of_the_view() -> None:
    page = background_map(BoundingBox(36, 60, 44, 72), "en", zoom=7).get_root().render()
    assert "[40.0, 66.0]" in page
