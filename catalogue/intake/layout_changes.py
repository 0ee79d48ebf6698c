"""What a person changes of how a table was understood: fields of columns, columns withheld, constants."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from catalogue.errors import ValueRefusedError, Words
from catalogue.intake.columns import CHOSEN, understand
from catalogue.model import SeizureField
from catalogue.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.intake.layouts import Layout
    from catalogue.intake.records import RawTable

# Uses of a column beside the codes of model.SeizureField.
KEPT_AS_TEXT, WITHHELD = "text", "withheld"
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class LayoutChange:
    """How a person wants a sender's tables read.

    Attributes
    ----------
    columns
        Header -> code of model.SeizureField, "text" (kept as text only) or "withheld" (personal data). A
        header that is not here is used as it is understood.
    constants
        Code of model.SeizureField -> the text that every row has where the sheet does not say it.
    name
        What the layout is called; "" where it is not kept.
    """

    columns: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    constants: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    name: str = ""

    def record(self) -> dict[str, Any]:
        """Return the change as plain data."""
        return {"name": self.name, "columns": dict(self.columns), "constants": dict(self.constants)}


def read_layout_change(record: Any) -> LayoutChange:  # noqa: ANN401  whatever a file holds
    """Return the change that plain data describes.

    Raises
    ------
    ValueRefusedError
        The data describe none, or name a field that there is not.
    """
    try:
        columns = {str(header): str(use) for header, use in (record.get("columns") or {}).items()}
        constants = {str(name): str(text) for name, text in (record.get("constants") or {}).items()}
        name = str(record.get("name") or "")
    except AttributeError as error:
        raise _refused(str(record)[:40]) from error
    codes = {code.value for code in SeizureField}
    unknown = [use for use in columns.values() if use not in codes | {KEPT_AS_TEXT, WITHHELD}]
    unknown += [use for use in constants if use not in codes]
    if unknown:
        raise _refused(unknown[0])
    return LayoutChange(columns, constants, name)


def _refused(value: str) -> ValueRefusedError:
    return ValueRefusedError(
        what=Words("Layout", "Формат листа"),
        value=value,
        advice=Words("Use a layout that was exported here.", "Используйте формат, выгруженный здесь."),
    )


def apply_change(table: RawTable, change: LayoutChange, *, partly: bool = False) -> Layout:
    """Return how the columns of `table` are used once `change` is applied.

    Parameters
    ----------
    partly
        True: return a layout even where required fields are missing, so that a person can be asked.

    Raises
    ------
    LayoutUnknownError
        Required fields are missing even so, and `partly` is False.
    """
    read_layout_change(change.record())
    wanted = {fold(header): use for header, use in change.columns.items()}
    uses = {place: wanted.get(fold(header)) for place, header in enumerate(table.headers)}
    before = understand(table, partly=True)
    chosen = {
        place: None if use in {KEPT_AS_TEXT, WITHHELD} else SeizureField(use)
        for place, use in uses.items()
        # What was guessed and is named all the same is chosen now: it goes before other guesses.
        if use is not None and (use != use_of(before, place) or not before.columns[place].sure)
    }
    constants = {SeizureField(name): text for name, text in change.constants.items() if text.strip()}
    layout = understand(table, constants=constants, chosen=chosen, partly=partly)
    hidden = {place for place, use in uses.items() if use == WITHHELD}
    columns = tuple(
        replace(use, field=None, withheld=True, reason=CHOSEN, samples=()) if use.position in hidden else use
        for use in layout.columns
    )
    return replace(layout, columns=columns, name=change.name or layout.name)


def use_of(layout: Layout, position: int) -> str:
    """Return how a layout uses a column: a code of model.SeizureField, "text" or "withheld"."""
    use = layout.columns[position]
    if use.withheld:
        return WITHHELD
    return use.field.value if use.field else KEPT_AS_TEXT
