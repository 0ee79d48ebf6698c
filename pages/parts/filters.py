"""The filter bar: which seizures are meant, the same on every screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

import catalogue
from catalogue import CatalogueError, Filters, ViewState
from pages.parts import address, filter_chips, more_filters, saved_views, session
from pages.parts.filter_fields import field_key, new_fields, show_list
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Store

_EARLIEST = dt.date(1990, 1, 1)
_DATE_FORMS = {"en": "YYYY-MM-DD", "ru": "DD.MM.YYYY"}
_COMMON_LISTS = ("drugs", "countries", "transports", "concealments")


def show_filters(store: Store, *, with_map: bool = False) -> Filters:
    """Draw the filter bar at the side, and above the screen what is set; it stays set on other screens.

    Parameters
    ----------
    with_map
        The view of the screen is more than its filters: the screen itself writes its address.
    """
    address.take_address(with_map=with_map)
    before = session.filters()
    with st.sidebar:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(say("filters"), anchor=False, width="stretch")
            saved_views.show_views()
        chosen = _read(before, _show_common(store, before) | more_filters.show_more(store, before))
        st.button(say("filters_reset"), on_click=_reset, disabled=chosen == Filters())
    session.keep_filters(chosen)
    if not with_map:
        address.write_view(ViewState(chosen))
    filter_chips.show_chips(store, chosen)
    return chosen


def _read(before: Filters, typed: dict[str, Any]) -> Filters:
    try:
        return replace(before, **typed)
    except CatalogueError as error:
        st.error(error.text(session.language()))
        return before


def _show_common(store: Store, before: Filters) -> dict[str, Any]:
    text = st.text_input(say("filter_text"), before.text, help=say("filter_text_help"), key=field_key("text"))
    first, last = st.columns(2, gap="xsmall")
    typed = {
        "text": text.strip(),
        "date_from": _show_date(first, "date_from", before.date_from),
        "date_to": _show_date(last, "date_to", before.date_to),
    }
    lists = {field: show_list(store, field, getattr(before, field)) for field in _COMMON_LISTS}
    return typed | lists | _show_duplicates(store, before)


def _show_date(place: Any, field: str, value: dt.date | None) -> dt.date | None:  # noqa: ANN401  a column
    day: dt.date | None = place.date_input(
        say(f"filter_{field}_short"),
        value,
        min_value=min(_EARLIEST, value or _EARLIEST),
        max_value=max(dt.datetime.now(tz=dt.UTC).date(), value or _EARLIEST),
        format=_DATE_FORMS[session.language()],
        key=field_key(field),
    )
    return day


def _show_duplicates(store: Store, before: Filters) -> dict[str, Any]:
    """Draw how repeats count, where a person confirmed any."""
    verdicts = catalogue.list_duplicate_decisions(store)["verdict"]
    if before.duplicates == "reported" and not (verdicts == "same").any():
        return {}
    counted = st.radio(
        say("filter_duplicates"),
        ["reported", "merged"],
        index=int(before.duplicates == "merged"),
        format_func=lambda code: say(f"filter_duplicates_{code}"),
        key=field_key("duplicates"),
    )
    return {"duplicates": counted}


def _reset() -> None:
    session.keep_filters(Filters())
    new_fields()
