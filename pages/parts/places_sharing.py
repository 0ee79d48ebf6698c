"""Decisions on texts of places as a file: download one, take one over from another installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from catalogue import Handling, PlaceDecision, Verdict
from pages.parts import places, session
from pages.parts.session import label, say

if TYPE_CHECKING:
    from catalogue import DecisionsCompared, Store

FORMS = ("csv", "json")
FILE_NAME = "place-decisions"
LARGEST_FILE_MB = 20


def show_download(store: Store) -> None:
    """Draw the buttons that give the decisions as a file, with the handling code it carries."""
    codes: list[Handling] = [*Handling]
    ceiling = st.selectbox(say("places_ceiling"), codes, index=4, key="places_ceiling", width=280)
    files = {form: catalogue.export_place_decisions(store, f"x.{form}", ceiling) for form in FORMS}
    st.caption(say("places_share_note", handling=files["csv"].handling))
    with st.container(horizontal=True):
        for form, file in files.items():
            st.download_button(
                say("places_download", form=form.upper(), count=file.written),
                file.content,
                f"{FILE_NAME}.{form}",
                disabled=file.written == 0,
                on_click="ignore",
            )


def show_upload(store: Store) -> None:
    """Draw the upload, what taking the file over would do, and the button that does it."""
    uploaded = st.file_uploader(
        say("places_upload"),
        type=list(FORMS),
        max_upload_size=LARGEST_FILE_MB,
        key=f"places_upload_{st.session_state.get('places_taken', 0)}",
    )
    if uploaded is None:
        return
    compared = catalogue.compare_place_decisions(store, uploaded.getvalue(), uploaded.name)
    _show_counts(compared)
    wanted = [*compared.added, *_show_conflicts(compared)]
    _show_refused(compared)
    if st.button(say("places_take_over", count=len(wanted)), type="primary", disabled=not wanted):
        changed = catalogue.decide_places(store, wanted, origin=uploaded.name)
        st.session_state["places_taken"] = st.session_state.get("places_taken", 0) + 1
        places.tell("places_taken", changed, count=len(wanted))


def _show_counts(compared: DecisionsCompared) -> None:
    with st.container(horizontal=True, border=True):
        for name in ("added", "same", "conflicts", "refused"):
            st.metric(say(f"places_{name}"), len(getattr(compared, name)), width="content")
        st.space("stretch")


def _show_conflicts(compared: DecisionsCompared) -> list[PlaceDecision]:
    if not compared.conflicts:
        return []
    st.caption(say("places_conflicts_pick"))
    rows = [
        _text_columns(conflict.theirs)
        | {
            say("places_own"): decision_words(conflict.own),
            say("places_theirs"): decision_words(conflict.theirs),
        }
        for conflict in compared.conflicts
    ]
    picked = st.dataframe(
        pd.DataFrame(rows),
        key=f"places_conflicts_{session.language()}",
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        alt=say("places_conflicts"),
    )
    return [compared.conflicts[row].theirs for row in picked["selection"]["rows"] if row < len(rows)]


def _show_refused(compared: DecisionsCompared) -> None:
    if not compared.refused:
        return
    language = session.language()
    rows = [
        {
            say("places_line"): refused.line,
            say("places_text"): refused.text,
            say("column_why"): refused.reason.text(language),
        }
        for refused in compared.refused
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt=say("places_refused"))


def decision_words(decision: PlaceDecision) -> str:
    """Return what a decision says: the name of the place, or that it is none."""
    if decision.verdict != Verdict.PLACE:
        return places.reason_words(f"decided_{decision.verdict}")
    place = catalogue.find_place(decision.gazetteer_id)
    if place is None:
        return str(decision.gazetteer_id)
    return place.name_ru if session.language() == "ru" else place.name_en


def _text_columns(decision: PlaceDecision) -> dict[str, str]:
    return {
        say("places_text"): decision.place_text,
        say("places_province_text"): decision.province_text,
        say("places_country"): label("countries", decision.country),
    }
