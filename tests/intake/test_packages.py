"""Packages of a drug, each of a weight: the weight of all counts, never that of one."""

from __future__ import annotations

import pytest

from tests.intake.builders import converted, csv_bytes

HEADER = ("Дата", "Страна", "Изъято")
# Amounts of one cell are told apart from texts by what most cells of the column hold.
PLAIN = [("01.03.2022", "Узбекистан", text) for text in ("опий 3 кг", "героин 20 г", "гашиш 1 кг")]


def items(text: str) -> list[tuple[str, float]]:
    """Return drug and kg of the items in one cell that names drugs with their amounts."""
    result = converted(csv_bytes([HEADER, *PLAIN, ("02.03.2022", "Узбекистан", text)]))
    own = result.items[result.items["row_index"] == len(PLAIN)]
    return [(drug, round(kg, 6)) for drug, kg in zip(own["drug"], own["mass_kg"].fillna(-1), strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 брикета гашиша по 250 гр", [("cannabis_resin", 1)]),
        ("6 пакетов героина по 2 кг", [("heroin", 12)]),
        ("30 капсул с героином по 7 гр", [("heroin", 0.21)]),
        ("3 мешка опия по 15 кг каждый", [("opium", 45)]),
        ("3 мешка опия, 15 кг каждый", [("opium", 45)]),
        ("героин: 4 пакета по 200 гр и 3 пакета по 30 гр", [("heroin", 0.89)]),
        ("4 брикета гашиша по 250 гр и 6 пакетов героина по 2 кг", [("cannabis_resin", 1), ("heroin", 12)]),
        ("4 bricks of hashish of 250 g each", [("cannabis_resin", 1)]),
        ("30 capsules of heroin, 7 g each", [("heroin", 0.21)]),
        ("6 sacks of opium at 15 kg each", [("opium", 90)]),
        ("4 x 250 g bricks of hashish", [("cannabis_resin", 1)]),
        ("6 packets of heroin weighing 250 g each", [("heroin", 1.5)]),
        ("3 пакета героина общим весом 2 кг", [("heroin", 2)]),
        ("3 пакета героина 2 кг", [("heroin", 2)]),
    ],
)
def test_packages_times_weight(text: str, expected: list[tuple[str, float]]) -> None:
    assert items(text) == expected


def test_packages_that_are_not_understood_never_count_as_one() -> None:
    assert items("два брикета гашиша по 500 гр") == [("cannabis_resin", -1)]
    assert items("4 попугая гашиша по 250 гр") == [("cannabis_resin", -1)]


@pytest.mark.parametrize(
    "text", ["героин 1 кг, нечто 2 кг", "героин, опий 2 кг", "опий и героин: 2 пакета по 1 кг"]
)
def test_amounts_of_several_drugs_are_never_given_to_one_of_them(text: str) -> None:
    assert [kg for _, kg in items(text)] == [-1]


def test_packages_count_beside_a_column_of_drugs_too() -> None:
    rows = [("02.03.2022", "Узбекистан", "гашиш", "4 брикета гашиша по 250 гр")]
    rows += [("02.03.2022", "Узбекистан", "героин", "30 капсул по 7 гр")]
    result = converted(csv_bytes([("Дата", "Страна", "Наркотик", "Количество"), *rows]))
    assert result.items["mass_kg"].round(6).tolist() == [1, 0.21]
    assert result.problems.empty
