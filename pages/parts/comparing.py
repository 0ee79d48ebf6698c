"""A second map beside the first: which seizures it shows, and what both come to.

Whoever offers the choice calls `keep_other` before the map is drawn; the map has two panes from then on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import session, tables
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Filters, MapCells, Store

_OTHER = "map_compare"


def keep_other(other: Filters | None) -> None:
    """Let a second map show the seizures that `other` means; None: there is one map."""
    st.session_state[_OTHER] = other


def other() -> Filters | None:
    """Return which seizures the second map shows; None where there is one map."""
    found: Filters | None = st.session_state.get(_OTHER)
    return found


def shown(chosen: Filters) -> tuple[Filters, ...]:
    """Return what each map shows, the first of them `chosen`."""
    beside = other()
    return (chosen,) if beside is None else (chosen, beside)


def pane_titles(store: Store, filters: tuple[Filters, ...], drawn: tuple[MapCells, ...]) -> list[str]:
    """Return what stands above each map: what only its filters have, n and kg; nothing above one alone."""
    if len(filters) == 1:
        return [""]
    told = [catalogue.describe_filters(store, one, session.language()) for one in filters]
    common = set(told[0]) & set(told[1])
    own = ["; ".join(f"{part.kind}: {part.value}" for part in parts if part not in common) for parts in told]
    return [
        say(
            "pane_title",
            meant=meant or say("map_picture_all"),
            cases=tables.count_text(cells.cases),
            mass=tables.mass_text(cells.mass_kg),
        )
        for meant, cells in zip(own, drawn, strict=True)
    ]
