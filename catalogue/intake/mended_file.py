"""A previewed file is converted again with mended cells; the sender's cells stay beside what they come to."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue.intake.batch import join_converted
from catalogue.intake.layout_records import read_layout_record
from catalogue.intake.mended import KeptTable, convert_kept

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Hashable, Mapping

    from catalogue.intake.batch import FileTables
    from catalogue.intake.convert import Converted

# Its cells were blanked by the first reading, so that a later one cannot tell of them.
_TOLD_ONCE = "personal_data"


@dataclass(frozen=True)
class MendedFile:
    """What a file comes to with mended cells.

    Attributes
    ----------
    tables
        As `convert_file` returns them; cells and fingerprints are those of the sender's rows.
    fingerprints
        row_index, fingerprint: of each mended row, as it is mended.
    """

    tables: FileTables
    fingerprints: pd.DataFrame


def mend_file(tables: FileTables, mends: pd.DataFrame, *, sender: str | None, today: dt.date) -> MendedFile:
    """Return what a file comes to with mended cells; without any it comes to what it did.

    Parameters
    ----------
    mends
        row_index, position (of the column, from 0), new_value; a later line stands over an earlier one.
    sender
        Code of who sent the file; part of each row's fingerprint.
    today
        A date of seizure after this day is refused.
    """
    cells = _by_row(mends)
    converted = [
        _convert(tables.rows, place, cells, sender, today) for place in tables.layouts.to_dict("records")
    ]
    joined = join_converted(converted, tables.columns, tables.layout, tables.layouts)
    told = tables.problems[tables.problems["code"] == _TOLD_ONCE]
    mended = joined.rows.loc[joined.rows["row_index"].isin(list(cells)), ["row_index", "fingerprint"]]
    whole = replace(
        joined,
        rows=tables.rows.assign(refused=joined.rows["refused"].to_numpy()),
        problems=pd.concat([joined.problems, told], ignore_index=True),
    )
    return MendedFile(whole, mended.reset_index(drop=True))


def _by_row(mends: pd.DataFrame) -> dict[int, dict[int, str]]:
    cells: dict[int, dict[int, str]] = {}
    for row, position, text in zip(mends["row_index"], mends["position"], mends["new_value"], strict=True):
        cells.setdefault(int(row), {})[int(position)] = str(text)
    return cells


def _convert(
    rows: pd.DataFrame,
    place: Mapping[Hashable, Any],
    mended: Mapping[int, Mapping[int, str]],
    sender: str | None,
    today: dt.date,
) -> Converted:
    own = rows[
        (rows["sheet"] == place["sheet"]) & rows["row_number"].between(place["first_row"], place["last_row"])
    ]
    cells = [
        with_mends(list(row), mended.get(index, {}))
        for index, row in zip(own["row_index"].tolist(), own["cells"].tolist(), strict=True)
    ]
    layout = read_layout_record(json.loads(str(place["layout"])))
    table = KeptTable(str(place["sheet"]), layout, own["row_number"].tolist(), cells)
    return convert_kept(table, sender=sender, today=today)


def with_mends(cells: list[str], mended: Mapping[int, str]) -> list[str]:
    """Return the cells of a row with mended texts in place of its own; the row grows where it must."""
    longest = max([len(cells), *(position + 1 for position in mended)])
    whole = cells + [""] * (longest - len(cells))
    return [mended.get(position, text) for position, text in enumerate(whole)]
