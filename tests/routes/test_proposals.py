"""Seizures that fit no route are proposed as one; a person accepts it as a record, or dismisses it."""

from __future__ import annotations

from dataclasses import replace
from shutil import copyfile
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import RouteChoices
from catalogue.errors import NotFoundError, ValueRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store

HEADER = (
    "SEIZURE_DATE;COUNTRY;PLACE;DRUG_NAME;AMOUNT;DRUG_UNIT;TRANSPORT;DEPARTURE_COUNTRY;DESTINATION_COUNTRY"
)
ROWS = [f"2015-0{month}-11;Ukraine;;Heroin;{month};Kilogram;Rail;Moldova;Belarus" for month in range(1, 6)]
PLACED = [f"2015-0{month}-11;Tajikistan;Isfara;Heroin;{month};Kilogram;Air;Georgia;" for month in range(1, 5)]
LONE = ["2015-08-11;Spain;;Heroin;1;Kilogram;;Morocco;France"]


@pytest.fixture(scope="session")
def off_store(tmp_path_factory: pytest.TempPathFactory, route_store: Path) -> Path:
    """Give the path of a store with five like seizures off every route, and one alone; to be copied."""
    path = tmp_path_factory.mktemp("off") / "off.duckdb"
    copyfile(route_store, path)
    with catalogue.open_store(path) as opened:
        import_sheet(opened, [*ROWS, *LONE])
    return path


@pytest.fixture
def store(tmp_path: Path, off_store: Path) -> Iterator[Store]:
    """Return a store with five like seizures off every route, and one alone."""
    copyfile(off_store, tmp_path / "p.duckdb")
    with catalogue.open_store(tmp_path / "p.duckdb") as opened:
        yield opened


def import_sheet(opened: Store, rows: list[str]) -> None:
    """Import `rows` under the header."""
    content = "\n".join([HEADER, *rows]).encode()
    catalogue.commit_import(opened, catalogue.preview_import(opened, content, "off.csv"))


def test_like_seizures_off_every_route_are_proposed_with_their_count_and_period(store: Store) -> None:
    (proposal,) = catalogue.list_proposals(store)
    assert (proposal.departure, proposal.country, proposal.destination) == ("MD", "UA", "BY")
    assert proposal.cases == 5
    assert (f"{proposal.date_first}", f"{proposal.date_last}") == ("2015-01-11", "2015-05-11")
    assert (proposal.drugs, proposal.transports) == (("heroin",), ("rail",))
    assert len(proposal.seizures) == 5


def test_what_most_seizures_tell_of_is_proposed_first_and_equals_by_their_key(store: Store) -> None:
    more = [row.replace("Moldova", "Georgia") for row in ROWS] + [ROWS[0].replace("Moldova", "Georgia")]
    equal = [row.replace("Moldova", "Armenia") for row in ROWS]
    import_sheet(store, [*more, *equal])
    found = catalogue.list_proposals(store)
    assert [(one.departure, one.cases) for one in found] == [("GE", 6), ("AM", 5), ("MD", 5)]


def test_three_like_seizures_are_proposed_and_two_are_not(tmp_path: Path, route_store: Path) -> None:
    copyfile(route_store, tmp_path / "three.duckdb")
    with catalogue.open_store(tmp_path / "three.duckdb") as opened:
        import_sheet(opened, [*ROWS[:3], *(row.replace("Moldova", "Georgia") for row in ROWS[:2])])
        assert [(one.departure, one.cases) for one in catalogue.list_proposals(opened)] == [("MD", 3)]


def test_an_accepted_proposal_is_an_unconfirmed_record_to_which_its_seizures_are_tied(store: Store) -> None:
    (proposal,) = catalogue.list_proposals(store)
    catalogue.accept_proposal(store, proposal.key, "mdby")
    route = catalogue.get_route(store, "MDBY")
    assert (route.status, route.countries) == ("unconfirmed", ("MD", "UA", "BY"))
    assert catalogue.list_proposals(store) == ()
    tied = catalogue.list_attribution(store)
    assert set(tied.loc[tied["route"] == "MDBY", "seizure"]) == set(proposal.seizures)


def test_ends_known_as_a_country_only_are_told_as_unknown_places_and_never_drawn(store: Store) -> None:
    (proposal,) = catalogue.list_proposals(store)
    catalogue.accept_proposal(store, proposal.key, "mdby")
    route = catalogue.get_route(store, "MDBY")
    assert route.waypoints == ()
    assert [(leg.start, leg.end, leg.mode) for leg in route.legs] == [
        ("MD", "UA", "rail"),
        ("UA", "BY", "rail"),
    ]
    assert catalogue.leg_end_name(route, "MD", "ru") == "Республика Молдова, место неизвестно"
    (line,) = [line for line in catalogue.route_lines(store) if line.code == "MDBY"]
    assert line.lat_lon == ()
    assert catalogue.write_brief(catalogue.route_brief(store, "MDBY"), "html")


