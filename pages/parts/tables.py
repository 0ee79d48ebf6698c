"""Tables of seizures, and numbers and dates as the reader writes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from babel.numbers import format_decimal

import catalogue
from pages.parts import session
from pages.parts.session import label, say

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

    from catalogue import Filters, SeizureList, Store

ROWS_ON_A_PAGE = 50
TABLE_HEIGHT_PX = 330
# The first three columns stand in view beside the map.
_WIDTHS_PX = {"date": 85, "drug": 135, "mass": 95, "place": 220}
# Below one gram a kg equivalent is written in full; above, three figures after the point are enough.
_FINE_BELOW_KG = 0.001


def count_text(number: float) -> str:
    """Return a count with the thousands parted as the language does."""
    return str(format_decimal(int(number), locale=session.language()))


def number_text(value: float, digits: int | None = 2) -> str:
    """Return a number as the reader writes it, with `digits` figures after the point; None: what it has."""
    after = "######" if digits is None else "0" * digits
    # An upper end of an interval may lie without bound: babel writes it as a sign.
    return str(format_decimal(value, format=f"#,##0.{after}".rstrip("."), locale=session.language()))


def mass_text(mass_kg: float | None) -> str:
    """Return a mass in kilograms with its unit; "-" where it is not known."""
    if mass_kg is None or pd.isna(mass_kg):
        return "–"
    pattern = "#,##0.######" if abs(mass_kg) < _FINE_BELOW_KG else "#,##0.###"
    rounded = round(mass_kg, 1) if abs(mass_kg) >= 100 else mass_kg  # noqa: PLR2004  a tenth of a kg is 1 in 1,000
    return f"{format_decimal(rounded, format=pattern, locale=session.language())} {say('kg')}"


def amount_text(amount: float | None, unit: str | None) -> str:
    """Return an amount in the sender's own unit; "-" where none was given."""
    if amount is None or pd.isna(amount):
        return "–"
    figure = format_decimal(amount, format="#,##0.####", locale=session.language())
    return f"{figure} {label('units', unit)}" if unit else figure


def date_text(first: Any, last: Any, precision: str) -> str:  # noqa: ANN401  pandas gives its own timestamps
    """Return a date no finer than it is known: a year, a month, a day, or the first and last day."""
    russian = session.language() == "ru"
    if precision == "year":
        return f"{first:%Y}"
    if precision == "month":
        return f"{first:%m.%Y}" if russian else f"{first:%Y-%m}"
    day = "%d.%m.%Y" if russian else "%Y-%m-%d"
    return first.strftime(day) if precision == "day" else f"{first.strftime(day)} – {last.strftime(day)}"


def place_text(row: Any) -> str:  # noqa: ANN401  a row of seizures.sql
    """Return the place as the catalogue knows it, else as the sender wrote it, else the country."""
    known = row.place_ru if session.language() == "ru" else row.place_en
    parts = [known, row.place_text, row.province_text]
    place = next((part for part in parts if isinstance(part, str) and part.strip()), "")
    country = label("countries", row.country)
    return f"{place}, {country}" if place else country


def seizure_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of seizures.sql as a person reads them, in the same order."""
    return pd.DataFrame([_seizure_line(row) for row in rows.itertuples()])


def _seizure_line(row: Any) -> dict[str, str]:  # noqa: ANN401  a row of seizures.sql
    amounts = (amount_text(*pair) for pair in zip(row.amounts, row.units, strict=True))
    return {
        say("column_date"): date_text(row.date_first, row.date_last, row.date_precision),
        say("column_drug"): "; ".join(label("drugs", drug) for drug in row.drugs),
        say("column_mass"): mass_text(row.mass_kg),
        say("column_place"): place_text(row),
        say("column_amount"): "; ".join(amounts),
        say("column_transport"): label("transport", _code(row.transport)),
        say("column_concealment"): label("concealment", _code(row.concealment)),
        say("column_source"): f"{row.file}, {row.sheet}, {row.row_number}",
    }


def _code(value: object) -> str | None:
    return value if isinstance(value, str) else None


def with_digits(table: pd.DataFrame, digits: dict[str, int]) -> Styler:
    """Return a table whose numbers in some columns show so many figures after the point; "–": missing."""
    forms: dict[Any, Any] = {column: partial(number_text, digits=count) for column, count in digits.items()}
    return table.style.format(forms, na_rep="–")


def column_widths(widths_px: dict[str, int]) -> dict[str, Any]:
    """Return the setting of a table's column widths; keys are those of interface.yml after "column_"."""
    return {say(f"column_{name}"): st.column_config.Column(width=px) for name, px in widths_px.items()}


def totals_text(found: SeizureList) -> str:
    """Return cases beside the kg of drugs; apart, other kinds of items, and what could not be converted."""
    parts = [say("totals", cases=count_text(found.count), mass=mass_text(found.mass_kg))]
    apart = {kind: one for kind, one in found.by_kind.items() if kind != "drug"}
    parts += [
        say(f"totals_{kind}", cases=count_text(one.cases), mass=mass_text(one.mass_kg))
        for kind, one in apart.items()
    ]
    items = int(found.unconverted["items"].sum())
    if items:
        parts.append(say("totals_unconverted", items=count_text(items)))
    return " · ".join(parts)


def show_seizures(store: Store, meant: Filters, key: str, *, with_totals: bool = True) -> int | None:
    """Draw one page of the seizures that `meant` selects; return the number of the one picked, or None."""
    own = f"{key}_{abs(hash(meant))}_{session.language()}"
    page = st.session_state.get(f"{own}_page", 1)
    found = catalogue.find_seizures(store, meant, limit=ROWS_ON_A_PAGE, offset=(page - 1) * ROWS_ON_A_PAGE)
    if with_totals:
        st.caption(totals_text(found))
    if found.rows.empty:
        return None
    picked = st.dataframe(
        seizure_table(found.rows),
        key=f"{own}_rows_{page}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=TABLE_HEIGHT_PX,
        column_config=column_widths(_WIDTHS_PX),
        alt=say("seizures_table"),
    )
    if found.count > ROWS_ON_A_PAGE:
        st.pagination(-(-found.count // ROWS_ON_A_PAGE), key=f"{own}_page", max_visible_pages=5)
    chosen = picked["selection"]["rows"]
    return int(found.rows["seizure_id"].iloc[chosen[0]]) if chosen else None
