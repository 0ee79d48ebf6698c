"""What persons decided of texts of places so far, and taking a decision back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

import catalogue
from catalogue import Verdict
from pages.parts import places, session
from pages.parts.facts import actor_name
from pages.parts.session import label, say

if TYPE_CHECKING:
    from catalogue import Store

SHOWN_AT_MOST = 500


def show_decisions(store: Store) -> None:
    """Draw the decisions, latest first, and the button that takes the ticked one back."""
    decisions = catalogue.list_place_decisions(store, limit=SHOWN_AT_MOST)
    if decisions.empty:
        st.text(say("places_history_none"))
        return
    picked = st.dataframe(
        decision_table(decisions),
        key=f"places_decisions_{len(decisions)}_{session.language()}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt=say("places_history"),
    )
    rows = picked["selection"]["rows"]
    if not rows:
        st.caption(say("places_history_pick"))
        return
    number = int(decisions["decision_id"].iloc[rows[0]])
    holds = bool(pd.isna(decisions["ended_at"].iloc[rows[0]]))
    if st.button(say("places_undo", number=number), disabled=not holds):
        places.tell("places_undone", catalogue.undo_place_decision(store, number), number=number)


def decision_table(decisions: pd.DataFrame) -> pd.DataFrame:
    """Return decisions as a person reads them: the text, what it means, by whom and when."""
    return pd.DataFrame(
        [
            {
                say("places_number"): row["decision_id"],
                say("places_text"): row["place_text"],
                say("places_province_text"): row["province_text"],
                say("places_country"): label("countries", row["country"]),
                say("places_means"): meaning_words(row),
                say("places_decided_at"): f"{row['decided_at']:%Y-%m-%d %H:%M} UTC",
                say("places_decided_by"): actor_name(row["decided_by"]),
                say("places_origin"): row["origin"] or "–",
                say("column_state"): _state(row["ended_at"]),
            }
            for row in decisions.to_dict("records")
        ]
    )


def meaning_words(row: Any) -> str:  # noqa: ANN401  a row of place_decisions.sql
    """Return what a decision says: the name of the place, or that it is none."""
    if row["verdict"] != Verdict.PLACE:
        return places.reason_words(f"decided_{row['verdict']}")
    return str(row["name_ru" if session.language() == "ru" else "name_en"] or row["gazetteer_id"])


def show_relocation(store: Store) -> None:
    """Draw the button that looks every undecided text up anew."""
    st.caption(say("places_relocate_note"))
    if st.button(say("places_relocate")):
        with st.spinner(say("step_places")):
            changed = catalogue.relocate_places(store)
        places.tell("places_relocated", changed)


def _state(ended_at: Any) -> str:  # noqa: ANN401  a timestamp, or pandas' own missing one
    return (
        say("places_holds")
        if pd.isna(ended_at)
        else say("places_ended", when=f"{ended_at:%Y-%m-%d %H:%M} UTC")
    )
