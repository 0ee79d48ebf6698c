"""Container numbers are known by their check digit, goods by their heading."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.clean.containers import check_digit, clean_container_number, clean_hs_heading

OWNERS = st.text(string.ascii_uppercase, min_size=3, max_size=3)
SERIALS = st.text("0123456789", min_size=6, max_size=6)


# CSQU3054383 is the worked example of ISO 6346.
@pytest.mark.parametrize(
    "text", ["CSQU3054383", "CSQU 305438-3", "csqu3054383", "конт. № CSQU 305438 3", "СSQU3054383"]
)
def test_a_container_number_is_read_however_it_is_parted(text: str) -> None:
    assert clean_container_number(text) == "CSQU3054383"


@pytest.mark.parametrize(
    "text", ["", "CSQU3054384", "CSQX3054383", "3054383", "CSQU305438", "без контейнера"]
)
def test_what_is_no_container_number_or_has_a_wrong_check_digit_is_none(text: str) -> None:
    assert clean_container_number(text) is None


@given(OWNERS, st.sampled_from("UJZ"), SERIALS)
def test_every_number_with_its_own_check_digit_is_known(owner: str, kind: str, serial: str) -> None:
    number = owner + kind + serial
    whole = f"{number}{check_digit(number)}"
    assert clean_container_number(whole) == whole


@given(OWNERS, SERIALS, st.integers(0, 5), st.integers(1, 9))
def test_one_mistyped_digit_is_noticed(owner: str, serial: str, place: int, by: int) -> None:
    number = f"{owner}U{serial}"
    digit = str((int(serial[place]) + by) % 10)
    mistyped = f"{owner}U{serial[:place]}{digit}{serial[place + 1 :]}"
    assert check_digit(mistyped) != check_digit(number) or check_digit(number) == 0


@given(st.text())
def test_any_text_gives_a_number_of_eleven_or_none(text: str) -> None:
    found = clean_container_number(text)
    assert found is None or len(found) == 11


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("HS 0806", "0806"),
        ("ТН ВЭД 0806 20", "0806"),
        ("изюм, ТН ВЭД: 0806209000", "0806"),
        ("2806100000", "2806"),
        ("изюм", None),
        ("9999", None),
        ("7701", None),
        ("2016 мешков", None),
        ("", None),
    ],
)
def test_a_heading_is_read_where_it_is_marked_or_stands_alone(text: str, heading: str | None) -> None:
    assert clean_hs_heading(text) == heading


@given(st.text())
def test_any_text_gives_a_heading_of_four_digits_or_none(text: str) -> None:
    found = clean_hs_heading(text)
    assert found is None or (len(found) == 4 and found.isascii() and found.isdigit())
