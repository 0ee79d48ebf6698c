"""An import before anything is written: whose file it is, and what importing it would do."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from catalogue import Handling
from pages.parts import preview_mending, problems, session, tables
from pages.parts.session import label, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from catalogue import BatchCounts, ImportPreview, LayoutChange, Store


_MARKDOWN_SIGN = re.compile(r"[\\`*_\[\]$~<>#|:]")


def show_choices() -> tuple[str | None, Handling]:
    """Draw who sent the file and who may see it."""
    left, right = st.columns(2)
    with left:
        sender = _show_sender()
    codes = tuple(Handling)
    handling = right.selectbox(say("handling"), codes, index=codes.index(Handling.AMBER))
    right.caption(session.handling_words(handling))
    return sender, handling


def _show_sender() -> str | None:
    codes = [code for code in catalogue.get_vocabulary("senders").codes() if code != "demo"]
    before = st.session_state.get("sender")
    sender = st.selectbox(
        say("sender"),
        codes,
        index=codes.index(before) if before in codes else None,
        format_func=lambda code: label("senders", code),
        placeholder=say("sender_unknown"),
        key=f"sender_{session.language()}",
    )
    st.session_state["sender"] = sender
    return sender


def read_preview(
    store: Store,
    uploaded: UploadedFile,
    sender: str | None,
    handling: Handling,
    layout: LayoutChange | None = None,
) -> ImportPreview:
    """Return what importing the uploaded file would do."""
    content = uploaded.getvalue()
    with progress_bar() as bar:
        return catalogue.preview_import(
            store,
            content,
            uploaded.name,
            sender=sender,
            handling=handling,
            layout=layout,
            ask=True,
            unpacked_limit_mb=catalogue.read_settings().unpacked_limit_mb,
            progress=bar,
        )


def show_preview(store: Store, preview: ImportPreview) -> ImportPreview | None:
    """Draw the preview of an import: counts, notes, columns, problems; return the one that a mend makes."""
    show_counts(preview.counts)
    if preview.known_batch is not None:
        st.info(say("preview_known", batch=preview.known_batch))
    elif preview.all_known:
        st.info(say("preview_nothing_new"))
    if preview.missing:
        wanted = ", ".join(label("headers", field.value) for field in preview.missing)
        st.warning(say("preview_missing", fields=wanted))
    for note in preview.notes:
        _show_note(note.text(session.language()), warning=note.warning)
    if preview.withheld_columns:
        st.warning(say("preview_withheld", columns=", ".join(preview.withheld_columns)))
    count = tables.count_text(len(preview.problems))
    columns_tab, problems_tab, mend_tab = st.tabs(
        [say("preview_columns"), say("preview_problems", count=count), say("preview_mend")],
        # A mend changes the count in a tab's name, which draws the tabs anew.
        default=say("preview_mend") if preview.mends is not None else None,
        on_change="rerun",
    )
    with columns_tab:
        st.dataframe(column_table(preview.columns), hide_index=True, height=260, alt=say("preview_columns"))
    with problems_tab:
        problems.show_problems(preview.problems, "preview")
    if not mend_tab.open:
        return None
    with mend_tab:
        return preview_mending.show_mending(store, preview)


def _show_note(text: str, *, warning: bool) -> None:
    """Draw a note as it is written: headers of columns may hold signs of Markdown."""
    if warning:
        st.warning(_MARKDOWN_SIGN.sub(r"\\\g<0>", text))
    else:
        st.text(text)


def show_counts(counts: BatchCounts) -> None:
    """Draw the four counts of an import; they add up to the rows that were read."""
    with st.container(horizontal=True, border=True):
        for name in ("rows_read", "accepted", "refused", "already_known"):
            st.metric(say(f"count_{name}"), tables.count_text(getattr(counts, name)), width="content")
        st.space("stretch")
    st.caption(say("count_sum"))


def column_table(columns: pd.DataFrame) -> pd.DataFrame:
    """Return how each column of the file was understood."""
    reason = f"reason_{session.language()}"
    return pd.DataFrame(
        [
            {
                say("column_sheet"): column["sheet"],
                say("column_header"): column["header"],
                say("column_understood"): _field_words(column["field"], withheld=bool(column["withheld"])),
                say("column_reason"): column[reason],
            }
            for column in columns.to_dict("records")
        ]
    )


def _field_words(field: object, *, withheld: bool) -> str:
    if withheld:
        return say("field_withheld")
    return label("headers", field) if isinstance(field, str) and field else say("field_kept")


@contextmanager
def progress_bar() -> Iterator[Callable[[float, str], None]]:
    """Give a function that draws how far a long step is: a share from 0 to 1 and the step's code."""
    bar = st.progress(0.0, text=say("step_read"))

    def show(share: float, step: str) -> None:
        bar.progress(min(max(share, 0.0), 1.0), text=say(f"step_{step}"))

    try:
        yield show
    finally:
        bar.empty()
