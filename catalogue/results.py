"""What tasks answer where no room has a type of its own: preview, result and undoing of an import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.intake import FileTables, Note
    from catalogue.model import SeizureField
    from catalogue.store import BatchCounts, BatchFacts, IncomingMends, Upload


@dataclass(frozen=True)
class ImportPreview:
    """What importing a file would do; nothing is written yet.

    Attributes
    ----------
    counts
        rows_read = accepted + refused + already_known.
    known_batch
        Number of an earlier live import of the very same bytes, or None.
    problems
        code, severity, sheet, row_number, header, value.
    columns
        sheet, position, header, field, withheld, reason_en, reason_ru: how each column was understood.
    file_notes
        What a person is told of the file and of how its layout was found.
    returned
        Rows of an error workbook that came back: row_index, raw_row_id; None where the file is none.
    mends
        What was mended in the preview; None where nothing was.
    missing
        Fields that a seizure needs and no column or constant gives yet; a person is asked for them.
    """

    upload: Upload
    facts: BatchFacts
    tables: FileTables
    counts: BatchCounts
    known_batch: int | None
    problems: pd.DataFrame
    columns: pd.DataFrame
    file_notes: tuple[Note, ...]
    seconds: float
    returned: pd.DataFrame | None = None
    mends: IncomingMends | None = None
    missing: tuple[SeizureField, ...] = ()

    @property
    def withheld_columns(self) -> tuple[str, ...]:
        """Return the headers of the columns that were withheld before storage."""
        return tuple(self.columns.loc[self.columns["withheld"], "header"])

    @property
    def notes(self) -> tuple[Note, ...]:
        """Return what a person is told of the file and of its columns, what was assumed first."""
        return tuple(sorted((*self.file_notes, *self.tables.notes), key=lambda note: not note.warning))

    @property
    def all_known(self) -> bool:
        """Return whether the store knows every row already: an import would add nothing."""
        return self.counts.already_known == self.counts.rows_read


@dataclass(frozen=True)
class ImportResult:
    """What an import did; `batch` is None where every row was known already and nothing was written."""

    batch: int | None
    rows_read: int
    accepted: int
    refused: int
    already_known: int
    withheld_columns: tuple[str, ...]
    problems: pd.DataFrame
    duplicate_proposals: int
    seconds: float


@dataclass(frozen=True)
class UndoResult:
    """What undoing an import did; `also_reported` lists later imports that repeated its rows."""

    batch: int
    rows: int
    also_reported: pd.DataFrame


@dataclass(frozen=True)
class RetryResult:
    """What letting mended rows through again came to, in rows.

    Attributes
    ----------
    accepted
        Were refused and are seizures now.
    refused
        Still refused.
    changed
        Were accepted before; their mended values count now.
    held
        Were accepted, would be refused with their mends, and stay as they were.
    known
        Another import holds their corrected form; they are resolved.
    """

    batch: int
    accepted: int
    refused: int
    changed: int
    held: int
    known: int
