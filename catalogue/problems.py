"""The problem table: what can be wrong with a cell or a row, in both languages, with advice.

A problem never stops an import. `refused` problems send the row to quarantine with its raw cells;
`warning` problems leave the row accepted and the doubtful value unknown, or as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a problem does to its row."""

    REFUSED = "refused"
    WARNING = "warning"


@dataclass(frozen=True)
class ProblemKind:
    """One line of the problem table; `{value}` in a message stands for the cell's text."""

    code: str
    severity: Severity
    en: str
    ru: str
    advice_en: str
    advice_ru: str

    def message(self, value: str, language: str = "en") -> str:
        """Return what is wrong and what to do, as two sentences in `language`."""
        what, advice = (self.ru, self.advice_ru) if language == "ru" else (self.en, self.advice_en)
        return f"{what.replace('{value}', value)} {advice}"


@dataclass(frozen=True)
class Problem:
    """One problem of one cell: where it stands, what was read, and its kind in the table.

    Attributes
    ----------
    code
        Key of `PROBLEM_KINDS`.
    sheet, row, column
        Address in the sender's file: sheet name, row number as a spreadsheet shows it (from 1),
        header of the column (empty where the problem concerns the whole row).
    value
        The cell's text as read.
    """

    code: str
    sheet: str
    row: int
    column: str
    value: str

    def message(self, language: str = "en") -> str:
        """Return the sentence for a person in `language`."""
        return get_problem_kind(self.code).message(self.value, language)


