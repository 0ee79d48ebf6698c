"""A joint operation that the catalogue lacks, as a form: facts, sources, sourced statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

import catalogue
from catalogue import CatalogueError, JointActivity
from pages.parts import route_texts, session
from pages.parts.session import label, say

if TYPE_CHECKING:
    from catalogue import Store

NEW = "operation_new"  # of the session: the form of a new record is open
_KINDS = ("operation", "exercise")


def show_new(store: Store) -> None:
    """Draw the form of a new joint operation; an incomplete or unsourced one is refused in a sentence."""
    st.subheader(say("operations_new"), anchor=False)
    if st.button(say("operations_close")):
        st.session_state.pop(NEW)
        st.rerun()
    st.caption(say("operations_add_help"))
    activity = route_texts.show_sourced(_show_facts(), "operation_new")
    if st.button(say("operations_save"), type="primary"):
        _save(store, activity)


def _show_facts() -> JointActivity:
    code, kind = st.columns(2)
    start, end = st.columns(2)
    return JointActivity(
        code=_text("code", code, say("operations_code_form")),
        kind=kind.selectbox(say("operation_kind"), _KINDS, format_func=_kind_words, key=_key("kind")),
        name_en=_text("name_en"),
        name_ru=_text("name_ru"),
        start=_text("start", start, say("operations_date_form")),
        end=_text("end", end, say("operations_date_form")),
        led_by=tuple(part.strip() for part in _text("led_by").split(",") if part.strip()),
        countries=_countries(),
        statements=(),
    )


def _countries() -> tuple[str, ...]:
    return tuple(
        st.multiselect(
            say("operation_countries"),
            catalogue.get_vocabulary("countries").codes(),
            format_func=lambda code: label("countries", code),
            placeholder=say("choose"),
            key=_key("countries"),
        )
    )


def _text(field: str, place: Any = st, form: str | None = None) -> str:  # noqa: ANN401  the screen, or Streamlit's own kind of column
    return str(place.text_input(say(f"operation_{field}"), placeholder=form, key=_key(field))).strip()


def _kind_words(kind: str) -> str:
    return say(f"operations_kind_{kind}")


def _key(field: str) -> str:
    return f"operation_new_{field}_{session.language()}"


def _save(store: Store, activity: JointActivity) -> None:
    try:
        kept = catalogue.add_joint_activity(store, activity)
    except CatalogueError as error:
        st.error(error.text(session.language()))
        return
    st.session_state.pop(NEW)
    st.session_state["picked_operation"] = st.query_params["operation"] = kept.code
    st.rerun()
