"""Every figure of a filter, a map view and a coverage line, recounted by plain Python over the same sheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue.demo import demo_sheet
from catalogue.filters import EVERYTHING, BoundingBox, Filters

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue import Store

REGION = BoundingBox(22, 25, 60, 95)
GRAMS = {"Kilogram": 1.0, "Gram": 0.001, "Litre": 1.0}
TABLETS = {"Ecstasy": 0.27e-3}
CHEMICALS = {"Acetic Anhydride", "Acetic anhydride", "Уксусный ангидрид"}


@pytest.fixture
def store(demo_store: Store) -> Store:
    """Return the store with the demo data."""
    return demo_store


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """Return the demo sheet as plain rows, with the kg equivalent worked out here."""
    read = list(csv.DictReader(io.StringIO(demo_sheet().decode()), delimiter=";"))
    for row in read:
        factor = TABLETS.get(row["DRUG_NAME"]) if row["DRUG_UNIT"] == "Tablet" else GRAMS[row["DRUG_UNIT"]]
        row["KG"] = None if factor is None else float(row["AMOUNT"]) * factor
    return read


def count_and_kg(rows: list[dict[str, Any]]) -> tuple[int, float]:
    """Return the number of rows and the sum of the kg equivalents of their drugs."""
    return len(rows), sum(row["KG"] or 0.0 for row in rows if row["DRUG_NAME"] not in CHEMICALS)


def found(store: Store, filters: Filters) -> tuple[int, float]:
    """Return what the catalogue counts under `filters`."""
    answer = catalogue.find_seizures(store, filters, limit=1)
    return answer.count, answer.mass_kg


def test_everything_adds_up(store: Store, rows: list[dict[str, Any]]) -> None:
    count, kg = count_and_kg(rows)
    assert found(store, EVERYTHING) == (count, pytest.approx(kg))


def test_chemicals_stand_apart_and_are_summed_where_they_alone_are_asked_for(
    store: Store, rows: list[dict[str, Any]]
) -> None:
    own = [row for row in rows if row["DRUG_NAME"] in CHEMICALS]
    kg = sum(row["KG"] or 0.0 for row in own)
    apart = catalogue.find_seizures(store, EVERYTHING, limit=1).by_kind["chemical"]
    assert (apart.cases, apart.mass_kg) == (len(own), pytest.approx(kg))
    assert kg > 0
    alone = Filters(drugs=("precursors",))
    assert catalogue.find_seizures(store, alone, limit=1).mass_kg == 0
    assert catalogue.map_view(store, alone, REGION, 4).mass_kg == pytest.approx(kg)
    listed = catalogue.find_seizures(store, alone, limit=len(own)).rows
    assert listed["mass_kg"].sum() == pytest.approx(kg)


def test_unconverted_amounts_are_summed_in_their_own_unit(store: Store, rows: list[dict[str, Any]]) -> None:
    tramadol = [row for row in rows if row["DRUG_NAME"] == "Tramadol"]
    unconverted = catalogue.find_seizures(store, EVERYTHING).unconverted
    assert unconverted["items"].tolist() == [len(tramadol)]
    assert unconverted["amount"].tolist() == [pytest.approx(sum(float(row["AMOUNT"]) for row in tramadol))]


def test_a_period_takes_both_its_days(store: Store, rows: list[dict[str, Any]]) -> None:
    period = Filters(date_from=dt.date(2021, 3, 1), date_to=dt.date(2021, 3, 31))
    count, kg = count_and_kg([row for row in rows if "2021-03-01" <= row["SEIZURE_DATE"] <= "2021-03-31"])
    assert found(store, period) == (count, pytest.approx(kg))


def test_a_drug_is_found_in_both_scripts(store: Store, rows: list[dict[str, Any]]) -> None:
    count, kg = count_and_kg([row for row in rows if row["DRUG_NAME"] in {"Heroin", "Героин"}])
    assert found(store, Filters(drugs=("heroin",))) == (count, pytest.approx(kg))


def test_a_drug_group_holds_its_drugs(store: Store, rows: list[dict[str, Any]]) -> None:
    opioids = {"Heroin", "Героин", "Opium"}
    count, _ = count_and_kg([row for row in rows if row["DRUG_NAME"] in opioids])
    parts = found(store, Filters(drugs=("heroin", "opium")))[0]
    assert parts == count


@pytest.mark.parametrize(
    ("code", "name"), [("TJ", "Tajikistan"), ("KZ", "Kazakhstan"), ("RU", "Russian Federation")]
)
def test_a_country_is_recounted(store: Store, rows: list[dict[str, Any]], code: str, name: str) -> None:
    count, kg = count_and_kg([row for row in rows if row["COUNTRY"] == name])
    assert found(store, Filters(countries=(code,))) == (count, pytest.approx(kg))


def test_filters_together_narrow_each_other(store: Store, rows: list[dict[str, Any]]) -> None:
    both = Filters(countries=("KZ",), transports=("rail",), drugs=("heroin",))
    count, _ = count_and_kg(
        [row for row in rows if row["COUNTRY"] == "Kazakhstan" and row["TRANSPORT"] == "Rail"
         and row["DRUG_NAME"] in {"Heroin", "Героин"}]
    )  # fmt: skip
    assert count > 0
    assert found(store, both)[0] == count


@pytest.mark.parametrize("zoom", [4, 6, 9])
def test_a_map_view_draws_every_placed_seizure_once(store: Store, zoom: int) -> None:
    view = catalogue.map_view(store, EVERYTHING, REGION, zoom)
    unplaced = int(view.unplaced["cases"].sum())
    assert int(view.cells["cases"].sum()) + unplaced == view.cases
    assert view.cells["mass_kg"].sum() + view.unplaced["mass_kg"].sum() == pytest.approx(view.mass_kg)


@pytest.mark.parametrize("zoom", [4, 7])
def test_a_click_on_a_circle_lists_what_the_circle_counts(store: Store, zoom: int) -> None:
    cells = catalogue.map_view(store, EVERYTHING, REGION, zoom).cells
    for _, cell in cells.head(12).iterrows():
        listed = catalogue.find_seizures(store, catalogue.cell_filters(EVERYTHING, cell), limit=1)
        assert listed.count == cell["cases"]


def test_cells_split_as_the_map_is_zoomed(store: Store) -> None:
    far, near = (catalogue.map_view(store, EVERYTHING, REGION, zoom).cells for zoom in (4, 9))
    assert len(near) > len(far)


def test_a_view_draws_only_what_lies_in_it(store: Store) -> None:
    tajikistan = BoundingBox(36.6, 67.3, 41.1, 75.2)
    cells = catalogue.map_view(store, EVERYTHING, tajikistan, 8).cells
    assert not cells.empty
    assert cells["latitude"].between(36, 42).all()


def test_coverage_counts_places_and_ends(store: Store, rows: list[dict[str, Any]]) -> None:
    coverage = catalogue.get_coverage(store, Filters(countries=("KG",)))
    own = [row for row in rows if row["COUNTRY"] == "Kyrgyzstan"]
    assert coverage.cases == len(own)
    assert coverage.with_direction == sum(
        bool(row["DEPARTURE_COUNTRY"] or row["DESTINATION_COUNTRY"]) for row in own
    )
    assert coverage.with_place <= sum(bool(row["ADMINISTRATIVE_DIVISION"] or row["PLACE"]) for row in own)
    assert str(coverage.date_first) == min(row["SEIZURE_DATE"] for row in own)


def test_a_coverage_line_writes_numbers_as_its_reader_does(store: Store) -> None:
    whole = replace(catalogue.get_coverage(store, EVERYTHING), cases=1_234_567, countries=1)
    assert whole.sentence("en").startswith("1,234,567 seizures reported from 1 country, ")
    assert whole.sentence("ru").startswith("Изъятий: 1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567; стран: 1; ")
    assert replace(whole, cases=1).sentence("en").startswith("1 seizure reported")


def test_an_empty_answer_says_so_in_both_languages(store: Store) -> None:
    nothing = catalogue.get_coverage(store, Filters(date_to=dt.date(1999, 1, 1)))
    assert nothing.cases == 0
    assert nothing.sentence("en") == "No seizure answers this filter."
    assert "ни одно" in nothing.sentence("ru")


def test_a_ceiling_hides_stricter_records_before_any_query(tmp_path: Path) -> None:
    with catalogue.create_store(tmp_path / "own.duckdb") as own:
        catalogue.load_demo(own)
        assert found(own, replace(EVERYTHING, ceiling=catalogue.Handling.CLEAR))[0] > 0
        own.connection.execute("UPDATE seizure SET handling_rank = 4 WHERE country = 'TJ'")
        hidden = found(own, replace(EVERYTHING, ceiling=catalogue.Handling.AMBER))[0]
        everything = found(own, EVERYTHING)[0]
        tajik = found(own, Filters(countries=("TJ",)))[0]
        assert hidden == everything - tajik > 0
