"""What is selected, to take away: seizures as files of open formats, made when one is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import session
from pages.parts.session import say
from pages.parts.tables import count_text

if TYPE_CHECKING:
    from catalogue import Filters, Store

# A table as CSV comes with the file that says what it is, both in one archive.
_ENDINGS = dict.fromkeys(catalogue.EXPORT_FORMS, "") | {"csv": ".zip"}
# A download is held in memory once for each person who asks; the command `export` knows no such limit.
MOST_CASES = 150_000
_COMMAND = "`python -m catalogue export`"


def show_choice(store: Store, meant: Filters, key: str) -> None:
    """Draw the buttons that hand out the seizures `meant` selects; a file is made when one is pressed."""
    with st.popover(say("download"), width="content", key=f"{key}_download"):
        cases = catalogue.count_seizures(store, meant)
        if cases > MOST_CASES:
            told = {"n": count_text(cases), "most": count_text(MOST_CASES), "command": _COMMAND}
            st.warning(say("download_too_many", **told))
            return
        st.caption(say("download_note"))
        for form in catalogue.EXPORT_FORMS:
            st.download_button(
                say(f"download_{form}"),
                partial(_write, store, meant, form, session.language()),
                file_name=f"seizures.{form}{_ENDINGS[form]}",
                on_click="ignore",
                key=f"{key}_download_{form}",
                type="tertiary",
            )


def _write(store: Store, meant: Filters, form: str, language: str) -> bytes:
    # Pressed after the run that drew the button: a cursor of its own, no screen to ask.
    return catalogue.export_content(store.cursor(), meant, form, language)