def test_a_place_where_seizures_were_made_is_the_only_waypoint(tmp_path: Path, route_store: Path) -> None:
    copyfile(route_store, tmp_path / "placed.duckdb")
    with catalogue.open_store(tmp_path / "placed.duckdb") as opened:
        import_sheet(opened, PLACED)
        (proposal,) = catalogue.list_proposals(opened)
        catalogue.accept_proposal(opened, proposal.key, "GEIS")
        route = catalogue.get_route(opened, "GEIS")
        assert [point.name_en for point in route.waypoints] == ["Isfara"]
        assert [(leg.start, leg.end) for leg in route.legs] == [("GE", "Isfara")]
        (line,) = [line for line in catalogue.route_lines(opened) if line.code == "GEIS"]
        assert line.lat_lon == ()
        tied = catalogue.list_attribution(opened)
        assert set(tied.loc[tied["route"] == "GEIS", "seizure"]) == set(proposal.seizures)


def test_a_person_settles_corridor_direction_drugs_and_names_while_accepting(store: Store) -> None:
    (proposal,) = catalogue.list_proposals(store)
    chosen = RouteChoices("By rail to the north", "По железной дороге", "balkan", "against", ("opiates",))
    catalogue.accept_proposal(store, proposal.key, "MDBY", chosen)
    route = catalogue.get_route(store, "MDBY")
    assert (route.name_en, route.name_ru) == (chosen.name_en, chosen.name_ru)
    assert (route.family, route.direction, route.drugs) == ("balkan", "against", ("opiates",))
    assert route.countries == ("BY", "UA", "MD")
    assert [(leg.start, leg.end) for leg in route.legs] == [("BY", "UA"), ("UA", "MD")]


def test_suggested_names_are_in_both_languages_and_the_corridor_is_one_that_shares_countries(
    store: Store,
) -> None:
    (proposal,) = catalogue.list_proposals(store)
    suggested = catalogue.suggest_proposal_choices(store, proposal)
    assert (suggested.name_en, suggested.name_ru) == (
        "Republic of Moldova - Ukraine - Belarus",
        "Республика Молдова - Украина - Беларусь",
    )
    assert suggested.family in {corridor.code for corridor in catalogue.list_corridors()}


def test_a_choice_that_cannot_be_used_is_refused_and_the_proposal_stays(store: Store) -> None:
    (proposal,) = catalogue.list_proposals(store)
    suggested = catalogue.suggest_proposal_choices(store, proposal)
    for wrong in (replace(suggested, name_ru="In English"), replace(suggested, drugs=())):
        with pytest.raises(ValueRefusedError) as refusal:
            catalogue.accept_proposal(store, proposal.key, "MDBY", wrong)
        assert refusal.value.text("ru") != refusal.value.text("en")
    assert [one.key for one in catalogue.list_proposals(store)] == [proposal.key]


def test_a_dismissed_proposal_is_kept_and_comes_back_when_undone(store: Store) -> None:
    (proposal,) = catalogue.list_proposals(store)
    catalogue.dismiss_proposal(store, proposal.key)
    assert catalogue.list_proposals(store) == ()
    assert catalogue.list_proposal_decisions(store)["verdict"].tolist() == ["dismissed"]
    catalogue.undo_dismissal(store, proposal.key)
    assert [one.key for one in catalogue.list_proposals(store)] == [proposal.key]


def test_each_decision_has_a_number_of_its_own_and_undoing_one_leaves_the_others(store: Store) -> None:
    import_sheet(store, [row.replace("Moldova", "Georgia") for row in ROWS])
    first, second = (one.key for one in catalogue.list_proposals(store))
    for key in (first, second):
        catalogue.dismiss_proposal(store, key)
    assert store.connection.sql("SELECT decision_id FROM proposal_decision ORDER BY ALL").fetchall() == [
        (1,), (2,)
    ]  # fmt: skip
    catalogue.undo_dismissal(store, first)
    assert [one.key for one in catalogue.list_proposals(store)] == [first]


def test_a_code_in_use_or_no_code_is_refused_and_so_is_an_unknown_proposal(store: Store) -> None:
    (proposal,) = catalogue.list_proposals(store)
    for code in ("OSBIS", "", "a code", "МАРШРУТ"):
        with pytest.raises(ValueRefusedError):
            catalogue.accept_proposal(store, proposal.key, code)
    with pytest.raises(NotFoundError):
        catalogue.accept_proposal(store, "nothing", "NEW")
