"""Sourced statements: every sentence with the numbers of its sources, and the sources numbered below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import session
from pages.parts.session import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue import Source, Statement

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$:~^=&\"'/@])")


def plain(text: str) -> str:
    """Return `text` as Markdown that shows exactly this text."""
    return _PUNCTUATION.sub(r"\\\1", text).replace("\n", " ")


class Sources:
    """Gives each source the number under which a screen shows it, in the order of first use."""

    def __init__(self, own: Iterable[Source] = ()) -> None:
        """Begin with the catalogue's sources and a record's `own` ones."""
        self._numbers: dict[str, int] = {}
        self._known = catalogue.list_sources() | {source.id: source for source in own}

    def mark(self, codes: Iterable[str]) -> str:
        """Return the numbers of the sources `codes`, such as [1][3]."""
        return "".join(f"[{self._numbers.setdefault(code, len(self._numbers) + 1)}]" for code in codes)

    def show(self) -> None:
        """Draw the sources that were marked, by number."""
        known = self._known
        lines = [
            f"{number}. {plain(known[code].title)}. {plain(known[code].publisher)}, "
            f"{plain(known[code].date)}. <{known[code].address}>"
            for code, number in self._numbers.items()
        ]
        st.subheader(say("sources"), anchor=False)
        st.markdown("\n".join(lines) or say("sources_none"))


def show_statements(title: str, statements: Iterable[Statement], sources: Sources) -> None:
    """Draw statements as a list, each with the year it speaks of and the numbers of its sources.

    Where every one is from training practice the title says so once; else each that is says it itself.
    """
    told = list(statements)
    practice = bool(title) and all(statement.practice for statement in told)
    lines = [f"- {_line(statement, '' if practice else _mark(statement, sources))}" for statement in told]
    if lines and title:
        st.subheader(f"{title} ({say('training_practice')})" if practice else title, anchor=False)
    if lines:
        st.markdown("\n".join(lines))


def _mark(statement: Statement, sources: Sources) -> str:
    return f"[{say('training_practice')}]" if statement.practice else sources.mark(statement.sources)


def _line(statement: Statement, mark: str) -> str:
    text = statement.ru if session.language() == "ru" else statement.en
    year = f" ({statement.as_of})" if statement.as_of and str(statement.as_of) not in text else ""
    return plain(f"{text}{year} {mark}".rstrip())
