"""What each further filter means, recounted by plain Python over the sheet or the whole list."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue import BoundingBox, Filters, Handling
from catalogue.demo import demo_sheet
from geodata.crossings import border_crossings

if TYPE_CHECKING:
    from catalogue import Store

GRAMS = {"Kilogram": 1.0, "Gram": 0.001, "Litre": 1.0}
TABLETS = {"Ecstasy": 0.27e-3}


@pytest.fixture(scope="module")
def sheet() -> list[dict[str, Any]]:
    """Return the rows of the demo sheet with their kg equivalent."""
    rows = list(csv.DictReader(io.StringIO(demo_sheet().decode()), delimiter=";"))
    for row in rows:
        factor = TABLETS.get(row["DRUG_NAME"]) if row["DRUG_UNIT"] == "Tablet" else GRAMS[row["DRUG_UNIT"]]
        row["KG"] = None if factor is None else float(row["AMOUNT"]) * factor
    return rows


def agreed_count(store: Store, filters: Filters) -> int:
    """Return how many seizures `filters` mean, on which list, map and coverage must agree."""
    found = catalogue.find_seizures(store, filters, limit=10_000)
    view = catalogue.map_view(store, filters, BoundingBox(22, 25, 60, 95), 5)
    assert found.count == len(found.rows) == view.cases == catalogue.get_coverage(store, filters).cases
    return found.count


def haversine_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance in km."""
    phi, other = math.radians(lat), math.radians(other_lat)
    half = math.sin((other - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(other) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(half))


@pytest.mark.parametrize(
    ("least", "most"), [(5.0, None), (None, 0.5), (1.0, 10.0), (0.0, None), (0.126, 0.126), (1e9, None)]
)
def test_a_quantity_range_takes_both_its_ends_and_nothing_without_kg(
    demo_store: Store, sheet: list[dict[str, Any]], least: float | None, most: float | None
) -> None:
    weighed = [row["KG"] for row in sheet if row["KG"] is not None]
    low, high = (-math.inf if least is None else least), (math.inf if most is None else most)
    expected = sum(low <= kg <= high for kg in weighed)
    assert agreed_count(demo_store, Filters(mass_kg_min=least, mass_kg_max=most)) == expected


def test_a_quantity_range_counts_the_drug_that_is_meant(
    demo_store: Store, sheet: list[dict[str, Any]]
) -> None:
    expected = sum(row["DRUG_NAME"] in {"Heroin", "Героин"} and row["KG"] >= 5 for row in sheet)
    assert agreed_count(demo_store, Filters(drugs=("heroin",), mass_kg_min=5)) == expected > 0


@pytest.mark.parametrize(
    ("code", "texts"), [("border", {"Frontier"}), ("dwelling_place", {"Home/Residence"})]
)
def test_an_installation_is_recounted(
    demo_store: Store, sheet: list[dict[str, Any]], code: str, texts: set[str]
) -> None:
    expected = sum(row["INSTALLATION"] in texts for row in sheet)
    assert agreed_count(demo_store, Filters(installations=(code,))) == expected


@pytest.mark.parametrize("km", [2.0, 20.0, 60.0, 250.0])
def test_a_crossing_takes_what_lies_near_it_and_is_known_as_closely(
    demo_store: Store, seizures: list[dict[str, Any]], km: float
) -> None:
    chosen = [one for one in border_crossings() if {"KZ", "KG"} == set(one.countries)]
    expected = sum(
        row["place_precision"] in {"exact", "settlement", "district"}
        and row["precision_km"] <= km
        and any(haversine_km(one.lat, one.lon, row["latitude"], row["longitude"]) <= km for one in chosen)
        for row in seizures
    )
    codes = tuple(one.code for one in chosen)
    assert agreed_count(demo_store, Filters(crossings=codes, crossing_km=km)) == expected
    assert expected > 0


def test_a_crossing_that_is_not_there_has_no_seizures(demo_store: Store) -> None:
    assert agreed_count(demo_store, Filters(crossings=("BCP999",))) == 0


@pytest.mark.parametrize("provinces", [("TJ-GB",), ("TJ-GB", "KZ-35"), ("XX-1",)])
def test_provinces_are_recounted(
    demo_store: Store, seizures: list[dict[str, Any]], provinces: tuple[str, ...]
) -> None:
    expected = sum(row["province"] in provinces for row in seizures)
    assert agreed_count(demo_store, Filters(provinces=provinces)) == expected


def test_routes_are_recounted(demo_store: Store) -> None:
    tied = catalogue.list_attribution(demo_store)
    attributed = tied[tied["share"] >= 0.5]
    codes = tuple(attributed["route"].value_counts().index[:2])
    expected = attributed.loc[attributed["route"].isin(codes), "seizure"].nunique()
    assert agreed_count(demo_store, Filters(routes=codes)) == expected > 0


def test_an_import_and_a_sender_are_recounted(demo_store: Store, sheet: list[dict[str, Any]]) -> None:
    assert agreed_count(demo_store, Filters(batch=1)) == len(sheet)
    assert agreed_count(demo_store, Filters(batch=2)) == 0
    assert agreed_count(demo_store, Filters(sender="DEMO")) == len(sheet)
    assert agreed_count(demo_store, Filters(sender="KZ")) == 0


def test_every_demo_record_may_be_seen_by_all(demo_store: Store, sheet: list[dict[str, Any]]) -> None:
    assert agreed_count(demo_store, Filters(ceiling=Handling.CLEAR)) == len(sheet)


@pytest.mark.parametrize(("text", "form"), [("актау", "г. Актау"), ("КОРДАЙ", "КПП Кордай")])
def test_a_word_of_a_place_is_recounted(demo_store: Store, text: str, form: str) -> None:
    rows = catalogue.find_seizures(demo_store, Filters(text=f'"{form}"'), limit=10_000).rows
    assert set(rows["place_text"]) == {form}
    everything = catalogue.find_seizures(demo_store, Filters(), limit=10_000).rows
    assert len(rows) == (everything["place_text"] == form).sum()
    wider = catalogue.find_seizures(demo_store, Filters(text=text), limit=10_000).rows
    assert set(rows["seizure_id"]) <= set(wider["seizure_id"])


@pytest.mark.parametrize("form", ["Car Parts", "Baggage", "Residence"])
def test_the_text_of_a_cell_is_recounted(demo_store: Store, sheet: list[dict[str, Any]], form: str) -> None:
    rows = catalogue.find_seizures(demo_store, Filters(text=f'"{form}"'), limit=10_000).rows
    numbers = {number for number, row in enumerate(sheet, 2) if form in row.values()}
    assert numbers <= set(rows["row_number"])


def test_words_narrow_and_a_minus_leaves_the_rest(demo_store: Store) -> None:
    def ids(text: str) -> set[int]:
        return set(catalogue.find_seizures(demo_store, Filters(text=text), limit=10_000).rows["seizure_id"])

    heroin, rail = ids("героина"), ids("rail")
    assert ids("heroin rail") == heroin & rail
    assert ids("heroin -rail") == heroin - rail
    assert ids("-rail") == ids("") - rail
    assert heroin & rail


def test_filters_of_different_kinds_narrow_each_other(
    demo_store: Store, seizures: list[dict[str, Any]]
) -> None:
    both = Filters(
        date_from=dt.date(2020, 1, 1), provinces=("TJ-GB",), mass_kg_min=1, text='"г. Хорог" -rail'
    )
    rest = catalogue.find_seizures(demo_store, Filters(text="-rail"), limit=10_000)
    without_rail = set(rest.rows["seizure_id"])
    expected = sum(
        row["date_first"].date() >= dt.date(2020, 1, 1)
        and row["place_text"] == "г. Хорог"
        and row["mass_kg"] >= 1
        and row["seizure_id"] in without_rail
        for row in seizures
    )
    assert agreed_count(demo_store, both) == expected > 0
