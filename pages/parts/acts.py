"""The log of acts as a table that can be narrowed to one kind and taken away."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import charts, tables
from pages.parts.facts import actor_name, change_words
from pages.parts.frame import fragment
from pages.parts.session import find_words, say

if TYPE_CHECKING:
    from catalogue import Store

ACTS_ON_A_PAGE = 50
# What a download holds at most.
ACTS_TO_TAKE = 100_000


@fragment
def show_log(store: Store) -> None:
    """Draw the choice of a kind of act, a page of the log, and the button that takes it away."""
    counts = catalogue.count_acts(store)
    st.caption(say("log_about", count=tables.count_text(sum(counts.values()))))
    if not counts:
        return
    kind = st.selectbox(
        say("log_kind"),
        ["", *sorted(counts, key=act_words)],
        format_func=lambda act: f"{act_words(act)} ({counts[act]})" if act else say("filter_all"),
        key="log_kind",
        width=420,
    )
    total = counts.get(kind, sum(counts.values()))
    page = st.session_state.get(f"log_page_{kind}", 1)
    found = catalogue.list_acts(store, act=kind, limit=ACTS_ON_A_PAGE, offset=(page - 1) * ACTS_ON_A_PAGE)
    st.dataframe(act_table(found), key=f"log_{kind}_{page}", hide_index=True, alt=say("page_log"))
    if total > ACTS_ON_A_PAGE:
        st.pagination(-(-total // ACTS_ON_A_PAGE), key=f"log_page_{kind}", max_visible_pages=5)
    charts.show_download(act_table(catalogue.list_acts(store, act=kind, limit=ACTS_TO_TAKE)), "log")


def act_table(acts: pd.DataFrame) -> pd.DataFrame:
    """Return acts as a person reads them, in the same order."""
    return pd.DataFrame(
        {
            say("places_decided_at"): [f"{when:%Y-%m-%d %H:%M:%S} UTC" for when in acts["happened_at"]],
            say("places_decided_by"): [actor_name(actor) for actor in acts["actor"]],
            say("log_act"): [act_words(act) for act in acts["act"]],
            say("log_object"): acts["object"].to_list(),
            say("log_details"): [details_text(details) for details in acts["details"]],
        }
    )


def act_words(act: str) -> str:
    """Return the kind of an act in the reader's language."""
    return find_words(f"act_{act}") or act


def details_text(details: str) -> str:
    """Return the details of an act as "name: value" parts; what is not known is left out."""
    facts: dict[str, Any] = json.loads(details)
    known = {name: value for name, value in facts.items() if value not in (None, "", [], {})}
    return "; ".join(
        f"{find_words(f'detail_{name}') or name}: {_value_text(name, value)}" for name, value in known.items()
    )


def _value_text(name: str, value: object) -> str:
    if isinstance(value, bool):
        return say("log_yes") if value else say("log_no")
    if name == "change":
        return change_words(str(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
