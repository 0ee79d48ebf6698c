"""The address of a screen holds its view: whoever opens it later, or elsewhere, sees the same."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

import catalogue
from catalogue import CatalogueError, ViewState
from pages.parts import map_views, session
from pages.parts.filter_fields import new_fields

_TAKEN, _STATE = "address_taken", "address_state"


def take_address(*, with_map: bool) -> None:
    """Show the view of the address where it was opened from outside, or by the browser's Back and Forward.

    Parameters
    ----------
    with_map
        The screen has a map that can be opened at a place.
    """
    query = st.query_params.to_dict()
    if not _is_opened(query):
        return
    try:
        open_view(ViewState.from_query(query), with_map=with_map)
    except CatalogueError as error:
        open_view(ViewState(), with_map=with_map)
        st.warning(error.text(session.language()))


def open_view(state: ViewState, *, with_map: bool) -> None:
    """Show `state` from the next drawing of the fields and the map on."""
    session.keep_filters(map_views.open_map(state) if with_map else state.filters)
    new_fields()


def write_view(state: ViewState) -> None:
    """Let the address hold `state`."""
    st.session_state[_STATE] = state
    before = st.query_params.to_dict()
    others = {key: value for key, value in before.items() if not catalogue.is_view_key(key)}
    after = others | state.to_query()
    # Each writing is a step of the browser's Back: only a change is one.
    if after != before:
        st.query_params.from_dict(after)


def current_view() -> ViewState:
    """Return the view that the address holds."""
    state = st.session_state.get(_STATE)
    return state if isinstance(state, ViewState) else ViewState(session.filters())


def link() -> str:
    """Return the whole address of the view, in the reader's language."""
    screen = f"/{session.screen()}"
    # Slashes and tildes may stand in a query as they are (RFC 3986); a shorter link is easier to read out.
    query = urlencode({"lang": session.language()} | current_view().to_query(), safe="~:/")
    return f"{str(st.context.url).rstrip('/').removesuffix(screen)}{screen}?{query}"


def _is_opened(query: dict[str, str]) -> bool:
    opened_first = _TAKEN not in st.session_state
    st.session_state[_TAKEN] = True
    if opened_first:
        return any(map(catalogue.is_view_key, query))
    # Trap: between two screens the browser keeps an address that no run has written to yet; one that was
    # written to tells the language.
    context = get_script_run_ctx()
    return bool(context and context.is_history_navigation and "lang" in query)
