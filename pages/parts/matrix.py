"""A heat table of two facts of seizures, a third held if wanted: counts, or how far they are from chance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import charts, heat, records, session
from pages.parts.facts import fact_name
from pages.parts.filter_options import find_options
from pages.parts.session import say
from pages.parts.tables import count_text, number_text

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

    from catalogue import CrossTable, Dimension, Filters, Store

Shown = Literal["counts", "expected", "residuals"]
_SHOWN: tuple[Shown, ...] = ("counts", "expected", "residuals")
PAIRS: dict[str, tuple[Dimension, Dimension]] = {
    "concealment_transport": ("concealment", "transport"),
    "concealment_drug": ("concealment", "drug"),
    "transport_drug": ("transport", "drug"),
    "crossing_concealment": ("crossing", "concealment"),
    "crossing_transport": ("crossing", "transport"),
    "crossing_drug": ("crossing", "drug"),
}
_STRONGEST = 8.0
# A longer table scrolls: its head and the seizures below it stay within reach.
_MOST_ROWS, _ROW_PX = 16, 33
# Of the cells of two facts that are independent, so many are beyond NOTABLE_RESIDUAL by chance.
_SHARE_BY_CHANCE = 0.05


@dataclass(frozen=True)
class Choice:
    """What a person wants to see: which two facts, what of them, by family or as stated."""

    pair: str
    shown: Shown
    families: bool


def show_matrix(store: Store, chosen: Filters) -> None:
    """Draw the choice of facts, the table with n, and the seizures of the cell that is picked."""
    choice = _show_choice()
    meant = _show_held(store, chosen, PAIRS[choice.pair])
    table = catalogue.get_cross_table(store, meant, *PAIRS[choice.pair], families=choice.families)
    st.caption(catalogue.get_coverage(store, meant).sentence(session.language()))
    st.caption(" ".join(sentences(table)))
    if table.counts.empty:
        st.text(say("matrix_empty"))
        return
    picked = st.dataframe(
        heat_table(table, choice.shown),
        key=f"matrix_{abs(hash((choice, meant)))}_{session.language()}",
        on_select="rerun",
        selection_mode="single-cell",
        height="content" if len(table.counts) <= _MOST_ROWS else _ROW_PX * (_MOST_ROWS + 1),
        alt=say("page_matrix"),
    )
    charts.show_download(named_table(table, choice.shown).reset_index(names=""), f"matrix_{choice.pair}")
    _show_cell(store, meant, table, picked["selection"]["cells"])


def _show_choice() -> Choice:
    language = session.language()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        pair = st.selectbox(
            say("matrix_pair"),
            list(PAIRS),
            format_func=lambda one: say(f"matrix_{one}"),
            key=f"pair_{language}",
        )
        shown = st.selectbox(
            say("matrix_shown"), _SHOWN, format_func=lambda one: say(f"matrix_{one}"), key=f"shown_{language}"
        )
        families = st.toggle(say("matrix_families"), value=True, key=f"families_{language}")
    return Choice(pair, shown, families)


def _show_held(store: Store, chosen: Filters, pair: tuple[Dimension, Dimension]) -> Filters:
    """Draw the choice of a third fact and its value, and return `chosen` narrowed to it."""
    language = session.language()
    others = [fact for fact in catalogue.DIMENSIONS if fact not in pair]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        fact: Dimension | None = st.selectbox(
            say("matrix_held"),
            others,
            index=None,
            format_func=lambda one: say(f"fact_kind_{one}"),
            placeholder=say("matrix_held_none"),
            key=f"held_{'_'.join(pair)}_{language}",
        )
        if fact is None:
            return chosen
        names = find_options(store, f"{fact}s", ())
        value: str | None = st.selectbox(
            say(f"fact_kind_{fact}"),
            list(names),
            index=None,
            format_func=lambda code: names.get(code, code),
            placeholder=say("choose"),
            key=f"held_value_{fact}_{language}",
        )
    return chosen if value is None else catalogue.fact_filters(chosen, fact, value)


def sentences(table: CrossTable) -> list[str]:
    """Return what stands above the table: n, what is left out, how a residual is to be read."""
    facts = {table.rows, table.columns}
    unit = "matrix_n_drug" if "drug" in facts else "matrix_n"
    told = [say(unit, n=count_text(table.n))]
    if "crossing" in facts:
        told.append(say("matrix_crossing", km=f"{catalogue.EVERYTHING.crossing_km:g}"))
    told.append(say("matrix_not_stated", n=count_text(table.not_stated)))
    if table.association is not None:
        told.append(say("matrix_association", value=number_text(table.association)))
    judged = int(table.residuals.notna().to_numpy().sum())
    limit = f"{catalogue.SMALLEST_EXPECTED:g}"
    by_chance = number_text(_SHARE_BY_CHANCE * judged, 0)
    return [*told, say("matrix_residual_help", limit=limit, cells=count_text(judged), chance=by_chance)]


def heat_table(table: CrossTable, shown: Shown) -> Styler:
    """Return the table coloured: counts and expected by size, residuals by sign and size."""
    frame = named_table(table, shown)
    if shown == "residuals":
        return frame.style.format(signed_text, na_rep="").map(_residual_colour)
    largest = float(frame.to_numpy().max()) or 1.0
    form = _whole if shown == "counts" else _one_digit
    return frame.style.format(form).map(lambda value: heat.tint(heat.MORE, value / largest))


def named_table(table: CrossTable, shown: Shown) -> pd.DataFrame:
    """Return counts, expected counts or residuals with rows and columns named in the reader's language."""
    values: pd.DataFrame = getattr(table, shown)
    rows = [fact_name(table.rows, str(code)) for code in values.index]
    columns = [fact_name(table.columns, str(code)) for code in values.columns]
    return pd.DataFrame(values.to_numpy(), pd.Index(rows), pd.Index(columns))


