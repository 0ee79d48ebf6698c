"""A workbook (.xlsx, .xls, .xlsb, .ods) becomes one grid for each sheet, every cell as text."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from catalogue.errors import FileDamagedError, FileEncryptedError, Words
from catalogue.intake import calamine_reading
from catalogue.intake.grid_building import GridBuilder
from catalogue.intake.records import Grid, Merge, Note
from catalogue.intake.workbook_parts import SheetFacts, column_letters, read_sheet_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from catalogue.intake.calamine_reading import Part
    from catalogue.intake.records import StepProgress
    from catalogue.intake.unpack import Allowance

_SHOWN = 20
# No table of seizures is so wide; what stands beyond, a stray cell or a remark, is told and kept.
_MOST_COLUMNS = 500
# What the child process may take: the interpreter, and several times what the workbook may unpack to.
_CHILD_MB, _CHILD_MB_PER_LIMIT_MB = 700, 4
_UNREADABLE = Words("its parts contradict each other", "его части противоречат друг другу")


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
    SheetTooWideError
        A cell stands too far off.
    """
    facts = read_sheet_facts(content, allowance) if content.startswith(b"PK") else {}
    progress(0.1)
    parts = _read_parts(content, name, allowance.limit_mb)
    return list(_grids(parts, facts, progress.part(0.1, 1.0)))


def _read_parts(content: bytes, name: str, limit_mb: int) -> Iterator[Part]:
    """Yield the parts that a child process reads; its death means a damaged file, not the end of ours."""
    memory_mb = _CHILD_MB + _CHILD_MB_PER_LIMIT_MB * limit_mb
    command = [sys.executable, "-I", str(Path(calamine_reading.__file__)), str(memory_mb)]
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - our own interpreter and file; the upload goes in by the pipe
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
    ) as child:
        if child.stdin is None or child.stdout is None:
            raise FileDamagedError(name=name, reason=_UNREADABLE)
        _feed(child.stdin, content)
        for line in child.stdout:
            part = json.loads(line)
            if isinstance(part, dict) and "sheet" not in part:
                _finish(part, name)
                return
            yield part
    raise FileDamagedError(name=name, reason=_UNREADABLE)


def _feed(entrance: Any, content: bytes) -> None:  # noqa: ANN401 - the pipe of a process
    try:
        entrance.write(content)
        entrance.close()
    except BrokenPipeError:
        # The child died while reading; what it answered, or that it did not, tells the rest.
        return


def _finish(part: dict[str, Any], name: str) -> None:
    """Raise what the child answered instead of a workbook's end."""
    if part.get("error") == "password":
        raise FileEncryptedError(name=name)
    if "error" in part:
        raise FileDamagedError(name=name, reason=part["error"])


def _grids(parts: Iterable[Part], facts: dict[str, SheetFacts], progress: StepProgress) -> Iterator[Grid]:
    """Yield one grid for each sheet of the stream."""
    head: dict[str, Any] | None = None
    builder, count = GridBuilder(0), 0
    for part in parts:
        if isinstance(part, list):
            builder.add(part)
            count += len(part)
            progress(count / max(int(head["height"]) if head else 0, count))
            continue
        if head is not None:
            yield _grid(head, builder, count, facts)
        head, builder, count = part, GridBuilder(min(int(part["width"]), _MOST_COLUMNS)), 0
    if head is not None:
        yield _grid(head, builder, count, facts)


def _grid(head: dict[str, Any], builder: GridBuilder, count: int, facts: dict[str, SheetFacts]) -> Grid:
    sheet = str(head["sheet"])
    notes = _notes(facts.get(sheet, SheetFacts()))
    numbers = np.arange(1, count + 1, dtype=np.int64)
    merges = tuple(Merge(*merge) for merge in head["merges"])
    grid = Grid(sheet, builder.cells(), numbers, builder.extra, merges, int(head["left"]), notes)
    return replace(grid, notes=(*notes, _hidden_sheet_note(sheet))) if head["hidden"] else grid


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
