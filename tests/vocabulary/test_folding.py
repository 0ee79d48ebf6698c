"""The comparing key: what counts for a spelling and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.vocabulary import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Опий-сырец", "опий сырец"),
        ("ГЕРОИН ", "героин"),
        ("мёд", "мед"),
        ("Côte d'Ivoire", "cote d’ivoire"),
        ("Border - inbound", "border – inbound"),
        ("№ п/п", "No п п"),
        ("heroin", "heroin"),
    ],
)
def test_case_accents_and_punctuation_do_not_part_two_spellings(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("мой", "мои"), ("JWH-018", "JWH-081"), ("ўн", "ун"), ("5F-AMB", "AMB")]
)
def test_letters_and_digits_that_differ_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_text_without_a_letter_or_digit_folds_to_nothing() -> None:
    assert fold(" -— … ") == ""


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_case_never_parts_two_spellings_of_plain_letters(text: str) -> None:
    plain = "".join(character for character in text if "а" <= character <= "я" or "a" <= character <= "z")
    assert fold(plain.upper()) == fold(plain)
