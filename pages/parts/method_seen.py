"""In what and with what a concealment method was seen: transport, drugs, countries of its seizures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from catalogue import Filters
from pages.parts import tables
from pages.parts.session import label, say

if TYPE_CHECKING:
    from catalogue import ConcealmentMethod, Dimension, Store


def show_company(store: Store, method: ConcealmentMethod) -> None:
    """Draw the transports and drugs of the seizures that state `method`, the most frequent first."""
    own = Filters(concealments=(method.code,))
    transport, drugs = st.columns(2)
    with transport:
        _show_counts(store, own, "transport", "transport")
    with drugs:
        _show_counts(store, own, "drug", "drugs")


def _show_counts(store: Store, own: Filters, dimension: Dimension, vocabulary: str) -> None:
    table = catalogue.get_cross_table(store, own, "concealment", dimension, families=False)
    counts = table.counts.sum(axis=0)
    st.caption(say(f"methods_by_{dimension}", n=tables.count_text(table.n)))
    if counts.empty:
        return
    names = [label(vocabulary, str(code)) for code in counts.index]
    shown = pd.DataFrame({say(f"column_{dimension}"): names, say("column_cases"): counts.to_numpy()})
    st.dataframe(shown, hide_index=True, alt=say(f"methods_by_{dimension}", n=table.n))
