"""Merged cells below a header: their one value holds for every row and column they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from catalogue.intake.records import Grid, Merge


def fill_merged(grid: Grid, top: int) -> pd.DataFrame:
    """Return the cells of `grid` with each range merged downwards below row `top` filled with its value.

    Ranges of a single row stay as they are: there the value stands once.
    """
    down = [merge for merge in grid.merges if merge.top >= top and merge.bottom > merge.top]
    filled = grid.cells.copy(deep=False)
    for column in sorted({merge.left for merge in down}):
        if column in filled:
            filled[column] = _filled_column(filled[column], [m for m in down if m.left == column])
    return filled


def _filled_column(column: pd.Series[str], merges: list[Merge]) -> pd.Series[str]:
    texts = column.to_numpy(dtype=object).copy()
    for merge in merges:
        texts[merge.top : merge.bottom + 1] = texts[merge.top] if merge.top < len(texts) else ""
    return pd.Series(texts, dtype="str")
