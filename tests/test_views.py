"""An address holds a view whole: whatever is chosen comes back from it, on any machine."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.errors import ValueRefusedError
from catalogue.filters import BoundingBox, Filters
from catalogue.model import Handling, PlacePrecision
from catalogue.views import ViewState, filters_from_query, filters_to_query, is_view_key

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
CODES = st.lists(st.text(LETTERS, min_size=1), max_size=4).map(tuple)
PRECISIONS = st.lists(st.sampled_from([one.value for one in PlacePrecision]), max_size=4).map(tuple)
POSITIONS = st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 24))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
LISTS = ("drugs", "countries", "transports", "concealments", "installations", "routes", "provinces")


def ordered(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Return pairs of which either may be missing, the smaller one first."""
    return st.one_of(
        st.tuples(values, values).map(lambda pair: tuple(sorted(pair))),
        st.tuples(st.none(), values),
        st.tuples(values, st.none()),
        st.just((None, None)),
    )


@st.composite
def filters(draw: st.DrawFn) -> Filters:
    """Draw any filter that a person can choose."""
    first, last = draw(ordered(st.dates(dt.date(1990, 1, 1))))
    least, most = draw(ordered(st.floats(0, 1e7)))
    return Filters(
        date_from=first,
        date_to=last,
        mass_kg_min=least,
        mass_kg_max=most,
        crossings=draw(CODES),
        crossing_km=draw(st.floats(0.1, 500)),
        precisions=draw(PRECISIONS),
        box=draw(st.one_of(st.none(), st.builds(BoundingBox, NUMBERS, NUMBERS, NUMBERS, NUMBERS))),
        area=draw(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=5).map(tuple)),
        text=draw(st.text(max_size=40)),
        batch=draw(st.one_of(st.none(), st.integers(1, 10**6))),
        sender=draw(st.one_of(st.none(), st.text(min_size=1))),
        duplicates=draw(st.sampled_from(["reported", "merged"])),
        ceiling=draw(st.sampled_from(Handling)),
        **{name: draw(CODES) for name in LISTS},
    )


@st.composite
def views(draw: st.DrawFn) -> ViewState:
    """Draw any view: with or without a map position, layers, a second filter, a month."""
    lat, lon, zoom = draw(st.one_of(st.just((None, None, None)), POSITIONS))
    months = st.dates(dt.date(1990, 1, 1)).map(lambda day: day.replace(day=1))
    return ViewState(
        filters=draw(filters()),
        lat=lat,
        lon=lon,
        zoom=zoom,
        layers=draw(st.one_of(st.none(), CODES)),
        measure=draw(st.sampled_from([None, "cases", "kg"])),
        compare=draw(st.one_of(st.none(), filters())),
        month=draw(st.one_of(st.none(), months)),
    )


@given(filters())
def test_filters_come_back_from_an_address(chosen: Filters) -> None:
    address = urlencode(filters_to_query(chosen))
    assert filters_from_query(dict(parse_qsl(address, keep_blank_values=True))) == chosen


@given(views())
def test_a_view_comes_back_from_an_address(view: ViewState) -> None:
    address = urlencode(view.to_query())
    assert ViewState.from_query(dict(parse_qsl(address, keep_blank_values=True))) == view


@given(views())
def test_every_parameter_of_a_view_is_known_as_one(view: ViewState) -> None:
    assert all(is_view_key(key) for key in view.to_query())


def test_what_stands_as_it_opens_leaves_the_address_bare() -> None:
    assert ViewState().to_query() == {}
    assert ViewState.from_query({"lang": "ru", "route": "M41N"}) == ViewState()


def test_an_address_is_short_enough_to_read() -> None:
    chosen = Filters(date_from=dt.date(2020, 1, 1), drugs=("heroin", "opium"), countries=("KZ", "TJ"))
    view = ViewState(chosen, lat=41.31, lon=69.28, zoom=6, compare=Filters(), month=dt.date(2021, 3, 1))
    assert urlencode(view.to_query()) == (
        "from=2020-01-01&drugs=heroin~opium&countries=KZ~TJ&at=41.31~69.28~6&vs.all=1&month=2021-03"
    )


