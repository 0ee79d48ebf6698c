"""Repeats: each single fact that makes, lifts, lowers or unmakes a proposal, its odds worked out by hand.

Odds = 0.02 / chance, chance = (further reports of the weight + 5, 2, 0.5 or 0.1 for one, two, three or more
figures) / days on which the country reports (365 at least). So two reports of a weight of one figure have
odds of 0.02 * 365 / 5 = 1.46, of two figures 3.65, of three 14.6, of four 73. Days apart divide them by
1 + 2 * days. Each fact then multiplies them: units 5, script 3, import 2, sender 2, place 2, exact repeat
1.5, several items 5, another place 0.3, a group of drugs 0.3. The score is odds / (1 + odds).
"""

from __future__ import annotations

import datetime as dt
from shutil import copyfile
from typing import TYPE_CHECKING, Any

import pytest

import catalogue
from catalogue import EVERYTHING, Filters
from catalogue.analysis.duplicates import find_pairs
from tests.sheets import sheet_a

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store

FIGURES = {1: 1.46, 2: 3.65, 3: 14.6, 4: 73.0}
DAY = dt.date(2011, 1, 10)


def row(kg: str, day: int = 0, **other: str) -> str:
    """Return a report of heroin in Kazakhstan, `day` days after the first; no two cases share a weight."""
    facts = {
        "country": "Kazakhstan",
        "place": "",
        "drug": "Heroin",
        "unit": "Kilogram",
        "made_in": "",
    } | other
    date = DAY + dt.timedelta(day)
    cells = ("", facts["place"], str(date), facts["drug"], kg, facts["unit"], "", "", "", facts["made_in"])
    return ";".join(("Asia", "Central Asia", facts["country"], *cells, "", "", ""))


