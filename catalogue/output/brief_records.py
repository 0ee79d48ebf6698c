"""The parts of a brief as plain data, whatever writes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from catalogue.filters import Filters
    from catalogue.model import Handling
    from catalogue.output.brief_figures import Figures
    from catalogue.routes import CountryRoles


@dataclass(frozen=True)
class Passage:
    """A sentence with the numbers of its sources.

    `as_of` is the year it speaks of, None when not said; `practice`: it is from training practice and has no
    source.
    """

    text: str
    numbers: tuple[int, ...]
    as_of: int | None = None
    practice: bool = False


@dataclass(frozen=True)
class BriefLeg:
    """A stretch of the route in the reported movement; `crossing` None: no named border post."""

    start: str
    end: str
    mode: str
    crossing: str | None


@dataclass(frozen=True)
class BriefMethod:
    """A concealment method, told for recognition and prevention."""

    name: str
    description: tuple[Passage, ...]
    indicators: tuple[Passage, ...]
    detection: tuple[Passage, ...]
    prevention: tuple[Passage, ...]


@dataclass(frozen=True)
class BriefSource:
    """A source under its number; `date` as exact as is known."""

    number: int
    title: str
    publisher: str
    date: str
    address: str


@dataclass(frozen=True)
class Brief:
    """A route brief in one language.

    Attributes
    ----------
    family, status, drugs, transport
        Codes, as in the route's record.
    countries
        By role: from, through and to which the movement is reported.
    confidence
        Admiralty scale: letter of the source, digit of the information.
    handling
        The strictest code of what went into the brief.
    synthetic
        At least one of the seizures counted is demo data.
    filters
        Which seizures are counted.
    date_first, date_last
        First and last day of the seizures counted; None where there is none.
    picture
        The route on the map, PNG.
    coverage
        One line: who reported, which period, how much is known.
    notes
        How kg equivalents are reckoned, whose data the map shows, and that its boundaries endorse nothing.
    made_on
        The day on which the brief was generated.
    """

    language: str
    code: str
    title: str
    family: str
    status: str
    countries: CountryRoles
    drugs: tuple[str, ...]
    transport: tuple[str, ...]
    first_evidence: int
    last_evidence: int
    confidence: str
    handling: Handling
    synthetic: bool
    filters: Filters
    date_first: dt.date | None
    date_last: dt.date | None
    picture: bytes
    statements: tuple[Passage, ...]
    legs: tuple[BriefLeg, ...]
    figures: Figures
    methods: tuple[BriefMethod, ...]
    caveats: tuple[str, ...]
    coverage: str
    notes: tuple[str, ...]
    sources: tuple[BriefSource, ...]
    made_on: dt.date
