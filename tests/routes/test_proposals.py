"""Seizures that fit no route are proposed as one; a person accepts it as a record, or dismisses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue.errors import NotFoundError, ValueRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store

HEADER = (
    "SEIZURE_DATE;COUNTRY;PLACE;DRUG_NAME;AMOUNT;DRUG_UNIT;TRANSPORT;DEPARTURE_COUNTRY;DESTINATION_COUNTRY"
)
ROWS = [f"2015-0{month}-11;Ukraine;;Heroin;{month};Kilogram;Rail;Moldova;Belarus" for month in range(1, 6)]
LONE = ["2015-08-11;Spain;;Heroin;1;Kilogram;;Morocco;France"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store with five like seizures off every route, and one alone."""
    with catalogue.create_store(tmp_path / "p.duckdb") as opened:
        content = "\n".join([HEADER, *ROWS, *LONE]).encode()
        catalogue.commit_import(opened, catalogue.preview_import(opened, content, "off.csv"))
        yield opened


def test_like_seizures_off_every_route_are_proposed_with_their_count_and_period(store: Store) -> None:
    (proposal,) = catalogue.list_proposals(store)
    assert (proposal.departure, proposal.country, proposal.destination) == ("MD", "UA", "BY")
    assert proposal.cases == 5
    assert (f"{proposal.date_first}", f"{proposal.date_last}") == ("2015-01-11", "2015-05-11")
    assert (proposal.drugs, proposal.transports) == (("heroin",), ("rail",))
    assert len(proposal.seizures) == 5


def test_an_accepted_proposal_is_an_unconfirmed_record_to_which_its_seizures_are_tied(store: Store) -> None:
    (proposal,) = catalogue.list_proposals(store)
    catalogue.accept_proposal(store, proposal.key, "mdby")
    route = catalogue.get_route(store, "MDBY")
    assert (route.status, route.countries) == ("unconfirmed", ("MD", "UA", "BY"))
    assert all(point.accuracy_km == 500 for point in route.waypoints)
    assert catalogue.list_proposals(store) == ()
    tied = catalogue.list_attribution(store)
    assert set(tied.loc[tied["route"] == "MDBY", "seizure"]) == set(proposal.seizures)


def test_a_dismissed_proposal_is_kept_and_comes_back_when_undone(store: Store) -> None:
    (proposal,) = catalogue.list_proposals(store)
    catalogue.dismiss_proposal(store, proposal.key)
    assert catalogue.list_proposals(store) == ()
    assert catalogue.list_proposal_decisions(store)["verdict"].tolist() == ["dismissed"]
    catalogue.undo_dismissal(store, proposal.key)
    assert [one.key for one in catalogue.list_proposals(store)] == [proposal.key]


def test_a_code_in_use_or_no_code_is_refused_and_so_is_an_unknown_proposal(store: Store) -> None:
    (proposal,) = catalogue.list_proposals(store)
    for code in ("OSBIS", "", "a code", "МАРШРУТ"):
        with pytest.raises(ValueRefusedError):
            catalogue.accept_proposal(store, proposal.key, code)
    with pytest.raises(NotFoundError):
        catalogue.accept_proposal(store, "nothing", "NEW")