# What the second report of a case says otherwise than the first; every second one names the drug's country,
# so that none is an exact repeat by accident. Then the odds of the pair; None: it is no pair.
AF = {"made_in": "Afghanistan"}
PAIRS: dict[str, tuple[str, str, float | None]] = {
    "alike": (row("3"), row("3", **AF), FIGURES[1]),
    "alike in each cell": (row("4"), row("4"), 1.5 * FIGURES[1]),
    "two figures": (row("1.2"), row("1.2", **AF), FIGURES[2]),
    "three figures": (row("1.23"), row("1.23", **AF), FIGURES[3]),
    "same place": (row("5", place="Almaty"), row("5", place="Almaty", **AF), 2 * FIGURES[1]),
    "same place otherwise written": (
        row("6", place="Almaty"), row("6", place="Alma-Ata", **AF), 2 * FIGURES[1],
    ),
    "another place": (row("7", place="Almaty"), row("7", place="Astana", **AF), 0.3 * FIGURES[1]),
    "a place of one alone": (row("8", place="Almaty"), row("8", **AF), FIGURES[1]),
    "in grams": (row("9"), row("9000", unit="Gram", **AF), 5 * FIGURES[1]),
    "in another script": (row("20"), row("20", made_in="Афганистан"), 3 * FIGURES[1]),
    "a day later": (row("2.34"), row("2.34", 1), FIGURES[3] / 3),
    "two days later": (row("3.45"), row("3.45", 2), FIGURES[3] / 5),
    "three days later": (row("4.56"), row("4.56", 3), FIGURES[3] / 7),
    "three days earlier": (row("4.67", 3), row("4.67"), FIGURES[3] / 7),
    "four days later": (row("5.12"), row("5.12", 4), None),
    "three days later, four figures": (row("5.678"), row("5.678", 3), FIGURES[4] / 7),
    "a day later, two figures": (row("3.4"), row("3.4", 1), None),
    "0.45 % more": (row("400"), row("401.8"), FIGURES[1]),
    "0.6 % more": (row("500"), row("503"), None),
    "0.4 % more, a day later": (row("1.74"), row("1.747", 1), FIGURES[3] / 3),
    "0.6 % more, a day later": (row("1.84"), row("1.851", 1), None),
    "of a group of drugs": (row("6.78"), row("6.78", drug="Opiates"), 0.3 * FIGURES[3]),
    # One of three figures is evidence; the chance is that of the commoner weight, 7.8.
    "of a group of drugs, 0.4 % less": (row("7.83"), row("7.8", drug="Opiates"), 0.3 * FIGURES[2]),
    "of a group of drugs, 0.4 % more": (row("7.43"), row("7.46", drug="Opiates"), 0.3 * FIGURES[3]),
    "of a group of drugs, 0.7 % more": (row("7.13"), row("7.18", drug="Opiates"), None),
    "of a group of drugs, a day later": (row("8.12"), row("8.12", 1, drug="Opiates"), None),
    "of a group of drugs, two figures": (row("8.3"), row("8.3", drug="Opiates"), None),
    "of another drug": (row("9.87"), row("9.87", drug="Opium"), None),
    "of another country": (row("60"), row("60", country="Kyrgyzstan"), None),
    "without a factor": (
        row("12", drug="LSD", unit="Blotting paper"), row("12", drug="LSD", unit="Blotting paper", **AF),
        FIGURES[2],
    ),
    "in units that nothing converts": (
        row("14", drug="LSD", unit="Blotting paper"), row("14", drug="LSD", **AF), None,
    ),
}  # fmt: skip
# Three of one weight on a day: one further report, chance (1 + 5) / 365.
THREE = [row("70", made_in=made) for made in ("", "Afghanistan", "Iran")]
# Four of a weight, two and two: chance (2 + 0.5) / 365. Of five no other day is evidence.
FOUR = [row("2.22", day) for day in (0, 1, 100, 101)]
FIVE = [row("3.33", day) for day in (0, 1, 100, 101, 200)]
SIX = [row("90")] * 6
# Reported again: by the same sender, by another one, by another one who writes in Cyrillic and in grams.
AGAIN = [row("30"), row("40"), row("800", place="Almaty")]
SAME_SENDER = [row("30", **AF)]
OTHER_SENDER = [row("40", **AF), row("800000", place="Алматы", unit="Gram", **AF)]
# Each two of the first six become one seizure of two items; the drugs of the last weigh alike.
ITEMS = [
    row("80"), row("0.9", drug="Opium"), row("80", **AF), row("0.9", drug="Opium", **AF),
    row("0.6"), row("0.6", drug="Opiates", **AF), row("0.6", **AF),
    row("0.7"), row("0.7", **AF), row("0.7", drug="Opiates", **AF),
]  # fmt: skip
ITEM_CASES = (slice(0, 4), slice(4, 7), slice(7, 10))
# A country that reports on more than a year's days: 0.02 * 438 / 5 = 1.752.
DAILY = [row("0.0001", day, country="Uzbekistan", drug="Cocaine") for day in range(438)]
WEIGHT = [row("2", country="Uzbekistan"), row("2", country="Uzbekistan", **AF)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, bare_store: Path) -> Iterator[Store]:
    """Give a store with all cases, in three imports."""
    path = tmp_path_factory.mktemp("repeats") / "repeats.duckdb"
    copyfile(bare_store, path)
    first = [*(line for one, two, _ in PAIRS.values() for line in (one, two)), *THREE, *FOUR, *FIVE, *SIX]
    with catalogue.open_store(path) as opened:
        for name, sender, rows in (
            ("first.csv", "KZ", [*first, *AGAIN, *ITEMS, *WEIGHT, *DAILY]),
            ("second.csv", "KZ", SAME_SENDER),
            ("third.csv", "UNODC", OTHER_SENDER),
        ):
            catalogue.commit_import(
                opened, catalogue.preview_import(opened, sheet_a(*rows), name, sender=sender)
            )
        numbers = numbers_of(opened)
        for kept, joined in ((0, 1), (2, 3), (4, 5), (8, 9)):
            one, two = (numbers["items"][at] for at in (kept, joined))
            move = "UPDATE seized_item SET seizure_id = $one WHERE seizure_id = $two"
            opened.connection.execute(move, {"one": one, "two": two})
            opened.connection.execute("DELETE FROM seizure WHERE seizure_id = $two", {"two": two})
        yield opened


def numbers_of(store: Store) -> dict[str, list[int]]:
    """Return the numbers of the seizures of each part of the sheets, in the order of their rows."""
    parts = dict.fromkeys(PAIRS, 2) | {
        "three": 3, "four": 4, "five": 5, "six": 6, "again": 3, "items": 10, "weight": 2, "daily": 438,
        "same sender": 1, "other": 2,
    }  # fmt: skip
    read = store.connection.execute("SELECT raw_row_id FROM raw_row ORDER BY raw_row_id").fetchall()
    rows = iter(number for (number,) in read)
    of_row = dict(store.connection.execute("SELECT raw_row_id, seizure_id FROM seizure").fetchall())
    return {name: [of_row.get(next(rows), 0) for _ in range(many)] for name, many in parts.items()}


@pytest.fixture(scope="module")
def numbers(store: Store) -> dict[str, list[int]]:
    """Give the numbers of the seizures of each part."""
    return numbers_of(store)


@pytest.fixture(scope="module")
def pairs(store: Store) -> dict[tuple[int, int], dict[str, Any]]:
    """Give every pair, however unlikely, by the numbers of its reports."""
    found = find_pairs(store, EVERYTHING, min_score=0.0).to_dict("records")
    return {(one["seizure_a"], one["seizure_b"]): dict(one) for one in found}


