"""What a sheet tells of a consignment: container, goods, origin, who was to receive it, who found it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalogue.clean.containers import clean_container_number, clean_hs_heading
from catalogue.clean.countries import clean_country
from catalogue.errors import ValueRefusedError, Words
from catalogue.vocabulary import get_vocabulary

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
CONSIGNEE_TYPES = tuple(sorted(_CONSIGNEES))
_WHAT = Words("Consignment", "Партия")
_HEADING = Words(
    "Give the four digits of a heading of the Harmonized System, such as 0806.",
    "Укажите четыре цифры товарной позиции ТН ВЭД, например 0806.",
)
_KNOWN = Words("Choose one of those listed.", "Выберите из списка.")
_EMPTY = Words("Fill in at least one field.", "Заполните хотя бы одно поле.")


@dataclass(frozen=True)
class Consignment:
    """A consignment as a person states it; "" and None: not known.

    Attributes
    ----------
    container
        Container number as written; one whose check digit does not fit is kept as text alone.
    hs_heading
        Four digits of the Harmonized System.
    origin
        Of the goods, ISO 3166-1 alpha-2.
    consignee_type
        One of `CONSIGNEE_TYPES`; never who it is.
    unit
        The control unit that found it.
    """

    container: str = ""
    goods: str = ""
    hs_heading: str = ""
    origin: str | None = None
    consignee_type: str | None = None
    unit: str = ""


def check_consignment(stated: Consignment) -> dict[str, str | None]:
    """Return the columns of table consignment, without seizure_id, that `stated` comes to.

    Raises
    ------
    ValueRefusedError
        Nothing is stated, or a heading, country or type is none.
    """
    if stated == Consignment():
        raise ValueRefusedError(what=_WHAT, value="", advice=_EMPTY)
    heading = clean_hs_heading(stated.hs_heading)
    if stated.hs_heading.strip() and heading is None:
        raise ValueRefusedError(what=_WHAT, value=stated.hs_heading, advice=_HEADING)
    for value, known in (
        (stated.origin, get_vocabulary("countries")),
        (stated.consignee_type, CONSIGNEE_TYPES),
    ):
        if value is not None and value not in known:
            raise ValueRefusedError(what=_WHAT, value=value, advice=_KNOWN)
    return {
        "container_text": stated.container.strip(),
        "container_number": clean_container_number(stated.container),
        "goods_text": stated.goods.strip(),
        "hs_heading": heading,
        "origin": stated.origin,
        "consignee_type": stated.consignee_type,
        "unit_text": stated.unit.strip(),
    }


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
