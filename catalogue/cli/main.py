"""Parse what was typed, call the command of its subject, print the answer as text or as one JSON document."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue import tasks
from catalogue.cli import (
    analysis,
    answers,
    duplicates,
    export,
    imports,
    operations,
    places,
    records,
    review,
    store,
    views,
)
from catalogue.errors import CatalogueError
from catalogue.model import Language
from catalogue.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

# In the order of the help: what a person types first stands first.
_SUBJECTS = (store, imports, records, duplicates, places, analysis, operations, export, review, views)
COMMAND_HELP = {name: text for subject in _SUBJECTS for name, text in subject.COMMAND_HELP.items()}
_ABOUT = (
    "The catalogue of trafficking routes from the command line. Exit codes: 0 done, 1 refused, 2 wrong usage."
)
_COMMANDS = {name: command for subject in _SUBJECTS for name, command in subject.COMMANDS.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 refused with a sentence on stderr, 2 wrong usage."""
    options = make_parser().parse_args(arguments)
    try:
        answers.show(_run(options), as_json=options.json)
    except CatalogueError as error:
        print(error.text(options.language), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Trap: at its end Python flushes once more into that pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _run(options: argparse.Namespace) -> Any:  # noqa: ANN401  each command has an answer of its own
    if options.command == "locate":
        return places.locate(options)
    settings = read_settings()
    path = Path(options.store).expanduser().resolve() if options.store else settings.store
    make = tasks.create_store if options.command in {"init", "demo"} else tasks.open_store
    with make(path, settings) as opened:
        return _COMMANDS[options.command](opened, options)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of every command and its options."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--store", help="path of the store (default: CATALOGUE_STORE or store/catalogue.duckdb)"
    )
    common.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    common.add_argument("--language", choices=list(Language), default="en", help="language of sentences")
    parser = argparse.ArgumentParser(prog="python -m catalogue", description=_ABOUT)
    commands = parser.add_subparsers(dest="command", required=True)
    described = {
        name: commands.add_parser(name, parents=[common], help=text) for name, text in COMMAND_HELP.items()
    }
    for subject in _SUBJECTS:
        subject.add_arguments(described)
    return parser
