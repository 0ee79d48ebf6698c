"""Keep a view with a name, open it again, rename or delete it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalogue import store
from catalogue.errors import NotFoundError, ValueRefusedError, Words
from catalogue.tasks.actor import ACTOR
from catalogue.views import ViewState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from catalogue.store import Store

LONGEST_NAME = 80


@dataclass(frozen=True)
class SavedView:
    """A view that a person kept.

    Attributes
    ----------
    number
        Of the view in this store.
    screen
        Name of the page on which it opens.
    state
        Filters, map, layers.
    saved_by, saved_at
        Who kept it, and when (UTC).
    """

    number: int
    name: str
    screen: str
    state: ViewState
    saved_by: str
    saved_at: dt.datetime


def save_view(opened: Store, name: str, screen: str, state: ViewState) -> int:
    """Keep `state` of a screen under `name` and return its number; a view of this name is replaced.

    Raises
    ------
    ValueRefusedError
        The name is empty or too long.
    """
    kept = {"name": _clean_name(name), "screen": screen, "state": _text(state)}
    return store.save_view(opened, kept, ACTOR)


def list_views(opened: Store) -> tuple[SavedView, ...]:
    """Return the views that are kept, by name."""
    return tuple(_view(row) for row in store.read_table(opened, "saved_views").to_dict("records"))


def get_view(opened: Store, name: str) -> SavedView:
    """Return the view of this name (case does not matter) or number.

    Raises
    ------
    NotFoundError
        There is none.
    """
    wanted = name.strip().casefold()
    views = list_views(opened)
    for view in (*(view for view in views if view.name.casefold() == wanted), *views):
        if wanted in {view.name.casefold(), str(view.number)}:
            return view
    raise NotFoundError(kind=Words("view", "сохранённый вид"), code=name, listing="views")


def rename_view(opened: Store, name: str, new: str) -> None:
    """Give a view another name.

    Raises
    ------
    NotFoundError
        There is no view `name`.
    ValueRefusedError
        The new name is empty, too long, or that of another view.
    """
    cleaned = _clean_name(new)
    with store.one_act(opened) as act:
        view = get_view(act, name)
        taken = [one.number for one in list_views(act) if one.name.casefold() == cleaned.casefold()]
        if taken and taken != [view.number]:
            advice = Words("Another view has this name.", "Так уже называется другой вид.")
            raise ValueRefusedError(what=_NAME, value=cleaned, advice=advice)
        store.rename_view(act, view.number, cleaned, ACTOR)


def delete_view(opened: Store, name: str) -> None:
    """Take a view off the list; NotFoundError where there is none of this name."""
    with store.one_act(opened) as act:
        store.end_view(act, get_view(act, name).number, ACTOR)


_NAME = Words("Name", "Название")


def _clean_name(name: str) -> str:
    cleaned = " ".join(name.split())
    if not 0 < len(cleaned) <= LONGEST_NAME:
        advice = Words(
            f"A name has 1 to {LONGEST_NAME} characters.", f"В названии от 1 до {LONGEST_NAME} знаков."
        )
        raise ValueRefusedError(what=_NAME, value=cleaned[:LONGEST_NAME], advice=advice)
    return cleaned


def _text(state: ViewState) -> str:
    return json.dumps(state.to_query(), ensure_ascii=False)


def _view(row: Mapping[Any, Any]) -> SavedView:
    return SavedView(
        number=int(row["view_id"]),
        name=str(row["name"]),
        screen=str(row["screen"]),
        state=ViewState.from_query(json.loads(row["state"])),
        saved_by=str(row["saved_by"]),
        saved_at=row["saved_at"].to_pydatetime(),
    )
