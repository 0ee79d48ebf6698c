"""The texts of one item (drug, amount, unit) become seized items; one cell may name several drugs."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalogue.clean import clean_drug, clean_quantity, find_drugs
from catalogue.intake.not_given import is_not_given
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.model import Quantity

NOT_LISTED = "not_listed"
_SEVERAL = "multiple"
_NOT_GIVEN_UNIT = "unknown"
# Between drugs or amounts of one cell; a comma between figures is a decimal comma.
_BETWEEN_ITEMS = re.compile(r"\s*(?:[;\n+]|(?<!\d),|,(?!\d)|\s+(?:и|and|&)\s+(?=\D))\s*")
_FIRST_FIGURE = re.compile(r"\d")
_AROUND_NAME = " -–—:,.("


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
    _quantities: dict[tuple[str, str], Quantity | None] = field(default_factory=dict)

    def read(self, drug_text: str, amount_text: str, unit_text: str) -> Reading:
        """Return what the three texts say together."""
        plain = self._read_plain(drug_text, amount_text, unit_text)
        if plain is not None:
            return plain
        several = self._read_several(drug_text, amount_text, unit_text)
        if several:
            return Reading(several)
        problems = [*self._drug_problems(drug_text), *self._amount_problems(amount_text, unit_text)]
        quantity = self._quantity(amount_text, unit_text)
        amount = quantity.amount if quantity else math.nan
        drug = self._drug(drug_text) or NOT_LISTED
        item = ReadItem(drug, drug_text, amount, self._unit(quantity), amount_text, unit_text)
        return Reading((item,), tuple(problems))

    def _read_plain(self, drug_text: str, amount_text: str, unit_text: str) -> Reading | None:
        """Return the one item of texts without any doubt, as almost all are; None for the others."""
        drug, quantity = self._drug(drug_text), self._quantity(amount_text, unit_text)
        if drug in {None, _SEVERAL} or quantity is None or quantity.amount <= 0:
            return None
        if quantity.unit == _NOT_GIVEN_UNIT or drug is None:
            return None
        item = ReadItem(drug, drug_text, quantity.amount, quantity.unit, amount_text, unit_text)
        return Reading((item,))

    def _drug(self, text: str) -> str | None:
        if text not in self._drugs:
            self._drugs[text] = clean_drug(text)
        return self._drugs[text]

    def _quantity(self, amount_text: str, unit_text: str) -> Quantity | None:
        """Return the quantity; where a cell gives a count and a weight, the weight."""
        key = amount_text, unit_text
        if key not in self._quantities:
            given = not is_not_given(amount_text)
            found = clean_quantity(amount_text, unit_text, decimal=self.decimal) if given else None
            self._quantities[key] = max(found, key=_is_mass) if found else None
        return self._quantities[key]

    @staticmethod
    def _unit(quantity: Quantity | None) -> str | None:
        return quantity.unit if quantity and quantity.unit != _NOT_GIVEN_UNIT else None

    def _drug_problems(self, text: str) -> Iterator[tuple[str, str, str]]:
        if not text.strip(_AROUND_NAME):
            yield "drug_missing", "drug", text
        elif self._drug(text) is None:
            yield "drug_unknown", "drug", text

    def _amount_problems(self, text: str, unit_text: str) -> Iterator[tuple[str, str, str]]:
        quantity = self._quantity(text, unit_text)
        if is_not_given(text):
            yield "amount_missing", "amount", text
        elif quantity is None:
            yield "amount_unreadable", "amount", text
        elif quantity.amount < 0:
            yield "amount_negative", "amount", text
        elif quantity.amount == 0:
            yield "amount_zero", "amount", text
        if quantity is not None and self._unit(quantity) is None:
            known = is_not_given(unit_text)
            yield ("unit_missing", "amount", text) if known else ("unit_unknown", "unit", unit_text)

    def _read_several(self, drug_text: str, amount_text: str, unit_text: str) -> tuple[ReadItem, ...]:
        """Return the items of cells that name several; empty where they name one or cannot be told apart."""
        if is_not_given(amount_text) and _FIRST_FIGURE.search(drug_text):
            return self._named_amounts(drug_text, unit_text)
        drug_known = self._drug(drug_text) not in {None, _SEVERAL}
        readable = self._quantity(amount_text, unit_text) is not None
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
        """Return the items of one text of drugs each followed by its amount ("героин 1 кг; опий 300 г")."""
        parts = []
        for part in _split(text):
            figure = _FIRST_FIGURE.search(part)
            if figure is None:
                return ()
            parts.append(
                (part[: figure.start()].strip(_AROUND_NAME), part[figure.start() :].strip(" ()"), unit_text)
            )
        return self._whole(iter(parts))

    def _whole(self, parts: Iterator[tuple[str, str, str]]) -> tuple[ReadItem, ...]:
        """Return the items of `parts` if every one of them is understood, else nothing."""
        items = []
        for drug_text, amount_text, unit_text in parts:
            drug, quantity = self._drug(drug_text), self._quantity(amount_text, unit_text)
            if drug is None or quantity is None or quantity.amount <= 0:
                return ()
            items.append(
                ReadItem(drug, drug_text, quantity.amount, self._unit(quantity), amount_text, unit_text)
            )
        return tuple(items)


def _split(text: str) -> list[str]:
    return [part for part in map(str.strip, _BETWEEN_ITEMS.split(text)) if part]


def _is_mass(quantity: Quantity) -> bool:
    return get_vocabulary("units").term(quantity.unit).extra.get("dimension") == "mass"
