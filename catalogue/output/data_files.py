"""Tables to take away: CSV that the reader's spreadsheet opens by a double click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.clean.spreadsheet_text import spreadsheet_text

if TYPE_CHECKING:
    import pandas as pd

# A spreadsheet set to Russian parts columns by semicolons and writes decimals with a comma.
_FORMS: dict[str, tuple[str, str]] = {"en": (",", "."), "ru": (";", ",")}


def table_csv(table: pd.DataFrame, language: str = "en") -> bytes:
    """Return a table as CSV with the signs of `language`; no cell of it is a formula."""
    separator, decimal = _FORMS[language]
    safe = table.map(lambda cell: spreadsheet_text(cell) if isinstance(cell, str) else cell)
    # Without the mark at its start Excel reads Cyrillic as Latin letters.
    return safe.to_csv(index=False, sep=separator, decimal=decimal).encode("utf-8-sig")
