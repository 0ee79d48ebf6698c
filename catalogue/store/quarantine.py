"""Rows with problems: mended cells beside the originals, and what mended rows come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.errors import NotFoundError
from catalogue.store.acts import execute, note, registered, transaction
from catalogue.store.read import read_one, read_table
from catalogue.store.search import index_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from catalogue.store.connection import Store


@dataclass(frozen=True)
class SettledRows:
    """What kept rows come to with their mended cells, as tables.

    Attributes
    ----------
    rows
        raw_row_id, refused, fingerprint.
    seizures
        seizure_index, raw_row_id (its first row), seizure_id (NA: a new one), rewritten (False: only items
        join it) and the columns of table seizure.
    items
        item_index, seizure_index, raw_row_id and the columns of table seized_item.
    problems
        code, sheet, row_number, header, value, raw_row_id.
    """

    rows: pd.DataFrame
    seizures: pd.DataFrame
    items: pd.DataFrame
    problems: pd.DataFrame


def add_mends(store: Store, batch_id: int, mends: pd.DataFrame, actor: str) -> int:
    """Keep mended cells (raw_row_id, position, old_value, new_value) as one act and return its number."""
    with transaction(store), registered(store, incoming_mend=mends):
        act = int(read_one(store, "next_act")["act_id"])
        execute(store, "write_mends", {"act_id": act, "batch_id": batch_id, "mended_by": actor})
        note(store, actor, "mend", str(batch_id), {"act": act, "cells": len(mends)})
    return act


def undo_mends(store: Store, batch_id: int, act_id: int, actor: str) -> list[int]:
    """Take back the mends of an act and return the rows they were of (raw_row_id).

    Raises
    ------
    NotFoundError
        No mend of this act holds.
    """
    with transaction(store):
        standing = read_table(store, "mends", batch_id=batch_id, undone=False)
        rows = standing.loc[standing["act_id"] == act_id, "raw_row_id"]
        if rows.empty:
            raise NotFoundError(kind="mend", code=act_id, listing="batches")
        execute(store, "undo_mends", {"batch_id": batch_id, "act_id": act_id, "undone_by": actor})
        note(store, actor, "mend_undone", str(batch_id), {"act": act_id})
    return sorted({int(row) for row in rows})


def settle_rows(store: Store, batch_id: int, settled: SettledRows, places: pd.DataFrame, actor: str) -> None:
    """Write what mended rows come to, in one transaction; the counts of the import follow.

    Parameters
    ----------
    places
        Where the texts of `find_missing_places` are.
    """
    frames = {
        "incoming_settled": settled.rows,
        "incoming_seizure": settled.seizures,
        "incoming_item": settled.items,
        "incoming_problem": settled.problems,
        "incoming_place": places,
    }
    counts = {"rows": len(settled.rows), "refused": int(settled.rows["refused"].sum())}
    with transaction(store), registered(store, **frames):
        execute(store, "write_places", {})
        execute(store, "write_settled", {"batch_id": batch_id})
        index_texts(store, batch_id)
        note(store, actor, "retry", str(batch_id), counts)


def resolve_rows(
    store: Store, batch_id: int, raw_row_ids: Sequence[int], by_batch_id: int, actor: str
) -> None:
    """Note that refused rows of `batch_id` are held, corrected, by `by_batch_id`; they stay kept."""
    facts = {"raw_row_ids": list(raw_row_ids), "by_batch_id": by_batch_id}
    with transaction(store):
        execute(store, "write_resolved", facts | {"batch_id": batch_id})
        note(store, actor, "resolved", str(batch_id), {"rows": len(raw_row_ids), "by": by_batch_id})
