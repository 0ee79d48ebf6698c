"""The log: every act that changes the store leaves a line with who, when, what and to which object."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import catalogue
from catalogue import Filters, PlaceDecision, Verdict
from catalogue.vocabulary import word
from tests.sheets import ROWS_A, sheet_a

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from catalogue import Store


def test_an_import_with_all_that_is_done_to_it_stands_in_the_log(filled: Store) -> None:
    cell = catalogue.list_problem_cells(filled, 1).query("code == 'amount_unreadable'").iloc[0]
    act = catalogue.mend_cell(filled, 1, int(cell["raw_row_id"]), int(cell["position"]), "2")
    catalogue.retry_rows(filled, 1)
    catalogue.undo_mend(filled, 1, act)
    catalogue.undo_import(filled, 1)
    found = catalogue.list_acts(filled, limit=6)
    assert [act for act in found["act"] if act != "retry"] == ["undo", "mend_undone", "mend", "import"]
    assert set(found["object"]) == {"1"}
    assert all(found["actor"])
    assert found["happened_at"].is_monotonic_decreasing
    details = {act: json.loads(told) for act, told in zip(found["act"], found["details"], strict=True)}
    assert details["mend"] == {"act": act, "cells": 1}
    assert details["retry"] == {"rows": 1, "refused": 0}
    assert details["mend_undone"] == {"act": act}
    facts = json.loads(found["details"].iloc[-1])
    assert (facts["name"], facts["rows_read"], facts["accepted"], facts["refused"]) == ("eight.csv", 8, 6, 2)


def test_the_log_is_read_in_pages_and_by_one_kind_of_act(filled: Store) -> None:
    catalogue.commit_import(filled, catalogue.preview_import(filled, sheet_a(ROWS_A[0], ""), "again.csv"))
    counts = catalogue.count_acts(filled)
    assert counts["import"] + counts.get("import_known", 0) == 2
    whole = catalogue.list_acts(filled, limit=sum(counts.values()))
    assert len(whole) == sum(counts.values())
    second = catalogue.list_acts(filled, limit=1, offset=1)
    assert second["details"].tolist() == whole["details"].tolist()[1:2]
    assert set(catalogue.list_acts(filled, act="import")["act"]) == {"import"}


def test_the_log_keeps_a_name_in_its_own_letters(store: Store) -> None:
    catalogue.commit_import(store, catalogue.preview_import(store, sheet_a(*ROWS_A), "сводка.csv"))
    assert '"сводка.csv"' in catalogue.list_acts(store, act="import")["details"].iloc[0]


def acts_on(store: Store) -> Iterator[tuple[Callable[[], object], str, str, dict[str, Any]]]:
    """Yield acts, each after the one before was done: what is done, its name, its object, what it tells."""
    keep = catalogue.ViewState(Filters(drugs=("heroin",)))
    yield partial(catalogue.save_view, store, "mine", "explore", keep), "view_saved", "1", {"name": "mine"}
    yield partial(catalogue.rename_view, store, "mine", "ours"), "view_renamed", "1", {"name": "ours"}
    yield partial(catalogue.delete_view, store, "ours"), "view_deleted", "1", {}
    goods = catalogue.Consignment(goods="raisins")
    yield (
        partial(catalogue.state_consignment, store, 2, goods),
        "consignment_stated", "2", {"goods_text": "raisins", "seizure_id": 2},
    )  # fmt: skip
    yield partial(catalogue.undo_stated_consignment, store, 2), "consignment_undone", "2", {}
    yield (
        partial(catalogue.tag_operation, store, 3, "KANAL_2007"),
        "operation_tagged", "3", {"operation": "KANAL_2007"},
    )  # fmt: skip
    yield partial(catalogue.undo_operation_tag, store, 1), "operation_untagged", "3", {"tag": 1}
    reports = {"verdict": "same", "seizures": [1, 2], "lead": 2}
    yield partial(catalogue.decide_duplicates, store, [2, 1], "same", lead=2), "duplicates", "1", reports
    yield partial(catalogue.undo_duplicate_decision, store, 1), "duplicates_undone", "1", {}
    tie = {"seizure_id": 2, "route": "TJFAR", "reason": "seen"}
    asserted = partial(catalogue.assert_attribution, store, 2, "TJFAR", "seen")
    yield asserted, "attribution_asserted", "2", tie | {"verdict": "asserted"}
    yield partial(catalogue.undo_attribution_decision, store, 1), "attribution_undone", "2", {"decision": 1}
    denied = partial(catalogue.deny_attribution, store, 2, "TJFAR", "seen")
    yield denied, "attribution_denied", "2", tie | {"verdict": "denied"}
    nowhere = PlaceDecision("UZ", "", "г. Термез", Verdict.NOTHING)
    told = {"country": "UZ", "place_text": "г. Термез", "verdict": "not_a_place"}
    yield partial(catalogue.decide_places, store, [nowhere]), "place_decided", "г. Термез", told
    yield partial(catalogue.undo_place_decision, store, 1), "place_undone", "1", {}


def test_every_decision_of_a_person_leaves_its_line_with_the_object_and_what_was_said(filled: Store) -> None:
    before = len(catalogue.list_acts(filled))
    for number, (act, name, about, details) in enumerate(acts_on(filled), start=1):
        act()
        found = catalogue.list_acts(filled)
        assert len(found) == before + number, name
        newest = found.iloc[0]
        assert (newest["act"], newest["object"]) == (name, about)
        assert details.items() <= json.loads(newest["details"]).items(), newest["details"]
        assert newest["actor"]
        assert word(f"act_{name}", "ru") != word(f"act_{name}", "en")
