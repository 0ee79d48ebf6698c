"""The fingerprint of a row: the same record gives the same one whatever the file's form or column order."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from catalogue.intake.cell_shapes import one_line
from catalogue.intake.distinct import distinct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from catalogue.intake.layouts import ColumnUse, Layout

_DIGEST_BYTES = 16
_PLAIN_NUMBER = re.compile(r"[-+]?(?:\d{1,15}|\d{1,3}(?: \d{3})+)(?:[.,]\d+)?")
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]00:00(?::00)?(?:\.0+)?")
# Separators that no sheet uses, so that "a" + "bc" never equals "ab" + "c".
_BETWEEN, _WITHIN = "\x1e", "\x1f"


def fingerprint_rows(
    cells: pd.DataFrame, layout: Layout, sender: str | None, dates: Mapping[int, Sequence[str]]
) -> list[str]:
    """Return the fingerprint of each row, 32 hexadecimal digits.

    It is made of the sender and, for each filled cell that is not withheld, what its column means (its
    field, else its header) with the cell's text in one canonical form: 490.0 is 490, and a date with
    midnight is a date. `dates` gives the canonical texts of the rows of date columns, by position, so that
    14.03.2011 in a text file equals the date cell of a workbook. Vocabularies have no
    part in it: a spelling learnt later must not make old rows new.
    """
    parts = [
        _labelled(
            pd.Series(dates[use.position]) if use.position in dates else cells[use.position], _label(use)
        )
        for use in layout.columns
        if not use.withheld
    ]
    if not parts:
        return [_digest(sender or "")] * len(cells)
    ordered = [column for _, column in sorted(parts, key=lambda part: part[0])]
    joined = pc.binary_join_element_wise(*ordered, pa.scalar("", pa.large_string()))
    return [_digest(f"{sender or ''}{_BETWEEN}{text}") for text in joined.to_pylist()]


def _label(use: ColumnUse) -> str:
    return use.header if use.field is None else f"{use.field}.{use.group}.{use.drug}"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()


def _labelled(cells: pd.Series[str], label: str) -> tuple[str, pa.Array]:
    """Return the label and each cell's canonical text with the label before it; nothing for empty cells."""
    column = distinct(cells)
    texts = [canonical_text(text) for text in column.texts]
    named = [f"{label}{_WITHIN}{text}{_BETWEEN}" if text else "" for text in texts]
    return label, pa.array(named, pa.large_string()).take(pa.array(column.codes))


def canonical_text(text: str) -> str:
    """Return a cell's text in the form that every file format gives it.

    Examples
    --------
    >>> canonical_text(" 490.0 "), canonical_text("2024-03-05 00:00"), canonical_text("1,50")
    ('490', '2024-03-05', '1.5')
    """
    line = one_line(text)
    if _PLAIN_NUMBER.fullmatch(line):
        number = line.replace(" ", "").replace(",", ".").lstrip("+")
        return (number.rstrip("0").rstrip(".") or "0") if "." in number else number
    midnight = _MIDNIGHT.fullmatch(line)
    return midnight[1] if midnight else line
