"""What the playback of a map shows: for each circle its seizures month by month, packed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from catalogue.output.circles import SIZES_PX, CircleScale, Measure
from catalogue.output.legend import seizures_legend
from catalogue.output.legend_lines import Note
from catalogue.output.map_layers import CatalogueGroup
from catalogue.output.words import word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    import pandas as pd


class MonthsOnMap(Protocol):
    """What analysis.get_month_cells returns."""

    @property
    def counts(self) -> pd.DataFrame: ...  # noqa: D102  a field
    @property
    def undated(self) -> pd.DataFrame: ...  # noqa: D102  a field


def months_scale(months: Sequence[MonthsOnMap], measure: Measure) -> CircleScale:
    """Return one scale of circles for every month of these maps."""
    largest = max(
        (float(_values(one.counts, measure).max()) for one in months if len(one.counts)), default=1.0
    )
    return CircleScale(measure, largest)


def month_group(
    months: MonthsOnMap,
    language: str,
    *,
    scale: CircleScale,
    span: tuple[dt.date, dt.date] | None,
    shared: bool = False,
) -> CatalogueGroup:
    """Return the seizures of each month of `span`, for the playback.

    Parameters
    ----------
    scale
        How large circles are, the same in every month.
    span
        First days of the first and last month; None: no seizure has one.
    shared
        The scale is that of the map beside it too.
    """
    legend = seizures_legend(scale, 1, None, language, shared=shared)
    note = Note(word("legend_month_note", language))
    content = {
        "first": f"{span[0]:%Y-%m}" if span else "",
        "count": _place(span[1], span[0]) + 1 if span else 0,
        "measure": scale.measure,
        "largest": scale.largest,
        "sizes": SIZES_PX,
        "cells": _packed(months, span[0], scale.measure) if span else [],
        "undated": _undated(months),
    }
    return CatalogueGroup("months", "addMonths", content, (*legend, note))


def _packed(months: MonthsOnMap, first: dt.date, measure: Measure) -> list[list[Any]]:
    """Return rows of [latitude, longitude, hollow, [month, cases, month, cases, ...], [kg, kg, ...]]."""
    table = months.counts
    places = [_place(month, first) for month in table["month"]]
    table = table.assign(place=places, kg=_values(table, "kg").round(3))
    rows = []
    for _, cell in table.groupby("cell", sort=False):
        head = cell.iloc[0]
        pairs = zip(cell["place"], cell["cases"], strict=True)
        flat = [int(value) for pair in pairs for value in pair]
        point = [round(float(head["latitude"]), 4), round(float(head["longitude"]), 4)]
        rows.append([*point, int(head["in_province"]), flat, cell["kg"].tolist() if measure == "kg" else []])
    return rows


def _undated(months: MonthsOnMap) -> list[list[float]]:
    rows = cast("list[dict[str, Any]]", months.undated.to_dict("records"))
    return [[round(row["latitude"], 4), round(row["longitude"], 4), int(row["cases"])] for row in rows]


def _values(table: pd.DataFrame, measure: Measure) -> pd.Series:
    return table["mass_kg" if measure == "kg" else "cases"].astype(float).fillna(0.0)


def _place(month: Any, first: dt.date) -> int:  # noqa: ANN401  a date, or pandas' own
    return int((month.year - first.year) * 12 + month.month - first.month)
