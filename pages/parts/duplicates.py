"""Groups of reports that may be one seizure, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import session, tables
from pages.parts.session import label, say

if TYPE_CHECKING:
    from catalogue import Store

SHOWN_AT_MOST = 500
LIST_HEIGHT_PX = 420
# Choice of the list -> the least score that it asks for.
_SCORES = {"likely": 0.8, "possible": 0.5, "any": 0.1}
_NOTICE = "review_notice"


@dataclass(frozen=True)
class PickedGroup:
    """The group that a person ticked: its number, its reports, its score and reasons (codes)."""

    group: int
    seizures: tuple[int, ...]
    score: float
    reasons: tuple[str, ...]


def show_notice() -> None:
    """Draw what the last decision did, once."""
    if done := st.session_state.pop(_NOTICE, None):
        st.success(done)


def tell(key: str, **facts: object) -> None:
    """Say under `key` what was done, on a fresh run of the screen."""
    st.session_state[_NOTICE] = say(key, **facts)
    st.rerun()


def show_list(store: Store) -> PickedGroup | None:
    """Draw the groups with their filters; return the ticked one, None where the list is empty."""
    groups = _show_filter(store)
    if groups.empty:
        st.text(say("review_none"))
        return None
    shown = groups.head(SHOWN_AT_MOST)
    st.caption(
        say("review_count", groups=tables.count_text(len(groups)), shown=tables.count_text(len(shown)))
    )
    picked = st.dataframe(
        group_table(shown),
        key=f"review_{session.language()}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        height=LIST_HEIGHT_PX,
        alt=say("page_duplicates"),
    )
    rows = picked["selection"]["rows"] or [0]
    # After a decision the group leaves the list, and the tick stands on the next one.
    row = shown.iloc[min(rows[0], len(shown) - 1)]
    return PickedGroup(int(row["group"]), tuple(row["seizures"]), float(row["score"]), tuple(row["reasons"]))


def group_table(groups: pd.DataFrame) -> pd.DataFrame:
    """Return groups as a person reads them."""
    return pd.DataFrame(
        [
            {
                say("column_score"): tables.number_text(row["score"]),
                say("column_date"): tables.date_text(row["date_first"], row["date_first"], "day"),
                say("column_drug"): label("drugs", row["drug"]),
                say("column_mass"): tables.mass_text(row["mass_kg"]),
                say("filter_countries"): label("countries", row["country"]),
                say("review_reports"): row["reports"],
            }
            for row in groups.to_dict("records")
        ]
    )


def reason_words(code: str) -> str:
    """Return a reason in the reader's language; the figure behind a colon is filled in."""
    name, _, figure = code.partition(":")
    return say(f"review_reason_{name}", number=figure)


def _show_filter(store: Store) -> pd.DataFrame:
    language = session.language()
    state_place, score_place = st.columns(2)
    state = state_place.segmented_control(
        say("review_state"),
        ["open", "later"],
        default="open",
        required=True,
        format_func=lambda name: say(f"review_state_{name}"),
        key=f"review_state_{language}",
    )
    score = score_place.segmented_control(
        say("review_score"),
        list(_SCORES),
        default="possible",
        required=True,
        format_func=lambda name: say(f"review_score_{name}"),
        key=f"review_score_{language}",
    )
    with st.spinner(say("review_searching")):
        groups = _groups(store, session.find_contents(store).key, _SCORES[score or "possible"])
    # Trap: a list that is empty would choose no columns; loc chooses rows.
    groups = groups.loc[[found == (state or "open") for found in _states(store, groups)]]
    countries = st.multiselect(
        say("filter_countries"),
        sorted(groups["country"].unique(), key=_country_name),
        format_func=_country_name,
        placeholder=say("filter_all"),
        key=f"review_countries_{language}",
    )
    return groups[groups["country"].isin(countries)] if countries else groups


# The search takes seconds on a large store and depends on the imports alone; decisions are looked up anew.
@st.cache_data(show_spinner=False, max_entries=6)
def _groups(_store: Store, contents: str, min_score: float) -> pd.DataFrame:  # noqa: ARG001  the contents are the cache's key
    return catalogue.find_duplicates(_store, min_score=min_score, state=None)


def _states(store: Store, groups: pd.DataFrame) -> list[str]:
    return catalogue.get_duplicate_states(store, groups["seizures"].tolist())


def _country_name(code: str) -> str:
    return label("countries", code)
