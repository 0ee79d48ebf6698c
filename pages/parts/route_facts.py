"""The facts of a route record as fields to edit: names, codes, grades, years of evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

import catalogue
from catalogue import Confidence, Handling
from pages.parts import route_texts, session
from pages.parts.session import label, own_name, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalogue import Route

_STATUSES = ("active", "emerging", "dormant", "historic", "unconfirmed")
DIRECTIONS = ("along", "against", "both")
_FIRST_YEAR, _LAST_YEAR = 1950, 2099


def show_facts(route: Route, own: str) -> Route:
    """Draw the facts of `route` as fields under keys of `own`; return the record as they now say."""
    named = _show_names(route, own)
    coded = _show_codes(named, own)
    graded = _show_grades(_show_standing(coded, own), own)
    return route_texts.show_texts(graded, own)


def corridor_name(code: str) -> str:
    """Return the name of a corridor in the reader's language."""
    return next(own_name(one) for one in catalogue.list_corridors() if one.code == code)


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
            st.multiselect(
                title,
                codes,
                before,
                format_func=lambda code: label(vocabulary, code),
                placeholder=say("choose"),
                key=key,
            )
        )

    return replace(
        route,
        countries=chosen("countries", "countries"),
        drugs=chosen("drugs", "drugs"),
        transport=chosen("transport", "transport"),
        concealment=chosen("concealment", "concealment"),
    )


def _show_standing(route: Route, own: str) -> Route:
    """Draw the corridor, status, direction, years of the first and last evidence, and handling code."""
    places = [*st.columns([3, 2, 2]), *st.columns(3)]
    codes = [code.value for code in Handling]
    corridors = [corridor.code for corridor in catalogue.list_corridors()]
    direction = _choice(places[2], own, "direction", DIRECTIONS, route.direction, direction_words)
    return replace(
        catalogue.with_direction(route, direction),
        family=_choice(places[0], own, "family", corridors, route.family, corridor_name),
        status=_choice(places[1], own, "status", _STATUSES, route.status, _status_words),
        first_evidence=_year(places[3], own, "first_evidence", route.first_evidence),
        last_evidence=_year(places[4], own, "last_evidence", route.last_evidence),
        handling=_choice(places[5], own, "handling", codes, route.handling, str),
    )


def direction_words(direction: str) -> str:
    """Return a direction in the reader's language."""
    return say(f"routes_direction_{direction}")


def _status_words(status: str) -> str:
    return say(f"status_{status}")


def _show_grades(route: Route, own: str) -> Route:
    places = st.columns(2)
    grades = [f"{letter}" for letter in "ABCDEF"]
    source = _choice(places[0], own, "source", grades, route.confidence.source, _grade_words)
    information = _choice(
        places[1], own, "information", range(1, 7), route.confidence.information, _grade_words
    )
    return replace(route, confidence=Confidence(source, information))


def _grade_words(grade: object) -> str:
    return f"{grade}: {say(f'grade_{grade}')}"


def _choice(  # noqa: PLR0913, PLR0917  one field of a form: where, of which form, which, options, value, words
    place: Any,  # noqa: ANN401  Streamlit's own kind of column
    own: str,
    field: str,
    options: Sequence[Any],
    now: Any,  # noqa: ANN401  codes are texts, grades of information numbers
    words: Callable[[Any], str],
) -> Any:  # noqa: ANN401
    known = list(options)
    title, key = say(f"routes_field_{field}"), f"{own}_{field}_{session.language()}"
    return place.selectbox(title, known, known.index(now), format_func=words, key=key)


def _year(place: Any, own: str, field: str, now: int) -> int:  # noqa: ANN401  Streamlit's own kind of column
    title = say(f"routes_field_{field}")
    return int(place.number_input(title, _FIRST_YEAR, _LAST_YEAR, now, key=f"{own}_{field}"))
