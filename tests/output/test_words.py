"""Words stand in both languages, numbers are written as each language writes them."""

import string

import pytest

from catalogue.output.words import mass_text, number_text, read_words, short_number, word
from tests.each import for_each

THIN = "\u202f"


@for_each(sorted(read_words()))
def test_every_phrase_stands_in_both_languages_with_the_same_facts(key: str) -> None:
    phrases = read_words()[key]
    assert set(phrases) == {"en", "ru"}
    facts = [
        {name for _, name, _, _ in string.Formatter().parse(phrases[lang]) if name} for lang in ("en", "ru")
    ]
    assert facts[0] == facts[1]
    assert all(phrases.values())


def test_an_unknown_word_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        word("no_such_word", "en")


def test_thousands_are_parted_by_a_thin_space_and_russian_has_a_decimal_comma() -> None:
    assert number_text(1234567.5, "en", 1) == f"1{THIN}234{THIN}567.5"
    assert number_text(1234567.5, "ru", 1) == f"1{THIN}234{THIN}567,5"


def test_a_mass_is_the_finer_the_smaller_it_is() -> None:
    masses = (12345.6, 100, 99.96, 52.06, 1, 0.9996, 0.315, 0.5, 0.0)
    assert [mass_text(mass, "ru") for mass in masses] == [
        f"12{THIN}346", "100", "100,0", "52,1", "1,0", "1", "0,315", "0,5", "0,000",
    ]  # fmt: skip


def test_a_number_inside_a_circle_has_four_signs_at_most() -> None:
    values = (0.4, 1, 9.4, 12, 950, 999.6, 1200, 9960, 35400, 999_999, 1_240_000)
    shown = [short_number(value, "en") for value in values]
    assert shown == ["0.4", "1", "9.4", "12", "950", "1.0k", "1.2k", "10.0k", "35k", "1.0M", "1.2M"]


def test_a_short_number_bears_no_latin_letter_in_russian() -> None:
    shown = [short_number(value, "ru") for value in (0.4, 950, 1250, 9900, 12_400, 1.2e6)]
    assert shown == ["0,4", "950", f"1{THIN}250", f"9{THIN}900", "12 тыс.", "1,2 млн"]


@pytest.mark.parametrize(
    ("cases", "told"),
    [("1", "1 seizure; 2 kg"), ("1,001", "1,001 seizures; 2 kg"), ("0", "0 seizures; 2 kg")],
)
def test_one_seizure_is_told_in_the_singular(cases: str, told: str) -> None:
    assert word("figures_line", "en", cases=cases, mass="2").startswith(told)
