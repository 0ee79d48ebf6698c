"""The problems of an import, by kind, row and column; and the rows that were refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import session, tables
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Store

SHOWN_AT_MOST = 1000
FITTING_ROWS = 6
_WIDTHS_PX = {"severity": 130, "sheet": 90, "row": 60, "header": 140, "value": 120, "message": 620}


def show_problems(problems: pd.DataFrame, key: str) -> None:
    """Draw the problems with a filter by kind, column and row; `problems` as of a preview."""
    if problems.empty:
        st.text(say("problems_none"))
        return
    found = _show_filter(problems, key)
    st.caption(
        say("problems_count", shown=tables.count_text(len(found)), all=tables.count_text(len(problems)))
    )
    st.dataframe(
        problem_table(found.head(SHOWN_AT_MOST)),
        hide_index=True,
        height=260 if len(found) > FITTING_ROWS else "content",
        column_config=tables.column_widths(_WIDTHS_PX),
        alt=say("problems"),
    )
    if len(found) > SHOWN_AT_MOST:
        st.caption(say("problems_first", shown=tables.count_text(SHOWN_AT_MOST)))


def problem_table(problems: pd.DataFrame) -> pd.DataFrame:
    """Return problems as a person reads them: where, what was read, what is wrong and what to do."""
    language = session.language()
    return pd.DataFrame(
        {
            say("column_severity"): [say(f"severity_{severity}") for severity in problems["severity"]],
            say("column_sheet"): problems["sheet"].to_list(),
            say("column_row"): problems["row_number"].to_list(),
            say("column_header"): problems["header"].to_list(),
            say("column_value"): problems["value"].to_list(),
            say("column_message"): [
                catalogue.get_problem_kind(code).message(value, language)
                for code, value in zip(problems["code"], problems["value"], strict=True)
            ],
        }
    )


def _show_filter(problems: pd.DataFrame, key: str) -> pd.DataFrame:
    counts = problems["code"].value_counts()
    kind_place, column_place, row_place = st.columns([5, 3, 2])
    kinds = kind_place.multiselect(
        say("problems_kind"),
        counts.index.to_list(),
        format_func=lambda code: f"{kind_words(code)} ({tables.count_text(counts[code])})",
        placeholder=say("filter_all"),
        key=f"{key}_kinds_{session.language()}",
    )
    headers = column_place.multiselect(
        say("column_header"),
        sorted(problems["header"].unique()),
        format_func=lambda header: header or say("whole_row"),
        placeholder=say("filter_all"),
        key=f"{key}_headers_{session.language()}",
    )
    row = row_place.number_input(say("column_row"), min_value=1, value=None, step=1, key=f"{key}_row")
    return filter_problems(problems, kinds, headers, row)


def filter_problems(
    problems: pd.DataFrame, kinds: list[str], headers: list[str], row: int | None
) -> pd.DataFrame:
    """Return the problems of these kinds, columns and this row; an empty list or None means: all."""
    wanted = pd.Series(data=True, index=problems.index)
    if kinds:
        wanted &= problems["code"].isin(kinds)
    if headers:
        wanted &= problems["header"].isin(headers)
    if row is not None:
        wanted &= problems["row_number"] == row
    return problems[wanted]


def kind_words(code: str) -> str:
    """Return what a kind of problem says, without a particular value."""
    kind = catalogue.get_problem_kind(code)
    sentence = kind.ru if session.language() == "ru" else kind.en
    return sentence.replace("«{value}»", "…").replace("'{value}'", "…").rstrip(".")


def show_refused_rows(store: Store, batch: int) -> None:
    """Draw the rows of an import that were refused, with their cells as they came."""
    refused = catalogue.list_refused_rows(store, batch)
    if refused.empty:
        st.text(say("refused_none"))
        return
    st.dataframe(refused_table(refused), hide_index=True, height=220, alt=say("refused_rows"))


def refused_table(refused: pd.DataFrame) -> pd.DataFrame:
    """Return refused rows as a person reads them: where, why, and the cells."""
    return pd.DataFrame(
        {
            say("column_sheet"): refused["sheet"].to_list(),
            say("column_row"): refused["row_number"].to_list(),
            say("column_why"): ["; ".join(kind_words(code) for code in codes) for codes in refused["codes"]],
            say("column_cells"): [" | ".join(cells) for cells in refused["cells"]],
        }
    )
