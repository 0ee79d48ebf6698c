"""Who reported what, recounted in plain Python over the demo sheet and the list of seizures."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue import EVERYTHING, Filters
from catalogue.demo import demo_sheet
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from catalogue import Reporting, Store

Row = dict[str, Any]


@pytest.fixture(scope="module")
def found(demo_store: Store) -> Reporting:
    """Return the reporting of all demo data."""
    return catalogue.get_reporting(demo_store)


def is_stated(value: object) -> bool:
    """Tell whether a code is there and says something."""
    return isinstance(value, str) and value != "unknown"


def test_every_month_of_every_country_is_recounted(found: Reporting) -> None:
    rows = csv.DictReader(io.StringIO(demo_sheet().decode()), delimiter=";")
    countries = get_vocabulary("countries")
    by_hand = Counter((countries.find_code(row["COUNTRY"]), row["SEIZURE_DATE"][:7]) for row in rows)
    months = {(row.country, str(row.month_start)[:7]): row.cases for row in found.months.itertuples()}
    assert months == dict(by_hand)
    assert len(found.month_starts) == 84
    assert found.month_share() == pytest.approx(len(by_hand) / (84 * 7))


@pytest.mark.parametrize("country", ["", "TJ", "AF"])
def test_every_field_is_recounted(
    found: Reporting, seizures: list[Row], demo_store: Store, country: str
) -> None:
    own = [row for row in seizures if country in {"", row["country"]}]
    ties = {
        int(row.seizure) for row in catalogue.list_attribution(demo_store).itertuples() if row.share >= 0.5
    }
    by_hand = {
        "place": sum(not math.isnan(row["latitude"]) for row in own),
        "settlement": sum(row["place_precision"] in {"exact", "settlement"} for row in own),
        "departure": sum(isinstance(row["departure_country"], str) for row in own),
        "destination": sum(isinstance(row["destination_country"], str) for row in own),
        "transport": sum(is_stated(row["transport"]) for row in own),
        "concealment": sum(is_stated(row["concealment"]) for row in own),
        "day": len(own),
        "route": sum(row["seizure_id"] in ties for row in own),
        "drug": sum(is_stated(drug) for row in own for drug in row["drugs"]),
        "amount": sum(not math.isnan(amount) for row in own for amount in row["amounts"]),
    }
    fields = found.fields[found.fields["country"] == country].set_index("field")
    assert {field: fields.loc[field, "filled"] for field in by_hand} == by_hand
    assert (fields["of"] == len(own)).all()
    assert (fields["share"] * fields["of"]).tolist() == pytest.approx(fields["filled"].tolist())


def test_the_mean_share_of_fields_is_over_all_of_them(found: Reporting) -> None:
    whole = found.fields[found.fields["country"] == ""]
    assert set(whole["field"]) == set(catalogue.COVERED_FIELDS)
    assert found.field_share() == pytest.approx(sum(whole["share"]) / len(whole))


def test_nothing_selected_covers_nothing(demo_store: Store) -> None:
    nothing = catalogue.get_reporting(demo_store, Filters(countries=("TZ",)))
    assert nothing.months.empty
    assert nothing.month_share() is None
    assert nothing.field_share() is None


def test_open_repeats_are_those_that_the_screen_of_repeats_lists(demo_store: Store) -> None:
    listed = catalogue.find_duplicates(demo_store, EVERYTHING, limit=100_000)
    assert catalogue.count_open_duplicates(demo_store) == len(listed)
