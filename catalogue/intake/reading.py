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
    no_tables: list[str] = []
    files = list(unpack(content, name, Allowance(name, unpacked_limit_mb), left_out=no_tables))
    report(0.05)
    grids = list(_grids(files, Allowance(name, unpacked_limit_mb), report))
    found = _found_tables(grids, name, report)
    tables = [table for table in found if len(table.cells) and could_be_seizures(table)] or found
    refuse_without_rows(tables, name)
    report(1.0)
    digest = hashlib.sha256(content).hexdigest()
    # By identity: two tables of one sheet may be alike.
    left_out = tuple(table for table in found if not any(table is taken for taken in tables))
    notes = (*map(_file_skipped, no_tables), *_notes_on_what_is_left(grids, tables, left_out))
    return SourceFile(name, digest, len(content), tuple(tables), notes, left_out)


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


def _found_tables(grids: Sequence[Grid], name: str, report: StepProgress) -> list[RawTable]:
    """Return every table; where none has the required columns `understand` says what is missing."""
    if not grids:
        raise FileEmptyError(name=name)
    found: list[RawTable] = []
    for place, grid in enumerate(grids):
        found += find_tables(grid, name, _MEANING)
        report(0.8 + 0.2 * (place + 1) / len(grids))
    return found


def _notes_on_what_is_left(
    grids: Sequence[Grid], tables: Sequence[RawTable], left_out: Sequence[RawTable]
) -> Iterator[Note]:
    """Yield a note on each sheet without a table of seizures, and on each further table without seizures."""
    useful = {table.sheet for table in tables}
    yield from (
        _sheet_skipped(sheet) for sheet in dict.fromkeys(g.sheet for g in grids) if sheet not in useful
    )
    yield from (_table_skipped(table) for table in left_out if table.sheet in useful)


def _file_skipped(name: str) -> Note:
    return Note(
        "file_skipped",
        f"File {name} of the archive is no table and was skipped.",
        f"Файл {name} из архива не является таблицей, он пропущен.",
    )


def _sheet_skipped(sheet: str) -> Note:
    return Note(
        "sheet_skipped",
        f"Sheet {sheet} holds no table of seizures and was skipped.",
        f"На листе {sheet} нет таблицы изъятий, он пропущен.",
    )


def _table_skipped(table: RawTable) -> Note:
    sheet, row = table.sheet, min((*table.header_rows, *table.row_numbers.tolist()))
    count = len(table.header_rows) + len(table.row_numbers) + len(table.skipped)
    return Note(
        "table_skipped",
        f"The table on sheet {sheet} from row {row} has no columns of a seizure; rows skipped: {count}.",
        f"В таблице на листе {sheet} со строки {row} нет столбцов изъятия; пропущено строк: {count}.",
    )
