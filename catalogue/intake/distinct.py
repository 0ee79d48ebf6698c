"""Columns are cleaned by their distinct values: a real sheet has a hundred times more rows than values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalogue.intake.records import IntArray

T = TypeVar("T")
ObjectArray = npt.NDArray[np.object_]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Distinct:
    """A column as its distinct texts and, for each row, the place of its text among them."""

    codes: IntArray
    texts: tuple[str, ...]

    def each(self, clean: Callable[[str], T]) -> list[T]:
        """Return `clean` of every distinct text."""
        return [clean(text) for text in self.texts]

    def where(self, test: Callable[[str], bool]) -> BoolArray:
        """Return for each row whether its text passes `test`."""
        return self.flags([test(text) for text in self.texts])

    def flags(self, values: Sequence[bool]) -> BoolArray:
        """Return for each row the flag of its distinct text."""
        if not len(values):
            return np.zeros(len(self.codes), dtype=bool)
        return np.asarray(values, dtype=bool)[self.codes]

    def rows(self) -> list[str]:
        """Return the text of each row."""
        return [self.texts[code] for code in self.codes.tolist()]

    def at(self, positions: IntArray) -> list[str]:
        """Return the texts of the rows at `positions`."""
        return [self.texts[code] for code in self.codes[positions].tolist()]


@dataclass(frozen=True)
class Cells:
    """The cells of a table by column, each column by its distinct texts."""

    columns: tuple[Distinct, ...]
    height: int

    def column(self, position: int) -> Distinct:
        """Return the column at `position`."""
        return self.columns[position]

    def same(self, text: str) -> Distinct:
        """Return a column in which every row has `text`."""
        return Distinct(np.zeros(self.height, dtype=np.int64), (text,))


@dataclass(frozen=True)
class Coded(Generic[T]):
    """A column of cleaned values: its distinct entries, and for each row the place of its own among them."""

    codes: IntArray
    entries: Sequence[T]

    def by_row(self) -> ObjectArray:
        """Return the value of each row."""
        table = np.empty(len(self.entries), dtype=object)
        table[:] = self.entries
        return table[self.codes]


def distinct(column: pd.Series[str]) -> Distinct:
    """Return a text column by its distinct values."""
    codes, texts = pd.factorize(column)
    return Distinct(codes.astype(np.int64), tuple(map(str, texts)))


def distinct_rows(columns: Sequence[Distinct]) -> tuple[IntArray, list[tuple[str, ...]]]:
    """Return for each row the place of its combination of texts, and the combinations themselves."""
    combined = np.zeros(len(columns[0].codes), dtype=np.int64)
    for column in columns:
        combined = combined * max(len(column.texts), 1) + column.codes
        # Numbered anew each time so that the product of many columns never overflows.
        combined = np.unique(combined, return_inverse=True)[1].astype(np.int64)
    _, first, places = np.unique(combined, return_index=True, return_inverse=True)
    texts = [tuple(column.texts[column.codes[row]] for column in columns) for row in first.tolist()]
    return places.astype(np.int64), texts
