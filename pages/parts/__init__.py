"""Pieces that several screens share."""

from streamlit.runtime.pages_manager import PagesManager

# Trap: on a fresh server a direct visit runs a page's file alone (frame.enter), and what a page imports takes
# seconds, on a busy machine most of a minute. So the first piece that is imported then shows the frame.
if PagesManager.uses_pages_directory:
    from pages.parts import frame

    frame.enter()
