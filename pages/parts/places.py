"""The texts of places: which are left, which were found, which a person decided."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import session, tables
from pages.parts.session import label, say

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from catalogue import PlacesChanged, Store

SHOWN_AT_MOST = 500
ROWS_AT_ONCE, LIST_HEIGHT_PX = 10, 420
# Choice of the list -> decisions of the gazetteer, decided by a person.
_STATES: dict[str, tuple[tuple[str, ...] | None, bool]] = {
    "left": (("ask", "none"), False),
    "coarser": (("accepted",), False),
    "found": (("accepted",), False),
    "decided": (None, True),
}
_NOTICE, _NOTICE_S = "places_notice", 60.0


@dataclass(frozen=True)
class PickedText:
    """The text of a place that a person ticked."""

    country: str
    province_text: str
    place_text: str
    cases: int

    @property
    def text(self) -> str:
        """Return what the sheet says of the place, as finely as it does."""
        return self.place_text or self.province_text


def show_notice() -> None:
    """Draw what the last decision changed, for a minute."""
    # Trap: the map reports once when it is drawn, which runs the screen again; shown for one run is not seen.
    done, since = st.session_state.get(_NOTICE, ("", 0.0))
    if done and time.monotonic() - since < _NOTICE_S:
        st.success(done)


def tell(key: str, changed: PlacesChanged, **facts: object) -> None:
    """Say under `key` what `changed`, on a fresh run of the screen."""
    counts = {
        name: tables.count_text(getattr(changed, name)) for name in ("places", "cases", "found", "lost")
    }
    st.session_state[_NOTICE] = (plain(say(key, **counts, **facts)), time.monotonic())
    st.rerun()


def plain(text: str) -> str:
    """Return `text` so that Markdown shows it as it is; texts of sheets may hold any sign."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~$:^=" else sign for sign in text)


def show_list(store: Store) -> PickedText | None:
    """Draw the texts with their filters; return the ticked one, None where the list is empty."""
    texts = _show_filter(store)
    if texts.empty:
        st.text(say("places_none"))
        return None
    shown = texts.head(SHOWN_AT_MOST)
    counts = {"texts": tables.count_text(len(texts)), "cases": tables.count_text(texts["cases"].sum())}
    st.caption(say("places_count", **counts))
    if len(texts) > SHOWN_AT_MOST:
        st.caption(say("places_first", shown=tables.count_text(SHOWN_AT_MOST)))
    picked = st.dataframe(
        text_table(shown),
        key=f"places_{session.language()}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        height=LIST_HEIGHT_PX if len(shown) > ROWS_AT_ONCE else "auto",
        alt=say("page_places"),
    )
    rows = picked["selection"]["rows"] or [0]
    # After a decision the text leaves the list, and the tick stands on the next one.
    return _picked(shown.iloc[min(rows[0], len(shown) - 1)])


def text_table(texts: pd.DataFrame) -> pd.DataFrame:
    """Return texts of places as a person reads them: what is written, how often, and what it means so far."""
    return pd.DataFrame(
        {
            say("places_text"): texts["place_text"].to_list(),
            say("places_province_text"): texts["province_text"].to_list(),
            say("places_country"): [label("countries", code) for code in texts["country"]],
            say("column_cases"): texts["cases"].to_list(),
            say("column_reason"): [_state_words(row) for row in texts.to_dict("records")],
        }
    )


def reason_words(code: str) -> str:
    """Return why a text has its place, or has none."""
    return say(f"places_reason_{code}")


def _state_words(row: Mapping[Hashable, object]) -> str:
    name = row["name_ru" if session.language() == "ru" else "name_en"]
    why = reason_words(str(row["reason"]))
    return f"{name}: {why}" if isinstance(name, str) else why


def _picked(row: pd.Series) -> PickedText:
    country, province_text, place_text = row[["country", "province_text", "place_text"]]
    return PickedText(country, province_text, place_text, int(row["cases"]))


def _show_filter(store: Store) -> pd.DataFrame:
    language = session.language()
    state = st.segmented_control(
        say("places_state"),
        list(_STATES),
        default="left",
        required=True,
        format_func=lambda name: say(f"places_{name}"),
        label_visibility="collapsed",
        key=f"places_state_{language}",
    )
    texts = _texts_in(store, state or "left")
    country_place, text_place = st.columns(2)
    countries = country_place.multiselect(
        say("places_country"),
        sorted(texts["country"].unique(), key=_country_name),
        format_func=_country_name,
        placeholder=say("filter_all"),
        key=f"places_countries_{language}",
    )
    wanted = text_place.text_input(say("places_search_list"), key=f"places_contains_{language}")
    return _narrowed(texts, countries, wanted)


def _texts_in(store: Store, state: str) -> pd.DataFrame:
    decisions, asserted = _STATES[state]
    texts = catalogue.list_places(store, decisions=decisions, asserted=asserted)
    if state in {"found", "coarser"}:
        coarser = texts["reason"].str.startswith("coarser_")
        return texts[coarser if state == "coarser" else ~coarser]
    return texts


def _narrowed(texts: pd.DataFrame, countries: list[str], wanted: str) -> pd.DataFrame:
    found = texts[texts["country"].isin(countries)] if countries else texts
    if not wanted.strip():
        return found
    whole = found["place_text"] + " " + found["province_text"]
    return found[whole.str.casefold().str.contains(wanted.strip().casefold(), regex=False)]


def _country_name(code: str) -> str:
    return label("countries", code)
