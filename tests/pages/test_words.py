"""The texts of the screens: each is there in both languages, each is used, none breaks when filled in."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from catalogue import COVERED_FIELDS, DIMENSIONS, EXPORT_FORMS, THING_KINDS, get_vocabulary
from catalogue.clean.decided_places import Verdict
from catalogue.content import ACTIVITY_KINDS, Route
from catalogue.content.container_control import BASES
from catalogue.content.container_control import KINDS as UNIT_KINDS
from catalogue.content.records import (
    DIRECTIONS,
    INFORMATION_GRADES,
    MODES,
    SOURCE_GRADES,
    SOURCE_KINDS,
    STATUSES,
)
from catalogue.model import PlacePrecision
from catalogue.problems import Severity
from catalogue.vocabulary.loading import read_words
from geodata.gazetteer.reasons import REASONS
from tests.each import for_each

PROJECT = Path(__file__).resolve().parents[2]
WORDS = read_words()
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PROJECT.glob("pages/**/*.py")))
# Every act that a statement of the store notes in the log; a verdict stands for itself.
ROOM = "\n".join(path.read_text(encoding="utf-8") for path in PROJECT.glob("catalogue/store/*.py"))
ACTS = set(re.findall(r'note\(\s*store,\s*[\w.]+,\s*"(\w+)"', ROOM)) | {
    "attribution_asserted",
    "attribution_denied",
    "proposal_accepted",
    "proposal_dismissed",
}
# Keys that the screens build from a code: one for each value that the code can have.
BUILT = {
    "status": STATUSES,
    "mode": MODES,
    "grade": SOURCE_GRADES | {str(grade) for grade in INFORMATION_GRADES},
    "precision": {precision.value for precision in PlacePrecision},
    "severity": {severity.value for severity in Severity},
    "act": ACTS,
    "download": set(EXPORT_FORMS),
    "fact_kind": {*THING_KINDS, *DIMENSIONS},
    "coverage_field": set(COVERED_FIELDS),
    "containers_kind": set(UNIT_KINDS),
    "containers_since": set(BASES),
    "operations_kind": set(ACTIVITY_KINDS),
    "places_reason": set(REASONS) | {f"decided_{verdict.value}" for verdict in Verdict},
    "places_say": {Verdict.COUNTRY.value, Verdict.NOTHING.value},
    "routes_direction": DIRECTIONS,
    "routes_field": {field.name for field in dataclasses.fields(Route)},
    "source_kind": SOURCE_KINDS,
    "step": {"read", "convert", "write", "attribute", "done"},
}


@for_each(sorted(set(re.findall(r'\bsay\(\s*"([a-z_A-Z0-9]+)"', SOURCE))))
def test_a_text_that_a_screen_says_is_there_in_both_languages(key: str) -> None:
    assert WORDS[key]["en"].strip()
    assert WORDS[key]["ru"].strip()


@for_each(sorted(BUILT))
def test_a_text_is_there_for_every_value_of_a_code(family: str) -> None:
    assert {value for value in BUILT[family] if f"{family}_{value}" not in WORDS} == set()


@for_each(sorted(WORDS))
def test_both_languages_name_the_same_facts(key: str) -> None:
    named = {
        language: set(re.findall(r"{(\w+)[:}]", str(text))) for language, text in WORDS[key].items() if text
    }
    # A comma in a text without quotes would begin another key.
    assert set(WORDS[key]) == set(named) == {"en", "ru"}
    assert named["en"] == named["ru"]


def test_no_text_stands_unused() -> None:
    said = set(re.findall(r"[\"'/]([a-z_A-Z0-9]+)[\"']", SOURCE))
    # A key with a part that is filled in, such as f"status_{route.status}", stands for all that fit it.
    built = re.findall(r"f[\"']([a-z_A-Z0-9]*\{[^{}]*\}[a-z_A-Z0-9]*)[\"']", SOURCE)
    patterns = [re.compile(re.sub(r"\{[^}]*\}", "[A-Za-z_0-9]+", key)) for key in built if "_" in key]
    unused = [key for key in WORDS if key not in said and not any(one.fullmatch(key) for one in patterns)]
    assert unused == []


def test_russian_texts_hold_no_english_words_left_over() -> None:
    names = {
        "Excel",
        "OpenDocument",
        "GeoJSON",
        "GeoPackage",
        "Parquet",
        "gpkg",
        "Traffic",
        "Light",
        "Protocol",
        "Gi",
        "xlsx",
        "xls",
        "xlsb",
        "ods",
        "gz",
        "zip",
    }
    left = {}
    for key, text in WORDS.items():
        latin = set(re.findall(r"[A-Za-z]{2,}", re.sub(r"{\w+}", "", str(text["ru"]))))
        if words := {word for word in latin - names if not word.isupper()}:  # abbreviations stay as they are
            left[key] = words
    assert left == {}


@for_each(["en", "ru"])
def test_every_handling_code_says_with_whom_it_may_be_shared(language: str) -> None:
    assert all(term.extra[f"share_{language}"] for term in get_vocabulary("handling"))
