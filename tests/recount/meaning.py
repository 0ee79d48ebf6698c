"""Which seizures filters mean, in plain Python, and values that each field of `Filters` is tried with."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from catalogue.filters import BoundingBox, Filters
from catalogue.model import Handling
from catalogue.vocabulary import get_vocabulary
from geodata.crossings import find_crossing

if TYPE_CHECKING:
    from random import Random

    from tests.recount.records import Item, Place, Records, Seizure

DAYS = tuple(map(dt.date.fromisoformat, ("2020-01-31", "2020-02-01", "2020-02-29", "2021-02-01")))
# Place 1 (37.1948, 68.6034) lies on the west and south edge, places 2 and 3 (37.2948) on the north edge.
ON_EDGES = BoundingBox(37.1948, 68.6034, 37.2948, 69.0)
# The same turned: place 1 on the east edge, place 4 (37.5, 69) on the corner.
EAST_EDGE = BoundingBox(37.0, 68.0, 37.5, 68.6034)
# A diamond with corners at the height of place 1, an outline that crosses itself nowhere.
DIAMOND = ((37.1948, 68.0), (38.5, 68.6), (37.1948, 69.5), (36.0, 68.6))
LARGE = ((36.0, 67.0), (45.5, 67.0), (45.5, 79.0), (36.0, 79.0))
SLANTED = ((41.0, 74.0), (45.0, 74.5), (43.6, 78.4), (42.2, 75.4))
# Values of a field that set a limit; crossing_km says nothing where no crossing is asked for.
VALUES: dict[str, tuple[Any, ...]] = {
    "date_from": DAYS,
    "date_to": DAYS,
    "drugs": (("heroin",), ("opioids",), ("precursors",), ("heroin", "acetic_anhydride"), ("unknown",)),
    "countries": (("TJ",), ("KZ", "KG"), ("UZ",)),
    "departures": (("AF",), ("TJ", "RU")),
    "destinations": (("AF",), ("TJ", "RU")),
    "transports": (("road",), ("land", "none"), ("unknown",)),
    "concealments": (("vehicle",), ("vehicle.tyres",), ("person", "unknown")),
    "installations": (("border",), ("car",), ("glove_compartment", "unknown")),
    "routes": (("AAA1",), ("BBB2", "CCC3"), ("ZZZ9",)),
    "operations": (("MOSQ",), ("DERV",), ("MOSQ", "NONE")),
    "provinces": (("TJ-KT",), ("TJ-GB", "KZ-10")),
    "crossings": (("BCP001",), ("BCP001", "BCP006"), ("BCP999",)),
    "crossing_km": (0.0, 5.0, 20.0, 11.0, 11.2),
    "precisions": (("exact",), ("province", "none"), ("settlement", "district", "country")),
    "box": (ON_EDGES, EAST_EDGE, BoundingBox(37.0, 68.0, 43.0, 76.0), BoundingBox(43.0, 75.0, 44.0, 77.0)),
    "area": (DIAMOND, LARGE, SLANTED),
    "mass_kg_min": (0.0, 0.25, 0.5, 1.0, 2.0),
    "mass_kg_max": (0.0, 0.25, 0.5, 1.0, 2.0),
    "text": ("zorbit", '"zorbit kvant"', "zorbit kvant", "-kvant", "kvant -zorbit", "елкум", "12-34",
             "osdur", "Brasti", "heroin", "Kazakhstan", "car", "copper", "…"),
    "batch": (1, 3, 6),
    "sender": ("KZ", "TJ", "XX"),
    "duplicates": ("merged",),
    "ceiling": tuple(Handling)[:-1],
}  # fmt: skip


def draw_filters(rng: Random, most: int = 3) -> Filters:
    """Return filters that set up to `most` limits; a crossing goes with its distance."""
    names = rng.sample(sorted(VALUES), rng.randint(0, most))
    limits = {name: rng.choice(VALUES[name]) for name in names}
    if "crossing_km" in limits:
        limits.setdefault("crossings", ("BCP001",))
    least, most_kg = limits.get("mass_kg_min"), limits.get("mass_kg_max")
    if least is not None and most_kg is not None and least > most_kg:
        limits["mass_kg_min"] = most_kg
    first, last = limits.get("date_from"), limits.get("date_to")
    if first and last and first > last:
        limits["date_from"] = last
    return replace(Filters(), **limits)


@cache
def below(vocabulary: str, codes: tuple[str, ...]) -> frozenset[str]:
    """Return the codes and every term whose parents lead to one of them."""
    parents = {term.code: term.parent for term in get_vocabulary(vocabulary)}
    return frozenset({*codes, *(code for code in parents if set(above(parents, code)) & set(codes))})


def above(parents: dict[str, str | None], code: str) -> list[str]:
    """Return the code and its parents, the nearest first."""
    chain: list[str] = []
    at: str | None = code
    while at is not None:
        chain.append(at)
        at = parents.get(at)
    return chain


def item_counts(filters: Filters, item: Item) -> bool:
    """Tell whether the item is of a drug that is asked for."""
    return not filters.drugs or item.drug in below("drugs", filters.drugs)


def items_of(filters: Filters, seizure: Seizure) -> list[Item]:
    """Return the items of a seizure that the filters mean."""
    return [item for item in seizure.items if item_counts(filters, item)]


def meant(records: Records, filters: Filters) -> list[Seizure]:
    """Return the seizures that the filters mean, by their numbers."""
    return [one for one in records.seizures if counts(records, filters, one)]


def counts(records: Records, filters: Filters, one: Seizure) -> bool:
    """Tell whether the filters mean this seizure: every limit that is set holds."""
    return (
        list(Handling).index(one.batch.handling) <= list(Handling).index(filters.ceiling)
        and (filters.duplicates == "reported" or records.lead_of(one.seizure_id) is None)
        and (filters.date_from is None or filters.date_from <= one.date_first)
        and (filters.date_to is None or one.date_first <= filters.date_to)
        and (not filters.countries or one.country in filters.countries)
        and (not filters.departures or one.departure in filters.departures)
        and (not filters.destinations or one.destination in filters.destinations)
        and (not filters.transports or one.transport in below("transport", filters.transports))
        and (not filters.concealments or one.concealment in below("concealment", filters.concealments))
        and (not filters.installations or one.installation in below("installations", filters.installations))
        and (not filters.routes or bool(records.attributed(one.seizure_id) & set(filters.routes)))
        and (not filters.operations or is_tagged(records, one, filters.operations))
        and (filters.batch is None or one.batch.batch_id == filters.batch)
        and (filters.sender is None or one.batch.sender == filters.sender)
        and bool(items_of(filters, one))
        and weighs(filters, one)
        and lies(filters, one.place)
        and (not filters.text or tells(records, one, filters.text))
    )


def is_tagged(records: Records, one: Seizure, operations: tuple[str, ...]) -> bool:
    """Tell whether a tag of one of the operations holds on the seizure."""
    return any(
        tag.holds and tag.seizure_id == one.seizure_id and tag.operation in operations for tag in records.tags
    )


def weighs(filters: Filters, one: Seizure) -> bool:
    """Tell whether the kg equivalent of the items asked for lies in the range; without any: in none."""
    least, most = filters.mass_kg_min, filters.mass_kg_max
    if least is None and most is None:
        return True
    known = [item.mass_kg for item in items_of(filters, one) if item.mass_kg is not None]
    whole = sum(known)
    return bool(known) and (least is None or least <= whole) and (most is None or whole <= most)


def lies(filters: Filters, place: Place) -> bool:
    """Tell whether the filters mean the place."""
    return (
        (not filters.provinces or place.province in filters.provinces)
        and (not filters.precisions or place.precision in filters.precisions)
        and (filters.box is None or in_box(filters.box, place))
        and (not filters.area or (place.is_near and in_outline(filters.area, place)))
        and (not filters.crossings or near_crossing(filters, place))
    )


def in_box(box: BoundingBox, place: Place) -> bool:
    """Tell whether the place lies in the view; of two views side by side one holds their common edge."""
    if place.latitude is None or place.longitude is None:
        return False
    return box.south <= place.latitude < box.north and box.west <= place.longitude < box.east


def in_outline(area: tuple[tuple[float, float], ...], place: Place) -> bool:
    """Tell whether the outline winds around the place: the angles under which it sees the corners add up."""
    lat, lon = place.latitude or 0.0, place.longitude or 0.0
    angles = [math.atan2(corner[0] - lat, corner[1] - lon) for corner in area]
    turns = [(two - one + math.pi) % (2 * math.pi) - math.pi
             for one, two in zip(angles, angles[1:] + angles[:1], strict=True)]  # fmt: skip
    return abs(sum(turns)) > math.pi


def near_crossing(filters: Filters, place: Place) -> bool:
    """Tell whether the place is known to, and lies within, so many km of one of the crossings."""
    km = filters.crossing_km
    if not place.is_near or place.precision_km is None or place.precision_km > km:
        return False
    found = [crossing for code in filters.crossings if (crossing := find_crossing(code))]
    return any(distance_km(place, crossing.lat, crossing.lon) <= km for crossing in found)


def distance_km(place: Place, lat: float, lon: float) -> float:
    """Return the great-circle distance, by the chord between two points of a sphere of the mean radius."""
    one, other = sphere(place.latitude or 0.0, place.longitude or 0.0), sphere(lat, lon)
    return 2 * 6371.0088 * math.asin(min(1.0, math.dist(one, other) / 2))


def sphere(lat: float, lon: float) -> tuple[float, float, float]:
    """Return the point of the unit sphere."""
    phi, turn = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(turn), math.cos(phi) * math.sin(turn), math.sin(phi)


def words_of(text: str) -> list[str]:
    """Return the words of a text, in small letters."""
    return re.findall(r"[^\W_]+", text.lower().replace("ё", "е"))


def tells(records: Records, one: Seizure, asked: str) -> bool:
    """Tell whether the seizure's texts hold every phrase asked for and none that is excluded."""
    parts = re.findall(r'(-?)(?:"([^"]*)"|(\S+))', asked)
    texts = [words_of(text) for text in texts_of(records, one)]
    for minus, phrase, word in parts:
        wanted = words_of(phrase or word)
        held = any(wanted == text[at : at + len(wanted)] for text in texts for at in range(len(text)))
        if wanted and held == bool(minus):
            return False
    return True


@cache
def names_of(vocabulary: str, code: str | None) -> tuple[str, ...]:
    """Return the names of a term and of all that is wider, in both languages."""
    terms = {term.code: term for term in get_vocabulary(vocabulary)}
    parents = {one: term.parent for one, term in terms.items()}
    wider = above(parents, code) if code in terms else []
    return tuple(name for one in wider for name in (terms[one].en, terms[one].ru))


def texts_of(records: Records, one: Seizure) -> list[str]:
    """Return every text of a seizure, and the names of what it states and of what is wider."""
    place = one.place
    texts = [one.narrative, place.place_text, place.province_text, place.name_en or "", place.name_ru or ""]
    texts += [item.drug_text for item in one.items]
    stated = {
        "drugs": [item.drug for item in one.items], "countries": [one.country], "transport": [one.transport],
        "concealment": [one.concealment], "installations": [one.installation],
    }  # fmt: skip
    texts += [
        name for vocabulary, codes in stated.items() for code in codes for name in names_of(vocabulary, code)
    ]
    for route in records.attributed(one.seizure_id):
        texts += [route, *records.routes[route]]
    return texts
