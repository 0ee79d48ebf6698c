"""Concealment methods: the tree, and one record whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from catalogue import Filters
from pages.parts import method_seen, records, session, year_charts
from pages.parts.session import label, own_name, say
from pages.parts.statements import Sources, plain, show_statements

if TYPE_CHECKING:
    from catalogue import ConcealmentMethod, Store


LIST_WIDTHS_PX = {"method": 400, "cases": 80}


def in_tree_order(methods: tuple[ConcealmentMethod, ...]) -> list[tuple[int, ConcealmentMethod]]:
    """Return depth and method, every method right below its parent."""
    below: dict[str | None, list[ConcealmentMethod]] = {}
    for method in methods:
        below.setdefault(method.parent, []).append(method)

    def walk(parent: str | None, depth: int) -> list[tuple[int, ConcealmentMethod]]:
        pairs = [((depth, method), walk(method.code, depth + 1)) for method in below.get(parent, [])]
        return [pair for own, further in pairs for pair in (own, *further)]

    return walk(None, 0)


def find_methods(
    methods: list[tuple[int, ConcealmentMethod]], text: str
) -> list[tuple[int, ConcealmentMethod]]:
    """Return the methods whose names in either language hold every word of `text`."""
    words = text.casefold().split()
    return [
        (depth, method)
        for depth, method in methods
        if all(word in f"{method.code} {method.name_en} {method.name_ru}".casefold() for word in words)
    ]


def method_table(methods: list[tuple[int, ConcealmentMethod]], counts: dict[str, int]) -> pd.DataFrame:
    """Return the tree as a list, names moved right by depth; a family counts what is below it."""
    return pd.DataFrame(
        {
            say("column_method"): ["\N{EM SPACE}" * depth + own_name(method) for depth, method in methods],
            say("column_cases"): [counts.get(method.code, 0) for _, method in methods],
        }
    )


def show_method(store: Store, method: ConcealmentMethod) -> None:
    """Draw one method: what it is, how it is recognised and prevented, where it was seen, its sources."""
    st.subheader(own_name(method), anchor=False)
    st.badge(method.handling, color="gray", help=session.handling_words(catalogue.Handling(method.handling)))
    facts = {
        "fact_drugs": ", ".join(label("drugs", code) for code in method.drugs),
        "fact_transport": ", ".join(label("transport", code) for code in method.transport),
        "fact_ids": ", ".join(method.ids_codes),
    }
    st.markdown("\n".join(f"- {say(key)}: {plain(value or '–')}" for key, value in facts.items()))
    if any(one.practice for one in (*method.indicators, *method.detection, *method.prevention)):
        st.caption(say("training_practice_help"))
    sources = Sources()
    for part in ("description", "indicators", "detection", "prevention"):
        show_statements(say(f"method_{part}"), getattr(method, part), sources)
    method_seen.show_company(store, method)
    year_charts.show_method_years(store, method)
    _show_where_seen(store, method)
    sources.show()


def _show_where_seen(store: Store, method: ConcealmentMethod) -> None:
    st.subheader(say("method_seen"), anchor=False)
    st.caption(say("not_flows"))
    records.list_seizures(store, Filters(concealments=(method.code,)), f"method_{method.code}")
