"""The commands about texts of places: find, list, decide, undo, look up anew, share."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue import tasks
from catalogue.clean.decided_places import PlaceDecision, Verdict
from catalogue.cli import answers
from catalogue.cli.files import add_output, write_file
from catalogue.errors import ValueRefusedError, Words
from catalogue.model import Handling

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from catalogue.exchange import DecisionsCompared
    from catalogue.store import PlacesChanged, Store

COMMAND_HELP = {
    "locate": "find the place that a text names",
    "places": "list texts of places and where they are",
    "place-decide": "say what a text of a place means, for past and future rows",
    "places-export": "write the decisions on texts of places to a file",
    "places-import": "take over another installation's decisions",
}

_QUESTION_ADVICE = Words(
    'Each line is a JSON object: {"text": "Termez district", "country": "UZ"}.',
    'Каждая строка – объект JSON: {"text": "Термезский район", "country": "UZ"}.',
)


def add_arguments(commands: dict[str, argparse.ArgumentParser]) -> None:
    """Describe what the commands of this file take."""
    commands["locate"].add_argument("text", nargs="?")
    commands["locate"].add_argument("--country", metavar="XX", help="country of the record, ISO alpha-2")
    commands["locate"].add_argument("--stdin", action="store_true", help='read one {"text","country"} a line')
    listing = commands["places"].add_mutually_exclusive_group()
    listing.add_argument("--left", action="store_true", help="only texts that the gazetteer left open")
    listing.add_argument("--decided", action="store_true", help="the decisions of persons")
    listing.add_argument("--undo", type=int, metavar="DECISION", help="take back a decision")
    listing.add_argument("--relocate", action="store_true", help="look up anew what no person decided")
    commands["places"].add_argument("--country", action="append", metavar="XX", help="ISO alpha-2")
    commands["places"].add_argument("--limit", type=int, default=50)
    _decide_arguments(commands["place-decide"])
    add_output(commands["places-export"], ".csv or .json")
    commands["places-export"].add_argument("--ceiling", choices=list(Handling), default=Handling.RED.value)
    commands["places-import"].add_argument("file")
    commands["places-import"].add_argument(
        "--replace", action="store_true", help="take the file's decision where one was made otherwise here"
    )


def _decide_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", help="what the sheet's place column says; '' where it says nothing")
    command.add_argument("--country", metavar="XX", required=True, help="country of the records, ISO alpha-2")
    command.add_argument(
        "--province", default="", metavar="TEXT", help="what the sheet's province column says"
    )
    meaning = command.add_mutually_exclusive_group(required=True)
    meaning.add_argument("--place", metavar="ID", help="place_id of a candidate, as locate --json prints it")
    meaning.add_argument("--country-only", action="store_true")
    meaning.add_argument("--not-a-place", action="store_true")


def locate(options: argparse.Namespace) -> Any:  # noqa: ANN401  a document, or None after printing lines
    """Answer `locate`, the one command that needs no store.

    Raises
    ------
    ValueRefusedError
        A line is no JSON object with a "text" in it, or one of its values is not a text.
    """
    if not options.stdin:
        return answers.location_answer(tasks.locate(options.text or "", options.country))
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            found = tasks.locate(*_read_question(line, number))
            answers.show(answers.location_answer(found), as_json=True)
    return None


def _read_question(line: str, number: int) -> tuple[str, str | None, str | None]:
    """Return text, country and text of the province that a line of `locate --stdin` asks about."""
    try:
        asked = json.loads(line)
        values = asked["text"] or "", asked.get("country"), asked.get("province")
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError):
        values = (None, None, None)
    text, country, province = values
    if not isinstance(text, str) or not all(isinstance(v, str | None) for v in (country, province)):
        what = Words(f"Line {number}", f"Строка {number}")
        raise ValueRefusedError(what=what, value=line.strip()[:80], advice=_QUESTION_ADVICE)
    return text, country, province


def list_places(opened: Store, options: argparse.Namespace) -> Any:  # noqa: ANN401  a table or counts
    """Answer `places`."""
    if options.undo is not None:
        return _changed(tasks.undo_place_decision(opened, options.undo))
    if options.relocate:
        return _changed(tasks.relocate_places(opened))
    if options.decided:
        return tasks.list_place_decisions(opened, limit=options.limit)
    countries = tuple(code.upper() for code in options.country) if options.country else None
    if options.left:
        return tasks.list_places(opened, countries=countries, limit=options.limit)
    return tasks.list_places(opened, decisions=None, asserted=None, countries=countries, limit=options.limit)


def decide(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `place-decide`."""
    verdict = Verdict.COUNTRY if options.country_only else Verdict.NOTHING
    chosen = Verdict.PLACE if options.place else verdict
    texts = (options.country.upper(), options.province, options.text)
    return _changed(tasks.decide_places(opened, [PlaceDecision(*texts, chosen, options.place)]))


def export(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `places-export`."""
    path = Path(options.output)
    file = tasks.export_place_decisions(opened, path.name, Handling(options.ceiling))
    write_file(opened, options, file.content)
    counts = {"written": file.written, "withheld": file.withheld}
    return {"file": str(path), "handling": file.handling, **counts}


def take_over(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `places-import`: what was taken over, and what a person is asked about."""
    path = Path(options.file)
    compared = tasks.compare_place_decisions(opened, tasks.read_upload(path), path.name)
    theirs = [conflict.theirs for conflict in compared.conflicts] if options.replace else []
    changed = tasks.decide_places(opened, [*compared.added, *theirs], path.name)
    asked = [] if options.replace else _conflict_lines(compared)
    counts = {"added": len(compared.added), "same": len(compared.same), "replaced": len(theirs)}
    refused = [
        {"line": found.line, "text": found.text, "reason": found.reason.text(options.language)}
        for found in compared.refused
    ]
    return {**counts, "conflicts": asked, "refused": refused, **_changed(changed)}


def _conflict_lines(compared: DecisionsCompared) -> list[dict[str, Any]]:
    return [
        {
            "country": conflict.own.country,
            "province_text": conflict.own.province_text,
            "place_text": conflict.own.place_text,
            "here": conflict.own.gazetteer_id or conflict.own.verdict,
            "in_file": conflict.theirs.gazetteer_id or conflict.theirs.verdict,
        }
        for conflict in compared.conflicts
    ]


def _changed(changed: PlacesChanged) -> dict[str, Any]:
    found = {"found": changed.found, "lost": changed.lost}
    return {"places_changed": changed.places, "seizures": changed.cases, **found}


COMMANDS: dict[str, Callable[[Store, argparse.Namespace], Any]] = {
    "places": list_places,
    "place-decide": decide,
    "places-export": export,
    "places-import": take_over,
}
