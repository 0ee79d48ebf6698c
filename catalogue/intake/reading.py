"""An uploaded file becomes its tables: unpacked, decoded, cut into cells, header found."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from catalogue.errors import FileEmptyError
from catalogue.intake.column_contents import find_field_of_value
from catalogue.intake.columns import could_be_seizures
from catalogue.intake.find_table import find_tables, refuse_without_rows
from catalogue.intake.header_parts import find_header_drug
from catalogue.intake.header_words import find_header_field, is_known_header
from catalogue.intake.records import Grid, Note, Progress, RawTable, SourceFile, StepProgress
from catalogue.intake.row_kinds import Meaning
from catalogue.intake.sniff import Kind
from catalogue.intake.text_tables import read_text_grid
from catalogue.intake.unpack import Allowance, Unpacked, unpack
from catalogue.intake.workbooks import read_workbook_grids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def _is_header(text: str) -> bool:
    return is_known_header(text) or find_header_drug(text) is not None


_MEANING = Meaning(_is_header, find_header_field, find_field_of_value)


def read_file(
    content: bytes, name: str, *, unpacked_limit_mb: int, progress: Progress | None = None
) -> SourceFile:
    """Return the tables of an upload: .csv, .tsv, .xlsx, .xls, .xlsb, .ods, plain, gzipped or zipped.

    Parameters
    ----------
    content, name
        Bytes as uploaded and the file's name; the kind is judged by the bytes alone.
    unpacked_limit_mb
        What the file may unpack to, in megabytes.
    progress
        Called with the share done (0 to 1) and the code of the step.

    Raises
    ------
    FileEmptyError
        No byte, or no row below any header.
    FileKindError, FileDamagedError, FileEncryptedError, FileTooLargeError
        The content is no table, or cannot be read in full.
    HeaderRepeatedError
        Two columns of a table carry one header.
    """
    report = StepProgress(progress, 0.0, 1.0, "read")
    report(0.0)
    files = list(unpack(content, name, Allowance(name, unpacked_limit_mb)))
    report(0.05)
    grids = list(_grids(files, Allowance(name, unpacked_limit_mb), report))
    tables, notes = _tables(grids, name, report)
    refuse_without_rows(tables, name)
    report(1.0)
    digest = hashlib.sha256(content).hexdigest()
    return SourceFile(name, digest, len(content), tuple(tables), tuple(notes))


def _grids(files: Sequence[Unpacked], allowance: Allowance, report: StepProgress) -> Iterator[Grid]:
    for place, file in enumerate(files):
        part = report.part(0.05 + 0.75 * place / len(files), 0.05 + 0.75 * (place + 1) / len(files))
        if file.kind is Kind.TEXT:
            grids = [read_text_grid(file.content, file.name, part)]
        else:
            grids = read_workbook_grids(file.content, file.name, allowance, part)
        yield from (_named(grid, file.name, several=len(files) > 1) for grid in grids)


def _named(grid: Grid, file_name: str, *, several: bool) -> Grid:
    """Put the file's name before the sheet's where an archive holds several files."""
    if not several:
        return grid
    sheet = file_name if file_name.rpartition(".")[0].endswith(grid.sheet) else f"{file_name}: {grid.sheet}"
    return Grid(sheet, grid.cells, grid.row_numbers, grid.extra, grid.merges, grid.first_column, grid.notes)


def _tables(grids: Sequence[Grid], name: str, report: StepProgress) -> tuple[list[RawTable], list[Note]]:
    """Return the tables that a seizure can be read from, and a note on each sheet that has none.

    Where no table has the required columns all are returned: `understand` says what is missing.
    """
    if not grids:
        raise FileEmptyError(name=name)
    found: list[RawTable] = []
    for place, grid in enumerate(grids):
        found += find_tables(grid, name, _MEANING)
        report(0.8 + 0.2 * (place + 1) / len(grids))
    useful = [table for table in found if len(table.cells) and could_be_seizures(table)]
    if not useful:
        return found, []
    sheets = dict.fromkeys(grid.sheet for grid in grids)
    return useful, [note for sheet in sheets for note in _notes_on_sheet(sheet, found, useful)]


def _notes_on_sheet(sheet: str, found: Sequence[RawTable], useful: Sequence[RawTable]) -> list[Note]:
    left = [table for table in found if table.sheet == sheet and table not in useful]
    if not any(table.sheet == sheet for table in useful):
        return [_sheet_skipped(sheet)]
    return [_table_skipped(sheet, int(table.row_numbers[0])) for table in left if len(table.cells)]


def _sheet_skipped(sheet: str) -> Note:
    return Note(
        "sheet_skipped",
        f"Sheet {sheet} holds no table of seizures and was skipped.",
        f"На листе {sheet} нет таблицы изъятий, он пропущен.",
    )


def _table_skipped(sheet: str, row: int) -> Note:
    return Note(
        "table_skipped",
        f"The table on sheet {sheet} from row {row} has no columns of a seizure and was skipped.",
        f"В таблице на листе {sheet} со строки {row} нет столбцов изъятия, она пропущена.",
    )
