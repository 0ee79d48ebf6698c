"""Whether seizures moved from one corridor to another: a chart, the test in words, the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import charts, session, tables
from pages.parts.facts import corridor_names
from pages.parts.session import say
from pages.parts.tables import count_text, number_text
from pages.parts.trends import chance_text, small_text
from pages.parts.whats_new import HARD_TO_EXPLAIN

if TYPE_CHECKING:
    from catalogue import Displacement, WhatsNew


def show_displacement(found: WhatsNew, coverage: str) -> None:
    """Draw the corridors' shares in both spans beside each other, and say whether they differ."""
    st.subheader(say("new_displacement"), anchor=False)
    if found.displacement is None:
        st.text(say("new_no_displacement"))
        return
    names = corridor_names()
    st.markdown(verdict_text(found.displacement))
    chart_place, table_place = st.columns(2)
    with chart_place:
        chart = catalogue.displacement_chart(found.displacement, names, coverage, session.language())
        charts.show_picture(chart, "corridors")
    with table_place:
        table = corridor_table(found.displacement, names)
        digits = {say("new_expected"): 1, say("new_residual"): 1}
        st.dataframe(tables.with_digits(table, digits), hide_index=True, alt=say("new_displacement"))
        charts.show_download(table, "corridors")
        st.caption(say("new_unclear", cases=count_text(found.displacement.unclear)))


def verdict_text(found: Displacement) -> str:
    """Return in words whether the shares of the corridors differ, by which test, with what chance."""
    n = int(found.corridors[["recent", "before"]].to_numpy().sum())
    verdict = say("new_shares_differ" if found.p_value < HARD_TO_EXPLAIN else "new_shares_alike")
    test = say("new_exact_test" if found.exact else "new_chi_square")
    return say("new_shares", verdict=verdict, test=test, chance=chance_text(found.p_value), n=count_text(n))


def corridor_table(found: Displacement, names: dict[str, str]) -> pd.DataFrame:
    """Return the corridors as a person reads them: counts and shares of both spans, what was expected."""
    rows = found.corridors.to_dict("records")
    return pd.DataFrame(
        {
            say("column_corridor"): [names.get(row["corridor"], row["corridor"]) for row in rows],
            say("new_recent"): [_counted(row["recent"], row["recent_share"]) for row in rows],
            say("new_before"): [_counted(row["before"], row["before_share"]) for row in rows],
            say("new_expected"): found.corridors["expected"],
            say("new_residual"): found.corridors["residual"],
            "q": [small_text(value) for value in found.corridors["q_value"]],
        }
    )


def _counted(cases: int, share: float) -> str:
    return f"{count_text(cases)} ({number_text(100 * share, 1)} %)"
