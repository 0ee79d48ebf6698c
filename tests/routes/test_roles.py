"""The countries of a route stand by role: what the movement comes from, goes through and goes to."""

from __future__ import annotations

from dataclasses import replace

import pytest

import catalogue
from catalogue.cli.answers import method_answer, route_answer
from catalogue.content import load_concealment, load_routes
from catalogue.routes import CountryRoles, country_roles
from tests.each import for_each


@pytest.mark.parametrize(
    ("code", "origins", "transit", "destinations"),
    [
        ("AIRRU", ("TJ", "KG"), (), ("RU",)),
        ("MAILIN", ("US", "TH", "NL"), (), ("KZ", "UZ", "KG")),
        ("METHIR", ("IR",), ("TM", "UZ", "KZ"), ("KG", "RU")),
        ("DYPP", ("AF",), (), ("TJ",)),  # the way begins at the border post of the other side
        ("KBLTHR", ("AF",), ("IR",), ("TR",)),
        ("M41N", ("AF",), (), ("TJ",)),
        ("AIRCARGO", (), (), ("UZ", "KZ")),  # no country of dispatch was published
        ("CASAST", (), (), ("RU",)),
    ],
)
def test_each_country_stands_in_the_role_that_the_legs_give_it(
    code: str, origins: tuple[str, ...], transit: tuple[str, ...], destinations: tuple[str, ...]
) -> None:
    expected = CountryRoles(origins, transit, destinations, both_ways=False, inside=None)
    assert country_roles(load_routes()[code]) == expected


@for_each(sorted(load_routes()))
def test_a_country_stands_in_one_role_and_none_is_invented_or_lost(code: str) -> None:
    route = load_routes()[code]
    roles = country_roles(route)
    told = [*roles.origins, *roles.transit, *roles.destinations]
    assert len(set(told)) == len(told)
    only_stood_for = {point.country for point in route.waypoints if point.reference == "country"}
    assert set(route.countries) - set(told) == only_stood_for
    assert roles.both_ways == (route.direction == "both")


def text(code: str, language: str) -> str:
    """Return the countries of a route in words."""
    return catalogue.country_roles_text(country_roles(load_routes()[code]), language)


def test_the_roles_are_told_in_words_of_both_languages() -> None:
    assert text("METHEU", "en") == "from Afghanistan; through Kazakhstan; to Germany"
    assert text("METHEU", "ru") == "откуда – Афганистан; через – Казахстан; куда – Германия"
    assert text("AIRCARGO", "en") == "from a country not reported; to Uzbekistan, Kazakhstan"
    assert text("AIRCARGO", "ru") == "откуда – не сообщалось; куда – Узбекистан, Казахстан"


def test_a_route_without_one_direction_says_so_and_names_no_origin() -> None:
    assert text("CITKHOR", "en") == "both ways between Kazakhstan, China"
    assert text("CITKHOR", "ru") == "в обе стороны; на концах – Казахстан, Китай"
    assert text("DEADKZ", "en") == "within Kazakhstan; both ways"
    assert text("AKTAT", "ru") == "внутри одной страны – Казахстан"


def test_a_country_passed_stands_beside_both_ends_of_a_two_way_route() -> None:
    both = replace(load_routes()["BISMOS"], direction="both")
    said = catalogue.country_roles_text(country_roles(both), "en")
    assert said == "both ways between Kyrgyzstan, Russian Federation; through Kazakhstan"


def test_a_script_reads_the_roles_beside_the_list_of_countries() -> None:
    document = route_answer(load_routes()["METHEU"], 0)
    assert document["countries"] == ["AF", "KZ", "DE"]
    assert document["country_roles"]["origins"] == ["AF"]
    assert document["country_roles"]["transit"] == ["KZ"]
    assert document["country_roles"]["destinations"] == ["DE"]


def test_a_script_reads_which_lines_of_a_method_are_training_practice() -> None:
    document = method_answer(load_concealment()["drone"])
    assert all(line["practice"] and not line["sources"] for line in document["indicators"])
    assert all(line["sources"] and not line["practice"] for line in document["description"])
