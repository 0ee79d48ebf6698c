"""Route records: the list with its search, and one record whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from catalogue import Filters
from geodata.crossings import find_crossing
from pages.parts import records, route_maps, session, year_charts
from pages.parts.session import label, own_name, say
from pages.parts.statements import Sources, plain, show_statements

if TYPE_CHECKING:
    from catalogue import Corridor, Route, RouteCount, Store


# So that status and seizures of the list stay in view.
LIST_WIDTHS_PX = {"route": 90, "name": 215, "status": 115, "cases": 70, "possible": 80}


def find_routes(routes: tuple[Route, ...], text: str) -> list[Route]:
    """Return the routes whose code, names, corridor, countries or drugs hold every word of `text`."""
    words = text.casefold().split()
    return [route for route in routes if all(word in _searched_text(route) for word in words)]


def _searched_text(route: Route) -> str:
    names = [route.code, route.name_en, route.name_ru]
    for language in session.LANGUAGES:
        names += [catalogue.get_vocabulary("countries").label(code, language) for code in route.countries]
        names += [catalogue.get_vocabulary("drugs").label(code, language) for code in route.drugs]
        names.append(getattr(_corridor(route), f"name_{language}"))
    return " ".join(names).casefold()


def _corridor(route: Route) -> Corridor:
    return next(corridor for corridor in catalogue.list_corridors() if corridor.code == route.family)


def route_table(routes: list[Route], counts: dict[str, RouteCount]) -> pd.DataFrame:
    """Return routes as a person reads them in a list, in the same order."""
    found = [counts.get(route.code, catalogue.RouteCount()) for route in routes]
    return pd.DataFrame(
        {
            say("column_route"): [route.code for route in routes],
            say("column_name"): [own_name(route) for route in routes],
            say("column_status"): [say(f"status_{route.status}") for route in routes],
            say("column_cases"): [one.cases for one in found],
            say("column_possible"): [round(one.possible, 1) for one in found],
            say("column_corridor"): [own_name(_corridor(route)) for route in routes],
        }
    )


def show_route(store: Store, route: Route) -> None:
    """Draw one route whole: facts, map, sourced statements, legs, its seizures and sources."""
    st.subheader(f"{route.code} · {own_name(route)}", anchor=False)
    _show_badges(route)
    _show_map(store, route)
    _show_facts(route)
    sources = Sources(route.sources)
    show_statements(say("route_statements"), route.statements, sources)
    _show_caveats(route)
    st.subheader(say("route_legs"), anchor=False)
    st.dataframe(leg_table(route), hide_index=True, alt=say("route_legs"))
    year_charts.show_route_years(store, route)
    _show_own_seizures(store, route)
    sources.show()


def _show_badges(route: Route) -> None:
    with st.container(horizontal=True):
        st.badge(say(f"status_{route.status}"), color="blue")
        confidence = f"{route.confidence.source}{route.confidence.information}"
        st.badge(f"{say('confidence')} {confidence}", color="gray", help=confidence_words(route))
        st.badge(
            route.handling, color="gray", help=session.handling_words(catalogue.Handling(route.handling))
        )


def confidence_words(route: Route) -> str:
    """Return what the route's Admiralty grades mean."""
    source, information = route.confidence.source, route.confidence.information
    return f"{source}: {say(f'grade_{source}')}. {information}: {say(f'grade_{information}')}."


def _show_map(store: Store, route: Route) -> None:
    line = next(line for line in catalogue.route_lines(store) if line.code == route.code)
    if any(catalogue.open_ends(route)) or any(point.reference for point in route.waypoints):
        st.caption(say("routes_open_ends"))
    route_maps.show_route_map(line, route)


def _show_facts(route: Route) -> None:
    facts = {
        "fact_countries": catalogue.country_roles_text(catalogue.country_roles(route), session.language()),
        "fact_direction": say("direction_both" if route.direction == "both" else "direction_one"),
        "fact_drugs": ", ".join(label("drugs", code) for code in route.drugs),
        "fact_transport": ", ".join(label("transport", code) for code in route.transport),
        "fact_concealment": ", ".join(label("concealment", code) for code in route.concealment) or "–",
        "fact_evidence": f"{route.first_evidence}–{route.last_evidence}",
        "fact_confidence": confidence_words(route),
        "fact_recorded": route.recorded,
    }
    st.markdown("\n".join(f"- {say(key)}: {plain(value)}" for key, value in facts.items()))


def _show_caveats(route: Route) -> None:
    lines = [caveat.ru if session.language() == "ru" else caveat.en for caveat in route.caveats]
    if lines:
        st.subheader(say("route_caveats"), anchor=False)
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def leg_table(route: Route) -> pd.DataFrame:
    """Return the legs of a route in the order of the reported movement."""
    legs, language = route.legs, session.language()
    return pd.DataFrame(
        {
            say("column_from"): [catalogue.leg_end_name(route, leg.start, language) for leg in legs],
            say("column_through"): [_through(route, leg.through) for leg in legs],
            say("column_to"): [catalogue.leg_end_name(route, leg.end, language) for leg in legs],
            say("column_mode"): [say(f"mode_{leg.mode}") for leg in legs],
            say("column_crossing"): [_crossing_name(leg.crossing) for leg in legs],
        }
    )


def _through(route: Route, names: tuple[str, ...]) -> str:
    return ", ".join(catalogue.leg_end_name(route, name, session.language()) for name in names) or "–"


def _crossing_name(code: str | None) -> str:
    crossing = find_crossing(code) if code else None
    return own_name(crossing) if crossing else "–"


def _show_own_seizures(store: Store, route: Route) -> None:
    st.subheader(say("route_seizures"), anchor=False)
    st.caption(say("not_flows"))
    records.list_seizures(store, Filters(routes=(route.code,)), f"route_{route.code}")
