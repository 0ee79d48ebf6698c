"""What one text of a place can mean: its candidates in a table and on a map, and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from catalogue import PlaceDecision, Verdict
from pages.parts import places, places_map, session
from pages.parts.session import label, say
from pages.parts.tables import number_text

if TYPE_CHECKING:
    from catalogue import Store
    from geodata.gazetteer import Candidate
    from pages.parts.places import PickedText


def show_choice(store: Store, picked: PickedText) -> None:
    """Draw the text as the sheet has it, its candidates, and the buttons that decide."""
    st.subheader(say("places_title"), anchor=False)
    st.code(f"{picked.place_text}\n{picked.province_text}".strip(), language=None, wrap_lines=True)
    country = label("countries", picked.country)
    st.caption(say("places_facts", country=country, cases=picked.cases))
    own = f"{session.language()}_{picked.country}_{picked.province_text}_{picked.place_text}"
    search = st.text_input(say("places_search", country=country), key=f"places_search_{own}")
    texts = (picked.country, picked.province_text, picked.place_text)
    found = catalogue.locate_text_of_place(*texts, search=search.strip() or None).candidates
    if found:
        _show_candidates(store, picked, found, own)
    else:
        st.text(say("places_candidates_none"))
    _show_coarser(store, picked, own)


def _show_candidates(store: Store, picked: PickedText, candidates: tuple[Candidate, ...], own: str) -> None:
    table = st.dataframe(
        candidate_table(candidates),
        key=f"places_candidates_{own}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        alt=say("places_candidates"),
    )
    rows = table["selection"]["rows"] or [0]
    number = min(rows[0], len(candidates) - 1)
    chosen = candidates[number]
    name = name_of(chosen)
    if st.button(places.plain(say("places_accept", number=number + 1, name=name)), type="primary"):
        decide(store, picked, Verdict.PLACE, chosen.place_id, meaning=name)
    places_map.show_candidate_map(candidates, number, own)


def candidate_table(candidates: tuple[Candidate, ...]) -> pd.DataFrame:
    """Return candidates as a person reads them, numbered as on the map."""
    return pd.DataFrame(
        [
            {
                say("places_number"): number,
                say("column_name"): name_of(candidate),
                say("places_kind"): say(f"places_kind_{candidate.kind}"),
                say("places_province"): _province_name(candidate),
                say("places_within"): say("places_km", km=number_text(candidate.precision_km, None)),
                say("column_score"): number_text(candidate.score),
                say("column_reason"): places.reason_words(candidate.reason_code),
            }
            for number, candidate in enumerate(candidates, start=1)
        ]
    )


def name_of(candidate: Candidate) -> str:
    """Return the name of a place in the reader's language."""
    return candidate.name_ru if session.language() == "ru" else candidate.name_en


def decide(
    store: Store, picked: PickedText, verdict: Verdict, place_id: str | None = None, *, meaning: str
) -> None:
    """Keep the decision and say what it changed."""
    texts = (picked.country, picked.province_text, picked.place_text)
    changed = catalogue.decide_places(store, [PlaceDecision(*texts, verdict, place_id)])
    places.tell("places_done", changed, text=picked.text, meaning=meaning)


def _province_name(candidate: Candidate) -> str:
    provinces = catalogue.list_provinces(candidate.country)
    found = (name_of(province) for province in provinces if province.province == candidate.province)
    return next(found, "–")


def _show_coarser(store: Store, picked: PickedText, own: str) -> None:
    """Draw what a person can say who knows less than a place."""
    provinces = catalogue.list_provinces(picked.country)
    if provinces:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            province = st.selectbox(
                say("places_province"),
                provinces,
                index=_likely_province(picked, provinces),
                format_func=name_of,
                placeholder=say("places_province_choose"),
                key=f"places_province_{own}",
                width=280,
            )
            if st.button(say("places_only_province"), disabled=province is None) and province:
                decide(store, picked, Verdict.PLACE, province.place_id, meaning=name_of(province))
    with st.container(horizontal=True):
        for verdict in (Verdict.COUNTRY, Verdict.NOTHING):
            meaning = places.reason_words(f"decided_{verdict}")
            if st.button(say(f"places_say_{verdict}")):
                decide(store, picked, verdict, meaning=meaning)


def _likely_province(picked: PickedText, provinces: tuple[Candidate, ...]) -> int | None:
    """Return the position of the province that the sheet states, None where it states none."""
    if not picked.province_text:
        return None
    found = catalogue.locate_text_of_place(picked.country, "", picked.province_text)
    if found.decision != "accepted":
        return None
    codes = [province.province for province in provinces]
    code = found.candidates[0].province
    return codes.index(code) if code in codes else None
