"""Where a layout holds the items of a row: pairs of columns, or one column of amounts for each drug."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from catalogue.intake.amount_parts import join_parts, sorted_parts
from catalogue.intake.cell_shapes import by_lines
from catalogue.intake.distinct import Cells, Distinct, distinct
from catalogue.intake.not_given import is_not_given
from catalogue.model import SeizureField
from catalogue.vocabulary import fold

if TYPE_CHECKING:
    from catalogue.intake.distinct import BoolArray
    from catalogue.intake.layouts import ColumnUse, Layout

_F = SeizureField
_NET = frozenset({"нетто", "net", "чистый", "чистая", "чистого"})
_GROSS = frozenset({"брутто", "gross"})


@dataclass(frozen=True)
class Slot:
    """The columns of one item; several amounts are parts of one weight, or the first filled one counts.

    `drug_text` is the drug that the header or a constant gives; `required` tells that each row has this item.
    """

    drug: ColumnUse | None
    drug_text: str
    amounts: tuple[ColumnUse, ...]
    unit: ColumnUse | None
    unit_text: str
    required: bool


@dataclass(frozen=True)
class SlotTexts:
    """The texts of one slot, for each row, and whether the row has this item at all."""

    slot: Slot
    drug: Distinct
    amount: Distinct
    unit: Distinct
    present: BoolArray


def find_slots(layout: Layout) -> list[Slot]:
    """Return the slots of a layout, in the order of its columns."""
    drugs, units = layout.columns_of(_F.DRUG), layout.columns_of(_F.UNIT)
    amounts = layout.columns_of(_F.AMOUNT)
    plain = tuple(sorted((use for use in amounts if use.drug is None), key=_preference))
    constant_drug, constant_unit = layout.constants.get(_F.DRUG, ""), layout.constants.get(_F.UNIT, "")
    wide = [use for use in amounts if use.drug is not None]
    groups = sorted({use.group for use in drugs}) or ([0] if plain or not wide else [])
    slots = []
    for group in groups:
        drug = next((use for use in drugs if use.group == group), None)
        own = tuple(use for use in plain if use.group == group)
        slots.append(
            Slot(drug, constant_drug, own, _unit(units, group), constant_unit, required=group == groups[0])
        )
    return slots + [
        Slot(None, use.drug or "", (use,), _unit(units, 0), constant_unit, required=False) for use in wide
    ]


def _preference(use: ColumnUse) -> tuple[bool, int, int]:
    """Order columns of one amount: a person's choice, a net weight, the others, a gross weight."""
    words = set(fold(use.header).split())
    rank = 0 if words & _NET else 2 if words & _GROSS else 1
    return use.reason.code != "chosen", rank, use.position


def _unit(units: tuple[ColumnUse, ...], group: int) -> ColumnUse | None:
    own = (use for use in units if use.group == group)
    return next(own, units[0] if len(units) == 1 else None)


def read_slots(cells: Cells, layout: Layout) -> list[SlotTexts]:
    """Return the texts of every slot of a table."""
    read = [_read(cells, slot) for slot in find_slots(layout)]
    others = [texts.present for texts in read if not texts.slot.required]
    elsewhere = np.logical_or.reduce(others) if others else np.zeros(cells.height, dtype=bool)
    return [_needed(texts, elsewhere) if texts.slot.required else texts for texts in read]


def _needed(texts: SlotTexts, elsewhere: BoolArray) -> SlotTexts:
    """Leave an empty first item out where the row has items in other columns."""
    present = texts.present | ~elsewhere
    return SlotTexts(texts.slot, texts.drug, texts.amount, texts.unit, present)


def _read(cells: Cells, slot: Slot) -> SlotTexts:
    drug = _texts(cells, slot.drug, slot.drug_text)
    amount, unit = _amounts(cells, slot)
    filled = amount.where(lambda text: not is_not_given(text) and text.strip("0.,- ") != "")
    if slot.drug is not None:
        filled |= drug.where(lambda text: not is_not_given(text))
    return SlotTexts(slot, drug, amount, unit, filled)


def _texts(cells: Cells, use: ColumnUse | None, otherwise: str) -> Distinct:
    if use is None:
        return cells.same(otherwise)
    column = cells.column(use.position)
    return Distinct(column.codes, tuple(by_lines(text) or otherwise for text in column.texts))


def _amounts(cells: Cells, slot: Slot) -> tuple[Distinct, Distinct]:
    """Return the texts of amount and unit; the unit's own cell comes before the one in the header."""
    if len(slot.amounts) > 1:
        parts = sorted_parts(slot.amounts)
        columns = [_column(cells, use) for use in parts]
        joined = join_parts([use.unit or "" for use in parts], columns)
        return _first_filled(cells, slot) if joined is None else (distinct(joined), cells.same(""))
    use = slot.amounts[0] if slot.amounts else None
    header_unit = (use.unit if use else None) or slot.unit_text
    return _texts(cells, use, ""), _texts(cells, slot.unit, header_unit)


def _first_filled(cells: Cells, slot: Slot) -> tuple[Distinct, Distinct]:
    amount = pd.Series([""] * cells.height, dtype=object)
    unit = pd.Series([slot.unit_text] * cells.height, dtype=object)
    for use in slot.amounts:
        texts = _column(cells, use)
        fill = (amount == "") & ~texts.map(is_not_given)
        amount, unit = amount.mask(fill, texts), unit.mask(fill, use.unit or slot.unit_text)
    if slot.unit is not None:
        own = _column(cells, slot.unit)
        unit = unit.mask(own != "", own)
    return distinct(amount.astype("str")), distinct(unit.astype("str"))


def _column(cells: Cells, use: ColumnUse) -> pd.Series[Any]:
    return pd.Series(cells.column(use.position).rows(), dtype=object).map(by_lines)
