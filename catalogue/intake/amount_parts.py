"""Kilograms in one column and grams in another: parts of one weight, or one weight written twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue.clean import clean_amount, clean_unit
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.intake.layouts import ColumnUse

_SUMMED = frozenset({"mass", "volume"})
_NO_SIZE = ("", 0.0)


def sorted_parts(uses: Sequence[ColumnUse]) -> list[ColumnUse]:
    """Return columns of amounts, the one of the largest unit first."""
    return sorted(uses, key=lambda use: -_size(use.unit or "")[1])


def join_parts(units: Sequence[str], columns: Sequence[pd.Series[Any]]) -> pd.Series[str] | None:
    """Return "1 кг 500 г" for each row; None where the columns do not prove to be parts of one weight.

    They prove it where each has a unit of its own in the header and every row that fills more than one gives
    whole larger units and fewer smaller ones than make up a larger one. 1,5 кг beside 1500 г is one weight
    written twice.

    Parameters
    ----------
    units
        Unit of each column, the largest first.
    columns
        Texts of each column.
    """
    sizes = [_size(unit) for unit in units]
    if len(set(sizes)) < len(sizes) or len({kind for kind, _ in sizes}) > 1 or sizes[0][0] not in _SUMMED:
        return None
    numbers = [column.map(clean_amount).astype("float64") for column in columns]
    written = [number.gt(0) for number in numbers]
    both = written[0] & written[1]
    if not both.any() or not all(
        _completes(numbers[at][both], numbers[at + 1][both], sizes[at][1] / sizes[at + 1][1])
        for at in range(len(sizes) - 1)
    ):
        return None
    return _joined(units, columns, written)


def _size(unit: str) -> tuple[str, float]:
    code = clean_unit(unit)
    if code is None:
        return _NO_SIZE
    term = get_vocabulary("units").term(code)
    return str(term.extra["dimension"]), float(str(term.extra.get("factor", 1)))


def _completes(larger: pd.Series[float], smaller: pd.Series[float], ratio: float) -> bool:
    return bool(((larger % 1 == 0) & (smaller < ratio)).all())


def _joined(
    units: Sequence[str], columns: Sequence[pd.Series[Any]], written: Sequence[pd.Series[bool]]
) -> pd.Series[str]:
    """Return the filled parts of each row with their units; a text that is no number stands as it is."""
    whole = pd.Series([""] * len(columns[0]), dtype=object)
    for unit, column, is_number in zip(units, columns, written, strict=True):
        whole += (column + f" {unit} ").where(is_number, "")
    whole = whole.str.strip()
    return whole.where(whole != "", columns[0].where(columns[0] != "", columns[1])).astype("str")
