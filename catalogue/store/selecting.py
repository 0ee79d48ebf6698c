"""The seizures that a filter object means: every query over them passes here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.clean.search_text import parse_search
from catalogue.store.read import first_row
from catalogue.store.search import find_text
from catalogue.store.sql import SELECTED, compose_query
from catalogue.vocabulary import beside_drugs, get_vocabulary
from geodata.crossings import find_crossing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd
    import pyarrow as pa

    from catalogue.filters import Filters
    from catalogue.store.connection import Store

# What the filters say of places alone; `crossing_km` goes with crossings.
OF_PLACES = ("provinces", "precisions", "south", "area_lats", "crossing_lats")
_TREES = {
    "drugs": "drugs",
    "transports": "transport",
    "concealments": "concealment",
    "installations": "installations",
}


def read_selected(store: Store, name: str, filters: Filters, **parameters: object) -> pd.DataFrame:
    """Return the answer of query `name` over the seizures that `filters` mean."""
    table: pd.DataFrame = execute_selected(store, name, filters, **parameters).df()
    return table


def read_selected_one(store: Store, name: str, filters: Filters, **parameters: object) -> dict[str, Any]:
    """Return the only row of query `name` over the seizures that `filters` mean."""
    return first_row(execute_selected(store, name, filters, **parameters))


def stream_selected(store: Store, name: str, filters: Filters, seizures_at_once: int) -> Iterator[pa.Table]:
    """Yield the answer of query `name` over the seizures that `filters` mean, some seizures at a time.

    The order is that of the seizures' numbers; so much of the answer is in memory and no more.
    """
    numbers = execute_selected(store, "export_seizures", filters).fetchnumpy()["seizure_id"]
    for start in range(0, len(numbers), seizures_at_once):
        part = numbers[start : start + seizures_at_once]
        span = {"first_seizure": int(part[0]), "last_seizure": int(part[-1])}
        yield execute_selected(store, name, filters, **span).to_arrow_table()


def execute_selected(store: Store, name: str, filters: Filters, **parameters: object) -> Any:  # noqa: ANN401  DuckDB publishes no type for an executed query
    """Execute query `name` over the seizures that `filters` mean."""
    return store.connection.execute(*select(store, name, filters, **parameters))


def select(store: Store, name: str, filters: Filters, **parameters: object) -> tuple[str, dict[str, object]]:
    """Return query `name` over the seizures that `filters` mean, and its values, ready to execute."""
    values = selection_parameters(filters)
    if values["text"] is not None:
        store.connection.register("found_by_text", find_text(store, filters.text))
    return compose_query(SELECTED, name, values | parameters)


def selection_parameters(filters: Filters) -> dict[str, object]:
    """Return the filter's values for SQL; a drug group or a family of methods includes what is below it."""
    values = filters.parameters() | _crossing_parameters(filters)
    values["duplicates"] = "merged" if filters.duplicates == "merged" else None
    for name, vocabulary in _TREES.items():
        values[name] = _with_descendants(vocabulary, getattr(filters, name))
    values["beside_drugs"] = beside_drugs(_with_descendants("drugs", filters.drugs) or ())
    values["text"] = filters.text if parse_search(filters.text) else None
    values["places"] = _any_of(values, OF_PLACES)
    values["mass_range"] = _any_of(values, ("mass_kg_min", "mass_kg_max"))
    return values


def _crossing_parameters(filters: Filters) -> dict[str, object]:
    """Return where the filter's crossings lie; a code that is not there lies nowhere."""
    if not filters.crossings:
        return {"crossing_lats": None, "crossing_lons": None}
    found = [crossing for code in filters.crossings if (crossing := find_crossing(code))]
    return {
        "crossing_lats": [crossing.lat for crossing in found],
        "crossing_lons": [crossing.lon for crossing in found],
    }


def _any_of(values: Mapping[str, object], names: Iterable[str]) -> bool | None:
    return True if any(values[name] is not None for name in names) else None


def _with_descendants(vocabulary: str, codes: tuple[str, ...]) -> list[str] | None:
    terms = get_vocabulary(vocabulary)
    return sorted({below for code in codes for below in terms.with_descendants(code)}) or None
