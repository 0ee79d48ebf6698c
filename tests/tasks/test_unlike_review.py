"""Three sheets without two equal values: rows that are refused, sent back, mended."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

import catalogue
from catalogue.model import SeizureField as F
from tests.unlike.meaning import CORRECTED, MENDED, SEIZED
from tests.unlike.sheets import SHEETS
from tests.unlike.stores import (
    DEGREES,
    as_kept,
    batch_of,
    bring_corrected,
    cell,
    raw_row_of,
    same,
    table_rows,
)

if TYPE_CHECKING:
    from catalogue import Store
    from tests.unlike.meaning import Seized, Values
    from tests.unlike.sheets import Sheet

WITH_REFUSED = tuple(one for one in SHEETS if one.refused)
PLACE_GIVEN = {"place_id", "world_x", "world_y", "latitude", "longitude"}


def names(sheet: Any) -> str:
    """Return the name of a file for a test."""
    return str(sheet.name)


def mend(opened: Store, sheet: Sheet) -> int:
    """Mend the refused cell of a sheet, let its row through again and return the number of the act."""
    act = catalogue.mend_values(opened, batch_of(sheet), *CORRECTED[sheet.name])
    result = catalogue.retry_rows(opened, batch_of(sheet))
    assert (result.accepted, result.refused, result.changed, result.held) == (1, 0, 0, 0)
    return act


def mended_of(sheet: Sheet) -> Seized:
    """Return the seizure that the refused line of a sheet is once it is mended."""
    return next(one for one in MENDED if one.sheet is sheet)


def texts(one: Seized) -> Values:
    """Return the texts of an item of a mended row: the mended cell as it was mended."""
    header, _, new = CORRECTED[one.sheet.name]
    mended = dict(one.sheet.columns)[header]
    fields = {"drug_text": F.DRUG, "amount_text": F.AMOUNT, "unit_text": F.UNIT}
    return {key: new if field == mended else cell(one, field) for key, field in fields.items()}


@pytest.mark.parametrize("sheet", WITH_REFUSED, ids=names)
def test_a_mended_row_is_a_seizure_with_every_field_of_its_line(changing: Store, sheet: Sheet) -> None:
    before = {name: table_rows(changing, name) for name in ("seizure", "seized_item", "place", "consignment")}
    mend(changing, sheet)
    added = {
        name: [row for row in table_rows(changing, name) if row not in rows] for name, rows in before.items()
    }
    one, new = mended_of(sheet), added["seizure"][0]["seizure_id"]
    assert new > len(SEIZED)
    own = {"seizure_id": new, "batch_id": batch_of(sheet), "raw_row_id": raw_row_of(sheet, one.lines[0])}
    same(added["seizure"], [own | {"handling_rank": sheet.handling.rank} | one.told], {"place_id"})
    same(added["seized_item"], [own | one.items[0] | texts(one)], {"item_id"})
    place = {
        "country": one.told["country"],
        "province_text": cell(one, F.PROVINCE),
        "place_text": cell(one, F.PLACE),
    }
    expected = {key: value for key, value in (place | one.place).items() if key not in PLACE_GIVEN}
    same(added["place"], [expected], PLACE_GIVEN)
    assert added["place"][0]["place_id"] == added["seizure"][0]["place_id"]
    assert added["place"][0]["latitude"] == pytest.approx(one.place["latitude"], abs=DEGREES)
    assert added["place"][0]["longitude"] == pytest.approx(one.place["longitude"], abs=DEGREES)
    same(added["consignment"], [{"seizure_id": new} | one.consignment] if one.consignment else [])


@pytest.mark.parametrize("sheet", WITH_REFUSED, ids=names)
def test_a_mended_row_says_what_was_mended_and_no_other_row_changes(changing: Store, sheet: Sheet) -> None:
    untouched = ("raw_row", "batch_column", "batch_table", "upload")
    before = {name: table_rows(changing, name) for name in (*untouched, "seizure", "seized_item", "place")}
    act = mend(changing, sheet)
    header, old, new = CORRECTED[sheet.name]
    row, position = raw_row_of(sheet, 4), sheet.headers.index(header)
    expected = {"mend_id": 1, "act_id": act, "batch_id": batch_of(sheet), "raw_row_id": row,
                "position": position,
                "old_value": old, "new_value": new, "undone_by": None, "undone_at": None}  # fmt: skip
    same(table_rows(changing, "mend"), [expected], {"mended_by", "mended_at"})
    (told,) = catalogue.list_mends(changing, batch_of(sheet)).to_dict("records")
    assert (told["sheet"], told["row_number"]) == (mended_of(sheet).tab, sheet.first_row + 4)
    cells = catalogue.list_kept_row(changing, batch_of(sheet), row).to_dict("records")
    kept = sheet.kept(4)
    assert [(one["header"], one["original"]) for one in cells] == list(zip(sheet.headers, kept, strict=True))
    assert [one["cell"] for one in cells] == [new if at == position else text for at, text in enumerate(kept)]
    after = {name: table_rows(changing, name) for name in before}
    for one in before["raw_row"]:
        assert one | {"refused": one["refused"] and one["raw_row_id"] != row} in after["raw_row"]
    for name in ("seizure", "seized_item", "place", *untouched[1:]):
        assert [one for one in before[name] if one not in after[name]] == []


@pytest.mark.parametrize("sheet", WITH_REFUSED, ids=names)
def test_a_mended_row_leaves_quarantine_and_the_counts_of_its_import_follow(
    changing: Store, sheet: Sheet
) -> None:
    mend(changing, sheet)
    batch = catalogue.list_batches(changing).set_index("batch_id").loc[batch_of(sheet)]
    assert (batch["rows_read"], batch["accepted"], batch["refused"]) == (5, 5, 0)
    left = [row["batch_id"] for row in table_rows(changing, "problem")]
    assert left == [batch_of(one) for one in WITH_REFUSED if one is not sheet]
    (known,) = table_rows(changing, "mended_row")
    assert (known["raw_row_id"], known["batch_id"]) == (raw_row_of(sheet, 4), batch_of(sheet))


@pytest.mark.parametrize("sheet", WITH_REFUSED, ids=names)
def test_a_mend_that_is_taken_back_leaves_every_table_as_it_was(changing: Store, sheet: Sheet) -> None:
    catalogue.attribute_seizures(changing)
    # The words of a row that was mended once stay indexed; no seizure is found by them.
    apart = {"mend", "searched_text", "searched_stem", "searched_word"}
    before = as_kept(changing, apart)
    act = mend(changing, sheet)
    catalogue.undo_mend(changing, batch_of(sheet), act)
    (kept,) = table_rows(changing, "mend")
    assert kept["undone_at"] is not None
    assert as_kept(changing, apart) == before


@pytest.mark.parametrize("sheet", WITH_REFUSED, ids=names)
def test_the_problem_of_a_refused_row_is_listed_with_its_cell(unlike: Store, sheet: Sheet) -> None:
    header, old, _ = CORRECTED[sheet.name]
    (told,) = catalogue.list_problem_cells(unlike, batch_of(sheet)).to_dict("records")
    expected = {"sheet": mended_of(sheet).tab, "row_number": sheet.first_row + 4, "header": header,
                "value": old,
                "raw_row_id": raw_row_of(sheet, 4), "position": sheet.headers.index(header), "original": old,
                "cell": old, "refused": True, "mended": False}  # fmt: skip
    assert {key: told[key] for key in expected} == expected
    (refused,) = catalogue.list_refused_rows(unlike, batch_of(sheet)).to_dict("records")
    assert (refused["sheet"], refused["row_number"]) == (mended_of(sheet).tab, sheet.first_row + 4)
    assert (list(refused["cells"]), list(refused["codes"])) == (sheet.kept(4), [told["code"]])


@pytest.mark.parametrize("sheet", WITH_REFUSED, ids=names)
def test_the_error_workbook_has_each_cell_of_the_refused_row_under_its_header(
    unlike: Store, sheet: Sheet
) -> None:
    header, old, _ = CORRECTED[sheet.name]
    book = openpyxl.load_workbook(io.BytesIO(catalogue.write_error_workbook(unlike, batch_of(sheet))))
    assert book.sheetnames == [mended_of(sheet).tab]
    heads, row = list(book.worksheets[0].iter_rows())
    width = len(sheet.headers)
    assert [one.value for one in heads[:width]] == list(sheet.headers)
    assert [one.value or "" for one in row[:width]] == sheet.kept(4)
    coloured = [at for at, one in enumerate(row) if one.fill.fill_type == "solid"]
    assert coloured == [sheet.headers.index(header)]
    assert str(row[width].value).startswith(f"{header}: ")
    assert f"'{old}'" in str(row[width].value)
    assert str(row[width + 1].value).startswith(f"{batch_of(sheet)}-{raw_row_of(sheet, 4)}-")


@pytest.mark.parametrize("sheet", WITH_REFUSED, ids=names)
def test_a_corrected_error_workbook_brings_the_row_in_with_every_field(changing: Store, sheet: Sheet) -> None:
    bring_corrected(changing, sheet)
    one, new = mended_of(sheet), len(SEIZED) + 1
    stored = [row for row in table_rows(changing, "seizure") if row["seizure_id"] == new]
    own = {"seizure_id": new, "batch_id": 4, "raw_row_id": 15, "handling_rank": 2}
    same(stored, [own | one.told], {"place_id"})
    (resolved,) = table_rows(changing, "resolved_row")
    keys = ("raw_row_id", "batch_id", "by_batch_id")
    assert tuple(resolved[key] for key in keys) == (raw_row_of(sheet, 4), batch_of(sheet), 4)
