"""What a sheet tells of a consignment: container, goods, origin, who was to receive it, who found it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from catalogue.clean.containers import clean_container_number, clean_hs_heading
from catalogue.clean.countries import clean_country

if TYPE_CHECKING:
    import pandas as pd

# The type alone is kept, never who it is.
_CONSIGNEES = {
    "person": re.compile(
        r"\bфиз|физлиц|частн\w* лиц|individual|natural person|private person", re.IGNORECASE
    ),
    "state": re.compile(r"государств|госучрежд|министерств|state body|government|ministry", re.IGNORECASE),
    "company": re.compile(
        r"\bюр|юрлиц|компани|фирм|предприят|\b(?:ООО|ТОО|ОсОО|АО|LLC|Ltd)\b|company|firm|legal entity",
        re.IGNORECASE,
    ),
}
COLUMNS = (
    "seizure_id", "container_text", "container_number", "goods_text", "hs_heading", "origin",
    "consignee_type", "unit_text",
)  # fmt: skip


def clean_consignee_type(text: str) -> str | None:
    """Return "person", "state" or "company"; None where the text tells neither."""
    return next((kind for kind, shape in _CONSIGNEES.items() if shape.search(text)), None)


def clean_consignments(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of table consignment from the cells of consignment_cells.sql."""
    understood: dict[str, Any] = {
        "container_number": cells["container_text"].map(clean_container_number),
        "hs_heading": [
            clean_hs_heading(code) or clean_hs_heading(goods)
            for code, goods in zip(cells["hs_text"], cells["goods_text"], strict=True)
        ],
        "origin": cells["origin_text"].map(clean_country),
        "consignee_type": cells["consignee_text"].map(clean_consignee_type),
    }
    return cells.assign(**understood).astype(dict.fromkeys(understood, "str"))[list(COLUMNS)]
