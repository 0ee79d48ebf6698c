"""Deciding where a text of a place lies ties its seizures anew, exactly as tying all of them would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pandas.testing import assert_frame_equal

import catalogue
from catalogue import PlaceDecision, Verdict
from catalogue.tasks import attribute_seizures, list_attribution
from geodata.gazetteer.reasons import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store

UNKNOWN = "Qwrtzk-Plkjh"
SHEET = "\n".join(
    [
        "Дата;Страна изъятия;Место изъятия;Наркотик;Количество;Единица",
        f"2021-03-14;Узбекистан;{UNKNOWN};Героин;2;кг",
        "2021-05-16;Узбекистан;Термез;Героин;1;кг",
    ]
).encode()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store with a seizure whose place nobody knows, and one at Termez."""
    with catalogue.create_store(tmp_path / "test.duckdb") as opened:
        catalogue.commit_import(opened, catalogue.preview_import(opened, SHEET, "sheet.csv"))
        yield opened


def termez() -> PlaceDecision:
    """Return the decision that the unknown text is Termez."""
    place = catalogue.locate("Термез", "UZ").candidates[0]
    return PlaceDecision("UZ", "", UNKNOWN, Verdict.PLACE, place.place_id)


def test_a_decision_ties_its_seizures_to_routes_as_tying_all_anew_would(store: Store) -> None:
    before = list_attribution(store)
    catalogue.decide_places(store, [termez()])
    after = list_attribution(store)
    attribute_seizures(store)
    assert len(after) > len(before) > 0
    assert_frame_equal(after, list_attribution(store))


def test_undoing_a_decision_takes_its_ties_to_routes_back(store: Store) -> None:
    before = list_attribution(store)
    catalogue.decide_places(store, [termez()])
    catalogue.undo_place_decision(store, 1)
    assert_frame_equal(list_attribution(store), before)


def test_a_decided_text_stays_decided_when_the_import_that_named_it_is_taken_back(store: Store) -> None:
    catalogue.decide_places(store, [termez()])
    catalogue.undo_import(store, 1)
    assert catalogue.list_places(store, decisions=None, asserted=True)["place_text"].tolist() == [UNKNOWN]
    assert catalogue.list_places(store, decisions=None, asserted=False).empty


def test_a_decision_is_not_kept_where_its_seizures_could_not_be_tied(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list_attribution(store)
    monkeypatch.setattr("catalogue.routes.attribute_profiles", _break)
    with pytest.raises(MemoryError):
        catalogue.decide_places(store, [termez()])
    assert catalogue.list_place_decisions(store).empty
    assert list(catalogue.list_places(store)["place_text"]) == [UNKNOWN]
    assert_frame_equal(list_attribution(store), before)


def _break(*_: object) -> None:
    raise MemoryError


def test_decisions_travel_to_another_installation_and_conflicts_are_asked(
    store: Store, tmp_path: Path
) -> None:
    catalogue.decide_places(store, [termez()])
    file = catalogue.export_place_decisions(store, "places.csv")
    with catalogue.create_store(tmp_path / "other.duckdb") as other:
        new = catalogue.compare_place_decisions(other, file.content, "places.csv")
        catalogue.decide_places(other, [PlaceDecision("UZ", "", UNKNOWN.lower(), Verdict.NOTHING)])
        asked = catalogue.compare_place_decisions(other, file.content, "places.csv")
        assert (len(new.added), len(new.conflicts)) == (1, 0)
        assert (len(asked.added), len(asked.conflicts)) == (0, 1)
        catalogue.decide_places(other, [conflict.theirs for conflict in asked.conflicts], "places.csv")
        assert len(catalogue.compare_place_decisions(other, file.content, "places.csv").same) == 1
        assert list(catalogue.list_place_decisions(other)["origin"]) == ["places.csv", ""]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_reason_of_the_gazetteer_and_of_a_decision_has_words(language: str) -> None:
    decided = [f"decided_{verdict}" for verdict in Verdict]
    for code in [*REASONS, *decided]:
        assert catalogue.word(f"places_reason_{code}", language), code