def score(odds: float) -> Any:
    """Return the score, as it is told: to two figures."""
    return pytest.approx(odds / (1 + odds), abs=0.0051)


@pytest.mark.parametrize("case", PAIRS)
def test_a_pair_has_the_odds_of_what_its_reports_share_and_not(
    pairs: dict[tuple[int, int], dict[str, Any]], numbers: dict[str, list[int]], case: str
) -> None:
    odds = PAIRS[case][2]
    found = pairs.get((numbers[case][0], numbers[case][1]))
    assert (None if found is None else found["score"]) == (None if odds is None else score(odds))


def test_a_report_is_paired_with_no_other_case(
    pairs: dict[tuple[int, int], dict[str, Any]], numbers: dict[str, list[int]]
) -> None:
    told = [set(numbers[name]) for name in (*PAIRS, "three", "four", "five", "six", "items", "weight")]
    told += [{numbers["again"][0], *numbers["same sender"]}]
    told += [{numbers["again"][1 + at], numbers["other"][at]} for at in range(2)]
    assert not [pair for pair in pairs if not any(set(pair) <= own for own in told)]


def scores(pairs: dict[tuple[int, int], dict[str, Any]], own: list[int]) -> dict[tuple[int, int], float]:
    """Return the scores of the pairs among some reports, by their places among them."""
    at = {number: place for place, number in enumerate(own)}
    return {
        (at[one], at[two]): facts["score"] for (one, two), facts in pairs.items() if {one, two} <= set(own)
    }


def test_each_further_report_of_a_weight_makes_a_pair_likelier_to_be_chance(
    pairs: dict[tuple[int, int], dict[str, Any]], numbers: dict[str, list[int]]
) -> None:
    three = 0.02 * 365 / (1 + 5)
    assert scores(pairs, numbers["three"]) == {pair: score(three) for pair in ((0, 1), (0, 2), (1, 2))}
    four = 0.02 * 365 / (2 + 0.5) / 3
    assert scores(pairs, numbers["four"]) == {(0, 1): score(four), (2, 3): score(four)}
    assert scores(pairs, numbers["five"]) == {}
    # Six alike: each is compared with the next four of its day, so the first and the last are not.
    six = scores(pairs, numbers["six"])
    assert six == {
        (one, two): score(1.5 * 0.02 * 365 / (4 + 5))
        for one in range(6)
        for two in range(one + 1, 6)
        if two - one < 5
    }


def test_a_country_that_reports_on_more_days_makes_chance_rarer(
    pairs: dict[tuple[int, int], dict[str, Any]], numbers: dict[str, list[int]]
) -> None:
    assert scores(pairs, numbers["weight"]) == {(0, 1): score(1.2 * FIGURES[1])}


def test_another_import_another_sender_another_script_and_another_unit_each_add_their_weight(
    pairs: dict[tuple[int, int], dict[str, Any]], numbers: dict[str, list[int]]
) -> None:
    again, (same,), other = numbers["again"], numbers["same sender"], numbers["other"]
    assert pairs[again[0], same]["score"] == score(2 * FIGURES[1])
    assert pairs[again[1], other[0]]["score"] == score(2 * 2 * FIGURES[1])
    # Import, sender, unit, script and place: 2 * 2 * 5 * 3 * 2.
    assert pairs[again[2], other[1]]["score"] == score(120 * FIGURES[1])
    told = {name for name, value in pairs[again[2], other[1]].items() if value is True}
    assert told == {"batches_differ", "senders_differ", "units_differ", "script_differs", "same_place"}


def test_items_count_where_each_has_its_like_in_the_other_report(
    pairs: dict[tuple[int, int], dict[str, Any]], numbers: dict[str, list[int]]
) -> None:
    two_and_two, one_of_two, two_of_one = (numbers["items"][span] for span in ITEM_CASES)
    both, single, turned = (
        next(facts for pair, facts in pairs.items() if set(pair) <= set(own))
        for own in (two_and_two, one_of_two, two_of_one)
    )
    assert (both["items_match"], both["score"]) == (2, score(5 * FIGURES[1]))
    # Heroin and opiates of 0.6 kg each, and heroin of 0.6 kg, which is like either: one item alike, not two.
    for alike in (single, turned):
        assert (alike["items_match"], alike["score"], alike["drugs_differ"]) == (1, score(FIGURES[1]), False)


@pytest.mark.parametrize("least", [0.3, 0.5, 0.6, 0.75, 0.9, 0.98])
def test_a_wanted_score_leaves_out_the_pairs_below_it_and_no_other(
    store: Store, pairs: dict[tuple[int, int], dict[str, Any]], least: float
) -> None:
    wanted = {pair for pair, facts in pairs.items() if facts["score"] >= least}
    found = find_pairs(store, EVERYTHING, min_score=least)
    # A score is told to two figures: one just below the bound may be told as the bound.
    assert {
        pair for pair in wanted if pairs[pair]["score"] > least + 0.005
    } <= {*zip(found["seizure_a"], found["seizure_b"], strict=True)} <= wanted  # fmt: skip


