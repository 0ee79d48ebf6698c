"""The mended cells of an import: another try for their rows, and taking a mend back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import quarantine, session, tables
from pages.parts.facts import actor_name
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import RetryResult, Store


def show_retry(store: Store, batch: int) -> None:
    """Draw the mends that hold, the button that lets their rows through again, and the one that undoes."""
    mends = catalogue.list_mends(store, batch)
    if mends.empty:
        return
    st.subheader(say("mend_list"), anchor=False)
    rows = tables.count_text(mends["raw_row_id"].nunique())
    if st.button(say("mend_retry", rows=rows), type="primary"):
        tell_result("mend_retried", catalogue.retry_rows(store, batch))
    picked = st.dataframe(
        mend_table(mends),
        key=f"mend_list_{batch}_{session.language()}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        alt=say("mend_list"),
    )
    ticked = picked["selection"]["rows"] or [0]
    act = int(mends["act_id"].iloc[min(ticked[0], len(mends) - 1)])
    count = int((mends["act_id"] == act).sum())
    if st.button(say("mend_undo", act=act, count=tables.count_text(count))):
        tell_result("mend_undone", catalogue.undo_mend(store, batch, act))


def show_workbook(store: Store, batch: int) -> None:
    """Draw the error workbook for the sender, in either language, where rows are refused."""
    cells = catalogue.list_problem_cells(store, batch)
    if not cells["refused"].any():
        return
    st.subheader(say("mend_workbook"), anchor=False)
    st.caption(say("mend_workbook_about"))
    with st.container(horizontal=True):
        for language, name in session.LANGUAGES.items():
            st.download_button(
                say("mend_workbook_download", language=name),
                data=partial(catalogue.write_error_workbook, store.cursor(), batch, language),
                file_name=f"import-{batch}-{language}.xlsx",
                mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                key=f"mend_workbook_{batch}_{language}",
                on_click="ignore",  # a new run would drop the file that this click asked for
            )


def tell_result(key: str, result: RetryResult) -> None:
    """Say what became of the mended rows."""
    quarantine.tell(key, **{name: tables.count_text(count) for name, count in vars(result).items()})


def mend_table(mends: pd.DataFrame) -> pd.DataFrame:
    """Return mended cells as a person reads them."""
    return pd.DataFrame(
        {
            say("mend_act"): mends["act_id"].to_list(),
            say("column_sheet"): mends["sheet"].to_list(),
            say("column_row"): mends["row_number"].to_list(),
            say("column_original"): mends["old_value"].to_list(),
            say("mend_new"): mends["new_value"].to_list(),
            say("places_decided_by"): mends["mended_by"].map(actor_name).to_list(),
            say("places_decided_at"): [f"{when:%Y-%m-%d %H:%M} UTC" for when in mends["mended_at"]],
        }
    )
