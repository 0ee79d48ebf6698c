"""Three sheets without two equal values: what is stored of every field of every row, and where it stands."""

from __future__ import annotations

import gzip
import hashlib
import json
import math
from typing import TYPE_CHECKING, Any

import pytest

from catalogue.model import SeizureField
from tests.unlike.meaning import MENDED, SEIZED
from tests.unlike.sheets import KEPT, NATIONAL, OF_ONE_CASE, SHEETS, WITHHELD
from tests.unlike.stores import DEGREES, batch_of, cell, import_sheet, raw_row_of, same, table_rows, without

if TYPE_CHECKING:
    from catalogue import Store
    from tests.unlike.sheets import Sheet

# What the program gives a row itself, so that no hand can write it down: times, numbers of texts.
GIVEN = {
    "batch": {"imported_at", "upload_sha256"},
    "raw_row": {"fingerprint"},
    "seizure": {"place_id"},
    "place": {"place_id", "world_x", "world_y", "latitude", "longitude"},
    "batch_table": {"layout"},
}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.name)
def test_no_two_cells_of_a_sheet_are_alike_but_those_that_tie_a_case(sheet: Sheet) -> None:
    tied = {sheet.position(field) for field in OF_ONE_CASE} if sheet is NATIONAL else set()
    cells = [
        str(text)
        for number, line in enumerate(sheet.lines)
        for at, text in enumerate(line)
        if text != "" and not (number == 1 and at in tied)
    ]
    assert sorted({text for text in cells if cells.count(text) > 1}) == []


def test_no_two_seizures_of_a_sheet_mean_the_same_in_any_field() -> None:
    for sheet in SHEETS:
        own = [one for one in (*SEIZED, *MENDED[1:]) if one.sheet is sheet]
        for name in own[0].told.keys() - {"departure_text", "destination_text"}:
            known = [one.told[name] for one in own if one.told[name] not in {None, ""}]
            repeated = sorted({str(value) for value in known if known.count(value) > 1})
            # Both files need their year, month, day and range, and the fifth line repeats one of the four.
            assert name == "date_precision" or repeated == [], f"{sheet.name}, {name}: {repeated}"


def test_the_sheets_have_a_value_for_every_field_of_the_model() -> None:
    filled = {
        meaning
        for sheet in SHEETS
        for at, (_, meaning) in enumerate(sheet.columns)
        if len({line[at] for line in sheet.lines}) == len(sheet.lines) or meaning in OF_ONE_CASE
    }
    missing = sorted(field.value for field in SeizureField if field not in filled)
    assert missing == [], f"tests/unlike/sheets.py has no value for: {', '.join(missing)}"


def test_every_row_read_is_accepted_or_refused_and_the_file_is_described(unlike: Store) -> None:
    expected = [
        {
            "batch_id": batch_of(sheet), "name": sheet.name, "sender": sheet.sender, "layout": sheet.layout,
            "handling": sheet.handling.value, "handling_rank": sheet.handling.rank,
            "synthetic": sheet.synthetic, "undone_at": None, "rows_read": len(sheet.lines),
            "accepted": len(sheet.lines) - len(sheet.refused), "refused": len(sheet.refused),
            "already_known": 0,
        }
        for sheet in SHEETS
    ]  # fmt: skip
    found = table_rows(unlike, "batch")
    same(found, expected, GIVEN["batch"])
    hashes = [hashlib.sha256(sheet.content()).hexdigest() for sheet in SHEETS if sheet.name.endswith("csv")]
    assert [row["upload_sha256"] for row in found if row["name"].endswith("csv")] == hashes


def test_the_uploaded_bytes_are_kept_under_name_and_size(unlike: Store) -> None:
    batches = {row["upload_sha256"]: row["name"] for row in table_rows(unlike, "batch")}
    uploads = table_rows(unlike, "upload")
    assert {row["sha256"]: row["name"] for row in uploads} == batches
    for row in uploads:
        content = gzip.decompress(row["content"]) if row["compressed"] else row["content"]
        assert (len(content), hashlib.sha256(content).hexdigest()) == (row["size_bytes"], row["sha256"])


def test_every_column_is_kept_with_what_it_means(unlike: Store) -> None:
    expected = [
        {
            "batch_id": batch_of(sheet), "sheet": sheet.sheet.removesuffix(".csv"), "position": at,
            "header": header, "field": None if meaning in {KEPT, WITHHELD} else str(meaning),
            "withheld": meaning == WITHHELD,
        }
        for sheet in SHEETS
        for at, (header, meaning) in enumerate(sheet.columns)
    ]  # fmt: skip
    same(table_rows(unlike, "batch_column"), expected)


