"""Three sheets without two equal values: what persons decide of them is kept, each fact in its column."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue import EVERYTHING, Filters, Handling, PlaceDecision, Verdict, ViewState
from catalogue.clean.consignments import Consignment
from tests.unlike.meaning import CORRECTED
from tests.unlike.sheets import NATIONAL, PUBLIC_B
from tests.unlike.stores import same, table_rows

if TYPE_CHECKING:
    from catalogue import Store
    from tests.unlike.meaning import Values

ROOMS = (
    "arranging", "attributing", "consigning", "importing", "mending", "operating", "placing",
    "reviewing", "viewing",
)  # fmt: skip
ROUTES = ("M41N", "DYPP")
# Who decided and when the program knows itself.
WHEN = {"decided_at", "stated_at", "tagged_at", "saved_at", "kept_at", "mended_at", "added_at", "imported_at"}
HOLDS: Values = {"ended_by": None, "ended_at": None}


@pytest.fixture
def actor(monkeypatch: pytest.MonkeyPatch) -> str:
    """Let every act be that of one invented person of whom nothing else is named."""
    name = "reviewer 7"
    for room in ROOMS:
        monkeypatch.setattr(f"catalogue.tasks.{room}.ACTOR", name)
    return name


def acts(opened: Store, kind: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Return actor, object and details of the acts of one kind, the first first."""
    found = [row for row in table_rows(opened, "audit") if row["act"] == kind]
    return [(row["actor"], row["object"], json.loads(row["details"])) for row in found]


def test_a_route_that_a_person_names_is_kept_with_verdict_and_reason(changing: Store, actor: str) -> None:
    catalogue.assert_attribution(changing, 2, ROUTES[0], "seen there")
    catalogue.deny_attribution(changing, 11, ROUTES[1], "never passed")
    expected = [
        {"decision_id": 1, "seizure_id": 2, "route": "M41N", "verdict": "asserted", "reason": "seen there"},
        {"decision_id": 2, "seizure_id": 11, "route": "DYPP", "verdict": "denied", "reason": "never passed"},
    ]
    whole = [row | HOLDS | {"decided_by": actor} for row in expected]
    same(table_rows(changing, "attribution_decision"), whole, WHEN)
    (told,) = catalogue.list_attribution_decisions(changing, 2).to_dict("records")
    assert {key: told[key] for key in expected[0]} == expected[0]
    (tie,) = [row for row in table_rows(changing, "attribution") if row["seizure_id"] == 2]
    stated = {"route": "M41N", "share": 1.0, "score": 1.0, "reason": "seen there", "asserted": True}
    assert tie == {"seizure_id": 2, "standing": "attributed"} | stated


def test_a_second_word_on_the_same_route_ends_the_first(changing: Store, actor: str) -> None:
    catalogue.assert_attribution(changing, 2, ROUTES[0], "seen there")
    catalogue.deny_attribution(changing, 2, ROUTES[0], "on second thought")
    first, second = table_rows(changing, "attribution_decision")
    assert (first["verdict"], first["ended_by"]) == ("asserted", actor)
    assert first["ended_at"] == second["decided_at"]
    assert (second["verdict"], second["reason"], second["ended_at"]) == ("denied", "on second thought", None)


def test_a_consignment_that_a_person_states_is_kept_field_by_field(changing: Store, actor: str) -> None:
    stated = Consignment("HLXU 100436-3", "tea", "0902 30", "LK", "state", "Unit of the port")
    catalogue.state_consignment(changing, 9, stated)
    fields = {"container_text": "HLXU 100436-3", "container_number": "HLXU1004363", "goods_text": "tea",
              "hs_heading": "0902", "origin": "LK", "consignee_type": "state",
              "unit_text": "Unit of the port"}  # fmt: skip
    same(
        table_rows(changing, "stated_consignment"),
        [{"seizure_id": 9} | fields | HOLDS | {"stated_by": actor}],
        WHEN,
    )
    (told,) = catalogue.list_consignments(changing, 9).to_dict("records")
    assert {key: told[key] for key in fields} == fields
    assert told["stated_by"] == actor


def test_a_tag_of_an_operation_is_kept_with_its_seizure(changing: Store, actor: str) -> None:
    one, other = (activity.code for activity in catalogue.list_joint_activities(changing)[:2])
    catalogue.tag_operation(changing, 11, one)
    assert catalogue.tag_operation_seizures(changing, Filters(countries=("UZ",)), other) == 2
    expected = [(1, 11, one), (2, 2, other), (3, 10, other)]
    same(
        table_rows(changing, "operation_tag"),
        [
            {"tag_id": tag, "seizure_id": seizure, "operation": code, "tagged_by": actor} | HOLDS
            for tag, seizure, code in expected
        ],
        WHEN,
    )


def test_a_decision_on_reports_is_kept_with_its_lead(changing: Store, actor: str) -> None:
    catalogue.decide_duplicates(changing, [7, 3], "same", lead=7)
    catalogue.decide_duplicates(changing, [2, 1], "different")
    expected = [(1, "same", [3, 7], 7), (2, "different", [1, 2], None)]
    same(
        table_rows(changing, "duplicate_decision"),
        [
            {
                "decision_id": number,
                "verdict": verdict,
                "seizures": seizures,
                "lead": lead,
                "decided_by": actor,
            }
            | HOLDS
            | {"replaced_by": None}
            for number, verdict, seizures, lead in expected
        ],
        WHEN,
    )


