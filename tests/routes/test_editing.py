"""Route records are edited as versions: nothing is lost, every difference is told, the line follows."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue.content import Route, Source, Statement, Waypoint, load_routes
from catalogue.errors import NotFoundError, ValueRefusedError
from catalogue.routes.kept import read_record, record_text
from tests.each import for_each

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue import Store


def point(name: str, country: str, latitude: float, longitude: float) -> Waypoint:
    """Return a waypoint."""
    return Waypoint(name, f"{name} (пункт)", country, latitude, longitude, 3.0)


def route(store: Store) -> Route:
    """Return the record of the road from Osh to Almaty."""
    return catalogue.get_route(store, "OSBIS")


def test_an_edit_is_a_new_version_with_who_when_and_what(store: Store) -> None:
    catalogue.save_route(store, replace(route(store), status="dormant"), "quiet since spring")
    versions = catalogue.list_route_versions(store, "OSBIS")
    assert versions["version"].tolist() == [2, 1]
    assert versions["change"].iloc[0] == "quiet since spring"
    assert versions["changed_at"].notna().all()
    assert route(store).status == "dormant"


def test_an_edit_is_not_kept_where_seizures_could_not_be_tied(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("catalogue.routes.attribute_profiles", broken)
    with pytest.raises(MemoryError):
        catalogue.save_route(store, replace(route(store), status="dormant"), "quiet since spring")
    assert len(catalogue.list_route_versions(store, "OSBIS")) == 1


def test_an_edit_of_a_person_is_not_overwritten_when_the_store_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "again.duckdb"
    with catalogue.create_store(path) as opened:
        catalogue.save_route(opened, replace(route(opened), name_en="Renamed"), "better name")
    with catalogue.open_store(path) as opened:
        assert route(opened).name_en == "Renamed"
        assert len(catalogue.list_route_versions(opened, "OSBIS")) == 2


def test_restoring_an_older_version_makes_it_the_newest_and_loses_nothing(store: Store) -> None:
    before = route(store)
    catalogue.save_route(store, replace(before, status="dormant"), "quiet")
    catalogue.restore_route(store, "OSBIS", 1)
    assert route(store) == before
    assert catalogue.list_route_versions(store, "OSBIS")["version"].tolist() == [3, 2, 1]


def test_two_versions_are_compared_field_by_field_side_by_side(store: Store) -> None:
    before = route(store)
    changed = replace(before, status="dormant", drugs=before.drugs[1:], name_en="Renamed")
    catalogue.save_route(store, changed, "three things")
    found = catalogue.compare_route_versions(store, "OSBIS", 1, 2)
    assert [(one.field, one.before, one.after) for one in found] == [
        ("name_en", before.name_en, "Renamed"),
        ("status", "active", "dormant"),
        ("drugs", before.drugs[0], ""),
    ]
    assert catalogue.compare_route_versions(store, "OSBIS", 2, 2) == ()


def test_each_line_of_a_field_that_changed_stands_beside_what_it_was(store: Store) -> None:
    before = route(store)
    drugs = ("cocaine", *before.drugs[1:], "lsd")
    assert len(before.drugs) > 1
    catalogue.save_route(store, replace(before, drugs=drugs), "first and last")
    found = catalogue.compare_route_versions(store, "OSBIS", 1, 2)
    assert [(one.field, one.before, one.after) for one in found] == [
        ("drugs", before.drugs[0], "cocaine"), ("drugs", "", "lsd"),
    ]  # fmt: skip


def test_a_waypoint_added_past_the_end_lengthens_the_line_and_the_countries(store: Store) -> None:
    before = route(store)
    further = catalogue.with_waypoints(before, [*before.waypoints, point("Omsk", "RU", 54.99, 73.37)])
    catalogue.save_route(store, further, "seen as far as Omsk")
    lines = {line.code: line for line in catalogue.route_lines(store)}
    assert lines["OSBIS"].lat_lon[-1][-1] == pytest.approx((54.99, 73.37), abs=0.2)
    assert route(store).countries == (*before.countries, "RU")
    assert route(store).legs[-1].end == "Omsk"


def test_a_waypoint_that_is_moved_moves_the_drawn_line(store: Store) -> None:
    before = {line.code: line.lat_lon for line in catalogue.route_lines(store)}["OSBIS"]
    points = list(route(store).waypoints)
    points[3] = replace(points[3], lat=points[3].lat + 0.3)
    catalogue.save_route(store, catalogue.with_waypoints(route(store), points), "corrected")
    assert {line.code: line.lat_lon for line in catalogue.route_lines(store)}["OSBIS"] != before


def ways(route: Route) -> list[list[str]]:
    """Return the names that each leg states, in the order of movement."""
    return [[leg.start, *leg.through, leg.end] for leg in route.legs]


def novy(country: str = "KG") -> Waypoint:
    """Return a waypoint that no route has yet."""
    return point("Novy", country, 50.0, 60.0)


@for_each(sorted(load_routes()))
def test_a_waypoint_taken_out_of_any_route_leaves_every_leg_on_the_way_that_it_states(code: str) -> None:
    whole = load_routes()[code]
    assert catalogue.with_waypoints(whole, whole.waypoints).legs == whole.legs
    for place, gone in enumerate(whole.waypoints):
        fewer = catalogue.with_waypoints(whole, whole.waypoints[:place] + whole.waypoints[place + 1 :])
        kept = {step for way in ways(whole) for step in itertools.pairwise(way) if gone.name_en not in step}
        made = {step for way in ways(fewer) for step in itertools.pairwise(way)} - kept
        beside = {step: {one for pair in kept_beside(whole, gone) for one in pair} for step in made}
        assert all(set(step) <= beside[step] for step in made), (gone.name_en, made)
        assert kept <= {step for way in ways(fewer) for step in itertools.pairwise(way)}


def kept_beside(whole: Route, gone: Waypoint) -> list[tuple[str, str]]:
    """Return the steps of the legs that touch a waypoint: what is joined in its place lies on them."""
    return [step for way in ways(whole) for step in itertools.pairwise(way) if gone.name_en in step]


@for_each(sorted(load_routes()))
def test_a_waypoint_added_to_any_route_stands_on_one_leg_and_the_others_stay(code: str) -> None:
    whole = load_routes()[code]
    for place in range(len(whole.waypoints) + 1):
        points = (*whole.waypoints[:place], novy(whole.countries[0]), *whole.waypoints[place:])
        more = catalogue.with_waypoints(whole, points)
        assert sum("Novy" in way for way in ways(more)) == 1
        without = [[name for name in way if name != "Novy"] for way in ways(more)]
        assert [way for way in without if len(way) > 1] == ways(whole)


@pytest.mark.parametrize(
    ("code", "after", "way"),
    [
        ("AIRRU", "Osh airport", ["Osh airport", "Novy", "Moscow (Domodedovo) airport"]),
        ("AIRRU", "Dushanbe airport", ["Dushanbe airport", "Novy", "Moscow (Domodedovo) airport"]),
        ("AIRRU", "Moscow (Domodedovo) airport", ["Moscow (Domodedovo) airport", "Novy"]),
        ("OSBIS", "Uzgen", ["Osh", "Uzgen", "Novy", "Jalal-Abad"]),
        ("OSLBD", "Batken", ["Isfara", "Novy", "Batken"]),
        ("M41N", "Khaburabot pass", ["Qalaikhumb", "Novy", "Khaburabot pass", "Tavildara"]),
    ],
)
def test_a_waypoint_added_after_another_goes_into_the_leg_that_runs_there(
    code: str, after: str, way: list[str]
) -> None:
    whole = load_routes()[code]
    place = [one.name_en for one in whole.waypoints].index(after) + 1
    points = (*whole.waypoints[:place], novy(whole.countries[0]), *whole.waypoints[place:])
    (found,) = [one for one in ways(catalogue.with_waypoints(whole, points)) if "Novy" in one]
    assert found[: len(way)] == way


def test_a_waypoint_under_another_name_stays_on_its_legs() -> None:
    whole = load_routes()["OSBIS"]
    points = [replace(one, name_en=f"{one.name_en} town") for one in whole.waypoints]
    assert ways(catalogue.with_waypoints(whole, points)) == [
        [f"{name} town" for name in way] for way in ways(whole)
    ]


def test_a_route_turned_round_passes_the_same_waypoints_the_other_way() -> None:
    whole = load_routes()["OSBIS"]
    turned = catalogue.with_direction(whole, "against")
    assert ways(turned) == [way[::-1] for way in ways(whole)[::-1]]
    assert catalogue.with_direction(turned, "along") == whole


def test_what_a_leg_passes_is_kept_with_the_record(store: Store) -> None:
    before = route(store)
    shorter = replace(before.legs[0], through=before.legs[0].through[1:])
    catalogue.save_route(store, replace(before, legs=(shorter, *before.legs[1:])), "not through Uzgen")
    assert route(store).legs[0].through == before.legs[0].through[1:]
    told = catalogue.compare_route_versions(store, "OSBIS", 1, 2)
    assert [one.field for one in told] == ["legs"]
    assert "Uzgen" in told[0].before
    assert "Uzgen" not in told[0].after


def older(whole: Route) -> str:
    """Return the text of a record as it was kept before legs stated what they pass."""
    record = json.loads(record_text(whole))
    for leg in record["legs"]:
        del leg["through"]
    return json.dumps(record)


def test_a_record_kept_before_legs_stated_their_waypoints_loads_as_it_was_drawn() -> None:
    for code in ("OSBIS", "M41N", "AIRRU", "MAILIN", "LABKZ"):
        assert read_record(older(load_routes()[code])) == load_routes()[code], code


def test_an_older_record_that_a_person_drew_keeps_the_waypoints_listed_between_the_ends() -> None:
    points = [point(name, "KZ", 43.0, 70.0) for name in ("One", "Two", "Three")]
    drawn = catalogue.with_waypoints(replace(catalogue.new_route(), code="NEW"), points)
    assert ways(drawn) == [["One", "Two", "Three"]]
    assert ways(read_record(older(drawn))) == [["One", "Two", "Three"]]


def test_what_a_record_may_not_be_is_refused_with_a_sentence(store: Store) -> None:
    good = route(store)
    unsourced = Statement("It is so.", "Это так.", (), 2020)
    for wrong in (
        replace(good, name_ru="English only"),
        replace(good, statements=(*good.statements, unsourced)),
        replace(good, waypoints=good.waypoints[:1]),
        replace(good, waypoints=(*good.waypoints, good.waypoints[0])),
        replace(good, drugs=("sugar",)),
    ):
        with pytest.raises(ValueRefusedError) as refusal:
            catalogue.save_route(store, wrong, "change")
        assert refusal.value.text("ru") != refusal.value.text("en")
    assert len(catalogue.list_route_versions(store, "OSBIS")) == 1


def test_a_refusal_names_the_field_and_the_reason_in_the_readers_language(store: Store) -> None:
    unsourced = Statement("It is so.", "Это так.", (), 2020)
    wrong = replace(route(store), statements=(unsourced, *route(store).statements))
    with pytest.raises(ValueRefusedError) as refusal:
        catalogue.save_route(store, wrong, "change")
    assert "Statement 1, Sources" in refusal.value.text("en")
    assert "Names no source" in refusal.value.text("en")
    assert "Утверждение 1, Источники" in refusal.value.text("ru")
    assert "Нет источника" in refusal.value.text("ru")


def test_a_record_may_lose_its_last_sourced_statement_only_when_it_is_unconfirmed(store: Store) -> None:
    bare = replace(route(store), statements=())
    with pytest.raises(ValueRefusedError, match="without a single sourced statement"):
        catalogue.save_route(store, bare, "change")
    catalogue.save_route(store, replace(bare, status="unconfirmed"), "no source holds")
    assert route(store).statements == ()


SOURCE = Source(
    "roca_2026", "A bulletin", "UNODC ROCA", "2026-05", "https://www.unodc.org/roca/", "report", "en"
)


def test_a_source_that_a_person_adds_stands_with_the_record_and_its_versions(store: Store) -> None:
    told = Statement("It is so.", "Это так.", ("roca_2026",), 2026)
    changed = replace(route(store), sources=(SOURCE,), statements=(*route(store).statements, told))
    catalogue.save_route(store, changed, "a bulletin of ROCA")
    assert route(store).sources == (SOURCE,)
    brief = catalogue.route_brief(store, "OSBIS")
    assert "A bulletin" in {source.title for source in brief.sources}
    catalogue.restore_route(store, "OSBIS", 1)
    assert route(store).sources == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (replace(SOURCE, title=" "), "Источник 1, Название"),
        (replace(SOURCE, date="May"), "Источник 1, Дата"),
        (replace(SOURCE, address="unodc.org"), "Источник 1, Адрес"),
    ],
)
def test_an_incomplete_source_is_refused(store: Store, wrong: Source, said: str) -> None:
    with pytest.raises(ValueRefusedError) as refusal:
        catalogue.save_route(store, replace(route(store), sources=(wrong,)), "change")
    assert said in refusal.value.text("ru")


def drafted() -> Route:
    """Return a new record with everything that one needs."""
    told = Statement("It is so.", "Это так.", ("unodc_northern_route_2018",), 2018)
    facts = replace(
        catalogue.new_route(),
        code="newkz",
        name_en="Almaty - Omsk",
        name_ru="Алматы - Омск",
        drugs=("heroin",),
        transport=("road_private",),
        statements=(told,),
        status="emerging",
    )
    points = [point("Almaty", "KZ", 43.25, 76.91), point("Astana", "KZ", 51.17, 71.43)]
    return catalogue.with_ends(catalogue.with_waypoints(facts, points), "KG", "RU")


def test_a_route_is_made_from_nothing_with_ends_known_as_a_country_only(store: Store) -> None:
    kept = catalogue.create_route(store, drafted(), "first seen")
    assert kept.code == "NEWKZ"
    assert catalogue.get_route(store, "NEWKZ") == kept
    assert kept.countries == ("KG", "KZ", "RU")
    assert [(leg.start, leg.end) for leg in kept.legs] == [
        ("KG", "Almaty"),
        ("Almaty", "Astana"),
        ("Astana", "RU"),
    ]
    (line,) = [line for line in catalogue.route_lines(store) if line.code == "NEWKZ"]
    assert line.lat_lon[0][0] == pytest.approx((43.25, 76.91), abs=0.2)
    assert catalogue.open_ends(kept) == ("KG", "RU")


def test_a_known_end_takes_the_place_of_a_country_only(store: Store) -> None:
    drawn = catalogue.with_waypoints(drafted(), [*drafted().waypoints, point("Omsk", "RU", 54.99, 73.37)])
    whole = catalogue.with_ends(drawn, None, None)
    assert [(leg.start, leg.end) for leg in whole.legs] == [("Almaty", "Astana"), ("Astana", "Omsk")]
    assert catalogue.create_route(store, whole, "seen as far as Omsk").countries == ("KG", "KZ", "RU")


@pytest.mark.parametrize("code", ["osbis", "", "x", "ninechars", "КОД1"])
def test_a_new_route_under_a_code_in_use_or_none_is_refused(store: Store, code: str) -> None:
    with pytest.raises(ValueRefusedError, match="Give an unused code"):
        catalogue.create_route(store, replace(drafted(), code=code), "first seen")


def test_a_blank_record_is_refused_until_it_is_filled_in(store: Store) -> None:
    with pytest.raises(ValueRefusedError) as refusal:
        catalogue.create_route(store, replace(catalogue.new_route(), code="NEW"), "first seen")
    assert "Название по-английски" in refusal.value.text("ru")


def test_an_edit_that_changes_nothing_or_says_nothing_is_refused(store: Store) -> None:
    with pytest.raises(ValueRefusedError, match="Nothing was changed"):
        catalogue.save_route(store, route(store), "change")
    with pytest.raises(ValueRefusedError, match="Say what changed"):
        catalogue.save_route(store, replace(route(store), status="dormant"), " ")


def test_a_version_that_never_was_cannot_be_restored(store: Store) -> None:
    with pytest.raises(NotFoundError):
        catalogue.restore_route(store, "OSBIS", 9)
