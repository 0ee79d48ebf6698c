"""The tables in a sheet: header, rows, and what stands around them (titles, totals, footers)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catalogue.errors import FileEmptyError, HeaderRepeatedError
from catalogue.intake.cell_shapes import one_line
from catalogue.intake.dittos import ditto_note, fill_dittos
from catalogue.intake.find_header import LEAST_KNOWN, SEARCHED_ROWS, HeaderBlock, HeaderSearch
from catalogue.intake.grid_building import filled_counts
from catalogue.intake.layouts import SUBHEADING_HEADERS
from catalogue.intake.merged_cells import fill_merged
from catalogue.intake.personal_columns import holds_personal
from catalogue.intake.records import Grid, IntArray, Note, RawTable, SkippedKind, SkippedRow
from catalogue.intake.row_kinds import Meaning, RowSorter
from catalogue.intake.workbook_parts import column_letters
from catalogue.model import SeizureField

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class _Body:
    """Rows below a header while they are sorted: what was skipped and which sub-heading holds where."""

    skipped: list[SkippedRow] = field(default_factory=list)
    left_out: set[int] = field(default_factory=set)
    subheadings: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    end: int = 0


def find_tables(grid: Grid, name: str, meaning: Meaning) -> list[RawTable]:
    """Return the tables of a sheet, top to bottom; none where no cell is filled.

    Raises
    ------
    HeaderRepeatedError
        Two columns of a table carry one header.
    """
    filled = filled_counts(grid.cells)
    # A row may be filled beyond the grid's width alone.
    filled[list(grid.extra)] += 1
    tables: list[RawTable] = []
    start = 0
    while (header := _next_header(grid, filled, start, meaning)) is not None:
        _refuse_repeated(grid, header, name)
        end = RowSorter(grid, filled, header, meaning).find_end()
        if _next_header(grid, filled, end, meaning) is None:
            # What seemed to start another table has no header of its own: its rows belong to this one.
            end = len(filled)
        body = _sort_rows(RowSorter(grid, filled[:end], header, meaning), start)
        tables.append(_table(grid, filled, header, body, name))
        start = body.end
    return tables


def refuse_without_rows(tables: Sequence[RawTable], name: str) -> None:
    """Raise where not a single row stands under any header.

    Raises
    ------
    FileEmptyError
        There is no row.
    """
    if not any(len(table.cells) for table in tables):
        raise FileEmptyError(name=name)


def _next_header(grid: Grid, filled: IntArray, start: int, meaning: Meaning) -> HeaderBlock | None:
    places = np.flatnonzero(filled[start : start + 5000])[:SEARCHED_ROWS]
    if not len(places):
        places = np.flatnonzero(filled[start:])[:SEARCHED_ROWS]
    if not len(places):
        return None
    first = start + int(places[0])
    rows = grid.cells.iloc[first : start + int(places[-1]) + 1].to_numpy().tolist()
    header = HeaderSearch(rows, first, grid.merges, meaning.is_header).find()
    is_further_table = start > 0
    if header is None and not is_further_table:
        return _lettered(grid, rows, first)
    if header is not None and is_further_table and header.known < LEAST_KNOWN:
        return None
    return header


def _lettered(grid: Grid, rows: list[list[str]], first: int) -> HeaderBlock:
    """Return the header of a sheet that begins with its data: each filled column by its letter."""
    filled = [any(cell.strip() for cell in column) for column in zip(*rows, strict=True)]
    return HeaderBlock(
        first, 0, tuple(f"({_letters(grid, place)})" if has else "" for place, has in enumerate(filled)), 0
    )


def _no_header_note(sheet: str) -> Note:
    return Note(
        "no_header",
        f"Sheet {sheet} has no header row; its columns are named by their letters. Check each of them.",
        f"На листе {sheet} нет строки заголовков; столбцы названы буквами. Проверьте каждый из них.",
    )


def _refuse_repeated(grid: Grid, header: HeaderBlock, name: str) -> None:
    seen: dict[str, int] = {}
    for place, text in enumerate(header.texts):
        key = text.casefold()
        if key and key in seen and header.known >= LEAST_KNOWN:
            columns = f"{_letters(grid, seen[key])}, {_letters(grid, place)}"
            raise HeaderRepeatedError(sheet=grid.sheet, name=name, header=text, columns=columns)
        seen[key] = place


def _letters(grid: Grid, place: int) -> str:
    return column_letters(grid.first_column + place + 1)


def _sort_rows(sorter: RowSorter, start: int) -> _Body:
    """Tell data rows from the others, from the header to the next table's header or the sheet's end."""
    grid, header = sorter.grid, sorter.header
    body = _Body(end=len(sorter.filled))
    for place in np.flatnonzero(sorter.filled[start : header.top]).tolist():
        _skip(body, grid, start + place, SkippedKind.TITLE)
    for place, texts in sorter.texts_of(sorter.doubtful_rows()):
        kind = sorter.find_kind(place, texts)
        if kind is SkippedKind.SUBHEADING:
            _remember(body, place, next(iter(texts.values())), sorter.meaning)
        if kind is not None:
            _skip(body, grid, place, kind)
    return body


def _row(grid: Grid, place: int) -> list[str]:
    return [one_line(str(cell)) for cell in grid.cells.iloc[place]]


def _skip(body: _Body, grid: Grid, place: int, kind: SkippedKind) -> None:
    shown = (cell for cell in _row(grid, place) if cell)
    text = " | ".join("…" if holds_personal(cell) else cell for cell in shown)
    body.skipped.append(SkippedRow(int(grid.row_numbers[place]), kind, text))
    body.left_out.add(place)


def _remember(body: _Body, place: int, text: str, meaning: Meaning) -> None:
    field_name = meaning.find_value_field(text)
    if field_name is not None:
        body.subheadings.setdefault(field_name, []).append((place, text))


def _table(grid: Grid, filled: IntArray, header: HeaderBlock, body: _Body, name: str) -> RawTable:
    below = np.arange(header.bottom, body.end, dtype=np.int64)
    keep = below[(filled[header.bottom : body.end] > 0) & ~np.isin(below, sorted(body.left_out))]
    cells = fill_merged(grid, header.bottom).iloc[keep].reset_index(drop=True)
    cells, dittos = fill_dittos(cells)
    notes = (
        *grid.notes,
        *([_no_header_note(grid.sheet)] if header.depth == 0 else []),
        *([ditto_note(grid.sheet, dittos)] if dittos else []),
    )
    columns, headers = _columns(grid, header, cells)
    beyond = list(range(columns[-1] + 1, len(cells.columns)))
    extra = _extra(grid, keep, cells[beyond])
    for field_name, values in body.subheadings.items():
        headers.append(SUBHEADING_HEADERS[SeizureField(field_name)])
        cells[len(cells.columns)] = _carried(values, keep)
        columns.append(len(cells.columns) - 1)
    table = cells[columns].set_axis(range(len(columns)), axis=1)
    numbers = grid.row_numbers[keep]
    skipped = tuple(sorted(body.skipped, key=lambda row: row.row_number))
    return RawTable(
        grid.sheet,
        tuple(headers),
        table,
        numbers,
        notes,
        skipped,
        extra,
        name,
        _header_rows(grid, filled, header),
    )


def _header_rows(grid: Grid, filled: IntArray, header: HeaderBlock) -> tuple[int, ...]:
    """Return the filled rows of the header, as the sender's program numbers them."""
    return tuple(int(grid.row_numbers[place]) for place in range(header.top, header.bottom) if filled[place])