def test_groups_join_what_pairs_connect_the_likeliest_first_each_with_its_reasons(
    store: Store, numbers: dict[str, list[int]], pairs: dict[tuple[int, int], dict[str, Any]]
) -> None:
    found = catalogue.find_duplicates(store, min_score=0.0)
    assert found["seizures"].map(len).tolist() == found["reports"].tolist()
    assert found["group"].tolist() == [seizures[0] for seizures in found["seizures"]]
    order = list(zip(-found["score"], found["group"], strict=True))
    assert order == sorted(order)
    of = {seizure: row for row in found.itertuples() for seizure in row.seizures}
    assert of[numbers["six"][0]].seizures == numbers["six"]
    assert of[numbers["three"][2]].seizures == numbers["three"]
    # Each report of a pair lies in one group, and no group holds more than its pairs connect.
    assert {of[one].group for one, _ in pairs} == set(found["group"])
    assert all(of[one].group == of[two].group for one, two in pairs)
    assert of[numbers["six"][0]].score == max(scores(pairs, numbers["six"]).values())


@pytest.mark.parametrize(
    ("case", "reasons"),
    [
        ("alike", ["same_day", "same_weight"]),
        ("alike in each cell", ["same_day", "same_weight", "exact_repeat"]),
        ("three figures", ["same_day", "same_weight", "distinctive_weight"]),
        ("two days later", ["days_apart:2", "same_weight", "distinctive_weight"]),
        ("in grams", ["same_day", "same_weight", "units_differ"]),
        ("in another script", ["same_day", "same_weight", "script_differs"]),
        ("same place otherwise written", ["same_day", "same_weight", "same_place"]),
        ("another place", ["same_day", "same_weight", "places_differ"]),
        ("of a group of drugs", ["same_day", "same_weight", "distinctive_weight", "drugs_related"]),
    ],
)
def test_a_group_gives_exactly_the_reasons_of_its_case(
    store: Store, numbers: dict[str, list[int]], case: str, reasons: list[str]
) -> None:
    groups = catalogue.find_duplicates(store, min_score=0.0).set_index("group")
    assert groups.loc[numbers[case][0], "reasons"] == reasons


def test_only_groups_with_a_report_of_the_import_are_touched_by_it(
    store: Store, numbers: dict[str, list[int]]
) -> None:
    third = int(catalogue.get_seizure(store, numbers["other"][0]).seizure["batch_id"])
    touched = catalogue.find_duplicates(store, touching=third, min_score=0.0)["seizures"].tolist()
    wanted = [[numbers["again"][at + 1], numbers["other"][at]] for at in range(2)]
    assert sorted(touched) == sorted(wanted)


def states(store: Store, *groups: list[int]) -> list[str]:
    """Return the states of groups."""
    return catalogue.get_duplicate_states(store, groups)


def test_totals_are_told_both_ways_and_a_decision_that_ended_counts_in_neither(
    store: Store, numbers: dict[str, list[int]]
) -> None:
    three = numbers["three"]
    one, two, last = three
    whole = Filters(drugs=("heroin",), mass_kg_min=69.9, mass_kg_max=70.1)
    merged = Filters(**vars(whole) | {"duplicates": "merged"})

    def total(filters: Filters) -> tuple[int, Any]:
        found = catalogue.find_seizures(store, filters)
        return found.count, pytest.approx(found.mass_kg)

    assert (total(whole), total(merged)) == ((3, 210), (3, 210))
    first = catalogue.decide_duplicates(store, [one, last], "same", lead=last)
    assert (total(whole), total(merged)) == ((3, 210), (2, 140))
    assert states(store, three) == ["open"]  # the one in the middle is not decided
    second = catalogue.decide_duplicates(store, [one, two], "different")
    assert states(store, three, [one, last], [one, two], [two, last]) == ["decided"] * 3 + ["open"]
    catalogue.undo_duplicate_decision(store, second)
    third = catalogue.decide_duplicates(store, [two, last], "later")
    assert states(store, three) == ["later"]
    catalogue.undo_duplicate_decision(store, third)
    all_same = catalogue.decide_duplicates(store, [two, last], "same")
    assert states(store, three) == ["decided"]
    assert (total(whole), total(merged)) == ((3, 210), (1, 70))
    catalogue.undo_duplicate_decision(store, all_same)
    catalogue.undo_duplicate_decision(store, first)
    assert states(store, three) == ["open"]
    assert (total(whole), total(merged)) == ((3, 210), (3, 210))
