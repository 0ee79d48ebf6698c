"""Charts on a screen: drawn offline, with the data and the picture to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

import catalogue
from pages.parts.session import say

if TYPE_CHECKING:
    import pandas as pd


def show_chart(chart: Any, data: pd.DataFrame, key: str) -> None:  # noqa: ANN401  altair's charts share no useful type
    """Draw a chart across its column, and below it what can be taken away: its data and its picture."""
    st.altair_chart(chart, theme=None, key=f"{key}_chart")
    with st.container(horizontal=True):
        st.download_button(
            say("trends_data"),
            data.to_csv(index=False).encode("utf-8-sig"),
            f"{key}.csv",
            "text/csv",
            key=f"{key}_csv",
        )
        # A callable: the picture is made when somebody asks for it.
        st.download_button(
            say("trends_picture"),
            lambda: catalogue.chart_png(chart),
            f"{key}.png",
            "image/png",
            key=f"{key}_png",
        )
