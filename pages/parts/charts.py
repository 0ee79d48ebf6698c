"""Charts on a screen: drawn offline, with the data and the picture to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

import catalogue
from pages.parts import session
from pages.parts.facts import fact_name
from pages.parts.session import say

if TYPE_CHECKING:
    import pandas as pd


# Columns of data that charts draw, each named in interface.yml; one named by its screen already stays so.
DATA_COLUMNS = frozenset({
    "period_start", "cases", "mass_kg", "median_mass_kg", "largest_share", "unconverted_items",
    "ratio", "ratio_low", "ratio_high", "p_value", "drug", "month", "years", "cases_per_month",
    "country", "period", "reported", "left_out",
})  # fmt: skip


def show_chart(chart: Any, data: pd.DataFrame, key: str) -> None:  # noqa: ANN401  altair's charts share no useful type
    """Draw a chart across its column, and below it what can be taken away: its data and its picture."""
    st.altair_chart(chart, theme=None, key=f"{key}_chart")
    with st.container(horizontal=True):
        show_download(named_data(data), key)
        _show_picture_button(chart, key)


def show_picture(chart: Any, key: str) -> None:  # noqa: ANN401  altair's charts share no useful type
    """Draw a chart whose data stand in a table beside it, and below it its picture to take away."""
    st.altair_chart(chart, theme=None, key=f"{key}_chart")
    _show_picture_button(chart, key)


def show_download(table: pd.DataFrame, key: str) -> None:
    """Draw the button that takes a table away as CSV, with the signs of the reader's language."""
    st.download_button(
        say("trends_data"),
        catalogue.table_csv(table, session.language()),
        f"{key}.csv",
        "text/csv",
        key=f"{key}_csv",
    )


def named_data(data: pd.DataFrame) -> pd.DataFrame:
    """Return the data of a chart with its columns and drugs named in the reader's language."""
    named = data.copy()
    if "drug" in named:
        named["drug"] = [fact_name("drug", str(code)) for code in named["drug"]]
    known = {column: say(f"data_{column}") for column in named.columns if column in DATA_COLUMNS}
    return named.rename(columns=known)


def _show_picture_button(chart: Any, key: str) -> None:  # noqa: ANN401  altair's charts share no useful type
    st.download_button(
        say("trends_picture"),
        # A callable: the picture is made when somebody asks for it.
        lambda: catalogue.chart_png(chart),
        f"{key}.png",
        "image/png",
        key=f"{key}_png",
    )
