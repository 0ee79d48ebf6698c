"""Which rows below a header are no data: totals, sub-headings, footers, the header once more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catalogue.intake.cell_shapes import (
    is_date,
    is_footer_word,
    is_number,
    is_total_label,
    is_total_word,
    one_line,
    opens_breakdown,
)
from catalogue.intake.find_header import LEAST_KNOWN_FOR_SURE
from catalogue.intake.records import SkippedKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from catalogue.intake.find_header import HeaderBlock
    from catalogue.intake.records import Grid, IntArray

# A row with up to this many filled cells is hardly filled.
FEW = 2
# A label of a total stands in one of the first columns, after empty ones.
_MAYBE_TOTAL_COLUMNS = 12
_MOST_OF_SIGNATURE = 4
_LONGEST_UNIT = 4
_ALPHABETS = ("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", "АБВГДЕЁЖЗИЙКЛМН", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
Texts = dict[int, str]
# Fields that name something; in a text such as the circumstances "всего" begins a sentence.
_NAMED_FIELDS = frozenset({"country", "province", "place", "drug", "case_number", "row_number", "date"})


@dataclass(frozen=True)
class Meaning:
    """What the finder asks about texts: is it a known header, of which field, or a value of which field."""

    is_header: Callable[[str], bool]
    find_field: Callable[[str], str | None]
    find_value_field: Callable[[str], str | None]


@dataclass(frozen=True)
class RowSorter:
    """Judges the rows below one header.

    Attributes
    ----------
    grid, filled
        The sheet, and how many cells of each row are filled.
    header
        The header that the rows stand under.
    meaning
        What texts mean.
    """

    grid: Grid
    filled: IntArray
    header: HeaderBlock
    meaning: Meaning

    @cached_property
    def columns(self) -> list[int]:
        """Return the positions of the columns that have a header."""
        return [place for place, text in enumerate(self.header.texts) if text]

    @cached_property
    def last_full(self) -> int:
        """Return the position of the last row filled like most of the table, or the header's end."""
        counts = self.filled[self.header.bottom :]
        enough = max(FEW + 1, self._filled_share(0.5) // 2)
        places = np.flatnonzero(counts >= enough)
        return self.header.bottom + int(places[-1]) if len(places) else self.header.bottom

    @cached_property
    def breakdown_rows(self) -> frozenset[int]:
        """Return the rows that give the parts of a total above them ("Всего, в том числе:")."""
        found: set[int] = set()
        for place, texts in self.texts_of(self._total_rows()):
            if _is_total(texts) and opens_breakdown(next(iter(texts.values()))):
                found.update(self._parts_below(place))
        return frozenset(found)

    def _parts_below(self, place: int) -> Iterator[int]:
        """Yield the rows right below a total that are filled less than a seizure is, and hold no date."""
        full = self._filled_share(0.75)
        for below in range(place + 1, len(self.filled)):
            ((_, texts),) = self.texts_of([below])
            if not texts or len(texts) * 4 >= full * 3 or any(map(is_date, texts.values())):
                return
            yield below

    def _filled_share(self, share: float) -> int:
        """Return how many cells at most the given share of the filled rows fills; 0.5 is the median."""
        counts = self.filled[self.header.bottom :]
        return int(np.quantile(counts[counts > 0], share)) if counts.any() else 0

    @cached_property
    def wide_rows(self) -> frozenset[int]:
        """Return the rows of which one merged cell covers at least half of the table."""
        half = len(self.columns) / 2
        merges = (m for m in self.grid.merges if m.top == m.bottom and m.right - m.left + 1 >= half)
        return frozenset(merge.top for merge in merges)

    def doubtful_rows(self) -> list[int]:
        """Return the rows worth a second look: a single cell, after a gap, a total, the header again."""
        after_gap = np.zeros(len(self.filled), dtype=bool)
        after_gap[1:] = self.filled[:-1] < FEW
        doubtful = (self.filled == 1) | (after_gap & (self.filled > FEW))
        doubtful[self._total_rows()] = True
        first = self.columns[0]
        same = self.grid.cells[first].iloc[: len(self.filled)].str.strip() == self.header.texts[first]
        doubtful |= same.to_numpy(dtype=bool)
        bottom = self.header.bottom
        doubtful[bottom : bottom + 1] = True
        doubtful[list(self.breakdown_rows)] = True
        doubtful[self.last_full :] |= self.filled[self.last_full :] > 0
        return [int(place) for place in np.flatnonzero(doubtful) if place >= bottom]

    def _total_rows(self) -> list[int]:
        """Return the rows with the label of a total in one of the first columns."""
        labelled = np.zeros(len(self.filled), dtype=bool)
        cells = self.grid.cells.iloc[: len(self.filled)]
        for place in list(cells)[:_MAYBE_TOTAL_COLUMNS]:
            codes, texts = pd.factorize(cells[place])
            flagged = np.array([is_total_word(text) or is_total_label(text) for text in texts], dtype=bool)
            labelled |= flagged[codes] & (self.filled > 0)
        return [int(place) for place in np.flatnonzero(labelled) if place >= self.header.bottom]

    def texts_of(self, places: list[int]) -> Iterator[tuple[int, Texts]]:
        """Yield each of the rows with its filled cells by column."""
        rows = self.grid.cells.iloc[places].to_numpy().tolist()
        for place, row in zip(places, rows, strict=True):
            yield place, {column: one_line(text) for column, text in enumerate(row) if text.strip()}

    def find_end(self) -> int:
        """Return the position of the next table's first row, its titles included, or the sheet's end."""
        for place, texts in self.texts_of(self.doubtful_rows()):
            if self._starts_next_table(place, texts):
                start = place
                while start - 1 > self.header.bottom and self.filled[start - 1] == 1:
                    start -= 1
                return start
        return len(self.filled)

    def _starts_next_table(self, place: int, texts: Texts) -> bool:
        """Tell whether another table's header starts at `place`."""
        if place == self.header.bottom or len(texts) < LEAST_KNOWN_FOR_SURE or self._repeats_header(texts):
            return False
        known = sum(map(self.meaning.is_header, texts.values()))
        after_gap = bool(self.filled[place - 1] < FEW)
        return after_gap and known >= max(LEAST_KNOWN_FOR_SURE, len(texts) // 2)

    def find_kind(self, place: int, texts: Texts) -> SkippedKind | None:
        """Return why a filled row is no data, or None where it is data."""
        checks = (
            (SkippedKind.COLUMN_NUMBERS, place == self.header.bottom and _numbers_columns(texts)),
            (SkippedKind.HEADER_AGAIN, len(texts) > 1 and self._repeats_header(texts)),
            (SkippedKind.TOTAL, bool(texts) and self._is_total(place, texts)),
            (SkippedKind.SUBHEADING, self._is_alone(texts) and self._is_subheading(place, texts)),
            (SkippedKind.FOOTER, self._is_alone(texts) and self._is_footer(place, texts)),
            (SkippedKind.FOOTER, self._is_signature(place, texts)),
        )
        return next((kind for kind, holds in checks if holds), None)

    def _is_total(self, place: int, texts: Texts) -> bool:
        return place in self.breakdown_rows or _is_total(texts) or self._names_total(texts)

    def _names_total(self, texts: Texts) -> bool:
        """Tell whether a total stands where a seizure has its place or drug, with other cells filled too."""
        labels = [column for column, text in texts.items() if is_total_label(text)]
        return any(self.meaning.find_field(self.header.texts[column]) in _NAMED_FIELDS for column in labels)

    def _is_alone(self, texts: Texts) -> bool:
        return len(texts) == 1 and len(self.columns) > FEW

    def _repeats_header(self, texts: Texts) -> bool:
        """Tell whether a row repeats the header, as on each printed page."""
        levels = [set(part.split(" / ")) for part in self.header.texts]
        return bool(texts) and all(text in levels[column] for column, text in texts.items())

    def _is_subheading(self, place: int, texts: Texts) -> bool:
        """Tell whether a lone text heads the rows below: a value of a field, or merged across the table."""
        ((column, text),) = texts.items()
        if place >= self.last_full or column > self.columns[0] + 1:
            return False
        if place in self.wide_rows:
            return True
        field = self.meaning.find_value_field(text)
        return field is not None and field != self.meaning.find_field(self.header.texts[column])

    def _is_signature(self, place: int, texts: Texts) -> bool:
        """Tell whether a row below the table is signed: an office, and a name some cells further on."""
        if place < self.last_full or not 1 < len(texts) <= min(_MOST_OF_SIGNATURE, len(self.columns) - 1):
            return False
        figures = any(is_number(text) or is_date(text) for text in texts.values())
        return is_footer_word(next(iter(texts.values()))) and not figures

    def _is_footer(self, place: int, texts: Texts) -> bool:
        ((_, text),) = texts.items()
        if place <= self.last_full:
            return False
        after_blank = bool(self.filled[place - 1] == 0)
        return is_footer_word(text) or (after_blank and not is_number(text) and not is_date(text))


def _numbers_columns(texts: Texts) -> bool:
    """Tell whether the cells only number the columns: 1, 2, 3 …, А, Б, В … or А, Б, 1, 2 …."""
    signs = [text.strip("() .").upper() for text in texts.values()]
    letters = [sign for sign in signs if not sign.isdigit()]
    values = [int(sign) for sign in signs[len(letters) :] if sign.isdigit()]
    lettered = any("".join(letters) == row[: len(letters)] for row in _ALPHABETS)
    numbered = not values or (values[0] <= FEW and values == list(range(values[0], values[0] + len(values))))
    return len(signs) > FEW and lettered and numbered and len(letters) + len(values) == len(signs)


def _is_total(texts: Texts) -> bool:
    first, *others = texts.values()
    if is_number(first) and others:
        first, *others = others
    plain = all(is_number(text) or len(text) <= _LONGEST_UNIT or text.endswith(".") for text in others)
    return is_total_word(first) and plain and not any(map(is_date, others))
