"""Three sheets without two equal values: an import taken back leaves nothing, and no other loses a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue.clean.consignments import Consignment
from tests.unlike.meaning import CORRECTED
from tests.unlike.sheets import NATIONAL, PUBLIC_A, PUBLIC_B
from tests.unlike.stores import as_kept, bring_corrected, import_sheet, table_rows, without

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store

# What an import, and what persons decide of it, fills. The first two are filled by returned error workbooks.
FILLED = {
    "resolved_row", "attribution", "attribution_decision", "batch_column", "batch_table", "consignment",
    "duplicate_decision", "known_row", "mend", "mended_row", "operation_tag", "place", "problem", "raw_row",
    "searched_seizure", "searched_stem", "searched_text", "searched_word", "seized_item", "seizure",
    "stated_consignment",
}  # fmt: skip
# What stays of an import that was taken back: its own line, its bytes, and who did what.
STAYS = {"audit", "batch", "upload"}
# What no import fills.
NOT_FILLED = {
    "joint_activity", "migration", "place_decision", "proposal_decision", "route_version", "saved_view",
    "sender_layout",
}  # fmt: skip
# One line of the national form that came in a file of its own before.
EARLY = replace(NATIONAL, name="ранний.csv", lines=NATIONAL.lines[2:3], refused=())
EARLY_BATCH, BATCH = 3, 4
# Seizures of the first and the second sheet by number; two of the import that is taken back by their case.
FIRST, OTHER, SECOND, THIRD = 1, 2, 5, 6
CASES = ("УД-501/23", "УД-503/21")


def decide(opened: Store, seizure: int) -> None:
    """Decide all that a person can of a seizure alone."""
    operation = catalogue.list_joint_activities(opened)[0].code
    catalogue.assert_attribution(opened, seizure, "TJFAR", f"seen at {seizure}")
    catalogue.state_consignment(
        opened, seizure, Consignment(goods=f"goods {seizure}", unit=f"unit {seizure}")
    )
    catalogue.tag_operation(opened, seizure, operation)


@pytest.fixture(scope="module")
def decided_path(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a closed store with two sheets and an early row, each with decisions of its own."""
    path: Path = tmp_path_factory.mktemp("decided") / "decided.duckdb"
    path.write_bytes(template.read_bytes())
    with catalogue.open_store(path) as opened:
        for sheet in (PUBLIC_A, PUBLIC_B, EARLY):
            import_sheet(opened, sheet)
        decide(opened, FIRST)
        catalogue.decide_duplicates(opened, [FIRST, OTHER], "different")
        catalogue.decide_duplicates(opened, [SECOND, THIRD], "same", lead=SECOND)
        catalogue.mend_values(opened, 1, *CORRECTED[PUBLIC_A.name])
        catalogue.retry_rows(opened, 1)
    return path


@pytest.fixture
def decided(decided_path: Path, tmp_path: Path) -> Iterator[Store]:
    """Return a copy of that store for one test."""
    path = tmp_path / "own.duckdb"
    path.write_bytes(decided_path.read_bytes())
    with catalogue.open_store(path) as opened:
        yield opened


def numbers_of(opened: Store) -> list[int]:
    """Return the numbers of the two seizures of CASES."""
    found = {row["case_number"]: int(row["seizure_id"]) for row in table_rows(opened, "seizure")}
    return [found[case] for case in CASES]


def test_every_table_of_the_store_is_known_to_this_file(unlike: Store) -> None:
    tables = unlike.connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT temporary"
    ).fetchall()
    assert {name for (name,) in tables} == FILLED | STAYS | NOT_FILLED


def test_an_import_that_is_taken_back_leaves_no_row_in_any_table(decided: Store) -> None:
    before = as_kept(decided)
    import_sheet(decided, NATIONAL)
    one, other = numbers_of(decided)
    decide(decided, one)
    decide(decided, other)
    # It takes the place of the decision on 5 and 6, which holds again once this one is gone.
    catalogue.decide_duplicates(decided, [SECOND, THIRD, other], "same", lead=other)
    catalogue.mend_values(decided, BATCH, *CORRECTED[NATIONAL.name])
    catalogue.retry_rows(decided, BATCH)
    during = as_kept(decided)
    unfilled = sorted(name for name in FILLED - {"resolved_row", "problem"} if during[name] == before[name])
    assert unfilled == [], f"the import fills nothing in: {', '.join(unfilled)}"
    catalogue.undo_import(decided, BATCH)
    after = as_kept(decided)
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
    assert catalogue.check_store(decided) == ()


def test_the_line_of_an_undone_import_says_so_and_no_other_does(decided: Store) -> None:
    import_sheet(decided, NATIONAL)
    before = table_rows(decided, "batch")
    assert [row["batch_id"] for row in table_rows(decided, "problem")] == [BATCH]
    result = catalogue.undo_import(decided, BATCH)
    assert table_rows(decided, "problem") == []
    assert (result.batch, result.rows, len(result.also_reported)) == (BATCH, 4, 0)
    *others, undone = sorted(table_rows(decided, "batch"), key=lambda row: int(row["batch_id"]))
    *were, own = sorted(before, key=lambda row: int(row["batch_id"]))
    assert others == were
    assert undone["undone_at"] is not None
    assert undone | {"undone_at": None} == own
    with pytest.raises(catalogue.CatalogueError):
        catalogue.undo_import(decided, BATCH)


def test_an_undone_import_can_come_again_as_if_it_had_never_come(decided: Store) -> None:
    import_sheet(decided, NATIONAL)
    tables = ("seizure", "seized_item", "place", "consignment", "attribution", "known_row")
    first = {name: without(table_rows(decided, name), {"batch_id"}) for name in tables}
    catalogue.undo_import(decided, BATCH)
    result = import_sheet(decided, NATIONAL)
    assert (result.batch, result.accepted, result.refused, result.already_known) == (BATCH + 1, 3, 1, 1)
    assert {name: without(table_rows(decided, name), {"batch_id"}) for name in tables} == first


def test_taking_back_an_import_tells_which_later_one_repeated_its_rows(decided: Store) -> None:
    import_sheet(decided, NATIONAL)
    repeated = catalogue.undo_import(decided, EARLY_BATCH).also_reported
    assert repeated[["batch_id", "rows"]].to_numpy().tolist() == [[BATCH, 1]]


def test_taking_back_the_correction_opens_the_refused_row_again(changing: Store) -> None:
    catalogue.attribute_seizures(changing)
    before = as_kept(changing)
    bring_corrected(changing, NATIONAL)
    assert as_kept(changing)["resolved_row"] != before["resolved_row"]
    catalogue.undo_import(changing, 4)
    assert as_kept(changing) == before
    assert len(catalogue.list_problem_cells(changing, 3)) == 1


def test_taking_back_the_refused_row_leaves_the_correction_alone(changing: Store) -> None:
    bring_corrected(changing, NATIONAL)
    own = [row for row in table_rows(changing, "seizure") if row["batch_id"] == 4]
    catalogue.undo_import(changing, 3)
    assert table_rows(changing, "resolved_row") == []
    assert [row for row in table_rows(changing, "seizure") if row["batch_id"] == 4] == own
    assert {row["batch_id"] for row in table_rows(changing, "seizure")} == {1, 2, 4}
