"""The concealment methods, their vocabulary and container control hold what a user relies on."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogue.content.loading import load_concealment
from tests.each import for_each

ROOM = Path(__file__).resolve().parents[2] / "catalogue"
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LEVELS = ("indicators", "detection", "prevention")

# Codes that routes and coded seizures refer to; renaming one would break them.
AGREED_CODES = frozenset(
    [
        "person.body_carried",
        "person.swallowed",
        "person.clothing",
        "person.footwear",
        "luggage.false_bottom",
        "luggage.personal_effects",
        "vehicle.fuel_tank",
        "vehicle.body_cavities",
        "vehicle.tyres",
        "vehicle.built_compartment",
        "vehicle.engine_bay",
        "truck.cab",
        "truck.trailer_structure",
        "cargo.among_goods",
        "cargo.inside_goods",
        "cargo.food",
        "cargo.livestock_and_feed",
        "container.rip_on_rip_off",
        "container.structure",
        "rail.passenger_carriage",
        "rail.freight_wagon",
        "mail.parcel",
        "mail.letter",
        "vessel.hull",
        "vessel.small_boat",
        "aircraft.cabin_and_hold",
        "dwelling.cache",
        "outdoor.cache",
        "outdoor.dead_drop",
        "drone.payload",
        "chemical.impregnated",
        "chemical.dissolved",
        "crossing.river_carriage",
    ]
)
# Source: values of HIDING_PLACE in the UNODC Individual Drug Seizures release 2011-2016; "" is a blank cell.
HIDING_PLACES = frozenset(
    [
        "",
        "Postal",
        "Baggage",
        "Inserted",
        "Other",
        "Plastic bags",
        "Unknown",
        "Package",
        "Swallowed",
        "Residence",
        "Body",
        "Outerwear",
        "Handbag",
        "Transport Vehicle",
        "Car Parts",
        "Furniture",
        "Freight",
        "Container",
        "Cosmetics",
        "Sack",
        "Electrical Parts",
        "Underwear",
        "Gifts",
        "Food",
        "Carry",
        "Appliances",
        "Shoes",
        "Beverages",
        "Toilet",
        "Vessel",
        "Clothes",
        "Business",
        "Art items",
        "Toys",
        "Backpack",
        "Bike",
        "Office supplies",
        "Farm / Plantation",
    ]
)
# Source: values of INSTALLATION in the same release, spelt as there.
INSTALLATIONS = frozenset(
    [
        "",
        "Airport",
        "Post Office",
        "Road",
        "Street",
        "Flat/Apartment",
        "Open Air",
        "Home/Residence",
        "Unknown",
        "Other",
        "Car",
        "Vehicle",
        "Residence",
        "Building",
        "Frontier",
        "Store",
        "Seaport",
        "Air Cargo",
        "Garage",
        "Port Facilities",
        "Hospital",
        "Prison",
        "Bus",
        "Court",
        "International Waters",
        "Train",
        "Plane",
        "Hotel",
        "Bar",
        "Customs facilities",
        "Territorial Waters",
        "Railway Station",
        "Highway",
        "Warehouse",
        "Beach",
        "Truck / Lorry",
        "Car Park",
        "Property",
        "Personal belongings",
        "Restaurant / Cafe",
        "Forest",
        "Commercial premises",
        "Office",
        "Mountains",
        "Checkpoint",
        "Police facilites",
        "Hiding place",
        "Maritime Zone",
        "Archaeological Site",
        "Village",
        "Container",
        "Underground",
        "Bus station",
        "Market / Bazaar",
        "Boat",
        "Cellar",
        "Square",
        "Farm",
        "Gas station",
        "Military facilities",
        "Factory",
        "Abandoned building",
        "Cemetery",
        "Church/Place Of Worship",
        "Mining Site",
        "Freight",
        "Government building",
        "Courier / Delivery service",
        "Station",
        "Garden",
        "Riverport",
        "Commercial garage",
        "Vessel",
        "Public transport",
        "Postal Parcel",
        "Underwater Site",
        "Tunnel",
        "Apotheke",
        "Castle / Palace",
        "Glove Compartment",
    ]
)


def read(name: str) -> Any:
    return yaml.safe_load((ROOM / name).read_text(encoding="utf-8"))


def read_methods() -> list[dict[str, Any]]:
    files = sorted((ROOM / "content" / "concealment").glob("*.yml"))
    return [record for file in files for record in yaml.safe_load(file.read_text(encoding="utf-8"))]


def find_statements(method: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for level in ("description", *LEVELS):
        yield from method[level]


METHODS = read_methods()
SOURCES: dict[str, Any] = read("content/sources/concealment.yml") | read(
    "content/sources/joint_activities.yml"
)
CONTROL = read("content/container_control.yml")
JOINT = read("content/joint_activities.yml")
VOCABULARIES = {name: read(f"vocabulary/{name}.yml") for name in ("concealment", "installations")}


def test_there_are_at_least_48_methods_each_with_a_code_of_its_own() -> None:
    codes = [method["code"] for method in METHODS]
    assert len(codes) >= 48
    assert len(set(codes)) == len(codes)


def test_every_agreed_code_is_a_method() -> None:
    assert {method["code"] for method in METHODS} >= AGREED_CODES


def test_no_method_is_an_orphan_and_each_family_has_a_file_and_children() -> None:
    families = {method["code"] for method in METHODS if method["parent"] is None}
    parents = {method["parent"] for method in METHODS if method["parent"] is not None}
    assert parents == families
    assert {file.stem for file in (ROOM / "content" / "concealment").glob("*.yml")} == families


def test_a_methods_code_begins_with_its_parents_code() -> None:
    for method in METHODS:
        parent = method["code"].rpartition(".")[0] or None
        assert method["parent"] == parent, method["code"]


@for_each(METHODS, name=lambda method: method["code"])
def test_a_method_tells_how_it_is_recognised_detected_and_prevented(method: dict[str, Any]) -> None:
    least = 2 if method["parent"] is None else 3
    assert method["description"]
    assert all(least <= len(method[level]) <= 5 for level in LEVELS)
    assert method["drugs"]
    assert method["transport"]
    assert method["handling"] == "TLP:CLEAR"


@for_each(METHODS, name=lambda method: method["code"])
def test_every_statement_of_a_method_is_sourced_or_from_practice_and_in_both_languages(
    method: dict[str, Any],
) -> None:
    assert CYRILLIC.search(method["name_ru"])
    assert not CYRILLIC.search(method["name_en"])
    for statement in find_statements(method):
        assert CYRILLIC.search(statement["ru"]), statement["en"]
        assert not CYRILLIC.search(statement["en"])
        assert bool(statement.get("sources")) != statement.get("practice", False), statement["en"]
        assert set(statement.get("sources", ())) <= SOURCES.keys()


def test_every_description_says_of_which_year_it_speaks() -> None:
    years = [statement["as_of"] for method in METHODS for statement in method["description"]]
    assert all(2000 <= year <= 2026 for year in years)


def test_no_statement_is_told_twice_within_a_method() -> None:
    for method in METHODS:
        told = Counter(statement["en"] for statement in find_statements(method))
        assert not [text for text, times in told.items() if times > 1], method["code"]


def test_every_source_is_complete_and_every_one_cited_is_there() -> None:
    used = {
        s for method in METHODS for statement in find_statements(method) for s in statement.get("sources", ())
    }
    used |= {s for measure in CONTROL["measures"] for one in measure["statements"] for s in one["sources"]}
    used |= {s for unit in CONTROL["units"] for s in unit["sources"]}
    used |= {s for joint in JOINT["joint_activities"] for one in joint["statements"] for s in one["sources"]}
    assert used <= set(SOURCES)  # one that no record cites any more stays: a person's record may cite it
    for source in SOURCES.values():
        assert set(source) == {"title", "publisher", "date", "address", "kind", "language"}
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", str(source["date"]))
        assert source["address"].startswith("http")
        assert source["kind"] in {"report", "news", "data", "guideline"}


@pytest.mark.parametrize(
    ("name", "values"), [("concealment", HIDING_PLACES), ("installations", INSTALLATIONS)]
)
def test_every_value_of_the_unodc_release_maps_to_exactly_one_term(name: str, values: frozenset[str]) -> None:
    mapped = Counter(value for term in VOCABULARIES[name] for value in term["ids"])
    assert set(mapped) == values
    assert set(mapped.values()) == {1}


@pytest.mark.parametrize("name", ["concealment", "installations"])
def test_a_terms_alias_belongs_to_it_alone_and_is_in_lower_case(name: str) -> None:
    aliases = Counter(alias for term in VOCABULARIES[name] for alias in term["aliases"])
    assert not [alias for alias, times in aliases.items() if times > 1]
    assert all(alias == alias.lower().strip() for alias in aliases)


@pytest.mark.parametrize("name", ["concealment", "installations"])
def test_every_term_has_both_languages_a_known_parent_and_russian_aliases(name: str) -> None:
    codes = {term["code"] for term in VOCABULARIES[name]}
    assert len(codes) == len(VOCABULARIES[name])
    for term in VOCABULARIES[name]:
        assert term.keys() - {"method"} == {"code", "parent", "en", "ru", "aliases", "ids"}, term["code"]
        assert term["parent"] is None or term["parent"] in codes, term["code"]
        assert CYRILLIC.search(term["ru"])
        assert not CYRILLIC.search(term["en"])
        assert any(CYRILLIC.search(alias) for alias in term["aliases"]), term["code"]


def test_terms_that_are_methods_have_the_names_and_the_mapping_of_the_methods() -> None:
    terms = {term["code"]: term for term in VOCABULARIES["concealment"] if term.get("method", True)}
    methods = {method["code"]: method for method in METHODS}
    assert terms.keys() == methods.keys()
    for code, method in methods.items():
        assert (method["name_en"], method["name_ru"]) == (terms[code]["en"], terms[code]["ru"]), code
        assert method["ids_codes"] == terms[code]["ids"], code
        assert method["parent"] == terms[code]["parent"], code


def test_a_blank_or_unknown_hiding_place_stays_unknown() -> None:
    unknown = {term["code"]: term["ids"] for term in VOCABULARIES["concealment"]}["unknown"]
    assert set(unknown) == {"", "Unknown"}


def test_container_measures_are_sourced_and_in_both_languages() -> None:
    assert len(CONTROL["measures"]) >= 8
    for measure in CONTROL["measures"]:
        assert CYRILLIC.search(measure["name_ru"])
        for statement in measure["statements"]:
            assert CYRILLIC.search(statement["ru"])
            assert statement["as_of"]
            assert set(statement["sources"]) <= SOURCES.keys()


def test_every_control_unit_lies_in_the_region_and_is_publicly_reported() -> None:
    codes = [unit["code"] for unit in CONTROL["units"]]
    assert len(set(codes)) == len(codes)
    for unit in CONTROL["units"]:
        assert unit["code"].startswith(unit["country"] + "_")
        assert 29 <= unit["lat"] <= 56
        assert 40 <= unit["lon"] <= 88
        assert unit["kind"] in {
            "seaport",
            "dry_port",
            "land_border",
            "inland_customs",
            "air_cargo",
        }
        assert unit["since"] <= unit["last_reported"]
        assert CYRILLIC.search(unit["name_ru"])
        assert unit["sources"]


def test_a_unit_is_not_said_to_work_after_its_latest_source() -> None:
    for unit in CONTROL["units"]:
        latest = max(int(SOURCES[source]["date"][:4]) for source in unit["sources"])
        assert unit["last_reported"] <= latest, unit["code"]


def test_joint_activities_name_dates_and_at_least_two_countries() -> None:
    for joint in JOINT["joint_activities"]:
        assert joint["start"] <= joint["end"]
        assert len(set(joint["countries"])) >= 2
        assert all(statement["sources"] for statement in joint["statements"])


def test_the_loader_takes_every_method_file() -> None:
    assert set(load_concealment()) == {method["code"] for method in METHODS}


def test_no_text_speaks_of_what_control_does_not_find() -> None:
    evasion = re.compile(
        r"undetect|evad|defeat|avoid detection|not (be )?detected|необнаруж|избежать (досмотра|обнаруж)"
    )
    texts = [
        statement[lang]
        for method in METHODS
        for statement in find_statements(method)
        for lang in ("en", "ru")
    ]
    assert not [text for text in texts if evasion.search(text)]
