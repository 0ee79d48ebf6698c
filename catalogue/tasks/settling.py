"""Kept rows of an import are converted again with their mended cells."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from catalogue import intake, store
from catalogue.tasks.clock import today

if TYPE_CHECKING:
    from catalogue.intake import Converted, KeptTable
    from catalogue.store import SettledRows, Store


@dataclass(frozen=True)
class _Rows:
    """One table of an import: its rows with mended cells applied, and the rows that are asked for."""

    table: KeptTable
    raw_row_ids: list[int]
    wanted: set[int]


def settle(opened: Store, batch: int, raw_row_ids: set[int]) -> SettledRows:
    """Return what these rows of an import come to with their mended cells; nothing is written."""
    sender = store.read_table(opened, "batch", batch_id=batch)["sender"].iloc[0]
    known = store.read_table(opened, "row_seizures", batch_id=batch)
    parts, seizures, items = [], 0, 0
    for rows in _tables(opened, batch, raw_row_ids):
        converted = intake.convert_kept(
            rows.table, sender=sender if isinstance(sender, str) else None, today=today()
        )
        part = _settled(converted, rows, known, seizures, items)
        seizures, items = seizures + len(converted.seizures), items + len(converted.items)
        parts.append(part)
    return store.SettledRows(
        *(
            pd.concat([getattr(part, name) for part in parts], ignore_index=True)
            for name in ("rows", "seizures", "items", "problems")
        )
    )


def _tables(opened: Store, batch: int, wanted: set[int]) -> list[_Rows]:
    """Return the tables of an import that hold a wanted row, as they stand with their mends."""
    kept = store.read_table(opened, "kept_rows", batch_id=batch)
    kept = kept[~kept["resolved"] | kept["raw_row_id"].isin(wanted)]
    mended = _mended_cells(opened, batch)
    found = []
    for place in store.read_table(opened, "batch_tables", batch_id=batch).to_dict("records"):
        own = kept[
            (kept["sheet"] == place["sheet"])
            & kept["row_number"].between(place["first_row"], place["last_row"])
        ]
        ids = own["raw_row_id"].tolist()
        cells = [
            intake.with_mends(list(row), mended.get(number, {}))
            for number, row in zip(ids, own["cells"], strict=True)
        ]
        layout = intake.read_layout_record(json.loads(str(place["layout"])))
        table = intake.KeptTable(str(place["sheet"]), layout, own["row_number"].tolist(), cells)
        found.append(_Rows(table, ids, wanted & set(ids)))
    return [rows for rows in found if rows.wanted]


def _mended_cells(opened: Store, batch: int) -> dict[int, dict[int, str]]:
    """Return for each mended row its newest text of each mended cell."""
    cells: dict[int, dict[int, str]] = {}
    mends = store.read_table(opened, "mends", batch_id=batch, undone=False)
    for mend in mends.iloc[::-1].itertuples():
        cells.setdefault(int(str(mend.raw_row_id)), {})[int(str(mend.position))] = str(mend.new_value)
    return cells


def _settled(
    converted: Converted, rows: _Rows, known: pd.DataFrame, first_seizure: int, first_item: int
) -> SettledRows:
    ids = pd.Series(rows.raw_row_ids)
    own = converted.rows.assign(raw_row_id=ids)
    own = own[own["raw_row_id"].isin(rows.wanted)]
    all_items = converted.items.assign(raw_row_id=converted.items["row_index"].map(ids))
    items = all_items[all_items["raw_row_id"].isin(rows.wanted)]
    problems = converted.problems.rename(columns={"row": "row_number", "column": "header"})
    problems = problems.merge(own[["row_number", "raw_row_id"]], on="row_number")
    seizures = _seizures(converted, all_items, set(items["seizure_index"]), rows, known)
    return store.SettledRows(
        rows=own[["raw_row_id", "refused", "fingerprint"]],
        seizures=seizures.assign(seizure_index=seizures["seizure_index"] + first_seizure),
        items=items.assign(
            item_index=items["item_index"] + first_item, seizure_index=items["seizure_index"] + first_seizure
        ),
        problems=problems,
    )


def _seizures(
    converted: Converted, items: pd.DataFrame, touched: set[int], rows: _Rows, known: pd.DataFrame
) -> pd.DataFrame:
    """Return the seizures that wanted rows tell of, each with the number it has already, if any."""
    found = converted.seizures[converted.seizures["seizure_index"].isin(touched)]
    first = found["row_index"].map(pd.Series(rows.raw_row_ids))
    held = items.merge(known, on="raw_row_id").groupby("seizure_index")[["seizure_id"]].min()
    number = found["seizure_index"].map(held["seizure_id"]).astype("Int64")
    leading = set(known.loc[known["raw_row_id"] == known["first_row_id"], "raw_row_id"])
    rewritten = number.isna() | first.isin(rows.wanted & leading)
    return found.assign(raw_row_id=first, seizure_id=number, rewritten=rewritten)
