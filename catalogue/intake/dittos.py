"""Signs that say "as above" (-//-, то же, ditto): the cell above counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from catalogue.intake.records import Note

if TYPE_CHECKING:
    from catalogue.intake.distinct import BoolArray

_DITTO = re.compile(
    r"[-–—\s]*(?://|\\\\|\|\||/-/|[\"”“„»«〃]|'')[-–—\s]*|то же|тот же|та же|ditto",
    re.IGNORECASE,
)


def fill_dittos(cells: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Return rows with every sign for "as above" replaced by the text above it, and how many there were."""
    filled, count = cells.copy(deep=False), 0
    for place in cells:
        codes, texts = pd.factorize(cells[place])
        signs = np.array([_DITTO.fullmatch(text.strip()) is not None for text in texts], dtype=bool)
        if signs.any():
            same = signs[codes]
            count += int(same.sum())
            filled[place] = _from_above(cells[place], same)
    return filled, count


def _from_above(column: pd.Series[str], same: BoolArray) -> pd.Series[str]:
    above = np.maximum.accumulate(np.where(same, -1, np.arange(len(column))))
    texts = np.array([*column, ""], dtype=object)
    return pd.Series(texts[above], dtype="str")


def ditto_note(sheet: str, count: int) -> Note:
    """Return what a person is told where signs for "as above" were read."""
    return Note(
        "dittos_filled",
        f"Sheet {sheet}: {count} cells that say 'as above' (-//-) were read as the cell above.",
        f"Лист {sheet}: ячеек со знаком повтора (-//-): {count}; они прочитаны как ячейка выше.",
    )
