"""What was picked on the map: a circle, an outline or a route; and the list that follows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import comparing, downloads, records, session, tables
from pages.parts.session import say

if TYPE_CHECKING:
    import pandas as pd

    from catalogue import Filters, MapCells, Store
    from pages.parts.map_screen import Area, Report
    from pages.parts.panes import Shown

COUNTRIES_NAMED = 8  # the others are counted
_CELL, _DRAWN, _AREA = "cell", "map_cells", "map_area"


def take_event(report: Report) -> None:
    """Remember the circle that was clicked, or forget it where an outline was drawn."""
    if report.event.get("kind") == "circle":
        for chosen, cells in st.session_state.get(_DRAWN, [])[report.event["pane"] :][:1]:
            circle = catalogue.find_clicked_cell(cells, report.event)
            if circle is not None:
                narrowed = catalogue.cell_filters(chosen, circle)
                st.session_state[_CELL] = (chosen, narrowed, cell_title(circle))
    if report.event.get("kind") == "select":
        select(report.selection)


def show_clicked_record(store: Store, report: Report) -> None:
    """Open the record of the seizure that was clicked where seizures stand one by one."""
    if report.event.get("kind") == "record":
        records.open_record(store, int(report.event["record"]), "map_record_closed")


def keep_drawn(shown: Shown) -> None:
    """Remember what each map shows: the next click is on one of these circles."""
    st.session_state[_DRAWN] = [
        (one, cells.cells) for one, cells in zip(shown.filters, shown.drawn, strict=True)
    ]


def selection() -> Area:
    """Return the outline that was drawn last; empty: none."""
    area: Area = st.session_state.get(_AREA, ())
    return area


def select(area: Area) -> None:
    """Let `area` be the outline on the map, as if a person had drawn it; empty: none."""
    st.session_state.pop(_CELL, None)
    st.session_state[_AREA] = area


def in_selection(chosen: Filters) -> Filters:
    """Return `chosen` limited to the outline that was drawn on the map."""
    return replace(chosen, area=selection()) if selection() else chosen


def cell_title(cell: pd.Series) -> str:
    """Return what a circle stands for: its place, and how many more places it holds."""
    name = str(cell["name_ru" if session.language() == "ru" else "name_en"] or say("list_cell"))
    further = int(cell["places"]) - 1
    return say("list_places", name=name, further=further) if further > 0 else name


def show_list(store: Store, chosen: Filters) -> None:
    """Draw the seizures of the circle or outline, else of the whole filter; a row opens its record."""
    meant, title = _meant(chosen)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(title or say("list_all"), anchor=False, width="stretch")
        if title:
            st.button(say("list_show_all"), on_click=_show_all)
        downloads.show_choice(store, meant, "list")
    if not title:
        st.caption(say("list_hint"))
    if selection() and meant.area:
        st.caption(say("list_selection_note"))
    records.list_seizures(store, meant, "explore", with_totals=bool(title))


def _meant(chosen: Filters) -> tuple[Filters, str]:
    base, narrowed, title = st.session_state.get(_CELL, (None, None, ""))
    if base in comparing.shown(chosen):
        return narrowed, title
    return in_selection(chosen), say("list_selection") if selection() else ""


def _show_all() -> None:
    st.session_state.pop(_CELL, None)
    st.session_state.pop(_AREA, None)


def show_route_link(report: Report) -> None:
    """Draw the way to the record of the route whose line was clicked."""
    if report.event.get("kind") == "route":
        code = str(report.event["route"])
        st.page_link("pages/routes.py", label=say("open_route", code=code), query_params={"route": code})


def show_unplaced(drawn: MapCells) -> None:
    """Name the seizures that no map can show: those known to the country only."""
    rows = drawn.unplaced
    if rows.empty:
        return
    named = [
        f"{session.label('countries', row['country'])} {tables.count_text(row['cases'])}"
        for row in rows.head(COUNTRIES_NAMED).to_dict("records")
    ]
    if len(rows) > COUNTRIES_NAMED:
        named.append(say("unplaced_more", countries=tables.count_text(len(rows) - COUNTRIES_NAMED)))
    st.caption(say("unplaced", cases=tables.count_text(rows["cases"].sum()), countries=", ".join(named)))
