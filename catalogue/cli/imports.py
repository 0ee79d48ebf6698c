"""The commands of imports: read a sheet into the store, list what was read, take it back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue import tasks
from catalogue.cli import answers, review
from catalogue.model import Handling
from catalogue.settings import read_settings
from catalogue.vocabulary import word

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from catalogue.results import ImportPreview
    from catalogue.store import Store

COMMAND_HELP = {
    "import": "import a sheet",
    "undo": "take back an import",
    "batches": "list the imports",
}


def add_arguments(commands: dict[str, argparse.ArgumentParser]) -> None:
    """Describe what the commands of this file take."""
    command = commands["import"]
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
    commands["undo"].add_argument("batch", type=int, help="number of the import")


def import_sheet(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `import`."""
    path = Path(options.file)
    preview = tasks.preview_import(
        opened,
        tasks.read_upload(path),
        path.name,
        sender=options.sender,
        handling=Handling(options.handling),
        layout=review.find_layout(options),
        unpacked_limit_mb=read_settings().unpacked_limit_mb,
        progress=_progress_line(options),
    )
    problems = answers.problem_rows(preview.problems, options.problems, options.language)
    notes = answers.note_rows(preview, options.language)
    said = _nothing_new(preview, options.language)
    if options.dry_run:
        return said | answers.preview_answer(preview, problems, notes)
    result = tasks.commit_import(opened, preview, progress=_progress_line(options))
    return said | answers.import_answer(result, problems, notes)


def _nothing_new(preview: ImportPreview, language: str) -> dict[str, str]:
    """Return the sentence that nothing of the file is new, where it is so."""
    if preview.known_batch is not None:
        return {"note": word("preview_known", language).format(batch=preview.known_batch)}
    if preview.all_known:
        return {"note": word("preview_nothing_new", language)}
    return {}


def _progress_line(options: argparse.Namespace) -> Callable[[float, str], None] | None:
    if options.json or not sys.stderr.isatty():
        return None
    return lambda share, step: print(f"\r{step:<12}{share:6.0%}", end="", file=sys.stderr, flush=True)


def undo(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `undo`."""
    result = tasks.undo_import(opened, options.batch)
    return {"batch": result.batch, "rows": result.rows, "also_reported": result.also_reported}


def list_batches(opened: Store, _: argparse.Namespace) -> Any:  # noqa: ANN401  a table
    """Answer `batches`."""
    return tasks.list_batches(opened)


COMMANDS: dict[str, Callable[[Store, argparse.Namespace], Any]] = {
    "import": import_sheet,
    "undo": undo,
    "batches": list_batches,
}
