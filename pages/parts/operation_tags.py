"""The joint operations in which a seizure was made, on its record: tag it, take a tag back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import session
from pages.parts.facts import actor_name
from pages.parts.session import own_name, say, stays_unfolded

if TYPE_CHECKING:
    from catalogue import JointActivity, Store


def period_text(activity: JointActivity) -> str:
    """Return when an operation was held, no finer than it is known."""
    first, last = (_date_text(day) for day in (activity.start, activity.end))
    return first if first == last else f"{first} – {last}"


def _date_text(day: str) -> str:
    return ".".join(reversed(day.split("-"))) if session.language() == "ru" else day


def show_own_tags(store: Store, seizure_id: int) -> None:
    """Draw the joint operations with which seizure `seizure_id` is tagged; tag it, or take a tag back."""
    activities = {one.code: one for one in catalogue.list_joint_activities(store)}
    tags = catalogue.list_operation_tags(store, seizure_id)
    unfolded = stays_unfolded(f"operations_of_{seizure_id}", holds=not tags.empty)
    with st.expander(say("operations_on_record"), expanded=unfolded):
        if tags.empty:
            st.caption(say("operations_on_record_none"))
        for row in tags.to_dict("records"):
            words, button = st.columns([4, 1])
            named = activities.get(row["operation"])
            name = own_name(named) if named else row["operation"]
            words.text(say("operations_tagged", name=name, who=actor_name(row["tagged_by"])))
            if button.button(say("operations_untag"), key=f"untag_{row['tag_id']}"):
                catalogue.undo_operation_tag(store, int(row["tag_id"]))
                st.rerun(scope="fragment")
        left = [code for code in activities if code not in set(tags["operation"])]
        _show_choice(store, seizure_id, {code: activities[code] for code in left})


def _show_choice(store: Store, seizure_id: int, activities: dict[str, JointActivity]) -> None:
    with st.form(f"tag_{seizure_id}", border=False):
        code = st.selectbox(
            say("operations_on_record"),
            list(activities),
            format_func=lambda one: f"{own_name(activities[one])} · {period_text(activities[one])}",
            label_visibility="collapsed",
            key=f"tag_choice_{seizure_id}_{session.language()}",
        )
        tagged = st.form_submit_button(say("operations_tag"), disabled=not activities)
    if tagged:
        catalogue.tag_operation(store, seizure_id, code)
        st.rerun(scope="fragment")
