"""What the cells of a column look like, judged by a sample of its distinct values."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from catalogue.clean import clean_date
from catalogue.intake.cell_shapes import is_date, is_number, one_line
from catalogue.model import SeizureField
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

_SAMPLE = 300
_SHOWN = 5
_LONGEST_SHOWN = 80
# Share of distinct values that must be of a kind before content alone names a column.
_ENOUGH = 0.7
_NOT_GIVEN = frozenset({"unknown", "other", "not_listed", "none"})


@dataclass(frozen=True)
class ColumnContent:
    """Distinct values of a column (a sample of them) and a few to show."""

    values: tuple[str, ...]
    empty: bool

    @property
    def samples(self) -> tuple[str, ...]:
        """Return a few values to show to a person, each cut to a readable length."""
        return tuple(value[:_LONGEST_SHOWN] for value in self.values[:_SHOWN])

    def share(self, test: Callable[[str], bool]) -> float:
        """Return the share of the values that pass `test`; 0 for an empty column."""
        return sum(map(test, self.values)) / len(self.values) if self.values else 0.0


def describe_column(cells: pd.Series[str]) -> ColumnContent:
    """Return the distinct values of a column, spread over its whole length."""
    distinct = [one_line(text) for text in cells.drop_duplicates() if text.strip()]
    places = np.linspace(0, len(distinct) - 1, min(len(distinct), _SAMPLE)).astype(int)
    return ColumnContent(tuple(distinct[place] for place in places), not distinct)


def _is_code_of(name: str, text: str) -> bool:
    code = get_vocabulary(name).find_code(text)
    return code is not None and code not in _NOT_GIVEN


_TESTS: tuple[tuple[SeizureField, Callable[[str], bool]], ...] = (
    (SeizureField.DATE, is_date),
    (SeizureField.COUNTRY, lambda text: _is_code_of("countries", text)),
    (SeizureField.DRUG, lambda text: _is_code_of("drugs", text)),
    (SeizureField.UNIT, lambda text: _is_code_of("units", text)),
    (SeizureField.TRANSPORT, lambda text: _is_code_of("transport", text)),
    (SeizureField.CONCEALMENT, lambda text: _is_code_of("concealment", text)),
    (SeizureField.AMOUNT, is_number),
)


def begins_with_figure(text: str) -> bool:
    """Tell whether a cell begins as an amount does."""
    return text[:1].isdigit()


def has_figure(text: str) -> bool:
    """Tell whether a figure stands anywhere in a cell."""
    return any(character.isdigit() for character in text)


def find_field_by_content(content: ColumnContent) -> SeizureField | None:
    """Return the field whose values a column seems to hold, or None."""
    if _counts_rows(content.values):
        return SeizureField.ROW_NUMBER
    return next((field for field, test in _TESTS if content.share(test) >= _ENOUGH), None)


def _counts_rows(values: tuple[str, ...]) -> bool:
    """Tell whether a column only numbers the rows: 1, 2, 3 …; of a long one a sample is seen."""
    numbers = [int(value) for value in values if value.isascii() and value.isdigit()]
    if len(numbers) < len(values) or numbers[:1] != [1]:
        return False
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return steps == {1} or (len(numbers) == _SAMPLE and min(steps) > 0)


def find_field_of_value(text: str) -> SeizureField | None:
    """Return the field of which a lone text is a value (a country, a month, a drug), or None."""
    plain = one_line(text).rstrip(":")
    if _is_code_of("countries", plain):
        return SeizureField.COUNTRY
    if clean_date(plain) is not None:
        return SeizureField.DATE
    if _is_code_of("drugs", plain):
        return SeizureField.DRUG
    return None
