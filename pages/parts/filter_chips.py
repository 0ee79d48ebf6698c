"""What is set, in words above the screen; each limit is taken away with one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import session
from pages.parts.filter_fields import new_fields
from pages.parts.statements import plain

if TYPE_CHECKING:
    from catalogue import Filters, Store

# A chip is one line; the whole is told where a person points at it.
_LONGEST = 60


def show_chips(store: Store, chosen: Filters) -> None:
    """Draw a chip for each limit that is set; nothing where none is."""
    # Trap: Streamlit knows what stands below by its place: a block that comes and goes loads the map anew.
    place = st.container()
    parts = catalogue.describe_filters(store, chosen, session.language())
    if not parts:
        return
    with place.container(horizontal=True, gap="xsmall", key="filter_chips"):
        for part in parts:
            whole = f"{part.kind}: {part.value}"
            st.button(
                f"{plain(_shortened(whole))} \N{MULTIPLICATION SIGN}",
                key=f"chip_{part.field}_{session.language()}",
                help=plain(whole) if len(whole) > _LONGEST else None,
                on_click=_remove,
                args=(part.field,),
            )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip(' ,')}…"


def _remove(field: str) -> None:
    session.keep_filters(catalogue.drop_filter_part(session.filters(), field))
    new_fields()
