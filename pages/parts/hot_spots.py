"""Hot spots on a screen: the choice of cells, their map, their list, the seizures of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

import catalogue
from geodata.towns import find_town
from pages.parts import charts, maps, records, session, tables
from pages.parts.session import label, own_name, say
from pages.parts.tables import count_text
from pages.parts.trends import small_text

if TYPE_CHECKING:
    from catalogue import Filters, HotSpotMeasure, HotSpots, Store

MEASURES: tuple[HotSpotMeasure, HotSpotMeasure] = ("cases", "share")
# Widths of the cells of catalogue.HOT_SPOT_RESOLUTIONS, rounded. Source: the table of H3's cell statistics.
_WIDTHS_KM = {3: 120, 4: 45, 5: 17}
_OPENING_RESOLUTION = 4
_HEIGHT_PX = 470
_SEEN, _CHOSEN = "hot_spots_seen", "hot_spots_chosen"


def show_choice() -> tuple[int, HotSpotMeasure]:
    """Draw the choice of the size of cells and of what is compared."""
    language = session.language()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        resolution = st.segmented_control(
            say("hot_resolution"),
            catalogue.HOT_SPOT_RESOLUTIONS,
            default=_OPENING_RESOLUTION,
            required=True,
            format_func=lambda one: say("hot_width", km=_WIDTHS_KM[one]),
            key=f"hot_resolution_{language}",
        )
        measure = st.segmented_control(
            say("hot_measure"),
            MEASURES,
            default=MEASURES[0],
            required=True,
            format_func=lambda name: say(f"hot_measure_{name}"),
            key=f"hot_measure_{language}",
        )
    return int(resolution), measure


def show_summary(found: HotSpots) -> None:
    """Say how many cells stand out of how many, and which seizures are left out."""
    states = found.cells["state"].value_counts()
    counts = {state: count_text(states.get(state, 0)) for state in ("hot", "cold")}
    whole = {"tested": count_text(found.cells_tested), "cases": count_text(found.cases)}
    st.markdown(say("hot_summary", **counts, **whole, km=count_text(round(found.cell_width_km))))
    left_out = {
        "unplaced": count_text(found.unplaced_cases),
        "imprecise": count_text(found.imprecise_cases),
        "outside": count_text(found.outside_cases),
    }
    st.caption(say("hot_left_out", **left_out))
    if found.measure == "share" and found.cells["z"].isna().all():
        st.info(say("hot_share_of_all"))


def show_map(found: HotSpots) -> str | None:
    """Draw the cells that stand out, and return the one clicked last; None: none was."""
    maps.serve_files()
    language = session.language()
    distinct = found.cells[found.cells["state"] != "none"]
    shown = distinct if len(distinct) else found.cells
    view, zoom = maps.view_of(list(zip(shown["latitude"], shown["longitude"], strict=True)))
    outlines = [catalogue.cell_outline(cell) for cell in found.cells["cell"]]
    answer = st_folium(
        catalogue.background_map(view, language, zoom=min(zoom, 6)),
        key=f"hot_spots_map_{language}_{_own_key(found)}",
        feature_group_to_add=[catalogue.hot_spot_group(found, outlines, language)],
        returned_objects=["last_object_clicked"],
        height=_HEIGHT_PX,
        use_container_width=True,
    )
    point = (answer or {}).get("last_object_clicked")
    return catalogue.find_cell_at(found, point["lat"], point["lng"]) if point else None


def show_table(found: HotSpots) -> str | None:
    """Draw the list of cells, the hottest first; return the one ticked, or None."""
    everything = st.toggle(say("hot_all"), key=f"hot_all_{session.language()}")
    cells = found.cells if everything else found.cells[found.cells["state"] != "none"]
    if cells.empty:
        st.text(say("hot_none"))
        return None
    cells = cells.reset_index(drop=True)
    table = cell_table(cells, found)
    digits = {say("hot_expected"): 1, "z": 1}
    picked = st.dataframe(
        tables.with_digits(table, {name: count for name, count in digits.items() if name in table}),
        key=f"hot_spots_{everything}_{session.language()}_{_own_key(found)}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=_HEIGHT_PX - 100,
        column_config=_column_widths(),
        alt=say("page_hot_spots"),
    )
    charts.show_download(table, "hot_spots")
    row = next(iter(picked["selection"]["rows"]), None)
    return None if row is None else str(cells["cell"].iloc[row])


def _column_widths() -> dict[str, Any]:
    own_px = {"where": 160, "state": 55, "near": 58, "expected": 68, "reports": 58}
    named = {say(f"hot_{name}"): st.column_config.Column(width=px) for name, px in own_px.items()}
    figures = {name: st.column_config.Column(width=px) for name, px in (("z", 45), ("q", 60))}
    return named | figures | tables.column_widths({"cases": 62, "share": 58})


def cell_table(cells: pd.DataFrame, found: HotSpots) -> pd.DataFrame:
    """Return cells as a person reads them: where, hot or cold, counts, how far from chance."""
    columns: dict[str, Any] = {
        say("hot_where"): [
            town_text(lat, lon, found.cell_width_km / 2)
            for lat, lon in zip(cells["latitude"], cells["longitude"], strict=True)
        ],
        say("hot_state"): [say(f"hot_state_{state}") for state in cells["state"]],
        say("column_cases"): cells["cases"],
    }
    if found.measure == "share":
        columns[say("hot_reports")] = cells["reports"]
        columns[say("column_share")] = [_share_text(share) for share in cells["share"]]
    else:
        columns[say("hot_near")] = cells["near_cases"]
        columns[say("hot_expected")] = cells["near_expected"]
    return pd.DataFrame({**columns, "z": cells["z"], "q": [small_text(value) for value in cells["q_value"]]})


def town_text(lat: float, lon: float, within_km: float) -> str:
    """Return the town after which a spot is called, its country, and how far it is."""
    town = find_town(lat, lon, within_km)
    country = label("countries", town.country)
    return say("hot_near_town", town=own_name(town), country=country, km=round(town.distance_km))


def _share_text(share: float) -> str:
    return "–" if pd.isna(share) else f"{100 * share:.0f} %"


def latest(ticked: str | None, clicked: str | None) -> str | None:
    """Return the cell that was chosen last: ticked in the list or clicked on the map."""
    before = st.session_state.get(_SEEN, (None, None))
    st.session_state[_SEEN] = (ticked, clicked)
    if ticked != before[0]:
        st.session_state[_CHOSEN] = ticked
    elif clicked != before[1]:
        st.session_state[_CHOSEN] = clicked
    chosen: str | None = st.session_state.get(_CHOSEN)
    return chosen if ticked or clicked else None


def show_seizures(store: Store, chosen: Filters, found: HotSpots, cell: str | None) -> None:
    """Draw the seizures of one cell; a row opens its record."""
    rows = found.cells[found.cells["cell"] == cell]
    if rows.empty:
        st.caption(say("hot_pick"))
        return
    row = rows.iloc[0]
    st.subheader(town_text(row["latitude"], row["longitude"], found.cell_width_km / 2), anchor=False)
    around = _show_reach(row)
    counted = int(row["near_cases"] if around else row["cases"])
    meant = catalogue.hot_spot_filters(chosen, str(row["cell"]), around=around)
    listed = catalogue.find_seizures(store, meant, limit=0).count
    if listed != counted:
        st.caption(say("hot_more_listed", listed=count_text(listed), counted=count_text(counted)))
    records.list_seizures(store, meant, "hot_spots")


def _show_reach(row: pd.Series) -> bool:
    """Draw whether the cell alone is meant or also those touching it; one without a seizure means both."""
    counts = {"own": int(row["cases"]), "around": int(row["near_cases"])}
    reach = st.segmented_control(
        say("hot_reach"),
        list(counts),
        default="own" if counts["own"] else "around",
        required=True,
        format_func=lambda name: say(f"hot_reach_{name}", cases=count_text(counts[name])),
        label_visibility="collapsed",
        key=f"hot_reach_{row['cell']}_{session.language()}",
    )
    return bool(reach == "around")


def _own_key(found: HotSpots) -> str:
    facts = (found.resolution, found.measure, found.cases, found.cells_tested, *found.cells["cell"].head(20))
    return str(abs(hash(facts)))
