"""The view as a link, and views kept with a name: kept, opened, renamed, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import address, frame, session
from pages.parts.session import say
from pages.parts.statements import plain

if TYPE_CHECKING:
    from catalogue import SavedView, Store

_PANEL, _CHOSEN, _NAME, _ASKED, _DONE = (
    *("views_panel", "views_chosen", "views_name", "views_asked", "views_done"),
)
_WIDTH_PX = 400
_WITH_MAP = "explore"


@frame.fragment
def show_views() -> None:
    """Draw the button that unfolds the link of this view and the views that are kept."""
    panel = st.popover(say("views"), key=_PANEL, on_change="rerun")
    if not panel.open:
        return
    store = session.open_cursor()
    with panel, st.container(width=_WIDTH_PX), frame.calm_errors():
        st.markdown(f"**{say('views_link')}**", help=say("views_link_help"))
        st.code(address.link(), language=None, wrap_lines=True)
        if done := st.session_state.pop(_DONE, None):
            st.success(done)
        _show_saving(store)
        if views := {view.name: view for view in catalogue.list_views(store)}:
            _show_kept(store, views)


def _show_saving(store: Store) -> None:
    with st.form(f"{_NAME}_form", border=False, clear_on_submit=True):
        name = st.text_input(say("views_name"), max_chars=80, help=say("views_name_help"), key=_key(_NAME))
        if st.form_submit_button(say("views_save"), type="primary") and name.strip():
            catalogue.save_view(store, name, session.screen(), address.current_view())
            _tell("views_saved", name=name.strip())


def _show_kept(store: Store, views: dict[str, SavedView]) -> None:
    chosen = st.selectbox(
        say("views_kept"), list(views), index=None, placeholder=say("views_choose"), key=_key(_CHOSEN)
    )
    if chosen is None:
        return
    view = views[chosen]
    parts = catalogue.describe_filters(store, view.state.filters, session.language())
    told = " · ".join(plain(f"{part.kind}: {part.value}") for part in parts) or say("views_everything")
    st.caption(f"{say(f'page_{view.screen}')} · {told}")
    with st.container(horizontal=True):
        if st.button(say("views_open"), type="primary", key="views_open"):
            _open(view)
        if st.button(say("views_delete"), key="views_delete"):
            st.session_state[_ASKED] = view.name
    _show_deleting(store, view)
    with st.form(f"views_rename_{view.number}", border=False):
        new = st.text_input(say("views_rename_to"), view.name, max_chars=80)
        if st.form_submit_button(say("views_rename")) and new.strip() != view.name:
            catalogue.rename_view(store, view.name, new)
            _tell("views_renamed", name=new.strip())


def _show_deleting(store: Store, view: SavedView) -> None:
    if st.session_state.get(_ASKED) != view.name:
        return
    if st.button(say("views_delete_confirm", name=plain(view.name)), key="views_delete_confirm"):
        del st.session_state[_ASKED]
        catalogue.delete_view(store, view.name)
        _tell("views_deleted", name=view.name)


def _open(view: SavedView) -> None:
    address.open_view(view.state, with_map=view.screen == _WITH_MAP)
    if view.screen == session.screen():
        st.rerun()
    st.switch_page(f"pages/{view.screen}.py")


def _tell(key: str, **facts: str) -> None:
    st.session_state[_DONE] = say(key, **facts)
    st.rerun(scope="fragment")


def _key(name: str) -> str:
    return f"{name}_{session.language()}"
