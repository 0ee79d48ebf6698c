"""Hot spots: cells in which seizures stand out from chance, on the map and as a list, with their seizures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import filters, frame, hot_spots, session
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Filters


@frame.fragment
def show_hot_spots(chosen: Filters) -> None:
    """Draw the cells that stand out among the seizures that are chosen."""
    store = session.open_cursor()
    resolution, measure = hot_spots.show_choice()
    st.caption(catalogue.get_coverage(store, chosen).sentence(session.language()))
    found = catalogue.get_hot_spots(store, chosen, resolution=resolution, measure=measure)
    if not found.cells_tested:
        return
    hot_spots.show_summary(found)
    map_place, list_place = st.columns([9, 11])
    with list_place:
        ticked = hot_spots.show_table(found)
    with map_place:
        clicked = hot_spots.show_map(found)
    hot_spots.show_seizures(store, chosen, found, hot_spots.latest(ticked, clicked))
    st.caption(f"{say('trends_test', test=say('hot_test'))} {say('hot_caution')}")


frame.enter()
picked_filters = filters.show_filters(session.open_cursor())
show_hot_spots(picked_filters)
