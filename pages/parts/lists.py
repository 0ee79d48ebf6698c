"""A list of records of which one is picked: by a click, by the address, or as it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import session, tables

if TYPE_CHECKING:
    import pandas as pd

LIST_HEIGHT_PX = 560


def pick_record(
    table: pd.DataFrame, codes: list[str], name: str, title: str, widths_px: dict[str, int]
) -> str:
    """Draw a list of records and return the code of the one picked.

    Parameters
    ----------
    table
        What a person reads, one row per record.
    codes
        Codes of the records, in the same order; at least one.
    name
        Key under which the pick stands in the address (?route=M41N) and lasts between visits.
    title
        What the list holds, for a screen reader.
    widths_px
        Widths of columns, as in `tables.column_widths`.
    """
    before = st.query_params.get(name) or st.session_state.get(f"picked_{name}")
    start = codes.index(before) if before in codes else 0
    answer = st.dataframe(
        table,
        # Another search or language is another list: its rows must not inherit a tick by their number.
        key=f"{name}_{session.language()}_{abs(hash(tuple(codes)))}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        selection_default={"selection": {"rows": [start]}},
        height=LIST_HEIGHT_PX,
        column_config=tables.column_widths(widths_px),
        alt=title,
    )
    picked = codes[next(iter(answer["selection"]["rows"]), start)]
    st.session_state[f"picked_{name}"] = st.query_params[name] = picked
    return picked
