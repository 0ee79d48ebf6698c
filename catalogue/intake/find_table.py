"""The tables in a sheet: header, rows, and what stands around them (titles, totals, sub-headings, footers)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from catalogue.errors import FileEmptyError, HeaderRepeatedError
from catalogue.intake.cell_shapes import is_date, is_footer_word, is_number, is_total_word, one_line
from catalogue.intake.find_header import LEAST_KNOWN, SEARCHED_ROWS, HeaderBlock, find_header
from catalogue.intake.grid_building import filled_counts
from catalogue.intake.merged_cells import fill_merged
from catalogue.intake.records import Grid, IntArray, RawTable, SkippedKind, SkippedRow
from catalogue.intake.workbook_parts import column_letters

# A row with up to this many filled cells may be a sub-heading, a total or a footer.
_FEW = 2
_MAYBE_TOTAL_COLUMNS = 4
# Known headers that make a row in the middle of a sheet the header of a further table.
_LEAST_KNOWN_AGAIN = 3


@dataclass(frozen=True)
class Meaning:
    """What the finder asks about texts: is it a known header; of which field is it a value, if any."""

    is_header: Callable[[str], bool]
    find_value_field: Callable[[str], str | None]


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
    tables: list[RawTable] = []
    start = 0
    while (header := _next_header(grid, filled, start, meaning)) is not None:
        _refuse_repeated(grid, header, name)
        body = _sort_rows(grid, filled, start, header, meaning)
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
    header = find_header(rows, grid.merges, meaning.is_header, first)
    is_further_table = start > 0
    if header is not None and is_further_table and header.known < LEAST_KNOWN:
        return None
    return header


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


def _sort_rows(grid: Grid, filled: IntArray, start: int, header: HeaderBlock, meaning: Meaning) -> _Body:
    """Tell data rows from the others, from the header to the next table's header or the sheet's end."""
    body = _Body(end=len(filled))
    for place in np.flatnonzero(filled[start : header.top]):
        _skip(body, grid, start + int(place), SkippedKind.TITLE)
    columns = [place for place, text in enumerate(header.texts) if text]
    normal = _last_normal_row(filled, header)
    places = _doubtful_rows(grid, filled, header)
    for place, row in zip(places, grid.cells.iloc[places].to_numpy().tolist(), strict=True):
        texts = {column: one_line(text) for column, text in enumerate(row) if text.strip()}
        if _is_next_header(grid, filled, place, header, texts, meaning):
            body.end = place
            break
        kind = _kind(texts, place, header, columns, normal, filled, meaning)
        if kind is SkippedKind.SUBHEADING:
            _remember(body, place, next(iter(texts.values())), meaning)
        if kind is not None:
            _skip(body, grid, place, kind)
    return body


def _row(grid: Grid, place: int) -> list[str]:
    return [one_line(str(cell)) for cell in grid.cells.iloc[place]]


def _skip(body: _Body, grid: Grid, place: int, kind: SkippedKind) -> None:
    text = " | ".join(cell for cell in _row(grid, place) if cell)
    body.skipped.append(SkippedRow(int(grid.row_numbers[place]), kind, text))
    body.left_out.add(place)


def _remember(body: _Body, place: int, text: str, meaning: Meaning) -> None:
    field_name = meaning.find_value_field(text)
    if field_name is not None:
        body.subheadings.setdefault(field_name, []).append((place, text))


def _last_normal_row(filled: IntArray, header: HeaderBlock) -> int:
    """Return the position of the last row filled like most of the table, or the header's end."""
    counts = filled[header.bottom :]
    full = counts[counts > 0]
    if not len(full):
        return header.bottom
    enough = max(_FEW + 1, int(np.median(full)) // 2)
    places = np.flatnonzero(counts >= enough)
    return header.bottom + int(places[-1]) if len(places) else header.bottom


def _doubtful_rows(grid: Grid, filled: IntArray, header: HeaderBlock) -> list[int]:
    """Return the rows worth a second look: a single cell, after a gap, a total, the header again."""
    after_gap = np.zeros(len(filled), dtype=bool)
    after_gap[1:] = filled[:-1] < _FEW
    doubtful = (filled == 1) | (after_gap & (filled > _FEW))
    for place in list(grid.cells)[:_MAYBE_TOTAL_COLUMNS]:
        codes, texts = pd.factorize(grid.cells[place])
        flagged = np.array([is_total_word(text) for text in texts], dtype=bool)
        doubtful |= flagged[codes] & (filled > 0)
    first = next((place for place, text in enumerate(header.texts) if text), 0)
    doubtful |= (grid.cells[first].str.strip() == header.texts[first]).to_numpy(dtype=bool)
    doubtful[header.bottom : header.bottom + 1] = True
    return [int(place) for place in np.flatnonzero(doubtful) if place >= header.bottom]


def _is_next_header(
    grid: Grid,
    filled: IntArray,
    place: int,
    header: HeaderBlock,
    texts: dict[int, str],
    meaning: Meaning,
) -> bool:
    """Tell whether another table's header starts at `place`."""
    if place == header.bottom or len(texts) < _LEAST_KNOWN_AGAIN or _repeats(texts, header):
        return False
    after_gap = filled[place - 1] < _FEW
    return bool(after_gap) and sum(map(meaning.is_header, texts.values())) >= max(
        _LEAST_KNOWN_AGAIN, len(texts) // 2
    )


def _repeats(texts: dict[int, str], header: HeaderBlock) -> bool:
    """Tell whether a row repeats the header, as on each printed page."""
    levels = [set(part.split(" / ")) for part in header.texts]
    return bool(texts) and all(text in levels[column] for column, text in texts.items())


def _kind(
    texts: dict[int, str],
    place: int,
    header: HeaderBlock,
    columns: list[int],
    normal: int,
    filled: IntArray,
    meaning: Meaning,
) -> SkippedKind | None:
    """Return why a filled row is no data, or None where it is data."""
    if not texts:
        return None
    if place == header.bottom and _is_numbering(texts):
        return SkippedKind.COLUMN_NUMBERS
    if _repeats(texts, header) and len(texts) > 1:
        return SkippedKind.HEADER_AGAIN
    if _is_total(texts):
        return SkippedKind.TOTAL
    alone = len(texts) == 1 and len(columns) > _FEW
    if alone and place < normal and _is_subheading(texts, columns, meaning):
        return SkippedKind.SUBHEADING
    if alone and place > normal and _is_footer(texts, filled[place - 1] == 0):
        return SkippedKind.FOOTER
    return None


def _is_numbering(texts: dict[int, str]) -> bool:
    """Tell whether the cells only number the columns: 1, 2, 3 …"""
    values = [int(text) if text.isdigit() else 0 for text in texts.values()]
    return (
        len(values) > _FEW and values == list(range(values[0], values[0] + len(values))) and values[0] <= _FEW
    )


def _is_total(texts: dict[int, str]) -> bool:
    first, *others = texts.values()
    if is_number(first) and others:
        first, *others = others
    short = 4
    plain = all((is_number(text) or len(text) <= short or text.endswith(".")) for text in others)
    return is_total_word(first) and plain and not any(map(is_date, others))


def _is_subheading(texts: dict[int, str], columns: list[int], meaning: Meaning) -> bool:
    (column, text), *_ = texts.items()
    return column <= columns[0] + 1 and meaning.find_value_field(text) is not None


def _is_footer(texts: dict[int, str], after_blank: bool) -> bool:  # noqa: FBT001 - one call, named there
    (text,) = texts.values()
    return is_footer_word(text) or (after_blank and not is_number(text) and not is_date(text))


def _table(grid: Grid, filled: IntArray, header: HeaderBlock, body: _Body, name: str) -> RawTable:
    below = np.arange(header.bottom, body.end, dtype=np.int64)
    keep = below[(filled[header.bottom : body.end] > 0) & ~np.isin(below, sorted(body.left_out))]
    cells = fill_merged(grid, header.bottom).iloc[keep].reset_index(drop=True)
    columns, headers = _columns(grid, header, cells)
    beyond = [place for place in cells if place > columns[-1]]
    extra = _extra(grid, keep, cells[beyond])
    for field_name, values in body.subheadings.items():
        headers.append(f"[{field_name}]")
        cells[len(cells.columns)] = _carried(values, keep)
        columns.append(len(cells.columns) - 1)
    table = cells[columns].set_axis(range(len(columns)), axis=1)
    numbers = grid.row_numbers[keep]
    skipped = tuple(sorted(body.skipped, key=lambda row: row.row_number))
    return RawTable(grid.sheet, tuple(headers), table, numbers, grid.notes, skipped, extra, name)


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
