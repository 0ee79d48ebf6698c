"""Cells are mended in the preview: nothing is written before, and the mends stand beside the originals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import CatalogueError, Filters
from tests.sheets import HEADER_A, REFUSED_A, ROWS_A, sheet_a

if TYPE_CHECKING:
    from catalogue import ImportPreview, Store

DATE_COLUMN, DRUG_COLUMN, AMOUNT_COLUMN = 5, 6, 7
TWO_ALIKE = (REFUSED_A[1], REFUSED_A[1].replace("01-01", "01-02"))


def previewed(store: Store, *rows: str, name: str = "sheet.csv") -> ImportPreview:
    """Return the preview of a sheet of layout A."""
    return catalogue.preview_import(store, sheet_a(*rows), name, sender="UNODC")


def counts(preview: ImportPreview) -> tuple[int, int, int, int]:
    """Return rows read, accepted, refused and already known."""
    found = preview.counts
    return found.rows_read, found.accepted, found.refused, found.already_known


def row_with(preview: ImportPreview, code: str) -> int:
    """Return the first row that has problem `code`."""
    cells = catalogue.list_preview_cells(preview)
    return int(cells.loc[cells["code"] == code, "row_index"].iloc[0])


def test_a_mended_cell_changes_the_counts_and_writes_nothing(store: Store) -> None:
    before = previewed(store, *ROWS_A, *REFUSED_A)
    after = catalogue.mend_preview_cell(
        store, before, row_with(before, "date_missing"), DATE_COLUMN, "2016-02-03"
    )
    assert (counts(before), counts(after)) == ((8, 6, 2, 0), (8, 7, 1, 0))
    assert set(after.problems["code"]) & {"date_missing"} == set()
    assert catalogue.list_batches(store).empty


def test_equal_values_are_mended_at_once_and_taken_back_at_once(store: Store) -> None:
    before = previewed(store, *ROWS_A, *TWO_ALIKE)
    after = catalogue.mend_preview_values(store, before, "AMOUNT", "about two", "2")
    assert counts(after) == (8, 8, 0, 0)
    assert catalogue.list_preview_mends(after)["new_value"].tolist() == ["2", "2"]
    assert counts(catalogue.undo_preview_mend(store, after, 1)) == (8, 6, 2, 0)


def test_the_import_keeps_the_mend_beside_the_senders_text_and_can_take_it_back(store: Store) -> None:
    before = previewed(store, *ROWS_A, *REFUSED_A)
    row = row_with(before, "amount_unreadable")
    result = catalogue.commit_import(
        store, catalogue.mend_preview_cell(store, before, row, AMOUNT_COLUMN, "2")
    )
    assert (result.accepted, result.refused) == (7, 1)
    mends = catalogue.list_mends(store, 1)
    assert mends[["old_value", "new_value", "act_id"]].to_numpy().tolist() == [["about two", "2", 1]]
    kept = catalogue.list_kept_row(store, 1, int(mends["raw_row_id"].iloc[0])).set_index("position")
    assert kept.loc[AMOUNT_COLUMN, ["original", "cell"]].tolist() == ["about two", "2"]
    assert catalogue.check_store(store) == ()
    assert catalogue.undo_mend(store, 1, 1).refused == 1
    assert catalogue.find_seizures(store, Filters()).count == 6


def test_cells_mended_before_two_imports_have_numbers_of_their_own(store: Store) -> None:
    for number, row in enumerate(REFUSED_A, start=1):
        before = previewed(store, row, name=f"{number}.csv")
        column, text = ((DATE_COLUMN, "2016-02-03"), (AMOUNT_COLUMN, "2"))[number - 1]
        catalogue.commit_import(store, catalogue.mend_preview_cell(store, before, 0, column, text))
    mends = [catalogue.list_mends(store, batch).iloc[0] for batch in (1, 2)]
    assert [(int(one["mend_id"]), int(one["act_id"])) for one in mends] == [(1, 1), (2, 2)]


def test_the_senders_wrong_row_and_the_mended_row_are_both_known_afterwards(store: Store) -> None:
    before = previewed(store, REFUSED_A[1])
    catalogue.commit_import(store, catalogue.mend_preview_cell(store, before, 0, AMOUNT_COLUMN, "2"))
    again = previewed(store, ROWS_A[0], REFUSED_A[1], name="again.csv")
    corrected = previewed(store, ROWS_A[0], REFUSED_A[1].replace("about two", "2"), name="right.csv")
    assert counts(again) == (2, 1, 0, 1)
    assert counts(corrected) == (2, 1, 0, 1)


def test_a_row_refused_before_and_mended_now_closes_the_old_one(store: Store) -> None:
    catalogue.commit_import(store, previewed(store, *ROWS_A, REFUSED_A[1]))
    later = previewed(store, REFUSED_A[1], name="later.csv")
    assert counts(later) == (1, 0, 0, 1)
    mended = catalogue.mend_preview_cell(store, later, 0, AMOUNT_COLUMN, "2")
    assert counts(mended) == (1, 1, 0, 0)
    catalogue.commit_import(store, mended)
    cells = catalogue.list_problem_cells(store, 1)
    assert not cells["refused"].any()
    assert catalogue.find_seizures(store, Filters()).count == 7
    catalogue.undo_import(store, 2)
    assert catalogue.list_problem_cells(store, 1)["refused"].any()


def test_a_row_accepted_before_is_not_counted_again_when_it_is_mended(store: Store) -> None:
    catalogue.commit_import(store, previewed(store, *ROWS_A))
    later = previewed(store, ROWS_A[0], name="later.csv")
    mended = catalogue.mend_preview_cell(store, later, 0, AMOUNT_COLUMN, "2115")
    assert counts(mended) == (1, 0, 0, 1)


def test_a_text_with_personal_data_is_not_taken(store: Store) -> None:
    before = previewed(store, *ROWS_A, *REFUSED_A)
    with pytest.raises(CatalogueError, match="personal"):
        catalogue.mend_preview_cell(store, before, 0, 4, "Иванов Иван Иванович, тел. +992 900 123456")


def test_personal_data_told_before_stays_told_after_a_mend(store: Store) -> None:
    sheet = sheet_a(f"{REFUSED_A[1]};+992 900 123456", ROWS_A[0]).replace(
        HEADER_A.encode(), f"{HEADER_A};Remarks".encode()
    )
    before = catalogue.preview_import(store, sheet, "personal.csv")
    assert "personal_data" in set(before.problems["code"])
    after = catalogue.mend_preview_cell(store, before, 0, AMOUNT_COLUMN, "2")
    assert "personal_data" in set(after.problems["code"])
    assert "992" not in str(after.tables.rows["cells"].tolist())


@pytest.mark.parametrize(("row", "position"), [(99, 0), (0, 99)])
def test_a_cell_that_is_not_there_is_told(store: Store, row: int, position: int) -> None:
    with pytest.raises(CatalogueError):
        catalogue.mend_preview_cell(store, previewed(store, *ROWS_A), row, position, "x")
