"""What reading a file yields: grids of text cells, the tables found in them, and what a person is told.

A grid is a whole sheet; a table is a header and the rows below it. Every cell is text, a missing cell is "".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pandas as pd

Progress = Callable[[float, str], None]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Note:
    """One remark about a sheet that a person should see; it is no problem of a row.

    Attributes
    ----------
    code
        Stable key, such as `sheet_skipped` or `hidden_rows`.
    en, ru
        The sentence in both languages.
    warning
        True: something was assumed that changes what is counted; a person should check it.
    """

    code: str
    en: str
    ru: str
    warning: bool = False

    def text(self, language: str = "en") -> str:
        """Return the sentence in `language` ("en" or "ru")."""
        return self.ru if language == "ru" else self.en


class SkippedKind(StrEnum):
    """Why a filled row below the header is no seizure."""

    TITLE = "title"
    COLUMN_NUMBERS = "column_numbers"
    HEADER_AGAIN = "header_again"
    SUBHEADING = "subheading"
    TOTAL = "total"
    FOOTER = "footer"


@dataclass(frozen=True)
class SkippedRow:
    """A filled row that was shown, not imported: its number in the sender's file, the kind, its text."""

    row_number: int
    kind: SkippedKind
    text: str


@dataclass(frozen=True)
class Merge:
    """A merged range of a grid: first and last row and column as positions from 0, all inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """A whole sheet as text.

    Attributes
    ----------
    sheet
        Name of the sheet; for a text file the file's name without its ending.
    cells
        Text columns named 0..n-1; row i stands in the sender's file at `row_numbers[i]`.
    row_numbers
        Row numbers as a spreadsheet shows them, from 1.
    extra
        Cells beyond the grid's width, by position of the row.
    merges
        Merged ranges, in positions of `cells`.
    first_column
        Number of the sheet's column that stands at position 0 (0 is A).
    notes
        What a person is told about the sheet.
    """

    sheet: str
    cells: pd.DataFrame
    row_numbers: IntArray
    extra: dict[int, tuple[str, ...]] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    first_column: int = 0
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class RawTable:
    """One table as the sender wrote it.

    Attributes
    ----------
    sheet
        Name of its sheet.
    headers
        Header of each column; header rows of several levels are joined by " / ".
    cells
        Text columns named 0..n-1, one row per row of the table; a missing cell is "".
    row_numbers
        Row of each in the sender's file, as a spreadsheet shows it (from 1, header rows counted).
        A quoted line break inside a cell of a text file does not start a new row.
    notes
        What a person is told: hidden rows, an encoding that was guessed, skipped rows.
    skipped
        Titles, totals, sub-headings and footers: shown, never imported.
    extra
        Cells that stand beyond the header, by position of the row.
    header_rows
        Rows of the header in the sender's file.
    file_name
        Name of the file, for error texts.
    """

    sheet: str
    headers: tuple[str, ...]
    cells: pd.DataFrame
    row_numbers: IntArray
    notes: tuple[Note, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    extra: dict[int, tuple[str, ...]] = field(default_factory=dict)
    file_name: str = ""
    header_rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class SourceFile:
    """An uploaded file, read.

    Attributes
    ----------
    name, sha256, size_bytes
        Of the uploaded bytes as given, packed or not.
    tables
        Every table of seizures that was found, in file order.
    notes
        What a person is told about the whole file, such as sheets that are no tables.
    left_out
        Tables of other things, told in `notes`.
    """

    name: str
    sha256: str
    size_bytes: int
    tables: tuple[RawTable, ...]
    notes: tuple[Note, ...] = ()
    left_out: tuple[RawTable, ...] = ()


class StepProgress:
    """Reports a share of a longer job: `step` runs from `start` to `end` of the whole.

    Parameters
    ----------
    report
        The caller's function, or None where nobody listens.
    start, end
        Shares of the whole job, 0 to 1.
    step
        Code of the step.
    """

    def __init__(self, report: Progress | None, start: float, end: float, step: str) -> None:
        self.report, self.start, self.end, self.step = report, start, end, step

    def __call__(self, share: float, step: str = "") -> None:
        """Tell that `share` (0 to 1) of this step is done; `step` may name it more closely."""
        if self.report is not None:
            done = self.start + (self.end - self.start) * min(max(share, 0.0), 1.0)
            self.report(done, step or self.step)

    def part(self, start: float, end: float) -> StepProgress:
        """Return the progress of a part of this step, from `start` to `end` (0 to 1)."""
        width = self.end - self.start
        return StepProgress(self.report, self.start + width * start, self.start + width * end, self.step)
