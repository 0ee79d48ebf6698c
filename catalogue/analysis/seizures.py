"""Seizures as lists and records: each figure with the cell of the sheet that it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalogue.errors import NotFoundError
from catalogue.model import Handling, SeizureField
from catalogue.store import read_counted_one, read_selected, read_table
from catalogue.vocabulary import get_vocabulary, item_kind

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.filters import Filters
    from catalogue.store import Store


@dataclass(frozen=True)
class KindMass:
    """Seizures that hold items of one kind, and the kg equivalent of those items."""

    cases: int
    mass_kg: float


@dataclass(frozen=True)
class SeizureList:
    """A page of seizures and what all of them come to.

    Attributes
    ----------
    count
        Seizures that the filter means, on this page or not.
    mass_kg
        The kg equivalents of their drugs summed; amounts without a published factor are in `unconverted`.
    by_kind
        Kind of item (vocabulary.ITEM_KINDS) -> what was seized of it; kinds are never one sum.
    unconverted
        unit (code, "" where none was given), amount, items.
    rows
        One row per seizure of the page, latest first (store/queries/seizures.sql).
    """

    count: int
    mass_kg: float
    by_kind: dict[str, KindMass]
    unconverted: pd.DataFrame
    rows: pd.DataFrame


@dataclass(frozen=True)
class RecordField:
    """One field of a seizure beside the text it was read from.

    Attributes
    ----------
    field
        Code of model.SeizureField, or "" for a column that was kept as text only.
    value
        What the catalogue understood: a code, a country, a date; None where it is unknown.
    original, header, cell
        The sender's text, the header of its column and its address, such as D17.
    """

    field: str
    value: str | None
    original: str
    header: str
    cell: str


@dataclass(frozen=True)
class SeizureRecord:
    """One seizure whole: what is known, where it was read, to which routes it is tied and why.

    Attributes
    ----------
    seizure
        Columns of store/queries/seizure.sql.
    items
        One row per drug: drug, drug_text, amount, unit, mass_kg, factor_key.
    routes
        route, share, score, reason, asserted, standing ("attributed", "possible", "outweighed").
    fields
        Every column of the sender's row.
    """

    seizure: dict[str, Any]
    items: pd.DataFrame
    routes: pd.DataFrame
    fields: tuple[RecordField, ...]


def count_seizures(store: Store, filters: Filters) -> int:
    """Return how many seizures `filters` mean."""
    return int(read_counted_one(store, "totals", filters)["cases"])


def list_seizures(store: Store, filters: Filters, *, limit: int, offset: int) -> SeizureList:
    """Return a page of the seizures that `filters` mean, and their totals."""
    by_kind = _masses_by_kind(store, filters)
    page = read_selected(store, "page_of_seizures", filters, limit=limit, offset=offset)
    rows = read_selected(store, "seizures", filters, seizure_ids=page["seizure_id"].tolist())
    unconverted = read_selected(store, "unconverted", filters)
    drugs = by_kind.get("drug", KindMass(0, 0.0)).mass_kg
    return SeizureList(count_seizures(store, filters), drugs, by_kind, unconverted, rows)


def _masses_by_kind(store: Store, filters: Filters) -> dict[str, KindMass]:
    kinds = {code: item_kind(code) for code in get_vocabulary("drugs").codes()}
    rows = read_selected(store, "kind_masses", filters, codes=list(kinds), kinds=list(kinds.values()))
    return {
        str(kind): KindMass(int(cases), float(mass_kg))
        for kind, cases, mass_kg in rows.itertuples(index=False)
    }


def get_record(store: Store, seizure_id: int, ceiling: Handling = Handling.RED) -> SeizureRecord:
    """Return one seizure whole.

    Raises
    ------
    NotFoundError
        There is none with this number, or its handling code is stricter than `ceiling`.
    """
    found = read_table(store, "seizure", seizure_id=seizure_id, ceiling=ceiling.rank)
    if found.empty:
        raise NotFoundError(kind="seizure", code=seizure_id, listing="seizures")
    seizure = {str(name): value for name, value in found.iloc[0].items()}
    items = read_table(store, "seizure_items", seizure_id=seizure_id)
    routes = read_table(store, "seizure_routes", seizure_id=seizure_id)
    columns = read_table(store, "batch_columns", batch_id=int(seizure["batch_id"]))
    return SeizureRecord(seizure, items, routes, _record_fields(seizure, items, columns))


def _record_fields(
    seizure: dict[str, Any], items: pd.DataFrame, columns: pd.DataFrame
) -> tuple[RecordField, ...]:
    values = _understood(seizure, items)
    own_sheet = columns[columns["sheet"] == seizure["sheet"]]
    return tuple(
        RecordField(
            field=_code(column.field),
            value=values.get(_code(column.field)),
            original="" if column.withheld else str(seizure["cells"][column.position]),
            header=column.header,
            cell=f"{column_letters(column.position)}{seizure['row_number']}",
        )
        for column in own_sheet.itertuples()
    )


def _code(field: object) -> str:
    # Trap: pandas gives a missing text as NaN, which counts as true.
    return field if isinstance(field, str) else ""


def _understood(seizure: dict[str, Any], items: pd.DataFrame) -> dict[str, str | None]:
    first = items.iloc[0]
    plain = {field: _text(seizure.get(field.value)) for field in SeizureField}
    known = {
        # Trap: the seizure's row_number is that of the file, not the number that the sender wrote in the row.
        SeizureField.ROW_NUMBER: None,
        SeizureField.COUNTRY_CODE: _text(seizure["country"]),
        SeizureField.DATE: date_text(seizure["date_first"], seizure["date_last"], seizure["date_precision"]),
        SeizureField.PROVINCE: _text(seizure["province"]),
        SeizureField.PLACE: _text(seizure["place_en"]),
        SeizureField.DEPARTURE: _text(seizure["departure_country"]),
        SeizureField.DESTINATION: _text(seizure["destination_country"]),
        SeizureField.DRUG: _text(first["drug"]),
        SeizureField.AMOUNT: _text(first["amount"]),
        SeizureField.UNIT: _text(first["unit"]),
    }
    return {field.value: value for field, value in (plain | known).items()}


def _text(value: object) -> str | None:
    missing = value is None or value != value or str(value) == "NaT"  # noqa: PLR0124  a NaN differs from itself
    return None if missing else str(value)


def date_text(first: Any, last: Any, precision: str) -> str:  # noqa: ANN401  pandas gives its own timestamps
    """Return a date as its precision allows: 2016, 2016-03, 2016-03-14 or 2016-03-12 - 2016-03-14."""
    forms = {"year": f"{first:%Y}", "month": f"{first:%Y-%m}", "day": f"{first:%Y-%m-%d}"}
    return forms.get(precision, f"{first:%Y-%m-%d} - {last:%Y-%m-%d}")


def column_letters(position: int) -> str:
    """Return the letters of a spreadsheet column; position 0 is A, 26 is AA."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
