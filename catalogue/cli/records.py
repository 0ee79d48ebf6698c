"""The commands that show the catalogue's records: seizures, routes, methods, ties between them, briefs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from catalogue import tasks
from catalogue.cli import answers
from catalogue.cli.files import add_output, write_file
from catalogue.cli.filters import add_filters, read_filters
from catalogue.model import Language

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from catalogue.store import Store

BRIEF_FORMS = ("pdf", "docx", "pptx", "html")
COMMAND_HELP = {
    "seizures": "list seizures",
    "routes": "list the route records",
    "route": "show one route record",
    "methods": "list the concealment methods",
    "method": "show one concealment method",
    "attribution": "tie seizures to routes anew and tell the result",
    "brief": "write the brief of a route",
}


def add_arguments(commands: dict[str, argparse.ArgumentParser]) -> None:
    """Describe what the commands of this file take."""
    for name in ("seizures", "brief"):
        add_filters(commands[name])
    for name in ("seizures", "attribution"):
        commands[name].add_argument("--limit", type=int, default=50)
    commands["seizures"].add_argument("--offset", type=int, default=0)
    for name in ("route", "method", "brief"):
        commands[name].add_argument("code")
    commands["attribution"].add_argument(
        "--csv", action="store_true", help="print seizure, route, share, reason"
    )
    commands["brief"].add_argument("--lang", choices=list(Language), default="en")
    commands["brief"].add_argument("--format", choices=BRIEF_FORMS, default="pdf")
    add_output(commands["brief"])


def list_seizures(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `seizures`."""
    found = tasks.find_seizures(
        opened, read_filters(opened, options), limit=options.limit, offset=options.offset
    )
    return {
        "count": found.count,
        "mass_kg": found.mass_kg,
        "mass_kg_by_kind": {kind: one.mass_kg for kind, one in found.by_kind.items()},
        "unconverted": found.unconverted,
        "rows": found.rows,
    }


def list_routes(opened: Store, _: argparse.Namespace) -> list[dict[str, Any]]:
    """Answer `routes`."""
    counts = tasks.count_route_seizures(opened)
    return [answers.route_line(route, counts.get(route.code)) for route in tasks.list_routes(opened)]


def show_route(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `route`."""
    route = tasks.get_route(opened, options.code)
    return answers.route_answer(route, tasks.count_route_seizures(opened).get(route.code))


def list_methods(_: Store, __: argparse.Namespace) -> list[dict[str, Any]]:
    """Answer `methods`."""
    return [answers.method_answer(method) for method in tasks.list_methods()]


def show_method(_: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `method`."""
    return answers.method_answer(tasks.get_method(options.code))


def attribute(opened: Store, options: argparse.Namespace) -> dict[str, Any] | None:
    """Answer `attribution`; None after printing a table."""
    if options.csv:
        table = tasks.list_attribution(opened)
        table[["seizure", "route", "share", "reason"]].to_csv(sys.stdout, index=False)
        return None
    summary = tasks.attribute_seizures(opened)
    rows = tasks.list_attribution(opened, limit=options.limit)
    return {**answers.plain(summary), "rows": rows}


def write_brief(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `brief`."""
    brief = tasks.route_brief(opened, options.code, options.lang, read_filters(opened, options))
    written = write_file(opened, options, tasks.write_brief(brief, options.format))
    return {**written, "handling": brief.handling, "format": options.format}


COMMANDS: dict[str, Callable[[Store, argparse.Namespace], Any]] = {
    "seizures": list_seizures,
    "routes": list_routes,
    "route": show_route,
    "methods": list_methods,
    "method": show_method,
    "attribution": attribute,
    "brief": write_brief,
}
