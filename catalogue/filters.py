"""One object that says which seizures are meant: for screens, commands, briefs and exports alike."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Literal

from catalogue.errors import ValueRefusedError
from catalogue.model import Handling

if TYPE_CHECKING:
    import datetime as dt


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
    transports, concealments
        Vocabulary codes; a family (such as `vehicle`) includes what is below it.
    routes
        Codes of routes to which the seizure is attributed.
    provinces
        Provinces of the place of seizure, ISO 3166-2.
    precisions
        How closely the place of seizure is known (model.PlacePrecision).
    box
        Map view that the place of seizure lies in.
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
    transports: tuple[str, ...] = ()
    concealments: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    box: BoundingBox | None = None
    batch: int | None = None
    sender: str | None = None
    duplicates: Literal["reported", "merged"] = "reported"
    ceiling: Handling = Handling.RED

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise ValueRefusedError(
                what="--from / --to",
                value=f"{self.date_from} - {self.date_to}",
                advice="The first day must not be after the last.",
            )

    def parameters(self) -> dict[str, object]:
        """Return the values as named SQL parameters; an empty tuple becomes None (no limit)."""
        plain = {name: value for name, value in asdict(self).items() if name not in {"box", "ceiling"}}
        lists = {name: list(value) if isinstance(value, tuple) else value for name, value in plain.items()}
        box = asdict(self.box) if self.box else dict.fromkeys(("south", "west", "north", "east"))
        return {name: value or None for name, value in lists.items()} | box | {"ceiling": self.ceiling.rank}

    def with_routes(self, *codes: str) -> Filters:
        """Return the same filter limited to the routes `codes`."""
        return replace(self, routes=codes)


EVERYTHING = Filters()
