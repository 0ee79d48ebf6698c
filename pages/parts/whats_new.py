"""What is new, thing by thing: the ranked list, the seizures behind one of them, who reported."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import pandas as pd
import streamlit as st

import catalogue
from pages.parts import charts, records, session, tables
from pages.parts.facts import fact_name, full_name, route_names, sender_text
from pages.parts.session import label, say
from pages.parts.tables import count_text, number_text

if TYPE_CHECKING:
    from catalogue import Filters, Store, ThingKind, WhatsNew, Windows

MONTHS = (3, 6, 12)
BASELINE_MONTHS = (12, 24, 36, 60)
_OPENING_MONTHS, _OPENING_BASELINE = 6, 36
# Of the things at most so likely to be noise, at most this share is expected to be so.
HARD_TO_EXPLAIN, DOUBTFUL = 0.05, 0.2
_SURE = 0.001
_TABLE_HEIGHT_PX = 330


@dataclass(frozen=True)
class Thing:
    """One row of the list: a kind of thing and its code."""

    kind: ThingKind
    code: str


def show_spans() -> tuple[int, int]:
    """Draw the choice of the two spans, and return how many months each has."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return (
            _show_span("new_last", MONTHS, _OPENING_MONTHS),
            _show_span("new_baseline", BASELINE_MONTHS, _OPENING_BASELINE),
        )


def _show_span(name: str, months: tuple[int, ...], opening: int) -> int:
    chosen = st.segmented_control(
        say(name),
        months,
        default=opening,
        required=True,
        format_func=lambda number: say("new_months", number=number),
        key=f"{name}_{session.language()}",
    )
    return int(chosen)


def show_summary(found: WhatsNew) -> None:
    """Say which spans are compared, how many things, and how many of them chance hardly explains."""
    windows = cast("Windows", found.windows)
    standing = int((found.things["q_value"] < HARD_TO_EXPLAIN).sum())
    spans = {"recent": _span_text(windows, "recent"), "before": _span_text(windows, "before")}
    counts = {
        "recent_cases": count_text(found.recent_cases),
        "before_cases": count_text(found.before_cases),
        "tested": count_text(found.tested),
        "more": count_text(len(found.things)),
    }
    st.markdown(say("new_spans", **spans, **counts))
    st.markdown(say("new_standing" if standing else "new_none_standing", standing=standing, **counts))


def _span_text(windows: Windows, span: str) -> str:
    days = (pd.Timestamp(getattr(windows, f"{span}_{end}")) for end in ("from", "to"))
    return " – ".join(tables.date_text(day, day, "day") for day in days)


def show_things(store: Store, found: WhatsNew) -> Thing | None:
    """Draw what is more common than before, the least likely by chance first; return what is ticked."""
    kinds = st.pills(
        say("new_kinds"),
        catalogue.THING_KINDS,
        selection_mode="multi",
        format_func=lambda kind: say(f"fact_kind_{kind}"),
        label_visibility="collapsed",
        key=f"new_kinds_{session.language()}",
    )
    things = found.things[found.things["kind"].isin(kinds or catalogue.THING_KINDS)].reset_index(drop=True)
    if things.empty:
        st.text(say("new_nothing"))
        return None
    shown = thing_table(things, route_names(store))
    picked = st.dataframe(
        tables.with_digits(shown, {say("new_expected"): 1}),
        key=f"new_{abs(hash((found.windows, *things['code'])))}_{session.language()}",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(_TABLE_HEIGHT_PX, 36 * (len(shown) + 1)),
        column_config=_column_widths(),
        alt=say("page_new"),
    )
    charts.show_download(shown, "whats_new")
    row = next(iter(picked["selection"]["rows"]), None)
    if row is None:
        st.caption(say("new_pick"))
        return None
    return Thing(things["kind"].iloc[row], str(things["code"].iloc[row]))


def _column_widths() -> dict[str, Any]:
    widths = tables.column_widths({"kind": 112, "name": 250})
    own_px = {"recent": 75, "before": 70, "expected": 85, "ratio": 135, "noise": 150}
    named = {say(f"new_{name}"): st.column_config.Column(width=px) for name, px in own_px.items()}
    return widths | named


