"""Import: upload a sheet, see what it would do, confirm; the imports so far, and undoing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import batches, frame, layouts, previews, session
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import ImportPreview, Store


def show_upload(store: Store) -> None:
    """Draw the upload with its sender and handling code, and the preview once it was read."""
    uploaded = st.file_uploader(
        say("upload"),
        type=["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "xlsb", "ods", "gz", "zip"],
        key=f"upload_{st.session_state.get('uploads', 0)}",
        help=say("upload_help"),
    )
    sender, handling = previews.show_choices()
    constants = layouts.show_constants()
    asked = (uploaded.file_id if uploaded else None, sender, handling, constants)
    again = st.session_state.pop("read_again", False)
    read = st.button(say("upload_read"), type="primary", disabled=uploaded is None)
    if uploaded and (read or again):
        st.session_state.pop("preview", None)
        change = layouts.find_change(asked, constants)
        preview = previews.read_preview(store, uploaded, sender, handling, change)
        st.session_state["preview"] = (asked, preview)
    known, preview = st.session_state.get("preview", (None, None))
    if known == asked and preview is not None:
        mended = previews.show_preview(store, preview)
        if mended is not None:
            st.session_state["preview"] = (asked, mended)
            st.rerun()
        st.session_state["read_again"] = layouts.show_columns(store, preview, asked)
        if st.session_state["read_again"]:
            st.rerun()
        show_confirm(store, preview)


def show_confirm(store: Store, preview: ImportPreview) -> None:
    """Draw the button that writes the import, and what it did."""
    new = preview.counts.accepted + preview.counts.refused
    if st.button(say("import_confirm", rows=new), type="primary", disabled=new == 0 or bool(preview.missing)):
        with previews.progress_bar() as bar:
            result = catalogue.commit_import(store, preview, progress=bar)
        st.session_state["imported"] = say("import_done", **vars(result))
        del st.session_state["preview"]
        st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
        st.rerun()


frame.enter()
reader = session.open_cursor()
if done := st.session_state.pop("imported", None):
    st.success(done)
with frame.calm_errors():
    show_upload(reader)
layouts.show_kept(reader)
st.header(say("batches"), anchor=False)
batches.show_batches(reader)
