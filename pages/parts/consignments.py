"""The consignment of a seizure on its record: container, goods, origin, consignee, unit; edited there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

import catalogue
from catalogue import CONSIGNEE_TYPES, CatalogueError, Consignment
from pages.parts import session
from pages.parts.facts import actor_name
from pages.parts.session import label, own_name, say, stays_unfolded

if TYPE_CHECKING:
    from catalogue import Store


def show_consignment(store: Store, seizure_id: int) -> None:
    """Draw what is known of the container and goods of seizure `seizure_id`, and the form that states it."""
    rows = catalogue.list_consignments(store, seizure_id).to_dict("records")
    told = rows[0] if rows else None
    unfolded = stays_unfolded(f"consignment_of_{seizure_id}", holds=told is not None)
    with st.expander(say("containers_edit"), expanded=unfolded):
        if told is None:
            st.caption(say("containers_none_known"))
        else:
            _show_told(store, told)
        _show_form(store, seizure_id, told or {})


def _show_told(store: Store, told: dict[Any, Any]) -> None:
    number = told["container_number"]
    container = number if isinstance(number, str) else _unchecked(told["container_text"])
    facts = {"container": container, "goods": told["goods_text"] or "–"}
    st.text(say("containers_record", heading=_known(told["hs_heading"]) or "–", **facts))
    origin = label("countries", told["origin"]) if _known(told["origin"]) else "–"
    kind = _known(told["consignee_type"])
    consignee = say(f"containers_consignee_{kind}") if kind else "–"
    st.text(say("containers_parties", origin=origin, consignee=consignee, unit=told["unit_text"] or "–"))
    if who := _known(told["stated_by"]):
        st.caption(say("containers_stated", who=actor_name(who), when=f"{told['stated_at']:%Y-%m-%d %H:%M}"))
        if st.button(say("containers_restore"), key=f"restore_consignment_{told['seizure_id']}"):
            catalogue.undo_stated_consignment(store, int(told["seizure_id"]))
            st.rerun(scope="fragment")


def _show_form(store: Store, seizure_id: int, told: dict[Any, Any]) -> None:
    own = f"consignment_{seizure_id}_{session.language()}_{told.get('stated_at')}"
    with st.form(own, border=False):
        st.caption(say("containers_edit_help"))
        stated = _show_fields(told, own)
        saved = st.form_submit_button(say("containers_save"))
    if saved:
        try:
            catalogue.state_consignment(store, seizure_id, stated)
        except CatalogueError as error:
            st.error(error.text(session.language()))
            return
        st.rerun(scope="fragment")


def _show_fields(told: dict[Any, Any], own: str) -> Consignment:
    def text(place: Any, field: str, form: str | None = None) -> str:  # noqa: ANN401  Streamlit's own kind of column
        before = _known(
            told.get({"number": "container_text", "heading": "hs_heading"}.get(field, f"{field}_text"))
        )
        return str(
            place.text_input(say(f"containers_{field}"), before or "", placeholder=form, key=f"{own}_{field}")
        )

    first, second, third = st.columns(3)
    fourth, fifth, sixth = st.columns(3)
    return Consignment(
        container=text(first, "number", say("containers_number_form")),
        goods=text(second, "goods"),
        hs_heading=text(third, "heading", say("containers_heading_form")),
        origin=_show_origin(fourth, told, own),
        consignee_type=_show_consignee(fifth, told, own),
        unit=_show_unit(sixth, told, own),
    )


def _show_origin(place: Any, told: dict[Any, Any], own: str) -> str | None:  # noqa: ANN401  Streamlit's own kind of column
    codes = [None, *catalogue.get_vocabulary("countries").codes()]
    found: str | None = place.selectbox(
        say("containers_origin"),
        codes,
        codes.index(_known(told.get("origin"))),
        format_func=lambda code: label("countries", code) if code else "–",
        key=f"{own}_origin",
    )
    return found


def _show_consignee(place: Any, told: dict[Any, Any], own: str) -> str | None:  # noqa: ANN401  as above
    kinds = [None, *CONSIGNEE_TYPES]
    found: str | None = place.selectbox(
        say("containers_consignee"),
        kinds,
        kinds.index(_known(told.get("consignee_type"))),
        format_func=lambda kind: say(f"containers_consignee_{kind}") if kind else "–",
        key=f"{own}_consignee",
    )
    return found


def _show_unit(place: Any, told: dict[Any, Any], own: str) -> str:  # noqa: ANN401  as above
    """Draw the choice of a control unit that the catalogue knows; another name may be typed."""
    before = _known(told.get("unit_text"))
    units = ["", *dict.fromkeys([*([before] if before else []), *map(own_name, _units())])]
    found = place.selectbox(
        say("containers_unit"),
        units,
        units.index(before or ""),
        accept_new_options=True,
        format_func=lambda name: name or "–",
        key=f"{own}_unit",
    )
    return found or ""


def _units() -> tuple[catalogue.ControlUnit, ...]:
    return catalogue.container_control().units


def _unchecked(text: str) -> str:
    return f"{text} ({say('containers_check')}: {say('containers_wrong')})" if text else "–"


def _known(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
