"""The texts of a record as tables to edit: its sources, sourced statements and caveats."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd
import streamlit as st

import catalogue
from catalogue import Bilingual, Source, Statement
from pages.parts import session
from pages.parts.session import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue import JointActivity, Route

_SOURCE_COLUMNS = ["id", "title", "publisher", "date", "address", "kind", "language"]
# Px; so that sources and year of a statement stand in view beside both its texts.
_SOURCE_WIDTHS = {"id": 110, "title": 150, "publisher": 90, "date": 75, "address": 110}
_STATEMENT_WIDTHS = {"en": 175, "ru": 175, "sources": 105, "as_of": 60}
_CAVEAT_WIDTHS = {"en": 255, "ru": 255}
_KINDS = ("report", "news", "data", "guideline")
Sourced = TypeVar("Sourced", "Route", "JointActivity")
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def show_texts(route: Route, own: str) -> Route:
    """Draw sources, statements and caveats of `route` under keys of `own`; return the record with them."""
    sourced = show_sourced(route, own)
    return replace(sourced, caveats=_show_caveats(route, own))


def show_sourced(record: Sourced, own: str) -> Sourced:
    """Draw sources and statements of `record` under keys of `own`; return the record with them."""
    known = catalogue.list_sources() | {source.id: source for source in record.sources}
    sources = _show_sources(record, known, own)
    statements = _show_statements(record, known | {source.id: source for source in sources}, own)
    return replace(record, sources=sources, statements=statements)


def _show_sources(record: Route | JointActivity, known: Mapping[str, Source], own: str) -> tuple[Source, ...]:
    """Draw the sources that the record cites; return those that the catalogue does not hold like this."""
    st.subheader(say("sources"), anchor=False)
    st.caption(say("routes_own_sources_help"))
    cited = dict.fromkeys(code for one in record.statements for code in one.sources)
    shown = [known[code] for code in (*cited, *(one.id for one in record.sources)) if code in known]
    rows = [{name: getattr(one, name) for name in _SOURCE_COLUMNS} for one in dict.fromkeys(shown)]
    kinds = st.column_config.SelectboxColumn(
        say("routes_column_kind"), options=_KINDS, default="report", format_func=_kind_words
    )
    told = _edit(rows, _SOURCE_COLUMNS, f"{own}_sources", _titles(_SOURCE_WIDTHS) | {"kind": kinds})
    held = catalogue.list_sources()
    found = [_source(row, held) for row in told if any(_text(row[name]) for name in _SOURCE_COLUMNS[:5])]
    return tuple(one for one in found if held.get(one.id) != one)


def _kind_words(kind: object) -> str:
    return say(f"source_kind_{kind}")


def _source(row: dict[Any, Any], held: Mapping[str, Source]) -> Source:
    facts = {name: _text(row[name]) for name in _SOURCE_COLUMNS}
    facts["id"] = facts["id"] or _short_name(facts, held)
    facts["kind"] = facts["kind"] or _KINDS[0]
    return Source(**facts | {"language": facts["language"] or session.language()})


def _short_name(facts: Mapping[str, str], held: Mapping[str, Source]) -> str:
    """Return a short name for a source that was given none: its publisher and year, unlike any held."""
    words = [_NOT_IN_A_NAME.sub("_", facts["publisher"].lower()).strip("_"), facts["date"][:4]]
    name = "own_" + "_".join(word for word in words if word)
    return f"{name}_2" if name in held else name


def _show_statements(
    record: Route | JointActivity, known: Mapping[str, Source], own: str
) -> tuple[Statement, ...]:
    st.subheader(say("route_statements"), anchor=False)
    st.caption(say("routes_sources_help"))
    rows = [
        {"en": one.en, "ru": one.ru, "sources": list(one.sources), "as_of": one.as_of}
        for one in record.statements
    ]
    widths = _STATEMENT_WIDTHS
    cited = st.column_config.MultiselectColumn(
        say("routes_column_sources"), options=list(known), width=widths["sources"]
    )
    years = st.column_config.NumberColumn(
        say("routes_column_as_of"), format="%d", step=1, width=widths["as_of"]
    )
    shown = _titles(widths) | {"sources": cited, "as_of": years}
    told = _edit(rows, list(widths), f"{own}_statements", shown)
    return tuple(_statement(row) for row in told if _text(row["en"]) or _text(row["ru"]))


def _show_caveats(route: Route, own: str) -> tuple[Bilingual, ...]:
    st.subheader(say("route_caveats"), anchor=False)
    rows = [{"en": one.en, "ru": one.ru} for one in route.caveats]
    told = _edit(rows, ["en", "ru"], f"{own}_caveats", _titles(_CAVEAT_WIDTHS))
    texts = [(_text(row["en"]), _text(row["ru"])) for row in told]
    return tuple(Bilingual(*pair) for pair in texts if any(pair))


def _titles(widths: Mapping[str, int]) -> dict[str, Any]:
    """Return the title and width of each column."""
    return {
        name: st.column_config.Column(say(f"routes_column_{name}"), width=width)
        for name, width in widths.items()
    }


def _edit(
    rows: list[dict[str, Any]], columns: list[str], key: str, configured: dict[str, Any]
) -> list[dict[Any, Any]]:
    titles = {name: st.column_config.Column(say(f"routes_column_{name}")) for name in columns}
    edited = st.data_editor(
        pd.DataFrame(rows, columns=columns),
        num_rows="dynamic",
        hide_index=True,
        column_config=titles | configured,
        key=f"{key}_{session.language()}",
    )
    return edited.to_dict("records")


def _statement(row: dict[Any, Any]) -> Statement:
    cited = row["sources"]
    # A row that nobody touched holds a list; one just added may hold an array, or nothing at all.
    sources = () if cited is None or isinstance(cited, float) else tuple(str(code) for code in cited)
    year = None if pd.isna(row["as_of"]) else int(row["as_of"])
    return Statement(_text(row["en"]), _text(row["ru"]), sources, year)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
