"""Everything that changes the store; each act is one transaction with its line in the audit."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd

from catalogue.errors import BatchUndoneError, NotFoundError
from catalogue.store.acts import execute, note, registered, transaction
from catalogue.store.read import read_one, read_table
from catalogue.store.search import forget_texts, index_texts
from catalogue.store.sql import get_sql

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.model import Handling
    from catalogue.store.connection import Store


@dataclass(frozen=True)
class Upload:
    """A file as the sender gave it."""

    name: str
    sha256: str
    content: bytes


class BatchTables(Protocol):
    """What a file became, as tables (`catalogue.intake.FileTables` has this shape)."""

    @property
    def rows(self) -> pd.DataFrame:
        """One row per row read: row_index, sheet, row_number, cells, fingerprint, refused."""

    @property
    def seizures(self) -> pd.DataFrame:
        """One row per accepted seizure: seizure_index, row_index and the columns of table seizure."""

    @property
    def items(self) -> pd.DataFrame:
        """One row per seized item: item_index, seizure_index and the columns of table seized_item."""

    @property
    def problems(self) -> pd.DataFrame:
        """One row per problem: code, sheet, row_number, header, value."""

    @property
    def columns(self) -> pd.DataFrame:
        """One row per column: sheet, position, header, field, withheld."""

    @property
    def layouts(self) -> pd.DataFrame:
        """One row per table: table_number, sheet, first_row, last_row, layout (a JSON text)."""


@dataclass(frozen=True)
class BatchFacts:
    """What is known of an import as a whole."""

    sender: str | None
    layout: str
    handling: Handling
    synthetic: bool
    actor: str


@dataclass(frozen=True)
class BatchCounts:
    """What an import came to; `batch_id` is None where every row was known and nothing was written."""

    batch_id: int | None
    rows_read: int
    accepted: int
    refused: int
    already_known: int


@dataclass(frozen=True)
class IncomingMends:
    """What a person mended before the import was written.

    Attributes
    ----------
    cells
        act (from 1), row_index, position, old_value, new_value.
    fingerprints
        row_index, fingerprint: of each mended row, as it is mended.
    """

    cells: pd.DataFrame
    fingerprints: pd.DataFrame


def count_batch(
    store: Store,
    tables: BatchTables,
    returned: pd.DataFrame | None = None,
    mends: IncomingMends | None = None,
) -> BatchCounts:
    """Return what importing `tables` would come to, writing nothing that lasts.

    Parameters
    ----------
    returned
        Rows of an error workbook that came back: row_index, raw_row_id (the kept row it was made of).
    mends
        What was mended before; `tables` hold what the mended rows come to, beside the sender's cells.
    """
    with registered(store, incoming_row=tables.rows, **_beside(returned, mends)):
        store.connection.execute(get_sql("stage_rows"))
    counts = read_one(store, "staged_counts")
    store.connection.execute("DROP TABLE staged_row")
    return BatchCounts(batch_id=None, **counts)


def _beside(returned: pd.DataFrame | None, mends: IncomingMends | None) -> dict[str, pd.DataFrame]:
    """Return the tables that stand beside the rows of an import, empty where there is nothing to say."""
    number, text = pd.Series(dtype="int64"), pd.Series(dtype="str")
    if returned is None:
        returned = pd.DataFrame({"row_index": number, "raw_row_id": number})
    if mends is None:
        cells = dict.fromkeys(("act", "row_index", "position"), number)
        mends = IncomingMends(
            pd.DataFrame(cells | {"old_value": text, "new_value": text}),
            pd.DataFrame({"row_index": number, "fingerprint": text}),
        )
    return {
        "incoming_returned": returned,
        "incoming_mend": mends.cells,
        "incoming_mended": mends.fingerprints,
    }


def all_known(tables: BatchTables) -> BatchCounts:
    """Return the counts of a file whose very bytes were imported before: every row is known."""
    return BatchCounts(
        None, rows_read=len(tables.rows), accepted=0, refused=0, already_known=len(tables.rows)
    )


def find_batch_of_upload(store: Store, sha256: str) -> int | None:
    """Return the first live import of the file with this hash, None where there is none."""
    batches = read_table(store, "batch_of_upload", sha256=sha256)
    return None if batches.empty else int(batches["batch_id"].iloc[0])


def find_missing_places(store: Store, seizures: pd.DataFrame) -> pd.DataFrame:
    """Return the texts of places (country, province_text, place_text) that the store does not hold."""
    with registered(store, incoming_seizure=seizures):
        return read_table(store, "places_missing")


def add_batch(  # noqa: PLR0913  the parts of one import
    store: Store,
    upload: Upload,
    facts: BatchFacts,
    tables: BatchTables,
    places: pd.DataFrame,
    *,
    returned: pd.DataFrame | None = None,
    mends: IncomingMends | None = None,
) -> BatchCounts:
    """Write an import in one transaction; rows that the store knows are counted and not written again.

    Parameters
    ----------
    places
        Where the texts of `find_missing_places` are: the columns of table place but place_id and world_*.
    returned
        Rows of an error workbook that came back: row_index, raw_row_id (the kept row it was made of).
    mends
        What was mended before; it is kept beside the sender's cells.
    """
    frames = {
        "incoming_row": tables.rows,
        "incoming_seizure": tables.seizures,
        "incoming_item": tables.items,
        "incoming_problem": tables.problems,
        "incoming_column": tables.columns,
        "incoming_table": tables.layouts,
        "incoming_place": places,
        **_beside(returned, mends),
    }
    with transaction(store), registered(store, **frames):
        store.connection.execute(get_sql("stage_rows"))
        counts = read_one(store, "staged_counts")
        if counts["accepted"] + counts["refused"] == 0:
            note(store, facts.actor, "import_known", upload.name, {"sha256": upload.sha256} | counts)
            return BatchCounts(batch_id=None, **counts)
        batch_id = int(read_one(store, "next_batch")["batch_id"])
        _write_batch(store, batch_id, upload, facts, counts)
    return BatchCounts(batch_id=batch_id, **counts)


def _write_batch(
    store: Store, batch_id: int, upload: Upload, facts: BatchFacts, counts: Mapping[str, Any]
) -> None:
    batch = {"batch_id": batch_id}
    rank = {"handling_rank": facts.handling.rank}
    described = {"sender": facts.sender, "layout": facts.layout, "handling": facts.handling.value}
    named = {"sha256": upload.sha256, "name": upload.name, "synthetic": facts.synthetic}
    execute(store, "write_upload", _kept_upload(upload))
    execute(store, "write_batch", batch | rank | described | named | dict(counts))
    for name in (
        "write_columns",
        "write_batch_tables",
        "write_raw_rows",
        "write_known_rows",
        "write_problems",
        "write_returned",
        "write_import_mends",
    ):
        execute(store, name, batch | {"mended_by": facts.actor})
    execute(store, "write_places", {})
    execute(store, "write_seizures", batch | rank)
    execute(store, "write_items", batch)
    index_texts(store, batch_id)
    note(store, facts.actor, "import", str(batch_id), described | named | dict(counts))


def _kept_upload(upload: Upload) -> dict[str, object]:
    packed = gzip.compress(upload.content, compresslevel=6, mtime=0)
    smaller = len(packed) < len(upload.content)
    return {
        "sha256": upload.sha256,
        "name": upload.name,
        "size_bytes": len(upload.content),
        "compressed": smaller,
        "content": packed if smaller else upload.content,
    }


def undo_batch(store: Store, batch_id: int, actor: str) -> pd.DataFrame:
    """Take back import `batch_id` in one transaction and return the later imports that repeated its rows.

    Raises
    ------
    NotFoundError
        There is no such import.
    BatchUndoneError
        It was undone before.
    """
    with transaction(store):
        _require_live(store, batch_id)
        repeated = read_table(store, "also_reported", batch_id=batch_id)
        execute(store, "undo_batch", {"batch_id": batch_id})
        forget_texts(store, batch_id)
        note(store, actor, "undo", str(batch_id), {})
    return repeated


def _require_live(store: Store, batch_id: int) -> None:
    batches = read_table(store, "batch", batch_id=batch_id)
    if batches.empty:
        raise NotFoundError(kind="batch", code=batch_id, listing="batches")
    undone_at = batches["undone_at"].iloc[0]
    if undone_at is not None and str(undone_at) != "NaT":
        raise BatchUndoneError(batch=batch_id, when=f"{undone_at:%Y-%m-%d %H:%M} UTC")


def replace_attribution(store: Store, answers: pd.DataFrame) -> None:
    """Replace every inferred attribution; `find_profiles` must have run on this connection before.

    Parameters
    ----------
    answers
        profile_id, route, share, score, reason.
    """
    with transaction(store), registered(store, incoming_answer=answers):
        execute(store, "write_attribution", {})
        execute(store, "apply_attribution_decisions", {})


def find_profiles(store: Store, countries: list[str]) -> pd.DataFrame:
    """Return the distinct profiles of the seizures in `countries` (alpha-2), for attribution to routes."""
    number, describe = get_sql("attribution_profiles").split(";\n")
    store.connection.execute(number, {"countries": countries})
    return store.connection.execute(describe).df()


@dataclass(frozen=True)
class RouteVersion:
    """A version of a route record to be written; `record` and `line` are JSON texts."""

    code: str
    record: str
    line: str

    @property
    def record_sha256(self) -> str:
        """Return the hash by which an unchanged record is recognised."""
        return hashlib.sha256(self.record.encode()).hexdigest()


def add_route_versions(store: Store, versions: list[RouteVersion], actor: str, change: str) -> None:
    """Write each of `versions` as the newest of its route, all in one transaction."""
    with transaction(store):
        for version in versions:
            facts = {"code": version.code, "record": version.record, "line": version.line}
            about = {"record_sha256": version.record_sha256, "changed_by": actor, "change": change}
            execute(store, "write_route", facts | about)
            note(store, actor, "route", version.code, {"change": change})
