"""What a seizure's sheet tells of its container and goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts.session import label, say

if TYPE_CHECKING:
    from catalogue import Store


def show_consignment(store: Store, seizure_id: int) -> None:
    """Draw the consignment of seizure `seizure_id`; nothing where its sheet tells of none."""
    for row in catalogue.list_consignments(store, seizure_id).to_dict("records"):
        number = row["container_number"]
        container = number if isinstance(number, str) else _unchecked(row["container_text"])
        facts = {"container": container, "goods": row["goods_text"] or "–"}
        st.text(say("containers_record", heading=_known(row["hs_heading"]), **facts))
        origin = label("countries", row["origin"]) if isinstance(row["origin"], str) else "–"
        kind = row["consignee_type"]
        consignee = say(f"containers_consignee_{kind}") if isinstance(kind, str) else "–"
        st.text(say("containers_parties", origin=origin, consignee=consignee, unit=row["unit_text"] or "–"))


def _unchecked(text: str) -> str:
    return f"{text} ({say('containers_check')}: {say('containers_wrong')})" if text else "–"


def _known(value: object) -> str:
    return value if isinstance(value, str) else "–"
