"""Amounts and units as sheets write them, and their kg equivalents."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from catalogue.clean.text import clean_text, unify_script
from catalogue.model import MassEquivalent, Quantity
from catalogue.vocabulary import find_factor, fold, get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN_UNIT = "unknown"
_SUMMED = frozenset({"mass", "volume"})
_THOUSANDS_DIGITS = 3
_MULTIPLES = {"тыс": 1_000, "тысяч": 1_000, "тысяча": 1_000, "тысячи": 1_000, "thousand": 1_000}
_MULTIPLES |= dict.fromkeys(("млн", "миллион", "миллиона", "миллионов", "million", "mln"), 1_000_000)
_GROUPED_NUMBER = r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]+)?(?![0-9])"
_PLAIN_NUMBER = r"[0-9]+(?:[.,][0-9]+)*(?:[eE][+-]?[0-9]{1,3})?|[.,][0-9]+"
_NUMBER = f"{_GROUPED_NUMBER}|{_PLAIN_NUMBER}"
_WHOLE_NUMBER = re.compile(rf"([-+]?)\s?({_NUMBER})")
_EVERY_NUMBER = re.compile(_NUMBER)
# A number and the words behind it; "см3" and "m2" end in a digit of their own.
_PIECES = re.compile(rf"({_NUMBER})\s*([^0-9]*?(?:см|cm|м|m)[23](?![0-9.,])|[^0-9]*)")
# Words that say "about", or which weight is meant; the amount is the same without them.
_LEADING_WORDS = re.compile(
    r"^(?:(?:около|примерно|приблизительно|ок\.|прибл\.|порядка|approx\.?|approximately|about|circa|ca\.|"
    r"общ\w*|вес\w*|масс\w*|объ[её]м\w*|количеств\w*|нетто|брутто|в|изъято|total|net|gross|weight|weighing|of)[\s:]+|[~≈]\s*)+",
    re.IGNORECASE,
)
# "5 кг нетто" is 5 kg; between two measures stand "и", a comma or a plus.
_JOINERS = re.compile(r"(?:(?<!\w)(?:и|and|нетто|брутто|net|gross)(?!\w)|[+&,;\s])+$", re.IGNORECASE)
# "1 кг = 1000 г" says something else than a sum.
_STRANGE_SIGNS = re.compile(r"[^\w\s.²³-]")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_SCIENTIFIC = re.compile(r"[eE]")
PACKAGES = (
    r"(?:шт\w*|пакет\w*|сверт\w*|свёрт\w*|упаков\w*|пач\w*|брикет\w*|контейнер\w*|меш\w*|брусок|брус\w*|"
    r"капсул\w*|конверт\w*|короб\w*|посыл\w*|плит\w*|тюк\w*|банк\w*|банок|бутыл\w*|флакон\w*|"
    r"pcs|pieces?|packs?|packets?|packages?|bags?|bricks?|blocks?|capsules?|sachets?|sacks?|parcels?|bundles?|"
    r"boxes|envelopes?|bales?|wraps?|pellets?|bottles?|jars?)"
)
# "3 х 0,5 г", "2 пакета по 500 г", "0,5 г × 3 шт."; the sign may be of either alphabet.
_TIMES = re.compile(
    rf"(\d+)\s*(?:{PACKAGES}\.?)?\s*(?:(?:весом|массой|weighing)\s+)?(?:[xх×*]|(?:по|of|at)(?=\s))\s*(\d.+)",
    re.IGNORECASE,
)
# "5 мешков, 20 кг каждый", "20 capsules weighing 8 g each"; without the last word it is the weight of all.
_EACH = re.compile(
    rf"(\d+)\s*{PACKAGES}\.?[\s,]*(?:(?:весом|массой|по|weighing|of|at)\s+)*(\d.+?)[\s,(]*"
    r"(?:(?:в|per|in)\s+)?(?:кажд\w*|each|apiece)\W*",
    re.IGNORECASE,
)
_BETWEEN_PACKAGES = re.compile(
    rf"\s*(?:[,;+]|(?<!\w)(?:и|and)(?!\w))\s*(?=\d+\s*{PACKAGES}(?!\w))", re.IGNORECASE
)
_BY_TIMES = re.compile(rf"(\d.*?)[\s.]*[xх×*]\s*(\d+)\s*(?:{PACKAGES}\.?)?", re.IGNORECASE)
_FRACTIONS = re.compile(r"(\d*)\s?([½¼¾])")
_FRACTION_DIGITS = {"½": "5", "¼": "25", "¾": "75"}


@dataclass(frozen=True, slots=True)
class _Measure:
    """One number with its unit, as read from a cell that may hold several."""

    amount: float
    unit: str


def clean_amount(text: str, *, decimal: str | None = None) -> float | None:
    """Return the number that `text` writes; None where it cannot be read for certain.

    Spaces of any width and apostrophes part thousands. With both "," and "." the last one is the decimal
    sign; the same sign twice parts thousands. One sign alone is the decimal sign ("1,234" is a little over
    one, as in Russian sheets and in kg with grams behind), unless the column proves otherwise.

    Parameters
    ----------
    text
        A cell.
    decimal
        "," or "." where the column proves its decimal sign (`find_decimal_separator`).
    """
    found = _WHOLE_NUMBER.fullmatch(_prepare(text))
    if not found:
        return None
    number = _read_number(found[2], decimal)
    return -number if number is not None and found[1] == "-" else number


def find_decimal_separator(texts: Iterable[str]) -> str | None:
    """Return the decimal sign, "," or ".", that a column proves; None where nothing does or proofs differ.

    "0,123", "1,5" and "1.234,5" prove a comma; "1,234,567" proves that the comma parts thousands.
    """
    proofs = {proof for text in texts if (proof := _proof_of_decimal(text))}
    return proofs.pop() if len(proofs) == 1 else None


def find_open_thousands(text: str) -> str | None:
    """Return the first number of a cell whose one comma could part thousands ("1,250"), or None."""
    numbers = (found.group() for found in _EVERY_NUMBER.finditer(_prepare(text)))
    return next((number for number in numbers if _leaves_comma_open(number)), None)


def clean_unit(text: str) -> str | None:
    """Return the code of the unit that `text` names; None where it names none or is not known."""
    units = get_vocabulary("units")
    code = units.find_code(text) or units.find_code(unify_script(text)) or _find_unit_in_two_languages(text)
    return None if code == UNKNOWN_UNIT else code


def _find_unit_in_two_languages(text: str) -> str | None:
    """Return the unit that both sides of a stroke name ("кг / kg")."""
    codes = {get_vocabulary("units").find_code(part) for part in text.split("/")} if "/" in text else set()
    return codes.pop() if len(codes) == 1 else None


def clean_quantity(
    amount_text: str, unit_text: str = "", default_unit: str | None = None, *, decimal: str | None = None
) -> tuple[Quantity, ...] | None:
    """Return the quantities a cell gives, in the sender's units; None where it cannot be read.

    Parts of one weight or volume ("4 тонны 83 кг 274 г") come back as one quantity, in kg or litres; two
    measures that are no parts of one ("12 таб. 5 г", "10 г; 5 г") as two; "3 х 0,5 г" as their product, and
    "5 пакетов по 100 г и 2 пакета по 50 г" as the sum of both.

    Parameters
    ----------
    amount_text
        The cell: a number, or numbers with units.
    unit_text
        The unit's own cell or what the header says; a unit inside `amount_text` comes first.
    default_unit
        Code of the unit where neither tells; without it the unit is "unknown".
    decimal
        As in `clean_amount`.
    """
    plain = clean_amount(amount_text, decimal=decimal)
    if plain is not None:
        return (Quantity(plain, clean_unit(unit_text) or default_unit or UNKNOWN_UNIT),)
    prepared = _prepare(amount_text)
    return _add_packages(prepared, decimal) or _read_packages(prepared, decimal) or None


def mass_equivalent(quantity: Quantity, drug_code: str | None) -> MassEquivalent | None:
    """Return the kg equivalent of `quantity` of a drug; None where no factor is published for its unit."""
    factor = find_factor(quantity.unit, drug_code)
    if factor is None or not math.isfinite(quantity.amount * factor.kg):
        return None
    return MassEquivalent(quantity.amount * factor.kg, factor.kg, factor.key)


def _prepare(text: str) -> str:
    line = _LEADING_WORDS.sub("", clean_text(text)).lstrip(" :;").rstrip(" .;:")
    return _FRACTIONS.sub(lambda found: f"{found[1] or 0}.{_FRACTION_DIGITS[found[2]]}", line)


def _read_packages(text: str, decimal: str | None) -> tuple[Quantity, ...]:
    """Return the quantities of a text with one number of packages at most; empty where it is not read."""
    times, measured = _split_times(text)
    measures = _read_measures(measured, decimal)
    return tuple(_multiplied(one, times) for one in _join_measures(measures))


def _add_packages(text: str, decimal: str | None) -> tuple[Quantity, ...]:
    """Return the sum of packages of several weights; empty where the text does not list such."""
    parts = _BETWEEN_PACKAGES.split(text)
    lots = [_read_packages(part, decimal) for part in parts if _split_times(part)[0] > 1 or _is_one(part)]
    if not len(lots) == len(parts) > 1 or any(len(lot) != 1 for lot in lots):
        return ()
    sizes = [(*_size(lot[0].unit), lot[0]) for lot in lots]
    kinds = {kind for kind, _, _ in sizes}
    if len(kinds) > 1 or not kinds <= _SUMMED:
        return ()
    total = sum(Decimal(repr(quantity.amount)) * size for _, size, quantity in sizes)
    return (Quantity(float(total), "kg" if kinds == {"mass"} else "l"),)


def _is_one(part: str) -> bool:
    return part.startswith("1 ") and _TIMES.fullmatch(part) is not None


def _split_times(text: str) -> tuple[int, str]:
    """Return how many times a measure counts ("3 х 0,5 г": 3), and the measure."""
    if found := _EACH.fullmatch(text):
        return int(found[1]), found[2]
    if found := _TIMES.fullmatch(text):
        return int(found[1]), found[2]
    if found := _BY_TIMES.fullmatch(text):
        return int(found[2]), found[1]
    return 1, text


def _multiplied(quantity: Quantity, times: int) -> Quantity:
    if times == 1:
        return quantity
    return Quantity(float(Decimal(repr(quantity.amount)) * times), quantity.unit)


def _read_number(text: str, decimal: str | None) -> float | None:
    number = text.replace(" ", "").replace("'", "").replace("’", "")
    if _SCIENTIFIC.search(number):
        return _finite(number)
    sign = _decimal_sign(number, grouped=number != text, decimal=decimal)
    whole, _, rest = number.rpartition(sign) if sign else (number, "", "")
    groups = re.split(r"[.,]", whole) if whole else [""]
    if any(len(group) != _THOUSANDS_DIGITS for group in groups[1:]):
        return None
    return _finite(f"{''.join(groups) or '0'}.{rest or '0'}")


def _finite(number: str) -> float | None:
    try:
        value = float(number)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _decimal_sign(number: str, *, grouped: bool, decimal: str | None) -> str | None:
    """Return which sign of `number` is the decimal one; None where none is."""
    signs = [character for character in number if character in ",."]
    if not signs:
        return None
    if len(set(signs)) > 1:
        return signs[-1] if signs.count(signs[-1]) == 1 else None
    if len(signs) > 1:
        return None
    if grouped or decimal in {None, signs[0]}:
        return signs[0]
    # The column proves the other sign: this one parts thousands, if it can.
    return None if _could_part_thousands(number, signs[0]) else signs[0]


def _could_part_thousands(number: str, sign: str) -> bool:
    whole, _, rest = number.partition(sign)
    return (
        len(rest) == _THOUSANDS_DIGITS and 1 <= len(whole) <= _THOUSANDS_DIGITS and not whole.startswith("0")
    )


def _leaves_comma_open(number: str) -> bool:
    only_comma = number.count(",") == 1 and number.replace(",", "").isdigit()
    return only_comma and _could_part_thousands(number, ",")


def _proof_of_decimal(text: str) -> str | None:
    found = _WHOLE_NUMBER.match(_prepare(text))
    signs = [character for character in found[2] if character in ",."] if found else []
    if not found or not signs or _SCIENTIFIC.search(found[2]):
        return None
    if len(set(signs)) > 1:
        return signs[-1]
    if len(signs) > 1:
        return "." if signs[0] == "," else ","
    return None if _could_part_thousands(found[2], signs[0]) else signs[0]


def _read_measures(text: str, decimal: str | None) -> list[_Measure]:
    """Return every number with its unit, in order; empty where something stays unread."""
    outside = _BRACKETS.sub(" ", text)
    # "5 (кг)" has its unit in the brackets; "5 кг (3 пакета)" says the same thing twice.
    line = outside if _PIECES.search(outside) and _has_unit(outside) else _BRACKETS.sub(r" \1 ", text)
    pieces = [*_PIECES.finditer(line)]
    if "".join(piece.group() for piece in pieces).strip() != line.strip():
        return []
    measures = [_read_measure(piece[1], piece[2], decimal) for piece in pieces]
    return [measure for measure in measures if measure] if _fit_together(measures) else []


def _fit_together(measures: list[_Measure | None]) -> bool:
    """Tell whether all was read and no part outgrows the unit before it ("5 кг 5000 г" is 5 kg twice)."""
    if None in measures:
        return False
    known = [measure for measure in measures if measure]
    sizes = [(*_size(measure.unit), measure.amount) for measure in known]
    return not any(
        kind == before_kind and size < before_size and Decimal(repr(amount)) * size >= before_size
        for (before_kind, before_size, _), (kind, size, amount) in pairwise(sizes)
        if kind in _SUMMED
    )


def _has_unit(text: str) -> bool:
    return any(_split_multiple(piece[2])[1] for piece in _PIECES.finditer(text))


def _read_measure(number: str, words: str, decimal: str | None) -> _Measure | None:
    amount = _read_number(number, decimal)
    multiple, unit = _split_multiple(words)
    return None if amount is None or unit is None else _Measure(amount * multiple, unit)


def _split_multiple(words: str) -> tuple[int, str | None]:
    """Return how many a number counts for ("тыс. доз": 1,000) and the unit behind it."""
    unit_words = _JOINERS.sub("", words.strip()).strip()
    if _STRANGE_SIGNS.search(unit_words):
        return 1, None
    if unit := clean_unit(unit_words):
        return 1, unit
    first, _, rest = fold(unit_words).partition(" ")
    if first in _MULTIPLES:
        return _MULTIPLES[first], clean_unit(rest) if rest else UNKNOWN_UNIT
    return 1, None


def _join_measures(measures: list[_Measure]) -> tuple[Quantity, ...]:
    """Join the parts of one weight or volume; leave the rest apart."""
    if not measures:
        return ()
    sizes = [_size(measure.unit) for measure in measures]
    kinds = {kind for kind, _ in sizes}
    descending = all(one[1] > two[1] for one, two in pairwise(sizes))
    if len(measures) > 1 and len(kinds) == 1 and kinds <= _SUMMED and descending:
        total = sum(Decimal(repr(m.amount)) * size for m, (_, size) in zip(measures, sizes, strict=True))
        return (Quantity(float(total), "kg" if kinds == {"mass"} else "l"),)
    return tuple(Quantity(measure.amount, measure.unit) for measure in measures)


def _size(unit: str) -> tuple[str, Decimal]:
    term = get_vocabulary("units").term(unit)
    return str(term.extra["dimension"]), Decimal(str(term.extra.get("factor", 1)))
