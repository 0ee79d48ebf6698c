"""A table and its layout become rows, seizures, items and problems; every row is accepted or refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from catalogue.intake.column_notes import guessed_amount_note
from catalogue.intake.fields import read_fields
from catalogue.intake.fingerprint import fingerprint_rows
from catalogue.intake.items import read_items
from catalogue.intake.problem_list import ProblemList
from catalogue.intake.raw_cells import shown_cells, withhold, withhold_extra
from catalogue.intake.records import StepProgress
from catalogue.intake.seizures import SEIZURE_COLUMNS, build_items, build_seizures
from catalogue.model import SeizureField

if TYPE_CHECKING:
    import datetime as dt

    from catalogue.intake.layouts import Layout
    from catalogue.intake.records import Note, Progress, RawTable

__all__ = ["SEIZURE_COLUMNS", "Converted", "convert"]


@dataclass(frozen=True)
class Converted:
    """What a table became; the number of `rows` is the number of rows read.

    Attributes
    ----------
    rows
        One row per raw row in file order: row_index, sheet, row_number, cells (list of text, withheld
        ones blank), fingerprint (32 hexadecimal digits), refused. Blank rows are no rows.
    seizures
        One row per accepted seizure: seizure_index, row_index (its first row) and what is known of it;
        a code that is not known is None.
    items
        One row per seized item: item_index, seizure_index, row_index, drug, drug_text,
        amount (NaN: not given), unit, amount_text, unit_text, mass_kg (NaN: no kg equivalent), factor_key.
    problems
        code, sheet, row, column, value. A refused row has at least one problem of severity refused;
        an accepted row has none.
    notes
        What was assumed of whole columns.
    """

    rows: pd.DataFrame
    seizures: pd.DataFrame
    items: pd.DataFrame
    problems: pd.DataFrame
    notes: tuple[Note, ...] = ()


def convert(
    table: RawTable,
    layout: Layout,
    *,
    sender: str | None,
    today: dt.date,
    progress: Progress | None = None,
) -> Converted:
    """Return what `table` holds, its columns used as `layout` says.

    Parameters
    ----------
    sender
        Code of who sent the sheet; part of each row's fingerprint.
    today
        A date of seizure after this day is refused.
    progress
        Called with the share done (0 to 1) and the code of the step.
    """
    report = StepProgress(progress, 0.0, 1.0, "convert")
    problems = ProblemList(table.sheet, table.row_numbers)
    for use in layout.columns_of(SeizureField.AMOUNT):
        problems.tell(guessed_amount_note(table.sheet, use) if use.reason.code == "content" else None)
    cells = withhold(table, layout, problems, report.part(0.0, 0.2))
    fields = read_fields(cells, layout, today, problems, report.part(0.2, 0.5))
    items = read_items(cells, layout, problems, report.part(0.5, 0.7))
    extra = withhold_extra(table.extra)
    beyond = {place: " | ".join(filter(None, texts)) for place, texts in extra.items()}
    problems.add_at("cells_beyond_header", beyond, "")
    refused = problems.refused_rows()
    fingerprints = fingerprint_rows(cells, layout, sender, fields.dates.canonical, extra)
    report(0.85)
    seizures = build_seizures(fields, refused)
    report(0.95)
    rows = _rows(table, shown_cells(cells, extra), fingerprints, refused)
    report(1.0)
    return Converted(rows, seizures.frame, build_items(items, seizures), problems.frame(), problems.notes)


def _rows(
    table: RawTable,
    cells: pd.Series[Any],
    fingerprints: list[str],
    refused: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "row_index": np.arange(len(cells), dtype=np.int64),
            "sheet": pd.Series([table.sheet], dtype="str").repeat(len(cells)).reset_index(drop=True),
            "row_number": table.row_numbers,
            "cells": cells,
            "fingerprint": pd.Series(fingerprints, dtype="str"),
            "refused": refused,
        }
    )
