"""Text of a cell: one line, nothing invisible, one alphabet a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from catalogue.clean.text import clean_text, mostly_cyrillic, unify_script


def test_spaces_dashes_and_invisible_marks_become_plain() -> None:
    assert clean_text("\ufeffОпий\u00a0—\u2009сырец\u200b\u00ad\n(сухой) ") == "Опий - сырец (сухой)"


def test_signs_that_mean_something_are_kept() -> None:
    assert clean_text("5 м² № 7 ½") == "5 м² № 7 ½"


def test_full_width_letters_become_common_ones() -> None:
    assert clean_text("ＡＢ １２") == "AB 12"


def test_a_word_typed_in_two_alphabets_is_written_in_one() -> None:
    assert unify_script("гepоин JWH-018 МDMA") == "героин JWH-018 MDMA"


def test_a_word_without_twins_in_the_other_alphabet_is_left_alone() -> None:
    assert unify_script("αбв zж") == "αбв zж"


def test_the_alphabet_of_a_text_is_told_by_most_of_its_letters() -> None:
    assert mostly_cyrillic("Ташкент UZ")
    assert not mostly_cyrillic("Tashkent г.")
    assert not mostly_cyrillic("123")


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.text())
def test_clean_text_is_one_line(text: str) -> None:
    assert len(clean_text(text).splitlines()) <= 1


@given(st.text(alphabet="абвгABCаср-1 "))
def test_unifying_twice_changes_nothing_more(text: str) -> None:
    assert unify_script(unify_script(text)) == unify_script(text)
