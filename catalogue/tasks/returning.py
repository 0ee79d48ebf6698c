"""Send refused rows back to their sender as a workbook, and recognise them when they return corrected."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue import intake, store
from catalogue.errors import NotFoundError
from catalogue.problems import get_problem_kind

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from catalogue.intake import ErrorRow, ErrorSheet, Layout, ReturnedRow, SourceFile
    from catalogue.store import Store


@dataclass(frozen=True)
class Returned:
    """A file, and what is known of it where it is an error workbook that came back.

    Attributes
    ----------
    source
        The file without the columns that the workbook added.
    rows
        row_index, raw_row_id; None where the file is no returned workbook.
    layouts
        The layouts that the rows were first read with, one for each table; None: to be understood anew.
    sender
        Who sent the rows first; None where that is not known.
    """

    source: SourceFile
    rows: pd.DataFrame | None = None
    layouts: Sequence[Layout] | None = None
    sender: str | None = None


def write_error_workbook(opened: Store, batch: int, language: str = "en") -> bytes:
    """Return the refused rows of an import as an .xlsx file in the sender's own layout.

    Wrong cells are coloured, the last column says why in `language` ("en" or "ru"). Imported again, it fills
    only what was missing.

    Raises
    ------
    NotFoundError
        The import has no refused row.
    """
    cells = store.read_table(opened, "problem_cells", batch_id=batch)
    refused = cells[cells["refused"]]
    if refused.empty:
        raise NotFoundError(kind="refused row", code=batch, listing="batches")
    kept = store.read_table(opened, "kept_rows", batch_id=batch)
    rows = kept[kept["raw_row_id"].isin(refused["raw_row_id"])]
    found = store.read_table(opened, "row_fingerprints", raw_row_ids=rows["raw_row_id"].tolist())
    rows = rows.merge(found[["raw_row_id", "fingerprint"]], on="raw_row_id").assign(batch=batch)
    places = store.read_table(opened, "batch_tables", batch_id=batch).to_dict("records")
    sheets = [_sheet(place, rows, refused, language) for place in places]
    return intake.write_error_workbook([sheet for sheet in sheets if sheet.rows], language)


def _sheet(
    place: Mapping[Hashable, Any], rows: pd.DataFrame, problems: pd.DataFrame, language: str
) -> ErrorSheet:
    """Return the refused rows of one table of an import, under the sender's headers."""
    layout = intake.read_layout_record(json.loads(place["layout"]))
    own = rows[
        (rows["sheet"] == place["sheet"]) & rows["row_number"].between(place["first_row"], place["last_row"])
    ]
    lines = [
        _row(
            intake.row_key(row["batch"], row["raw_row_id"], row["fingerprint"]),
            list(row["cells"]),
            problems[problems["raw_row_id"] == row["raw_row_id"]],
            language,
        )
        for row in own.to_dict("records")
    ]
    return intake.ErrorSheet(place["sheet"], [use.header for use in layout.columns], lines)


def _row(key: str, cells: list[str], problems: pd.DataFrame, language: str) -> ErrorRow:
    reasons = [
        f"{problem['header']}: {told}" if problem["header"] else told
        for problem in problems.to_dict("records")
        for told in [get_problem_kind(str(problem["code"])).message(str(problem["value"]), language)]
    ]
    wrong = frozenset(problems["position"].dropna().astype(int).tolist())
    return intake.ErrorRow(key, cells, wrong, "\n".join(reasons))


def read_returned(opened: Store, source: SourceFile) -> Returned:
    """Return a file with what the keys of a returned error workbook say; any other file as it is."""
    plain, keys = intake.take_returned_rows(source)
    known = _known_rows(opened, [key for table in keys for key in table.values()])
    if known.empty:
        return Returned(plain if any(keys) else source)
    starts = [0]
    for table in plain.tables:
        starts.append(starts[-1] + len(table.cells))
    pairs = [
        (starts[number] + row, key.raw_row)
        for number, table_keys in enumerate(keys)
        for row, key in table_keys.items()
        if key.raw_row in known.index
    ]
    senders = known["sender"].dropna().unique().tolist()
    return Returned(
        source=plain,
        rows=pd.DataFrame(pairs, columns=["row_index", "raw_row_id"]),
        layouts=_layouts(opened, plain, keys, known),
        sender=str(senders[0]) if len(senders) == 1 else None,
    )


def _known_rows(opened: Store, keys: Sequence[ReturnedRow]) -> pd.DataFrame:
    """Return the kept rows that keys name truly: number, import and fingerprint must fit."""
    named = {key.raw_row: key for key in keys}
    found = store.read_table(opened, "row_fingerprints", raw_row_ids=list(named))
    true = [
        named[int(row["raw_row_id"])].batch == row["batch_id"]
        and str(row["fingerprint"]).startswith(named[int(row["raw_row_id"])].digits)
        for row in found.to_dict("records")
    ]
    return found[pd.Series(true, index=found.index, dtype=bool)].set_index("raw_row_id")


def _layouts(
    opened: Store, source: SourceFile, keys: Sequence[Mapping[int, ReturnedRow]], known: pd.DataFrame
) -> list[Layout] | None:
    """Return the layouts that the rows were first read with, or None where one of them does not fit."""
    layouts = [_layout(opened, [key.raw_row for key in table.values()], known) for table in keys]
    fitting = [
        layout
        for layout, table in zip(layouts, source.tables, strict=True)
        if layout is not None and [use.header for use in layout.columns] == list(table.headers)
    ]
    return fitting if len(fitting) == len(source.tables) else None


def _layout(opened: Store, raw_rows: Sequence[int], known: pd.DataFrame) -> Layout | None:
    rows = known[known.index.isin(raw_rows)].to_dict("records")
    if not rows:
        return None
    row = rows[0]
    tables = store.read_table(opened, "batch_tables", batch_id=int(row["batch_id"]))
    place = tables[
        (tables["sheet"] == row["sheet"])
        & (tables["first_row"] <= row["row_number"])
        & (tables["last_row"] >= row["row_number"])
    ]
    return None if place.empty else intake.read_layout_record(json.loads(str(place["layout"].iloc[0])))