def _columns(grid: Grid, header: HeaderBlock, cells: pd.DataFrame) -> tuple[list[int], list[str]]:
    """Return the columns of the table and their headers; one without a header is named by its letter."""
    headed = [place for place, text in enumerate(header.texts) if text]
    columns = [
        place
        for place in range(headed[-1] + 1)
        if header.texts[place] or bool((cells[place].str.strip() != "").any())
    ]
    return columns, [header.texts[place] or f"({_letters(grid, place)})" for place in columns]


def _extra(grid: Grid, keep: IntArray, beyond: pd.DataFrame) -> dict[int, tuple[str, ...]]:
    """Return the cells beyond the header by position in the table, empty ones at the end left out."""
    wide = filled_counts(beyond) if len(beyond.columns) else np.zeros(len(keep), dtype=np.int64)
    extra = {}
    for place in np.flatnonzero(wide).tolist():
        extra[place] = tuple(str(cell) for cell in beyond.iloc[place])
    if grid.extra:
        for place, position in enumerate(keep.tolist()):
            if position in grid.extra:
                start = extra.get(place, ("",) * len(beyond.columns))
                extra[place] = (*start, *grid.extra[position])
    return extra


def _carried(values: list[tuple[int, str]], keep: IntArray) -> pd.Series[str]:
    """Return, for each kept row, the text of the last sub-heading above it, "" above the first."""
    places = np.array([place for place, _ in values])
    texts = np.array(["", *(text for _, text in values)], dtype=object)
    return pd.Series(texts[np.searchsorted(places, keep)], dtype="str")
