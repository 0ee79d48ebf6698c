"""Kept rows are converted again with mended cells; the rows around them settle dates and decimal signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catalogue.intake.convert import convert
from catalogue.intake.records import RawTable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from catalogue.intake.convert import Converted
    from catalogue.intake.layouts import Layout


@dataclass(frozen=True)
class KeptTable:
    """A table of an earlier import: its layout, and its rows as text cells with their row numbers."""

    sheet: str
    layout: Layout
    row_numbers: Sequence[int]
    cells: Sequence[Sequence[str]]


def convert_kept(table: KeptTable, *, sender: str | None, today: dt.date) -> Converted:
    """Return what a kept table comes to; its rows stand in the order of `table.row_numbers`.

    Parameters
    ----------
    sender
        Code of who sent the sheet; part of each row's fingerprint.
    today
        A date of seizure after this day is refused.
    """
    return convert(_raw_table(table), table.layout, sender=sender, today=today)


def _raw_table(table: KeptTable) -> RawTable:
    width = len(table.layout.columns)
    columns = {
        place: pd.Series([row[place] if place < len(row) else "" for row in table.cells], dtype="str")
        for place in range(width)
    }
    return RawTable(
        sheet=table.sheet,
        headers=tuple(use.header for use in table.layout.columns),
        cells=pd.DataFrame(columns),
        row_numbers=np.asarray(table.row_numbers, dtype=np.int64),
        extra={place: tuple(row[width:]) for place, row in enumerate(table.cells) if len(row) > width},
    )
