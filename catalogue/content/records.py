"""What the catalogue knows of itself: routes, corridors, concealment methods and their sources."""

import re
from dataclasses import dataclass

STATUSES = frozenset({"active", "dormant", "emerging", "historic", "unconfirmed"})
DIRECTIONS = frozenset({"along", "against", "both"})
REFERENCES = frozenset({"place", "country"})
MODES = frozenset({"road", "rail", "sea", "river", "air", "mail"})
SOURCE_KINDS = frozenset({"report", "news", "data", "guideline"})
# Source: Traffic Light Protocol 2.0, FIRST, August 2022.
HANDLING_CODES = frozenset({"TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"})
# Source: the Admiralty scale of NATO AJP-2.1: source A-F, information 1-6.
SOURCE_GRADES = frozenset("ABCDEF")
INFORMATION_GRADES = frozenset(range(1, 7))
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True)
class Source:
    """A published document; `date` is YYYY, YYYY-MM or YYYY-MM-DD, as exact as is known."""

    id: str
    title: str
    publisher: str
    date: str
    address: str
    kind: str
    language: str


@dataclass(frozen=True)
class Statement:
    """One sentence in both languages, from its sources or from training practice.

    Attributes
    ----------
    as_of
        The year it speaks of; None when not said.
    practice
        It is common knowledge of training courses: no document carries it, and it names no source.
    """

    en: str
    ru: str
    sources: tuple[str, ...]
    as_of: int | None
    practice: bool = False


@dataclass(frozen=True)
class Bilingual:
    """The same text in English and Russian."""

    en: str
    ru: str


@dataclass(frozen=True)
class Waypoint:
    """A place on a route, WGS84 degrees.

    Attributes
    ----------
    accuracy_km
        None means the point of a gazetteer.
    reference
        It only stands for something, and is told but never drawn: "place" where the country is reported and
        no place in it, "country" where not even the country is; None for a place that is reported.
    """

    name_en: str
    name_ru: str
    country: str
    lat: float
    lon: float
    accuracy_km: float | None
    reference: str | None = None


@dataclass(frozen=True)
class Leg:
    """A stretch in the order of the reported movement.

    Attributes
    ----------
    start, end
        `name_en` of a waypoint; or the alpha-2 code of a country, where no place in it is known: such a leg
        is told, and never drawn.
    crossing
        Code of a border crossing point; None: no post is named.
    through
        `name_en` of the waypoints that the way passes between its ends, in the order of movement: those of
        which the record says so, and no other, whichever way the waypoints are listed.
    schematic
        The record says that the course between these places is not known: the line is straight and dashed.
    """

    start: str
    end: str
    mode: str
    crossing: str | None
    through: tuple[str, ...] = ()
    schematic: bool = False


def is_country_only(end: str) -> bool:
    """Tell whether an end of a leg is a country of which no place on the route is known."""
    return _COUNTRY.fullmatch(end) is not None


@dataclass(frozen=True)
class Confidence:
    """Admiralty scale: reliability of the source A-F, credibility of the information 1-6."""

    source: str
    information: int


@dataclass(frozen=True)
class Corridor:
    """A family of routes."""

    code: str
    name_en: str
    name_ru: str
    description: tuple[Statement, ...]


@dataclass(frozen=True)
class Route:
    """A named, catalogued path.

    Waypoints stand in the order of the corridor table; `direction` says whether narcotics are reported
    to move along that order, against it, or both ways. Countries (alpha-2) and legs always stand in the
    order of the reported movement; where that is both ways, in the order of the waypoints. `sources` are
    those that a person added to this record; statements cite them and those of the catalogue by id.
    """

    code: str
    name_en: str
    name_ru: str
    family: str
    status: str
    drugs: tuple[str, ...]
    transport: tuple[str, ...]
    countries: tuple[str, ...]
    direction: str
    waypoints: tuple[Waypoint, ...]
    legs: tuple[Leg, ...]
    first_evidence: int
    last_evidence: int
    concealment: tuple[str, ...]
    statements: tuple[Statement, ...]
    caveats: tuple[Bilingual, ...]
    confidence: Confidence
    handling: str
    recorded: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class ConcealmentMethod:
    """A way in which narcotics are hidden, told for recognition and prevention.

    `parent` None means a top method; `ids_codes` are the hiding places of UNODC's Individual Drug
    Seizures that mean this method.
    """

    code: str
    parent: str | None
    name_en: str
    name_ru: str
    description: tuple[Statement, ...]
    drugs: tuple[str, ...]
    transport: tuple[str, ...]
    indicators: tuple[Statement, ...]
    detection: tuple[Statement, ...]
    prevention: tuple[Statement, ...]
    ids_codes: tuple[str, ...]
    handling: str
    recorded: str
