"""The raw cells that are kept beside a record: personal data blanked, cells beyond the header at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa

from catalogue.intake.cell_shapes import is_date, is_number
from catalogue.intake.distinct import Cells, Distinct, distinct
from catalogue.intake.personal_columns import holds_personal
from catalogue.model import SeizureField

if TYPE_CHECKING:
    from catalogue.intake.layouts import ColumnUse, Layout
    from catalogue.intake.problem_list import ProblemList
    from catalogue.intake.records import RawTable, StepProgress

_F = SeizureField
# Numbers of cases and rows look like numbers of documents and are none.
_NEVER_PERSONAL = frozenset({_F.CASE_NUMBER, _F.ROW_NUMBER})


def withhold(table: RawTable, layout: Layout, problems: ProblemList, progress: StepProgress) -> Cells:
    """Return the cells with personal data blanked: columns by the layout, single cells by their content."""
    columns = []
    for done, use in enumerate(layout.columns, 1):
        column = distinct(table.cells[use.position])
        if use.withheld:
            column = Distinct(column.codes, ("",) * len(column.texts))
        elif use.field not in _NEVER_PERSONAL:
            column = _checked(column, use, problems)
        columns.append(column)
        progress(done / len(layout.columns))
    return Cells(tuple(columns), len(table.cells))


def withhold_extra(extra: dict[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    """Return the cells beyond the header with personal data blanked."""
    return {
        place: tuple("" if is_personal_text(text) else text for text in texts)
        for place, texts in extra.items()
    }


def _checked(column: Distinct, use: ColumnUse, problems: ProblemList) -> Distinct:
    personal = [is_personal_text(text) for text in column.texts]
    # The value itself is what must not be kept, so the problem carries none.
    problems.add("personal_data", column.flags(personal), use.header)
    kept = ("" if flag else text for text, flag in zip(column.texts, personal, strict=True))
    return Distinct(column.codes, tuple(kept))


def is_personal_text(text: str) -> bool:
    """Tell whether a cell seems to hold personal data; dates and numbers without a plus sign never do."""
    is_amount = is_number(text) and not text.lstrip().startswith("+")
    return bool(text) and not is_amount and not is_date(text) and holds_personal(text)


def shown_cells(cells: Cells, extra: dict[int, tuple[str, ...]]) -> pd.Series[Any]:
    """Return each row's cells as one list of text; cells beyond the header stand at the end."""
    height, width = cells.height, len(cells.columns)
    flat = pa.concat_arrays([_spread(column) for column in cells.columns])
    by_row = np.arange(height * width, dtype=np.int64).reshape(width, height).T.ravel()
    starts = np.arange(height + 1, dtype=np.int32) * width
    lists = pa.ListArray.from_arrays(pa.array(starts, pa.int32()), flat.take(pa.array(by_row)))
    return pd.Series(pd.arrays.ArrowExtensionArray(_with_extra(lists, extra)))


def _spread(column: Distinct) -> pa.Array:
    return pa.array(column.texts, pa.large_string()).take(pa.array(column.codes))


def _with_extra(lists: pa.Array, extra: dict[int, tuple[str, ...]]) -> pa.Array:
    if not extra:
        return lists
    pieces, done = [], 0
    for place in sorted(extra):
        longer = pa.array([[*lists[place].as_py(), *extra[place]]], lists.type)
        pieces += [lists.slice(done, place - done), longer]
        done = place + 1
    return pa.chunked_array([*pieces, lists.slice(done)], lists.type).combine_chunks()
