"""How the columns of a sender's sheet are read: values for all rows, changed columns, kept layouts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from catalogue import LayoutChange
from pages.parts import session
from pages.parts.session import label, say

if TYPE_CHECKING:
    import pandas as pd

    from catalogue import ImportPreview, Store

_CHANGE = "layout_change"
_SAMPLES = 5
_EARLIEST_YEAR = 1990
# Countries that send sheets come first in the list.
_NEAR = ("KZ", "KG", "TJ", "TM", "UZ", "AF", "AZ", "RU")


def show_constants() -> tuple[tuple[str, str], ...]:
    """Draw values that hold for all rows of a sheet; return field and text of each that is given."""
    with st.expander(say("layout_constants")):
        st.caption(say("layout_constants_about"))
        country_place, year_place = st.columns(2)
        codes = catalogue.get_vocabulary("countries").codes()
        ordered = [*_NEAR, *(code for code in codes if code not in _NEAR)]
        country = country_place.selectbox(
            say("filter_countries"),
            ordered,
            index=None,
            format_func=lambda code: label("countries", code),
            placeholder=say("layout_in_sheet"),
            key=f"layout_country_{session.language()}",
        )
        year = year_place.number_input(
            say("layout_year"), _EARLIEST_YEAR, 2100, value=None, placeholder=say("layout_in_sheet"),
            key=f"layout_year_{session.language()}",
        )  # fmt: skip
    given = {"country": country, "date": str(year) if year else None}
    return tuple((field, text) for field, text in given.items() if text)


def find_change(asked: object, constants: tuple[tuple[str, str], ...]) -> LayoutChange | None:
    """Return what a person changed for this upload; None where nothing is changed."""
    known, change = st.session_state.get(_CHANGE, (None, LayoutChange()))
    columns = change.columns if known == asked else {}
    return LayoutChange(columns, dict(constants)) if columns or constants else None


def show_columns(store: Store, preview: ImportPreview, asked: object) -> bool:
    """Draw the form that changes a column, and the one that keeps the layout; tell whether one changed."""
    left, right = st.columns(2)
    with left:
        changed = _show_change(preview, asked)
    with right:
        _show_keep(store, preview)
    return changed


def _show_change(preview: ImportPreview, asked: object) -> bool:
    columns = preview.columns
    own = f"{session.language()}_{hash(asked)}"
    header: str = st.selectbox(
        say("layout_column"), columns["header"].drop_duplicates(), key=f"layout_column_{own}"
    )
    row = columns[columns["header"] == header].iloc[0]
    st.caption(say("layout_samples", values="; ".join(samples_of(preview, row)) or "–"))
    uses = ["text", "withheld", *_fields()]
    now = "withheld" if row["withheld"] else (row["field"] if isinstance(row["field"], str) else "text")
    use = st.selectbox(
        say("layout_read_as"),
        uses,
        index=uses.index(now) if now in uses else 0,
        format_func=use_words,
        key=f"layout_use_{own}_{header}",
    )
    if not st.button(say("layout_change"), disabled=use == now):
        return False
    known, before = st.session_state.get(_CHANGE, (None, LayoutChange()))
    earlier = dict(before.columns) if known == asked else current_uses(preview)
    st.session_state[_CHANGE] = (asked, replace(before, columns=earlier | {header: use}))
    return True


def current_uses(preview: ImportPreview) -> dict[str, str]:
    """Return how each column of a preview is used, by header, where that was chosen by a person."""
    rows = preview.columns[preview.columns["reason_en"] == "chosen by a person"].to_dict("records")
    return {row["header"]: "withheld" if row["withheld"] else (row["field"] or "text") for row in rows}


def samples_of(preview: ImportPreview, column: pd.Series) -> list[str]:
    """Return a few values of a column; none of one that was withheld."""
    rows = preview.tables.rows
    own = rows.loc[rows["sheet"] == column["sheet"], "cells"].head(200)
    texts = [cells[column["position"]] for cells in own if len(cells) > column["position"]]
    return list(dict.fromkeys(text for text in texts if text))[:_SAMPLES]


def use_words(use: str) -> str:
    """Return how a column is used, in the reader's language."""
    words = {"text": "field_kept", "withheld": "field_withheld"}
    return say(words[use]) if use in words else label("headers", use)


def _fields() -> list[str]:
    return [code for code in catalogue.get_vocabulary("headers").codes() if not code.startswith("personal")]


def _show_keep(store: Store, preview: ImportPreview) -> None:
    language = session.language()
    name = st.text_input(
        say("layout_name"), preview.facts.sender or preview.upload.name, key=f"layout_name_{language}"
    )
    st.caption(say("layout_keep_about"))
    if st.button(say("layout_keep"), disabled=not name.strip()):
        catalogue.keep_layout(store, preview, name.strip())
        st.success(say("layout_kept", name=name.strip()))


def show_kept(store: Store) -> None:
    """Draw the kept layouts: as files, to be forgotten; and taking one over from a file."""
    with st.expander(say("layout_list")):
        kept = catalogue.list_layouts(store)
        if kept.empty:
            st.text(say("layout_list_none"))
        for row in kept.to_dict("records"):
            _show_one(store, row["shape"], f"{row['name']} ({row['version']})", str(row["name"]))
        file = st.file_uploader(say("layout_upload"), type=["json", "yml", "yaml"], key="layout_upload")
        if st.button(say("layout_take"), disabled=file is None) and file is not None:
            name = catalogue.import_layout(store, file.getvalue().decode("utf-8", "replace"))
            st.success(say("layout_kept", name=name))


def _show_one(store: Store, shape: str, title: str, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(title)
        st.download_button(
            say("layout_download"),
            catalogue.export_layout(store, shape),
            file_name=f"{name}.json",
            mime="application/json",
            key=f"layout_download_{shape}",
        )
        if st.button(say("layout_forget"), key=f"layout_forget_{shape}"):
            catalogue.forget_layout(store, shape)
            st.rerun()
