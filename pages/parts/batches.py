"""The imports so far: their counts, their problems and refused rows, and undoing one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import problems, tables
from pages.parts.facts import sender_text
from pages.parts.session import say

if TYPE_CHECKING:
    from collections.abc import Hashable

    from catalogue import Store

_ASKED = "undo_asked"
_DONE = "undo_done"


def show_batches(store: Store) -> None:
    """Draw the list of imports, latest first, and the details of the one picked."""
    batches = catalogue.list_batches(store)
    if batches.empty:
        st.text(say("batches_none"))
        return
    if done := st.session_state.pop(_DONE, None):
        st.success(done)
    picked = st.dataframe(
        batch_table(batches),
        key="batches",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt=say("batches"),
    )
    rows = picked["selection"]["rows"]
    if rows and rows[0] < len(batches):
        _show_batch(store, batches.iloc[rows[0]])
    else:
        st.caption(say("batches_pick"))


def batch_table(batches: pd.DataFrame) -> pd.DataFrame:
    """Return imports as a person reads them; an undone one says when."""
    return pd.DataFrame(
        [
            {
                say("column_batch"): row["batch_id"],
                say("column_file"): row["name"],
                say("column_sender"): sender_text(row["sender"]),
                say("column_handling"): row["handling"],
                say("column_imported"): f"{row['imported_at']:%Y-%m-%d %H:%M} UTC",
                say("count_rows_read"): row["rows_read"],
                say("count_accepted"): row["accepted"],
                say("count_refused"): row["refused"],
                say("count_already_known"): row["already_known"],
                say("column_state"): _state(row),
            }
            for row in batches.to_dict("records")
        ]
    )


def _state(row: dict[Hashable, Any]) -> str:
    if not pd.isna(row["undone_at"]):
        return say("state_undone", when=f"{row['undone_at']:%Y-%m-%d %H:%M} UTC")
    return say("synthetic") if row["synthetic"] else say("state_live")


def _show_batch(store: Store, batch: pd.Series) -> None:
    number = int(batch["batch_id"])
    st.subheader(say("batch_title", batch=number), anchor=False)
    if not pd.isna(batch["undone_at"]):
        st.text(_state(batch.to_dict()))
        return
    _show_undo(store, number)
    refused_tab, problems_tab = st.tabs([say("refused_rows"), say("problems")])
    with refused_tab:
        problems.show_refused_rows(store, number)
    with problems_tab:
        problems.show_problems(catalogue.list_problems(store, number), f"batch_{number}")


def _show_undo(store: Store, number: int) -> None:
    if st.session_state.get(_ASKED) != number:
        if st.button(say("undo_ask", batch=number)):
            st.session_state[_ASKED] = number
            st.rerun()
        return
    st.warning(say("undo_warning", batch=number))
    with st.container(horizontal=True):
        if st.button(say("undo_confirm", batch=number), type="primary"):
            _undo(store, number)
        if st.button(say("undo_keep")):
            del st.session_state[_ASKED]
            st.rerun()


def _undo(store: Store, number: int) -> None:
    del st.session_state[_ASKED]
    result = catalogue.undo_import(store, number)
    words = [say("undo_done", batch=number, rows=tables.count_text(result.rows))]
    words += [
        say("undo_also", batch=row["batch_id"], name=row["name"], rows=tables.count_text(row["rows"]))
        for row in result.also_reported.to_dict("records")
    ]
    st.session_state[_DONE] = " ".join(words)
    st.rerun()
