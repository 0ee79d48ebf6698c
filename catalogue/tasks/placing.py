"""Resolve texts of places: list what is open, decide, undo, share decisions, ask the gazetteer anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from catalogue import exchange, store
from catalogue.clean.decided_places import find_place
from catalogue.clean.places import gazetteer_question
from catalogue.model import Handling
from catalogue.tasks.actor import ACTOR
from catalogue.tasks.attributing import attribute_seizures_at
from geodata import gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalogue.clean.decided_places import PlaceDecision
    from catalogue.exchange import DecisionsCompared, DecisionsFile
    from catalogue.store import PlacesChanged, Store
    from geodata.gazetteer import Candidate, Location


def list_places(
    opened: Store,
    *,
    decisions: tuple[str, ...] | None = ("ask", "none"),
    asserted: bool | None = False,
    countries: tuple[str, ...] | None = None,
    limit: int | None = None,
) -> pd.DataFrame:
    """Return texts of places, the most used first (store/queries/places.sql); at first what is left open.

    Parameters
    ----------
    decisions
        accepted, ask, none; None: any.
    asserted
        Decided by a person; None: either way.
    countries
        Alpha-2; None: all.
    """
    chosen = {"decisions": decisions, "asserted": asserted, "countries": countries}
    return store.read_table(opened, "places", limit=limit, **chosen)


def locate_text_of_place(
    country: str, province_text: str, place_text: str, search: str | None = None
) -> Location:
    """Return the candidates for a text of a place as an import asks for them.

    Parameters
    ----------
    search
        Another text, looked for in the whole country instead.
    """
    if search:
        return gazetteer.locate(search, country)
    return gazetteer.locate(*gazetteer_question(country, province_text, place_text))


def list_provinces(country: str) -> tuple[Candidate, ...]:
    """Return a country's provinces by English name; none where the gazetteer does not know it."""
    return gazetteer.parts(country)


def decide_places(opened: Store, decisions: Sequence[PlaceDecision], origin: str = "") -> PlacesChanged:
    """Keep decisions on texts of places, for past and future rows, and tie the seizures there anew.

    Parameters
    ----------
    origin
        Name of the file that they came in; "" where they were made here.

    Raises
    ------
    ValueRefusedError
        A decision names no text, or a place that is unknown or lies in another country than the record's.
    """
    return _tie_anew(opened, lambda act: store.decide_places(act, decisions, ACTOR, origin=origin))


def undo_place_decision(opened: Store, decision_id: int) -> PlacesChanged:
    """Take back a decision on a text of a place; the gazetteer's own answer is there again."""
    return _tie_anew(opened, lambda act: store.undo_place_decision(act, decision_id, ACTOR))


def relocate_places(opened: Store) -> PlacesChanged:
    """Ask the present gazetteer for every text that no person decided: after an update of its data."""
    return _tie_anew(opened, lambda act: store.relocate_places(act, ACTOR))


def list_place_decisions(
    opened: Store, *, standing: bool | None = None, limit: int | None = None
) -> pd.DataFrame:
    """Return what persons decided of texts, latest first.

    Parameters
    ----------
    standing
        Those that hold; None: also what was undone or replaced.

    Returns
    -------
    pandas.DataFrame
        store/queries/place_decisions.sql, and name_en, name_ru of the chosen place; None where none was
        chosen, or the gazetteer lost it.
    """
    table = store.read_table(opened, "place_decisions", standing=standing, limit=limit)
    places = [find_place(place_id) for place_id in table["gazetteer_id"]]
    names = [(place.name_en, place.name_ru) if place else (None, None) for place in places]
    return table.join(pd.DataFrame(names, columns=["name_en", "name_ru"], index=table.index))


def export_place_decisions(opened: Store, name: str, ceiling: Handling = Handling.RED) -> DecisionsFile:
    """Return the decisions that hold as a file to share: JSON where `name` ends so, else CSV."""
    return exchange.write_decisions(store.find_place_decisions(opened), name, ceiling)


def compare_place_decisions(opened: Store, file_content: bytes, name: str) -> DecisionsCompared:
    """Read another installation's decisions and tell what taking them over would do; nothing is written."""
    read = exchange.read_decisions(file_content, name)
    return exchange.compare_decisions(store.find_place_decisions(opened), read)


def _tie_anew(opened: Store, change: Callable[[Store], PlacesChanged]) -> PlacesChanged:
    """Make a change of places and tie the seizures there anew: both, or neither."""
    with store.one_act(opened) as act:
        changed = change(act)
        attribute_seizures_at(act, changed.place_ids)
    return changed
