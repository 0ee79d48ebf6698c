"""Texts of places in, located places out: the gazetteer is asked once per distinct text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from catalogue.model import PlacePrecision
from geodata.gazetteer import locate_many

if TYPE_CHECKING:
    from geodata.gazetteer import Location

_EMPTY = {
    "gazetteer_id": None,
    "name_en": None,
    "name_ru": None,
    "kind": None,
    "province": None,
    "latitude": float("nan"),
    "longitude": float("nan"),
    "precision_km": float("nan"),
    "score": float("nan"),
}


def locate_places(texts: pd.DataFrame) -> pd.DataFrame:
    """Return where each distinct text of a place is.

    Parameters
    ----------
    texts
        country (alpha-2), province_text, place_text; "" where the sheet gave none.

    Returns
    -------
    pandas.DataFrame
        The three columns, and decision (accepted, ask, none), gazetteer_id, name_en, name_ru, kind,
        province (ISO 3166-2), latitude, longitude (degrees; missing unless accepted and finer than a
        country), precision, precision_km, score, reason.
    """
    questions = [
        (row.place_text or row.province_text, row.country, row.province_text or None)
        for row in texts.itertuples()
    ]
    answers = [_describe(location) for location in locate_many(questions)]
    columns = ["decision", *_EMPTY, "precision", "reason"]
    return texts.reset_index(drop=True).join(pd.DataFrame(answers, columns=columns))


def _describe(location: Location) -> dict[str, object]:
    best = location.candidates[0] if location.candidates else None
    if location.decision != "accepted" or best is None:
        precision = PlacePrecision.COUNTRY.value
        return _EMPTY | {"decision": location.decision, "precision": precision, "reason": "not_located"}
    described = {
        "decision": location.decision,
        "gazetteer_id": best.place_id,
        "name_en": best.name_en,
        "name_ru": best.name_ru,
        "kind": best.kind,
        "province": best.province,
        "precision": best.precision,
        "precision_km": best.precision_km,
        "score": best.score,
        "reason": best.reason_code,
    }
    if best.precision == PlacePrecision.COUNTRY:
        return _EMPTY | described  # a country has no point: its centroid would stand for a place nobody named
    return described | {"latitude": best.lat, "longitude": best.lon}
