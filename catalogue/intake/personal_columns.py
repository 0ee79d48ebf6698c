"""Personal data in cells: a whole column of them, or one in a free text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.clean import find_personal

if TYPE_CHECKING:
    from collections.abc import Sequence

# A column is withheld where at least this share of its distinct values looks personal.
_ENOUGH = 0.5
_FEWEST = 2


def holds_personal(text: str) -> bool:
    """Tell whether a cell seems to hold a name, a document, a phone, a plate or a home address."""
    return bool(find_personal(text))


def holds_personal_data(values: Sequence[str]) -> bool:
    """Tell whether a column's distinct values are mostly personal data."""
    found = sum(map(holds_personal, values))
    return found >= _FEWEST and found >= _ENOUGH * len(values)
