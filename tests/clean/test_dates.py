"""Dates in all the ways of sheets; what is not certain is not read."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.clean import clean_date, find_month_first, leaves_order_open
from catalogue.model import DatePrecision, SeizureDate

RUSSIAN_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def day(date: dt.date) -> SeizureDate:
    return SeizureDate(date, date, DatePrecision.DAY)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-12",
        "2024-03-12 00:00:00",
        "2024-03-12T10:00:00Z",
        "2024/03/12",
        "12.03.2024",
        "12.03.24 г.",
        "12.3.2024",
        "12/03/2024",
        "12-03-2024",
        "12.03.2024 14:30",
        "12.03.2024, в 14:30",
        "45363",
        "45363.75",
        "20240312",
        "12 марта 2024 г.",
        "12 Марта 2024 года",
        "12-мар-24",
        "12 март 2024",
        "«12» марта 2024 г.",
        "March 12, 2024",
        "12th March 2024",
        "12 Mar 2024",
        "12-Mar-2024",
        "\u00a012.03.2024\u200b",
        "12.03.2024.",
    ],
)
def test_a_day_is_read_in_every_common_form(text: str) -> None:
    assert clean_date(text) == day(dt.date(2024, 3, 12))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("12-14.03.2024", "2024-03-12", "2024-03-14", "range"),
        ("12–14 марта 2024", "2024-03-12", "2024-03-14", "range"),
        ("с 12 по 14 марта 2024 г.", "2024-03-12", "2024-03-14", "range"),
        ("28.02-01.03.2024", "2024-02-28", "2024-03-01", "range"),
        ("12.03.2024 - 14.03.2024", "2024-03-12", "2024-03-14", "range"),
        ("28.12-03.01.2024", "2023-12-28", "2024-01-03", "range"),
        ("March 12-14, 2024", "2024-03-12", "2024-03-14", "range"),
        ("март 2024", "2024-03-01", "2024-03-31", "month"),
        ("в марте 2024 года", "2024-03-01", "2024-03-31", "month"),
        ("03.2024", "2024-03-01", "2024-03-31", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("январь-март 2024", "2024-01-01", "2024-03-31", "range"),
        ("I квартал 2024", "2024-01-01", "2024-03-31", "range"),
        ("4 кв. 2023 г.", "2023-10-01", "2023-12-31", "range"),
        ("в ночь с 12 на 13 марта 2024 г.", "2024-03-12", "2024-03-13", "range"),
        ("первое полугодие 2024", "2024-01-01", "2024-06-30", "range"),
        ("Q1 2024", "2024-01-01", "2024-03-31", "range"),
        ("II полугодие 2023", "2023-07-01", "2023-12-31", "range"),
        ("9 месяцев 2024 г.", "2024-01-01", "2024-09-30", "range"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024 год", "2024-01-01", "2024-12-31", "year"),
        ("2024.0", "2024-01-01", "2024-12-31", "year"),
        ("2011-2016 гг.", "2011-01-01", "2016-12-31", "range"),
    ],
)
def test_a_period_is_read_with_its_precision(text: str, first: str, last: str, precision: str) -> None:
    expected = SeizureDate(
        dt.date.fromisoformat(first), dt.date.fromisoformat(last), DatePrecision(precision)
    )
    assert clean_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "героин",
        "31.02.2024",
        "00.03.2024",
        "12.03",
        "12 марта",
        "5",
        "99999",
        "14-12.03.2024",
        "V квартал 2024",
        "13.13.2024",
        "1.2.3.4",
        "3024",
        "12.03.2024 и 14.03.2024",
        "н/д",
        "13 месяцев 2024",
    ],
)
def test_what_is_no_date_or_not_certain_is_not_read(text: str) -> None:
    assert clean_date(text) is None


def test_a_two_digit_year_is_of_this_century_up_to_69() -> None:
    assert clean_date("01.02.69") == day(dt.date(2069, 2, 1))
    assert clean_date("01.02.70") == day(dt.date(1970, 2, 1))


def test_month_first_counts_where_the_value_itself_proves_nothing() -> None:
    assert clean_date("03/04/2024", month_first=True) == day(dt.date(2024, 3, 4))
    assert clean_date("03/04/2024") == day(dt.date(2024, 4, 3))
    assert clean_date("25/03/2024", month_first=True) == day(dt.date(2024, 3, 25))
    assert clean_date("03/25/2024") == day(dt.date(2024, 3, 25))


def test_a_column_proves_its_order_by_a_day_after_the_twelfth() -> None:
    assert find_month_first(["03/04/2024", "03/25/2024", ""]) is True
    assert find_month_first(["03/04/2024", "25/03/2024"]) is False


def test_a_column_without_proof_or_against_itself_proves_nothing() -> None:
    assert find_month_first(["03/04/2024", "2024-05-25", "март 2024"]) is None
    assert find_month_first(["25/03/2024", "03/25/2024"]) is None


@given(DAYS)
def test_a_day_written_in_any_form_comes_back(date: dt.date) -> None:
    russian = f"{date.day} {RUSSIAN_MONTHS[date.month - 1]} {date.year} г."
    forms = (
        date.isoformat(),
        f"{date:%d.%m.%Y}",
        f"{date:%d/%m/%Y}",
        f"{date:%d %B %Y}",
        f"{date:%B %d, %Y}",
        russian,
    )
    assert {clean_date(form) for form in forms} == {day(date)}


@given(st.dates(dt.date(1955, 1, 1), dt.date(2099, 12, 31)))
def test_an_excel_serial_number_comes_back(date: dt.date) -> None:
    assert clean_date(str((date - dt.date(1899, 12, 30)).days)) == day(date)


@given(DAYS, DAYS)
def test_a_range_of_days_comes_back_in_order_or_not_at_all(one: dt.date, other: dt.date) -> None:
    read = clean_date(f"{one:%d.%m.%Y}-{other:%d.%m.%Y}")
    if one > other:
        assert read is None
    else:
        assert read is not None
        assert (read.first, read.last) == (one, other)


@given(st.text() | st.text(alphabet="0123456789.-/ гqmарт:ТвI"), st.booleans())
def test_no_text_raises_and_what_is_read_is_in_order(text: str, month_first: bool) -> None:  # noqa: FBT001
    read = clean_date(text, month_first=month_first)
    assert read is None or read.first <= read.last


@given(st.lists(st.text(alphabet="0123456789./-")))
def test_evidence_of_order_never_raises(texts: list[str]) -> None:
    assert find_month_first(texts) in {True, False, None}


@given(DAYS, st.sampled_from("/-"))
def test_a_day_leaves_its_order_open_where_both_readings_are_days_and_differ(
    date: dt.date, sign: str
) -> None:
    text = f"{date:%d{sign}%m{sign}%Y}"
    differ = clean_date(text) != clean_date(text, month_first=True)
    assert leaves_order_open(text) == differ


@given(DAYS)
def test_points_and_a_year_in_front_leave_no_order_open(date: dt.date) -> None:
    assert not leaves_order_open(f"{date:%d.%m.%Y}")
    assert not leaves_order_open(f"{date:%Y-%m-%d}")


@given(st.text() | st.text(alphabet="0123456789.-/ "))
def test_looking_for_an_open_order_never_raises(text: str) -> None:
    assert leaves_order_open(text) in {True, False}
