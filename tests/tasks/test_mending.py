"""Refused rows are mended and become seizures of the same import; every mend stands beside the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import CatalogueError, Filters
from tests.sheets import HEADER_A, REFUSED_A, ROWS_A, sheet_a

if TYPE_CHECKING:
    import pandas as pd

    from catalogue import Store

DATE_COLUMN, AMOUNT_COLUMN, DRUG_COLUMN = 5, 7, 6


def counts(store: Store, batch: int = 1) -> tuple[int, int, int, int]:
    """Return rows read, accepted, refused and already known of an import."""
    batches = catalogue.list_batches(store).set_index("batch_id")
    names = ["rows_read", "accepted", "refused", "already_known"]
    return tuple(int(number) for number in batches.loc[batch, names])  # type: ignore[return-value]


def refused_cells(store: Store, code: str) -> pd.DataFrame:
    """Return the cells with problem `code`."""
    cells = catalogue.list_problem_cells(store, 1)
    return cells[cells["code"] == code]


def test_a_mended_row_becomes_a_seizure_of_the_same_import(filled: Store) -> None:
    assert counts(filled) == (8, 6, 2, 0)
    row = int(refused_cells(filled, "date_missing")["raw_row_id"].iloc[0])
    catalogue.mend_cell(filled, 1, row, DATE_COLUMN, "2016-02-03")
    assert counts(filled) == (8, 6, 2, 0)
    result = catalogue.retry_rows(filled, 1)
    assert (result.accepted, result.refused) == (1, 0)
    assert counts(filled) == (8, 7, 1, 0)
    found = catalogue.find_seizures(filled, Filters(batch=1))
    assert found.count == 7
    assert "2016-02-03" in {f"{day:%Y-%m-%d}" for day in found.rows["date_first"]}
    assert catalogue.check_store(filled) == ()


def test_the_original_stays_beside_the_mend_with_who_and_when(filled: Store) -> None:
    row = int(refused_cells(filled, "amount_unreadable")["raw_row_id"].iloc[0])
    catalogue.mend_cell(filled, 1, row, AMOUNT_COLUMN, "2")
    mends = catalogue.list_mends(filled, 1)
    assert mends[["old_value", "new_value"]].to_numpy().tolist() == [["about two", "2"]]
    assert mends["mended_by"].iloc[0]
    cells = catalogue.list_kept_row(filled, 1, row).set_index("position")
    assert cells.loc[AMOUNT_COLUMN, ["original", "cell"]].tolist() == ["about two", "2"]


def test_what_was_withheld_of_a_row_stays_told_when_its_other_cells_are_mended(store: Store) -> None:
    sheet = sheet_a(f"{REFUSED_A[1]};+992 900 123456", ROWS_A[0])
    sheet = sheet.replace(HEADER_A.encode(), f"{HEADER_A};Remarks".encode())
    catalogue.commit_import(store, catalogue.preview_import(store, sheet, "personal.csv"))
    row = int(refused_cells(store, "amount_unreadable")["raw_row_id"].iloc[0])
    catalogue.mend_cell(store, 1, row, AMOUNT_COLUMN, "2")
    assert catalogue.retry_rows(store, 1).accepted == 1
    assert catalogue.list_problem_cells(store, 1)["code"].tolist() == ["personal_data"]


def test_the_latest_mend_stands_first(filled: Store) -> None:
    row = int(refused_cells(filled, "date_missing")["raw_row_id"].iloc[0])
    for text in ("2016-02-03", "2016-02-04"):
        catalogue.mend_cell(filled, 1, row, DATE_COLUMN, text)
    every = catalogue.list_mends(filled, 1, undone=True)
    assert every["new_value"].tolist() == ["2016-02-04", "2016-02-03"]
    assert every["mend_id"].is_monotonic_decreasing


def test_a_mend_that_is_taken_back_returns_the_row_to_quarantine(filled: Store) -> None:
    row = int(refused_cells(filled, "date_missing")["raw_row_id"].iloc[0])
    act = catalogue.mend_cell(filled, 1, row, DATE_COLUMN, "2016-02-03")
    catalogue.retry_rows(filled, 1)
    catalogue.undo_mend(filled, 1, act)
    with pytest.raises(CatalogueError):
        catalogue.undo_mend(filled, 1, act)
    assert counts(filled) == (8, 6, 2, 0)
    assert catalogue.find_seizures(filled, Filters()).count == 6
    assert len(refused_cells(filled, "date_missing")) == 1
    assert catalogue.check_store(filled) == ()


def test_all_equal_values_of_a_column_are_mended_at_once(store: Store) -> None:
    rows = [
        row.replace("about two", "двадцать") for row in (REFUSED_A[1], REFUSED_A[1].replace("01-01", "01-02"))
    ]
    preview = catalogue.preview_import(store, sheet_a(*ROWS_A, *rows, REFUSED_A[1]), "rows.csv")
    catalogue.commit_import(store, preview)
    catalogue.mend_values(store, 1, "AMOUNT", "двадцать", "20")
    result = catalogue.retry_rows(store, 1)
    assert result.accepted == 2
    assert counts(store) == (9, 8, 1, 0)


def test_a_doubtful_value_is_mended_in_an_accepted_row(store: Store) -> None:
    unknown = ROWS_A[0].replace("Opium", "Zelie 7")
    catalogue.commit_import(store, catalogue.preview_import(store, sheet_a(unknown, *ROWS_A[1:]), "rows.csv"))
    catalogue.mend_values(store, 1, "DRUG_NAME", "Zelie 7", "Heroin")
    result = catalogue.retry_rows(store, 1)
    assert (result.accepted, result.changed) == (0, 1)
    assert counts(store) == (6, 6, 0, 0)
    assert catalogue.find_seizures(store, Filters(drugs=("heroin",))).count == 3
    assert catalogue.check_store(store) == ()


def test_a_mend_that_would_refuse_an_accepted_row_is_held(store: Store) -> None:
    unknown = ROWS_A[0].replace("Opium", "Zelie 7")
    catalogue.commit_import(store, catalogue.preview_import(store, sheet_a(unknown, *ROWS_A[1:]), "rows.csv"))
    row = int(refused_cells(store, "drug_unknown")["raw_row_id"].iloc[0])
    catalogue.mend_cell(store, 1, row, DATE_COLUMN, "soon")
    assert catalogue.retry_rows(store, 1).held == 1
    assert counts(store) == (6, 6, 0, 0)


def test_the_corrected_sheet_adds_nothing_after_its_row_was_mended(filled: Store) -> None:
    row = int(refused_cells(filled, "date_missing")["raw_row_id"].iloc[0])
    catalogue.mend_cell(filled, 1, row, DATE_COLUMN, "2016-02-03")
    catalogue.retry_rows(filled, 1)
    corrected = REFUSED_A[0].replace(";;;;Heroin", ";;;2016-02-03;Heroin")
    preview = catalogue.preview_import(filled, sheet_a(corrected), "corrected.csv", sender="UNODC")
    assert preview.counts.already_known == 1


def test_a_row_that_another_import_holds_corrected_is_resolved_and_not_counted_twice(filled: Store) -> None:
    corrected = REFUSED_A[0].replace(";;;;Heroin", ";;;2016-02-03;Heroin")
    preview = catalogue.preview_import(filled, sheet_a(corrected), "corrected.csv", sender="UNODC")
    catalogue.commit_import(filled, preview)
    row = int(refused_cells(filled, "date_missing")["raw_row_id"].iloc[0])
    catalogue.mend_cell(filled, 1, row, DATE_COLUMN, "2016-02-03")
    assert catalogue.retry_rows(filled, 1).known == 1
    assert counts(filled) == (8, 6, 2, 0)
    assert refused_cells(filled, "date_missing").empty
    assert catalogue.find_seizures(filled, Filters()).count == 7


def test_rows_of_one_case_stay_one_seizure_when_one_of_them_is_mended(store: Store) -> None:
    sheet = (
        "Дата;Страна;№ дела;Наркотик;Количество;Единица\n"
        "14.03.2021;Таджикистан;17;Героин;2;кг\n"
        "14.03.2021;Таджикистан;17;Опий;много;кг\n"
    ).encode()
    catalogue.commit_import(store, catalogue.preview_import(store, sheet, "case.csv"))
    catalogue.mend_values(store, 1, "Количество", "много", "5")
    assert catalogue.retry_rows(store, 1).accepted == 1
    found = catalogue.find_seizures(store, Filters())
    assert found.count == 1
    assert found.mass_kg == pytest.approx(7)
    assert catalogue.check_store(store) == ()


def test_undoing_the_import_takes_its_mends_along(filled: Store) -> None:
    row = int(refused_cells(filled, "date_missing")["raw_row_id"].iloc[0])
    catalogue.mend_cell(filled, 1, row, DATE_COLUMN, "2016-02-03")
    catalogue.retry_rows(filled, 1)
    catalogue.undo_import(filled, 1)
    assert catalogue.find_seizures(filled, Filters()).count == 0
    assert catalogue.list_mends(filled, 1).empty
    assert catalogue.check_store(filled) == ()


def test_a_cell_that_is_not_there_is_refused_in_a_sentence(filled: Store) -> None:
    with pytest.raises(CatalogueError):
        catalogue.mend_cell(filled, 1, 9999, 0, "x")
    with pytest.raises(CatalogueError):
        catalogue.mend_values(filled, 1, "AMOUNT", "no such text", "1")
