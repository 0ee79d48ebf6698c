"""A second map beside the first: which seizures it shows, and what both come to.

Whoever offers the choice calls `keep_other` before the map is drawn; the map has two panes from then on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import tables
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Filters, MapCells

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


def pane_title(drawn: MapCells) -> str:
    """Return what stands above one of two maps: n and kg."""
    return say("pane_title", cases=tables.count_text(drawn.cases), mass=tables.mass_text(drawn.mass_kg))
