"""The columns of a table that stand once for each seizure: date, country, places, codes and texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.clean import (
    clean_concealment,
    clean_country,
    clean_installation,
    clean_routing,
    clean_transport,
)
from catalogue.intake.cell_shapes import one_line
from catalogue.intake.dates import read_dates
from catalogue.intake.distinct import Cells, Coded, Distinct, distinct_rows
from catalogue.intake.not_given import is_not_given
from catalogue.model import SeizureField

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from catalogue.intake.dates import Dates
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
    """What each row says of its seizure.

    Attributes
    ----------
    dates
        First and last day and precision.
    country, country_text
        Country of seizure, alpha-2 or None, and the cell's text.
    codes
        Vocabulary code (alpha-2 for countries) of each coded field, None where it is not known.
    texts
        Plain text of each field, "" where the cell is empty.
    """

    dates: Dates
    country: Coded[str | None]
    country_text: Coded[str]
    codes: dict[SeizureField, Coded[str | None]]
    texts: dict[SeizureField, Coded[str]]


class FieldReader:
    """Gives the cells of a field as distinct texts, the layout's constants filling empty cells.

    Parameters
    ----------
    cells, layout
        Of one table.
    """

    def __init__(self, cells: Cells, layout: Layout) -> None:
        self._cells, self._layout = cells, layout

    def column(self, field: SeizureField) -> tuple[Distinct, str]:
        """Return the texts of `field` and the header to name in problems; all "" where there is none."""
        uses = self._layout.columns_of(field)
        constant = self._layout.constants.get(field, "")
        if not uses:
            return self._cells.same(constant), ""
        column = self._cells.column(uses[0].position)
        texts = tuple(one_line(text) or constant for text in column.texts)
        return Distinct(column.codes, texts), uses[0].header


def read_fields(
    cells: Cells, layout: Layout, today: dt.date, problems: ProblemList, progress: StepProgress
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
    plain = {field: reader.column(field)[0] for field in _TEXTS}
    texts = {field: Coded(column.codes, column.texts) for field, column in plain.items()}
    return Fields(dates, country, country_text, codes, texts)


def _read_country(reader: FieldReader, problems: ProblemList) -> tuple[Coded[str | None], Coded[str]]:
    """Return the country of seizure by name, else by its code."""
    names, header = reader.column(_F.COUNTRY)
    iso, iso_header = reader.column(_F.COUNTRY_CODE)
    places, pairs = distinct_rows([names, iso])
    countries = [clean_country(name) or clean_country(code) for name, code in pairs]
    column = Distinct(places, tuple(name or code for name, code in pairs))
    unknown = column.flags([country is None for country in countries])
    blank = column.where(is_not_given)
    problems.add("country_missing", unknown & blank, header or iso_header)
    problems.add("country_unknown", unknown & ~blank, header or iso_header, column)
    return Coded(places, countries), Coded(places, column.texts)


def _read_code(
    reader: FieldReader,
    field: SeizureField,
    clean: Callable[[str], str | None],
    problem: str,
    problems: ProblemList,
) -> Coded[str | None]:
    column, header = reader.column(field)
    codes = [clean(text) if text else None for text in column.texts]
    doubtful = [
        code is None and not is_not_given(text) for code, text in zip(codes, column.texts, strict=True)
    ]
    problems.add(problem, column.flags(doubtful), header, column)
    return Coded(column.codes, codes)
