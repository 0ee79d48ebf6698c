"""What lasts between two runs of a screen: language, the store of this process, the chosen filters."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from catalogue import Filters, Handling

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue import Store

LANGUAGES = {"en": "English", "ru": "Русский"}
_LANGUAGE = "language"
_FILTERS = "filters"
_SCREEN = "screen"


def choose_language() -> None:
    """Settle the language of this visit: an earlier click, ?lang= in the address, or the settings."""
    if _LANGUAGE not in st.session_state:
        asked = st.query_params.get("lang", catalogue.read_settings().language)
        st.session_state[_LANGUAGE] = asked if asked in LANGUAGES else "en"


def language() -> str:
    """Return "en" or "ru"."""
    return str(st.session_state.get(_LANGUAGE, "en"))


def show_language_switch() -> None:
    """Draw the switch: one click, the page and the filters stay."""
    st.segmented_control(
        say("language"),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key=_LANGUAGE,
        required=True,
        persist_state="session",
        label_visibility="collapsed",
    )
    st.query_params["lang"] = language()


def say(key: str, **facts: object) -> str:
    """Return the text of interface.yml under `key` in the reader's language, with `facts` filled in."""
    return catalogue.fill(catalogue.word(key, language()), **facts)


def find_words(key: str) -> str | None:
    """Return the text of interface.yml under `key` in the reader's language; None where there is none."""
    try:
        return catalogue.word(key, language())
    except KeyError:
        return None


def stays_unfolded(section: str, *, holds: bool) -> bool:
    """Return whether the folding `section` stands open: it holds something, or did earlier in this visit.

    What a person has just taken back must not fold away before they see that it is gone.
    """
    unfolded = holds or bool(st.session_state.get(section))
    st.session_state[section] = unfolded
    return unfolded


def label(vocabulary: str, code: str | None) -> str:
    """Return the name of `code` in the reader's language; None reads as "unknown"."""
    return catalogue.get_vocabulary(vocabulary).label(code, language())


def own_name(record: object) -> str:
    """Return the name of a route, corridor, method, waypoint or crossing in the reader's language."""
    return str(getattr(record, f"name_{language()}"))


def open_cursor() -> Store:
    """Return the store with a cursor of this run's own.

    Raises
    ------
    StoreMissingError, StoreBusyError, StoreDamagedError, StoreNewerError
        The store cannot be opened.
    """
    # A connection shared by threads answers wrongly, so every run and every fragment takes a cursor.
    return _process_store(catalogue.read_settings().store).cursor()


@st.cache_resource(show_spinner=False)
def _process_store(path: Path) -> Store:
    return catalogue.open_store(path, catalogue.read_settings())


@dataclass(frozen=True)
class Contents:
    """What the store holds: `key` changes with every import and undo; the rest is shown in the header."""

    key: str
    synthetic: bool
    handling: Handling


def find_contents(store: Store) -> Contents:
    """Return what kind of data the store holds now; undone imports do not count."""
    batches = catalogue.list_batches(store)
    live = batches[batches["undone_at"].isna()]
    codes = [Handling(code) for code in live["handling"]]
    key = f"{store.path} {sorted(live['batch_id'])}"
    return Contents(key, bool(live["synthetic"].any()), catalogue.strictest(codes))


def filters() -> Filters:
    """Return the filters that the reader chose last, on whichever screen."""
    chosen = st.session_state.get(_FILTERS)
    return chosen if isinstance(chosen, Filters) else Filters()


def keep_filters(chosen: Filters) -> None:
    """Remember `chosen` for the other screens."""
    st.session_state[_FILTERS] = chosen


def screen() -> str:
    """Return the name of the page that is shown."""
    return str(st.session_state[_SCREEN])


def keep_screen(name: str) -> None:
    """Remember which page is shown."""
    st.session_state[_SCREEN] = name


def log_path() -> Path:
    """Return the file that tells of unexpected faults; it stands beside the store."""
    return catalogue.read_settings().store.parent / "catalogue.log"


@st.cache_resource(show_spinner=False)
def start_log() -> None:
    """Write what goes wrong to the log file, once for the process."""
    path = log_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger("pages").addHandler(handler)


def handling_words(handling: Handling) -> str:
    """Return with whom a record of this handling code may be shared."""
    return str(catalogue.get_vocabulary("handling").term(handling.value).extra[f"share_{language()}"])
