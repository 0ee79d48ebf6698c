"""Mend the cell of a problem: what is wrong, the row as it came, and the new text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import quarantine, session, tables
from pages.parts.session import label, say

if TYPE_CHECKING:
    from catalogue import Store
    from pages.parts.quarantine import PickedCell

# Problem -> the vocabulary whose words mend it.
_VOCABULARIES = {
    "drug_unknown": "drugs",
    "drug_missing": "drugs",
    "unit_unknown": "units",
    "unit_missing": "units",
    "transport_unknown": "transport",
    "concealment_unknown": "concealment",
    "installation_unknown": "installations",
    "routing_unknown": "routing",
    "country_unknown": "countries",
    "country_missing": "countries",
    "route_country_unknown": "countries",
}


@dataclass(frozen=True)
class AskedMend:
    """What a person asks for: the column (from 0), its new text, in all equal cells or in this one."""

    position: int
    new: str
    everywhere: bool


def show_mending(store: Store, batch: int, picked: PickedCell) -> None:
    """Draw a problem of an import with its row, and the form that mends it."""
    asked = show_form(picked, catalogue.list_kept_row(store, batch, picked.raw_row), str(batch))
    if asked is not None:
        _mend(store, batch, picked, asked)


def show_form(picked: PickedCell, row: pd.DataFrame, key: str) -> AskedMend | None:
    """Draw a problem with its row, and the form that mends it; return what a person asks for."""
    kind = catalogue.get_problem_kind(picked.code)
    st.subheader(say("mend_title", row=picked.row_number), anchor=False)
    st.text(kind.message(picked.value, session.language()))
    st.dataframe(row_table(row), hide_index=True, height=220, alt=say("column_cells"))
    own = f"{session.language()}_{key}_{picked.raw_row}_{picked.position}_{picked.cell}_{picked.code}"
    position = _show_column(picked, row, own)
    new = _show_new_text(picked, own)
    everywhere = position == picked.position and picked.equal > 1 and _show_everywhere(picked, own)
    ready = position is not None and bool(new)
    if st.button(say("mend_do"), type="primary", disabled=not ready) and position is not None and new:
        return AskedMend(position, new, everywhere=everywhere)
    return None


def _show_column(picked: PickedCell, row: pd.DataFrame, own: str) -> int | None:
    open_cells = row[~row["withheld"]]
    positions = open_cells["position"].tolist()
    headers = dict(zip(positions, open_cells["header"], strict=True))
    position: int | None = st.selectbox(
        say("column_header"),
        positions,
        index=positions.index(picked.position) if picked.position in positions else None,
        format_func=lambda place: headers[place],
        placeholder=say("mend_which_column"),
        key=f"mend_position_{own}",
    )
    return position


def _show_everywhere(picked: PickedCell, own: str) -> bool:
    words = say("mend_everywhere", count=tables.count_text(picked.equal), header=picked.header)
    return st.checkbox(words, key=f"mend_everywhere_{own}")


def _show_new_text(picked: PickedCell, own: str) -> str | None:
    vocabulary = _VOCABULARIES.get(picked.code)
    if vocabulary is None:
        return st.text_input(say("mend_new"), picked.cell, key=f"mend_new_{own}").strip()
    words = [label(vocabulary, code) for code in catalogue.get_vocabulary(vocabulary).codes()]
    chosen: str | None = st.selectbox(
        say("mend_new"), words, index=None, placeholder=say("mend_choose"), accept_new_options=True,
        key=f"mend_new_{own}",
    )  # fmt: skip
    return chosen


def _mend(store: Store, batch: int, picked: PickedCell, asked: AskedMend) -> None:
    if asked.everywhere:
        catalogue.mend_values(store, batch, picked.header, picked.cell, asked.new)
    else:
        catalogue.mend_cell(store, batch, picked.raw_row, asked.position, asked.new)
    quarantine.tell("mend_done", count=picked.equal if asked.everywhere else 1)


def row_table(row: pd.DataFrame) -> pd.DataFrame:
    """Return one row cell by cell: column, text as it came, text as it is mended."""
    mended = row["cell"] != row["original"]
    return pd.DataFrame(
        {
            say("column_header"): row["header"].to_list(),
            say("column_original"): [
                say("field_withheld") if withheld else text
                for withheld, text in zip(row["withheld"], row["original"], strict=True)
            ],
            say("mend_mended"): row["cell"].where(mended, "").to_list(),
        }
    )
