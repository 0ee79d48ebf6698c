"""Mend cells in the preview of an import: the counts follow at once, nothing is written before the import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import mending, quarantine, tables
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import ImportPreview, Store


def show_mending(store: Store, preview: ImportPreview) -> ImportPreview | None:
    """Draw the problems of a preview with the form that mends them; return the preview that a mend makes."""
    st.caption(say("preview_mend_about"))
    undone = _show_mends(store, preview)
    cells = catalogue.list_preview_cells(preview)
    if cells.empty:
        st.text(say("problems_none"))
        return undone
    # Another key after each mend: the tick must not stay on a row that is no longer there.
    key = f"preview_{preview.upload.sha256[:8]}_{len(catalogue.list_preview_mends(preview))}"
    list_place, form_place = st.columns([10, 11])
    with list_place:
        picked = quarantine.pick(cells, key, "row_index")
    if picked is None:
        return undone
    with form_place:
        asked = mending.show_form(picked, catalogue.list_preview_row(preview, picked.raw_row), key)
    if asked is None:
        return undone
    if asked.everywhere:
        return catalogue.mend_preview_values(store, preview, picked.header, picked.cell, asked.new)
    return catalogue.mend_preview_cell(store, preview, picked.raw_row, asked.position, asked.new)


def _show_mends(store: Store, preview: ImportPreview) -> ImportPreview | None:
    """Draw what was mended, latest first, and the button that takes the latest mend back."""
    mends = catalogue.list_preview_mends(preview)
    if mends.empty:
        return None
    st.dataframe(mend_table(mends), hide_index=True, height="content", alt=say("mend_list"))
    act = int(mends["act"].iloc[0])
    count = int((mends["act"] == act).sum())
    if st.button(say("mend_undo", act=act, count=tables.count_text(count))):
        return catalogue.undo_preview_mend(store, preview, act)
    return None


def mend_table(mends: pd.DataFrame) -> pd.DataFrame:
    """Return the last mends of a preview as a person reads them."""
    shown = mends.head(5)
    return pd.DataFrame(
        {
            say("mend_act"): shown["act"].to_list(),
            say("column_row"): shown["row_number"].to_list(),
            say("column_original"): shown["old_value"].to_list(),
            say("mend_new"): shown["new_value"].to_list(),
        }
    )
