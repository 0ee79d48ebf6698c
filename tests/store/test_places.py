"""Decisions on texts of places: applied to past and future rows, undone, never in another country."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.clean.decided_places import PlaceDecision, Verdict, place_key
from catalogue.clean.places import locate_places
from catalogue.errors import NotFoundError, ValueRefusedError
from catalogue.model import Handling
from catalogue.store import (
    Store,
    add_batch,
    decide_places,
    find_broken_rules,
    find_missing_places,
    find_place_decisions,
    read_table,
    relocate_places,
    undo_batch,
    undo_place_decision,
)
from geodata.gazetteer import locate, parts
from tests.store.tables import FACTS, Tables, make_tables, make_upload

UNKNOWN = "Qwrtzk-Plkjh"  # no name anywhere
NOWHERE = "Сектор 7-Б"
ACTOR = "tester"


def tables_of(places: list[tuple[str, str]], country: str = "TJ") -> Tables:
    """Return an import with one seizure at each (province_text, place_text)."""
    tables = make_tables([f"{country} {province} {place}" for province, place in places])
    tables.seizures["country"] = country
    tables.seizures["province_text"] = [province for province, _ in places]
    tables.seizures["place_text"] = [place for _, place in places]
    return tables


def add(store: Store, places: list[tuple[str, str]], country: str = "TJ") -> None:
    """Import seizures at `places`, located as an import locates them."""
    tables = tables_of(places, country)
    missing = find_missing_places(store, tables.seizures)
    located = locate_places(missing, find_place_decisions(store))
    add_batch(store, make_upload(repr((places, country)).encode()), FACTS, tables, located)


def place(store: Store, text: str, country: str = "TJ") -> dict[str, Any]:
    """Return the row of table place for a text."""
    query = "SELECT * FROM place WHERE place_text = ? AND country = ?"
    return dict(store.connection.execute(query, [text, country]).df().to_dict("records")[0])


def town(name: str, country: str = "TJ") -> str:
    """Return the id of a town that the gazetteer surely knows."""
    return locate(name, country).candidates[0].place_id


def choose(text: str, place_id: str, province: str = "") -> PlaceDecision:
    """Return the decision that `text` in Tajikistan is this place."""
    return PlaceDecision("TJ", province, text, Verdict.PLACE, place_id)


def test_a_decision_puts_the_past_rows_of_its_text_at_the_chosen_place(store: Store) -> None:
    add(store, [("", UNKNOWN), ("", "Khujand")])
    assert place(store, UNKNOWN)["decision"] != "accepted"
    changed = decide_places(store, [choose(UNKNOWN, town("Khujand"))], ACTOR)
    decided, known = place(store, UNKNOWN), place(store, "Khujand")
    assert (changed.places, changed.cases, changed.found) == (1, 1, 1)
    assert decided["asserted"]
    assert not known["asserted"]
    for name in ("gazetteer_id", "name_en", "latitude", "longitude", "world_x", "world_y", "precision"):
        assert decided[name] == known[name], name


def test_a_decision_holds_for_rows_that_come_later(store: Store) -> None:
    add(store, [("", "Khujand")])
    decide_places(store, [choose(UNKNOWN, town("Khujand"))], ACTOR)
    add(store, [("", UNKNOWN)])
    assert place(store, UNKNOWN)["gazetteer_id"] == town("Khujand")
    assert place(store, UNKNOWN)["asserted"]


def test_a_decision_holds_for_every_text_that_folds_to_the_same(store: Store) -> None:
    add(store, [("", "qwrtzk plkjh"), ("", UNKNOWN)])
    changed = decide_places(store, [choose(UNKNOWN, town("Khujand"))], ACTOR)
    add(store, [("", "QWRTZK  PLKJH")])
    assert changed.places == 2
    assert place(store, "QWRTZK  PLKJH")["gazetteer_id"] == town("Khujand")


def test_a_decision_says_nothing_of_the_same_text_in_another_province(store: Store) -> None:
    add(store, [("Sughd", UNKNOWN)])
    decide_places(store, [choose(UNKNOWN, town("Khujand"), province="Khatlon")], ACTOR)
    assert not place(store, UNKNOWN)["asserted"]


def test_a_decision_never_reaches_another_country(store: Store) -> None:
    add(store, [("", UNKNOWN)], country="UZ")
    decide_places(store, [choose(UNKNOWN, town("Khujand"))], ACTOR)
    add(store, [("", UNKNOWN.upper())], country="UZ")
    assert not place(store, UNKNOWN, "UZ")["asserted"]
    assert not place(store, UNKNOWN.upper(), "UZ")["asserted"]


@pytest.mark.parametrize("abroad", ["AF", "UZ", "KG", "TM", "KZ", "RU"])
def test_a_place_abroad_is_refused_and_nothing_is_written(store: Store, abroad: str) -> None:
    add(store, [("", UNKNOWN)])
    before = place(store, UNKNOWN)
    with pytest.raises(ValueRefusedError, match="TJ"):
        decide_places(store, [choose(UNKNOWN, parts(abroad)[0].place_id)], ACTOR)
    assert str(place(store, UNKNOWN)) == str(before)
    assert find_place_decisions(store) == ()


@pytest.mark.parametrize("decision", [choose("  ", "p:TJ-SU"), choose(UNKNOWN, "no such place")])
def test_an_empty_text_and_an_unknown_place_are_refused(store: Store, decision: PlaceDecision) -> None:
    with pytest.raises(ValueRefusedError):
        decide_places(store, [decision], ACTOR)


def test_only_the_country_and_not_a_place_leave_no_point(store: Store) -> None:
    add(store, [("", "Khujand"), ("", NOWHERE)])
    country_only = PlaceDecision("TJ", "", "Khujand", Verdict.COUNTRY)
    nothing = PlaceDecision("TJ", "", NOWHERE, Verdict.NOTHING)
    decide_places(store, [country_only, nothing], ACTOR)
    rows = [place(store, "Khujand"), place(store, NOWHERE)]
    assert [row["decision"] for row in rows] == ["accepted", "none"]
    assert all(row["asserted"] and pd.isna(row["latitude"]) and pd.isna(row["world_x"]) for row in rows)
    assert {row["precision"] for row in rows} == {"country"}


def test_undoing_brings_back_what_the_gazetteer_itself_answers(store: Store) -> None:
    add(store, [("", "Khujand"), ("", UNKNOWN)])
    before = [str(place(store, text)) for text in ("Khujand", UNKNOWN)]
    decide_places(store, [choose("Khujand", town("Kulob")), choose(UNKNOWN, town("Kulob"))], ACTOR)
    assert place(store, "Khujand")["gazetteer_id"] == town("Kulob")
    for number in (1, 2):
        undo_place_decision(store, number, ACTOR)
    assert [str(place(store, text)) for text in ("Khujand", UNKNOWN)] == before
    assert find_place_decisions(store) == ()


def test_a_later_decision_replaces_the_earlier_one_on_the_same_text(store: Store) -> None:
    add(store, [("", UNKNOWN)])
    decide_places(store, [choose(UNKNOWN, town("Khujand"))], ACTOR)
    decide_places(store, [choose(UNKNOWN.lower(), town("Kulob"))], ACTOR)
    assert [decision.gazetteer_id for decision in find_place_decisions(store)] == [town("Kulob")]
    assert place(store, UNKNOWN)["gazetteer_id"] == town("Kulob")
    with pytest.raises(ValueRefusedError, match="ended before"):
        undo_place_decision(store, 1, ACTOR)


def test_undoing_a_decision_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(NotFoundError, match="7"):
        undo_place_decision(store, 7, ACTOR)


def test_each_decision_and_each_undoing_leaves_a_line_in_the_audit(store: Store) -> None:
    decide_places(store, [choose(UNKNOWN, town("Khujand"))], ACTOR)
    undo_place_decision(store, 1, "another")
    rows = store.connection.execute("SELECT actor, act, details FROM audit ORDER BY happened_at").fetchall()
    assert [row[:2] for row in rows[-2:]] == [(ACTOR, "place_decided"), ("another", "place_undone")]
    assert json.loads(rows[-2][2])["gazetteer_id"] == town("Khujand")


def test_a_decision_carries_the_handling_code_of_the_seizures_it_came_from(store: Store) -> None:
    tables = tables_of([("", UNKNOWN)])
    facts = FACTS.__class__("TEST", "by_hand", Handling.RED, synthetic=False, actor="test")
    add_batch(store, make_upload(), facts, tables, locate_places(find_missing_places(store, tables.seizures)))
    decide_places(store, [choose(UNKNOWN, town("Khujand")), choose("Elsewhere-Q", town("Kulob"))], ACTOR)
    assert [decision.handling for decision in find_place_decisions(store)] == [Handling.RED, Handling.AMBER]


def test_locating_anew_mends_what_an_older_gazetteer_left_and_keeps_what_a_person_said(store: Store) -> None:
    add(store, [("", "Khujand"), ("", UNKNOWN)])
    decide_places(store, [choose(UNKNOWN, town("Kulob"))], ACTOR)
    spoilt = "UPDATE place SET decision = 'none', latitude = NULL, gazetteer_id = NULL WHERE NOT asserted"
    store.connection.execute(spoilt)
    changed = relocate_places(store, ACTOR)
    assert (changed.places, changed.found, changed.lost) == (1, 1, 0)
    assert place(store, "Khujand")["gazetteer_id"] == town("Khujand")
    assert place(store, UNKNOWN)["gazetteer_id"] == town("Kulob")
    assert relocate_places(store, ACTOR).places == 0


@pytest.mark.parametrize(
    ("column", "older"),
    [
        ("name_en", "Leninabad"), ("name_ru", "Ленинабад"), ("kind", "village"), ("province", "TJ-KT"),
        ("latitude", 40.0), ("longitude", 69.0), ("precision", "district"), ("precision_km", 99.0),
        ("reason", "old"), ("gazetteer_id", "old"),
    ],
)  # fmt: skip
def test_whatever_an_older_gazetteer_said_otherwise_is_mended(
    store: Store, column: str, older: object
) -> None:
    add(store, [("", "Khujand"), ("", "Kulob")])
    now = place(store, "Khujand")
    spoilt = f"UPDATE place SET {column} = $older WHERE place_text = 'Khujand'"  # noqa: S608  a column's name
    store.connection.execute(spoilt, {"older": older})
    changed = relocate_places(store, ACTOR)
    assert (changed.places, changed.cases, changed.found, changed.lost) == (1, 1, 0, 0)
    assert place(store, "Khujand") == now


def test_undoing_an_import_keeps_the_decision_for_the_next_one(store: Store) -> None:
    add(store, [("", UNKNOWN)])
    decide_places(store, [choose(UNKNOWN, town("Khujand"))], ACTOR)
    undo_batch(store, 1, ACTOR)
    assert len(find_place_decisions(store)) == 1
    assert find_broken_rules(store) == ()


def test_the_list_names_what_is_open_and_how_often(store: Store) -> None:
    add(store, [("", UNKNOWN), ("", "Khujand"), ("", "")])
    everything = {"countries": None, "limit": None}
    left = read_table(store, "places", decisions=["ask", "none"], asserted=False, **everything)
    assert left[["place_text", "cases"]].to_numpy().tolist() == [[UNKNOWN, 1]]


@given(st.text(), st.text())
def test_texts_share_a_decision_only_if_both_or_neither_are_empty(first: str, second: str) -> None:
    if place_key("TJ", "", first) == place_key("TJ", "", second):
        assert bool(first.strip()) == bool(second.strip())
