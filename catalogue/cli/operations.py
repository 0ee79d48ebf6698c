"""The commands of joint operations and of consignments: list them, state them, tag seizures, take it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalogue import tasks
from catalogue.clean.consignments import CONSIGNEE_TYPES, Consignment
from catalogue.cli.filters import add_filters, read_filters
from catalogue.errors import ValueRefusedError, Words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from catalogue.content import JointActivity
    from catalogue.store import Store

_WHICH = Words("Say which with --seizure NUMBER.", "Укажите, какое: --seizure НОМЕР.")
COMMAND_HELP = {
    "operations": "list the joint operations, add or withdraw one, tag the seizures made in it",
    "consignments": "list containers and goods in which something was found, or state those of a seizure",
}


def add_arguments(commands: dict[str, argparse.ArgumentParser]) -> None:
    """Describe what the commands of this file take."""
    command = commands["operations"]
    acts = command.add_mutually_exclusive_group()
    acts.add_argument("--add", metavar="FILE", help="keep the record of a file (JSON or YAML)")
    acts.add_argument("--withdraw", metavar="CODE", help="take a record that was added off the list")
    acts.add_argument("--tag", metavar="CODE", help="tag every seizure that the filters mean, or --seizure")
    acts.add_argument("--show", metavar="CODE", help="the whole record, with its statements and sources")
    acts.add_argument("--acts", metavar="CODE", help="list what was tagged with it, act by act")
    acts.add_argument("--undo", type=int, metavar="ACT", help="take back the tags of one act")
    acts.add_argument("--tags", type=int, metavar="SEIZURE", help="list the tags of a seizure")
    acts.add_argument("--untag", type=int, metavar="TAG", help="take back one tag")
    command.add_argument("--seizure", type=int, metavar="NUMBER", help="of --tag: this seizure alone")
    command.add_argument("--of-its-days", action="store_true", help="of --tag: its days and participants")
    command.add_argument("--dry-run", action="store_true", help="of --tag: only tell how many are meant")
    add_filters(command)
    _consignment_arguments(commands["consignments"])


def _consignment_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--seizure", type=int, metavar="NUMBER", help="only that of this seizure")
    command.add_argument("--state", action="store_true", help="keep what follows for --seizure")
    command.add_argument("--undo", action="store_true", help="take back what was stated for --seizure")
    command.add_argument("--container", default="", metavar="TEXT", help="container number (ISO 6346)")
    command.add_argument("--goods", default="", metavar="TEXT")
    command.add_argument("--hs", default="", metavar="CODE", help="heading of the Harmonized System")
    command.add_argument("--origin", metavar="XX", help="origin of the goods, ISO alpha-2")
    command.add_argument("--consignee", choices=CONSIGNEE_TYPES, help="its type, never who it is")
    command.add_argument("--unit", default="", metavar="TEXT", help="control unit that found it")


def list_consignments(opened: Store, options: argparse.Namespace) -> Any:  # noqa: ANN401  a table
    """Answer `consignments`."""
    if (options.state or options.undo) and options.seizure is None:
        raise ValueRefusedError(what="consignments", value="--state / --undo", advice=_WHICH)
    if options.undo:
        tasks.undo_stated_consignment(opened, options.seizure)
    if options.state:
        texts = (options.container, options.goods, options.hs)
        stated = Consignment(*texts, options.origin, options.consignee, options.unit)
        tasks.state_consignment(opened, options.seizure, stated)
    return tasks.list_consignments(opened, options.seizure)


def answer(opened: Store, options: argparse.Namespace) -> Any:  # noqa: ANN401  a list, a table, or what was done
    """Answer `operations`."""
    if options.add is not None:
        text = tasks.read_upload(Path(options.add)).decode(errors="replace")
        return tasks.add_joint_activity(opened, tasks.read_joint_activity(text))
    if options.withdraw is not None:
        tasks.withdraw_joint_activity(opened, options.withdraw)
        return {"withdrawn": options.withdraw.upper()}
    if options.tag is not None:
        return _tag(opened, options)
    return _list_or_undo(opened, options)


def _tag(opened: Store, options: argparse.Namespace) -> dict[str, Any]:
    operation = tasks.get_joint_activity(opened, options.tag)
    if options.seizure is not None:
        tasks.tag_operation(opened, options.seizure, operation.code)
        return {"operation": operation.code, "tags": tasks.list_operation_tags(opened, options.seizure)}
    filters = tasks.get_operation_filters(operation) if options.of_its_days else read_filters(opened, options)
    if options.dry_run:
        untagged = tasks.count_operation_untagged(opened, filters, operation.code)
        return {"operation": operation.code, "untagged": untagged}
    tagged = tasks.tag_operation_seizures(opened, filters, operation.code)
    return {"operation": operation.code, "tagged": tagged}


def _list_or_undo(opened: Store, options: argparse.Namespace) -> Any:  # noqa: ANN401  as `answer`
    if options.show is not None:
        return tasks.get_joint_activity(opened, options.show)
    if options.acts is not None:
        return tasks.list_operation_acts(opened, options.acts)
    if options.undo is not None:
        return {"undone": options.undo, "untagged": tasks.undo_operation_act(opened, options.undo)}
    if options.tags is not None:
        return tasks.list_operation_tags(opened, options.tags)
    if options.untag is not None:
        tasks.undo_operation_tag(opened, options.untag)
        return {"untagged": options.untag}
    counts = tasks.count_operation_seizures(opened, read_filters(opened, options).ceiling)
    return [_line(one, counts.get(one.code, 0)) for one in tasks.list_joint_activities(opened)]


def _line(activity: JointActivity, seizures: int) -> dict[str, Any]:
    return {
        "code": activity.code,
        "kind": activity.kind,
        "name_en": activity.name_en,
        "name_ru": activity.name_ru,
        "start": activity.start,
        "end": activity.end,
        "countries": activity.countries,
        "led_by": activity.led_by,
        "seizures": seizures,
        "statements": len(activity.statements),
    }


COMMANDS: dict[str, Callable[[Store, argparse.Namespace], Any]] = {
    "operations": answer,
    "consignments": list_consignments,
}
