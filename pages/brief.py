"""Brief: choose a route, a language and a period; see what goes in; download the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import filters, frame, session, tables
from pages.parts.session import own_name, say
from pages.parts.statements import plain

if TYPE_CHECKING:
    from catalogue import Filters, Route, Store

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
}


def show_choices(store: Store) -> tuple[Route, str, str]:
    """Draw what the brief is of: route, language, kind of file."""
    routes = {route.code: route for route in catalogue.list_routes(store)}
    route_place, language_place, form_place = st.columns([6, 2, 2])
    code = route_place.selectbox(
        say("brief_route"),
        list(routes),
        format_func=lambda one: f"{one} · {own_name(routes[one])}",
        key=f"brief_route_{session.language()}",
    )
    language = language_place.selectbox(
        say("brief_language"),
        list(session.LANGUAGES),
        index=list(session.LANGUAGES).index(session.language()),
        format_func=session.LANGUAGES.__getitem__,
        key=f"brief_language_{session.language()}",
    )
    form = form_place.selectbox(
        say("brief_form"), list(catalogue.BRIEF_WRITERS), format_func=str.upper, key="brief_form"
    )
    return routes[code], language, form


def show_contents(store: Store, route: Route, meant: Filters, language: str) -> None:
    """Draw what goes into the brief: of the route's record, and its seizures as counts beside kg."""
    st.subheader(say("brief_contents"), anchor=False)
    own = meant.with_routes(route.code)
    coverage = catalogue.get_coverage(store, own)
    methods = ", ".join(session.label("concealment", code) for code in route.concealment)
    facts = {
        "brief_record": say("brief_record_parts", statements=len(route.statements), legs=len(route.legs)),
        "fact_concealment": methods or "–",
        "handling": catalogue.strictest([catalogue.Handling(route.handling), coverage.handling]),
    }
    st.markdown("\n".join(f"- {say(key)}: {plain(value)}" for key, value in facts.items()))
    st.markdown(tables.totals_text(catalogue.find_seizures(store, own, limit=0)))
    if tied := catalogue.count_route_seizures(store, meant).get(route.code):
        st.markdown(say("brief_possible", expected=tables.number_text(tied.possible, 1)))
    st.caption(coverage.sentence(language))
    st.text(say("brief_safe"))


frame.enter()
reader = session.open_cursor()
chosen = filters.show_filters(reader)
route, brief_language, form = show_choices(reader)
show_contents(reader, route, chosen, session.language())
if st.button(say("brief_make"), type="primary"):
    with st.spinner(say("brief_making")):
        made = catalogue.write_brief(catalogue.route_brief(reader, route.code, brief_language, chosen), form)
    name = f"brief-{route.code}-{brief_language}.{form}"
    st.download_button(say("brief_download", form=form.upper()), made, name, _TYPES[form], on_click="ignore")
