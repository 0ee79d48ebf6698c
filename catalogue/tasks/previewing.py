"""Mend cells in the preview of an import, before anything is written; the mends are written with it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from catalogue import intake, store
from catalogue.errors import NotFoundError
from catalogue.tasks.clock import today
from catalogue.tasks.mending import refuse_personal, with_severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.results import ImportPreview
    from catalogue.store import Store

_MEND_COLUMNS = ["act", "row_index", "position", "old_value", "new_value"]


def list_preview_cells(preview: ImportPreview) -> pd.DataFrame:
    """Return every problem of a preview with its cell, refused rows first.

    Returns
    -------
    pandas.DataFrame
        code, severity, sheet, row_number, header, value, row_index, refused, position (from 0; missing: the
        whole row), cell (the text as it is mended).
    """
    rows = preview.tables.rows[["row_index", "sheet", "row_number", "refused"]]
    cells = preview.problems.merge(rows, on=["sheet", "row_number"], how="left")
    cells = cells.assign(position=_positions(preview, cells))
    texts = _texts(preview, cells["row_index"].tolist(), cells["position"].tolist())
    cells = cells.assign(cell=pd.Series(texts, dtype="str"))
    return cells.sort_values("refused", ascending=False, kind="stable", ignore_index=True)


def _positions(preview: ImportPreview, cells: pd.DataFrame) -> pd.Series[int]:
    """Return the column of each problem by its header, in the table that the row stands in."""
    found = pd.Series(pd.NA, index=cells.index, dtype="Int64")
    for place in preview.tables.layouts.to_dict("records"):
        layout = intake.read_layout_record(json.loads(str(place["layout"])))
        by_header = {use.header: use.position for use in reversed(layout.columns)}
        own = (cells["sheet"] == place["sheet"]) & cells["row_number"].between(
            place["first_row"], place["last_row"]
        )
        found[own] = cells.loc[own, "header"].map(by_header).astype("Int64")
    return found


def _texts(preview: ImportPreview, rows: Sequence[int], positions: Sequence[int]) -> list[str]:
    """Return the texts of cells as they are mended; "" for a whole row."""
    kept = dict(zip(rows, preview.tables.rows["cells"].take(list(rows)).tolist(), strict=True))
    mended = {(row, position): new for _, row, position, _, new in _mends(preview).itertuples(index=False)}
    return [
        ""
        if pd.isna(position)
        else mended.get((row, position), kept[row][position] if position < len(kept[row]) else "")
        for row, position in zip(rows, positions, strict=True)
    ]


def list_preview_row(preview: ImportPreview, row_index: int) -> pd.DataFrame:
    """Return one row of a preview cell by cell: position, header, withheld, original, cell.

    Raises
    ------
    NotFoundError
        The file has no such row.
    """
    rows = preview.tables.rows
    if not 0 <= row_index < len(rows):
        raise NotFoundError(kind="row", code=row_index, listing="import")
    row = rows.iloc[row_index]
    places = preview.tables.layouts
    own = (places["sheet"] == row["sheet"]) & (places["first_row"] <= row["row_number"])
    layout = intake.read_layout_record(json.loads(str(places.loc[own, "layout"].iloc[-1])))
    cells = list(row["cells"])
    facts = [
        (use.position, use.header, use.withheld, cells[use.position] if use.position < len(cells) else "")
        for use in layout.columns
    ]
    found = pd.DataFrame(facts, columns=["position", "header", "withheld", "original"])
    return found.assign(cell=_texts(preview, [row_index] * len(found), found["position"].tolist()))


def mend_preview_cell(
    opened: Store, preview: ImportPreview, row_index: int, position: int, new: str
) -> ImportPreview:
    """Return the preview with a new text of one cell; nothing is written before `commit_import`.

    Raises
    ------
    NotFoundError
        The file has no such row or cell.
    ValueRefusedError
        The text seems to hold personal data.
    """
    row = list_preview_row(preview, row_index)
    cell = row[(row["position"] == position) & ~row["withheld"]]
    if cell.empty:
        raise NotFoundError(kind="cell", code=position, listing="import")
    return _mend(opened, preview, [(row_index, position, str(cell["cell"].iloc[0]))], new)


def mend_preview_values(
    opened: Store, preview: ImportPreview, header: str, old: str, new: str
) -> ImportPreview:
    """Return the preview with a new text of every cell of a column that has a problem and the text `old`.

    Raises
    ------
    NotFoundError
        No such cell has a problem.
    ValueRefusedError
        The text seems to hold personal data.
    """
    cells = list_preview_cells(preview)
    meant = cells[(cells["header"] == header) & (cells["cell"] == old) & cells["position"].notna()]
    meant = meant.drop_duplicates(["row_index", "position"])
    if meant.empty:
        raise NotFoundError(kind="cell", code=old, listing="import")
    places = zip(meant["row_index"].tolist(), meant["position"].tolist(), strict=True)
    return _mend(opened, preview, [(row, position, old) for row, position in places], new)


def undo_preview_mend(opened: Store, preview: ImportPreview, act: int) -> ImportPreview:
    """Return the preview without the mends of one act.

    Raises
    ------
    NotFoundError
        There is no such act.
    """
    mends = _mends(preview)
    if not (mends["act"] == act).any():
        raise NotFoundError(kind="mend", code=act, listing="import")
    return _with_mends(opened, preview, mends[mends["act"] != act])


def list_preview_mends(preview: ImportPreview) -> pd.DataFrame:
    """Return the cells mended in a preview, latest first.

    Returns
    -------
    pandas.DataFrame
        act (from 1), sheet, row_number, position, old_value, new_value.
    """
    mends = _mends(preview)
    rows = preview.tables.rows[["row_index", "sheet", "row_number"]]
    return mends.merge(rows, on="row_index").iloc[::-1].reset_index(drop=True)


def _mends(preview: ImportPreview) -> pd.DataFrame:
    return pd.DataFrame(columns=_MEND_COLUMNS) if preview.mends is None else preview.mends.cells


def _mend(
    opened: Store, preview: ImportPreview, cells: Sequence[tuple[int, int, str]], new: str
) -> ImportPreview:
    refuse_personal(new)
    before = _mends(preview)
    act = int(before["act"].max()) + 1 if len(before) else 1
    added = pd.DataFrame([(act, *cell, new) for cell in cells], columns=_MEND_COLUMNS)
    return _with_mends(opened, preview, added if before.empty else pd.concat([before, added]))


def _with_mends(opened: Store, preview: ImportPreview, mends: pd.DataFrame) -> ImportPreview:
    """Return the preview as it is with these mends, counts and problems included."""
    mended = intake.mend_file(preview.tables, mends, sender=preview.facts.sender, today=today())
    kept = store.IncomingMends(mends.reset_index(drop=True), mended.fingerprints) if len(mends) else None
    counts = preview.counts
    if preview.known_batch is None:
        counts = store.count_batch(opened, mended.tables, preview.returned, kept)
    return replace(
        preview,
        tables=mended.tables,
        counts=counts,
        problems=with_severity(mended.tables.problems),
        mends=kept,
    )
