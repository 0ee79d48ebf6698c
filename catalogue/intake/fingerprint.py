"""The fingerprint of a row: the same record gives the same one whatever the file's form or column order."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from catalogue.intake.calamine_reading import cell_text
from catalogue.intake.cell_shapes import one_line
from catalogue.intake.grid_building import ROWS_AT_ONCE
from catalogue.model import SeizureField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from catalogue.intake.distinct import Cells, Distinct
    from catalogue.intake.layouts import ColumnUse, Layout
    from catalogue.intake.records import IntArray

_DIGEST_BYTES = 16
_PLAIN_NUMBER = re.compile(r"[-+]?(?:\d{1,15}|\d{1,3}(?: \d{3})+)(?:[.,]\d+)?(?:[eE]-\d{1,2})?")
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]00:00(?::00)?(?:\.0+)?")
# Separators that no sheet uses, so that "a" + "bc" never equals "ab" + "c".
_BETWEEN, _WITHIN = "\x1e", "\x1f"


def fingerprint_rows(
    cells: Cells,
    layout: Layout,
    sender: str | None,
    dates: Mapping[int, Distinct],
    extra: Mapping[int, Sequence[str]],
) -> list[str]:
    """Return the fingerprint of each row, 32 hexadecimal digits.

    It is made of the sender and, for each filled cell, what its column means (its field, else its header)
    with the cell's text in one canonical form: 490.0 is 490, and a date with midnight is a date. Withheld
    cells and the number of the row in the sender's list have no part in it. Nor have the vocabularies: a
    spelling learnt later must not make old rows new.

    Parameters
    ----------
    dates
        Canonical texts of the rows of date columns, by the column's position, so that 14.03.2011 in a text
        file equals the date cell of a workbook.
    extra
        Cells beyond the header, by position of the row.
    """
    used = [use for use in layout.columns if not use.withheld and use.field is not SeizureField.ROW_NUMBER]
    columns = [
        _labelled(dates[u.position] if u.position in dates else cells.column(u.position), u)
        for u in sorted(used, key=lambda use: (_label(use), use.header))
    ]
    starts = range(0, cells.height, ROWS_AT_ONCE)
    texts = (text for start in starts for text in _joined(columns, slice(start, start + ROWS_AT_ONCE)))
    return [
        _digest(sender or "", text, *extra.get(place, ()))
        for place, text in enumerate(texts if columns else [""] * cells.height)
    ]


def _label(use: ColumnUse) -> str:
    return use.header if use.field is None else f"{use.field}.{use.group}.{use.drug}"


def _digest(*texts: str) -> str:
    whole = _BETWEEN.join(texts).encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=_DIGEST_BYTES).hexdigest()


def _labelled(column: Distinct, use: ColumnUse) -> tuple[pa.Array, IntArray]:
    """Return the distinct canonical texts with the column's label before each, and the rows' places."""
    label, texts = _label(use), [canonical_text(text) for text in column.texts]
    named = [f"{label}{_WITHIN}{text}{_BETWEEN}" if text else "" for text in texts]
    return pa.array(named, pa.large_string()), column.codes


def _joined(columns: list[tuple[pa.Array, IntArray]], rows: slice) -> list[str]:
    """Return the labelled texts of each of the rows as one text."""
    parts = [texts.take(pa.array(codes[rows])) for texts, codes in columns]
    joined: list[str] = pc.binary_join_element_wise(*parts, pa.scalar("", pa.large_string())).to_pylist()
    return joined


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
        # Text files carry the noise of binary fractions (0.11699999999999999); workbooks show 15 digits.
        return cell_text(float(number)) if "." in number or "e" in number.lower() else number
    midnight = _MIDNIGHT.fullmatch(line)
    return midnight[1] if midnight else line
