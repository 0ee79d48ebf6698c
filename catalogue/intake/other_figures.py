"""Columns of figures that are no amounts of a drug: counts, hours, points of the map, money, row numbers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from catalogue.clean import clean_amount, clean_unit
from catalogue.clean.text import unify_script
from catalogue.intake.cell_shapes import one_line
from catalogue.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

# What a sheet counts beside the drug. Stems: their endings vary with the word before them.
_COUNTED = (
    r"(?:лиц|чел|человек|граждан|участник\w*|фигурант\w*|задержанн\w*|подозреваем\w*|обвиняем\w*|осужд\w*|"
    r"курьер\w*|правонарушител\w*|преступник\w*|дел|факт(?:ов|а)?|случа(?:ев|я)|эпизод\w*|событи\w*|"
    r"инцидент\w*|изъятий|преступлени\w*|правонарушени\w*|протокол\w*|операци\w*|мест|тайник\w*|упаков\w*|"
    r"пакет\w*|сверт\w*|брикет\w*|меш\w*|короб\w*|ящик\w*|контейнер\w*|сум(?:ок|ки)|чемодан\w*|пач(?:ек|ки)|"
    r"посыл\w*|машин|автомашин\w*|автомобил\w*|транспортных средств|тс|"
    r"persons?|people|individuals|arrests?|arrestees|detainees|suspects|offenders|couriers|cases|facts|"
    r"incidents|events|episodes|seizures|crimes|offences|operations|packages|packets|packs|bags|sacks|"
    r"parcels|bundles|bricks|boxes|containers|suitcases|hiding places|places|caches|vehicles|cars)"
)
_QUALITY = r"(?:\w+(?:ых|их|ed|ing) )?"
_NUMBER_OF = (
    r"(?:(?:общее|total) )?"
    r"(?:количество|кол во|колво|число|(?:number|no|nr|count|quantity|qty|amount|total) of|total)"
)
# What stands for a count without a word such as "number" before it; a cell of data does not hold these alone.
_COUNTED_ALONE = (
    r"(?:лиц|чел|человек|фактов|случаев|дел|эпизодов|преступлений|persons|people|arrests|cases|facts|"
    r"incidents|events)"
)
_COUNT = re.compile(
    # "Количество выявленных фактов", "Number of heroin cases"; "Задержано лиц", "Persons arrested".
    rf"{_NUMBER_OF} {_QUALITY}(?:(?<=of )\w+ )?{_COUNTED}\b"
    rf"|(?:\w+(?:но|ed) )?{_COUNTED_ALONE}(?: \w+(?:но|ed))?$"
)
_NUMBER_OF_UNITS = re.compile(r"(?:number|no|count) of (\w+)$")
_PARTS = re.compile(r"\s/\s|[,;:()\[\]]")
_OTHER = re.compile(
    r"\b(?:latitude|longitude|широт[аы]|долгот[аы]|координат\w*|coordinates?|gps)\b|^(?:lat|lon|long|lng|шир|долг)$"
    r"|^(?:time|hours?|hora|время|час|часы)\b"
    r"|стоимост|\bцен[аы]\b|\bсумм[аы]\b|\bштраф|\bprice\b|\bcost\b|\b(?:market|street) value\b"
    r"|чистот|концентрац|\bпроцент|\bpurity\b|\bpercent|\bстать[яи]\b|\barticle\b"
)
# Hours, days of a month, months and most counts of persons or packages are no greater.
_SMALL = 31
_YEARS = range(1900, 2101)
_LEAST_SERIES = 5
# Degrees with fewer figures behind the point name a square of more than 100 m; a sheet gives a point.
_FIGURES_OF_A_POINT = 3
_DEGREES = (20, 180)
_MOSTLY = 0.7


def heads_count(header: str) -> bool:
    """Tell whether a header names a count of persons, cases, facts, packages, hiding places or events."""
    whole = fold(unify_script(one_line(header)))
    parts = [fold(unify_script(part)) for part in _PARTS.split(one_line(header))]
    return any(_COUNT.match(text) for text in (whole, *parts) if text)


def heads_units(header: str) -> bool:
    """Tell whether a header names a number of units of a drug ("Number of tablets")."""
    found = _NUMBER_OF_UNITS.match(fold(one_line(header)))
    return found is not None and clean_unit(found[1]) is not None


def heads_other_figures(header: str) -> bool:
    """Tell whether a header names a point of the map, an hour, money or a share."""
    return _OTHER.search(fold(unify_script(one_line(header)))) is not None


def are_other_figures(values: Sequence[str]) -> bool:
    """Tell whether the distinct numbers of a column, in its order, are likely no amounts.

    Hours and small counts, years, numbers of rows or cases, points of the map; an amount is never below zero.
    """
    numbers = [number for value in values if (number := clean_amount(value)) is not None]
    if not numbers or min(numbers) < 0 or _are_degrees(values, numbers):
        return True
    if all(number.is_integer() for number in numbers):
        small, years = max(numbers) <= _SMALL, all(int(number) in _YEARS for number in numbers)
        return small or years or _is_series(numbers)
    return False


def _is_series(numbers: Sequence[float]) -> bool:
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    return bool(steps) and min(steps) > 0 and (set(steps) == {1} or len(numbers) >= _LEAST_SERIES)


def _are_degrees(values: Sequence[str], numbers: Sequence[float]) -> bool:
    fine = sum(len(value.replace(",", ".").partition(".")[2]) >= _FIGURES_OF_A_POINT for value in values)
    least, most = _DEGREES
    return fine >= _MOSTLY * len(values) and all(least <= number <= most for number in numbers)
