"""What persons decided of texts of places: keep it, apply it to past rows, take it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from catalogue.clean.decided_places import PlaceDecision, Verdict, place_key, require_applicable
from catalogue.clean.places import locate_places
from catalogue.errors import NotFoundError, ValueRefusedError, Words
from catalogue.model import Handling
from catalogue.store.acts import execute, note, registered, transaction
from catalogue.store.read import read_table
from catalogue.store.search import index_names
from catalogue.store.sql import get_sql

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    import pandas as pd

    from catalogue.clean.decided_places import PlaceKey
    from catalogue.store.connection import Store


@dataclass(frozen=True)
class PlacesChanged:
    """What deciding, undoing or locating anew came to.

    Attributes
    ----------
    place_ids
        Rows of table place that are another now.
    cases
        Seizures at them.
    found, lost
        How many texts have a place now and had none, and the reverse.
    """

    place_ids: tuple[int, ...]
    cases: int
    found: int
    lost: int

    @property
    def places(self) -> int:
        """Return how many texts of places changed."""
        return len(self.place_ids)


def find_place_decisions(store: Store) -> tuple[PlaceDecision, ...]:
    """Return the decisions that hold, oldest first."""
    rows = read_table(store, "place_decisions", standing=True, limit=None)
    return tuple(_decision(row) for row in rows.iloc[::-1].to_dict("records"))


def _decision(row: Mapping[Hashable, Any]) -> PlaceDecision:
    chosen = row["gazetteer_id"]
    return PlaceDecision(
        country=str(row["country"]),
        province_text=str(row["province_text"]),
        place_text=str(row["place_text"]),
        verdict=Verdict(str(row["verdict"])),
        gazetteer_id=chosen if isinstance(chosen, str) else None,
        handling=Handling(str(row["handling"])),
    )


def decide_places(
    store: Store, decisions: Sequence[PlaceDecision], actor: str, *, origin: str = ""
) -> PlacesChanged:
    """Keep `decisions` and apply them to every text that folds to the same, all in one transaction.

    An earlier decision on the same text ends.

    Parameters
    ----------
    origin
        Name of the file that the decisions came in; "" where they were made here.

    Raises
    ------
    ValueRefusedError
        A decision names no text, or a place that is unknown or lies in another country than the record's.
    """
    for decision in decisions:
        require_applicable(decision)
    with transaction(store):
        texts = _texts_of(store, decisions)
        places = locate_places(_columns(texts), decisions)
        _end(store, _standing_on(store, decisions), actor)
        for decision in decisions:
            _keep(store, _with_handling(decision, texts), actor, origin)
        return _relocate(store, places, texts)


def undo_place_decision(store: Store, decision_id: int, actor: str) -> PlacesChanged:
    """Take back a decision: its texts are again where the gazetteer itself puts them.

    Raises
    ------
    NotFoundError
        There is no such decision.
    ValueRefusedError
        It was taken back or replaced before.
    """
    with transaction(store):
        undone = _get_standing(store, decision_id)
        texts = _texts_of(store, [undone])
        kept = [decision for decision in find_place_decisions(store) if decision.key != undone.key]
        places = locate_places(_columns(texts), kept)
        _end(store, [decision_id], actor)
        note(store, actor, "place_undone", str(decision_id), _told(undone))
        return _relocate(store, places, texts)


def relocate_places(store: Store, actor: str) -> PlacesChanged:
    """Ask the present gazetteer anew for every text that no person decided, in one transaction."""
    with transaction(store):
        everywhere = read_table(store, "place_texts", countries=None)
        texts = everywhere[~everywhere["asserted"]]
        places = locate_places(_columns(texts), find_place_decisions(store))
        changed = _relocate(store, places, texts)
        facts = {"texts": len(texts), "changed": changed.places, "found": changed.found, "lost": changed.lost}
        note(store, actor, "places_relocated", "", facts)
    return changed


def find_profiles_at(store: Store, countries: list[str], place_ids: Sequence[int]) -> pd.DataFrame:
    """Return the distinct profiles of the seizures at `place_ids`, for attribution to routes.

    Parameters
    ----------
    countries
        Alpha-2 codes of the routes; seizures elsewhere can be tied to none.
    """
    number, describe = get_sql("attribution_profiles_at").split(";\n")
    store.connection.execute(number, {"place_ids": list(place_ids)})
    return store.connection.execute(describe, {"countries": countries}).df()


def replace_attribution_at(store: Store, answers: pd.DataFrame) -> None:
    """Replace the inferred attribution of the seizures that `find_profiles_at` described before."""
    with transaction(store), registered(store, incoming_answer=answers):
        execute(store, "write_attribution_at", {})
        execute(store, "apply_attribution_decisions", {})


def _texts_of(store: Store, decisions: Sequence[PlaceDecision]) -> pd.DataFrame:
    """Return the rows of place_texts.sql for which `decisions` hold."""
    countries = sorted({decision.country for decision in decisions})
    texts = read_table(store, "place_texts", countries=countries)
    wanted = {decision.key for decision in decisions}
    return texts.loc[[key in wanted for key in _keys(texts)]]  # an empty list without loc means no columns


def _keys(texts: pd.DataFrame) -> list[PlaceKey]:
    columns = (texts[name].astype(str) for name in ("country", "province_text", "place_text"))
    return [place_key(*row) for row in zip(*columns, strict=True)]


def _columns(texts: pd.DataFrame) -> pd.DataFrame:
    return texts[["country", "province_text", "place_text"]]


def _standing_on(store: Store, decisions: Iterable[PlaceDecision]) -> list[int]:
    keys = {decision.key for decision in decisions}
    rows = read_table(store, "place_decisions", standing=True, limit=None).to_dict("records")
    return [int(row["decision_id"]) for row in rows if _decision(row).key in keys]


def _get_standing(store: Store, decision_id: int) -> PlaceDecision:
    rows = read_table(store, "place_decisions", standing=None, limit=None)
    found = rows[rows["decision_id"] == decision_id].to_dict("records")
    if not found:
        raise NotFoundError(kind="decision", code=decision_id, listing="places --decided")
    if str(found[0]["ended_at"]) not in {"NaT", "None"}:
        advice = Words("It ended before. Nothing was changed.", "Оно уже не действует. Ничего не изменено.")
        raise ValueRefusedError(what=Words("Decision", "Решение"), value=decision_id, advice=advice)
    return _decision(found[0])


def _with_handling(decision: PlaceDecision, texts: pd.DataFrame) -> PlaceDecision:
    if decision.handling is not None:
        return decision
    ranks = texts.loc[[key == decision.key for key in _keys(texts)], "handling_rank"].dropna()
    handling = list(Handling)[int(ranks.max())] if len(ranks) else Handling.AMBER
    return replace(decision, handling=handling)


def _keep(store: Store, decision: PlaceDecision, actor: str, origin: str) -> None:
    told = _told(decision) | {"origin": origin}
    execute(store, "write_place_decision", told | {"decided_by": actor})
    note(store, actor, "place_decided", decision.place_text or decision.province_text, told)


def _told(decision: PlaceDecision) -> dict[str, object]:
    return {
        "country": decision.country,
        "province_text": decision.province_text,
        "place_text": decision.place_text,
        "verdict": decision.verdict.value,
        "gazetteer_id": decision.gazetteer_id,
        "handling": decision.handling.value if decision.handling else None,
    }


def _end(store: Store, decision_ids: list[int], actor: str) -> None:
    execute(store, "end_place_decisions", {"decision_ids": decision_ids, "ended_by": actor})


def _relocate(store: Store, places: pd.DataFrame, texts: pd.DataFrame) -> PlacesChanged:
    with registered(store, incoming_place=places):
        changed = read_table(store, "places_changed")
        execute(store, "write_located_places", {})
    index_names(store)
    place_ids = tuple(int(place_id) for place_id in changed["place_id"])
    cases = int(texts.loc[texts["place_id"].isin(place_ids), "cases"].sum())
    return PlacesChanged(place_ids, cases, int(changed["found"].sum()), int(changed["lost"].sum()))
