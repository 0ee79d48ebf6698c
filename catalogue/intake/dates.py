"""Dates of seizure of a table: one column, or day, month and year in columns of their own."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from catalogue.clean import clean_date, find_month_first
from catalogue.intake.column_notes import find_order_note
from catalogue.intake.columns import is_date_part
from catalogue.intake.distinct import Cells, Coded, Distinct, distinct
from catalogue.intake.fingerprint import canonical_text
from catalogue.intake.not_given import is_not_given
from catalogue.model import SeizureField
from catalogue.vocabulary import fold

if TYPE_CHECKING:
    from catalogue.intake.layouts import ColumnUse, Layout
    from catalogue.intake.problem_list import ProblemList
    from catalogue.model import SeizureDate

# An earlier date is more likely a slip of the century than a record that a sheet of today reports.
_OLDEST = dt.date(1990, 1, 1)
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\d{1,2}\.?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_PART_ORDER = (("число", "день", "day"), ("месяц", "month"), ("год", "year"))


@dataclass(frozen=True)
class Dates:
    """Date of each row, None where it has none.

    `canonical` gives the canonical texts of date columns by position, as fingerprints need them.
    """

    days: Coded[SeizureDate | None]
    canonical: dict[int, Distinct]


def read_dates(cells: Cells, layout: Layout, today: dt.date, problems: ProblemList) -> Dates:
    """Return the date of each row; missing, unreadable, future and very old ones go to `problems`."""
    column, header, position = _column(cells, layout)
    order = find_month_first(column.texts)
    if order is None and header:
        problems.tell(find_order_note(problems.sheet, header, column))
    month_first = order or False
    dates = [clean_date(text, month_first=month_first) if text else None for text in column.texts]
    for code, flags in _doubts(column.texts, dates, today).items():
        problems.add(code, column.flags(flags), header, column)
    canonical = Distinct(column.codes, _canonical(column.texts, dates))
    return Dates(Coded(column.codes, dates), {} if position is None else {position: canonical})


def _column(cells: Cells, layout: Layout) -> tuple[Distinct, str, int | None]:
    """Return the texts of the dates, the header to name in problems, the position if it is one column."""
    uses = layout.columns_of(SeizureField.DATE)
    constant = layout.constants.get(SeizureField.DATE, "")
    whole = [use for use in uses if not is_date_part(use.header)]
    if whole or len(uses) == 1:
        use = (whole or list(uses))[0]
        column = cells.column(use.position)
        return (
            Distinct(column.codes, tuple(_completed(text.strip(), constant) for text in column.texts)),
            use.header,
            use.position,
        )
    if uses:
        parts = sorted(uses, key=_part_place)
        return _joined(cells, parts), " + ".join(use.header for use in parts), None
    return cells.same(constant), "", None


def _completed(text: str, constant: str) -> str:
    """Return a cell, or the constant where it is empty; a day and month take the year of the constant."""
    if _DAY_AND_MONTH.fullmatch(text) and _YEAR.fullmatch(constant.strip()):
        return f"{text.rstrip('.')}.{constant.strip()}"
    return text or constant


def _part_place(use: ColumnUse) -> int:
    return next((place for place, words in enumerate(_PART_ORDER) if fold(use.header) in words), 0)


def _joined(cells: Cells, parts: list[ColumnUse]) -> Distinct:
    """Return day, month and year of each row as one text: "5 март 2024", or "5.3.2024"."""
    rows = [
        list(filter(None, map(str.strip, row)))
        for row in zip(*(cells.column(use.position).rows() for use in parts), strict=True)
    ]
    texts = [(".".join(row) if all(map(str.isdigit, row)) else " ".join(row)) for row in rows]
    return distinct(pd.Series(texts, dtype="str"))


def _doubts(texts: tuple[str, ...], dates: list[SeizureDate | None], today: dt.date) -> dict[str, list[bool]]:
    pairs = list(zip(texts, dates, strict=True))
    return {
        "date_missing": [date is None and is_not_given(text) for text, date in pairs],
        "date_unreadable": [date is None and not is_not_given(text) for text, date in pairs],
        "date_future": [date is not None and date.first > today for _, date in pairs],
        "date_too_old": [date is not None and date.first < _OLDEST for _, date in pairs],
    }


def _canonical(texts: tuple[str, ...], dates: list[SeizureDate | None]) -> tuple[str, ...]:
    return tuple(
        canonical_text(text) if date is None else f"{date.first}/{date.last}"
        for text, date in zip(texts, dates, strict=True)
    )
