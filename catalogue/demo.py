"""Synthetic demo data: invented seizures at real places, written as a sheet and imported like any other."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
import random
from functools import cache
from importlib import resources
from typing import Any

import yaml

FILE_NAME = "SYNTHETIC-demo-data.csv"
SENDER = "DEMO"
_SEED = 20_190_101
_ROWS = 6_000
_FIRST_DAY = dt.date(2019, 1, 1)
_DAYS = 7 * 365
_HEADERS = (
    *("COUNTRY", "ADMINISTRATIVE_DIVISION", "PLACE", "SEIZURE_DATE", "DRUG_NAME", "AMOUNT", "DRUG_UNIT"),
    *("HIDING_PLACE", "INSTALLATION", "TRANSPORT"),
    *("PRODUCING_COUNTRY", "DEPARTURE_COUNTRY", "DESTINATION_COUNTRY", "ROUTING"),
)
_AFGHAN_ORIGIN = {"Heroin", "Героин", "Opium"}


@cache
def demo_sheet(rows: int = _ROWS, seed: int = _SEED) -> bytes:
    """Return the demo sheet: CSV, UTF-8, `;`; the same bytes for the same `rows` and `seed`."""
    chance = random.Random(seed)  # noqa: S311  invented data, no secret
    drawn_from = _read_demo()
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\n")
    writer.writerow(_HEADERS)
    writer.writerows(_row(chance, drawn_from) for _ in range(rows))
    return sheet.getvalue().encode()


def _row(chance: random.Random, drawn_from: dict[str, Any]) -> list[str]:
    day = _FIRST_DAY + dt.timedelta(days=int(_DAYS * chance.random()))
    country, province, place, _ = _pick(chance, drawn_from["places"])
    drug, unit, median, spread, _, _ = _pick_drug(chance, drawn_from["drugs"], day)
    amount = median * math.exp(chance.gauss(0, spread))
    departure, destination = _pick_ends(chance, drawn_from["directions"], country)
    codes = [_pick(chance, drawn_from[name])[0] for name in ("hiding_place", "installation", "transport")]
    written = f"{amount:.3f}" if unit == "Kilogram" else f"{amount:.0f}"
    origin = "Afghanistan" if drug in _AFGHAN_ORIGIN else ""
    routing = _pick(chance, drawn_from["routing"])[0]
    where = [country, province, place, day.isoformat()]
    return [*where, drug, written, unit, *codes, origin, departure, destination, routing]


def _pick(chance: random.Random, choices: list[list[Any]]) -> list[Any]:
    """Return one of `choices`, each drawn by the weight that stands last in it."""
    return chance.choices(choices, weights=[choice[-1] for choice in choices])[0]


def _pick_drug(chance: random.Random, drugs: list[list[Any]], day: dt.date) -> list[Any]:
    years = (day - _FIRST_DAY).days / 365
    return chance.choices(drugs, weights=[drug[4] * drug[5] ** years for drug in drugs])[0]


def _pick_ends(chance: random.Random, directions: list[list[Any]], country: str) -> tuple[str, str]:
    own = [direction for direction in directions if direction[0] == country]
    if not own or chance.random() < 0.6:  # noqa: PLR2004  most real records give neither end
        return "", ""
    _, departure, destination, _ = _pick(chance, own)
    return departure, destination


@cache
def _read_demo() -> dict[str, Any]:
    text = (resources.files("catalogue.content") / "demo.yml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read
