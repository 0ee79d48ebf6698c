"""What a person says of a seizure's route: tie it, take it off, undo; kept with who said so and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts.facts import actor_name
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Store


def show_decisions(store: Store, seizure_id: int) -> None:
    """Draw what was decided of the routes of seizure `seizure_id`, and the form of a new decision."""
    with st.expander(say("routes_decide")):
        st.caption(say("routes_decide_help"))
        _show_standing(store, seizure_id)
        _show_form(store, seizure_id)


def _show_standing(store: Store, seizure_id: int) -> None:
    decisions = catalogue.list_attribution_decisions(store, seizure_id)
    for row in decisions[decisions["ended_at"].isna()].to_dict("records"):
        words, button = st.columns([4, 1])
        facts = {"route": row["route"], "who": actor_name(row["decided_by"]), "reason": row["reason"]}
        words.text(say(f"routes_verdict_{row['verdict']}", **facts))
        if button.button(say("routes_undo"), key=f"undo_decision_{row['decision_id']}"):
            catalogue.undo_attribution_decision(store, int(row["decision_id"]))
            st.rerun(scope="fragment")


def _show_form(store: Store, seizure_id: int) -> None:
    codes = [route.code for route in catalogue.list_routes(store)]
    with st.form(f"decide_{seizure_id}", border=False):
        code = st.selectbox(say("column_route"), codes)
        reason = st.text_input(say("routes_reason"))
        tie, off = st.columns(2)
        asserted = tie.form_submit_button(say("routes_assert"))
        denied = off.form_submit_button(say("routes_deny"))
    if asserted or denied:
        decide = catalogue.assert_attribution if asserted else catalogue.deny_attribution
        decide(store, seizure_id, code, reason)
        st.rerun(scope="fragment")
