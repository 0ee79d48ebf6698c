"""The commands that analyse: trends, hot spots, what is new, modus operandi, coverage; all take filters."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from catalogue import tasks
from catalogue.analysis import DIMENSIONS, HOT_SPOT_RESOLUTIONS, hot_spot_polygons
from catalogue.cli import answers
from catalogue.cli.filters import add_filters, read_filters
from catalogue.errors import ValueRefusedError
from catalogue.vocabulary import get_vocabulary
from geodata.crossings import find_crossing

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from catalogue.analysis import CrossTable, Dimension
    from catalogue.filters import Filters
    from catalogue.store import Store

COMMAND_HELP = {
    "trends": "count seizures by month, quarter or year, with changes and seasons",
    "hotspots": "find cells in which seizures stand out from chance",
    "new": "list what is more common of late than before, and what moved between corridors",
    "modus": "cross two of concealment, transport, drug and crossing with what chance would give",
    "coverage": "tell who reported what",
}
_VOCABULARIES = {"concealment": "concealment", "transport": "transport", "drug": "drugs"}


def add_arguments(commands: dict[str, argparse.ArgumentParser]) -> None:
    """Describe what the commands of this file take."""
    for name in COMMAND_HELP:
        add_filters(commands[name])
    commands["trends"].add_argument("--period", choices=("month", "quarter", "year"), default="month")
    spots = commands["hotspots"]
    spots.add_argument(
        "--resolution", type=int, choices=HOT_SPOT_RESOLUTIONS, default=4, help="size of H3 cells"
    )
    spots.add_argument("--measure", choices=("cases", "share"), default="cases", help="share: of all reports")
    spots.add_argument("--geojson", action="store_true", help="print the cells as GeoJSON")
    commands["new"].add_argument("--months", type=_months, default=6, help="the last months of the data")
    commands["new"].add_argument("--baseline", type=_months, default=36, help="months before them")
    commands["modus"].add_argument("--rows", choices=DIMENSIONS, default="concealment")
    commands["modus"].add_argument("--columns", choices=DIMENSIONS, default="transport")
    commands["modus"].add_argument("--single", action="store_true", help="methods as stated, not by family")
    commands["modus"].add_argument("--fixed", metavar="FACT=CODE", help="hold a third fact, as drug=heroin")
    commands["coverage"].add_argument(
        "--open-duplicates", action="store_true", help="count undecided repeats too; slow on a large store"
    )


def show_trends(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `trends`."""
    return _document(tasks.get_trend(opened, read_filters(opened, options), options.period))


def find_hot_spots(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `hotspots`."""
    filters = read_filters(opened, options)
    found = tasks.get_hot_spots(opened, filters, resolution=options.resolution, measure=options.measure)
    return hot_spot_polygons(found.cells) if options.geojson else _document(found)


def list_new(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `new`."""
    filters = read_filters(opened, options)
    spans = {"months": options.months, "baseline_months": options.baseline}
    return _document(tasks.get_whats_new(opened, filters, **spans))


def cross(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `modus`: one row per cell that holds a seizure."""
    if options.rows == options.columns:
        raise ValueRefusedError(
            what="--columns", value=options.columns, advice="Choose another fact than that of the rows."
        )
    filters = _hold(read_filters(opened, options), options.fixed)
    facts: tuple[Dimension, Dimension] = (options.rows, options.columns)
    table = tasks.get_cross_table(opened, filters, *facts, families=not options.single)
    whole = {"n": table.n, "not_stated": table.not_stated, "association": table.association}
    return {"rows": table.rows, "columns": table.columns, **whole, "cells": _cells(table)}


def tell_coverage(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `coverage`."""
    filters = read_filters(opened, options)
    told = answers.coverage_answer(tasks.get_coverage(opened, filters), options.language)
    reporting = tasks.get_reporting(opened, filters)
    shares = {"month_share": reporting.month_share(), "field_share": reporting.field_share()}
    further = {"months": reporting.months, "fields": reporting.fields}
    if options.open_duplicates:
        shares["open_duplicates"] = tasks.count_open_duplicates(opened, filters)
    return {**told, **shares, **further}


def _cells(table: CrossTable) -> list[dict[str, Any]]:
    return [
        {
            "row": row,
            "column": column,
            "cases": int(table.counts.loc[row, column]),
            "expected": float(table.expected.loc[row, column]),
            "residual": float(table.residuals.loc[row, column]),
        }
        for row in table.counts.index
        for column in table.counts.columns
        if table.counts.loc[row, column]
    ]


def _hold(filters: Filters, fixed: str | None) -> Filters:
    if fixed is None:
        return filters
    fact, _, text = fixed.partition("=")
    code = _find_code(fact, text)
    if code is None:
        raise ValueRefusedError(
            what="--fixed", value=fixed, advice="Write it as drug=heroin or crossing=BCP001."
        )
    return tasks.fact_filters(filters, _get_fact(fact), code)


def _get_fact(name: str) -> Dimension:
    return next(fact for fact in DIMENSIONS if fact == name)


def _find_code(fact: str, text: str) -> str | None:
    if fact == "crossing":
        crossing = find_crossing(text)
        return crossing.code if crossing else None
    return get_vocabulary(_VOCABULARIES[fact]).find_code(text) if fact in _VOCABULARIES else None


def _months(text: str) -> int:
    months = int(text)
    if not 1 <= months <= 240:  # noqa: PLR2004  twenty years
        raise ValueError(text)
    return months


def _document(answer: Any) -> dict[str, Any]:  # noqa: ANN401  each answer is a dataclass of its own
    """Return an answer's fields; an endless interval has no number in JSON and reads as null."""
    document: dict[str, Any] = answers.plain(answer)
    finite: dict[str, Any] = _finite(document)
    return finite


def _finite(value: Any) -> Any:  # noqa: ANN401  any plain value
    if isinstance(value, dict):
        return {name: _finite(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and math.isinf(value) else value


COMMANDS: dict[str, Callable[[Store, argparse.Namespace], Any]] = {
    "trends": show_trends,
    "hotspots": find_hot_spots,
    "new": list_new,
    "modus": cross,
    "coverage": tell_coverage,
}
