"""Proposed routes: what fits no route, to be accepted as a record or dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from catalogue import CatalogueError
from pages.parts import session, tables
from pages.parts.session import label, say

if TYPE_CHECKING:
    from catalogue import ProposedRoute, Store

_LISTED = 20


def show_proposals(store: Store) -> None:
    """Draw the proposed routes with their evidence, and those dismissed."""
    found = catalogue.list_proposals(store)
    dismissed = catalogue.list_proposal_decisions(store)
    dismissed = dismissed[dismissed["verdict"] == "dismissed"]
    with st.expander(say("routes_proposed", n=len(found))):
        st.caption(say("routes_proposed_help"))
        for proposal in found[:_LISTED]:
            _show_one(store, proposal)
        for row in dismissed.to_dict("records"):
            st.text(say("routes_dismissed", proposal=row["proposal"], who=row["decided_by"]))
            if st.button(say("routes_undo"), key=f"undismiss_{row['proposal']}"):
                catalogue.undo_dismissal(store, str(row["proposal"]))
                st.rerun()


def _show_one(store: Store, proposal: ProposedRoute) -> None:
    st.markdown("---")
    st.text(_words(proposal))
    code, accept, dismiss = st.columns([2, 1, 1], vertical_alignment="bottom")
    new = code.text_input(say("routes_new_code"), max_chars=8, key=f"code_{proposal.key}")
    if accept.button(say("routes_accept"), key=f"accept_{proposal.key}"):
        _accept(store, proposal, new)
    if dismiss.button(say("routes_dismiss"), key=f"dismiss_{proposal.key}"):
        catalogue.dismiss_proposal(store, proposal.key)
        st.rerun()


def _accept(store: Store, proposal: ProposedRoute, code: str) -> None:
    try:
        catalogue.accept_proposal(store, proposal.key, code)
    except CatalogueError as error:
        st.error(error.text(session.language()))
        return
    st.rerun()


def _words(proposal: ProposedRoute) -> str:
    name = proposal.name_ru if session.language() == "ru" else proposal.name_en
    here = label("countries", proposal.country)
    way = [
        label("countries", proposal.departure),
        f"{name}, {here}" if name else here,
        label("countries", proposal.destination),
    ]
    drugs = ", ".join(label("drugs", code) for code in proposal.drugs)
    period = f"{proposal.date_first} – {proposal.date_last}"
    return say(
        "routes_proposal",
        way=" → ".join(way),
        n=tables.count_text(proposal.cases),
        period=period,
        drugs=drugs,
    )
