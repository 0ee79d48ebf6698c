"""Answers of plain Python to the queries that list seizures, and count them by what they state."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from catalogue.vocabulary import get_vocabulary
from tests.recount.asked import Answer, Asked, Row, grouped, in_order, top_of, total, up
from tests.recount.records import TODAY

if TYPE_CHECKING:
    from tests.recount.records import Item, Seizure

KINDS = {
    "codes": ["heroin", "heroin_base", "opium", "acetic_anhydride"],
    "kinds": ["drug"] * 3 + ["chemical"],
}
NEAR = ((1, "BCP001"), (2, "BCP001"), (2, "BCP002"), (7, "BCP003"))
FACTS = {"concealment": "concealment", "transport": "transport", "drug": "drugs"}
FINE = {"settlement", "exact"}


def latest_first(seizures: list[Seizure]) -> list[Seizure]:
    """Return seizures by their first day, the latest first."""
    return sorted(seizures, key=lambda one: (-one.date_first.toordinal(), one.seizure_id))


def export_seizures(asked: Asked) -> list[Row]:
    """Return the numbers."""
    return [(one.seizure_id,) for one in asked.chosen]


def page_of_seizures(asked: Asked, limit: int, offset: int) -> list[Row]:
    """Return the numbers of one page."""
    return [(one.seizure_id,) for one in latest_first(asked.chosen)[offset : offset + limit]]


def seizures(asked: Asked, seizure_ids: list[int] | None = None) -> list[Row]:
    """Return the lines of a list."""
    rows = []
    for one in latest_first(asked.chosen):
        if seizure_ids is not None and one.seizure_id not in seizure_ids:
            continue
        own, at = [item for other, item in asked.items if other is one], one.place
        mass = asked.mass([one])
        rows.append((
            one.seizure_id, one.date_first, one.date_last, one.date_precision, one.country, at.province,
            at.province_text, at.place_text, at.name_en, at.name_ru, at.precision, at.precision_km,
            at.latitude, at.longitude, [i.drug for i in own], [i.amount for i in own], [i.unit for i in own],
            total(i.mass_kg for i in own) if mass is None else mass, one.transport, one.concealment,
            one.departure, one.destination, one.batch.batch_id, f"b{one.batch.batch_id}.csv",
            one.batch.synthetic, one.batch.handling.value, "S", one.seizure_id + 1,
        ))  # fmt: skip
    return rows


def map_records(asked: Asked, limit: int) -> list[Row]:
    """Return the seizures of a map one by one."""
    rows = []
    for one in latest_first([one for one in asked.chosen if one.place.is_near])[:limit]:
        own, mass = [item for other, item in asked.items if other is one], asked.mass([one])
        rows.append((
            one.seizure_id, one.date_first, one.date_last, one.date_precision, sorted({i.drug for i in own}),
            total(i.mass_kg for i in own) if mass is None else mass,
            one.place.latitude, one.place.longitude, one.place.name_en, one.place.name_ru,
        ))  # fmt: skip
    return rows


def export_items(asked: Asked, first_seizure: int, last_seizure: int) -> list[Row]:
    """Return the lines of an export."""
    return [
        export_line(asked, one, item) for one, item in asked.items
        if first_seizure <= one.seizure_id <= last_seizure
    ]  # fmt: skip


def export_line(asked: Asked, one: Seizure, item: Item) -> Row:
    """Return one line of an export."""
    ties = sorted((tie for tie in asked.records.ties if tie.seizure_id == one.seizure_id),
                  key=lambda tie: (-tie.share, tie.route))  # fmt: skip
    at, batch = one.place, one.batch
    return (
        one.seizure_id, item.item_id, f"C-{one.seizure_id}", one.date_first, one.date_last,
        one.date_precision, one.country, at.province, at.province_text, at.place_text, at.name_en,
        at.name_ru, at.precision, at.precision_km, at.latitude, at.longitude, item.drug,
        item.drug_text, item.amount, item.unit,
        str(item.amount), str(item.unit), item.mass_kg, None, one.departure, None,
        one.destination, None, None, None,
        one.transport, "1", one.concealment, "2", one.installation, "3",
        ";".join(f"{tie.route}:{tie.share}" for tie in ties) or None, asked.records.lead_of(one.seizure_id),
        batch.batch_id, batch.sender, f"b{batch.batch_id}.csv", "S", one.seizure_id + 1, TODAY,
        batch.handling.value, batch.synthetic,
    )  # fmt: skip


def export_totals(asked: Asked) -> list[Row]:
    """Return what an export holds."""
    return [(len(asked.chosen), len(asked.items), asked.mass(asked.chosen), asked.unconverted(asked.chosen))]


def by_concealment(asked: Asked) -> list[Row]:
    """Return cases and kg by concealment method."""
    rows = [
        (code, len(own), asked.mass(own))
        for code, own in grouped(asked.chosen, lambda one: one.concealment).items()
    ]
    return sorted(rows, key=lambda row: (-row[1], up(row[0])))


def by_route(asked: Asked) -> list[Row]:
    """Return attributed seizures and the weight of possible ones by route, their code, whether invented."""
    batches = {one.seizure_id: one.batch for one in asked.chosen}
    groups = grouped((tie for tie in asked.records.ties if tie.seizure_id in batches), lambda tie: tie.route)
    counted = {
        route: [batches[tie.seizure_id] for tie in own if tie.standing != "outweighed"]
        for route, own in groups.items()
    }
    return sorted(
        (route, sum(tie.standing == "attributed" for tie in own),
         sum(tie.share for tie in own if tie.standing == "possible"),
         max((one.handling.rank for one in counted[route]), default=0),
         any(one.synthetic for one in counted[route]))
        for route, own in groups.items()
    )  # fmt: skip


def drug_lines(pairs: list[tuple[Seizure, Item]]) -> tuple[int, float | None, int]:
    """Return seizures, kg and items without kg of items."""
    cases = len({one.seizure_id for one, _ in pairs})
    return cases, total(item.mass_kg for _, item in pairs), sum(item.mass_kg is None for _, item in pairs)


def by_year_drug(asked: Asked) -> list[Row]:
    """Return cases and kg by year and drug."""
    groups = grouped(asked.items, lambda pair: (pair[0].date_first.year, pair[1].drug))
    rows = [(*key, *drug_lines(own)) for key, own in groups.items()]
    return sorted(rows, key=lambda row: (row[0], -row[2], row[1]))


def kind_masses(asked: Asked, **_: Any) -> list[Row]:
    """Return cases and kg of drugs and of chemicals, as the pairs given name them."""
    kinds = dict(zip(KINDS["codes"], KINDS["kinds"], strict=True))
    groups = grouped(
        (pair for pair in asked.items if pair[1].drug in kinds), lambda pair: kinds[pair[1].drug]
    )
    return sorted((kind, drug_lines(own)[0], drug_lines(own)[1] or 0.0) for kind, own in groups.items())


def unconverted(asked: Asked) -> list[Row]:
    """Return amounts without a kg equivalent by unit."""
    groups = grouped((i for _, i in asked.items if i.mass_kg is None), lambda item: item.unit or "")
    rows = [(unit, total(item.amount for item in own), len(own)) for unit, own in groups.items()]
    return sorted(rows, key=lambda row: (-row[2], row[0]))


def flow_ends(asked: Asked) -> list[Row]:
    """Return cases and those without a departure, and without a destination."""
    own = asked.chosen
    return [
        (len(own), sum(one.departure is None for one in own), sum(one.destination is None for one in own))
    ]


def in_view(asked: Asked) -> list[Row]:
    """Return the counts along four properties."""
    rows: list[Row] = []
    keys = {
        "date": lambda one: str(
            one.date_first.year * 100 + (one.date_precision != "year") * one.date_first.month
        ),
        "transport": lambda one: one.transport,
        "concealment": lambda one: one.concealment,
    }
    for dimension, key in keys.items():
        rows += [(dimension, value, len(own), asked.mass(own), asked.unconverted(own))
                 for value, own in grouped(asked.chosen, key).items()]  # fmt: skip
    rows += [
        ("drug", code, *drug_lines(own)) for code, own in grouped(asked.items, lambda p: p[1].drug).items()
    ]
    return sorted(rows, key=lambda row: (row[0], -row[2], up(row[1])))


def coverage_fields(asked: Asked) -> list[Row]:
    """Return how many of a country's seizures state each field."""
    rows = []
    for country, own in grouped(asked.chosen, lambda one: one.country).items():
        stated = [sum(getattr(one, name) not in {None, "unknown"} for one in own)
                  for name in ("transport", "concealment", "installation")]  # fmt: skip
        rows.append((
            country, len(own), sum(one.date_precision == "day" for one in own),
            sum(one.place.latitude is not None for one in own),
            sum(one.place.precision in FINE for one in own),
            sum(one.departure is not None for one in own), sum(one.destination is not None for one in own),
            *stated,
            sum(bool(asked.attributed(one)) for one in own),
        ))  # fmt: skip
    return sorted(rows)


