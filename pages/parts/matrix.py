"""A heat table of two facts of seizures: counts, or how far they are from chance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import heat, records, session, tables
from pages.parts.session import label, say

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

    from catalogue import CrossTable, Dimension, Filters, Store

Shown = Literal["counts", "expected", "residuals"]
_PAIRS: dict[str, tuple[Dimension, Dimension]] = {
    "concealment_transport": ("concealment", "transport"),
    "concealment_drug": ("concealment", "drug"),
    "transport_drug": ("transport", "drug"),
}
_VOCABULARIES = {"concealment": "concealment", "transport": "transport", "drug": "drugs"}
_FIELDS = {"concealment": "concealments", "transport": "transports", "drug": "drugs"}
_STRONGEST = 8.0


def show_matrix(store: Store, chosen: Filters) -> None:
    """Draw the choice of facts, the table with n, and the seizures of the cell that is picked."""
    pair, shown, families = _show_choice()
    table = catalogue.get_cross_table(store, chosen, *_PAIRS[pair], families=families)
    st.caption(_words(table))
    if table.counts.empty:
        st.text(say("matrix_empty"))
        return
    picked = st.dataframe(
        heat_table(table, shown),
        key=f"matrix_{pair}_{shown}_{families}_{abs(hash(chosen))}_{session.language()}",
        on_select="rerun",
        selection_mode="single-cell",
        height="content",
        alt=say("page_matrix"),
    )
    _show_cell(store, chosen, table, picked["selection"]["cells"])


def _show_choice() -> tuple[str, Shown, bool]:
    language = session.language()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pair = st.selectbox(
            say("matrix_pair"),
            list(_PAIRS),
            format_func=lambda one: say(f"matrix_{one}"),
            key=f"pair_{language}",
        )
        kinds: list[Shown] = ["counts", "expected", "residuals"]
        shown = st.selectbox(
            say("matrix_shown"), kinds, format_func=lambda one: say(f"matrix_{one}"), key=f"shown_{language}"
        )
        families = st.toggle(say("matrix_families"), value=True, key=f"families_{language}")
    return pair, shown, families


def _words(table: CrossTable) -> str:
    n, left_out = tables.count_text(table.n), tables.count_text(table.not_stated)
    unit = say("matrix_n_drug" if "drug" in {table.rows, table.columns} else "matrix_n", n=n)
    limit = f"{catalogue.SMALLEST_EXPECTED:g}"
    return f"{unit} {say('matrix_not_stated', n=left_out)} {say('matrix_residual_help', limit=limit)}"


def heat_table(table: CrossTable, shown: Shown) -> Styler:
    """Return the table coloured: counts and expected by size, residuals by sign and size."""
    frame = _named(getattr(table, shown), table)
    if shown == "residuals":
        return frame.style.format("{:+.1f}", na_rep="").map(_residual_colour)
    largest = float(frame.to_numpy().max()) or 1.0
    return frame.style.format("{:.1f}" if shown == "expected" else "{:d}").map(
        lambda value: heat.tint(heat.MORE, value / largest)
    )


def _named(values: pd.DataFrame, table: CrossTable) -> pd.DataFrame:
    rows = [label(_VOCABULARIES[table.rows], str(code)) for code in values.index]
    columns = [label(_VOCABULARIES[table.columns], str(code)) for code in values.columns]
    return pd.DataFrame(values.to_numpy(), pd.Index(rows), pd.Index(columns))


def _residual_colour(value: Any) -> str:  # noqa: ANN401  a cell of a table
    if pd.isna(value) or abs(value) < catalogue.NOTABLE_RESIDUAL:
        return ""
    return heat.tint(heat.MORE if value > 0 else heat.LESS, min(abs(value) / _STRONGEST, 1.0))


def _show_cell(store: Store, chosen: Filters, table: CrossTable, cells: list[tuple[int, str]]) -> None:
    if not cells:
        st.caption(say("matrix_click"))
        return
    row, column = cells[0]
    names = list(_named(table.counts, table).columns)
    codes = {table.rows: table.counts.index[row], table.columns: table.counts.columns[names.index(column)]}
    fields: dict[str, Any] = {_FIELDS[fact]: (str(code),) for fact, code in codes.items()}
    narrowed = replace(chosen, **fields)
    titles = [label(_VOCABULARIES[fact], str(code)) for fact, code in codes.items()]
    st.subheader(" × ".join(titles), anchor=False)
    closed = st.session_state.get("matrix_closed", 0)
    picked = tables.show_seizures(store, narrowed, f"matrix_{closed}")
    if picked is not None:
        records.open_record(store, picked, "matrix_closed")
