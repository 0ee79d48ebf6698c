"""A workbook (.xlsx, .xls, .xlsb, .ods) becomes one grid for each sheet, every cell as text."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from catalogue.errors import FileDamagedError, FileEncryptedError
from catalogue.intake.grid_building import GridBuilder, in_pieces
from catalogue.intake.records import Grid, Merge, Note
from catalogue.intake.workbook_parts import SheetFacts, column_letters, read_sheet_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.intake.records import StepProgress
    from catalogue.intake.unpack import Allowance

# Above this a float no longer holds every whole number, so its last digits mean nothing.
_EXACT = 1e15
_SHOWN = 20


def read_workbook_grids(
    content: bytes, name: str, allowance: Allowance, progress: StepProgress
) -> list[Grid]:
    """Return the sheets of a workbook that hold anything, in the workbook's order.

    Raises
    ------
    FileEncryptedError
        The workbook asks for a password.
    FileDamagedError
        It cannot be read to its end.
    FileTooLargeError
        Unpacked it passes the limit.
    """
    facts = read_sheet_facts(content, allowance) if content.startswith(b"PK") else {}
    progress(0.1)
    try:
        return _read(content, facts, progress)
    except PasswordError as error:
        raise FileEncryptedError(name=name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise FileDamagedError(name=name, reason=error) from error
    except BaseException as error:
        # The reader's own panics on broken input are no Exception and cannot be imported by name.
        if type(error).__name__ != "PanicException":
            raise
        raise FileDamagedError(name=name, reason=error) from error


def _read(content: bytes, facts: dict[str, SheetFacts], progress: StepProgress) -> list[Grid]:
    grids = []
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        for place, sheet in enumerate(sheets):
            part = progress.part(0.1 + 0.9 * place / len(sheets), 0.1 + 0.9 * (place + 1) / len(sheets))
            known = facts.get(sheet.name, SheetFacts())
            grid = _read_sheet(book.get_sheet_by_name(sheet.name), known, part)
            if grid is not None:
                hidden = sheet.visible is not SheetVisibleEnum.Visible
                grids.append(_with_note(grid, _hidden_sheet_note(sheet.name)) if hidden else grid)
    return grids


def _with_note(grid: Grid, note: Note) -> Grid:
    return Grid(
        grid.sheet,
        grid.cells,
        grid.row_numbers,
        grid.extra,
        grid.merges,
        grid.first_column,
        (*grid.notes, note),
    )


def _read_sheet(sheet: CalamineSheet, facts: SheetFacts, progress: StepProgress) -> Grid | None:
    """Return a sheet as a grid, or None where no cell is filled."""
    if sheet.start is None:
        return None
    progress(0.4)
    builder, count = GridBuilder(sheet.width), 0
    for piece in in_pieces(_text_rows(sheet)):
        builder.add(piece)
        count += len(piece)
        progress(0.4 + 0.6 * count / max(sheet.total_height, 1))
    left = sheet.start[1]
    numbers = np.arange(1, count + 1, dtype=np.int64)
    return Grid(sheet.name, builder.cells(), numbers, {}, _merges(sheet, left), left, _notes(facts))


def _text_rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    for row in sheet.iter_rows():
        yield [cell if type(cell) is str else cell_text(cell) for cell in row]


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


def _merges(sheet: CalamineSheet, left: int) -> tuple[Merge, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(Merge(top, first - left, bottom, last - left) for (top, first), (bottom, last) in ranges)


def _notes(facts: SheetFacts) -> tuple[Note, ...]:
    notes = []
    if facts.hidden_rows:
        notes.append(_hidden_rows_note(facts.hidden_rows))
    if facts.hidden_columns:
        notes.append(_hidden_columns_note(facts.hidden_columns))
    if facts.formulas_without_value:
        notes.append(_no_value_note(facts.formulas_without_value))
    if facts.error_cells:
        notes.append(_error_cells_note(facts.error_cells))
    return tuple(notes)


def _listed(items: list[str]) -> str:
    return ", ".join(items[:_SHOWN]) + (" …" if len(items) > _SHOWN else "")


def _hidden_rows_note(rows: tuple[int, ...]) -> Note:
    listed = _listed([str(row) for row in rows])
    return Note(
        "hidden_rows",
        f"{len(rows)} rows are hidden in the sheet and were read like the others: {listed}.",
        f"Скрытых строк на листе: {len(rows)}; они прочитаны наравне с остальными: {listed}.",
    )


def _hidden_columns_note(columns: tuple[int, ...]) -> Note:
    listed = _listed([column_letters(column) for column in columns])
    return Note(
        "hidden_columns",
        f"Columns hidden in the sheet were read like the others: {listed}.",
        f"Скрытые столбцы листа прочитаны наравне с остальными: {listed}.",
    )


def _no_value_note(count: int) -> Note:
    return Note(
        "formulas_without_value",
        f"{count} formulas carry no computed value and were read as empty. "
        "Open the workbook in a spreadsheet program and save it.",
        f"Формул без вычисленного значения: {count}; они прочитаны как пустые. "
        "Откройте книгу в табличном редакторе и сохраните её.",
    )


def _error_cells_note(count: int) -> Note:
    return Note(
        "error_cells",
        f"{count} cells show an error such as #REF! and were read as empty.",
        f"Ячеек с ошибкой вида #REF!: {count}; они прочитаны как пустые.",
    )


def _hidden_sheet_note(name: str) -> Note:
    return Note(
        "hidden_sheet",
        f"Sheet {name} is hidden in the workbook; it was read like the others.",
        f"Лист {name} в книге скрыт; он прочитан наравне с остальными.",
    )
