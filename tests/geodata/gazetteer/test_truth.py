"""Hand-labelled texts: the gazetteer answers each as a person who knows the region would."""

import csv
from functools import cache
from pathlib import Path

from geodata.gazetteer import Location, locate
from tests.each import for_each

TRUTH = Path(__file__).parents[2] / "data" / "place_truth.csv"


def read_truth() -> list[dict[str, str]]:
    with TRUTH.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def answer(row: dict[str, str]) -> Location:
    return answer_to(row["text"], row["country"], row["province_text"] or None)


answer_to = cache(locate)


def describe(location: Location) -> tuple[str, str, str, str]:
    if location.decision != "accepted":
        return location.decision, "", "", ""
    best = location.candidates[0]
    return "accepted", best.kind, best.province or "", best.name_en


def test_the_truth_file_holds_at_least_150_texts_of_all_six_countries() -> None:
    rows = read_truth()
    assert len(rows) >= 150
    assert {row["country"] for row in rows} >= {"KZ", "KG", "TJ", "TM", "UZ", "AF"}


@for_each(read_truth(), name=lambda row: f"{row['country']} {row['text']}")
def test_a_text_is_answered_as_labelled(row: dict[str, str]) -> None:
    expected = row["decision"], row["kind"], row["province"], row["name_en"]
    assert describe(answer(row)) == expected


def test_no_candidate_of_any_labelled_text_lies_in_another_country() -> None:
    strays = [
        (row["text"], c.country)
        for row in read_truth()
        for c in answer(row).candidates
        if c.country != row["country"]
    ]
    assert strays == []
