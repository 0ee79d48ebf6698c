"""Joint operations: the list with its search, and one record whole with the seizures tagged with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from catalogue import Filters
from pages.parts import filter_fields, operation_tagging, operation_tags, records, session, tables
from pages.parts.session import label, own_name, say
from pages.parts.statements import Sources, plain, show_statements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue import JointActivity, Store

_BODIES = ("CARICC", "CSTO", "IREN", "SCO", "UNODC", "WCO")
LIST_WIDTHS_PX = {"name": 255, "period": 175, "cases": 70}


def find_operations(activities: Iterable[JointActivity], text: str) -> list[JointActivity]:
    """Return the operations whose code, names, coordinators or participants hold every word of `text`."""
    words = text.casefold().split()
    return [one for one in activities if all(word in _searched_text(one) for word in words)]


def _searched_text(activity: JointActivity) -> str:
    names = [
        activity.code,
        activity.name_en,
        activity.name_ru,
        activity.start,
        *activity.led_by,
        *map(body_name, activity.led_by),
    ]
    for language in session.LANGUAGES:
        names += [catalogue.get_vocabulary("countries").label(code, language) for code in activity.countries]
    return " ".join(names).casefold()


def operation_table(activities: list[JointActivity], counts: dict[str, int]) -> pd.DataFrame:
    """Return operations as a person reads them in a list, in the same order."""
    return pd.DataFrame(
        {
            say("column_name"): [own_name(one) for one in activities],
            say("column_period"): [operation_tags.period_text(one) for one in activities],
            say("column_cases"): [counts.get(one.code, 0) for one in activities],
        }
    )


def body_name(body: str) -> str:
    """Return the name of a coordinating body in the reader's language; one not known here as it stands."""
    return say(f"operations_body_{body}") if body in _BODIES else body


def show_operation(store: Store, activity: JointActivity) -> None:
    """Draw one operation whole: when, by whom, what is reported, the seizures tagged with it, sources."""
    st.subheader(own_name(activity), anchor=False)
    _show_badges(activity)
    countries = ", ".join(label("countries", code) for code in activity.countries)
    facts = (
        say("operations_period", period=operation_tags.period_text(activity)),
        say("operations_led_by", names=", ".join(map(body_name, activity.led_by))),
        say("operations_participants", countries=countries),
    )
    st.markdown("\n".join(f"- {plain(fact)}" for fact in facts))
    sources = Sources(activity.sources)
    show_statements(say("operations_told"), activity.statements, sources)
    _show_seizures(store, activity)
    operation_tagging.show_tagging(store, activity)
    sources.show()
    if not catalogue.is_content_operation(activity.code) and st.button(say("operations_withdraw")):
        catalogue.withdraw_joint_activity(store, activity.code)
        st.rerun()


def _show_badges(activity: JointActivity) -> None:
    with st.container(horizontal=True):
        st.badge(say(f"operations_kind_{activity.kind}"), color="blue")
        st.badge(activity.code, color="gray")
        if not catalogue.is_content_operation(activity.code):
            st.badge(say("operations_own"), color="gray")


def _show_seizures(store: Store, activity: JointActivity) -> None:
    tagged = catalogue.count_operation_seizures(store).get(activity.code, 0)
    st.subheader(say("operations_seizures", n=tables.count_text(tagged)), anchor=False)
    if not tagged:
        st.text(say("operations_no_seizures"))
        return
    if st.button(say("operations_explore")):
        session.keep_filters(Filters(operations=(activity.code,)))
        filter_fields.new_fields()
        st.switch_page("pages/explore.py", query_params={"operations": activity.code})
    records.list_seizures(store, Filters(operations=(activity.code,)), f"operation_{activity.code}")
