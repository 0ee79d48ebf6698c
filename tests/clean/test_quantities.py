"""Amounts, units and kg equivalents."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.clean import (
    clean_amount,
    clean_quantity,
    clean_unit,
    find_decimal_separator,
    find_open_thousands,
    mass_equivalent,
)
from catalogue.model import Quantity
from catalogue.vocabulary import get_vocabulary

TEXTS = st.text() | st.text(alphabet="0123456789., 'eкгтабл()-+;тыс")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1", 1),
        ("1,5", 1.5),
        ("1.5", 1.5),
        (".5", 0.5),
        ("0,123", 0.123),
        ("1 234,5", 1234.5),
        ("1\u202f234", 1234),
        ("1\u00a0234\u00a0567", 1234567),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("1,234,567", 1234567),
        ("1,234,567.8", 1234567.8),
        ("1.234.567,8", 1234567.8),
        ("1'234.5", 1234.5),
        ("1e-07", 1e-7),
        ("-5", -5),
        ("0", 0),
        ("около 5", 5),
        ("≈ 5,2", 5.2),
        ("5.", 5),
        ("1,234", 1.234),
    ],
)
def test_a_number_is_read_in_every_common_form(text: str, amount: float) -> None:
    assert clean_amount(text) == pytest.approx(amount)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "12 34", "1.2.3", "5-7", "nan", "inf", "1e999", "5 кг", "более 5", "1,23,456", "=1+1", "١٢"],
)
def test_what_is_no_number_or_not_certain_is_not_read(text: str) -> None:
    assert clean_amount(text) is None


def test_the_proof_of_the_column_decides_what_one_sign_means() -> None:
    assert clean_amount("1,234", decimal=".") == 1234
    assert clean_amount("1.234", decimal=",") == 1234
    assert clean_amount("1,234", decimal=",") == pytest.approx(1.234)
    assert clean_amount("0,234", decimal=".") == pytest.approx(0.234)


@pytest.mark.parametrize(
    ("texts", "sign"),
    [
        (["1,234", "5,5"], ","),
        (["1,234", "1,234.5"], "."),
        (["1,234,567"], "."),
        (["1,234,567.8"], "."),
        (["1.234.567,8"], ","),
        (["0,123"], ","),
        (["1,234", "1 234", "7"], None),
        (["1,5", "1.5"], None),
        ([], None),
    ],
)
def test_a_column_proves_its_decimal_sign_or_nothing(texts: list[str], sign: str | None) -> None:
    assert find_decimal_separator(texts) == sign


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 тонны 83 кг 274 г", [(4083.274, "kg")]),
        ("1 кг 250 г", [(1.25, "kg")]),
        ("1кг250г", [(1.25, "kg")]),
        ("1 кг. и 250 гр.", [(1.25, "kg")]),
        ("2 л 500 мл", [(2.5, "l")]),
        ("5,0 кг нетто", [(5, "kg")]),
        ("536 гр", [(536, "g")]),
        ("12 таб.", [(12, "tablet")]),
        ("5 тыс. разовых доз", [(5000, "dose")]),
        ("2 млн разовых доз", [(2_000_000, "dose")]),
        ("6 упаковок по 0,5 кг в каждой", [(3, "kg")]),
        ("4 bags of 250 g in each", [(1000, "g")]),
        ("1,5 л", [(1.5, "l")]),
        ("5 (кг)", [(5, "kg")]),
        ("1,5 кг (3 пакета)", [(1.5, "kg")]),
        ("общим весом 1 000,5 г", [(1000.5, "g")]),
        ("12 таб. 5 г", [(12, "tablet"), (5, "g")]),
        ("10 г; 5 г", [(10, "g"), (5, "g")]),
        ("2 тыс. таблеток", [(2, "thousand_tablets")]),
        ("3 тыс. ампул", [(3000, "ampoule")]),
        ("10 см3", [(10, "cubic_centimetre")]),
        ("25 кустов", [(25, "plant")]),
        ("2 x 500 г", [(1000, "g")]),
        ("0,5 г. х 3", [(1.5, "g")]),
        ("0,1 г × 3 шт.", [(0.3, "g")]),
        ("2 пакета по 500 г", [(1000, "g")]),
        ("12 x 50 tablets", [(600, "tablet")]),
        ("30 капсул по 7 гр", [(210, "g")]),
        ("6 мешков по 15 кг каждый", [(90, "kg")]),
        ("6 мешков, 15 кг каждый", [(90, "kg")]),
        ("3 свёртка весом по 4 г", [(12, "g")]),
        ("7 bricks of 250 g each", [(1750, "g")]),
        ("7 sacks weighing 12 kg each", [(84, "kg")]),
        ("4 parcels, 2.5 kg each", [(10, "kg")]),
        ("4 пакета по 200 гр и 3 пакета по 30 гр", [(0.89, "kg")]),
        ("1 пакет по 2 кг, 3 пакета по 0,5 кг", [(3.5, "kg")]),
        ("4 packets of 200 g and 3 bags of 1 kg", [(3.8, "kg")]),
        ("½ кг", [(0.5, "kg")]),
        ("1½ кг", [(1.5, "kg")]),
    ],
)
def test_amounts_with_units_in_the_cell_are_read(text: str, expected: list[tuple[float, str]]) -> None:
    read = clean_quantity(text)
    assert read is not None
    assert [(quantity.amount, quantity.unit) for quantity in read] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5 кг 5000 г",
        "1 кг = 1000 г",
        "2 x",
        "до 3 кг",
        "более 3 кг",
        "5 попугаев",
        "1 кг 250",
        "кг",
        "1 кг 12 34 г",
        "не взвешено",
        "5 кг ??? 3",
    ],
)
def test_a_cell_of_which_a_part_stays_unread_is_not_read(text: str) -> None:
    assert clean_quantity(text) is None


def test_the_unit_in_the_cell_goes_before_its_own_column_and_the_default() -> None:
    assert clean_quantity("5 г", "кг", "t") == (Quantity(5, "g"),)
    assert clean_quantity("5", "кг", "t") == (Quantity(5, "kg"),)
    assert clean_quantity("5", "", "t") == (Quantity(5, "t"),)
    assert clean_quantity("5") == (Quantity(5, "unknown"),)


@pytest.mark.parametrize(
    ("text", "unit"), [("КГ.", "kg"), ("Gram", "g"), ("тонн", "t"), ("kг", "kg"), ("шт", "piece")]
)
def test_units_are_understood_in_both_languages_and_mixed_alphabets(text: str, unit: str) -> None:
    assert clean_unit(text) == unit


def test_a_unit_that_is_not_given_or_not_known_is_none() -> None:
    assert [clean_unit(text) for text in ("", "unknown", "попугай")] == [None, None, None]


def test_the_kg_equivalent_names_its_factor() -> None:
    equivalent = mass_equivalent(Quantity(100, "tablet"), "ecstasy")
    assert equivalent is not None
    assert equivalent.mass_kg == pytest.approx(0.027)
    assert (equivalent.factor, equivalent.factor_key) == (0.00027, "ecstasy_tablet")


def test_without_a_published_factor_there_is_no_kg_equivalent() -> None:
    assert mass_equivalent(Quantity(100, "tablet"), "heroin") is None
    assert mass_equivalent(Quantity(100, "unknown"), "heroin") is None


@given(st.floats(min_value=0, max_value=1e12, allow_nan=False))
def test_a_number_written_with_a_point_or_a_comma_comes_back(number: float) -> None:
    written = f"{number:.4f}"
    spaced = f"{number:,.4f}".replace(",", " ").replace(".", ",")
    assert clean_amount(written) == float(written)
    assert clean_amount(spaced) == float(written)


@given(st.integers(0, 10**9), st.sampled_from(["kg", "g", "tablet", "ampoule", "l"]))
def test_an_amount_with_the_name_of_its_unit_comes_back(amount: int, unit: str) -> None:
    label = get_vocabulary("units").label(unit, "ru")
    assert clean_quantity(f"{amount} {label}") == (Quantity(float(amount), unit),)


@given(st.integers(1, 999), st.integers(1, 999))
def test_kilograms_and_grams_add_up(kilograms: int, grams: int) -> None:
    assert clean_quantity(f"{kilograms} кг {grams} г") == (Quantity(float(f"{kilograms}.{grams:03d}"), "kg"),)


@given(TEXTS, st.sampled_from([None, ",", "."]))
def test_no_text_raises_and_every_amount_is_finite(text: str, decimal: str | None) -> None:
    amount = clean_amount(text, decimal=decimal)
    assert amount is None or math.isfinite(amount)


@given(TEXTS, TEXTS)
def test_every_quantity_has_a_unit_of_the_vocabulary(amount_text: str, unit_text: str) -> None:
    for quantity in clean_quantity(amount_text, unit_text) or ():
        assert quantity.unit in get_vocabulary("units")
        assert math.isfinite(quantity.amount)


@given(st.lists(TEXTS))
def test_evidence_of_the_decimal_sign_never_raises(texts: list[str]) -> None:
    assert find_decimal_separator(texts) in {",", ".", None}


@given(
    st.integers(2, 500),
    st.integers(1, 5000),
    st.sampled_from(["пакетов", "брикетов", "капсул", "мешков", "packets", "bricks", "capsules", "bags"]),
    st.sampled_from([("по {} г", "г"), ("по {} г каждый", "г"), ("of {} g each", "g"), ("at {} g", "g")]),
)
def test_packages_of_one_weight_weigh_their_number_times_it(
    number: int, grams: int, packages: str, form: tuple[str, str]
) -> None:
    assert clean_quantity(f"{number} {packages} {form[0].format(grams)}") == (Quantity(number * grams, "g"),)


@given(st.integers(1, 999), st.integers(0, 999))
def test_a_comma_before_three_digits_leaves_thousands_open_until_the_column_proves_it(
    thousands: int, rest: int
) -> None:
    written = f"{thousands},{rest:03d}"
    assert find_open_thousands(f"{written} g") == written
    assert clean_amount(written) == pytest.approx(thousands + rest / 1000)
    assert clean_amount(written, decimal=".") == thousands * 1000 + rest


@given(st.floats(min_value=0, max_value=1e6, allow_nan=False), st.sampled_from([0, 1, 2, 4, 5]))
def test_no_other_number_of_decimals_leaves_thousands_open(number: float, decimals: int) -> None:
    assert find_open_thousands(f"{number:.{decimals}f}".replace(".", ",")) is None


@given(TEXTS)
def test_looking_for_thousands_never_raises_and_finds_what_stands_there(text: str) -> None:
    found = find_open_thousands(text)
    assert found is None or clean_amount(found) is not None