def signed_text(value: Any) -> str:  # noqa: ANN401  a cell of a table
    """Return a difference with its sign, as the reader writes numbers."""
    rounded = round(float(value), 1)
    sign = "+" if rounded > 0 else "\N{MINUS SIGN}" if rounded < 0 else ""
    return sign + number_text(abs(rounded), 1)


def _whole(value: Any) -> str:  # noqa: ANN401  a cell of a table
    return count_text(int(value))


def _one_digit(value: Any) -> str:  # noqa: ANN401  a cell of a table
    return number_text(float(value), 1)


def _residual_colour(value: Any) -> str:  # noqa: ANN401  a cell of a table
    if pd.isna(value) or abs(value) < catalogue.NOTABLE_RESIDUAL:
        return ""
    return heat.tint(heat.MORE if value > 0 else heat.LESS, min(abs(value) / _STRONGEST, 1.0))


def _show_cell(store: Store, meant: Filters, table: CrossTable, cells: list[tuple[int, str]]) -> None:
    if not cells:
        st.caption(say("matrix_click"))
        return
    row, name = cells[0]
    columns = list(named_table(table, "counts").columns)
    row_code, column_code = str(table.counts.index[row]), str(table.counts.columns[columns.index(name)])
    narrowed = catalogue.fact_filters(meant, table.rows, row_code)
    narrowed = catalogue.fact_filters(narrowed, table.columns, column_code)
    st.subheader(f"{fact_name(table.rows, row_code)} × {name}", anchor=False)
    _show_expected(table, row_code, column_code)
    records.list_seizures(store, narrowed, "matrix")


def _show_expected(table: CrossTable, row: str, column: str) -> None:
    count, expected, residual = (
        float(str(values.loc[row, column])) for values in (table.counts, table.expected, table.residuals)
    )
    facts = {"count": count_text(count), "expected": number_text(expected, 1)}
    if math.isnan(residual):
        st.markdown(say("matrix_cell_few", **facts))
    else:
        st.markdown(say("matrix_cell", residual=signed_text(residual), **facts))
