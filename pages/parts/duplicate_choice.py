"""The reports of one group side by side, why they may be one seizure, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import duplicates, session, tables
from pages.parts.session import label, say

if TYPE_CHECKING:
    from catalogue import Store
    from pages.parts.duplicates import PickedGroup


# Of two reports both are meant.
_FEWEST = 2


def show_choice(store: Store, picked: PickedGroup) -> None:
    """Draw the reports with the reasons, and the buttons that decide."""
    st.subheader(say("review_question"), anchor=False)
    reasons = [duplicates.reason_words(code) for code in picked.reasons]
    st.markdown(" · ".join([f"**{score_words(picked.score)}**", *reasons]))
    reports = catalogue.list_duplicate_reports(store, picked.seizures)
    own = f"{session.language()}_{picked.group}_{len(picked.seizures)}"
    st.dataframe(
        report_table(reports), hide_index=True, alt=say("review_reports"), key=f"review_reports_{own}"
    )
    numbers = reports["seizure_id"].tolist()
    meant = numbers
    if len(numbers) > _FEWEST:
        meant = st.multiselect(say("review_meant"), numbers, default=numbers, key=f"review_meant_{own}")
    lead = st.selectbox(say("review_lead"), meant, key=f"review_lead_{own}", help=say("review_lead_help"))
    with st.container(horizontal=True):
        for verdict in ("same", "different", "later"):
            if st.button(say(f"review_say_{verdict}"), disabled=len(meant) < _FEWEST):
                decide(store, meant, verdict, lead if verdict == "same" else None)


def decide(store: Store, seizures: list[int], verdict: str, lead: int | None) -> None:
    """Keep the decision and say so."""
    number = catalogue.decide_duplicates(store, seizures, verdict, lead=lead)
    duplicates.tell(
        "review_done", number=number, verdict=verdict_words(verdict), reports=", ".join(map(str, seizures))
    )


def verdict_words(verdict: str) -> str:
    """Return a decision in the reader's language."""
    return say(f"review_verdict_{verdict}")


def score_words(score: float) -> str:
    """Return how likely a group is one seizure."""
    return say("review_likely", percent=round(100 * score))


def report_table(reports: pd.DataFrame) -> pd.DataFrame:
    """Return the reports of a group as a person compares them, one below the other."""
    return pd.DataFrame([_report_line(row) for row in reports.itertuples()])


def _report_line(row: Any) -> dict[str, str]:  # noqa: ANN401  a row of duplicate_reports.sql
    amounts = (tables.amount_text(*pair) for pair in zip(row.amounts, row.units, strict=True))
    return {
        say("review_number"): str(row.seizure_id),
        say("column_date"): tables.date_text(row.date_first, row.date_last, row.date_precision),
        say("column_drug"): "; ".join(label("drugs", drug) for drug in row.drugs),
        say("column_amount"): "; ".join(amounts),
        say("column_mass"): tables.mass_text(row.mass_kg),
        say("column_place"): row.place_text or row.province_text or "–",
        say("column_sender"): row.sender if isinstance(row.sender, str) else "–",
        say("column_source"): f"{row.file}, {row.sheet}, {row.row_number}",
    }
