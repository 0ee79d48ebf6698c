"""What was decided of reports, and taking a decision back; totals counted both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from catalogue import Filters
from pages.parts import duplicate_choice, duplicates, session, tables
from pages.parts.facts import actor_name
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Store


def show_decisions(store: Store) -> None:
    """Draw the decisions that hold, latest first; one is ticked to take it back."""
    decisions = catalogue.list_duplicate_decisions(store)
    if decisions.empty:
        st.text(say("review_decisions_none"))
        return
    _show_totals(store)
    picked = st.dataframe(
        decision_table(decisions),
        key=f"review_decisions_{session.language()}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        alt=say("review_decisions"),
    )
    rows = picked["selection"]["rows"] or [0]
    number = int(decisions["decision_id"].iloc[min(rows[0], len(decisions) - 1)])
    if st.button(say("review_undo", number=number)):
        catalogue.undo_duplicate_decision(store, number)
        duplicates.tell("review_undone", number=number)


def decision_table(decisions: pd.DataFrame) -> pd.DataFrame:
    """Return decisions as a person reads them."""
    return pd.DataFrame(
        {
            say("column_batch"): decisions["decision_id"].to_list(),
            say("review_decision"): [duplicate_choice.verdict_words(code) for code in decisions["verdict"]],
            say("review_reports"): [", ".join(map(str, numbers)) for numbers in decisions["seizures"]],
            say("review_leads"): ["–" if pd.isna(lead) else str(int(lead)) for lead in decisions["lead"]],
            say("places_decided_by"): decisions["decided_by"].map(actor_name).to_list(),
            say("places_decided_at"): [f"{when:%Y-%m-%d %H:%M} UTC" for when in decisions["decided_at"]],
        }
    )


def _show_totals(store: Store) -> None:
    reported = catalogue.find_seizures(store, Filters(), limit=0)
    merged = catalogue.find_seizures(store, Filters(duplicates="merged"), limit=0)
    st.caption(say("review_totals", reported=tables.totals_text(reported), merged=tables.totals_text(merged)))
