"""The log: every act that changes the store leaves a line with who, when, what and to which object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import catalogue
from tests.sheets import ROWS_A, sheet_a

if TYPE_CHECKING:
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
