"""The facts of a route record as fields to edit: names, status, drugs, confidence, statements, caveats."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

import catalogue
from catalogue import Bilingual, Confidence, Handling, Statement
from pages.parts import session
from pages.parts.session import label, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue import Route

_STATUSES = ("active", "emerging", "dormant", "historic", "unconfirmed")
_DIRECTIONS = ("along", "against", "both")


def show_facts(route: Route, own: str) -> Route:
    """Draw the facts of `route` as fields under keys of `own`; return the record as they now say."""
    named = _show_names(route, own)
    coded = _show_codes(named, own)
    graded = _show_grades(coded, own)
    return _show_texts(graded, own)


def _show_names(route: Route, own: str) -> Route:
    english, russian = st.columns(2)
    return replace(
        route,
        name_en=english.text_input(say("routes_field_name_en"), route.name_en, key=f"{own}_name_en"),
        name_ru=russian.text_input(say("routes_field_name_ru"), route.name_ru, key=f"{own}_name_ru"),
    )


def _show_codes(route: Route, own: str) -> Route:
    def chosen(field: str, vocabulary: str) -> tuple[str, ...]:
        codes = catalogue.get_vocabulary(vocabulary).codes()
        before = list(getattr(route, field))
        title, key = say(f"routes_field_{field}"), f"{own}_{field}_{session.language()}"
        return tuple(
            st.multiselect(title, codes, before, format_func=lambda code: label(vocabulary, code), key=key)
        )

    return replace(
        route,
        drugs=chosen("drugs", "drugs"),
        transport=chosen("transport", "transport"),
        concealment=chosen("concealment", "concealment"),
    )


def _show_grades(route: Route, own: str) -> Route:
    def choice(place: Any, field: str, options: Iterable[Any], now: Any, words: str = "") -> Any:  # noqa: ANN401  codes, grades
        known = list(options)
        title, key = say(f"routes_field_{field}"), f"{own}_{field}_{session.language()}"
        shown = (lambda one: say(f"{words}{one}")) if words else str
        return place.selectbox(title, known, known.index(now), format_func=shown, key=key)

    places = st.columns(5)
    source = choice(places[2], "source", "ABCDEF", route.confidence.source, "grade_")
    information = choice(places[3], "information", range(1, 7), route.confidence.information, "grade_")
    return replace(
        route,
        status=choice(places[0], "status", _STATUSES, route.status, "status_"),
        direction=choice(places[1], "direction", _DIRECTIONS, route.direction, "routes_direction_"),
        confidence=Confidence(source, information),
        handling=choice(places[4], "handling", [code.value for code in Handling], route.handling),
    )


def _show_texts(route: Route, own: str) -> Route:
    st.caption(say("routes_sources_help"))
    told = _edit(
        [
            {"en": one.en, "ru": one.ru, "sources": ", ".join(one.sources), "as_of": one.as_of}
            for one in route.statements
        ],
        ["en", "ru", "sources", "as_of"],
        f"{own}_statements",
    )
    caveats = _edit([{"en": one.en, "ru": one.ru} for one in route.caveats], ["en", "ru"], f"{own}_caveats")
    return replace(
        route,
        statements=tuple(_statement(row) for row in told if _text(row["en"]) or _text(row["ru"])),
        caveats=tuple(
            Bilingual(_text(row["en"]), _text(row["ru"]))
            for row in caveats
            if _text(row["en"]) or _text(row["ru"])
        ),
    )


def _edit(rows: list[dict[str, Any]], columns: list[str], key: str) -> list[dict[Any, Any]]:
    titles = {name: st.column_config.Column(say(f"routes_column_{name}")) for name in columns}
    edited = st.data_editor(
        pd.DataFrame(rows, columns=columns),
        num_rows="dynamic",
        hide_index=True,
        column_config=titles,
        key=f"{key}_{session.language()}",
    )
    return edited.to_dict("records")


def _statement(row: dict[Any, Any]) -> Statement:
    sources = tuple(code.strip() for code in _text(row["sources"]).split(",") if code.strip())
    year = None if pd.isna(row["as_of"]) else int(row["as_of"])
    return Statement(_text(row["en"]), _text(row["ru"]), sources, year)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
