"""The columns of an export: what the store gives, the names of its codes, what a kg equivalent rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from catalogue.vocabulary import get_factors, get_vocabulary, word

if TYPE_CHECKING:
    from collections.abc import Mapping

LATITUDE, LONGITUDE = "latitude", "longitude"
_VOCABULARIES = {
    "country": "countries",
    "drug": "drugs",
    "unit": "units",
    "departure_country": "countries",
    "destination_country": "countries",
    "producing_country": "countries",
    "transport": "transport",
    "concealment": "concealment",
    "installation": "installations",
    "sender": "senders",
}
_CODED = frozenset({*_VOCABULARIES, "province"})
# Signs at the start of a text that a spreadsheet takes for a formula. Source: OWASP, "CSV Injection".
_FORMULA = r"^\s*[=+\-@＝＋－＠\t\r\n']"


def name_columns(items: pa.Table, language: str) -> pa.Table:
    """Return the rows of store/queries/export_items.sql with names beside codes, and the factor of each kg.

    A column `..._name` follows each column of codes; `factor_kg` (kg in one unit) and `factor_source` follow
    `factor_key`. Of the two names of a place, the one in `language` stays as `place_name`.
    """
    other = "en" if language == "ru" else "ru"
    columns: dict[str, pa.ChunkedArray] = {}
    for name in items.column_names:
        if name == f"place_name_{other}":
            continue
        column = items[name]
        columns["place_name" if name == f"place_name_{language}" else name] = column
        if name in _VOCABULARIES:
            columns[f"{name}_name"] = _mapped(column, _labels(_VOCABULARIES[name], language))
        if name == "factor_key":
            columns["factor_kg"] = _mapped(column, {one.key: one.kg for one in get_factors()}, pa.float64())
            columns["factor_source"] = _mapped(column, _factor_sources())
    return pa.table(columns)


def column_title(name: str, language: str) -> str:
    """Return in words what the column `name` of an export holds.

    Raises
    ------
    KeyError
        No export has such a column.
    """
    if name.endswith("_name"):
        return word(f"exported_{name.removesuffix('_name')}", language)
    if name.endswith("_text"):
        title = word(f"exported_{name.removesuffix('_text')}", language)
        return word("exported_written", language).format(title=title)
    title = word(f"exported_{name}", language)
    return word("exported_coded", language).format(title=title) if name in _CODED else title


def without_formulas(items: pa.Table) -> pa.Table:
    """Return `items` with an apostrophe before each text that a spreadsheet would take for a formula."""
    for name in [field.name for field in items.schema if pa.types.is_string(field.type)]:
        column = items[name]
        guarded = pc.binary_join_element_wise("'", column, "")
        safe = pc.if_else(pc.match_substring_regex(column, _FORMULA), guarded, column)
        items = items.set_column(items.column_names.index(name), name, safe)
    return items


def _mapped(
    column: pa.ChunkedArray, names: Mapping[str, object], kind: pa.DataType | None = None
) -> pa.ChunkedArray:
    """Return `column` with its values looked up in `names`: few distinct ones in many rows."""
    whole = column.combine_chunks().dictionary_encode()
    looked_up = pa.array([names.get(code) for code in whole.dictionary.to_pylist()], kind or pa.string())
    return pa.chunked_array([looked_up.take(whole.indices)])


def _labels(vocabulary: str, language: str) -> dict[str, str]:
    names = {term.code: term.ru if language == "ru" else term.en for term in get_vocabulary(vocabulary)}
    # Who imports by the command may write a sender in capitals.
    return names if vocabulary != "senders" else names | {code.upper(): name for code, name in names.items()}


def _factor_sources() -> dict[str, str]:
    return {
        one.key: ", ".join(map(str, filter(None, (one.publisher, one.year, one.address)))) or one.source
        for one in get_factors()
    }
