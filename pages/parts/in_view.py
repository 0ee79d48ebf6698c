"""The panel beside the map: charts of what is in view, or of the outline that was drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import picked, session, tables
from pages.parts.session import label, say

if TYPE_CHECKING:
    import pandas as pd

    from catalogue import Filters, InView, Store
    from pages.parts.map_screen import Report

PANELS = ("list", "charts")
_PANEL, _ANSWER = "side_panel", "in_view"


def show_panel_choice() -> str:
    """Draw the choice between the list and the charts, and return which is chosen."""
    chosen = st.segmented_control(
        say("panel"),
        PANELS,
        default=st.session_state.get(_PANEL, PANELS[0]),
        required=True,
        format_func=lambda name: say(f"panel_{name}"),
        label_visibility="collapsed",
        key=f"{_PANEL}_{session.language()}",
    )
    st.session_state[_PANEL] = chosen
    return str(chosen)


def show_charts(store: Store, chosen: Filters, report: Report) -> None:
    """Draw what is in view: cases and kg by drug, date, transport and concealment."""
    meant = picked.in_selection(chosen) if picked.selection() else replace(chosen, box=report.view)
    seen = catalogue.get_in_view(store, meant)
    where = say("in_view_selection" if picked.selection() else "in_view_all")
    st.markdown(f"**{where}** · {say('in_view_n', cases=tables.count_text(seen.cases))}")
    if not seen.cases:
        return
    _show_bars(seen.drugs, "drug", "drugs")
    _show_dates(seen)
    _show_bars(seen.transports, "transport", "transport")
    _show_bars(seen.concealments, "concealment", "concealment")
    st.caption(catalogue.get_coverage(store, meant).sentence(session.language()))
    st.caption(say("in_view_note"))


def _show_bars(table: pd.DataFrame, kind: str, vocabulary: str) -> None:
    language = session.language()
    named = catalogue.named_bars(table, partial(_name, vocabulary), language)
    st.altair_chart(
        catalogue.bars_chart(named, say(f"in_view_{kind}"), language),
        theme=None,
        width="content",
        key=f"in_view_{kind}",
    )


def _name(vocabulary: str, code: str) -> str:
    return label(vocabulary, code) if code else say("in_view_not_stated")


def _show_dates(seen: InView) -> None:
    chart = catalogue.dates_chart(seen, say(f"in_view_{seen.period}"), session.language())
    st.altair_chart(chart, theme=None, width="content", key="in_view_dates")
    if seen.undated_cases:
        st.caption(say("in_view_undated", cases=tables.count_text(seen.undated_cases)))