def coverage_items(asked: Asked) -> list[Row]:
    """Return how many of a country's items state drug, amount and have kg."""
    return sorted(
        (country, len(own), sum(item.drug != "unknown" for _, item in own),
         sum(item.amount is not None for _, item in own), sum(item.mass_kg is not None for _, item in own))
        for country, own in grouped(asked.items, lambda pair: pair[0].country).items()
    )  # fmt: skip


def method_years(asked: Asked) -> list[Row]:
    """Return cases by year, and those that state a method."""
    groups = grouped(asked.chosen, lambda one: one.date_first.year)
    return sorted(
        (year, len(own), sum(one.concealment is not None for one in own)) for year, own in groups.items()
    )


def told(one: Seizure, fact: str) -> list[str | None]:
    """Return what a seizure tells of a fact, by family; near no crossing it tells None once."""
    if fact == "crossing":
        return [code for place, code in NEAR if place == one.place.place_id] or [None]
    return [top_of(FACTS[fact], getattr(one, fact))]


def cross_values(first: str, second: str) -> dict[str, Any]:
    """Return the values of a cross table."""
    values: dict[str, Any] = {"rows": first, "columns": second}
    for side, fact in (("row", first), ("column", second)):
        codes = sorted({code for _, code in NEAR})
        if fact != "crossing":
            codes = [code for code in get_vocabulary(FACTS[fact]).codes() if code not in {"unknown", "none"}]
        values[f"{side}_codes"] = codes
        values[f"{side}_families"] = (
            codes if fact == "crossing" else [top_of(FACTS[fact], code) for code in codes]
        )
    places = NEAR if "crossing" in {first, second} else ()
    return values | {"place_ids": [one for one, _ in places], "place_crossings": [code for _, code in places]}


