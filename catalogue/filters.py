"""One object that says which seizures are meant: for screens, commands, briefs and exports alike."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Literal

from catalogue.errors import ValueRefusedError, Words
from catalogue.model import Handling

if TYPE_CHECKING:
    import datetime as dt


# Half an hour's drive from a post: its road and its customs zone, not the next town but one.
CROSSING_KM = 20.0
_DAYS_TURNED = Words(
    "The first day must not be after the last.", "Первый день не может быть позже последнего."
)
_MASSES_TURNED = Words(
    "The smallest quantity must not be above the largest.",
    "Наименьшее количество не может быть больше наибольшего.",
)


@dataclass(frozen=True)
class BoundingBox:
    """A map view, degrees of WGS 84."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True)
class Filters:
    """Which seizures are meant. None or an empty tuple means: no limit.

    Attributes
    ----------
    date_from, date_to
        First and last day, both inclusive; a seizure known by year alone counts by its first day.
    drugs
        Codes of drugs or of drug groups; a seizure counts if any of its items is among them.
    countries
        Countries of seizure, ISO 3166-1 alpha-2.
    departures, destinations
        Countries that the seizure is stated to come from, and to be bound for, ISO 3166-1 alpha-2.
    transports, concealments
        Vocabulary codes; a family (such as `vehicle`) includes what is below it.
    installations
        Where on the premises, in the vehicle or on the person it was found (vocabulary/installations.yml); a
        family includes what is below it.
    routes
        Codes of routes to which the seizure is attributed.
    operations
        Codes of joint operations with which a person tagged the seizure.
    crossings, crossing_km
        Codes of border crossing points; the place of seizure is known to at least `crossing_km` and lies no
        farther than that from one of them.
    provinces
        Provinces of the place of seizure, ISO 3166-2.
    precisions
        How closely the place of seizure is known (model.PlacePrecision).
    box
        Map view that the place of seizure lies in.
    area
        Corners (latitude, longitude in degrees) of an outline drawn on a map that the place of seizure lies
        in; a place known to the province only lies in none.
    mass_kg_min, mass_kg_max
        Kg equivalent of the seizure, both inclusive: of its items that `drugs` means, summed. A seizure
        none of whose items has a kg equivalent lies in no range.
    text
        Words that the seizure's texts hold (clean/search_text.py); "" sets no limit.
    batch, sender
        One import, or all imports of one sender.
    duplicates
        "reported": every report counts; "merged": of reports that a person said are one seizure, only the
        one that leads.
    ceiling
        Strictest handling code the reader may see; stricter records are left out before any query.
    """

    date_from: dt.date | None = None
    date_to: dt.date | None = None
    drugs: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    departures: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    transports: tuple[str, ...] = ()
    concealments: tuple[str, ...] = ()
    installations: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    crossings: tuple[str, ...] = ()
    crossing_km: float = CROSSING_KM
    precisions: tuple[str, ...] = ()
    box: BoundingBox | None = None
    area: tuple[tuple[float, float], ...] = ()
    mass_kg_min: float | None = None
    mass_kg_max: float | None = None
    text: str = ""
    batch: int | None = None
    sender: str | None = None
    duplicates: Literal["reported", "merged"] = "reported"
    ceiling: Handling = Handling.RED

    def __post_init__(self) -> None:
        """Refuse a period or a range that ends before it begins."""
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise ValueRefusedError(
                what="--from / --to", value=f"{self.date_from} - {self.date_to}", advice=_DAYS_TURNED
            )
        least, most = self.mass_kg_min, self.mass_kg_max
        if least is not None and most is not None and least > most:
            raise ValueRefusedError(
                what="--min-kg / --max-kg", value=f"{least:g} - {most:g}", advice=_MASSES_TURNED
            )

    def parameters(self) -> dict[str, object]:
        """Return the values as named SQL parameters; an empty tuple becomes None (no limit)."""
        plain = {
            name: value for name, value in asdict(self).items() if name not in {"box", "area", "ceiling"}
        }
        lists = {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}
        box = asdict(self.box) if self.box else dict.fromkeys(("south", "west", "north", "east"))
        limits = {name: None if value in ([], "") else value for name, value in lists.items()}
        return limits | box | self._outline() | {"ceiling": self.ceiling.rank}

    def _outline(self) -> dict[str, object]:
        """Return the area's corners as lists that end where they begin."""
        closed = (*self.area, *self.area[:1])
        return {
            "area_lats": [lat for lat, _ in closed] or None,
            "area_lons": [lon for _, lon in closed] or None,
        }

    def with_routes(self, *codes: str) -> Filters:
        """Return the same filter limited to the routes `codes`."""
        return replace(self, routes=codes)


EVERYTHING = Filters()
