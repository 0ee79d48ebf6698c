"""One seizure whole: each field beside the text it was read from, and why it is tied to a route."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

import catalogue
from geodata.layers import provinces
from pages.parts import consignments, operation_tags, route_decisions, session, tables
from pages.parts.frame import calm_errors
from pages.parts.session import label, own_name, say

if TYPE_CHECKING:
    from catalogue import Filters, SeizureRecord, Store

# field of a seizure -> vocabulary that names its codes
_VOCABULARIES = {
    "country": "countries",
    "country_code": "countries",
    "producing_country": "countries",
    "departure": "countries",
    "destination": "countries",
    "drug": "drugs",
    "unit": "units",
    "transport": "transport",
    "concealment": "concealment",
    "installation": "installations",
    "routing": "routing",
}


def list_seizures(store: Store, meant: Filters, key: str, *, with_totals: bool = True) -> None:
    """Draw the seizures that `meant` selects, page by page; a ticked row opens its record."""
    on_close = f"{key}_closed"
    # A new key after each closing takes the tick off, so that the same row can be opened again.
    own = f"{key}_{st.session_state.get(on_close, 0)}"
    picked = tables.show_seizures(store, meant, own, with_totals=with_totals)
    if picked is not None:
        open_record(store, picked, on_close)


def open_record(store: Store, seizure_id: int, on_close: str) -> None:
    """Show seizure `seizure_id` over the screen; closing it counts up session state `on_close`."""
    title = say("record_title", number=seizure_id)
    dialog = st.dialog(title, width="large", on_dismiss=lambda: _count_up(on_close))
    dialog(_show_calmly)(store, seizure_id)


def _count_up(key: str) -> None:
    st.session_state[key] = st.session_state.get(key, 0) + 1


def _show_calmly(store: Store, seizure_id: int) -> None:
    with calm_errors():
        names = {route.code: own_name(route) for route in catalogue.list_routes(store)}
        show_record(catalogue.get_seizure(store, seizure_id), names)
        route_decisions.show_decisions(store, seizure_id)
        operation_tags.show_own_tags(store, seizure_id)
        consignments.show_consignment(store, seizure_id)


def show_record(record: SeizureRecord, route_names: dict[str, str]) -> None:
    """Draw one seizure: where it was read, its items, its routes by name, its place and every field."""
    seizure = record.seizure
    _show_origin(seizure)
    st.dataframe(items_table(record.items), hide_index=True, alt=say("record_items"))
    st.markdown(f"**{say('record_routes')}**")
    _show_routes(record.routes, route_names)
    st.markdown(f"**{say('record_place')}**")
    st.text(_place_words(seizure))
    st.markdown(f"**{say('record_fields')}**")
    st.dataframe(fields_table(record), hide_index=True, height="content", alt=say("record_fields"))


def _show_origin(seizure: dict[str, Any]) -> None:
    facts = {name: seizure[name] for name in ("file", "sheet", "row_number", "batch_id", "handling")}
    st.text(say("record_origin", **facts))
    if seizure["synthetic"]:
        st.badge(say("synthetic"), color="orange")


def items_table(items: pd.DataFrame) -> pd.DataFrame:
    """Return the drugs of a seizure: amount in the sender's unit, kg equivalent and its factor."""
    return pd.DataFrame(
        [
            {
                say("column_drug"): label("drugs", item["drug"]),
                say("column_original"): item["drug_text"],
                say("column_amount"): tables.amount_text(item["amount"], item["unit"]),
                say("column_mass"): tables.mass_text(item["mass_kg"]),
                say("column_factor"): _factor_words(item["factor_key"]),
            }
            for item in items.to_dict("records")
        ]
    )


def _factor_words(key: object) -> str:
    if not isinstance(key, str):
        return say("factor_none")
    factor = catalogue.get_factor(key)
    if not factor.publisher:
        return say("factor_exact")
    return say(
        "factor_published",
        kg=tables.number_text(factor.kg, None),
        publisher=factor.publisher,
        year=factor.year,
    )


def fields_table(record: SeizureRecord) -> pd.DataFrame:
    """Return every column of the sender's row beside what the catalogue understood."""
    return pd.DataFrame(
        [
            {
                say("column_field"): label("headers", field.field) if field.field else say("field_kept"),
                say("column_understood"): _understood_words(record, field.field, field.value),
                say("column_original"): field.original,
                say("column_header"): field.header,
                say("column_cell"): field.cell,
            }
            for field in record.fields
        ]
    )


def _understood_words(record: SeizureRecord, field: str, value: str | None) -> str:
    seizure = record.seizure
    if field == "date":
        return tables.date_text(seizure["date_first"], seizure["date_last"], seizure["date_precision"])
    if field == "place":
        return _place_name(seizure) or "–"
    if field == "amount":
        return tables.amount_text(record.items["amount"].iloc[0], None)
    return province_name(value) if field == "province" else value_words(field, value)


def _place_name(seizure: dict[str, Any]) -> str | None:
    name = seizure["place_ru" if session.language() == "ru" else "place_en"]
    return name if isinstance(name, str) and seizure["place_kind"] != "country" else None


def province_name(code: str | None) -> str:
    """Return the name of the province with this ISO 3166-2 code; a dash for None."""
    if code is None:
        return "–"
    found = next((province for province in provinces() if province.code == code), None)
    if found is None:
        return code
    return (found.name_ru if session.language() == "ru" else found.name_en) or found.name_en


def value_words(field: str, value: str | None) -> str:
    """Return a field's value as a person reads it: the name of a code; a dash where it is not known."""
    if value is None:
        return "–"
    vocabulary = _VOCABULARIES.get(field)
    known = vocabulary is not None and value in catalogue.get_vocabulary(vocabulary)
    return label(vocabulary, value) if vocabulary and known else value


def _place_words(seizure: dict[str, Any]) -> str:
    name = _place_name(seizure)
    if name is None:
        return say("place_country_only", country=label("countries", str(seizure["country"])))
    precision = say(f"precision_{seizure['place_precision']}")
    return say(
        "place_known",
        name=name,
        precision=precision,
        km=tables.number_text(seizure["precision_km"] or 0, None),
    )


def _show_routes(routes: pd.DataFrame, names: dict[str, str]) -> None:
    if routes.empty:
        st.text(say("record_no_route"))
        return
    st.dataframe(routes_table(routes, names), hide_index=True, alt=say("record_routes"))


def routes_table(routes: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """Return the routes that a seizure is tied to, with share, score and the reason in words."""
    return pd.DataFrame(
        [
            {
                say("column_route"): f"{route['route']} · {names.get(route['route'], '')}",
                say("column_standing"): say(f"standing_{route['standing']}"),
                say("column_share"): f"{route['share']:.0%}",
                say("column_score"): tables.number_text(route["score"]),
                say("column_reason"): say("routes_asserted_why", reason=route["reason"])
                if route["asserted"]
                else reason_words(route["reason"]),
            }
            for route in routes.to_dict("records")
        ]
    )


def reason_words(reason: str) -> str:
    """Return an attribution's reason, `place_km:4 departure:AF`, as a phrase."""
    parts = (part.partition(":") for part in reason.split())
    return "; ".join(_reason_part(word, value) for word, _, value in parts)


def _reason_part(word: str, value: str) -> str:
    end = word.removeprefix("other_")
    if end in {"departure", "destination"}:
        return say(f"reason_{word}", value=label("countries", value))
    if end == "transport":
        return say(f"reason_{word}", value=label("transport", value))
    if word == "province":
        return say("reason_province")
    return say(f"reason_{word}", value=say(f"reason_drug_{value}") if word == "drug" else value)
