"""Tag with a joint operation every seizure that a filter means, after their count; take an act back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

import catalogue
from catalogue import Filters
from pages.parts import session, tables
from pages.parts.facts import actor_name
from pages.parts.session import label, say

if TYPE_CHECKING:
    import datetime as dt

    from catalogue import JointActivity, Store

_DATE_FORMS = {"en": "YYYY-MM-DD", "ru": "DD.MM.YYYY"}


def show_tagging(store: Store, activity: JointActivity) -> None:
    """Draw the choice of many seizures to be tagged with `activity`, and what was tagged act by act."""
    with st.expander(say("operations_tag_many")):
        st.caption(say("operations_tag_help"))
        meant = _show_meant(activity)
        untagged = catalogue.count_operation_untagged(store, meant, activity.code)
        number = tables.count_text(untagged)
        st.text(say("operations_meant", n=number))
        if st.button(say("operations_tag_all", n=number), disabled=not untagged):
            catalogue.tag_operation_seizures(store, meant, activity.code)
            st.rerun()
    _show_acts(store, activity)


def _show_meant(activity: JointActivity) -> Filters:
    own, start = f"{activity.code}_{session.language()}", catalogue.get_operation_filters(activity)
    first_place, last_place = st.columns(2)
    first = _day(first_place, "filter_date_from_short", start.date_from, own)
    last = _day(last_place, "filter_date_to_short", start.date_to, own)
    countries = _codes("filter_countries", "countries", start.countries, own)
    drugs = _codes("filter_drugs", "drugs", start.drugs, own)
    return Filters(date_from=first, date_to=last, countries=countries, drugs=drugs)


def _codes(name: str, vocabulary: str, before: tuple[str, ...], own: str) -> tuple[str, ...]:
    return tuple(
        st.multiselect(
            say(name),
            catalogue.get_vocabulary(vocabulary).codes(),
            list(before),
            format_func=lambda code: label(vocabulary, code),
            placeholder=say("filter_all"),
            key=f"tag_{name}_{own}",
        )
    )


def _day(place: Any, name: str, day: dt.date | None, own: str) -> dt.date | None:  # noqa: ANN401  Streamlit's own kind of column
    found: dt.date | None = place.date_input(
        say(name), day, format=_DATE_FORMS[session.language()], key=f"tag_{name}_{own}"
    )
    return found


def _show_acts(store: Store, activity: JointActivity) -> None:
    acts = catalogue.list_operation_acts(store, activity.code).to_dict("records")
    if acts:
        st.markdown(f"**{say('operations_acts')}**")
    for act in acts:
        words, button = st.columns([5, 2])
        when, number = f"{act['tagged_at']:%Y-%m-%d %H:%M} UTC", tables.count_text(act["cases"])
        words.text(say("operations_act", when=when, who=actor_name(act["tagged_by"]), n=number))
        if button.button(say("operations_undo"), key=f"undo_act_{act['act']}"):
            catalogue.undo_operation_act(store, int(act["act"]))
            st.rerun()
