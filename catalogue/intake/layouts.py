"""How the columns of a table are used, and the two public layouts that are known beforehand."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from catalogue.errors import Words
from catalogue.model import REQUIRED_FIELDS, SeizureField

if TYPE_CHECKING:
    from collections.abc import Mapping

_F = SeizureField


@dataclass(frozen=True)
class Reason:
    """How a column was understood: a stable code and the sentence in both languages."""

    code: str
    en: str
    ru: str

    def text(self, language: str = "en") -> str:
        """Return the sentence in `language` ("en" or "ru")."""
        return self.ru if language == "ru" else self.en


@dataclass(frozen=True)
class ColumnUse:
    """How one column is used.

    Attributes
    ----------
    position, header
        From 0, and as the sender wrote it.
    field
        What the column means for a seizure; None: kept as text only.
    withheld
        Personal data: every cell is blanked before anything is stored.
    reason
        How this was understood.
    sure
        False where a person should confirm it.
    samples
        A few distinct values, for the person who is asked; empty for a withheld column.
    drug, unit
        Drug (text) and unit (text) that the header itself gives to an amount, else None.
    group
        Which item of a row the column belongs to, from 0 (drug 1, amount 1; drug 2, amount 2).
    """

    position: int
    header: str
    field: SeizureField | None
    withheld: bool
    reason: Reason
    sure: bool = True
    samples: tuple[str, ...] = ()
    drug: str | None = None
    unit: str | None = None
    group: int = 0


@dataclass(frozen=True)
class Layout:
    """How a table's columns are used, with values that hold for all its rows.

    Attributes
    ----------
    name
        `unodc_ids_a`, `unodc_ids_b`, or `recognised`.
    columns
        One use for each column, in the table's order.
    constants
        Field -> text that every row has.
    """

    name: str
    columns: tuple[ColumnUse, ...]
    constants: Mapping[SeizureField, str] = field(default_factory=lambda: MappingProxyType({}))

    def columns_of(self, wanted: SeizureField) -> tuple[ColumnUse, ...]:
        """Return the columns used for `wanted`, in order."""
        return tuple(column for column in self.columns if column.field is wanted)

    @property
    def withheld_headers(self) -> tuple[str, ...]:
        """Return the headers of the withheld columns."""
        return tuple(column.header for column in self.columns if column.withheld)

    @property
    def unsure(self) -> tuple[ColumnUse, ...]:
        """Return the columns that a person should confirm."""
        return tuple(column for column in self.columns if not column.sure)


def find_missing(given: set[SeizureField]) -> tuple[SeizureField, ...]:
    """Return the required fields that `given` lacks; a code of the country stands in for its name."""
    have = given | ({_F.COUNTRY} if _F.COUNTRY_CODE in given else set())
    return tuple(wanted for wanted in REQUIRED_FIELDS if wanted not in have)


# The 16 columns of the UNODC Individual Drug Seizures release of 2011-2016.
# Source: header of that release (dataunodc.un.org, DS Report 2011-2016).
IDS_A = {
    "REGION": _F.REGION,
    "SUBREGION": _F.SUBREGION,
    "COUNTRY": _F.COUNTRY,
    "ADMINISTRATIVE_DIVISION": _F.PROVINCE,
    "PLACE": _F.PLACE,
    "SEIZURE_DATE": _F.DATE,
    "DRUG_NAME": _F.DRUG,
    "AMOUNT": _F.AMOUNT,
    "DRUG_UNIT": _F.UNIT,
    "HIDING_PLACE": _F.CONCEALMENT,
    "INSTALLATION": _F.INSTALLATION,
    "TRANSPORT": _F.TRANSPORT,
    "PRODUCING_COUNTRY": _F.PRODUCING_COUNTRY,
    "DEPARTURE_COUNTRY": _F.DEPARTURE,
    "DESTINATION_COUNTRY": _F.DESTINATION,
    "ROUTING": _F.ROUTING,
}
# The 14 columns of the yearly workbooks that followed it. Source: headers of that release.
IDS_B = {
    "Seizure Date": _F.DATE,
    "Country/Territory of Seizure": _F.COUNTRY,
    "ISO3": _F.COUNTRY_CODE,
    "Subregion": _F.SUBREGION,
    "Region": _F.REGION,
    "Drug/Substance": _F.DRUG,
    "Quantity Seized": _F.AMOUNT,
    "Measurement Unit": _F.UNIT,
    "City": _F.PLACE,
    "Administrative Region": _F.PROVINCE,
    "Physical Seizure Location": _F.INSTALLATION,
    "Trafficking Mode of Transportation": _F.TRANSPORT,
    "Source": _F.SOURCE,
    "Reporting Channel": _F.REPORTING_CHANNEL,
}
PUBLIC_LAYOUTS: Mapping[str, Mapping[str, SeizureField]] = MappingProxyType(
    {"unodc_ids_a": IDS_A, "unodc_ids_b": IDS_B}
)
# Headers of the columns that the finder adds for values that stood in sub-headings.
SUBHEADING_HEADERS = {
    _F.COUNTRY: "↑ country / страна",
    _F.DATE: "↑ date / дата",
    _F.DRUG: "↑ drug / наркотик",
}
SUBHEADING_FIELDS = {header: field for field, header in SUBHEADING_HEADERS.items()}
FIELD_WORDS = {
    _F.DATE: Words("date of seizure", "дата изъятия"),
    _F.COUNTRY: Words("country of seizure", "страна изъятия"),
    _F.DRUG: Words("drug", "наркотик"),
    _F.AMOUNT: Words("amount", "количество"),
}
