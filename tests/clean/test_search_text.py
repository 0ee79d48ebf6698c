"""What a person types into the search: words in any form, phrases, words that must not be there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.clean.search_text import SearchTerm, any_holds, parse_search, stem_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("грузовик", "грузовиками"),
        ("тайник", "Тайнике"),
        ("героин", "ГЕРОИНА"),
        ("мёд", "мед"),
        ("Хорог", "Хороге"),
        ("trucks", "truck"),
        ("hiding", "hide"),
        ("container", "Containers"),
    ],
)
def test_the_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem_text(one) == stem_text(other)


@pytest.mark.parametrize(("one", "other"), [("героин", "гашиш"), ("truck", "train"), ("Ош", "Ташкент")])
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stem_text(one) != stem_text(other)


def test_words_are_all_meant_a_phrase_together_and_a_minus_leaves_out() -> None:
    terms = parse_search('грузовик "fuel tank" -"сухие фрукты" -поезд')
    assert [term.excluded for term in terms] == [False, False, True, True]
    assert [len(term.stems) for term in terms] == [1, 2, 2, 1]


def test_a_case_number_is_a_phrase_of_its_parts() -> None:
    assert parse_search("12-345/2016") == (SearchTerm(("12", "345", "2016")),)


def test_quotes_of_both_languages_and_a_quote_left_open_are_understood() -> None:
    assert (
        parse_search("«топливный бак»") == parse_search('"топливный бак"') == parse_search('"топливный бак')
    )


def test_a_phrase_holds_its_words_in_order_only() -> None:
    (phrase,) = parse_search('"топливный бак"')
    assert any_holds(["спрятано в топливном баке"], phrase)
    assert not any_holds(["бак топливный"], phrase)
    assert not any_holds(["топливный", "бак"], phrase)


@pytest.mark.parametrize("text", ["", "  ", "-", '""', "?! …"])
def test_text_without_a_letter_asks_for_nothing(text: str) -> None:
    assert parse_search(text) == ()


@given(st.text())
def test_any_text_is_understood_and_no_stem_is_empty(text: str) -> None:
    assert all(stem for term in parse_search(text) for stem in term.stems)


@given(st.text())
def test_a_text_holds_each_of_its_own_words(text: str) -> None:
    assert all(any_holds([text], SearchTerm((stem,))) for stem in stem_text(text))
