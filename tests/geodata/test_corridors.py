"""Corridors and their waypoints, in both languages."""

import re
from itertools import pairwise

import pytest

from geodata.corridors import corridors, waypoints
from geodata.distance import distance_km


def test_all_corridors_and_waypoints_are_there() -> None:
    assert len(corridors()) == 33
    assert sum(corridor.waypoint_count for corridor in corridors()) == 290


def test_every_corridor_and_waypoint_has_a_name_in_cyrillic() -> None:
    for corridor in corridors():
        assert re.search("[а-яё]", corridor.name_ru)
        for point in waypoints(corridor.code):
            assert re.search("[а-яё]", point.place_ru), point.place_en
            assert point.place_en.isascii()


def test_a_corridor_begins_and_ends_where_its_name_says() -> None:
    points = waypoints("M41E")
    assert (points[0].place_en, points[-1].place_en) == ("Dushanbe", "Osh")
    assert (points[0].place_ru, points[-1].place_ru) == ("Душанбе", "Ош")


def test_waypoints_are_numbered_from_one_without_a_gap() -> None:
    for corridor in corridors():
        numbers = [point.sequence for point in waypoints(corridor.code)]
        assert numbers == list(range(1, corridor.waypoint_count + 1))


def test_a_place_bears_one_russian_name_in_all_corridors() -> None:
    names: dict[str, set[str]] = {}
    for corridor in corridors():
        for point in waypoints(corridor.code):
            names.setdefault(point.place_en, set()).add(point.place_ru)
    assert all(len(found) == 1 for found in names.values())


def test_a_waypoint_set_by_hand_is_less_precise_than_a_town() -> None:
    zigar = next(point for point in waypoints("M41E") if point.place_en == "Zigar")
    assert zigar.geonameid is None
    assert zigar.precision_km > waypoints("M41E")[0].precision_km


def test_successive_waypoints_are_never_more_than_a_thousand_kilometres_apart() -> None:
    for corridor in corridors():
        points = waypoints(corridor.code)
        for one, other in pairwise(points):
            assert 0 < distance_km(one.lat, one.lon, other.lat, other.lon) < 1000


def test_an_unknown_corridor_is_refused_with_the_known_codes() -> None:
    with pytest.raises(KeyError, match="M41E"):
        waypoints("SILKROAD")
