"""The refused rows of an import as a workbook for their sender; sent back, it is recognised by its keys."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from catalogue.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from catalogue.intake.records import RawTable, SourceFile

KEY_HEADER = "catalogue key"
REASON_HEADERS = {"en": "What is wrong", "ru": "Что исправить"}
_KEY = re.compile(r"(\d{1,9})-(\d{1,18})-([0-9a-f]{8})")
_WRONG = PatternFill("solid", start_color="FFF2B3")
# Characters that XML 1.0 cannot hold. Source: production Char of the XML 1.0 recommendation.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_TITLE = 31
_NO_TITLE = re.compile(r"[\\/*?:\[\]]")
_FINGERPRINT_DIGITS = 8
_WIDTH, _REASON_WIDTH = 18, 60


@dataclass(frozen=True)
class ErrorRow:
    """One refused row: its key, its cells, the columns that are wrong (from 0), and why in words."""

    key: str
    cells: Sequence[str]
    wrong: frozenset[int]
    reason: str


@dataclass(frozen=True)
class ErrorSheet:
    """The refused rows of one table, under the sender's own headers."""

    title: str
    headers: Sequence[str]
    rows: Sequence[ErrorRow]


@dataclass(frozen=True)
class ReturnedRow:
    """What the key of a returned row says: import, kept row, first digits of its fingerprint."""

    batch: int
    raw_row: int
    digits: str


def row_key(batch: int, raw_row: int, fingerprint: str) -> str:
    """Return the key by which a returned row is recognised."""
    return f"{batch}-{raw_row}-{fingerprint.replace('-', '')[:_FINGERPRINT_DIGITS]}"


def write_error_workbook(sheets: Sequence[ErrorSheet], language: str = "en") -> bytes:
    """Return the bytes of an .xlsx file: wrong cells coloured, the reason last, the key in a hidden column.

    Every cell is text: nothing in it can run in a spreadsheet program.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    titles: set[str] = set()
    for sheet in sheets:
        page = book.create_sheet(_title(sheet.title, titles))
        _write_sheet(page, sheet, REASON_HEADERS["ru" if language == "ru" else "en"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _title(name: str, taken: set[str]) -> str:
    plain = _NO_TITLE.sub(" ", writable(name)).strip("' ")[:_LONGEST_TITLE] or "Sheet"
    title, number = plain, 2
    while title.casefold() in taken:
        ending = f" {number}"
        title, number = plain[: _LONGEST_TITLE - len(ending)] + ending, number + 1
    taken.add(title.casefold())
    return title


def _write_sheet(page: Any, sheet: ErrorSheet, reason_header: str) -> None:  # noqa: ANN401  openpyxl is untyped
    width = len(sheet.headers)
    for position, header in enumerate([*sheet.headers, reason_header, KEY_HEADER]):
        _put(page, 1, position, header).font = Font(bold=True)
    for number, row in enumerate(sheet.rows, start=2):
        cells = [*row.cells[:width], *[""] * (width - len(row.cells))]
        for position, text in enumerate([*cells, row.reason, row.key]):
            cell = _put(page, number, position, text)
            if position in row.wrong or (position == width and not row.wrong):
                cell.fill = _WRONG
        page.cell(number, width + 1).alignment = Alignment(wrap_text=True, vertical="top")
    for position in range(width):
        page.column_dimensions[get_column_letter(position + 1)].width = _WIDTH
    page.column_dimensions[get_column_letter(width + 1)].width = _REASON_WIDTH
    page.column_dimensions[get_column_letter(width + 2)].hidden = True
    page.freeze_panes = "A2"


def _put(page: Any, row: int, position: int, text: str) -> Any:  # noqa: ANN401  openpyxl is untyped
    """Write a text as a text: openpyxl would take one that begins with = for a formula."""
    cell = page.cell(row, position + 1)
    if text:
        cell.value = writable(text)
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.number_format = "@"
    return cell


def writable(text: str) -> str:
    """Return a text without the characters that a workbook cannot hold."""
    return _UNWRITABLE.sub("", text)


def take_returned_rows(source: SourceFile) -> tuple[SourceFile, tuple[Mapping[int, ReturnedRow], ...]]:
    """Return a file without the columns that an error workbook adds, and the keys of its rows.

    The keys stand by position of the row, one mapping for each table; empty where the file is no returned
    workbook.
    """
    taken = [_take(table) for table in source.tables]
    return replace(source, tables=tuple(table for table, _ in taken)), tuple(keys for _, keys in taken)


def _take(table: RawTable) -> tuple[RawTable, Mapping[int, ReturnedRow]]:
    folded = [fold(header) for header in table.headers]
    if fold(KEY_HEADER) not in folded:
        return table, {}
    place = folded.index(fold(KEY_HEADER))
    keys = {row: key for row, text in enumerate(table.cells[place]) if (key := _read_key(str(text)))}
    added = {fold(KEY_HEADER), *map(fold, REASON_HEADERS.values())}
    kept = [position for position, header in enumerate(folded) if header not in added]
    cells = table.cells[kept].set_axis(range(len(kept)), axis=1)
    return replace(table, headers=tuple(table.headers[position] for position in kept), cells=cells), keys


def _read_key(text: str) -> ReturnedRow | None:
    found = _KEY.fullmatch(text.strip())
    return ReturnedRow(int(found[1]), int(found[2]), found[3]) if found else None
