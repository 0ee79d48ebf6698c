"""Container control: its units on a map, what it does to prevent, consignments seized."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

import catalogue
from pages.parts import maps, records, session
from pages.parts.session import label, own_name, say
from pages.parts.statements import Sources, show_statements

if TYPE_CHECKING:
    from catalogue import ControlMeasure, ControlUnit, Store

_HEIGHT_PX = 420
_CLOSED = "consignment_closed"


def show_units(units: tuple[ControlUnit, ...], sources: Sources) -> None:
    """Draw the control units on a map and, below it, as a list with their sources."""
    maps.serve_files()
    language = session.language()
    view, zoom = maps.view_of([(unit.lat, unit.lon) for unit in units])
    st.subheader(say("containers_units", n=len(units)), anchor=False)
    st_folium(
        catalogue.background_map(view, language, zoom=zoom),
        key=f"units_map_{language}",
        feature_group_to_add=[catalogue.unit_group(units, language)],
        returned_objects=[],
        height=_HEIGHT_PX,
        use_container_width=True,
    )
    st.caption(say("containers_units_note"))
    st.dataframe(unit_table(units, sources), hide_index=True, alt=say("page_containers"))


def unit_table(units: tuple[ControlUnit, ...], sources: Sources) -> pd.DataFrame:
    """Return the units as a person reads them, with the numbers of their sources."""
    return pd.DataFrame(
        {
            say("column_name"): [own_name(unit) for unit in units],
            say("containers_kind"): [say(f"containers_kind_{unit.kind}") for unit in units],
            say("column_country"): [label("countries", unit.country) for unit in units],
            say("containers_since"): [
                say(f"containers_since_{unit.since_basis}", year=unit.since) for unit in units
            ],
            say("containers_last"): [str(unit.last_reported) for unit in units],
            say("sources"): [sources.mark(unit.sources) for unit in units],
        }
    )


def show_measures(measures: tuple[ControlMeasure, ...], sources: Sources) -> None:
    """Draw what the programme does to prevent, measure by measure."""
    st.subheader(say("containers_measures"), anchor=False)
    for measure in measures:
        with st.expander(own_name(measure)):
            show_statements("", measure.statements, sources)


def show_consignments(store: Store) -> None:
    """Draw the seizures of which a sheet names a container or goods."""
    table = catalogue.list_consignments(store)
    st.subheader(say("containers_consignments", n=len(table)), anchor=False)
    if table.empty:
        st.text(say("containers_no_consignments"))
        return
    closed = st.session_state.get(_CLOSED, 0)
    picked = st.dataframe(
        consignment_table(table),
        key=f"consignments_{session.language()}_{closed}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        alt=say("containers_consignments", n=len(table)),
    )
    for row in picked["selection"]["rows"]:
        records.open_record(store, int(table["seizure_id"].iloc[row]), _CLOSED)


def consignment_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return consignments as a person reads them; a number whose check digit is wrong is named so."""
    known = table["container_number"].where(table["container_number"].notna(), table["container_text"])
    wrong = table["container_number"].isna() & (table["container_text"] != "")
    return pd.DataFrame(
        {
            say("containers_seizure"): table["seizure_id"],
            say("containers_number"): known,
            say("containers_check"): [say("containers_wrong") if one else "" for one in wrong],
            say("containers_goods"): table["goods_text"],
            say("containers_heading"): table["hs_heading"].fillna("–"),
            say("containers_origin"): [
                label("countries", code) if code else "–" for code in _texts(table, "origin")
            ],
            say("containers_consignee"): [
                say(f"containers_consignee_{kind}") if kind else "–"
                for kind in _texts(table, "consignee_type")
            ],
            say("containers_unit"): table["unit_text"].replace("", "–"),
            say("column_country"): [label("countries", code) for code in table["country"]],
        }
    )


def _texts(table: pd.DataFrame, column: str) -> list[str | None]:
    return [value if isinstance(value, str) else None for value in table[column]]
