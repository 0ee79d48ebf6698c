"""Texts of places in, located places out: a person's decisions first, then the gazetteer, once per text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from catalogue.clean.decided_places import Verdict, find_chosen_place, place_key
from catalogue.model import PlacePrecision
from geodata.gazetteer import locate_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from catalogue.clean.decided_places import PlaceDecision, PlaceKey
    from geodata.gazetteer import Candidate, Location

    Question = tuple[str, str | None, str | None]

_EMPTY: dict[str, object] = {
    "gazetteer_id": None,
    "name_en": None,
    "name_ru": None,
    "kind": None,
    "province": None,
    "latitude": float("nan"),
    "longitude": float("nan"),
    "precision": PlacePrecision.COUNTRY.value,
    "precision_km": float("nan"),
    "score": float("nan"),
}
_COLUMNS = ["decision", *_EMPTY, "reason", "asserted"]


def locate_places(texts: pd.DataFrame, decisions: Sequence[PlaceDecision] = ()) -> pd.DataFrame:
    """Return where each distinct text of a place is.

    Parameters
    ----------
    texts
        country (alpha-2), province_text, place_text; "" where the sheet gave none.
    decisions
        What persons decided; each holds for every text that folds alike, and comes before the gazetteer.

    Returns
    -------
    pandas.DataFrame
        The three columns, and decision (accepted, ask, none), gazetteer_id, name_en, name_ru, kind,
        province (ISO 3166-2), latitude, longitude (degrees; missing unless accepted and finer than a
        country), precision, precision_km, score, reason, asserted (decided by a person).
    """
    columns = (texts[name].astype(str) for name in ("country", "province_text", "place_text"))
    rows: list[PlaceKey] = list(zip(*columns, strict=True))
    decided = _decided(decisions)
    keys = [place_key(*row) if decided else row for row in rows]
    open_rows = [row for row, key in zip(rows, keys, strict=True) if key not in decided]
    located = iter(_ask_gazetteer(open_rows))
    answers = [decided[key] if key in decided else next(located) for key in keys]
    return texts.reset_index(drop=True).join(pd.DataFrame(answers, columns=_COLUMNS))


def gazetteer_question(country: str, province_text: str, place_text: str) -> Question:
    """Return what the gazetteer is asked for a record: text, country, and the text of its province."""
    return place_text or province_text, country, province_text or None


def _ask_gazetteer(rows: Iterable[PlaceKey]) -> list[dict[str, object]]:
    return [_describe(location) for location in locate_many([gazetteer_question(*row) for row in rows])]


def _describe(location: Location) -> dict[str, object]:
    best = location.candidates[0] if location.candidates else None
    if location.decision != "accepted" or best is None:
        return _EMPTY | {"decision": location.decision, "reason": location.reason_code, "asserted": False}
    why = {"score": best.score, "reason": best.reason_code}
    return _describe_place(best) | {"decision": "accepted", "asserted": False} | why


def _describe_place(place: Candidate) -> dict[str, object]:
    described: dict[str, object] = {
        "gazetteer_id": place.place_id,
        "name_en": place.name_en,
        "name_ru": place.name_ru,
        "kind": place.kind,
        "province": place.province,
        "precision": place.precision,
        "precision_km": place.precision_km,
    }
    if PlacePrecision(place.precision) is PlacePrecision.COUNTRY:
        return _EMPTY | described  # a country has no point: its centroid would stand for a place nobody named
    return _EMPTY | described | {"latitude": place.lat, "longitude": place.lon}


def _decided(decisions: Iterable[PlaceDecision]) -> dict[PlaceKey, dict[str, object]]:
    answers = ((decision.key, _describe_decision(decision)) for decision in decisions)
    return {key: answer for key, answer in answers if answer is not None}


def _describe_decision(decision: PlaceDecision) -> dict[str, object] | None:
    reason: dict[str, object] = {"reason": f"decided_{decision.verdict}", "asserted": True}
    if decision.verdict == Verdict.NOTHING:
        return _EMPTY | {"decision": "none"} | reason
    if decision.verdict == Verdict.COUNTRY:
        return _EMPTY | {"decision": "accepted"} | reason
    place = find_chosen_place(decision)
    # A place that a later gazetteer lost decides nothing: the text is asked again.
    return None if place is None else _describe_place(place) | {"decision": "accepted"} | reason
