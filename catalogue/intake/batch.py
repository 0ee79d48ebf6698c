"""A whole file becomes one set of tables: the tables found in it, converted and laid end to end."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import pandas as pd

from catalogue.intake.columns import understand
from catalogue.intake.convert import Converted, convert
from catalogue.intake.layout_records import layout_record

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from catalogue.intake.layouts import Layout
    from catalogue.intake.records import Note, Progress, SourceFile


@dataclass(frozen=True)
class FileTables:
    """What a file comes to; the shapes are those that the store writes.

    Attributes
    ----------
    rows
        One row per row read: row_index (from 0), sheet, row_number, cells, fingerprint, refused.
    seizures
        One row per accepted seizure: seizure_index, row_index and what is known of it.
    items
        One row per seized item: item_index, seizure_index and what is known of it.
    problems
        code, sheet, row_number, header, value.
    columns
        sheet, position, header, field, withheld, reason_en, reason_ru.
    layout
        Name of the layout of the first table.
    layouts
        One row per table: table_number (from 0), sheet, first_row, last_row, layout (a JSON text).
    notes
        What was assumed of whole columns.
    """

    rows: pd.DataFrame
    seizures: pd.DataFrame
    items: pd.DataFrame
    problems: pd.DataFrame
    columns: pd.DataFrame
    layout: str
    layouts: pd.DataFrame
    notes: tuple[Note, ...] = ()


def convert_file(
    source: SourceFile,
    *,
    sender: str | None,
    today: dt.date,
    progress: Progress | None,
    layouts: Sequence[Layout] | None = None,
) -> FileTables:
    """Return every table of `source` converted and laid end to end.

    Parameters
    ----------
    sender
        Code of who sent the file; part of each row's fingerprint.
    today
        A date of seizure after this day is refused.
    layouts
        One for each table where a person changed them; None: as the tables are understood.
    """
    layouts = layouts or [understand(table) for table in source.tables]
    converted = [
        convert(table, layout, sender=sender, today=today, progress=progress)
        for table, layout in zip(source.tables, layouts, strict=True)
    ]
    columns = [_columns(table.sheet, layout) for table, layout in zip(source.tables, layouts, strict=True)]
    return join_converted(
        converted, pd.concat(columns, ignore_index=True), layouts[0].name, _layouts(source, layouts)
    )


def _layouts(source: SourceFile, layouts: Sequence[Layout]) -> pd.DataFrame:
    """Return where each table stood and how its columns were used."""
    described = [
        {
            "table_number": number,
            "sheet": table.sheet,
            "first_row": int(table.row_numbers.min()) if len(table.row_numbers) else 0,
            "last_row": int(table.row_numbers.max()) if len(table.row_numbers) else 0,
            "layout": json.dumps(layout_record(layout), ensure_ascii=False),
        }
        for number, (table, layout) in enumerate(zip(source.tables, layouts, strict=True))
    ]
    return pd.DataFrame(described)


def _columns(sheet: str, layout: Layout) -> pd.DataFrame:
    described = [
        {
            "sheet": sheet,
            "position": column.position,
            "header": column.header,
            "field": column.field.value if column.field else None,
            "withheld": column.withheld,
            "reason_en": column.reason.en,
            "reason_ru": column.reason.ru,
        }
        for column in layout.columns
    ]
    return pd.DataFrame(described)


def join_converted(
    converted: list[Converted], columns: pd.DataFrame, layout: str, layouts: pd.DataFrame
) -> FileTables:
    """Return the tables of a file laid end to end, with how their columns were used."""
    first = {
        "row_index": _starts([len(part.rows) for part in converted]),
        "seizure_index": _starts([len(part.seizures) for part in converted]),
        "item_index": _starts([len(part.items) for part in converted]),
    }
    problems = pd.concat([part.problems for part in converted], ignore_index=True)
    return FileTables(
        rows=_stacked([part.rows for part in converted], first),
        seizures=_stacked([part.seizures for part in converted], first),
        items=_stacked([part.items for part in converted], first),
        problems=problems.rename(columns={"row": "row_number", "column": "header"}),
        columns=columns,
        layout=layout,
        layouts=layouts,
        notes=tuple(note for part in converted for note in part.notes),
    )


def _starts(lengths: list[int]) -> list[int]:
    return [0, *accumulate(lengths)]


def _stacked(parts: list[pd.DataFrame], first: dict[str, list[int]]) -> pd.DataFrame:
    """Lay tables end to end; the numbers by which they point to each other go on counting."""
    moved = [
        part.assign(**{name: part[name] + starts[place] for name, starts in first.items() if name in part})
        for place, part in enumerate(parts)
    ]
    return pd.concat(moved, ignore_index=True)
