"""The problems of one import with their cells: which to mend next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import problems, session, tables
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Store

SHOWN_AT_MOST = 1000
LIST_HEIGHT_PX = 420
_NOTICE = "mend_notice"


@dataclass(frozen=True)
class PickedCell:
    """The problem that a person ticked.

    Attributes
    ----------
    position
        Column of its cell, from 0; None where the problem is of the whole row.
    cell
        The text of the cell as it is mended so far.
    equal
        How many cells of the column have a problem and this text.
    """

    code: str
    raw_row: int
    row_number: int
    header: str
    position: int | None
    cell: str
    value: str
    equal: int


def show_notice() -> None:
    """Draw what the last step did, once."""
    if done := st.session_state.pop(_NOTICE, None):
        st.success(done)


def tell(key: str, **facts: object) -> None:
    """Say under `key` what was done, on a fresh run of the screen."""
    st.session_state[_NOTICE] = say(key, **facts)
    st.rerun()


def show_batch_choice(store: Store) -> int | None:
    """Draw the imports that are in use; return the chosen one, None where there is none."""
    batches = catalogue.list_batches(store)
    live = batches[batches["undone_at"].isna()].set_index("batch_id")
    if live.empty:
        st.text(say("batches_none"))
        return None
    chosen: int | None = st.selectbox(
        say("mend_batch"),
        live.index.tolist(),
        format_func=lambda number: say(
            "mend_batch_name",
            batch=number,
            name=live.loc[number, "name"],
            refused=tables.count_text(int(live["refused"][number])),
        ),
        key=f"mend_batch_{session.language()}",
    )
    return chosen


def show_list(store: Store, batch: int) -> PickedCell | None:
    """Draw the problems with their filters; return the ticked one, None where the list is empty."""
    cells = catalogue.list_problem_cells(store, batch)
    if cells.empty:
        st.text(say("problems_none"))
        return None
    return pick(cells, str(batch), "raw_row_id")


def pick(cells: pd.DataFrame, key: str, number: str) -> PickedCell | None:
    """Draw problems with their filters and return the ticked one; column `number` tells its row."""
    found = _show_filter(cells, key)
    st.caption(say("problems_count", shown=tables.count_text(len(found)), all=tables.count_text(len(cells))))
    if found.empty:
        return None
    shown = found.head(SHOWN_AT_MOST)
    picked = st.dataframe(
        problem_table(shown),
        key=f"mend_cells_{key}_{session.language()}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        height=LIST_HEIGHT_PX,
        alt=say("problems"),
    )
    rows = picked["selection"]["rows"] or [0]
    return _picked(shown.iloc[min(rows[0], len(shown) - 1)], cells, number)


def problem_table(cells: pd.DataFrame) -> pd.DataFrame:
    """Return problems as a person reads them: where, what stands there, what is wrong."""
    return pd.DataFrame(
        {
            say("column_row"): cells["row_number"].to_list(),
            say("column_header"): [header or say("whole_row") for header in cells["header"]],
            say("column_value"): [_text(cell) for cell in cells["cell"]],
            say("mend_kind"): [problems.kind_words(code) for code in cells["code"]],
            say("column_severity"): [say(f"severity_{severity}") for severity in cells["severity"]],
        }
        | _mended(cells)
    )


def _mended(cells: pd.DataFrame) -> dict[str, list[str]]:
    """Return the column that tells which rows wait for the retry; a preview has none that wait."""
    if "mended" not in cells:
        return {}
    return {say("mend_mended"): [say("mend_waits") if mended else "" for mended in cells["mended"]]}


def _show_filter(cells: pd.DataFrame, key: str) -> pd.DataFrame:
    own = f"{key}_{session.language()}"
    kind_place, column_place = st.columns(2)
    kinds = kind_place.multiselect(
        say("problems_kind"),
        cells["code"].value_counts().index.to_list(),
        format_func=problems.kind_words,
        placeholder=say("filter_all"),
        key=f"mend_kinds_{own}",
    )
    headers = column_place.multiselect(
        say("column_header"),
        sorted(cells["header"].unique()),
        format_func=lambda header: header or say("whole_row"),
        placeholder=say("filter_all"),
        key=f"mend_headers_{own}",
    )
    found = problems.filter_problems(cells, kinds, headers, None)
    wanted = st.text_input(say("mend_search"), key=f"mend_search_{own}").strip().casefold()
    if not wanted:
        return found
    return found[found["cell"].fillna("").str.casefold().str.contains(wanted, regex=False)]


def _picked(row: pd.Series, cells: pd.DataFrame, number: str) -> PickedCell:
    equal = cells[(cells["header"] == row["header"]) & (cells["cell"] == row["cell"])]
    return PickedCell(
        code=str(row["code"]),
        raw_row=int(row[number]),
        row_number=int(row["row_number"]),
        header=str(row["header"]),
        position=None if pd.isna(row["position"]) else int(row["position"]),
        cell=_text(row["cell"]),
        value=str(row["value"]),
        equal=equal[number].nunique(),
    )


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
