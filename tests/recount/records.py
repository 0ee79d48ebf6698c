"""A small catalogue as plain records: what is drawn, before any of it reaches a store."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalogue.model import Handling

if TYPE_CHECKING:
    from random import Random

TODAY = dt.datetime(2024, 5, 6, 7, 8, 9)  # noqa: DTZ001  the store's times are UTC without a zone


@dataclass(frozen=True)
class Place:
    """A text of a place and where it is."""

    place_id: int
    country: str
    province_text: str
    place_text: str
    name_en: str | None
    name_ru: str | None
    gazetteer_id: str | None
    province: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    precision_km: float | None

    @property
    def is_near(self) -> bool:
        """Tell whether it is known more closely than its province."""
        return self.precision in {"exact", "settlement", "district"}


@dataclass(frozen=True)
class Batch:
    """An import; `undone`: it was taken back, nothing of it is left but its line."""

    batch_id: int
    sender: str | None
    handling: Handling
    synthetic: bool
    undone: bool = False


@dataclass(frozen=True)
class Item:
    """One drug of a seizure; mass_kg None: no published factor."""

    item_id: int
    drug: str
    drug_text: str
    amount: float | None
    unit: str | None
    mass_kg: float | None


@dataclass(frozen=True)
class Seizure:
    """One event with its items."""

    seizure_id: int
    batch: Batch
    place: Place
    date_first: dt.date
    date_last: dt.date
    date_precision: str
    departure: str | None
    destination: str | None
    transport: str | None
    concealment: str | None
    installation: str | None
    narrative: str
    items: tuple[Item, ...]

    @property
    def country(self) -> str:
        """Return the country of seizure: that of its place."""
        return self.place.country


@dataclass(frozen=True)
class Tie:
    """A seizure and a route."""

    seizure_id: int
    route: str
    share: float
    standing: str


@dataclass(frozen=True)
class Tag:
    """A seizure and a joint operation; `holds`: nobody took it back."""

    tag_id: int
    seizure_id: int
    operation: str
    holds: bool


@dataclass(frozen=True)
class Repeats:
    """What a person said of reports; `holds`: it was neither replaced nor taken back."""

    decision_id: int
    verdict: str
    seizures: tuple[int, ...]
    lead: int | None
    holds: bool


@dataclass(frozen=True)
class Goods:
    """A consignment; `stated`: by a person, else by the sheet."""

    seizure_id: int
    goods: str
    stated: bool
    holds: bool = True


@dataclass(frozen=True)
class Records:
    """A whole small catalogue."""

    batches: tuple[Batch, ...]
    places: tuple[Place, ...]
    seizures: tuple[Seizure, ...]
    ties: tuple[Tie, ...] = ()
    tags: tuple[Tag, ...] = ()
    repeats: tuple[Repeats, ...] = ()
    goods: tuple[Goods, ...] = ()
    routes: dict[str, tuple[str, str]] = field(default_factory=dict)

    def lead_of(self, number: int) -> int | None:
        """Return the report that leads in place of this one; None: it stands for itself."""
        for one in self.repeats:
            if one.holds and one.verdict == "same" and number in one.seizures and number != one.lead:
                return one.lead
        return None

    def attributed(self, number: int) -> set[str]:
        """Return the routes that the seizure is attributed to."""
        return {tie.route for tie in self.ties if tie.seizure_id == number and tie.standing == "attributed"}


# Of every precision; two texts of one place, two of one point; 1 and 2 at BCP001 and 11.1 km north of it.
PLACES = (
    Place(1, "TJ", "Kvelm", "Brasti", "Brast", "Браст", "g1", "TJ-KT", 37.1948, 68.6034, "exact", 0.0),
    Place(2, "TJ", "Kvelm", "Osdura", "Osdur", "Осдур", "g2", "TJ-KT", 37.2948, 68.6034, "settlement", 5.0),
    Place(3, "TJ", "Kvelm", "Osdurat", "Osdur", "Осдур", "g2", "TJ-KT", 37.2948, 68.6034, "district", 20.0),
    Place(4, "TJ", "Kvelm", "", "Kvelm", "Квельм", "g3", "TJ-KT", 37.5, 69.0, "province", 90.0),
    Place(5, "TJ", "Murag", "", "Murag", "Мураг", "g4", "TJ-GB", 38.0, 72.0, "province", 5.0),
    Place(6, "TJ", "", "somewhere", None, None, None, None, None, None, "country", None),
    Place(7, "KZ", "Tolvar", "Ardil", "Ardil", "Ардиль", "g5", "KZ-10", 43.0, 76.0, "exact", 0.5),
    Place(8, "KZ", "Tolvar", "Venk", "Venk", "Венк", "g6", "KZ-10", 44.0, 77.0, "settlement", 20.5),
    Place(9, "KZ", "", "", None, None, None, None, None, None, "none", None),
    Place(10, "KG", "Issen", "Pelk", "Pelk", "Пельк", "g7", "KG-Y", 42.0, 75.0, "district", 20.0),
)  # fmt: skip
ROUTES = {
    "AAA1": ("Lantern way", "Путь фонаря"),
    "BBB2": ("Copper pass", "Медный перевал"),
    "CCC3": ("Q", "Щ"),
}
OPERATIONS = ("MOSQ", "DERV")
# kg are eighths, so that their sums are exact and a bound can be met.
ITEMS = (
    ("heroin", "Heroin", 0.5, "kg", 0.5),
    ("heroin", "Heroin", 0.5, "kg", 0.5),
    ("heroin_base", "brown powder", 250.0, "g", 0.25),
    ("opium", "Opium", 1.0, "kg", 1.0),
    ("tramadol", "Tramadol", 40.0, "tablet", None),
    ("unknown", "white zorbit", None, None, None),
    ("acetic_anhydride", "anhydride", 2.0, "l", 2.0),
    ("acetic_anhydride", "anhydride", 3.0, "bottle", None),
    ("cannabis_resin", "Hashish", 0.0, "kg", 0.0),
)
DATES = (
    ("2020-01-01", "2020-01-01", "day"),
    ("2020-01-31", "2020-01-31", "day"),
    ("2020-02-01", "2020-02-01", "day"),
    ("2020-02-29", "2020-02-29", "day"),
    ("2021-01-31", "2021-01-31", "day"),
    ("2021-02-01", "2021-02-01", "day"),
    ("2021-02-28", "2021-03-02", "range"),
    ("2021-02-03", "2021-02-09", "range"),
    ("2021-02-01", "2021-02-28", "month"),
    ("2020-01-01", "2020-12-31", "year"),
    ("2021-01-01", "2021-12-31", "year"),
)
ENDS = (None, None, "AF", "TJ", "RU")
TRANSPORTS = (None, "unknown", "road", "road_private", "rail", "none")
CONCEALMENTS = (None, "unknown", "vehicle", "vehicle.tyres", "person.swallowed")
INSTALLATIONS = (None, "unknown", "border", "checkpoint", "car", "glove_compartment")
# A word alone, as part of a phrase, in the other order, with the words between; another script.
NARRATIVES = ("", "zorbit", "zorbit kvant", "kvant zorbit", "zorbit lapur kvant", "ёлкум 12-34", "kvant")


def draw_records(rng: Random, size: int = 14) -> Records:
    """Return a small catalogue drawn by `rng`."""
    batches = draw_batches(rng)
    live = [one for one in batches if not one.undone]
    seizures = tuple(draw_seizure(rng, number, rng.choice(live)) for number in range(1, size + 1))
    ties = tuple(tie for one in seizures for tie in draw_ties(rng, one.seizure_id))
    goods = tuple(one for seizure in seizures for one in draw_goods(rng, seizure.seizure_id))
    numbers = [one.seizure_id for one in seizures]
    return Records(
        batches, PLACES, seizures, ties, draw_tags(rng, numbers), draw_repeats(rng, numbers), goods, ROUTES
    )


def draw_batches(rng: Random) -> tuple[Batch, ...]:
    """Return one import per handling code, and one that was taken back."""
    senders = [None, "KZ", "TJ", "KZ", "DEMO"]
    rng.shuffle(senders)
    live = [
        Batch(number, sender, handling, synthetic=sender == "DEMO")
        for number, (sender, handling) in enumerate(zip(senders, Handling, strict=True), 1)
    ]
    return (*live, Batch(len(live) + 1, "KZ", Handling.CLEAR, synthetic=True, undone=True))


def draw_seizure(rng: Random, number: int, batch: Batch) -> Seizure:
    """Return one seizure of one to three items."""
    first, last, precision = rng.choice(DATES)
    kinds = [rng.choice(ITEMS) for _ in range(rng.choice((1, 1, 2, 3)))]
    items = tuple(Item(number * 10 + at, *kind) for at, kind in enumerate(kinds))
    return Seizure(
        number, batch, rng.choice(PLACES),
        dt.date.fromisoformat(first), dt.date.fromisoformat(last), precision,
        rng.choice(ENDS), rng.choice(ENDS), rng.choice(TRANSPORTS), rng.choice(CONCEALMENTS),
        rng.choice(INSTALLATIONS), rng.choice(NARRATIVES), items,
    )  # fmt: skip


def draw_ties(rng: Random, number: int) -> list[Tie]:
    """Return no tie, one that is clear with one outweighed, or two possible ones."""
    first, second = rng.sample(sorted(ROUTES), 2)
    clear = [Tie(number, first, 0.625, "attributed"), Tie(number, second, 0.25, "outweighed")]
    unclear = [Tie(number, first, 0.375, "possible"), Tie(number, second, 0.25, "possible")]
    return rng.choice(([], clear, clear[:1], unclear))


def draw_tags(rng: Random, numbers: list[int]) -> tuple[Tag, ...]:
    """Return tags; one of an operation on a seizure may have ended, and been set again."""
    drawn = [(rng.choice(numbers), rng.choice(OPERATIONS), rng.choice((True, False))) for _ in range(8)]
    held: set[tuple[int, str]] = set()
    tags = []
    for tag_id, (number, operation, wanted) in enumerate(drawn, 1):
        holds = wanted and (number, operation) not in held
        held |= {(number, operation)} if holds else set()
        tags.append(Tag(tag_id, number, operation, holds))
    return tuple(tags)


def draw_repeats(rng: Random, numbers: list[int]) -> tuple[Repeats, ...]:
    """Return decisions on reports of which no two name the same report."""
    mixed = rng.sample(numbers, 10)
    groups = [tuple(sorted(mixed[:3])), *(tuple(sorted(mixed[at : at + 2])) for at in (3, 5, 7))]
    decisions = []
    for number, group in enumerate(groups, 1):
        verdict = "same" if number == 1 else rng.choice(("same", "different", "later"))
        lead = rng.choice(group) if verdict == "same" else None
        holds = number == 1 or rng.choice((True, False))
        decisions.append(Repeats(number, verdict, group, lead, holds))
    return tuple(decisions)


def draw_goods(rng: Random, number: int) -> list[Goods]:
    """Return what the sheet and a person tell of the goods of a seizure."""
    sheet = [Goods(number, "tiles", stated=False)] if rng.random() < 0.4 else []
    stated = [Goods(number, "grapes", stated=True, holds=rng.random() < 0.5)] if rng.random() < 0.4 else []
    return sheet + stated