def thing_table(things: pd.DataFrame, routes: dict[str, str]) -> pd.DataFrame:
    """Return things as a person reads them: both counts, what was expected, how sure that is."""
    rows = things.to_dict("records")
    return pd.DataFrame(
        {
            say("column_kind"): [say(f"fact_kind_{row['kind']}") for row in rows],
            say("column_name"): [full_name(row["kind"], row["code"], routes) for row in rows],
            say("new_recent"): things["recent"],
            say("new_before"): things["before"],
            say("new_expected"): things["expected"],
            say("new_ratio"): [ratio_text(row["ratio"], row["ratio_low"], row["ratio_high"]) for row in rows],
            say("new_noise"): [noise_text(row["q_value"]) for row in rows],
            say("new_countries"): things["countries"],
        }
    )


def ratio_text(ratio: float, low: float, high: float) -> str:
    """Return how many times as often, with its interval; a ratio to nothing has a lower end alone."""
    if math.isnan(ratio):
        return say("new_ratio_open", low=number_text(low))
    return say("new_ratio_of", ratio=number_text(ratio), low=number_text(low), high=number_text(high))


def noise_text(q_value: float) -> str:
    """Return in words how likely it is that a thing at least so striking is noise."""
    if q_value < _SURE:
        return say("new_noise_none", q=number_text(_SURE, 3))
    name = "small" if q_value < HARD_TO_EXPLAIN else "some" if q_value < DOUBTFUL else "large"
    return say(f"new_noise_{name}", q=number_text(q_value, 3 if q_value < HARD_TO_EXPLAIN else 2))


def show_evidence(store: Store, chosen: Filters, found: WhatsNew, thing: Thing) -> None:
    """Draw the months of one thing, and the list of its seizures in one span or the other."""
    windows = cast("Windows", found.windows)
    meant = catalogue.thing_filters(chosen, found, thing.kind, thing.code)
    title = fact_name(thing.kind, thing.code, route_names(store))
    st.subheader(title, anchor=False)
    chart_place, list_place = st.columns(2)
    with chart_place:
        periods = catalogue.get_trend(store, meant).periods
        coverage = catalogue.get_coverage(store, meant).sentence(session.language())
        chart = catalogue.span_chart(periods, windows, coverage, session.language())
        charts.show_chart(chart, periods[["period_start", "cases"]], "new_months")
    with list_place:
        span = st.segmented_control(
            say("new_which"),
            ("recent", "before"),
            default="recent",
            required=True,
            format_func=lambda name: say(f"new_{name}"),
            label_visibility="collapsed",
            key=f"new_which_{session.language()}",
        )
        days = {"date_from": getattr(windows, f"{span}_from"), "date_to": getattr(windows, f"{span}_to")}
        records.list_seizures(store, replace(meant, **days), "new")
        if found.undated_cases:
            st.caption(say("new_undated", cases=count_text(found.undated_cases)))


def show_reporting(found: WhatsNew) -> None:
    """Name the countries and senders that reported in one span only, and the test."""
    rows = found.countries
    started, stopped = rows[rows["before"] == 0], rows[rows["recent"] == 0]
    for name, countries in (("started", started), ("stopped", stopped)):
        if len(countries):
            named = ", ".join(label("countries", code) for code in countries["country"])
            st.markdown(say(f"new_countries_{name}", countries=named))
    for name, senders in (
        ("started", found.senders[found.senders["before"] == 0]),
        ("stopped", found.senders[found.senders["recent"] == 0]),
    ):
        if len(senders):
            named = ", ".join(sender_text(code) for code in senders["sender"])
            st.markdown(say(f"new_senders_{name}", senders=named))
    if started.empty and stopped.empty:
        compared = [label("countries", code) for code in rows.loc[rows["compared"], "country"]]
        st.markdown(say("new_countries_all", countries=", ".join(compared)))
    st.caption(say("trends_test", test=say("new_test")))
