"""Three sheets without two equal values: what a map, its side panel and the coverage count of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import EVERYTHING, BoundingBox, Handling
from catalogue.model import SeizureField as F
from pages.parts import coverage, session
from tests.unlike.meaning import SEIZED
from tests.unlike.stores import DEGREES
from tests.unlike.words import LATEST_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from catalogue import Store

BY_NUMBER = {one.number: one for one in SEIZED}
WORLD = BoundingBox(-80, -180, 80, 180)
CLOSEST = 14
# kg of drugs and items without any kg, by seizure; a chemical has no kg of drugs.
DRUGS_KG = {1: 12.5, 2: 2.114, 3: 0.0918, 5: 47.5, 6: 0.86, 9: 3.125, 10: 1.4506, 11: 1.2473790175}
WITHOUT_KG = {4: 1, 8: 1, 9: 1}
TOTAL_KG = pytest.approx(68.8887790175)
PLACED = (1, 2, 3, 5, 6, 7, 9, 10, 11)
IN_PROVINCES = {3: "KG-C", 6: "IR-08", 10: "UZ-NG"}


def kilograms(*numbers: int) -> float | None:
    """Return the kg of drugs of some seizures, None where none has any."""
    known = [DRUGS_KG[number] for number in numbers if number in DRUGS_KG]
    return pytest.approx(sum(known)) if known else None


def missing(value: object) -> object:
    """Return a value of a table, None where it is missing."""
    return None if value != value else value  # noqa: PLR0124  a NaN differs from itself


def lines(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    """Return columns of a table as rows, None where a value is missing."""
    return [tuple(missing(row[name]) for name in columns) for row in table.to_dict("records")]


def point(number: int) -> tuple[object, object]:
    """Return latitude and longitude of a seizure, to the degrees that a hand can tell."""
    place = BY_NUMBER[number].place
    return pytest.approx(place["latitude"], abs=DEGREES), pytest.approx(place["longitude"], abs=DEGREES)


def test_each_place_of_a_map_has_its_own_count_kg_and_items_without_kg(unlike: Store) -> None:
    found = catalogue.map_view(unlike, EVERYTHING, WORLD, CLOSEST)
    columns = (
        "cases",
        "mass_kg",
        "unconverted_items",
        "places",
        "name_ru",
        "province",
        "latitude",
        "longitude",
    )
    told = {row[0]: row[1:] for row in lines(found.cells, "name_en", *columns)}
    assert told == {
        BY_NUMBER[number].place["name_en"]: (
            1, kilograms(number), WITHOUT_KG.get(number, 0), 1, BY_NUMBER[number].place["name_ru"],
            IN_PROVINCES.get(number), *point(number),
        )
        for number in PLACED
    }  # fmt: skip
    for row in found.cells.to_dict("records"):
        if missing(row["province"]) is None:
            assert row["south"] < row["latitude"] < row["north"]
            assert row["west"] < row["longitude"] < row["east"]
    assert lines(found.unplaced, "country", "cases", "mass_kg") == [("RU", 1, None), ("TM", 1, None)]
    assert (found.cases, found.mass_kg, found.unconverted_items) == (11, TOTAL_KG, 3)


def test_places_in_one_circle_are_summed_and_set_by_their_mean(unlike: Store) -> None:
    found = catalogue.map_view(unlike, EVERYTHING, WORLD, 0)
    near = found.cells[found.cells["province"].isna()]
    at = (1, 2, 5, 7, 9, 11)
    assert sorted(near["cases"]) == sorted(near["places"])
    assert (near["cases"].sum(), near["unconverted_items"].sum()) == (len(at), 1)
    assert near["mass_kg"].sum() == kilograms(*at)
    for axis in ("latitude", "longitude"):
        mean = (near[axis] * near["cases"]).sum() / len(at)
        assert mean == pytest.approx(sum(BY_NUMBER[one].place[axis] for one in at) / len(at), abs=DEGREES)


def test_single_seizures_of_a_map_have_their_own_facts(unlike: Store) -> None:
    found = catalogue.get_map_records(unlike, EVERYTHING, WORLD, 100)
    told = [
        (row["seizure_id"], row["date_first"].date(), row["date_last"].date(), row["date_precision"],
         [*row["drugs"]], missing(row["mass_kg"]), row["latitude"], row["longitude"], row["name_en"],
          row["name_ru"])
        for row in found.to_dict("records")
    ]  # fmt: skip
    assert told == [
        (number, one.told["date_first"], one.told["date_last"], one.told["date_precision"],
         sorted(item["drug"] for item in one.items), pytest.approx(one.mass_kg), *point(number),
         one.place["name_en"], one.place["name_ru"])
        for number in LATEST_FIRST
        if number in PLACED and number not in IN_PROVINCES
        for one in [BY_NUMBER[number]]
    ]  # fmt: skip


def test_the_leading_concealment_of_each_place_is_its_own(unlike: Store) -> None:
    found = catalogue.get_concealment_cells(unlike, EVERYTHING, WORLD, CLOSEST)
    stated = {11: "luggage", 7: "", 1: "vehicle", 2: "luggage", 5: "", 9: "luggage"}  # from south to north
    told = lines(
        found.sort_values("latitude"), "family", "latitude", "longitude", "cases", "stated", "not_stated"
    )
    assert told == [
        (family, *point(number), int(family != ""), int(family != ""), int(family == ""))
        for number, family in stated.items()
    ]


def test_a_month_of_the_playback_holds_the_seizures_of_that_month(unlike: Store) -> None:
    found = catalogue.get_month_cells(unlike, EVERYTHING, WORLD, CLOSEST)
    months = {1: "2014-03", 2: "2015-07", 3: "2016-03", 6: "2020-11", 5: "2021-01", 11: "2021-05",
              10: "2022-03",
              9: "2023-02"}  # fmt: skip
    columns = ("cases", "mass_kg", "latitude", "longitude", "in_province")
    in_order = found.counts.sort_values("month")
    assert [f"{month:%Y-%m}" for month in in_order["month"]] == [*months.values()]
    assert lines(in_order, *columns) == [
        (1, kilograms(number), *point(number), number in IN_PROVINCES) for number in months
    ]
    assert lines(found.undated, *columns) == [(1, None, *point(7), False)]
    assert (found.first, found.last) == (dt.date(2014, 3, 1), dt.date(2023, 2, 1))


def counted(numbers: dict[str, Iterable[int]]) -> dict[str, tuple[int, float | None, int]]:
    """Return cases, kg of drugs and items without kg of each group of seizures."""
    return {
        code: (len([*those]), kilograms(*those), sum(WITHOUT_KG.get(one, 0) for one in those))
        for code, those in numbers.items()
    }


def test_the_panel_beside_a_map_counts_by_transport_and_concealment(unlike: Store) -> None:
    found = catalogue.get_in_view(unlike, EVERYTHING)
    columns = ("cases", "mass_kg", "unconverted_items")
    assert {row[0]: row[1:] for row in lines(found.transports, "code", *columns)} == counted(
        {"land": (1, 2, 5, 7), "air": (3, 9, 10), "sea": (11,), "river": (4,), "mail": (8,), "": (6,)}
    )
    assert {row[0]: row[1:] for row in lines(found.concealments, "code", *columns)} == counted(
        {"": (3, 5, 6, 7, 8), "vehicle": (1, 10), "luggage": (2, 9, 11), "dwelling": (4,)}
    )


def test_the_panel_beside_a_map_counts_by_drug_and_year(unlike: Store) -> None:
    found = catalogue.get_in_view(unlike, EVERYTHING)
    columns = ("cases", "mass_kg", "unconverted_items")
    drugs = {
        item["drug"]: (1, item["mass_kg"] and pytest.approx(item["mass_kg"]), int(item["mass_kg"] is None))
        for one in SEIZED
        for item in one.items
    }
    assert {row[0]: row[1:] for row in lines(found.drugs, "code", *columns)} == drugs
    years = {2013: (4,), 2014: (1,), 2015: (2,), 2016: (3,), 2017: (), 2018: (), 2019: (7,), 2020: (6,),
             2021: (5, 11), 2022: (8, 10), 2023: (9,)}  # fmt: skip
    expected = {str(year): own for year, own in counted(years).items()}  # type: ignore[arg-type]
    told = {row[0]: (row[1], row[2] or None, row[3]) for row in lines(found.dates, "period", *columns)}
    assert (told, found.period, found.cases) == (expected, "year", 11)


def test_the_span_of_a_map_holds_every_place(unlike: Store) -> None:
    span = catalogue.get_extent(unlike, EVERYTHING)
    assert span is not None
    # Serhetabat, Kerman's province, Dostyk.
    edges = (30.283, 57.079, 45.2, 82.56)
    assert (span.south, span.west, span.north, span.east) == pytest.approx(edges, abs=DEGREES)


def test_the_coverage_counts_places_directions_and_routes(unlike: Store) -> None:
    found = catalogue.get_coverage(unlike)
    assert (found.cases, found.countries, found.batches) == (11, 8, 3)
    assert (found.date_first, found.date_last) == (dt.date(2013, 1, 1), dt.date(2023, 2, 9))
    assert (found.with_place, found.with_direction, found.with_route) == (9, 7, 4)
    assert (found.synthetic, found.handling) == (True, Handling.AMBER_STRICT)
    assert found.sentence("en").startswith(
        "11 seizures reported from 8 countries, 2013-01-01 to 2023-02-09: 82 % with a place, "
        "64 % with a departure or destination, 36 % attributed to a route."
    )
    assert found.sentence("ru").startswith(
        "Изъятий: 11; стран: 8; период: 01.01.2013 — 09.02.2023; с местом: 82 %; "
        "с отправлением или назначением: 64 %; отнесено к маршруту: 36 %."
    )
    by_year = {
        (one.told["country"], one.told["date_first"].year): (1, kilograms(one.number)) for one in SEIZED
    }
    told = lines(found.by_country, "country", "year", "cases", "mass_kg")
    assert {row[:2]: row[2:] for row in told} == by_year


def test_the_coverage_tells_who_reported_which_month(unlike: Store) -> None:
    found = catalogue.get_reporting(unlike, EVERYTHING)
    months = {
        (one.told["country"], one.sheet.sender, one.told["date_first"].replace(day=1), 1)
        for one in SEIZED
        if one.told["date_precision"] != "year"
    }
    told = lines(found.months, "country", "sender", "month_start", "cases")
    assert {(country, sender, start.date(), cases) for country, sender, start, cases in told} == months  # type: ignore[attr-defined]
    assert (len(told), found.undated_cases) == (9, 2)
    assert [f"{found.month_starts[at]:%Y-%m}" for at in (0, -1)] == ["2014-03", "2023-02"]


# By country: items, how many of them state drug and amount and have a kg; seizures, how many state the rest.
COUNTED = (
    "items", "drug", "amount", "mass_kg", "cases", "day", "place", "settlement", "departure", "destination",
    "transport", "concealment", "installation", "route",
)  # fmt: skip
STATED = {
    "AF": (1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1),
    "IR": (1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0),
    "KG": (1, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0),
    "KZ": (3, 3, 3, 2, 2, 2, 2, 2, 1, 1, 2, 1, 2, 1),
    "RU": (1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1),
    "TJ": (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "TM": (2, 2, 2, 1, 2, 0, 1, 0, 1, 2, 2, 2, 2, 0),
    "UZ": (2, 2, 2, 2, 2, 0, 2, 0, 2, 2, 2, 2, 2, 0),
    "": (12, 11, 12, 9, 11, 3, 9, 4, 6, 7, 10, 6, 10, 4),
}
# What stands for a field of the model in the coverage; the rest is nowhere counted there.
COVERED = {
    F.DATE: "day", F.PLACE: "settlement", F.PROVINCE: "place", F.DRUG: "drug", F.AMOUNT: "amount",
    F.UNIT: "mass_kg",
    F.DEPARTURE: "departure", F.DESTINATION: "destination", F.TRANSPORT: "transport",
    F.CONCEALMENT: "concealment", F.INSTALLATION: "installation",
}  # fmt: skip
NOT_COVERED = {
    F.CASE_NUMBER, F.COUNTRY, F.COUNTRY_CODE, F.PRODUCING_COUNTRY, F.TRANSIT, F.ROUTING, F.AGENCY, F.SOURCE,
    F.REPORTING_CHANNEL, F.NARRATIVE, F.CONTAINER, F.GOODS, F.REGION, F.SUBREGION, F.ROW_NUMBER,
}  # fmt: skip


def test_the_coverage_is_compared_in_every_field_of_the_model() -> None:
    left_out = sorted(field.value for field in F if field not in {*COVERED, *NOT_COVERED})
    assert left_out == [], f"the coverage is not compared in: {', '.join(left_out)}"
    assert {*catalogue.COVERED_FIELDS} == {*COUNTED} - {"items", "cases"} >= {*COVERED.values()}


def test_the_coverage_counts_how_many_state_each_field(unlike: Store) -> None:
    found = catalogue.get_reporting(unlike, EVERYTHING)
    expected = {
        (country, field): (count, own["items" if field in {"drug", "amount", "mass_kg"} else "cases"])
        for country, counts in STATED.items()
        for own in [dict(zip(COUNTED, counts, strict=True))]
        for field, count in own.items()
        if field not in {"items", "cases"}
    }
    told = lines(found.fields, "country", "field", "filled", "of", "share")
    assert {row[:2]: row[2:4] for row in told} == expected
    assert all(row[4] == pytest.approx(row[2] / row[3]) for row in told)  # type: ignore[operator]


def test_the_coverage_screen_shows_each_share_in_its_column(
    unlike: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "language", lambda: "en")
    found = catalogue.get_reporting(unlike, EVERYTHING)
    shown = coverage.field_table(found).set_index("Country").loc["Kazakhstan"]
    assert dict(shown) == {
        "n": 2, "Drug": 1, "Amount": 1, "kg": pytest.approx(2 / 3), "Day": 1, "Place": 1,
        "Settlement": 1, "From": 0.5, "To": 0.5, "Transport": 1, "Concealment": 0.5,
        "Where found": 1, "Route": 0.5,
    }  # fmt: skip
    senders = coverage.sender_table(found.months).to_numpy().tolist()
    assert ["CARICC", "Kazakhstan", 1, 1, "2021-01", "2021-01"] in senders
    assert ["Kazakhstan", "Turkmenistan", 1, 1, "2021-05", "2021-05"] in senders
