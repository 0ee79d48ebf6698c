"""The columns of a table that stand once for each seizure: date, country, places, codes and texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catalogue.clean import (
    clean_concealment,
    clean_country,
    clean_installation,
    clean_routing,
    clean_transport,
)
from catalogue.intake.cell_shapes import one_line
from catalogue.intake.dates import read_dates
from catalogue.intake.distinct import Distinct, distinct
from catalogue.intake.not_given import is_not_given
from catalogue.model import SeizureField

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from catalogue.intake.dates import Dates
    from catalogue.intake.distinct import ObjectArray
    from catalogue.intake.layouts import Layout
    from catalogue.intake.problem_list import ProblemList
    from catalogue.intake.records import StepProgress

_F = SeizureField
_CODED: tuple[tuple[SeizureField, Callable[[str], str | None], str], ...] = (
    (_F.TRANSPORT, clean_transport, "transport_unknown"),
    (_F.CONCEALMENT, clean_concealment, "concealment_unknown"),
    (_F.INSTALLATION, clean_installation, "installation_unknown"),
    (_F.ROUTING, clean_routing, "routing_unknown"),
    (_F.PRODUCING_COUNTRY, clean_country, "route_country_unknown"),
    (_F.DEPARTURE, clean_country, "route_country_unknown"),
    (_F.DESTINATION, clean_country, "route_country_unknown"),
)
_TEXTS = (
    _F.PROVINCE,
    _F.PLACE,
    _F.DEPARTURE,
    _F.DESTINATION,
    _F.SOURCE,
    _F.REPORTING_CHANNEL,
    _F.CASE_NUMBER,
)


@dataclass(frozen=True)
class Fields:
    """What each row says of its seizure; arrays have one entry for each row, None where nothing is known.

    Attributes
    ----------
    dates
        First and last day and precision.
    country, country_text
        Country of seizure, alpha-2, and the cell's text.
    codes
        Vocabulary code (alpha-2 for countries) of each coded field.
    texts
        Plain text of each field, "" where the cell is empty.
    """

    dates: Dates
    country: ObjectArray
    country_text: ObjectArray
    codes: dict[SeizureField, ObjectArray]
    texts: dict[SeizureField, ObjectArray]

    @property
    def canonical_dates(self) -> dict[int, list[str]]:
        """Return canonical texts of the date columns by position, for fingerprints."""
        return self.dates.canonical


class FieldReader:
    """Gives the cells of a field as distinct texts, the layout's constants filling empty cells.

    Parameters
    ----------
    cells, layout
        Of one table.
    """

    def __init__(self, cells: pd.DataFrame, layout: Layout) -> None:
        self._cells, self._layout = cells, layout

    def column(self, field: SeizureField) -> tuple[Distinct, str]:
        """Return the texts of `field` and the header to name in problems; all "" where there is none."""
        uses = self._layout.columns_of(field)
        constant = self._layout.constants.get(field, "")
        if not uses:
            return Distinct(np.zeros(len(self._cells), dtype=np.int64), (constant,)), ""
        column = distinct(self._cells[uses[0].position])
        texts = tuple(one_line(text) or constant for text in column.texts)
        return Distinct(column.codes, texts), uses[0].header


def read_fields(
    cells: pd.DataFrame, layout: Layout, today: dt.date, problems: ProblemList, progress: StepProgress
) -> Fields:
    """Return the once-per-row fields of a table; doubtful and missing cells go to `problems`."""
    reader = FieldReader(cells, layout)
    dates = read_dates(cells, layout, today, problems)
    progress(0.4)
    country, country_text = _read_country(reader, problems)
    codes = {}
    for done, (field, clean, code) in enumerate(_CODED, 1):
        codes[field] = _read_code(reader, field, clean, code, problems)
        progress(0.4 + 0.5 * done / len(_CODED))
    texts = {field: reader.column(field)[0].rows() for field in _TEXTS}
    return Fields(dates, country, country_text, codes, texts)


def _read_country(reader: FieldReader, problems: ProblemList) -> tuple[ObjectArray, ObjectArray]:
    """Return the country of seizure by name, else by its code."""
    names, header = reader.column(_F.COUNTRY)
    iso, iso_header = reader.column(_F.COUNTRY_CODE)
    by_name, by_code = names.spread(names.each(clean_country)), iso.spread(iso.each(clean_country))
    country = np.where(pd.isna(by_name), by_code, by_name)
    texts = np.where(names.where(bool), names.rows(), iso.rows())
    unknown = np.asarray(pd.isna(country))
    blank = names.where(is_not_given) & iso.where(is_not_given)
    problems.add("country_missing", unknown & blank, header or iso_header)
    problems.add("country_unknown", unknown & ~blank, header or iso_header, texts.tolist())
    return country, texts


def _read_code(
    reader: FieldReader,
    field: SeizureField,
    clean: Callable[[str], str | None],
    problem: str,
    problems: ProblemList,
) -> ObjectArray:
    column, header = reader.column(field)
    codes = [None if is_not_given(text) and not text else clean(text) for text in column.texts]
    doubtful = [
        code is None and not is_not_given(text) for code, text in zip(codes, column.texts, strict=True)
    ]
    if any(doubtful):
        problems.add(problem, column.flags(doubtful), header, column.rows().tolist())
    return column.spread(codes)
