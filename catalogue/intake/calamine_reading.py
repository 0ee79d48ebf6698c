"""A program that reads a workbook's sheets, run as a child process so that its crash can be survived.

The reader library aborts its whole process on some broken workbooks: it asks for as much memory as a damaged
or hostile length says. So `workbooks` runs this file with limits; it reads the workbook from standard input
and prints each part as one line of JSON. It imports nothing of the catalogue, so that it starts at once.

A part is either a sheet's head (a dict: sheet, hidden, left, width, height, merges) or rows of text (a list).
"""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# Above this a float no longer holds every whole number, so its last digits mean nothing.
_EXACT = 1e15
_ROWS_AT_ONCE = 10_000
_LONGEST_SECONDS = 300
Part = dict[str, Any] | list[list[str]]


def read_parts(content: bytes) -> Iterator[Part]:
    """Yield the head of each sheet that holds anything, each followed by its rows, from row 1 down.

    Raises
    ------
    python_calamine.CalamineError
        The workbook cannot be read; `PasswordError` where it asks for a password.
    """
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        for known in book.sheets_metadata:
            if known.typ is SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(known.name)
                if sheet.start is not None:
                    hidden = known.visible is not SheetVisibleEnum.Visible
                    yield _head(sheet, hidden=hidden)
                    yield from _rows(sheet)


def _head(sheet: CalamineSheet, *, hidden: bool) -> dict[str, Any]:
    left = sheet.start[1] if sheet.start else 0
    merges = [
        (top, first - left, bottom, last - left)
        for (top, first), (bottom, last) in sheet.merged_cell_ranges or []
    ]
    return {
        "sheet": sheet.name,
        "hidden": hidden,
        "left": left,
        "width": sheet.width,
        "height": sheet.total_height,
        "merges": merges,
    }


def _rows(sheet: CalamineSheet) -> Iterator[list[list[str]]]:
    rows = sheet.iter_rows()
    while piece := list(islice(rows, _ROWS_AT_ONCE)):
        yield [[cell if type(cell) is str else cell_text(cell) for cell in row] for row in piece]


def cell_text(cell: object) -> str:
    """Return a typed cell as text: dates as ISO, whole numbers without a point, at most 15 digits."""
    if isinstance(cell, float):
        return _number_text(cell)
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ", timespec="minutes" if cell.second == 0 else "seconds")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


def _number_text(number: float) -> str:
    if number.is_integer() and abs(number) < _EXACT:
        return str(int(number))
    text = format(number, ".15g")
    return format(Decimal(text), "f") if "e" in text else text


def _limit(memory_mb: int) -> None:
    """Let the system end this process when it takes too much, where the system can."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is no such module on Windows

        size = memory_mb * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST_SECONDS, _LONGEST_SECONDS))


def _answer(part: object) -> None:
    sys.stdout.write(json.dumps(part) + "\n")


def main() -> None:
    """Read a workbook from standard input within a limit of memory (first argument, MB); print its parts."""
    _limit(int(sys.argv[1]))
    try:
        for part in read_parts(sys.stdin.buffer.read()):
            _answer(part)
    except PasswordError:
        _answer({"error": "password"})
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        _answer({"error": str(error)})
    else:
        _answer({"end": True})


if __name__ == "__main__":
    main()
