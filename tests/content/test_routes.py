"""The route files are complete, sourced and bilingual, and the loader refuses what is not."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogue.content import load_concealment, load_corridors, load_routes, load_sources
from catalogue.content.loading import CONTENT
from catalogue.errors import ContentError
from geodata.corridors import corridors, waypoints
from geodata.crossings import find_crossing

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN = re.compile(r"[A-Za-z]")
ENGLISH_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
RUSSIAN_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def load_changed(tmp_path: Path) -> Callable[[Change], None]:
    """Load the content with one change made to the file of route M41E."""

    def load(change: Change) -> None:
        content = tmp_path / "content"
        shutil.copytree(CONTENT, content)
        for path in (content / "routes").glob("*.yml"):
            if path.stem != "M41E":
                path.unlink()
        record = yaml.safe_load((content / "routes" / "M41E.yml").read_text(encoding="utf-8"))
        change(record)
        (content / "routes" / "M41E.yml").write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")
        load_routes(content)

    return load


def test_every_corridor_of_the_waypoint_table_is_a_route_with_the_same_waypoints() -> None:
    for corridor in corridors():
        told = [(p.name_en, p.name_ru, p.lat, p.lon) for p in load_routes()[corridor.code].waypoints]
        table = [(p.place_en, p.place_ru, p.lat, p.lon) for p in waypoints(corridor.code)]
        assert told == table, corridor.code


def test_the_catalogue_has_at_least_forty_eight_routes() -> None:
    assert len(load_routes()) >= 48


def test_every_route_says_three_to_seven_statements_each_dated_and_sourced() -> None:
    sources = load_sources()
    for route in load_routes().values():
        assert 3 <= len(route.statements) <= 7, route.code
        for statement in route.statements:
            assert statement.as_of is not None, route.code
            assert statement.sources, route.code
            assert set(statement.sources) <= set(sources), route.code


def test_every_text_stands_in_english_and_in_russian() -> None:
    for route in load_routes().values():
        pairs = [(route.name_en, route.name_ru)]
        pairs += [(text.en, text.ru) for text in (*route.statements, *route.caveats)]
        pairs += [(point.name_en, point.name_ru) for point in route.waypoints]
        for english, russian in pairs:
            assert not CYRILLIC.search(english), (route.code, english)
            assert CYRILLIC.search(russian), (route.code, russian)


def test_legs_follow_each_other_between_waypoints_of_the_route() -> None:
    for route in load_routes().values():
        names = {point.name_en for point in route.waypoints}
        assert 1 <= len(route.legs) <= 6, route.code
        for leg in route.legs:
            assert {leg.start, leg.end} <= names, route.code
            assert leg.start != leg.end, route.code


def test_legs_of_a_route_with_a_direction_run_that_way_along_the_waypoints() -> None:
    for route in load_routes().values():
        order = [point.name_en for point in route.waypoints]
        sign = -1 if route.direction == "against" else 1
        for leg in route.legs:
            if leg.mode in {"road", "rail"}:
                assert sign * (order.index(leg.end) - order.index(leg.start)) > 0, (route.code, leg)


def test_a_leg_passes_only_border_posts_of_countries_of_the_route() -> None:
    for route in load_routes().values():
        for leg in route.legs:
            if leg.crossing:
                crossing = find_crossing(leg.crossing)
                assert crossing is not None, route.code
                assert set(crossing.countries) <= set(route.countries), (route.code, leg)


def test_a_leg_on_land_or_water_or_by_air_joins_one_told_before_it() -> None:
    for route in load_routes().values():
        reached = {route.legs[0].start, route.legs[0].end}
        for leg in route.legs[1:]:
            assert leg.mode == "mail" or {leg.start, leg.end} & reached, (route.code, leg)
            reached |= {leg.start, leg.end}


def test_a_border_post_is_passed_by_its_own_means_and_a_port_or_airport_by_road_too() -> None:
    for route in load_routes().values():
        for leg in route.legs:
            crossing = find_crossing(leg.crossing) if leg.crossing else None
            if crossing is not None:
                own = {crossing.mode} | ({"road"} if crossing.mode in {"sea", "air"} else set())
                assert leg.mode in own, (route.code, leg)


def test_countries_stand_in_the_order_in_which_the_movement_meets_the_waypoints() -> None:
    for route in load_routes().values():
        met = route.waypoints[::-1] if route.direction == "against" else route.waypoints
        order = list(dict.fromkeys(point.country for point in met))
        assert [code for code in route.countries if code in order] == order, route.code


def test_a_route_said_to_lie_inside_one_country_lies_in_one() -> None:
    for route in load_routes().values():
        if any("inside one country" in caveat.en for caveat in route.caveats):
            assert len(route.countries) == 1, route.code


def test_russian_texts_of_routes_and_families_hold_no_latin_letters() -> None:
    for record in (*load_routes().values(), *load_corridors().values()):
        texts = [text.ru for text in getattr(record, "statements", None) or record.description]
        texts += [text.ru for text in getattr(record, "caveats", ())]
        for text in (record.name_ru, *texts):
            assert not LATIN.search(text), (record.code, text)


def test_the_same_figures_stand_in_english_and_in_russian() -> None:
    for record in (*load_routes().values(), *load_corridors().values()):
        told = getattr(record, "statements", None) or record.description
        for text in (*told, *getattr(record, "caveats", ())):
            english = re.findall(r"\d+", ENGLISH_THOUSANDS.sub("", text.en))
            russian = re.findall(r"\d+", RUSSIAN_THOUSANDS.sub("", text.ru))
            assert sorted(english) == sorted(russian), (record.code, text.en)


def test_waypoint_names_are_unique_within_a_route() -> None:
    for route in load_routes().values():
        names = [point.name_en for point in route.waypoints]
        assert len(set(names)) == len(names), route.code


def test_a_statement_speaks_of_no_year_after_its_newest_source() -> None:
    sources = load_sources()
    for route in load_routes().values():
        for statement in route.statements:
            newest = max(int(sources[name].date[:4]) for name in statement.sources)
            assert statement.as_of is not None
            assert statement.as_of <= newest, (route.code, statement.en)


def test_first_and_last_evidence_are_years_that_a_statement_speaks_of() -> None:
    for route in load_routes().values():
        years = {statement.as_of for statement in route.statements}
        assert {route.first_evidence, route.last_evidence} <= years, route.code


def test_every_source_is_used_or_belongs_to_the_concealment_methods() -> None:
    in_file = yaml.safe_load((CONTENT / "sources" / "routes.yml").read_text(encoding="utf-8"))
    used = {
        name
        for record in (*load_routes().values(), *load_corridors().values())
        for statement in (record.statements if hasattr(record, "statements") else record.description)
        for name in statement.sources
    }
    for method in load_concealment().values():
        told = (*method.description, *method.indicators, *method.detection, *method.prevention)
        used |= {name for statement in told for name in statement.sources}
    assert set(in_file) <= used


def test_every_family_has_a_route() -> None:
    assert set(load_corridors()) == {route.family for route in load_routes().values()}


def test_an_unchanged_route_loads(load_changed: Callable[[Change], None]) -> None:
    load_changed(lambda record: record.update(status="active"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("drugs", ["heroin", "herion"]),
        ("transport", ["lorry"]),
        ("concealment", ["vehicle.nowhere"]),
        ("family", "western"),
        ("status", "closed"),
        ("direction", "north"),
        ("handling", "TLP:WHITE"),
        ("first_evidence", "2001"),
        ("recorded", "24.11.2026"),
        ("countries", ["TJ"]),
        ("statements", []),
        ("name_ru", "Pamir Highway"),
        ("name_en", "Памирский тракт"),
        ("code", "M41X"),
        ("legs", [{"from": "Dushanbe", "to": "Nowhere", "mode": "road", "crossing": None}]),
        ("legs", [{"from": "Dushanbe", "to": "Osh", "mode": "road", "crossing": "BCP999"}]),
        (
            "legs",
            [{"from": "Dushanbe", "to": "Osh", "mode": "road", "crossing": None, "through": ["Nowhere"]}],
        ),
        ("legs", [{"from": "Dushanbe", "to": "Osh", "mode": "road", "crossing": None, "through": ["Osh"]}]),
        (
            "legs",
            [
                {
                    "from": "Dushanbe",
                    "to": "Osh",
                    "mode": "road",
                    "crossing": None,
                    "through": ["Gulcha", "Gulcha"],
                }
            ],
        ),
        ("legs", [{"from": "Dushanbe", "to": "Osh", "mode": "road", "crossing": None, "schematic": "yes"}]),
        ("confidence", {"source": "G", "information": 2}),
    ],
)
def test_a_wrong_field_is_refused_with_its_file_and_name(
    load_changed: Callable[[Change], None], field: str, value: object
) -> None:
    with pytest.raises(ContentError, match=rf"M41E\.yml is wrong at '{field}"):
        load_changed(lambda record: record.update({field: value}))


def test_a_leg_that_states_no_waypoint_between_its_ends_loads(load_changed: Callable[[Change], None]) -> None:
    leg = {"from": "Dushanbe", "to": "Osh", "mode": "road", "crossing": None}
    load_changed(lambda record: record.update(legs=[leg]))


@pytest.mark.parametrize("key", ["en", "ru", "sources", "as_of"])
def test_a_statement_that_lacks_a_part_is_refused(load_changed: Callable[[Change], None], key: str) -> None:
    def drop(record: dict[str, Any]) -> None:
        del record["statements"][0][key]

    with pytest.raises(ContentError, match=rf"M41E\.yml is wrong at 'statements\[1\]\.{key}': missing"):
        load_changed(drop)


def test_a_statement_with_an_unknown_source_is_refused(load_changed: Callable[[Change], None]) -> None:
    def rename(record: dict[str, Any]) -> None:
        record["statements"][0]["sources"] = ["hearsay"]

    with pytest.raises(ContentError, match=r"statements\[1\]\.sources\[1\]': unknown code 'hearsay'"):
        load_changed(rename)


def test_a_statement_with_no_source_is_refused(load_changed: Callable[[Change], None]) -> None:
    def empty(record: dict[str, Any]) -> None:
        record["statements"][1]["sources"] = []

    with pytest.raises(ContentError, match=r"M41E\.yml is wrong at 'statements\[2\]\.sources"):
        load_changed(empty)


def test_a_misspelt_field_is_refused(load_changed: Callable[[Change], None]) -> None:
    with pytest.raises(ContentError, match="unknown field cavaets"):
        load_changed(lambda record: record.update(cavaets=[]))
