"""The frame around every screen: menu, header, calm errors; and the way back into it from outside."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import streamlit as st

from catalogue import CatalogueError
from pages.parts import session
from pages.parts.session import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

log = logging.getLogger(__name__)
Arguments = ParamSpec("Arguments")

# The menu: pages that stand in it themselves (under ""), then those that fold under a word of their own, so
# that it fits beside the filters on a laptop. A page's address is the name of its file.
MENU = {
    "": ("explore", "imports", "brief", "routes", "concealment", "about"),
    "menu_checking": ("quarantine", "duplicates", "places", "log"),
    "menu_analysis": ("trends", "new", "hot_spots", "matrix", "coverage", "containers", "operations"),
}
PAGES = tuple(name for names in MENU.values() for name in names)
_STYLE = Path(__file__).with_name("frame.css")
_STYLES = {"en": (_STYLE,), "ru": (_STYLE, _STYLE.with_name("frame_ru.css"))}
_THROUGH_APP = "came_through_app"


def enter() -> None:
    """Begin a page: a visit that reached the page's file directly is sent through app.py first."""
    # Trap: a pages/ folder is served by Streamlit's older mechanism until st.navigation was called once
    # in the process; that mechanism runs the page's file alone, without language, menu and sign-in.
    if not st.session_state.pop(_THROUGH_APP, False):
        open_menu()
        st.rerun()


def open_menu() -> st.Page:
    """Draw the menu in the reader's language and return the page that the address asks for."""
    st.session_state[_THROUGH_APP] = True
    session.choose_language()
    sections = {say(word) if word else "": [_page(name) for name in names] for word, names in MENU.items()}
    # Trap: Streamlit gives the default page no address of its own, so "/" leads on to the first screen.
    sections[""].append(st.Page(_go_to_first_screen, title=say("product"), default=True, visibility="hidden"))
    page = st.navigation(sections, position="top")
    session.keep_screen(page.url_path)
    for style in _STYLES[session.language()]:
        st.html(style)
    st.set_page_config(page_title=f"{page.title} · {say('product')}", layout="wide")
    return page


def _page(name: str) -> st.Page:
    return st.Page(f"pages/{name}.py", title=say(f"page_{name}"), url_path=name)


def _go_to_first_screen() -> None:
    query = st.query_params.to_dict() | {"lang": session.language()}
    st.switch_page(f"pages/{PAGES[0]}.py", query_params=query)


def show_header(title: str) -> None:
    """Draw the line above every screen: its title, the language switch, what kind of data is shown."""
    with st.container(horizontal=True, vertical_alignment="center", key="frame"):
        st.title(title, anchor=False, width="content")
        badges = st.container(horizontal=True, width="content")
        st.space("stretch")
        session.show_language_switch()
    contents = session.find_contents(session.open_cursor())
    if contents.synthetic:
        badges.badge(say("synthetic"), color="orange")
    badges.badge(contents.handling, color="gray", help=say("handling_help"))


@contextmanager
def calm_errors() -> Iterator[None]:
    """Show what stops a screen as one sentence in the reader's language, never as a traceback."""
    try:
        yield
    except CatalogueError as error:
        st.error(error.text(session.language()))
    except Exception:
        # The outermost edge of a screen: whatever it is, the person gets a sentence, the log the details.
        log.exception("unexpected fault")
        st.error(say("fault", path=session.log_path()))


def fragment(part: Callable[Arguments, None]) -> Callable[Arguments, None]:
    """Make `part` a piece of a screen that runs again on its own, with calm errors."""

    @wraps(part)
    def calm(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        with calm_errors():
            part(*args, **kwargs)

    return st.fragment(calm)