def test_a_table_is_kept_with_its_rows_and_its_layout(unlike: Store) -> None:
    expected = [
        {
            "batch_id": batch_of(sheet), "table_number": 0, "sheet": sheet.sheet.removesuffix(".csv"),
            "first_row": sheet.first_row, "last_row": sheet.first_row + len(sheet.lines) - 1,
        }
        for sheet in SHEETS
    ]  # fmt: skip
    found = table_rows(unlike, "batch_table")
    same(found, expected, GIVEN["batch_table"])
    for row, sheet in zip(found, SHEETS, strict=True):
        layout = json.loads(row["layout"])
        assert (layout["name"], [use["header"] for use in layout["columns"]]) == (
            sheet.layout,
            list(sheet.headers),
        )


def test_every_cell_is_kept_as_it_came_but_those_of_persons(unlike: Store) -> None:
    expected = [
        {
            "raw_row_id": raw_row_of(sheet, line), "batch_id": batch_of(sheet),
            "sheet": sheet.sheet.removesuffix(".csv"), "row_number": sheet.first_row + line,
            "cells": sheet.kept(line), "refused": line in sheet.refused,
        }
        for sheet in SHEETS
        for line in range(len(sheet.lines))
    ]  # fmt: skip
    same(table_rows(unlike, "raw_row"), expected, GIVEN["raw_row"])


def test_nothing_of_a_person_is_kept_in_any_table(unlike: Store) -> None:
    at = NATIONAL.position(WITHHELD)
    names = [str(line[at]) for line in NATIONAL.lines]
    tables = [
        row[0] for row in unlike.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    ]
    for table in {*tables} - {"route_version", "upload"}:
        told = repr(unlike.connection.table(table).fetchall())
        assert [(table, name) for name in names if name in told] == []


def test_every_refused_cell_is_a_problem_at_its_row_and_column(unlike: Store) -> None:
    expected = [
        {"batch_id": 1, "code": "date_unreadable", "sheet": "first", "row_number": 6,
         "header": "SEIZURE_DATE", "value": "no day"},
        {"batch_id": 3, "code": "amount_unreadable", "sheet": "третий", "row_number": 7,
         "header": "Количество", "value": "около двух"},
    ]  # fmt: skip
    same(table_rows(unlike, "problem"), expected)


def test_every_field_of_every_seizure_is_stored_as_it_was_told(unlike: Store) -> None:
    expected = [
        {
            "seizure_id": one.number, "batch_id": batch_of(one.sheet),
            "raw_row_id": raw_row_of(one.sheet, one.lines[0]),
            "handling_rank": one.sheet.handling.rank,
        }
        | one.told
        for one in SEIZED
    ]  # fmt: skip
    same(table_rows(unlike, "seizure"), expected, GIVEN["seizure"])


def test_every_item_is_stored_in_the_senders_unit_beside_its_kg(unlike: Store) -> None:
    expected = [
        item
        | {
            "seizure_id": one.number, "batch_id": batch_of(one.sheet),
            "raw_row_id": raw_row_of(one.sheet, one.lines[line]),
            "drug_text": cell(one, SeizureField.DRUG, line),
            "amount_text": cell(one, SeizureField.AMOUNT, line),
            "unit_text": cell(one, SeizureField.UNIT, line),
        }
        for one in SEIZED
        for line, item in enumerate(one.items)
    ]  # fmt: skip
    numbered = [row | {"item_id": number} for number, row in enumerate(expected, start=1)]
    same(table_rows(unlike, "seized_item"), numbered)


def test_every_place_is_stored_with_its_texts_names_and_precision(unlike: Store) -> None:
    places = {row["place_id"]: row for row in table_rows(unlike, "place")}
    at = [places.pop(row["place_id"]) for row in table_rows(unlike, "seizure")]
    assert places == {}
    expected = [
        {
            "country": one.told["country"], "province_text": cell(one, SeizureField.PROVINCE),
            "place_text": cell(one, SeizureField.PLACE),
        }
        | one.place
        for one in SEIZED
    ]  # fmt: skip
    same(at, without(expected, GIVEN["place"]), GIVEN["place"])
    for row, one in zip(at, SEIZED, strict=True):
        for name in ("latitude", "longitude"):
            assert row[name] == (one.place[name] and pytest.approx(one.place[name], abs=DEGREES))
        assert (row["world_x"], row["world_y"]) == world(row["latitude"], row["longitude"])


def world(lat: float | None, lon: float | None) -> tuple[Any, Any]:
    """Return a point on the unit square of Web Mercator, by the inverse Gudermannian."""
    if lat is None or lon is None:
        return None, None
    return pytest.approx(lon / 360 + 0.5), pytest.approx(
        0.5 - math.asinh(math.tan(math.radians(lat))) / math.tau
    )


def test_every_consignment_is_stored_with_its_seizure(unlike: Store) -> None:
    expected = [{"seizure_id": one.number} | one.consignment for one in SEIZED if one.consignment]
    same(table_rows(unlike, "consignment"), expected)


def test_a_sheet_that_comes_again_is_known_row_by_row(changing: Store) -> None:
    again = import_sheet(changing, SHEETS[0])
    assert (again.batch, again.rows_read, again.already_known) == (None, 5, 5)
    assert len(table_rows(changing, "seizure")) == len(SEIZED)
