"""Dates as sheets write them: days, ranges, months, quarters, years; read strictly, never guessed.

What a value itself does not prove is decided by its column: see `find_month_first`.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import TYPE_CHECKING

from catalogue.clean.text import clean_text
from catalogue.model import DatePrecision, SeizureDate

if TYPE_CHECKING:
    from collections.abc import Iterable

# Excel counts days from here (its 1900 leap-year error included); 20,000 is October 1954, 73,050 is 2099.
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 73_050
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Two-digit years: 70-99 are of the last century, as POSIX strptime has it with a pivot of 69.
_CENTURY_PIVOT = 70
_MONTHS_OF_YEAR = 12
_MONTH_WORDS = (
    "янв(?:ар[ьяею]|арем|арём)?|jan(?:uary)?",
    "фев(?:р|рал[ьяею]|ралем|ралём)?|feb(?:ruary)?",
    "мар(?:т[ауе]?|том)?|mar(?:ch)?",
    "апр(?:ел[ьяею]|елем)?|apr(?:il)?",
    "ма[йяею]|маем|may",
    "июн(?:[ьяею]|ем)?|june?",
    "июл(?:[ьяею]|ем)?|july?",
    "авг(?:уст[ауе]?|устом)?|aug(?:ust)?",
    "сен(?:т|тябр[ьяею]|тябрем|тябрём)?|sept?(?:ember)?",
    "окт(?:ябр[ьяею]|ябрем|ябрём)?|oct(?:ober)?",
    "ноя(?:б|бр[ьяею]|брем|брём)?|nov(?:ember)?",
    "дек(?:абр[ьяею]|абрем|абрём)?|dec(?:ember)?",
)
_MONTH = "|".join(_MONTH_WORDS)
_MONTH_PATTERNS = [re.compile(words) for words in _MONTH_WORDS]
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четв": 4, "firs": 1, "seco": 2, "thir": 3, "four": 4}
_TIME = re.compile(
    r"(?:(?<=\d)t|[\s,]+(?:(?:в|at)\s+)?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?|z|utc|[+-]\d{2}:?\d{2})?$"
)
_YEAR_WORD = re.compile(r"(?<=\d)\s*(?:гг?\.?|год[ау]?|году|годы|годов)(?=$|[\s,-])")
# «12» марта 2024 г., в марте 2024 г., on 12 March 2024
_DECORATION = re.compile(r"[«»“”„\"]|^(?:в ночь|в|за|on|in)\s+")
_WEEKDAY = re.compile(
    r"^(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b[.,\s]+(?=\S)"
)
_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})\s*([-./,]|\s)\s*(\d{1,2})\s*\2\s*(\d{4}|(?<!\s)\d{2})")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NAMED_DAY = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|-?го|-?о?е)?[\s.\-/]*({_MONTH})\.?[\s,\-/]*(\d{{4}}|\d{{2}})"
)
_NAMED_DAY_ENGLISH = re.compile(
    rf"({_MONTH})(?:\.?\s*|-)(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[,-]\s*|\s+)(\d{{4}})"
)
# 05.III.2024
_ROMAN_DAY = re.compile(r"(\d{1,2})\s*[.\s/-]\s*([ivx]{1,4})\s*[.\s/-]\s*(\d{4}|\d{2})")
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NAMED_MONTH = re.compile(rf"({_MONTH})\.?[\s,\-/]*(\d{{4}}|\d{{2}})")
_YEAR_NAMED_MONTH = re.compile(rf"(\d{{4}})[\s,\-/]*({_MONTH})\.?")
_NUMERIC_MONTH = re.compile(r"(\d{1,2})[./-](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[./-](\d{2})")
_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_PART = (
    r"(?:(\d|i{1,3}|iv|перв(?=[а-я])|втор(?=[а-я])|трет(?=[а-я])|четв(?=[а-я])|firs|seco|thir|four)"
    r"(?:-?(?:[а-я]{1,7}|st|nd|rd|th|t|d))?-?)"
)
_YEAR_PART = r"[\s,/-]*(?:of\s+)?(\d{4})"
_PARTS = (
    (re.compile(rf"{_PART}\s*(?:квартал[аеу]?|кв\.?|quarter){_YEAR_PART}"), 3),
    (re.compile(rf"[qк]\s?([1-4]){_YEAR_PART}"), 3),
    (re.compile(rf"{_PART}\s*(?:полугоди[еяию]|пол\.?|half(?:-?year)?){_YEAR_PART}"), 6),
    (re.compile(rf"h\s?([12]){_YEAR_PART}"), 6),
)
_YEAR_THEN_QUARTER = re.compile(r"(\d{4})[\s,/-]*(?:q\s?([1-4])|(\d|i{1,3}|iv)\s*(?:квартал|кв\.?))")
_FIRST_MONTHS = re.compile(rf"(\d{{1,2}})\s*(?:месяц(?:а|ев)?|мес\.?|months?){_YEAR_PART}")
_FROM_TO = re.compile(r"^(?:с|со|from|between)\s+(.+?)\s+(?:по|до|на|to|and|till|until)\s+(.+)$")
_ENGLISH_RANGE = re.compile(rf"({_MONTH})\.?\s*(\d{{1,2}})\s*-\s*(\d{{1,2}})(?:\s*,\s*|\s+)(\d{{4}})")
_DAY_PART = re.compile(r"(\d{1,2})")
_DAY_MONTH_PART = re.compile(r"(\d{1,2})[./](\d{1,2})\.?")
_DAY_NAMED_MONTH_PART = re.compile(rf"(\d{{1,2}})\s*({_MONTH})\.?")
_MONTH_PART = re.compile(rf"({_MONTH})\.?")
_TWO_NUMBERS = re.compile(r"(\d{1,2})\s*([-./])\s*(\d{1,2})\s*\2\s*(?:\d{4}|\d{2})(?!\d)")


def clean_date(text: str, *, month_first: bool = False) -> SeizureDate | None:
    """Return the date that `text` gives, with its precision; None where it cannot be read for certain.

    Parameters
    ----------
    text
        A cell: a day, a range of days, a month, a quarter or half, a year, or an Excel serial number.
    month_first
        How to read 03/04/2024. A value that proves its order (03/25/2024) is read by its own proof.
    """
    prepared = _prepare(text)
    if not prepared or not any(character.isdigit() for character in prepared):
        return None
    return _read_point(prepared, month_first) or _read_part(prepared) or _read_range(prepared, month_first)


def find_month_first(texts: Iterable[str]) -> bool | None:
    """Return what a column proves of the order of day and month in 03/04/2024.

    Returns
    -------
    True
        Some value has a day after 12 in second place, and none in first.
    False
        Some value has a day after 12 in first place, and none in second.
    None
        No value proves anything, or the values contradict each other.
    """
    proofs = {proof for text in texts if (proof := _proof_of_order(text)) is not None}
    return proofs.pop() if len(proofs) == 1 else None


def leaves_order_open(text: str) -> bool:
    """Tell whether a day such as 03/04/2024 is another one when its month is read first.

    A day with points (03.04.2024) is written day first wherever points are used, so it leaves nothing open.
    """
    found = _TWO_NUMBERS.match(clean_text(text))
    if not found or found[2] == ".":
        return False
    first, second = int(found[1]), int(found[3])
    return first != second and min(first, second) >= 1 and max(first, second) <= _MONTHS_OF_YEAR


def _proof_of_order(text: str) -> bool | None:
    found = _TWO_NUMBERS.match(clean_text(text))
    if not found:
        return None
    first, second = int(found[1]), int(found[3])
    if (first > _MONTHS_OF_YEAR) == (second > _MONTHS_OF_YEAR):
        return None
    return second > _MONTHS_OF_YEAR


def _prepare(text: str) -> str:
    plain = _DECORATION.sub("", clean_text(text).casefold().replace("ё", "е").strip(" .,;"))
    return _YEAR_WORD.sub("", _TIME.sub("", _WEEKDAY.sub("", plain))).strip(" .,;")


def _read_point(text: str, month_first: bool) -> SeizureDate | None:  # noqa: FBT001 - handed through
    """Read one day, one month or one year."""
    return (
        _read_numeric_day(text, month_first) or _read_named_day(text) or _read_month(text) or _read_year(text)
    )


def _read_numeric_day(text: str, month_first: bool) -> SeizureDate | None:  # noqa: FBT001 - handed through
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[3], found[4])
    if found := _NUMERIC.fullmatch(text):
        one, two = found[1], found[3]
        if month_first:
            return _day(found[4], one, two) or _day(found[4], two, one)
        return _day(found[4], two, one) or _day(found[4], one, two)
    if found := _COMPACT.fullmatch(text):
        return _day(*found.groups())
    return _read_serial(text)


def _read_serial(text: str) -> SeizureDate | None:
    found = _SERIAL.fullmatch(text)
    if not found or not _FIRST_SERIAL <= int(found[1]) <= _LAST_SERIAL:
        return None
    day = _EXCEL_EPOCH + dt.timedelta(days=int(found[1]))
    return SeizureDate(day, day, DatePrecision.DAY)


def _read_named_day(text: str) -> SeizureDate | None:
    if found := _NAMED_DAY.fullmatch(text):
        return _day(found[3], _month_number(found[2]), found[1])
    if found := _NAMED_DAY_ENGLISH.fullmatch(text):
        return _day(found[3], _month_number(found[1]), found[2])
    if (found := _ROMAN_DAY.fullmatch(text)) and found[2] in _ROMAN_MONTHS:
        return _day(found[3], _ROMAN_MONTHS.index(found[2]) + 1, found[1])
    return None


def _read_month(text: str) -> SeizureDate | None:
    if found := _NAMED_MONTH.fullmatch(text):
        return _months(found[2], _month_number(found[1]), 1)
    if found := _YEAR_NAMED_MONTH.fullmatch(text):
        return _months(found[1], _month_number(found[2]), 1)
    if found := _NUMERIC_MONTH.fullmatch(text):
        return _months(found[2], int(found[1]), 1)
    if found := _YEAR_MONTH.fullmatch(text):
        return _months(found[1], int(found[2]), 1)
    return None


def _read_year(text: str) -> SeizureDate | None:
    found = _YEAR.fullmatch(text)
    return _months(found[1], 1, _MONTHS_OF_YEAR) if found else None


def _read_part(text: str) -> SeizureDate | None:
    """Read a quarter, a half or the first months of a year."""
    for pattern, length in _PARTS:
        if found := pattern.fullmatch(text):
            return _nth_part(found[2], found[1], length)
    if found := _YEAR_THEN_QUARTER.fullmatch(text):
        return _nth_part(found[1], found[2] or found[3], 3)
    if (found := _FIRST_MONTHS.fullmatch(text)) and 1 <= int(found[1]) <= _MONTHS_OF_YEAR:
        return _as_range(_months(found[2], 1, int(found[1])))
    return None


def _nth_part(year: str, number: str, length: int) -> SeizureDate | None:
    place = _ROMAN.get(number) or _ORDINALS.get(number) or int(number)
    if not 1 <= place <= _MONTHS_OF_YEAR // length:
        return None
    return _as_range(_months(year, (place - 1) * length + 1, length))


def _read_range(text: str, month_first: bool) -> SeizureDate | None:  # noqa: FBT001 - handed through
    if found := _FROM_TO.match(text):
        return _join(found[1], found[2], month_first)
    if found := _ENGLISH_RANGE.fullmatch(text):
        return _join(found[2], f"{found[3]} {found[1]} {found[4]}", month_first)
    for place in (index for index, character in enumerate(text) if character == "-"):
        if joined := _join(text[:place].strip(" ."), text[place + 1 :].strip(" ."), month_first):
            return joined
    return None


def _join(left: str, right: str, month_first: bool) -> SeizureDate | None:  # noqa: FBT001 - handed through
    """Return the range between two dates of which the first may lack its year or month."""
    last = _read_point(right, month_first)
    first = last and (_read_point(left, month_first) or _complete(left, last))
    if not first or not last or first.first > last.last:
        return None
    if first == last:
        return last
    return SeizureDate(first.first, last.last, DatePrecision.RANGE)


def _complete(left: str, last: SeizureDate) -> SeizureDate | None:
    """Read the beginning of a range, with what it lacks taken from the end."""
    year, month = last.last.year, last.last.month
    if last.precision == DatePrecision.DAY:
        if found := _DAY_PART.fullmatch(left):
            return _day(str(year), month, found[1])
        if found := _DAY_MONTH_PART.fullmatch(left):
            return _before(last, int(found[2]), found[1])
        if found := _DAY_NAMED_MONTH_PART.fullmatch(left):
            return _before(last, _month_number(found[2]), found[1])
    if last.precision == DatePrecision.MONTH:
        if found := _MONTH_PART.fullmatch(left):
            return _months(str(year), _month_number(found[1]), 1)
        if found := _DAY_PART.fullmatch(left):
            return _months(str(year), int(found[1]), 1)
    return None


def _before(last: SeizureDate, month: int, day: str) -> SeizureDate | None:
    """Return the day in the year of `last`, or in the year before where the range crosses New Year."""
    same_year = _day(str(last.last.year), month, day)
    if same_year and same_year.first > last.last:
        return _day(str(last.last.year - 1), month, day)
    return same_year


def _day(year: str, month: str | int, day: str) -> SeizureDate | None:
    number = _year_number(year)
    if number is None or not 1 <= int(month) <= _MONTHS_OF_YEAR:
        return None
    if not 1 <= int(day) <= monthrange(number, int(month))[1]:
        return None
    date = dt.date(number, int(month), int(day))
    return SeizureDate(date, date, DatePrecision.DAY)


def _months(year: str, first: int, count: int) -> SeizureDate | None:
    number = _year_number(year)
    last = first + count - 1
    if number is None or not 1 <= first <= last <= _MONTHS_OF_YEAR:
        return None
    precision = DatePrecision.YEAR if count == _MONTHS_OF_YEAR else DatePrecision.MONTH
    return SeizureDate(
        dt.date(number, first, 1), dt.date(number, last, monthrange(number, last)[1]), precision
    )


def _as_range(period: SeizureDate | None) -> SeizureDate | None:
    return SeizureDate(period.first, period.last, DatePrecision.RANGE) if period else None


def _year_number(text: str) -> int | None:
    year = int(text)
    if len(text) <= len("24"):
        year += _FIRST_YEAR if year >= _CENTURY_PIVOT else 2000
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _month_number(word: str) -> int:
    return next(number for number, words in enumerate(_MONTH_PATTERNS, start=1) if words.fullmatch(word))
