"""Answers of plain Python to the queries over time, over what is new, and over what may be reported twice."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING, Any

from catalogue.vocabulary import get_vocabulary
from tests.recount.answers_of_seizures import NEAR, drug_lines
from tests.recount.asked import Answer, Asked, Row, grouped, in_order, start_of, up, wider_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.recount.records import Item, Seizure

# A first day of a month and a day that a seizure has; a year before them lie days of seizures too.
RECENT = {"recent_from": dt.date(2021, 1, 31)}
SPAN = {"recent_from": dt.date(2021, 1, 31), "recent_to": dt.date(2021, 2, 1)}
PERIODS = ({"period": "month"}, {"period": "quarter"}, {"period": "year"})
CORRIDORS = {"AAA1": "north", "BBB2": "south"}
MOVED = RECENT | {
    "routes_of": list(CORRIDORS),
    "corridors": list(CORRIDORS.values()),
    "compared": ["TJ", "KG"],
}
STATED = {"concealments_stated": ["vehicle", "vehicle.tyres"], "transports_stated": ["road", "rail"]}
FACTS = {"drug": "drugs", "concealment": "concealment", "transport": "transport"}
PAIRS = [
    (kind, code, wide)
    for kind, vocabulary in FACTS.items()
    for code in get_vocabulary(vocabulary).codes()
    for wide in wider_of(vocabulary, code)
]
THINGS = RECENT | {
    "vocabularies": [kind for kind, _, _ in PAIRS], "codes": [code for _, code, _ in PAIRS],
    "wider": [wide for _, _, wide in PAIRS],
    "place_ids": [place for place, _ in NEAR], "place_crossings": [code for _, code in NEAR],
}  # fmt: skip
TOTALS = RECENT | STATED | {"place_ids": sorted({place for place, _ in NEAR})}
# So much is thought to speak for each pair that the score leaves none out; days apart and related drugs
# are asked for in the tests of repeats.
EVERY_PAIR = {
    "tolerance": 0.005, "tolerance_ln": math.log1p(0.005), "days_apart": 3, "fewest_days": 1,
    "distinctive_digits": 3, "rare_at_most": 0, "prior": 1e9, "strongest_evidence": 1.0, "min_odds": 1e-9,
    "narrower": [], "wider": [],
}  # fmt: skip


def of_period(asked: Asked, period: str) -> list[Seizure]:
    """Return the seizures that belong to a period: those known by the year alone belong to years."""
    return asked.chosen if period == "year" else asked.months


def country_cases(asked: Asked) -> list[Row]:
    """Return cases by country."""
    return sorted(Counter(one.country for one in asked.chosen).items())


def country_periods(asked: Asked, period: str) -> list[Row]:
    """Return cases by country and period."""
    counted = Counter((one.country, start_of(period, one.date_first)) for one in of_period(asked, period))
    return sorted((*key, n) for key, n in counted.items())


def coverage_countries(asked: Asked) -> list[Row]:
    """Return cases and kg by country and year."""
    groups = grouped(asked.chosen, lambda one: (one.country, one.date_first.year))
    return in_order((*key, len(own), asked.mass(own)) for key, own in groups.items())


def coverage_months(asked: Asked) -> list[Row]:
    """Return cases by country, sender and month."""
    counted = Counter(
        (one.country, one.batch.sender or "",
         None if one.date_precision == "year" else start_of("month", one.date_first))
        for one in asked.chosen
    )  # fmt: skip
    return in_order((*key, n) for key, n in counted.items())


def trend_drugs(asked: Asked, period: str) -> list[Row]:
    """Return cases and kg by period and drug."""
    pairs = [pair for pair in asked.items if pair[0] in of_period(asked, period)]
    groups = grouped(pairs, lambda pair: (start_of(period, pair[0].date_first), pair[1].drug))
    rows = [(*key, drug_lines(own)[0], drug_lines(own)[1] or 0.0) for key, own in groups.items()]
    return sorted(rows, key=lambda row: (row[0], -row[2], row[1]))


def trend_months(asked: Asked) -> list[Row]:
    """Return cases by month."""
    return sorted(Counter(start_of("month", one.date_first) for one in asked.months).items())


def trend_periods(asked: Asked, period: str) -> list[Row]:
    """Return cases, kg, the median and the share of the largest hundredth by period."""
    rows = []
    for start, own in grouped(of_period(asked, period), lambda one: start_of(period, one.date_first)).items():
        weights = sorted((kg for one in own if (kg := asked.mass([one])) is not None), reverse=True)
        largest = sum(weights[: math.ceil(len(weights) / 100)])
        share = largest / sum(weights) if weights and sum(weights) else None
        middle = median(weights) if weights else None
        rows.append((start, len(own), sum(weights), middle, share, asked.unconverted(own)))
    return sorted(rows)


def trend_undated(asked: Asked) -> list[Row]:
    """Return how many are known by their year alone."""
    return [(len(asked.chosen) - len(asked.months),)]


def trend_windows(asked: Asked, recent_from: dt.date, recent_to: dt.date) -> list[Row]:
    """Return cases of the last days, and of the same days a year before, by country."""
    a_year = [day.replace(year=day.year - 1) for day in (recent_from, recent_to)]
    return sorted(
        (country, sum(recent_from <= one.date_first <= recent_to for one in own),
         sum(a_year[0] <= one.date_first <= a_year[1] for one in own))
        for country, own in grouped(asked.months, lambda one: one.country).items()
    )  # fmt: skip


def split(own: list[Seizure], recent_from: dt.date) -> tuple[int, int]:
    """Return how many are of late, and how many of before."""
    late = sum(one.date_first >= recent_from for one in own)
    return late, len(own) - late


def new_senders(asked: Asked, recent_from: dt.date) -> list[Row]:
    """Return cases by sender, of late and before."""
    groups = grouped(asked.months, lambda one: one.batch.sender or "")
    return sorted((sender, *split(own, recent_from)) for sender, own in groups.items())


def corridor_windows(asked: Asked, recent_from: dt.date, compared: list[str], **_: Any) -> list[Row]:
    """Return cases by corridor, of late and before; None: tied to one, attributed to none."""
    own = [one for one in asked.months if one.country in compared]
    tied = {tie.seizure_id for tie in asked.records.ties if tie.route in CORRIDORS}
    groups = grouped(
        (one for one in own if one.seizure_id in tied),
        lambda one: max((CORRIDORS[route] for route in asked.attributed(one) & set(CORRIDORS)), default=None),
    )
    rows = [(corridor, *split(some, recent_from)) for corridor, some in groups.items()]
    return sorted(rows, key=lambda row: up(row[0]))


def new_totals(asked: Asked, recent_from: dt.date, place_ids: list[int], **stated: list[str]) -> list[Row]:
    """Return cases by country and span, and how many tell of each kind of thing."""
    groups = grouped(asked.months, lambda one: (one.country, one.date_first >= recent_from))
    return sorted(
        (*key, len(own), len({start_of("month", one.date_first) for one in own}), len(own),
         sum(one.concealment in stated["concealments_stated"] for one in own),
         sum(one.transport in stated["transports_stated"] for one in own),
         sum(one.departure is not None and one.destination is not None for one in own),
         sum(bool(asked.attributed(one)) for one in own), sum(one.place.place_id in place_ids for one in own))
        for key, own in groups.items()
    )  # fmt: skip


def things_of(asked: Asked, one: Seizure) -> Iterator[tuple[str, str]]:
    """Yield each thing that a seizure tells of, once."""
    own = {item.drug for other, item in asked.items if other is one}
    yield from {("drug", wide) for code in own for wide in wider_of("drugs", code)}
    for kind in ("concealment", "transport"):
        yield from ((kind, wide) for wide in wider_of(FACTS[kind], getattr(one, kind)))
    if one.departure is not None and one.destination is not None:
        yield "direction", f"{one.departure}-{one.destination}"
    yield from (("route", route) for route in asked.attributed(one))
    yield from (("crossing", code) for place, code in NEAR if place == one.place.place_id)


def new_things(asked: Asked, recent_from: dt.date, **_: Any) -> list[Row]:
    """Return cases by thing, country and span."""
    counted = Counter(
        (kind, code, one.country, one.date_first >= recent_from)
        for one in asked.months
        for kind, code in things_of(asked, one)
    )
    return sorted((*key, n) for key, n in counted.items())


def size_of(item: Item) -> float | None:
    """Return the weight by which reports are compared, else the amount."""
    return item.amount if item.mass_kg is None else item.mass_kg


def duplicate_pairs(asked: Asked, tolerance: float, **_: Any) -> list[Row]:
    """Return pairs of one country, day, drug and weight, each with at most three others between them."""
    days = [pair for pair in asked.items if pair[0].date_precision in {"day", "range"} and size_of(pair[1])]
    groups = grouped(days, lambda pair: (
        pair[0].country, pair[0].date_first, pair[1].drug,
        "kg" if pair[1].mass_kg is not None else pair[1].unit,
    ))  # fmt: skip
    found = set()
    for own in groups.values():
        line = sorted(own, key=lambda pair: (size_of(pair[1]), pair[0].seizure_id))
        for (at, (one, first)), (other_at, (other, second)) in combinations(enumerate(line), 2):
            close = (size_of(second) or 0) <= (size_of(first) or 0) * (1 + tolerance)
            if other_at - at <= 4 and close and one is not other:
                found.add(tuple(sorted((one.seizure_id, other.seizure_id))))
    return sorted(found)


TIME_ANSWERS = {
    "country_cases": Answer(country_cases),
    "country_periods": Answer(country_periods, tried=PERIODS),
    "coverage_countries": Answer(coverage_countries),
    "coverage_months": Answer(coverage_months),
    "trend_drugs": Answer(trend_drugs, tried=PERIODS),
    "trend_months": Answer(trend_months),
    "trend_periods": Answer(trend_periods, tried=PERIODS),
    "trend_undated": Answer(trend_undated),
    "trend_windows": Answer(trend_windows, tried=(SPAN,)),
    "new_senders": Answer(new_senders, tried=(RECENT,)),
    "corridor_windows": Answer(corridor_windows, tried=(MOVED,)),
    "new_totals": Answer(new_totals, tried=(TOTALS,)),
    "new_things": Answer(new_things, tried=(THINGS,)),
    "duplicate_pairs": Answer(
        duplicate_pairs, columns=("seizure_a", "seizure_b"), tried=(EVERY_PAIR | {"touching": None},)
    ),
}
