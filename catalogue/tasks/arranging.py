"""Layouts of senders: recognised by their headers, changed by a person, kept by version, shared as files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml

from catalogue import intake, store
from catalogue.errors import NotFoundError
from catalogue.intake import LayoutChange
from catalogue.tasks.actor import ACTOR

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from catalogue.intake import Layout, Note, RawTable, SourceFile
    from catalogue.results import ImportPreview
    from catalogue.store import Store


# A letter or a list has fewer columns than a table of seizures; nobody can say which is which.
_FEWEST_TO_ASK = 3


def arrange(
    opened: Store, source: SourceFile, change: LayoutChange | None, *, ask: bool = False
) -> tuple[list[Layout], list[Note]]:
    """Return the layout of each table: as a person changes it, else as kept, else as it is understood.

    With `ask` a layout that lacks a required field comes back too, for a person to complete.
    """
    ask = ask and all(len(table.headers) >= _FEWEST_TO_ASK for table in source.tables)
    if change is not None:
        changes = [_completed(opened, table, change) for table in source.tables]
        pairs = zip(source.tables, changes, strict=True)
        return [intake.apply_change(table, whole, partly=ask) for table, whole in pairs], []
    layouts, notes = [], []
    for table in source.tables:
        layout, note = _recognised(opened, table, ask=ask)
        layouts.append(layout)
        notes += [note] if note else []
    return layouts, notes


def _completed(opened: Store, table: RawTable, change: LayoutChange) -> LayoutChange:
    """Return a change with what the kept layout of these headers says beside it."""
    kept = store.find_layout(opened, intake.find_shape(table.headers))
    if kept is None:
        return change
    before = intake.read_layout_change(json.loads(kept[2]))
    columns, constants = {**before.columns, **change.columns}, {**before.constants, **change.constants}
    return LayoutChange(columns, constants, change.name)


def _recognised(opened: Store, table: RawTable, *, ask: bool) -> tuple[Layout, Note | None]:
    kept = store.find_layout(opened, intake.find_shape(table.headers))
    if kept is None:
        return intake.understand(table, partly=ask), None
    name, version, record = kept
    layout = intake.apply_change(table, intake.read_layout_change(json.loads(record)), partly=ask)
    note = intake.Note(
        "layout_recognised",
        f"Sheet {table.sheet}: read by the kept layout {name}, version {version}.",
        f"Лист {table.sheet}: прочитан по сохранённому формату {name}, версия {version}.",
    )
    return layout, note


def keep_layout(opened: Store, preview: ImportPreview, name: str) -> int:
    """Keep how a previewed file is read as its sender's layout; return for how many sets of headers.

    The next file with the same headers is read so without being asked.
    """
    shapes = {}
    for text in preview.tables.layouts["layout"]:
        layout = intake.read_layout_record(json.loads(text))
        columns = {use.header: intake.use_of(layout, use.position) for use in layout.columns}
        constants = {field.value: constant for field, constant in layout.constants.items()}
        shapes[intake.find_shape(columns)] = LayoutChange(columns, constants, name)
    with store.one_act(opened) as act:
        for shape, change in shapes.items():
            store.keep_layouts(act, [shape], name, _json(change.record()), ACTOR)
    return len(shapes)


def list_layouts(opened: Store) -> pd.DataFrame:
    """Return the kept layouts, latest first: name, version, shape, layout (JSON), kept_by, kept_at."""
    return store.read_table(opened, "sender_layouts", shape=None)


def forget_layout(opened: Store, shape: str) -> None:
    """Let files with these headers be understood anew; the earlier versions stay in the store.

    Raises
    ------
    NotFoundError
        No layout is kept for them.
    """
    with store.one_act(opened) as act:
        name = _get_kept(act, shape)[0]
        store.keep_layouts(act, [shape], name, _json(LayoutChange(name=name).record()), ACTOR)


def export_layout(opened: Store, shape: str) -> str:
    """Return a kept layout as a JSON text (which YAML readers read too), for another installation.

    Raises
    ------
    NotFoundError
        No layout is kept for these headers.
    """
    name, version, record = _get_kept(opened, shape)
    return json.dumps(json.loads(record) | {"name": name, "version": version}, ensure_ascii=False, indent=2)


def import_layout(opened: Store, text: str) -> str:
    """Keep a layout that was exported (JSON or YAML) as the newest version and return its name.

    Raises
    ------
    ValueRefusedError
        The text is no layout.
    """
    change = read_layout_text(text)
    name = change.name or "layout"
    store.keep_layouts(opened, [intake.find_shape(change.columns)], name, _json(change.record()), ACTOR)
    return name


def read_layout_text(text: str) -> LayoutChange:
    """Return the layout that a JSON or YAML text describes.

    Raises
    ------
    ValueRefusedError
        The text is no layout.
    """
    try:
        record = yaml.safe_load(text)
    except yaml.YAMLError:
        record = None
    return intake.read_layout_change(record)


def _get_kept(opened: Store, shape: str) -> tuple[str, int, str]:
    kept = store.find_layout(opened, shape)
    if kept is None:
        raise NotFoundError(kind="layout", code=shape, listing="layouts")
    return kept


def _json(record: Mapping[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False)
