"""A layout as plain data, so that it can be kept, sent and read back; and the shape it is recognised by."""

from __future__ import annotations

from hashlib import blake2b
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from catalogue.errors import ValueRefusedError, Words
from catalogue.intake.layouts import ColumnUse, Layout, Reason
from catalogue.model import SeizureField
from catalogue.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DIGEST_BYTES = 16


def layout_record(layout: Layout) -> dict[str, Any]:
    """Return `layout` as plain data; samples are left out, they are data of the sheet."""
    columns = [
        {
            "position": use.position,
            "header": use.header,
            "field": use.field.value if use.field else None,
            "withheld": use.withheld,
            "drug": use.drug,
            "unit": use.unit,
            "group": use.group,
            "reason": {"code": use.reason.code, "en": use.reason.en, "ru": use.reason.ru},
        }
        for use in layout.columns
    ]
    constants = {field.value: text for field, text in layout.constants.items()}
    return {"name": layout.name, "columns": columns, "constants": constants}


def read_layout_record(record: Mapping[str, Any]) -> Layout:
    """Return the layout that plain data describes.

    Raises
    ------
    ValueRefusedError
        The data describe no layout.
    """
    try:
        columns = tuple(_column(column) for column in record["columns"])
        constants = {SeizureField(name): str(text) for name, text in record.get("constants", {}).items()}
        return Layout(str(record["name"]), columns, MappingProxyType(constants))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueRefusedError(
            what=Words("Layout", "Формат листа"),
            value=str(error),
            advice=Words("Use a file that was exported here.", "Используйте файл, выгруженный здесь."),
        ) from error


def _column(column: Mapping[str, Any]) -> ColumnUse:
    field = column["field"]
    return ColumnUse(
        position=int(column["position"]),
        header=str(column["header"]),
        field=SeizureField(field) if field else None,
        withheld=bool(column["withheld"]),
        reason=Reason(**column["reason"]),
        drug=column.get("drug"),
        unit=column.get("unit"),
        group=int(column.get("group") or 0),
    )


def find_shape(headers: Iterable[str]) -> str:
    """Return what sheets with the same set of headers share, whatever their order, case and punctuation."""
    joined = "\x1f".join(sorted({fold(header) for header in headers}))
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
