"""Proposed routes: what fits no route, to be accepted as a record or dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from catalogue import CatalogueError, RouteChoices
from pages.parts import route_facts, session, tables
from pages.parts.facts import actor_name
from pages.parts.session import label, say
from pages.parts.statements import plain

if TYPE_CHECKING:
    from catalogue import ProposedRoute, Store

_HEIGHT_PX = 240
_WIDTHS_PX = {"proposal": 380, "cases": 80}


def show_proposals(store: Store) -> None:
    """Draw the proposed routes, the one picked with its choices, and those dismissed."""
    found = catalogue.list_proposals(store)
    decided = catalogue.list_proposal_decisions(store)
    # The key keeps it open over a rerun, and over another number of proposals in its title.
    with st.expander(say("routes_proposed", n=len(found)), key="proposals", on_change="rerun") as place:
        if not place.open:
            return
        st.caption(say("routes_proposed_help"))
        if found:
            _show_one(store, _pick(found))
        for row in decided[decided["verdict"] == "dismissed"].to_dict("records"):
            st.text(say("routes_dismissed", proposal=row["proposal"], who=actor_name(row["decided_by"])))
            if st.button(say("routes_undo"), key=f"undismiss_{row['proposal']}"):
                catalogue.undo_dismissal(store, str(row["proposal"]))
                st.rerun()


def proposal_table(found: tuple[ProposedRoute, ...]) -> pd.DataFrame:
    """Return proposed routes as a person reads them, those with the most seizures first."""
    return pd.DataFrame(
        {
            say("column_proposal"): [way_words(one) for one in found],
            say("column_cases"): [one.cases for one in found],
            say("column_period"): [f"{one.date_first} – {one.date_last}" for one in found],
            say("column_drugs"): [", ".join(label("drugs", code) for code in one.drugs) for one in found],
        }
    )


def way_words(proposal: ProposedRoute) -> str:
    """Return from where to where a proposed route leads, as far as it is known."""
    name = proposal.name_ru if session.language() == "ru" else proposal.name_en
    here = label("countries", proposal.country)
    stops = (proposal.departure, proposal.destination)
    start, end = (label("countries", code) if code else say("place_not_stated") for code in stops)
    return f"{start} → {f'{name}, {here}' if name else here} → {end}"


def _pick(found: tuple[ProposedRoute, ...]) -> ProposedRoute:
    answer = st.dataframe(
        proposal_table(found),
        key=f"proposal_list_{session.language()}_{abs(hash(tuple(one.key for one in found)))}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        selection_default={"selection": {"rows": [0]}},
        height=_HEIGHT_PX,
        column_config=tables.column_widths(_WIDTHS_PX),
        alt=say("routes_proposed", n=len(found)),
    )
    return found[next(iter(answer["selection"]["rows"]), 0)]


def _show_one(store: Store, proposal: ProposedRoute) -> None:
    cases = tables.count_text(proposal.cases)
    st.markdown(f"**{plain(way_words(proposal))}** · n = {cases}")
    with st.form(f"accept_{proposal.key}_{session.language()}", border=False):
        code, choices = _show_choices(catalogue.suggest_proposal_choices(store, proposal))
        accept, dismiss = st.columns(2)
        accepted = accept.form_submit_button(say("routes_accept"), type="primary")
        dismissed = dismiss.form_submit_button(say("routes_dismiss"))
    if accepted:
        _accept(store, proposal, code, choices)
    if dismissed:
        catalogue.dismiss_proposal(store, proposal.key)
        st.rerun()


def _show_choices(suggested: RouteChoices) -> tuple[str, RouteChoices]:
    """Draw the code, names, corridor, direction and drugs that a person settles."""
    code_place, corridor_place, direction_place = st.columns([1, 2, 2])
    code = code_place.text_input(say("routes_new_code"), max_chars=8)
    corridors = [corridor.code for corridor in catalogue.list_corridors()]
    family = corridor_place.selectbox(
        say("routes_field_family"),
        corridors,
        corridors.index(suggested.family),
        format_func=route_facts.corridor_name,
    )
    directions = route_facts.DIRECTIONS
    direction = direction_place.selectbox(
        say("routes_field_direction"), directions, format_func=lambda one: say(f"routes_proposed_{one}")
    )
    english, russian = st.columns(2)
    name_en = english.text_input(say("routes_field_name_en"), suggested.name_en)
    name_ru = russian.text_input(say("routes_field_name_ru"), suggested.name_ru)
    codes, before = catalogue.get_vocabulary("drugs").codes(), list(suggested.drugs)
    drugs = st.multiselect(
        say("routes_field_drugs"),
        codes,
        before,
        format_func=lambda one: label("drugs", one),
        placeholder=say("choose"),
    )
    return code, RouteChoices(name_en, name_ru, family, direction, tuple(drugs))


def _accept(store: Store, proposal: ProposedRoute, code: str, choices: RouteChoices) -> None:
    try:
        with st.spinner(say("routes_saving")):
            catalogue.accept_proposal(store, proposal.key, code, choices)
    except CatalogueError as error:
        st.error(error.text(session.language()))
        return
    st.session_state["picked_route"] = st.query_params["route"] = code.strip().upper()
    st.session_state["route_saved"] = code.strip().upper()
    st.rerun()
