"""The texts of one item (drug, amount, unit) become seized items; one cell may name several drugs."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalogue.clean import clean_drug, clean_quantity, find_drugs
from catalogue.clean.quantities import PACKAGES
from catalogue.intake.cell_shapes import one_line
from catalogue.intake.not_given import is_not_given
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.model import Quantity

NOT_LISTED = "not_listed"
_SEVERAL = "multiple"
_NOT_GIVEN_UNIT = "unknown"
# Between drugs or amounts of one cell; a comma between figures is a decimal comma.
_BETWEEN_ITEMS = re.compile(r"\s*(?:[;\n+]|(?<!\d),|,(?!\d)|\s+(?:и|and|&|/)\s+)\s*")
_BETWEEN_LINES = re.compile(r"\s*[;\n+]\s*")
# "2 брикета гашиша по 500 гр", "20 capsules of heroin, 8 g each": packages, what is in them, weight of one.
_PACKED = re.compile(
    rf"(\d+\s*{PACKAGES}\.?)\s+(\D+?)[\s,:]+((?:(?:весом|массой|по|weighing|of|at|[xх×])\s+)*)(\d.*)",
    re.IGNORECASE | re.DOTALL,
)
_OF_EACH = re.compile(r"(?<!\w)(?:по|at|[xх×]|each|apiece|кажд\w*)(?!\w)", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:с|со|of|with|containing)\s+", re.IGNORECASE)
_FIRST_FIGURE = re.compile(r"\d")
# A number of packages, in figures or as a word.
_LOOSE_FIGURE = re.compile(
    r"(?<![\w.,-])(?:\d+(?=\s)|(?:дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять|несколько"
    r"|two|three|four|five|six|seven|eight|nine|ten|several)(?!\w))",
    re.IGNORECASE,
)
_GAP = re.compile(r"\s+")
_AROUND_NAME = " -–—:,.()"
_AROUND_AMOUNT = " -–—:()"


@dataclass(frozen=True)
class ReadItem:
    """One seized item as its cell tells it; amount NaN and unit None where they are not known."""

    drug: str
    drug_text: str
    amount: float
    unit: str | None
    amount_text: str
    unit_text: str


@dataclass(frozen=True)
class Reading:
    """What the texts of one item say: the items, and problems as (code, which text, value)."""

    items: tuple[ReadItem, ...] = ()
    problems: tuple[tuple[str, str, str], ...] = ()


@dataclass
class ItemReader:
    """Reads items, each distinct text once.

    Attributes
    ----------
    decimal
        "," or "." where the column of amounts proves its decimal sign.
    """

    decimal: str | None = None
    _drugs: dict[str, str | None] = field(default_factory=dict)
    _quantities: dict[tuple[str, str], tuple[Quantity, ...]] = field(default_factory=dict)

    def read(self, drug_text: str, amount_text: str, unit_text: str) -> Reading:
        """Return what the three texts say together; a line break parts items as a semicolon does."""
        flat = [one_line(text) if "\n" in text else text for text in (drug_text, amount_text, unit_text)]
        plain = self._read_plain(*flat)
        if plain is not None:
            return plain
        several = self._read_several(drug_text, amount_text, unit_text)
        return Reading(several) if several else self._read_doubtful(*flat)

    def _read_plain(self, drug_text: str, amount_text: str, unit_text: str) -> Reading | None:
        """Return the items of texts without any doubt, as almost all are; None for the others."""
        drug, quantities = self._drug(drug_text), self._measured(amount_text, unit_text)
        if drug in {None, _SEVERAL} or not quantities or drug is None:
            return None
        if any(one.amount <= 0 or one.unit == _NOT_GIVEN_UNIT for one in quantities):
            return None
        return Reading(tuple(_item(drug, drug_text, one, amount_text, unit_text) for one in quantities))

    def _read_doubtful(self, drug_text: str, amount_text: str, unit_text: str) -> Reading:
        problems = [*self._drug_problems(drug_text), *self._amount_problems(amount_text, unit_text)]
        drug = self._drug(drug_text) or NOT_LISTED
        quantities = self._measured(amount_text, unit_text) or (None,)
        items = (_item(drug, drug_text, one, amount_text, unit_text) for one in quantities)
        return Reading(tuple(items), tuple(problems))

    def _drug(self, text: str) -> str | None:
        if text not in self._drugs:
            self._drugs[text] = clean_drug(text)
        return self._drugs[text]

    def _measured(self, amount_text: str, unit_text: str) -> tuple[Quantity, ...]:
        """Return the quantities of a cell; where it gives counts and weights, the weights alone."""
        key = amount_text, unit_text
        if key not in self._quantities:
            given = not is_not_given(amount_text)
            found = clean_quantity(amount_text, unit_text, decimal=self.decimal) if given else None
            weights = tuple(filter(_is_mass, found or ()))
            self._quantities[key] = weights or found or ()
        return self._quantities[key]

    def _drug_problems(self, text: str) -> Iterator[tuple[str, str, str]]:
        if not text.strip(_AROUND_NAME):
            yield "drug_missing", "drug", text
        elif self._drug(text) is None:
            yield "drug_unknown", "drug", text

    def _amount_problems(self, text: str, unit_text: str) -> Iterator[tuple[str, str, str]]:
        quantities = self._measured(text, unit_text)
        if is_not_given(text):
            yield "amount_missing", "amount", text
        elif not quantities:
            yield "amount_unreadable", "amount", text
        elif any(one.amount < 0 for one in quantities):
            yield "amount_negative", "amount", text
        elif any(one.amount == 0 for one in quantities):
            yield "amount_zero", "amount", text
        if any(one.unit == _NOT_GIVEN_UNIT for one in quantities):
            known = is_not_given(unit_text)
            yield ("unit_missing", "amount", text) if known else ("unit_unknown", "unit", unit_text)

    def _read_several(self, drug_text: str, amount_text: str, unit_text: str) -> tuple[ReadItem, ...]:
        """Return the items of cells that name several; empty where they name one or cannot be told apart."""
        if is_not_given(amount_text) and _FIRST_FIGURE.search(drug_text):
            return self._named_amounts(drug_text, unit_text)
        drug_known = self._drug(drug_text) not in {None, _SEVERAL}
        readable = bool(self._measured(amount_text, unit_text))
        if readable and drug_known:
            return ()
        if not readable and not is_not_given(amount_text) and find_drugs(amount_text):
            return self._named_amounts(amount_text, unit_text)
        return self._pairs(drug_text, amount_text, unit_text)

    def _pairs(self, drug_text: str, amount_text: str, unit_text: str) -> tuple[ReadItem, ...]:
        """Return items where the cells list as many drugs as amounts."""
        drugs, amounts = _split(drug_text), _split(amount_text)
        if len(drugs) < 2 or len(drugs) != len(amounts):  # noqa: PLR2004 - fewer are not several
            return ()
        units = _split(unit_text) if len(_split(unit_text)) == len(drugs) else [unit_text] * len(drugs)
        return self._whole(zip(drugs, amounts, units, strict=True))

    def _named_amounts(self, text: str, unit_text: str) -> tuple[ReadItem, ...]:
        """Return the items of one text of drugs and their amounts ("героин 1 кг; 300 г опия")."""
        lines = [line for line in _BETWEEN_LINES.split(text) if line]
        parts = [part for line in lines for part in self._line_of_amounts(line, unit_text)]
        return self._whole(part for part in parts if part) if all(parts) else ()

    def _line_of_amounts(self, line: str, unit_text: str) -> list[tuple[str, str, str] | None]:
        packed = self._packed(line, unit_text)
        if packed:
            return [packed]
        parts = [
            self._packed(part, unit_text) or self._name_and_amount(part, unit_text) for part in _split(line)
        ]
        return parts if all(parts) else [self._name_before_figures(line, unit_text)]

    def _name_before_figures(self, line: str, unit_text: str) -> tuple[str, str, str] | None:
        """Return one drug and all that stands behind its name; None where that is no amount as a whole."""
        figure = _FIRST_FIGURE.search(line)
        place = figure.start() if figure else 0
        name, amount = line[:place].strip(_AROUND_NAME), line[place:].strip(_AROUND_AMOUNT)
        known = len(find_drugs(name)) == 1 and self._drug(name) not in {None, _SEVERAL}
        known = known and not _leaves_packages(name, line)
        return (name, amount, unit_text) if known and self._measured(amount, unit_text) else None

    def _packed(self, text: str, unit_text: str) -> tuple[str, str, str] | None:
        """Return the drug and the amount of packages of one weight; None where the text is no such thing."""
        found = _PACKED.fullmatch(text.strip(_AROUND_AMOUNT))
        if found is None or not ("of" in found[3].split() or _OF_EACH.search(found[3] + found[4])):
            return None
        name = _CONTENTS.sub("", found[2]).strip(_AROUND_NAME)
        amount = f"{found[1]} {found[3]}{found[4]}"
        known = self._drug(name) is not None and self._measured(amount, unit_text)
        return (name, amount, unit_text) if known else None

    def _name_and_amount(self, part: str, unit_text: str) -> tuple[str, str, str] | None:
        """Return the name of a drug and its amount, whichever stands first; None where nothing fits."""
        figure = _FIRST_FIGURE.search(part)
        if figure is None:
            return None
        gaps = [found.start() for found in _GAP.finditer(part)]
        named_first = [(part[:place], part[place:]) for place in (figure.start(), *gaps)]
        amount_first = [(part[place:], part[:place]) for place in reversed(gaps)]
        for name, amount in (*named_first, *amount_first):
            name_text, amount_text = name.strip(_AROUND_NAME), amount.strip(_AROUND_AMOUNT)
            if _leaves_packages(name_text, part):
                continue
            if self._drug(name_text) is not None and self._measured(amount_text, unit_text):
                return name_text, amount_text, unit_text
        return None

    def _whole(self, parts: Iterator[tuple[str, str, str]]) -> tuple[ReadItem, ...]:
        """Return the items of `parts` if every one of them is understood, else nothing."""
        items: list[ReadItem] = []
        for drug_text, amount_text, unit_text in parts:
            drug, quantities = self._drug(drug_text), self._measured(amount_text, unit_text)
            if drug is None or not quantities or any(one.amount <= 0 for one in quantities):
                return ()
            items += [_item(drug, drug_text, one, amount_text, unit_text) for one in quantities]
        return tuple(items)


def _leaves_packages(name: str, text: str) -> bool:
    """Tell whether a name keeps the number of packages for itself: one of them would count as all."""
    return _LOOSE_FIGURE.search(name) is not None and _OF_EACH.search(text) is not None


def names_amounts(text: str) -> bool:
    """Tell whether a cell names drugs together with their amounts ("героин 1 кг; 300 г опия")."""
    items = ItemReader().read("", text, "").items
    return all(item.drug != NOT_LISTED and item.unit is not None for item in items)


def _item(drug: str, drug_text: str, quantity: Quantity | None, amount_text: str, unit_text: str) -> ReadItem:
    """Return an item; amount NaN where no quantity is known."""
    if quantity is None:
        return ReadItem(drug, drug_text, math.nan, None, amount_text, unit_text)
    unit = None if quantity.unit == _NOT_GIVEN_UNIT else quantity.unit
    return ReadItem(drug, drug_text, quantity.amount, unit, amount_text, unit_text)


def _split(text: str) -> list[str]:
    return [part for part in map(str.strip, _BETWEEN_ITEMS.split(text)) if part]


def _is_mass(quantity: Quantity) -> bool:
    return get_vocabulary("units").term(quantity.unit).extra.get("dimension") == "mass"