def test_an_address_keeps_its_keys_so_that_a_view_saved_years_ago_still_opens() -> None:
    kept = {
        "from": "2020-01-01", "to": "2020-12-31", "drugs": "heroin~opium", "countries": "KZ",
        "departures": "AF", "destinations": "RU", "transports": "road", "methods": "vehicle",
        "installations": "border", "routes": "M41N", "operations": "X-1", "provinces": "TJ-GB",
        "crossings": "BCP007", "near_km": "5", "precisions": "exact", "box": "36~60~45.5~70",
        "area": "40~60~41~60~41~61", "min_kg": "0.5", "max_kg": "2", "text": "бак", "batch": "1",
        "sender": "tj", "repeats": "merged", "ceiling": "TLP:GREEN",
    }  # fmt: skip
    opened = Filters(
        dt.date(2020, 1, 1), dt.date(2020, 12, 31), ("heroin", "opium"), ("KZ",), ("AF",), ("RU",), ("road",),
        ("vehicle",), ("border",), ("M41N",), ("X-1",), ("TJ-GB",), ("BCP007",), 5.0, ("exact",),
        BoundingBox(36, 60, 45.5, 70), ((40, 60), (41, 60), (41, 61)), 0.5, 2.0, "бак", 1, "tj", "merged",
        Handling.GREEN,
    )  # fmt: skip
    assert filters_to_query(opened) == kept
    assert filters_from_query(kept) == opened


@pytest.mark.parametrize(
    "query",
    [
        {"from": "2020"},
        {"from": "2021-01-01", "to": "2020-01-01"},
        {"near_km": "nan"},
        {"box": "1~2~3"},
        {"area": "1~2~3"},
        {"at": "41~69"},
        {"at": "95~69~5"},
        {"at": "90.5~69~5"},
        {"at": "41~180.5~5"},
        {"at": "41~69~25"},
        {"size": "grams"},
        {"precisions": "about"},
        {"batch": "first"},
        {"ceiling": "TLP:BLUE"},
        {"repeats": "all"},
        {"vs.min_kg": "much"},
    ],
)
def test_a_damaged_address_is_refused_with_a_sentence_in_both_languages(query: dict[str, str]) -> None:
    with pytest.raises(ValueRefusedError) as refused:
        ViewState.from_query(query)
    assert refused.value.text("en")
    assert any("а" <= letter <= "я" for letter in refused.value.text("ru"))


def test_everything_sets_no_limit() -> None:
    lists = {field.name for field in fields(Filters) if str(field.type).startswith("tuple")}
    told = vars(Filters())
    assert {name for name, value in told.items() if value == ()} == lists
    assert {name: value for name, value in told.items() if value not in {None, (), ""}} == {
        "crossing_km": 20.0, "duplicates": "reported", "ceiling": Handling.RED,
    }  # fmt: skip
    assert {value for name, value in Filters().parameters().items() if name not in told} == {None}


def test_a_map_may_stand_at_a_pole_half_around_and_at_the_closest_zoom() -> None:
    view = ViewState.from_query({"at": "-90~180~24"})
    assert (view.lat, view.lon, view.zoom) == (-90, 180, 24)


@pytest.mark.parametrize(
    ("limits", "advice"),
    [
        ({"date_from": dt.date(2021, 1, 2), "date_to": dt.date(2021, 1, 1)}, ("first day", "день")),
        ({"mass_kg_min": 2.0, "mass_kg_max": 1.0}, ("smallest quantity", "количество")),
    ],
)
def test_limits_that_are_turned_are_refused_with_what_to_do(
    limits: dict[str, Any], advice: tuple[str, str]
) -> None:
    with pytest.raises(ValueRefusedError) as refused:
        Filters(**limits)
    for language, words in zip(("en", "ru"), advice, strict=True):
        assert words in refused.value.text(language)


def test_every_filter_has_a_key_of_its_own() -> None:
    changed = Filters(
        **{
            field.name: value
            for field, value in zip(
                fields(Filters),
                (
                    *(dt.date(2020, 1, 1), dt.date(2021, 1, 1), *[("a",)] * 11, 5.0, ("exact",)),
                    *(BoundingBox(1, 2, 3, 4), ((1.0, 2.0),), 1.0, 2.0, "word", 1, "KZ", "merged"),
                    Handling.GREEN,
                ),
                strict=True,
            )
        }
    )
    assert len(filters_to_query(changed)) == len(fields(Filters))
