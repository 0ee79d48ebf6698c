"""What the gazetteer answers with: a location, its candidates, and the places behind them."""

from dataclasses import dataclass
from typing import Literal

Decision = Literal["accepted", "ask", "none"]
Precision = Literal["exact", "settlement", "district", "province", "country"]


@dataclass(frozen=True)
class Candidate:
    """One place that a text may mean.

    Attributes
    ----------
    place_id
        Stable from build to build; ``get_place`` takes it.
    name_en, name_ru
        The name to show; ``name_ru`` repeats the English name where no Russian one is known.
    kind
        'country', 'province', 'district', 'settlement', 'border_crossing', 'station', 'airport', 'port',
        'post', 'pass' (or tunnel), 'river' or 'highway'.
    country
        ISO 3166-1 alpha-2 of the side on which the place counts.
    province
        ISO 3166-2, or None where it is not known or the place spans several.
    lat, lon
        Degrees, WGS 84.
    precision_km
        Radius in km in which the meant spot lies.
    score
        0..1; 1 is the exact name in the stated province.
    reason_code, reason
        Why it stands here: a code for the screen to translate, and the same in English.
    """

    place_id: str
    name_en: str
    name_ru: str
    kind: str
    country: str
    province: str | None
    lat: float
    lon: float
    precision_km: float
    precision: Precision
    score: float
    reason_code: str
    reason: str


@dataclass(frozen=True)
class Location:
    """The answer to one text.

    Attributes
    ----------
    decision
        'accepted': the first candidate may be used; 'ask': a person chooses; 'none': nothing was recognised.
    candidates
        Best first, at most five; all in the record's country where one was stated.
    reason_code, reason
        Why the decision fell; the first candidate's reason, or the reason for having none.
    """

    text: str
    country: str | None
    decision: Decision
    candidates: tuple[Candidate, ...]
    reason_code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the table of places; coordinates in degrees, ``population`` 0 where unknown."""

    place_id: str
    kind: str
    country: str
    province: str
    district: str
    name_en: str
    name_ru: str
    lat: float
    lon: float
    precision_km: float
    population: int
