"""A whole file becomes one set of tables: the tables found in it, converted and laid end to end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import pandas as pd

from catalogue.intake.columns import understand
from catalogue.intake.convert import Converted, convert

if TYPE_CHECKING:
    import datetime as dt

    from catalogue.intake.layouts import Layout
    from catalogue.intake.records import Progress, SourceFile


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
    """

    rows: pd.DataFrame
    seizures: pd.DataFrame
    items: pd.DataFrame
    problems: pd.DataFrame
    columns: pd.DataFrame
    layout: str


def convert_file(
    source: SourceFile, *, sender: str | None, today: dt.date, progress: Progress | None
) -> FileTables:
    """Return every table of `source` converted and laid end to end.

    Parameters
    ----------
    sender
        Code of who sent the file; part of each row's fingerprint.
    today
        A date of seizure after this day is refused.
    """
    layouts = [understand(table) for table in source.tables]
    converted = [
        convert(table, layout, sender=sender, today=today, progress=progress)
        for table, layout in zip(source.tables, layouts, strict=True)
    ]
    columns = [_columns(table.sheet, layout) for table, layout in zip(source.tables, layouts, strict=True)]
    return _joined(converted, pd.concat(columns, ignore_index=True), layouts[0].name)


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


def _joined(converted: list[Converted], columns: pd.DataFrame, layout: str) -> FileTables:
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
