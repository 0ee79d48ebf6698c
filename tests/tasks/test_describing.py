"""What filters mean is told in words, limit by limit, in both languages; each limit can be taken away."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import EVERYTHING, BoundingBox, Filters, Handling

if TYPE_CHECKING:
    from catalogue import Store

FULL = Filters(
    date_from=dt.date(2020, 1, 1),
    date_to=dt.date(2020, 12, 31),
    drugs=("heroin", "opium"),
    countries=("TJ",),
    departures=("AF",),
    destinations=("RU",),
    transports=("road",),
    concealments=("vehicle",),
    installations=("border",),
    routes=("M41N",),
    operations=("X-1",),
    provinces=("TJ-GB",),
    crossings=("BCP007",),
    crossing_km=5,
    precisions=("exact",),
    box=BoundingBox(36, 60, 45.5, 70),
    area=((40, 60), (41, 60), (41, 61)),
    mass_kg_min=0.5,
    mass_kg_max=2,
    text="грузовик <b>",
    batch=1,
    sender="tj",
    duplicates="merged",
    ceiling=Handling.GREEN,
)
# Limited together with a field that goes before them.
PAIRED = {"date_to", "mass_kg_max", "crossing_km"}


def words(store: Store, filters: Filters, language: str = "en") -> dict[str, str]:
    """Return the limits of `filters` as field -> "kind: value"."""
    parts = catalogue.describe_filters(store, filters, language)
    return {part.field: f"{part.kind}: {part.value}" for part in parts}


def test_every_field_of_a_filter_is_told(filled: Store) -> None:
    assert all(getattr(FULL, field.name) != field.default for field in fields(Filters))
    for language in ("en", "ru"):
        assert set(words(filled, FULL, language)) == {field.name for field in fields(Filters)} - PAIRED


def test_everything_has_no_limit_to_tell(filled: Store) -> None:
    assert words(filled, EVERYTHING) == {}
    assert words(filled, Filters(crossing_km=5)) == {}


def test_limits_are_told_by_names_and_not_by_codes(filled: Store) -> None:
    told = words(filled, FULL)
    assert told["date_from"] == "Period: 2020-01-01 – 2020-12-31"
    assert told["drugs"] == "Drug or group: Heroin, Opium"
    assert told["routes"].startswith("Route: M41N · ")
    assert told["provinces"].startswith("Province of seizure: Tajikistan: ")
    assert "Ishkashim" in told["crossings"]
    assert told["crossings"].endswith("(within 5 km)")
    assert told["mass_kg_min"] == "Quantity: 0.5 kg – 2 kg"
    assert "eight.csv" in told["batch"]
    assert told["text"] == "Words in the texts: грузовик <b>"
    assert told["ceiling"] == "Not stricter than: TLP:GREEN"


def test_a_russian_reader_is_told_in_russian(filled: Store) -> None:
    told = words(filled, FULL, "ru")
    assert told["date_from"] == "Период: 01.01.2020 – 31.12.2020"
    assert told["drugs"] == "Наркотик или группа: Героин, Опий"
    assert told["mass_kg_min"] == "Количество: 0,5 кг – 2 кг"
    assert "Ишкашим" in told["crossings"]


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (Filters(date_from=dt.date(2020, 1, 1)), "Period: from 2020-01-01"),
        (Filters(date_to=dt.date(2020, 1, 1)), "Period: to 2020-01-01"),
        (Filters(mass_kg_min=1), "Quantity: at least 1 kg"),
        (Filters(mass_kg_max=50), "Quantity: at most 50 kg"),
        (Filters(routes=("NONE-1",)), "Route: NONE-1"),
    ],
)
def test_an_open_end_and_an_unknown_code_are_told_as_they_are(
    filled: Store, filters: Filters, told: str
) -> None:
    assert list(words(filled, filters).values()) == [told]


def test_taking_every_limit_away_one_by_one_leaves_everything(filled: Store) -> None:
    left = FULL
    for part in catalogue.describe_filters(filled, FULL, "en"):
        left = catalogue.drop_filter_part(left, part.field)
        assert part.field not in words(filled, left)
    assert left == EVERYTHING


def test_only_values_of_the_store_are_offered(filled: Store) -> None:
    offered = catalogue.filter_values(filled)
    found = catalogue.find_seizures(filled, EVERYTHING, limit=100).rows
    drugs = {drug for row in found["drugs"] for drug in row}
    assert set(offered.loc[offered["kind"] == "drugs", "value"]) == drugs
    assert set(offered.loc[offered["kind"] == "countries", "value"]) == set(found["country"])
    assert set(offered.loc[offered["kind"] == "batch", "value"]) == {"1"}
    catalogue.undo_import(filled, 1)
    assert catalogue.filter_values(filled).empty


def test_a_route_is_named_as_its_newest_version_has_it_and_others_as_before(store: Store) -> None:
    route = catalogue.get_route(store, "M41N")
    catalogue.save_route(store, replace(route, name_en="Another name", name_ru="Другое имя"), "renamed")
    other = catalogue.get_route(store, "TJFAR")
    told = words(store, Filters(routes=("M41N", "TJFAR")))["routes"]
    assert told == f"Route: M41N · Another name, TJFAR · {other.name_en}"
