"""Import a sheet: preview, commit, undo; and what the earlier imports left to look at."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from catalogue import intake, store
from catalogue.clean.places import locate_places
from catalogue.errors import FileMissingError
from catalogue.model import Handling
from catalogue.results import ImportPreview, ImportResult, UndoResult
from catalogue.tasks.actor import ACTOR
from catalogue.tasks.arranging import arrange
from catalogue.tasks.attributing import attribute_seizures
from catalogue.tasks.clock import today
from catalogue.tasks.consigning import record_consignments
from catalogue.tasks.mending import with_severity
from catalogue.tasks.returning import read_returned
from catalogue.tasks.reviewing import find_duplicates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pandas as pd

    from catalogue.clean.decided_places import PlaceDecision
    from catalogue.intake import Layout, LayoutChange, Note
    from catalogue.model import SeizureField
    from catalogue.store import BatchCounts, Store
    from catalogue.tasks.returning import Returned

    Progress = Callable[[float, str], None]


def read_upload(path: Path) -> bytes:
    """Return the bytes of the file at `path`; FileMissingError where there is none."""
    if not path.is_file():
        raise FileMissingError(name=path)
    return path.read_bytes()


def preview_import(  # noqa: PLR0913  each a fact that a person gives of the file
    opened: Store,
    file_content: bytes,
    name: str,
    *,
    sender: str | None = None,
    handling: Handling = Handling.AMBER,
    synthetic: bool = False,
    unpacked_limit_mb: int = 600,
    layout: LayoutChange | None = None,
    ask: bool = False,
    progress: Progress | None = None,
) -> ImportPreview:
    """Read a sheet and tell what importing it would do; nothing is written.

    Parameters
    ----------
    layout
        How a person wants the columns read; None: by the layout kept for these headers, else as understood.
    ask
        True: a required column that was not found is named in `missing`; False: such a file is refused.

    Raises
    ------
    FileError
        The file cannot be used; the sentence says why and what to do.
    """
    started = time.monotonic()
    source = intake.read_file(file_content, name, unpacked_limit_mb=unpacked_limit_mb, progress=progress)
    back = read_returned(opened, source)
    sender = sender or back.sender
    layouts, layout_notes = _arranged(opened, back, layout, ask=ask)
    sent = back.source
    tables = intake.convert_file(sent, sender=sender, today=today(), progress=progress, layouts=layouts)
    facts = store.BatchFacts(sender, tables.layout, handling, synthetic=synthetic, actor=ACTOR)
    known_batch = store.find_batch_of_upload(opened, source.sha256)
    counts = store.count_batch(opened, tables, back.rows) if known_batch is None else store.all_known(tables)
    return ImportPreview(
        upload=store.Upload(name, source.sha256, file_content),
        facts=facts,
        tables=tables,
        counts=counts,
        known_batch=known_batch,
        problems=with_severity(tables.problems),
        columns=tables.columns,
        file_notes=(*intake.notes_to_tell(source), *layout_notes),
        seconds=_seconds_since(started),
        returned=back.rows,
        missing=_missing(layouts),
    )


def _arranged(
    opened: Store, back: Returned, change: LayoutChange | None, *, ask: bool
) -> tuple[Sequence[Layout], list[Note]]:
    """Return the layouts of a returned error workbook as they were, those of any other file as arranged."""
    return (back.layouts, []) if back.layouts else arrange(opened, back.source, change, ask=ask)


def _missing(layouts: Sequence[Layout]) -> tuple[SeizureField, ...]:
    return tuple(dict.fromkeys(field for layout in layouts for field in intake.missing_fields(layout)))


def commit_import(opened: Store, preview: ImportPreview, progress: Progress | None = None) -> ImportResult:
    """Write a previewed import with its places, consignments and ties to routes: all of it, or nothing."""
    started = time.monotonic()
    located = _locate(opened, preview)  # outside the act: nobody waits for the gazetteer
    _tell(progress, 0.4, "write")
    with store.one_act(opened) as act:
        counts = _write(act, preview, located)
        _tell(progress, 0.8, "attribute")
        if counts.batch_id is not None:
            record_consignments(act, counts.batch_id)
            attribute_seizures(act)
    _tell(progress, 0.9, "attribute")
    proposals = 0 if counts.batch_id is None else len(find_duplicates(opened, touching=counts.batch_id))
    _tell(progress, 1.0, "done")
    return _import_result(preview, counts, proposals, started)


@dataclass(frozen=True)
class _Located:
    """Texts of places that the store does not hold, where they are, and the decisions that were asked."""

    texts: frozenset[tuple[str, ...]]
    decisions: tuple[PlaceDecision, ...]
    places: pd.DataFrame

    def still_holds(self, now: _Located) -> bool:
        """Return whether nothing has to be asked anew: the same decisions, no text more."""
        return now.decisions == self.decisions and now.texts <= self.texts


def _locate(opened: Store, preview: ImportPreview, before: _Located | None = None) -> _Located:
    missing = store.find_missing_places(opened, preview.tables.seizures)
    decisions = store.find_place_decisions(opened)
    texts = frozenset(missing.itertuples(index=False, name=None))
    now = _Located(texts, decisions, missing)
    if before is not None and before.still_holds(now):
        return before
    return replace(now, places=locate_places(missing, decisions))


def _write(act: Store, preview: ImportPreview, located: _Located) -> BatchCounts:
    """Write an import, unless another was quicker since it was previewed: then all of it is known."""
    if store.find_batch_of_upload(act, preview.upload.sha256) is not None:
        return store.all_known(preview.tables)
    return store.add_batch(
        act,
        preview.upload,
        preview.facts,
        preview.tables,
        _locate(act, preview, located).places,
        returned=preview.returned,
        mends=preview.mends,
    )


def undo_import(opened: Store, batch: int) -> UndoResult:
    """Take back a whole import; the store is as it was before it, the uploaded bytes stay kept."""
    with store.one_act(opened) as act:
        found = store.read_table(act, "batch", batch_id=batch)
        also_reported = store.undo_batch(act, batch, ACTOR)
    rows = int(found["accepted"].iloc[0] + found["refused"].iloc[0])
    return UndoResult(batch, rows, also_reported)


def list_batches(opened: Store) -> pd.DataFrame:
    """Return every import, latest first (store/queries/batches.sql)."""
    return store.read_table(opened, "batches")


def list_problems(opened: Store, batch: int, limit: int = 1000) -> pd.DataFrame:
    """Return the problems of an import: code, severity, sheet, row_number, header, value."""
    return with_severity(store.read_table(opened, "problems", batch_id=batch, limit=limit))


def list_refused_rows(opened: Store, batch: int) -> pd.DataFrame:
    """Return the quarantine of an import: sheet, row_number, cells as they came, codes of the problems."""
    return store.read_table(opened, "refused_rows", batch_id=batch)


def _import_result(
    preview: ImportPreview, counts: BatchCounts, proposals: int, started: float
) -> ImportResult:
    return ImportResult(
        batch=counts.batch_id,
        rows_read=counts.rows_read,
        accepted=counts.accepted,
        refused=counts.refused,
        already_known=counts.already_known,
        withheld_columns=preview.withheld_columns,
        problems=preview.problems,
        duplicate_proposals=proposals,
        seconds=round(preview.seconds + _seconds_since(started), 2),
    )


def _seconds_since(started: float) -> float:
    return round(time.monotonic() - started, 2)


def _tell(progress: Progress | None, share: float, step: str) -> None:
    if progress is not None:
        progress(share, step)
