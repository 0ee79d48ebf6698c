"""Every field of `Filters`, at every bound, against a predicate of plain Python over drawn records."""

from __future__ import annotations

from dataclasses import fields, replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from catalogue.filters import BoundingBox, Filters
from catalogue.store import read_selected
from geodata.crossings import find_crossing
from tests.recount.meaning import DAYS, VALUES, draw_filters, meant
from tests.recount.records import PLACES, draw_records

if TYPE_CHECKING:
    from catalogue import Store
    from tests.recount.records import Records
    from tests.recount.writing import Stores


def numbers(store: Store, filters: Filters) -> list[int]:
    """Return the seizures that the store answers with."""
    answer: list[int] = read_selected(store, "export_seizures", filters)["seizure_id"].tolist()
    return answer


def expected(records: Records, filters: Filters) -> list[int]:
    """Return the seizures that plain Python finds."""
    return [one.seizure_id for one in meant(records, filters)]


def single_limits() -> list[Filters]:
    """Return filters of one limit each: every value of every field."""
    limits = [(name, value) for name, values in VALUES.items() for value in values]
    crossing = Filters(crossings=("BCP001",))
    return [
        replace(crossing if name == "crossing_km" else Filters(), **{name: value}) for name, value in limits
    ]


def test_every_field_of_filters_is_tried() -> None:
    assert {field.name for field in fields(Filters)} == set(VALUES)


def test_every_value_of_every_field_means_what_plain_python_finds(store: Store, large: Records) -> None:
    wrong = [one for one in single_limits() if numbers(store, one) != expected(large, one)]
    assert wrong == []


def test_every_field_takes_some_seizures_and_leaves_some_in_the_larger_catalogue(large: Records) -> None:
    everything = len(large.seizures)
    narrowing = {
        name
        for name, values in VALUES.items()
        for value in values
        if 0 < len(expected(large, replace(Filters(crossings=("BCP001",) if name == "crossing_km" else ()),
                                           **{name: value}))) < everything
    }  # fmt: skip
    assert set(VALUES) - narrowing == set()


@pytest.mark.parametrize("day", DAYS)
def test_a_period_of_one_day_holds_that_day_alone(store: Store, large: Records, day: object) -> None:
    own = [one.seizure_id for one in large.seizures if one.date_first == day]
    assert numbers(store, replace(Filters(), date_from=day, date_to=day)) == own != []


@pytest.mark.parametrize("kg", [0.25, 0.5, 1.0, 2.0])
def test_a_range_of_one_weight_holds_that_weight_alone(store: Store, large: Records, kg: float) -> None:
    own = [
        one.seizure_id
        for one in large.seizures
        if any(item.mass_kg is not None for item in one.items)
        and sum(item.mass_kg or 0 for item in one.items) == kg
    ]
    assert numbers(store, Filters(mass_kg_min=kg, mass_kg_max=kg)) == own != []


@pytest.mark.parametrize("edge", [68.6034, 69.0, 76.0])
def test_of_two_views_and_of_two_outlines_side_by_side_one_holds_a_place_on_their_edge(
    store: Store, large: Records, edge: float
) -> None:
    boxes = [BoundingBox(36.0, west, 46.0, east) for west, east in ((60.0, edge), (edge, 80.0))]
    near = {one.seizure_id for one in large.seizures if one.place.is_near}
    placed = {one.seizure_id for one in large.seizures if one.place.latitude is not None}
    sides = [set(numbers(store, Filters(box=box))) for box in boxes]
    assert sides[0] | sides[1] == placed
    assert sides[0] & sides[1] == set()
    outlines = [((b.south, b.west), (b.north, b.west), (b.north, b.east), (b.south, b.east)) for b in boxes]
    halves = [set(numbers(store, Filters(area=outline))) for outline in outlines]
    assert halves[0] | halves[1] == near
    assert halves[0] & halves[1] == set()
    on_edge = {one.seizure_id for one in large.seizures if one.place.longitude == edge}
    assert on_edge <= sides[1]
    assert on_edge & near <= halves[1]


def test_an_outline_with_corners_at_the_height_of_a_place_holds_it_once(store: Store, large: Records) -> None:
    inside = {one.place_id for one in PLACES if one.latitude == 37.1948}
    own = [one.seizure_id for one in large.seizures if one.place.place_id in inside]
    for east in (70.0, 69.0):
        kite = ((37.1948, 67.0), (39.0, 68.6), (37.1948, east), (36.9, 68.6))
        found = numbers(store, Filters(area=kite, countries=("TJ",), precisions=("exact",)))
        assert found == own != []
    beside = ((37.1948, 68.8), (38.0, 69.2), (37.1948, 69.6), (37.0, 69.2))
    assert numbers(store, Filters(area=beside)) == []


def test_places_all_around_a_crossing_lie_near_it_as_far_as_the_sphere_says(
    stores: Stores, large: Records
) -> None:
    rng, crossing = Random(9), find_crossing("BCP006")
    assert crossing
    places = [
        replace(
            PLACES[0], place_id=number, gazetteer_id=f"g{number}", precision="exact", precision_km=1.0,
            latitude=crossing.lat + rng.uniform(-0.4, 0.4), longitude=crossing.lon + rng.uniform(-0.5, 0.5),
        )
        for number, _ in enumerate(large.seizures, start=1)
    ]  # fmt: skip
    seizures = [replace(one, place=place) for one, place in zip(large.seizures, places, strict=True)]
    around = replace(large, places=tuple(places), seizures=tuple(seizures))
    with stores.write(around) as drawn:
        for km in (5.0, 12.5, 20.0, 30.0, 41.0):
            asked = Filters(crossings=("BCP006",), crossing_km=km)
            assert 0 < len(expected(around, asked)) < len(seizures)
            assert numbers(drawn, asked) == expected(around, asked)


@settings(deadline=None, max_examples=8, phases=(Phase.generate,))
@given(seed=st.integers(0, 2**32))
def test_any_limits_together_mean_what_plain_python_finds(stores: Stores, seed: int) -> None:
    rng = Random(seed)
    records = draw_records(rng)
    with stores.write(records) as drawn:
        for _ in range(12):
            asked = draw_filters(rng, most=4)
            assert numbers(drawn, asked) == expected(records, asked), asked
