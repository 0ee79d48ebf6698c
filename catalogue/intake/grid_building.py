"""Rows of text, read piece by piece, become the columns of a grid without a second copy in memory."""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from catalogue.intake.records import IntArray

ROWS_AT_ONCE = 10_000


class GridBuilder:
    """Collects rows of text cells into columns.

    Parameters
    ----------
    width
        Number of columns; shorter rows are padded with "", cells beyond go to `extra`.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self.extra: dict[int, tuple[str, ...]] = {}
        self._pieces: list[list[pa.Array]] = [[] for _ in range(width)]
        self._height = 0

    def add(self, rows: list[list[str]]) -> None:
        """Append `rows`."""
        if len(max(rows, key=len)) > self.width:
            rows = self._cut(rows)
        columns = list(zip_longest(*rows, fillvalue=""))
        columns += [("",) * len(rows)] * (self.width - len(columns))
        for pieces, column in zip(self._pieces, columns, strict=True):
            pieces.append(pa.array(column, pa.string()))
        self._height += len(rows)

    def _cut(self, rows: list[list[str]]) -> list[list[str]]:
        """Put the cells beyond the width aside: one row of a million cells must not make as many columns."""
        for place, row in enumerate(rows, self._height):
            if any(row[self.width :]):
                self.extra[place] = tuple(row[self.width :])
        return [row[: self.width] for row in rows]

    def cells(self) -> pd.DataFrame:
        """Return the collected rows, columns named 0..width-1."""
        return text_frame([pa.chunked_array(pieces, pa.string()) for pieces in self._pieces])


def text_frame(columns: Iterable[pa.ChunkedArray]) -> pd.DataFrame:
    """Return text columns as a frame with columns named 0..n-1."""
    return pd.DataFrame({place: text_series(column) for place, column in enumerate(columns)})


def text_series(column: pa.ChunkedArray | pa.Array) -> pd.Series[str]:
    """Return an Arrow text column as a pandas one, without a copy."""
    return pd.Series(pd.array(column, dtype="str"))


def in_pieces(rows: Iterator[list[str]], size: int = ROWS_AT_ONCE) -> Iterator[list[list[str]]]:
    """Yield `rows` in lists of up to `size`."""
    while piece := list(islice(rows, size)):
        yield piece


def filled_counts(cells: pd.DataFrame) -> IntArray:
    """Return how many cells of each row hold more than white space."""
    total = np.zeros(len(cells), dtype=np.int64)
    for place in cells:
        total += (cells[place].str.strip() != "").to_numpy(dtype=bool)
    return total