_REFUSED, _WARNING = Severity.REFUSED, Severity.WARNING
_KINDS = (
    ProblemKind(
        "date_missing",
        _REFUSED,
        "The row has no date of seizure.",
        "В строке нет даты изъятия.",
        "Ask the sender for the date; a year alone is enough.",
        "Запросите дату у отправителя; достаточно года.",
    ),
    ProblemKind(
        "date_unreadable",
        _REFUSED,
        "'{value}' cannot be read as a date.",
        "«{value}» не читается как дата.",
        "Write it as 31.12.2024, 2024-12-31 or 2024.",
        "Запишите её как 31.12.2024, 2024-12-31 или 2024.",
    ),
    ProblemKind(
        "date_future",
        _REFUSED,
        "The date '{value}' lies in the future.",
        "Дата «{value}» ещё не наступила.",
        "Check the year with the sender.",
        "Уточните год у отправителя.",
    ),
    ProblemKind(
        "date_too_old",
        _WARNING,
        "The date '{value}' is before 1990.",
        "Дата «{value}» раньше 1990 года.",
        "Check the century; the row was kept as it stands.",
        "Проверьте век; строка сохранена как есть.",
    ),
    ProblemKind(
        "country_missing",
        _REFUSED,
        "The row names no country of seizure.",
        "В строке нет страны изъятия.",
        "Give the country, or import the sheet with a fixed country.",
        "Укажите страну или загрузите лист с постоянной страной.",
    ),
    ProblemKind(
        "country_unknown",
        _REFUSED,
        "'{value}' is no country that the catalogue knows.",
        "«{value}» — страна, которой нет в каталоге.",
        "Use the name or the ISO code of the country.",
        "Используйте название или код ISO страны.",
    ),
    ProblemKind(
        "route_country_unknown",
        _WARNING,
        "'{value}' is no country that the catalogue knows.",
        "«{value}» — страна, которой нет в каталоге.",
        "The row was kept; this end of the route stays unknown.",
        "Строка сохранена; этот конец маршрута остаётся неизвестным.",
    ),
    ProblemKind(
        "drug_missing",
        _REFUSED,
        "The row names no drug.",
        "В строке не указан наркотик.",
        "Give the drug, or write 'unknown' if it was not determined.",
        "Укажите наркотик или напишите «не установлен».",
    ),
    ProblemKind(
        "drug_unknown",
        _WARNING,
        "'{value}' is not in the drug vocabulary.",
        "«{value}» нет в словаре наркотиков.",
        "The row was kept under 'drug not in the vocabulary' with its original name.",
        "Строка сохранена как «нет в словаре» с исходным названием.",
    ),
    ProblemKind(
        "amount_missing",
        _WARNING,
        "The row gives no amount.",
        "В строке не указано количество.",
        "It counts as a case; its weight stays unknown.",
        "Она считается случаем; вес остаётся неизвестным.",
    ),
    ProblemKind(
        "amount_unreadable",
        _REFUSED,
        "'{value}' cannot be read as an amount.",
        "«{value}» не читается как количество.",
        "Write a number without separators of thousands, such as 1250 or 1250.5.",
        "Запишите число без разделителей тысяч, например 1250 или 1250,5.",
    ),
    ProblemKind(
        "amount_negative",
        _REFUSED,
        "The amount '{value}' is below zero.",
        "Количество «{value}» меньше нуля.",
        "Check the sign with the sender.",
        "Уточните знак у отправителя.",
    ),
    ProblemKind(
        "amount_zero",
        _WARNING,
        "The amount is zero.",
        "Количество равно нулю.",
        "The row was kept as it stands; check it with the sender.",
        "Строка сохранена как есть; уточните у отправителя.",
    ),
    ProblemKind(
        "unit_missing",
        _WARNING,
        "The amount has no unit.",
        "У количества нет единицы измерения.",
        "The amount was kept without a kg equivalent.",
        "Количество сохранено без пересчёта в кг.",
    ),
    ProblemKind(
        "unit_unknown",
        _WARNING,
        "'{value}' is not in the unit vocabulary.",
        "«{value}» нет в словаре единиц.",
        "The amount was kept without a kg equivalent.",
        "Количество сохранено без пересчёта в кг.",
    ),
    ProblemKind(
        "concealment_unknown",
        _WARNING,
        "'{value}' is not in the concealment vocabulary.",
        "«{value}» нет в словаре способов сокрытия.",
        "The original text is kept beside the record.",
        "Исходный текст сохранён рядом с записью.",
    ),
    ProblemKind(
        "installation_unknown",
        _WARNING,
        "'{value}' is not in the vocabulary of places found.",
        "«{value}» нет в словаре мест обнаружения.",
        "The original text is kept beside the record.",
        "Исходный текст сохранён рядом с записью.",
    ),
    ProblemKind(
        "transport_unknown",
        _WARNING,
        "'{value}' is not in the transport vocabulary.",
        "«{value}» нет в словаре видов транспорта.",
        "The original text is kept beside the record.",
        "Исходный текст сохранён рядом с записью.",
    ),
    ProblemKind(
        "routing_unknown",
        _WARNING,
        "'{value}' is not in the routing vocabulary.",
        "«{value}» нет в словаре направлений.",
        "The original text is kept beside the record.",
        "Исходный текст сохранён рядом с записью.",
    ),
    ProblemKind(
        "cells_beyond_header",
        _WARNING,
        "The row has more cells than the header: '{value}'.",
        "В строке больше ячеек, чем в заголовке: «{value}».",
        "The extra cells are kept with the raw row.",
        "Лишние ячейки сохранены с исходной строкой.",
    ),
    ProblemKind(
        "personal_data",
        _WARNING,
        "The cell seems to hold personal data; it was withheld before storage.",
        "Похоже, в ячейке персональные данные; она изъята до записи.",
        "Nothing needs to be done.",
        "Ничего делать не нужно.",
    ),
)
PROBLEM_KINDS = {kind.code: kind for kind in _KINDS}


def get_problem_kind(code: str) -> ProblemKind:
    """Return the line of the problem table for `code`.

    Raises
    ------
    KeyError
        The code is not in the table: a mistake of the program, never of a sheet.
    """
    return PROBLEM_KINDS[code]
