"""Coverage: who reported which months, how much of each field is filled, who sent what, repeats left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import coverage, filters, frame, session

if TYPE_CHECKING:
    from catalogue import Filters


@frame.fragment
def show_coverage(chosen: Filters) -> None:
    """Draw what the seizures that are chosen cover."""
    store = session.open_cursor()
    covered = catalogue.get_coverage(store, chosen)
    sentence = covered.sentence(session.language())
    st.caption(sentence)
    if not covered.cases:
        return
    reporting = catalogue.get_reporting(store, chosen)
    coverage.show_shares(covered, reporting)
    coverage.show_months(reporting, sentence)
    coverage.show_fields(reporting)
    coverage.show_senders(reporting)
    coverage.show_imports(store)
    coverage.show_open_repeats(store, chosen)


frame.enter()
picked_filters = filters.show_filters(session.open_cursor())
show_coverage(picked_filters)
