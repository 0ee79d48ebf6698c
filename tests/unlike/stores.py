"""The three sheets in a store, tied to routes by hand; and what of the store's tables is theirs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest

import catalogue
from catalogue import store as rooms
from tests.unlike.meaning import CORRECTED, SEIZED, TIES
from tests.unlike.sheets import SHEETS

if TYPE_CHECKING:
    from collections.abc import Collection

    from catalogue import Store
    from catalogue.model import SeizureField
    from catalogue.results import ImportResult
    from tests.unlike.meaning import Seized, Values
    from tests.unlike.sheets import Sheet

# A point by hand is good to a twentieth of a degree.
DEGREES = 0.06


def import_sheet(opened: Store, sheet: Sheet) -> ImportResult:
    """Import one of the sheets as its sender would have it imported."""
    preview = catalogue.preview_import(
        opened, sheet.content(), sheet.name, sender=sheet.sender, handling=sheet.handling,
        synthetic=sheet.synthetic,
    )  # fmt: skip
    return catalogue.commit_import(opened, preview)


def import_sheets(opened: Store) -> None:
    """Import the three sheets, in order, and tie their seizures as TIES has it."""
    for sheet in SHEETS:
        import_sheet(opened, sheet)
    tie(opened)


def tie(opened: Store) -> None:
    """Put the ties of TIES in the place of what the routes themselves say."""
    rooms.find_profiles(opened, sorted({one.told["country"] for one in SEIZED}))
    profiles = dict(opened.connection.execute("SELECT seizure_id, profile_id FROM profile").fetchall())
    answers = [
        (profiles[number], route, share, score, reason, standing)
        for number, ties in TIES.items()
        for route, share, score, reason, standing in ties
    ]
    names = ["profile_id", "route", "share", "score", "reason", "standing"]
    rooms.replace_attribution(opened, pd.DataFrame(answers, columns=names))


def table_rows(opened: Store, name: str) -> list[dict[str, Any]]:
    """Return every row of a table of the store, by the names of its columns."""
    table = opened.connection.table(name)
    return [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]


def cell(seized: Seized, field: SeizureField, line: int = 0) -> str:
    """Return the text of a field in a line of a seizure, "" where its sheet has no such column."""
    found = [at for at, (_, meaning) in enumerate(seized.sheet.columns) if meaning == field]
    return seized.sheet.kept(seized.lines[line])[found[0]] if found else ""


def batch_of(sheet: Sheet) -> int:
    """Return the number of the import of a sheet: they are imported in order."""
    return SHEETS.index(sheet) + 1


def raw_row_of(sheet: Sheet, line: int) -> int:
    """Return the number of a kept row: they are counted through all files."""
    before = SHEETS[: SHEETS.index(sheet)]
    return sum(len(one.lines) for one in before) + line + 1


def same(found: list[Values], expected: list[Values], given: Collection[str] = ()) -> None:
    """Compare rows by every column, those that the program gives itself aside."""
    assert {name for row in found for name in row} - {*given} == {name for row in expected for name in row}
    plain = [{name: value for name, value in row.items() if name not in given} for row in found]
    assert plain == [{name: close(value) for name, value in row.items()} for row in expected]


def close(value: Any) -> Any:
    """Return a number so that the last bit of a product does not matter."""
    return pytest.approx(value, rel=1e-12) if isinstance(value, float) else value


def without(rows: list[Values], names: set[str]) -> list[Values]:
    """Return rows without some columns."""
    return [{name: value for name, value in row.items() if name not in names} for row in rows]


def as_kept(opened: Store, left_out: Collection[str] = ()) -> dict[str, list[str]]:
    """Return the rows of every table, in one order, but for what an undone import leaves by design.

    Its own line and its bytes stay, and so does who did what.
    """
    tables = opened.connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT temporary"
    ).fetchall()
    names = {name for (name,) in tables} - {"audit", "batch", "upload", *left_out}
    return {name: sorted(map(repr, opened.connection.table(name).fetchall())) for name in sorted(names)}


def bring_corrected(opened: Store, sheet: Sheet) -> None:
    """Import the error workbook of a sheet with its wrong cell corrected."""
    header, _, new = CORRECTED[sheet.name]
    book = openpyxl.load_workbook(io.BytesIO(catalogue.write_error_workbook(opened, batch_of(sheet))))
    book.worksheets[0].cell(2, sheet.headers.index(header) + 1).value = new
    out = io.BytesIO()
    book.save(out)
    preview = catalogue.preview_import(opened, out.getvalue(), "back.xlsx")
    assert preview.facts.sender == sheet.sender
    assert catalogue.commit_import(opened, preview).accepted == 1
