"""The legs of a route as a table to edit: mode and border crossing; ends known as a country only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

import catalogue
from geodata.crossings import border_crossings
from pages.parts import session
from pages.parts.session import label, own_name, say

if TYPE_CHECKING:
    from catalogue import Route

_MODES = ("road", "rail", "river", "sea", "air", "mail")
_ENDS = ("start", "end")


def show_legs(route: Route, own: str) -> Route:
    """Draw the ends and legs of `route` under keys of `own`; return the record as they now say."""
    ended = _show_ends(route, own)
    if not ended.legs:
        st.caption(say("routes_no_legs"))
        return ended
    titles = {name: say(f"column_{name}") for name in ("from", "through", "to", "mode", "crossing")}
    rows = [_row(ended, number) for number in range(len(ended.legs))]
    edited = st.data_editor(
        pd.DataFrame(rows, columns=list(titles), dtype="object"),
        hide_index=True,
        disabled=["from", "to"],
        column_config={name: st.column_config.Column(title) for name, title in titles.items()}
        | {
            "through": st.column_config.MultiselectColumn(
                titles["through"],
                help=say("routes_through_help"),
                options=[point.name_en for point in ended.waypoints],
                format_func=lambda name: catalogue.leg_end_name(ended, name, session.language()),
            ),
            "mode": st.column_config.SelectboxColumn(
                titles["mode"], options=_MODES, required=True, format_func=_mode_words
            ),
            "crossing": st.column_config.SelectboxColumn(
                titles["crossing"], options=_posts(ended), format_func=_post_words
            ),
        },
        key=f"{own}_legs_{session.language()}_{abs(hash(ended.legs))}",
    )
    told = edited.to_dict("records")
    legs = (
        replace(leg, mode=row["mode"], crossing=_post(row["crossing"]), through=tuple(row["through"] or ()))
        for leg, row in zip(ended.legs, told, strict=True)
    )
    return replace(ended, legs=tuple(legs))


def _show_ends(route: Route, own: str) -> Route:
    """Draw the fields of an end of which the country alone is known."""
    codes = [None, *catalogue.get_vocabulary("countries").codes()]
    places, now = st.columns(2), catalogue.open_ends(route)
    chosen: list[Any] = [
        place.selectbox(
            say(f"routes_open_{name}"),
            codes,
            codes.index(code),
            format_func=lambda one: label("countries", one) if one else "–",
            key=f"{own}_open_{name}_{session.language()}",
        )
        for place, name, code in zip(places, _ENDS, now, strict=True)
    ]
    return route if tuple(chosen) == now else catalogue.with_ends(route, *chosen)


def _row(route: Route, number: int) -> tuple[str, list[str], str, str, str | None]:
    leg, language = route.legs[number], session.language()
    start, end = (catalogue.leg_end_name(route, one, language) for one in (leg.start, leg.end))
    return start, list(leg.through), end, leg.mode, leg.crossing


def _posts(route: Route) -> list[str]:
    """Return the codes of the border crossing points that touch a country of the route, by name."""
    own = {leg.crossing for leg in route.legs}
    near = [
        post for post in border_crossings() if set(post.countries) & set(route.countries) or post.code in own
    ]
    return [post.code for post in sorted(near, key=own_name)]


def _post_words(code: object) -> str:
    post = next(post for post in border_crossings() if post.code == code)
    return f"{own_name(post)} ({', '.join(post.countries)})"


def _mode_words(mode: object) -> str:
    return say(f"mode_{mode}")


def _post(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
