"""What the seizures cover: months by country, fields by country, senders and imports, repeats left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from babel.numbers import format_percent

import catalogue
from pages.parts import batches, charts, heat, session, tables
from pages.parts.facts import sender_text
from pages.parts.session import label, say
from pages.parts.tables import count_text

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

    from catalogue import Coverage, Filters, Reporting, Store

PERIODS = ("month", "year")


def show_shares(covered: Coverage, reporting: Reporting) -> None:
    """Draw the shares that sum the screen up, each with what it is a share of."""
    shares = {
        "months": reporting.month_share(),
        "fields": reporting.field_share(),
        "place": covered.with_place / covered.cases,
        "direction": covered.with_direction / covered.cases,
    }
    if covered.with_route is not None:
        shares["route"] = covered.with_route / covered.cases
    with st.container(horizontal=True, gap="medium"):
        for name, share in shares.items():
            st.metric(
                say(f"coverage_{name}"),
                "–" if share is None else share_text(share),
                help=say(f"coverage_{name}_help"),
                width="content",
            )


def share_text(share: float) -> str:
    """Return a share as a percentage without decimals; one short of all never reads as all."""
    whole = 0.99 if 0.99 < share < 1 else share  # noqa: PLR2004  99.6 % is not 100 %
    return str(format_percent(whole, format="#,##0 %", locale=session.language()))


def show_months(reporting: Reporting, sentence: str) -> None:
    """Draw every country's months or years with the number of seizures in each."""
    language = session.language()
    st.subheader(say("coverage_who"), anchor=False)
    period = st.segmented_control(
        say("trends_period"),
        PERIODS,
        default=PERIODS[0],
        required=True,
        format_func=lambda name: say(f"trends_{name}"),
        label_visibility="collapsed",
        key=f"coverage_period_{language}",
    )
    if reporting.months.empty:
        st.text(say("coverage_no_month"))
        return
    periods = catalogue.reported_periods(reporting, str(period), language)
    charts.show_chart(catalogue.reporting_chart(periods, sentence, language), periods, "coverage_months")
    if reporting.undated_cases:
        st.caption(say("trends_undated", cases=count_text(reporting.undated_cases)))
    st.caption(say("coverage_month_caution"))


def show_fields(reporting: Reporting) -> None:
    """Draw how much of each field each country fills in."""
    st.subheader(say("coverage_filled"), anchor=False)
    table = field_table(reporting)
    st.dataframe(_shaded(table), hide_index=True, height="content", alt=say("coverage_filled"))
    charts.show_download(table, "coverage_fields")
    st.caption(say("coverage_filled_note"))


def field_table(reporting: Reporting) -> pd.DataFrame:
    """Return the share of each field by country, all countries first, and n: seizures."""
    fields = reporting.fields
    shares = fields.pivot_table("share", "country", "field", "first", dropna=False)
    shares = shares.reindex(columns=list(catalogue.COVERED_FIELDS))
    cases = fields[fields["field"] == "day"].set_index("country")["of"]
    named = shares.rename(columns={field: say(f"coverage_field_{field}") for field in shares.columns})
    named.insert(0, "n", cases)
    countries = [label("countries", str(code)) if code else say("coverage_all") for code in named.index]
    named.insert(0, say("column_country"), countries)
    return named.reset_index(drop=True)


def _shaded(table: pd.DataFrame) -> Styler:
    shares = pd.Index(table.columns[2:])
    forms: dict[Any, Any] = dict.fromkeys(shares, share_text) | {"n": count_text}
    return table.style.format(forms, na_rep="–").map(_shade, subset=shares)


def _shade(share: Any) -> str:  # noqa: ANN401  a cell of a table
    return "" if pd.isna(share) else heat.tint(heat.MORE, float(share))


def show_senders(reporting: Reporting) -> None:
    """Draw who sent reports: of which countries, how many, of which months."""
    st.subheader(say("coverage_senders"), anchor=False)
    table = sender_table(reporting.months)
    digits = {say("column_cases"): 0, say("coverage_months_reported"): 0}
    shown = tables.with_digits(table, digits)
    st.dataframe(shown, hide_index=True, height="content", alt=say("coverage_senders"))
    charts.show_download(table, "coverage_senders")


def sender_table(months: pd.DataFrame) -> pd.DataFrame:
    """Return one row per sender and country: seizures, months with a report, the first and the last."""
    spans = months.groupby(["sender", "country"])["month_start"].agg(["nunique", "min", "max"])
    cases = months.groupby(["sender", "country"])["cases"].sum()
    rows = spans.join(cases).reset_index().to_dict("records")
    return pd.DataFrame(
        [
            {
                say("column_sender"): sender_text(row["sender"]),
                say("column_country"): label("countries", str(row["country"])),
                say("column_cases"): row["cases"],
                say("coverage_months_reported"): row["nunique"],
                say("coverage_first"): tables.date_text(row["min"], row["min"], "month"),
                say("coverage_last"): tables.date_text(row["max"], row["max"], "month"),
            }
            for row in rows
        ]
    )


def show_imports(store: Store) -> None:
    """Draw the imports in use, whatever the filter."""
    imports = catalogue.list_batches(store)
    live = imports[imports["undone_at"].isna()]
    st.subheader(say("coverage_imports", n=count_text(len(live))), anchor=False)
    st.dataframe(batches.batch_table(live), hide_index=True, alt=say("batches"))


def show_open_repeats(store: Store, chosen: Filters) -> None:
    """Draw the button that counts repeats nobody has decided, and their number once it was pressed."""
    st.subheader(say("coverage_repeats"), anchor=False)
    st.caption(say("coverage_repeats_note"))
    if st.button(say("coverage_repeats_count")):
        with st.spinner(say("review_searching")):
            groups = catalogue.count_open_duplicates(store, chosen)
        st.markdown(say("coverage_repeats_open", groups=count_text(groups)))
    st.page_link("pages/duplicates.py", label=say("coverage_repeats_link"))
