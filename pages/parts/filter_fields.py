"""Fields of the filter bar: each has a key of its own for every language and every change from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import session
from pages.parts.filter_options import find_options
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Store

_ROUND = "filters_round"


def show_list(
    store: Store, field: str, before: tuple[str, ...], *, key: str | None = None
) -> tuple[str, ...]:
    """Draw the list of what the filter `field` offers and return what is chosen.

    `key` names the field on a screen where it stands beside the filter bar's own; None: it is the bar's.
    """
    names = find_options(store, field, before)
    answer = st.multiselect(
        say(f"filter_{field}"),
        list(names),
        list(before),
        format_func=lambda code: names.get(code, code),
        placeholder=say("filter_all"),
        select_all=False,
        wrap=False,
        key=key or field_key(field),
    )
    return tuple(answer)


def show_one(store: Store, field: str, before: str | None) -> str | None:
    """Draw the list of what the filter `field` offers and return the one that is chosen; None: all."""
    names = find_options(store, field, [] if before is None else [before])
    answer: str | None = st.selectbox(
        say(f"filter_{field}"),
        list(names),
        None if before is None else list(names).index(before),
        format_func=lambda code: names.get(code, code),
        placeholder=say("filter_all"),
        key=field_key(field),
    )
    return answer


def field_key(field: str) -> str:
    """Return the key of the field of a filter."""
    # A browser keeps the label of a chosen option: each language, and each change from outside the fields
    # (clearing, an address, a saved view), has fields of its own.
    return f"{field}_{session.language()}_{st.session_state.get(_ROUND, 0)}"


def new_fields() -> None:
    """Let the fields show the filters as they are now kept, whatever stood in them."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