def modus_operandi(asked: Asked, rows: str, columns: str, **_: Any) -> list[Row]:
    """Return cases by two facts."""
    counted = Counter(
        (row, column) for one in asked.chosen for row in told(one, rows) for column in told(one, columns)
    )
    return in_order((*key, n) for key, n in counted.items())


def modus_operandi_drugs(asked: Asked, columns: str, **_: Any) -> list[Row]:
    """Return cases by drug and another fact; a seizure counts once under each family of drugs."""
    families = grouped(asked.items, lambda pair: pair[0])
    counted = Counter(
        (row, column)
        for one, pairs in families.items()
        for row in {top_of("drugs", item.drug) for _, item in pairs}
        for column in told(one, columns)
    )
    return in_order((*key, n) for key, n in counted.items())


SEIZURE_ANSWERS = {
    "export_seizures": Answer(export_seizures),
    "page_of_seizures": Answer(page_of_seizures, tried=(
        {"limit": 100, "offset": 0}, {"limit": 3, "offset": 2},
    )),
    "seizures": Answer(seizures, tried=({}, {"seizure_ids": [2, 3, 5, 7]})),
    "map_records": Answer(map_records, tried=({"limit": 100}, {"limit": 2})),
    "export_items": Answer(export_items, tried=(
        {"first_seizure": 1, "last_seizure": 999}, {"first_seizure": 3, "last_seizure": 8},
    )),
    "export_totals": Answer(export_totals),
    "by_concealment": Answer(by_concealment),
    "by_route": Answer(by_route),
    "by_year_drug": Answer(by_year_drug),
    "kind_masses": Answer(kind_masses, tried=(KINDS,)),
    "unconverted": Answer(unconverted),
    "flow_ends": Answer(flow_ends),
    "in_view": Answer(in_view),
    "coverage_fields": Answer(coverage_fields),
    "coverage_items": Answer(coverage_items),
    "method_years": Answer(method_years),
    "modus_operandi": Answer(modus_operandi, tried=(
        cross_values("concealment", "transport"), cross_values("transport", "crossing"),
        cross_values("crossing", "concealment"),
    )),
    "modus_operandi_drugs": Answer(modus_operandi_drugs, tried=(
        cross_values("drug", "crossing"), cross_values("drug", "transport"),
        cross_values("drug", "concealment"),
    )),
}  # fmt: skip