def test_a_decision_on_a_place_is_kept_and_moves_its_seizures(changing: Store, actor: str) -> None:
    town = catalogue.locate("Orenburg", "RU", "Orenburg Oblast").candidates[0]
    catalogue.decide_places(
        changing, [PlaceDecision("RU", "Xyz", "Qqqq 9", Verdict.PLACE, town.place_id)], "from.csv"
    )
    texts = {"country": "RU", "province_text": "Xyz", "place_text": "Qqqq 9", "gazetteer_id": town.place_id}
    decision = {"decision_id": 1, "verdict": "place", "handling": Handling.AMBER.value, "origin": "from.csv"}
    same(table_rows(changing, "place_decision"), [decision | texts | HOLDS | {"decided_by": actor}], WHEN)
    (place,) = [row for row in table_rows(changing, "place") if row["place_text"] == "Qqqq 9"]
    town_facts = {"decision": "accepted", "name_en": "Orenburg", "name_ru": "Оренбург", "province": "RU-ORE",
              "reason": "decided_place", "asserted": True}  # fmt: skip
    assert {key: place[key] for key in town_facts} == town_facts
    assert (place["latitude"], place["longitude"]) == pytest.approx((51.77, 55.1), abs=0.1)
    # (55.1 + 180) / 360, and 0.5 - asinh(tan(51.77 degrees)) / 2 pi.
    assert (place["world_x"], place["world_y"]) == pytest.approx((0.6531, 0.3314), abs=0.001)
    found = catalogue.get_seizure(changing, 8).seizure
    assert (found["place_en"], found["place_asserted"]) == ("Orenburg", True)


def test_a_view_is_kept_with_its_screen_and_state(changing: Store, actor: str) -> None:
    number = catalogue.save_view(changing, "North", "explore", ViewState(Filters(countries=("KZ",))))
    (row,) = table_rows(changing, "saved_view")
    expected = {"view_id": number, "name": "North", "screen": "explore", "saved_by": actor} | HOLDS
    assert {key: row[key] for key in expected} == expected
    assert "KZ" in row["state"]


def test_a_layout_is_kept_with_its_name_and_columns(store: Store, actor: str) -> None:
    preview = catalogue.preview_import(store, PUBLIC_B.content(), PUBLIC_B.name, sender="caricc")
    catalogue.keep_layout(store, preview, "Yearly book")
    (row,) = table_rows(store, "sender_layout")
    expected = {"name": "Yearly book", "version": 1, "kept_by": actor}
    assert {key: row[key] for key in expected} == expected
    kept = json.loads(row["layout"])["columns"]
    assert {*kept} == {*PUBLIC_B.headers}
    assert row["shape"] not in {"", "Yearly book"}


def test_a_cell_mended_before_the_import_stands_beside_the_original(store: Store, actor: str) -> None:
    header, old, new = CORRECTED[NATIONAL.name]
    preview = catalogue.preview_import(store, NATIONAL.content(), NATIONAL.name, sender="kz")
    mended = catalogue.mend_preview_values(store, preview, header, old, new)
    result = catalogue.commit_import(store, mended)
    assert (result.accepted, result.refused) == (5, 0)
    expected = {"mend_id": 1, "act_id": 1, "batch_id": 1, "raw_row_id": 5, "position": 8, "old_value": old,
                "new_value": new, "mended_by": actor, "undone_by": None, "undone_at": None}  # fmt: skip
    same(table_rows(store, "mend"), [expected], WHEN)
    (known,) = table_rows(store, "mended_row")
    assert (known["raw_row_id"], known["batch_id"]) == (5, 1)
    assert catalogue.find_seizures(store, EVERYTHING).count == 4


def test_a_row_that_the_store_knew_is_kept_as_known_with_the_row_it_equals(store: Store) -> None:
    for name, lines in (("early.csv", NATIONAL.lines[2:3]), ("whole.csv", NATIONAL.lines)):
        content = "\n".join(";".join(map(str, line)) for line in [NATIONAL.headers, *lines]).encode()
        catalogue.commit_import(store, catalogue.preview_import(store, content, name, sender="kz"))
    expected = {"batch_id": 2, "sheet": "whole", "row_number": 4, "raw_row_id": 1}
    same(table_rows(store, "known_row"), [expected])


def test_each_act_stands_in_the_log_with_who_did_what_to_what(changing: Store, actor: str) -> None:
    catalogue.assert_attribution(changing, 2, ROUTES[0], "seen there")
    catalogue.undo_import(changing, 2)
    log = catalogue.list_acts(changing, limit=1).to_dict("records")
    assert (log[0]["actor"], log[0]["act"], log[0]["object"]) == (actor, "undo", "2")
    imports = acts(changing, "import")
    assert [(about, details["name"], details["sender"]) for _, about, details in imports] == [
        ("1", "first.csv", "unodc"),
        ("2", "second.xlsx", "caricc"),
        ("3", "третий.csv", "kz"),
    ]
