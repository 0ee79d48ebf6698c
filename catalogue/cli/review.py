"""The commands that review imports: problems of rows, mending them, sending them back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue import tasks
from catalogue.cli.files import add_output, write_file
from catalogue.intake import LayoutChange

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from catalogue.store import Store

COMMAND_HELP = {
    "problems": "list the problems of an import with their cells",
    "mend": "mend cells of an import beside the originals, try their rows again, or take a mend back",
    "error-workbook": "write the refused rows of an import as a workbook for their sender",
    "log": "list the acts that changed the store, latest first",
    "layouts": "list the kept layouts of senders, write one to a file, take one over, or forget one",
}


def add_arguments(commands: dict[str, argparse.ArgumentParser]) -> None:
    """Describe what the commands of this file take."""
    for name in ("problems", "mend", "error-workbook"):
        commands[name].add_argument("batch", type=int, help="number of the import")
    commands["problems"].add_argument("--limit", type=int, default=50)
    mend = commands["mend"]
    mend.add_argument("--column", metavar="HEADER", help="column whose equal cells with a problem are mended")
    mend.add_argument("--old", metavar="TEXT", help="text of those cells")
    mend.add_argument("--row", type=int, help="mend this one row (raw_row_id of `problems --json`)")
    mend.add_argument("--position", type=int, help="column of that row, from 0")
    mend.add_argument("--new", metavar="TEXT", help="text that takes its place")
    mend.add_argument("--retry", action="store_true", help="let the mended rows through again")
    mend.add_argument("--undo", type=int, metavar="ACT", help="take back the mends of one act")
    layouts = commands["layouts"]
    layouts.add_argument("--export", metavar="SHAPE", help="write the layout of these headers to -o FILE")
    add_output(layouts, "layout.json where none is named", required=False)
    layouts.add_argument("--take", metavar="FILE", help="take over a layout (JSON or YAML)")
    layouts.add_argument("--forget", metavar="SHAPE", help="read these headers anew from now on")
    log = commands["log"]
    log.add_argument("--act", metavar="KIND", default="", help="acts of one kind alone, as import or mend")
    log.add_argument("--limit", type=int, default=50)
    log.add_argument("--offset", type=int, default=0)
    add_output(commands["error-workbook"])


def list_problems(opened: Store, options: argparse.Namespace) -> Any:  # noqa: ANN401  a table
    """Answer `problems`."""
    return tasks.list_problem_cells(opened, options.batch).head(options.limit)


def mend(opened: Store, options: argparse.Namespace) -> Any:  # noqa: ANN401  a table, or what was done
    """Answer `mend`; without a new text it lists the mends that hold."""
    if options.undo is not None:
        return tasks.undo_mend(opened, options.batch, options.undo)
    answer: dict[str, Any] = {}
    if options.new is not None:
        answer["act"] = _mend(opened, options)
    if options.retry:
        return answer | vars(tasks.retry_rows(opened, options.batch))
    return answer or tasks.list_mends(opened, options.batch)


def _mend(opened: Store, options: argparse.Namespace) -> int:
    if options.row is not None:
        return tasks.mend_cell(opened, options.batch, options.row, options.position or 0, options.new)
    return tasks.mend_values(opened, options.batch, options.column or "", options.old or "", options.new)


def write_errors(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    """Answer `error-workbook`."""
    content = tasks.write_error_workbook(opened, options.batch, options.language)
    return write_file(opened, options, content)


def list_acts(opened: Store, options: argparse.Namespace) -> Any:  # noqa: ANN401  a table
    """Answer `log`."""
    return tasks.list_acts(opened, act=options.act, limit=options.limit, offset=options.offset)


def list_layouts(opened: Store, options: argparse.Namespace) -> Any:  # noqa: ANN401  a table, or what was done
    """Answer `layouts`."""
    if options.export:
        text = tasks.export_layout(opened, options.export)
        return write_file(opened, options, text.encode(), "layout.json")
    if options.take:
        text = tasks.read_upload(Path(options.take)).decode("utf-8", "replace")
        return {"layout": tasks.import_layout(opened, text)}
    if options.forget:
        tasks.forget_layout(opened, options.forget)
        return {"forgotten": options.forget}
    return tasks.list_layouts(opened)


def find_layout(options: argparse.Namespace) -> LayoutChange | None:
    """Return what `import` says of the layout: a file, and values for all rows; None: nothing."""
    if not options.layout and not options.constant:
        return None
    read = tasks.read_upload(Path(options.layout)).decode("utf-8", "replace") if options.layout else "{}"
    change = tasks.read_layout_text(read)
    given = dict(text.partition("=")[::2] for text in options.constant)
    return LayoutChange(change.columns, {**change.constants, **given}, change.name)


COMMANDS: dict[str, Callable[[Store, argparse.Namespace], Any]] = {
    "problems": list_problems,
    "mend": mend,
    "error-workbook": write_errors,
    "log": list_acts,
    "layouts": list_layouts,
}
