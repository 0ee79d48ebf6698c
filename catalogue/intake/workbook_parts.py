"""What a workbook's own parts say and a cell reader does not: size, hidden rows, formulas without values.

The parts are streamed, counting bytes against the limit, before any library opens the workbook.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.errors import SheetTooWideError
from catalogue.intake.unpack import Allowance, read_member, stream_member

if TYPE_CHECKING:
    from collections.abc import Iterator

# A reader holds a sheet as a full rectangle at about this many bytes a cell, so one stray cell in the last
# corner of a sheet would fill the memory. Source: size of a cell in calamine, measured.
_BYTES_PER_CELL = 32
_MB = 1_000_000
_LONGEST_REST = 8 * _MB
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*hidden=\"(?:1|true)\"[^>]*>")
_FAR_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]{2,3})\d+\"[^>]*(?<!/)>")
_NO_VALUE = (b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v /></c>")
_ERROR_CELL = b't="e"'


@dataclass(frozen=True)
class SheetFacts:
    """What one sheet's part says: hidden rows and columns (numbers from 1), cells that show no value."""

    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    formulas_without_value: int = 0
    error_cells: int = 0
    last_row: int = 0
    last_column: int = 0


def read_sheet_facts(content: bytes, allowance: Allowance) -> dict[str, SheetFacts]:
    """Return the facts of each sheet of an .xlsx by its name; empty for other kinds of workbook.

    Raises
    ------
    FileTooLargeError
        The parts unpack to more than the limit.
    SheetTooWideError
        The cells of a sheet span too large a rectangle.
    FileDamagedError
        A part ends too early.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = _sheet_names(archive, allowance)
        facts = {}
        for member in archive.infolist():
            pieces = stream_member(archive, member, allowance)
            if _SHEET_PART.fullmatch(member.filename):
                facts[names.get(member.filename, member.filename)] = _scan(pieces)
            else:
                for _ in pieces:
                    pass
    for name, sheet in facts.items():
        _refuse_vast(name, sheet, allowance)
    return facts


def _refuse_vast(name: str, sheet: SheetFacts, allowance: Allowance) -> None:
    last_column = max(sheet.last_column, 26)
    if sheet.last_row * last_column * _BYTES_PER_CELL > 2 * allowance.limit_mb * _MB:
        cell = f"{column_letters(last_column)}{sheet.last_row}"
        raise SheetTooWideError(name=allowance.name, sheet=name, cell=cell)


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s(?:\w+:)?" + name + rb"\s*=\s*[\"']([^\"']*)", tag)
    return html.unescape(found[1].decode("utf-8", "replace")) if found else ""


def _sheet_names(archive: zipfile.ZipFile, allowance: Allowance) -> dict[str, str]:
    """Return the name of the sheet that each part of an .xlsx holds."""
    parts = {member.filename: member for member in archive.infolist()}
    book, relations = parts.get("xl/workbook.xml"), parts.get("xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return {}
    targets = {
        _attribute(tag, b"Id"): _attribute(tag, b"Target")
        for tag in _RELATION.findall(read_member(archive, relations, allowance))
    }
    tags = _SHEET.findall(read_member(archive, book, allowance))
    named = {targets.get(_attribute(tag, b"id"), ""): _attribute(tag, b"name") for tag in tags}
    return {_part_path(target): name for target, name in named.items()}


def _part_path(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _scan(pieces: Iterator[bytes]) -> SheetFacts:
    hidden: list[int] = []
    columns: set[int] = set()
    last_row = last_column = blanks = errors = 0
    for piece in _whole_tags(pieces):
        for tag in _ROW.findall(piece):
            last_row = int(_attribute(tag, b"r") or last_row + 1)
            if b'hidden="1"' in tag or b'hidden="true"' in tag:
                hidden.append(last_row)
        for tag in _COLUMN.findall(piece):
            columns |= _column_span(tag)
        last_column = max([last_column, *map(_column_number, set(_FAR_CELL.findall(piece)))])
        blanks += sum(piece.count(ending) for ending in _NO_VALUE)
        errors += piece.count(_ERROR_CELL)
    return SheetFacts(tuple(hidden), tuple(sorted(columns)), blanks, errors, last_row, last_column)


def _whole_tags(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the pieces cut before a row's start, so that no cell is torn in two."""
    rest = b""
    for piece in pieces:
        whole = rest + piece
        cut = max(whole.rfind(b"<row "), whole.rfind(b":row "))
        cut = whole.rfind(b"<", 0, cut + 1) if cut > 0 else 0
        if cut == 0 and len(whole) > _LONGEST_REST:
            cut = len(whole)
        yield whole[:cut]
        rest = whole[cut:]
    yield rest


def _column_span(tag: bytes) -> set[int]:
    first, last = _attribute(tag, b"min"), _attribute(tag, b"max")
    if not (first.isdigit() and last.isdigit()):
        return set()
    # A hidden tail up to the last possible column hides nothing that is filled.
    return set(range(int(first), min(int(last), int(first) + 500) + 1))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column of a spreadsheet: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
