"""The words of the field as types: what a seizure, a quantity, a date and a place are made of.

Every value here is immutable. Codes (drug, unit, transport, concealment, installation, routing) are
strings of the vocabularies in `catalogue/vocabulary`; countries are ISO 3166-1 alpha-2.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


class Language(StrEnum):
    """A language of the product: interface, vocabulary, places, briefs, error workbooks."""

    EN = "en"
    RU = "ru"


class DatePrecision(StrEnum):
    """How much of a date the sender gave."""

    DAY = "day"
    RANGE = "range"
    MONTH = "month"
    YEAR = "year"


class PlacePrecision(StrEnum):
    """How closely a place is known, finest first."""

    EXACT = "exact"
    SETTLEMENT = "settlement"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    NONE = "none"


class Handling(StrEnum):
    """Handling code of a batch, route or method: Traffic Light Protocol 2.0 (FIRST, August 2022)."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @property
    def rank(self) -> int:
        """Return 0 for CLEAR up to 4 for RED: the higher, the fewer people may see it."""
        return list(Handling).index(self)

    def permits(self, other: Handling) -> bool:
        """Tell whether a recipient with this ceiling may see a record marked `other`."""
        return other.rank <= self.rank


def strictest(codes: list[Handling]) -> Handling:
    """Return the strictest of `codes`; CLEAR where there is none."""
    return max(codes, key=lambda code: code.rank, default=Handling.CLEAR)


@dataclass(frozen=True)
class SeizureDate:
    """A date as the sender gave it: `first` and `last` day (the same for a single day) and its precision."""

    first: dt.date
    last: dt.date
    precision: DatePrecision


@dataclass(frozen=True)
class Quantity:
    """An amount in the sender's own unit (`unit` is a code of vocabulary/units.yml)."""

    amount: float
    unit: str


@dataclass(frozen=True)
class MassEquivalent:
    """The kg equivalent of a quantity: `mass_kg = amount * factor`, and the factor's key in units.yml."""

    mass_kg: float
    factor: float
    factor_key: str


class SeizureField(StrEnum):
    """What a column of a sheet can mean for a seizure."""

    CASE_NUMBER = "case_number"
    DATE = "date"
    COUNTRY = "country"
    PROVINCE = "province"
    PLACE = "place"
    DRUG = "drug"
    AMOUNT = "amount"
    UNIT = "unit"
    CONCEALMENT = "concealment"
    INSTALLATION = "installation"
    TRANSPORT = "transport"
    PRODUCING_COUNTRY = "producing_country"
    DEPARTURE = "departure"
    TRANSIT = "transit"
    DESTINATION = "destination"
    ROUTING = "routing"
    AGENCY = "agency"
    SOURCE = "source"
    REPORTING_CHANNEL = "reporting_channel"
    NARRATIVE = "narrative"
    CONTAINER = "container"
    GOODS = "goods"
    REGION = "region"
    SUBREGION = "subregion"
    COUNTRY_CODE = "country_code"
    ROW_NUMBER = "row_number"


# A row without these cannot be a seizure: it is refused and kept in quarantine.
REQUIRED_FIELDS = (SeizureField.DATE, SeizureField.COUNTRY, SeizureField.DRUG, SeizureField.AMOUNT)
