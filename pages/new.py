"""What is new: what is seen more often of late than before, with evidence and its chance of being noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import displacement, filters, frame, session, whats_new
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Filters


@frame.fragment
def show_new(chosen: Filters) -> None:
    """Draw what is new among the seizures that are chosen, and the seizures behind what is picked."""
    months, baseline_months = whats_new.show_spans()
    store = session.open_cursor()
    found = catalogue.get_whats_new(store, chosen, months=months, baseline_months=baseline_months)
    coverage = catalogue.get_coverage(store, chosen).sentence(session.language())
    st.caption(coverage)
    if found.windows is None:
        st.text(say("new_too_short", months=months))
        return
    whats_new.show_summary(found)
    picked = whats_new.show_things(store, found)
    if picked is not None:
        whats_new.show_evidence(store, chosen, found, picked)
    displacement.show_displacement(found, coverage)
    whats_new.show_reporting(found)
    st.caption(say("new_caution"))


frame.enter()
picked_filters = filters.show_filters(session.open_cursor())
show_new(picked_filters)
