"""The commands: parse what was typed, call a task, print its answer as text or as one JSON document.

Exit codes: 0 done, 1 refused with a sentence on stderr, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue import cli_analysis, cli_export, cli_operations, cli_places, cli_review, cli_views, tasks
from catalogue import cli_answers as answers
from catalogue.cli_filters import add_filters, read_filters
from catalogue.errors import CatalogueError, OutputError
from catalogue.model import Handling, Language
from catalogue.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalogue.store import Store

    Command = Callable[[Store, argparse.Namespace], Any]

BRIEF_FORMS = ("pdf", "docx", "pptx", "html")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        _print(_run(options), as_json=options.json)
    except CatalogueError as error:
        print(error.text(options.language), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Trap: at its end Python flushes once more into that pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _print(answer: Any, *, as_json: bool) -> None:  # noqa: ANN401  each command has an answer of its own
    if answer is not None:
        print(json.dumps(answers.plain(answer), ensure_ascii=False) if as_json else answers.text(answer))
    sys.stdout.flush()


def _run(options: argparse.Namespace) -> Any:  # noqa: ANN401  each command has an answer of its own
    if options.command == "locate":
        return _locate(options)
    settings = read_settings()
    path = Path(options.store).expanduser().resolve() if options.store else settings.store
    make = tasks.create_store if options.command in {"init", "demo"} else tasks.open_store
    with make(path, settings) as opened:
        command: Command = _COMMANDS[options.command]
        return command(opened, options)


def _init(opened: Store, _: argparse.Namespace) -> dict[str, Any]:
    return {
        "store": str(opened.path),
        "routes": len(tasks.list_routes(opened)),
        "methods": len(tasks.list_methods()),
    }


def _demo(opened: Store, _: argparse.Namespace) -> dict[str, Any]:
    return answers.import_answer(tasks.load_demo(opened), [])


def _import(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    path = Path(options.file)
    preview = tasks.preview_import(
        opened,
        tasks.read_upload(path),
        path.name,
        sender=options.sender,
        handling=Handling(options.handling),
        layout=cli_review.find_layout(options),
        unpacked_limit_mb=read_settings().unpacked_limit_mb,
        progress=_progress_line(options),
    )
    problems = answers.problem_rows(preview.problems, options.problems, options.language)
    if options.dry_run:
        return answers.preview_answer(preview, problems)
    result = tasks.commit_import(opened, preview, progress=_progress_line(options))
    return answers.import_answer(result, problems)


def _progress_line(options: argparse.Namespace) -> Callable[[float, str], None] | None:
    if options.json or not sys.stderr.isatty():
        return None
    return lambda share, step: print(f"\r{step:<12}{share:6.0%}", end="", file=sys.stderr, flush=True)


def _undo(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    result = tasks.undo_import(opened, options.batch)
    return {"batch": result.batch, "rows": result.rows, "also_reported": result.also_reported}


def _seizures(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    found = tasks.find_seizures(
        opened, read_filters(opened, options), limit=options.limit, offset=options.offset
    )
    return {
        "count": found.count,
        "mass_kg": found.mass_kg,
        "unconverted": found.unconverted,
        "rows": found.rows,
    }


def _routes(opened: Store, _: argparse.Namespace) -> list[dict[str, Any]]:
    counts = tasks.count_route_seizures(opened)
    return [answers.route_line(route, counts.get(route.code, 0)) for route in tasks.list_routes(opened)]


def _route(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    route = tasks.get_route(opened, options.code)
    return answers.route_answer(route, tasks.count_route_seizures(opened).get(route.code, 0))


def _methods(_: Store, __: argparse.Namespace) -> list[dict[str, Any]]:
    return [answers.method_answer(method) for method in tasks.list_methods()]


def _method(_: Store, options: argparse.Namespace) -> dict[str, Any]:
    return answers.method_answer(tasks.get_method(options.code))


def _attribution(opened: Store, options: argparse.Namespace) -> dict[str, Any] | None:
    if options.csv:
        table = tasks.list_attribution(opened)
        table[["seizure", "route", "share", "reason"]].to_csv(sys.stdout, index=False)
        return None
    summary = tasks.attribute_seizures(opened)
    rows = tasks.list_attribution(opened, limit=options.limit)
    return {**answers.plain(summary), "rows": rows}


def _batches(opened: Store, _: argparse.Namespace) -> Any:  # noqa: ANN401  a table
    return tasks.list_batches(opened)


def _duplicates(opened: Store, options: argparse.Namespace) -> Any:  # noqa: ANN401  a table, or what was done
    if options.decide:
        group, verdict = options.decide
        filters = read_filters(opened, options)
        number = tasks.decide_duplicate_group(opened, int(group), verdict, lead=options.lead, filters=filters)
        return {"decision": number, "group": int(group), "verdict": verdict}
    if options.undo is not None:
        tasks.undo_duplicate_decision(opened, options.undo)
        return {"undone": options.undo}
    if options.decided:
        return tasks.list_duplicate_decisions(opened)
    state = "later" if options.later else "open"
    return tasks.find_duplicates(
        opened, read_filters(opened, options), min_score=options.min_score, state=state, limit=options.limit
    )


def _brief(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    brief = tasks.route_brief(opened, options.code, options.lang, read_filters(opened, options))
    content = tasks.write_brief(brief, options.format)
    path = Path(options.output)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise OutputError(path=path, reason=error.strerror) from error
    return {"file": str(path), "bytes": len(content), "handling": brief.handling, "format": options.format}


def _check(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    findings = tasks.check_store(opened)
    told = [
        {"rule": found.rule, "broken": found.broken, "message": found.text(options.language)}
        for found in findings
    ]
    return {"ok": not findings, "findings": told}


def _backup(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    tasks.backup_store(opened, Path(options.output))
    return {"file": options.output}


def _locate(options: argparse.Namespace) -> Any:  # noqa: ANN401  a document, or None after printing lines
    if not options.stdin:
        return answers.location_answer(tasks.locate(options.text or "", options.country))
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            found = tasks.locate(*cli_places.read_question(line, number))
            print(json.dumps(answers.location_answer(found), ensure_ascii=False))
    return None


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--store", help="path of the store (default: CATALOGUE_STORE or store/catalogue.duckdb)"
    )
    common.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    common.add_argument("--language", choices=list(Language), default="en", help="language of sentences")
    parser = argparse.ArgumentParser(prog="python -m catalogue", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    described = {
        name: commands.add_parser(name, parents=[common], help=text) for name, text in COMMAND_HELP.items()
    }
    _add_arguments(described)
    return parser


def _add_arguments(commands: dict[str, argparse.ArgumentParser]) -> None:
    _import_arguments(commands["import"])
    cli_analysis.add_arguments(commands)
    cli_operations.add_arguments(commands)
    cli_export.add_arguments(commands)
    cli_places.add_arguments(commands)
    cli_review.add_arguments(commands)
    cli_views.add_arguments(commands)
    _duplicate_arguments(commands["duplicates"])
    commands["undo"].add_argument("batch", type=int, help="number of the import")
    for name in ("seizures", "duplicates", "brief"):
        add_filters(commands[name])
    for name in ("seizures", "duplicates", "attribution"):
        commands[name].add_argument("--limit", type=int, default=50)
    commands["seizures"].add_argument("--offset", type=int, default=0)
    for name in ("route", "method", "brief"):
        commands[name].add_argument("code")
    commands["attribution"].add_argument(
        "--csv", action="store_true", help="print seizure, route, share, reason"
    )
    commands["brief"].add_argument("--lang", choices=list(Language), default="en")
    commands["brief"].add_argument("--format", choices=BRIEF_FORMS, default="pdf")
    for name in ("brief", "backup"):
        commands[name].add_argument("-o", "--output", required=True, metavar="FILE")
    commands["locate"].add_argument("text", nargs="?")
    commands["locate"].add_argument("--country", metavar="XX", help="country of the record, ISO alpha-2")
    commands["locate"].add_argument("--stdin", action="store_true", help='read one {"text","country"} a line')


def _import_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("file")
    command.add_argument("--sender", help="code of who sent it (vocabulary/senders.yml)")
    command.add_argument("--dry-run", action="store_true", help="tell what would happen, write nothing")
    command.add_argument("--handling", choices=list(Handling), default=Handling.AMBER.value)
    command.add_argument("--layout", metavar="FILE", help="how the columns are read (JSON or YAML)")
    command.add_argument(
        "--constant",
        action="append",
        default=[],
        metavar="FIELD=TEXT",
        help="value of all rows, as country=TJ",
    )
    command.add_argument("--problems", type=int, default=1000, help="print at most this many problems")


def _duplicate_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--min-score", type=float, default=0.5, help="leave out what is less likely, 0 to 1")
    command.add_argument("--later", action="store_true", help="list the groups that were put aside")
    command.add_argument("--decided", action="store_true", help="list the decisions that hold")
    verdicts = ("GROUP", "same|different|later")
    command.add_argument("--decide", nargs=2, metavar=verdicts, help="say what a group is")
    command.add_argument("--lead", type=int, metavar="SEIZURE", help="report whose values lead the group")
    command.add_argument("--undo", type=int, metavar="DECISION", help="take back a decision")


COMMAND_HELP = (
    {
        "init": "create the store, or bring it up to date",
        "demo": "create the store and import the synthetic demo data",
        "import": "import a sheet",
        "undo": "take back an import",
        "batches": "list the imports",
        "seizures": "list seizures",
        "routes": "list the route records",
        "route": "show one route record",
        "methods": "list the concealment methods",
        "method": "show one concealment method",
        "locate": "find the place that a text names",
        "duplicates": "list groups of seizures that may be one and the same",
        "attribution": "tie seizures to routes anew and tell the result",
        "brief": "write the brief of a route",
        "check": "check the rules of the store",
        "backup": "copy the store while it is in use",
    }
    | cli_analysis.COMMAND_HELP
    | cli_operations.COMMAND_HELP
    | cli_export.COMMAND_HELP
    | cli_places.COMMAND_HELP
    | cli_review.COMMAND_HELP
    | cli_views.COMMAND_HELP
)
_COMMANDS: dict[str, Command] = (
    {
        "init": _init,
        "demo": _demo,
        "import": _import,
        "undo": _undo,
        "batches": _batches,
        "seizures": _seizures,
        "routes": _routes,
        "route": _route,
        "methods": _methods,
        "method": _method,
        "duplicates": _duplicates,
        "attribution": _attribution,
        "brief": _brief,
        "check": _check,
        "backup": _backup,
    }
    | cli_analysis.COMMANDS
    | cli_operations.COMMANDS
    | cli_export.COMMANDS
    | cli_places.COMMANDS
    | cli_review.COMMANDS
    | cli_views.COMMANDS
)
