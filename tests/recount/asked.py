"""What all answers of plain Python share: the seizures and items that are meant, sums, orders, groups."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from catalogue.vocabulary import get_vocabulary
from tests.recount.meaning import above, below, items_of, meant

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from catalogue.filters import Filters
    from tests.recount.records import Item, Place, Records, Seizure

Row = tuple[Any, ...]
# A quarter of a degree and less: places of one province fall into one cell and into two.
CELLS_ACROSS = 500.0


@dataclass(frozen=True)
class Answer:
    """How plain Python answers a query of the store.

    Attributes
    ----------
    rows
        From what is asked and the query's own values to the rows, in the query's order.
    columns
        The columns compared; None: all of them.
    counts
        The query of counts by place that it is asked of; None: it is asked of the seizures themselves.
    tried
        The query's own values, each set of them tried.
    ordered
        The order of the rows is promised.
    """

    rows: Callable[..., list[Row]]
    columns: tuple[str, ...] | None = None
    counts: str | None = None
    tried: tuple[Mapping[str, Any], ...] = field(default=({},))
    ordered: bool = True


class Asked:
    """Records, filters, and what of the records the filters mean."""

    def __init__(self, records: Records, filters: Filters) -> None:
        self.records = records
        self.filters = filters
        self.chosen = meant(records, filters)
        self.items = [(one, item) for one in self.chosen for item in items_of(filters, one)]
        chemicals = below("drugs", ("precursors",))
        alone = bool(filters.drugs) and below("drugs", filters.drugs) <= chemicals
        self._apart = frozenset() if alone else chemicals

    def kg(self, item: Item) -> float | None:
        """Return the kg that add up: of drugs, or of chemicals where they alone are asked for."""
        return None if item.drug in self._apart else item.mass_kg

    def mass(self, seizures: Iterable[Seizure]) -> float | None:
        """Return the sum of the kg of the items of `seizures` that are asked for; None: none has any."""
        numbers = {one.seizure_id for one in seizures}
        return total(self.kg(item) for one, item in self.items if one.seizure_id in numbers)

    def unconverted(self, seizures: Iterable[Seizure]) -> int:
        """Return how many of their items have no kg equivalent."""
        numbers = {one.seizure_id for one in seizures}
        return sum(item.mass_kg is None for one, item in self.items if one.seizure_id in numbers)

    def attributed(self, one: Seizure) -> set[str]:
        """Return the routes that the seizure is attributed to."""
        return self.records.attributed(one.seizure_id)

    @property
    def months(self) -> list[Seizure]:
        """Return the chosen seizures of which more than the year is known."""
        return [one for one in self.chosen if one.date_precision != "year"]


def total(values: Iterable[float | None]) -> float | None:
    """Return the sum of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def grouped(things: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    """Return the things by their key."""
    groups: dict[Any, list[Any]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups


def up(value: Any) -> tuple[bool, Any]:
    """Return a key of rising order, what is missing last."""
    return (value is None, 0 if value is None else value)


def down(value: float | None) -> tuple[bool, float]:
    """Return a key of falling order, what is missing last."""
    return (value is None, 0 if value is None else -value)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Return rows by all their columns, rising."""
    return sorted(rows, key=lambda row: [up(value) for value in row])


def start_of(period: str, day: dt.date) -> dt.date:
    """Return the first day of the month, quarter or year of `day`."""
    months = {"month": 1, "quarter": 3, "year": 12}[period]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def known_month(one: Seizure) -> dt.date | None:
    """Return the month that the seizure lies in whole."""
    first, last = (day.replace(day=1) for day in (one.date_first, one.date_last))
    return first if first == last else None


def cell_of(place: Place, across: float = CELLS_ACROSS) -> tuple[int, int]:
    """Return column and row of the map's cell (Web Mercator, from the north-west)."""
    x = ((place.longitude or 0.0) + 180) / 360
    y = 0.5 - math.asinh(math.tan(math.radians(place.latitude or 0.0))) / (2 * math.pi)
    return math.floor(x * across), math.floor(y * across)


def circle_of(place: Place) -> Row:
    """Return what tells one circle of a map from another: its province, or column and row of its cell."""
    return (place.province, None, None) if place.precision == "province" else (None, *cell_of(place))


def mean_point(seizures: list[Seizure]) -> tuple[float, float]:
    """Return the mean place of seizures, each counting once."""
    count = len(seizures)
    lat = sum(one.place.latitude or 0.0 for one in seizures)
    lon = sum(one.place.longitude or 0.0 for one in seizures)
    return lat / count, lon / count


def top_of(vocabulary: str, code: str | None) -> str | None:
    """Return the family of a code; None where it says nothing."""
    parents = {term.code: term.parent for term in get_vocabulary(vocabulary)}
    return None if code in {None, "unknown", "none"} or code not in parents else above(parents, str(code))[-1]


def wider_of(vocabulary: str, code: str | None) -> list[str]:
    """Return a code and all that is wider; nothing where it says nothing."""
    parents = {term.code: term.parent for term in get_vocabulary(vocabulary)}
    return [] if code in {None, "unknown", "none"} or code not in parents else above(parents, str(code))
