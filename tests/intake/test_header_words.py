"""A unit that stands in a header as a word of its own is the column's, and the rest is what the column is."""

from __future__ import annotations

import pytest

from catalogue.intake.header_parts import find_header_unit, without_unit
from tests.intake.builders import converted, csv_bytes


@pytest.mark.parametrize(
    ("header", "rest", "unit"),
    [
        ("Вес кг", "вес", "кг"),
        ("Изъято, г", "изъято", "г"),
        ("Изъято кг без упаковки", "изъято без упаковки", "кг"),
        ("Weight kg", "weight", "kg"),
        ("Weight (g)", "weight", "g"),
        ("Количество", "количество", None),
        ("", "", None),
    ],
)
def test_the_unit_of_a_header_is_taken_from_its_words(header: str, rest: str, unit: str | None) -> None:
    assert find_header_unit(header) == unit
    assert without_unit(header) == rest


@pytest.mark.parametrize("header", ["Вес кг", "Вес, кг", "Weight kg", "Вес (кг)"])
def test_the_unit_of_a_header_makes_its_numbers_amounts(header: str) -> None:
    rows = [("Дата", "Страна", "Наркотик", header), ("06.03.2024", "Таджикистан", "Опий", "2")]
    result = converted(csv_bytes(rows))
    assert result.items[["amount", "unit"]].to_numpy().tolist() == [[2, "kg"]]
