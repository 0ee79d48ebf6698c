"""Tie seizures to routes: from place, countries, direction, drug and transport, with a reason and a score.

Seizures are judged by profile, not one by one: a million of them have a few ten thousand distinct
combinations of place, countries, transport and drugs. Nothing is tied on the country of seizure alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from geodata.distance import distance_km, distance_to_line_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Floats = npt.NDArray[np.float64]

# How fast nearness fades beyond the place's own precision: one third is left at 20 km.
FADE_KM = 18.0
# A province point says little of a line; its nearness counts for at most this much.
PROVINCE_WEIGHT = 0.35
# Weight of the unknown: what a route must outweigh before a seizure is tied to it at all.
UNKNOWN_WEIGHT = 0.12
# The best route must hold this share before the seizure counts as attributed; else it is ambiguous.
ATTRIBUTED_SHARE = 0.5
_VAGUE_TRANSPORT = ("land", "other", "none")
_NOT_ON_GROUND = ("air", "air_commercial", "air_private", "mail", "drone")
# Shares below this are noise and are not written.
SMALLEST_SHARE = 0.1


@dataclass(frozen=True)
class AttributableRoute:
    """What attribution needs of a route.

    Attributes
    ----------
    line
        Degrees, latitude before longitude, shape (n, 2).
    on_ground
        False for ways by air or mail: their `line` is only the waypoints, and nothing lies along it.
    countries
        Alpha-2 in the order of the reported movement.
    two_way
        The movement is reported both ways.
    drugs, transports
        Vocabulary codes with everything below them.
    """

    code: str
    line: Floats
    on_ground: bool
    countries: tuple[str, ...]
    two_way: bool
    drugs: frozenset[str]
    transports: frozenset[str]


@dataclass(frozen=True)
class AttributionSummary:
    """How many seizures are tied to a route, to several without a clear one, or to none."""

    attributed: int
    ambiguous: int
    unknown: int


def attribute_profiles(profiles: pd.DataFrame, routes: Sequence[AttributableRoute]) -> pd.DataFrame:
    """Return which routes each profile fits.

    Parameters
    ----------
    profiles
        profile_id, country, departure_country, destination_country, transport, drugs (list), latitude,
        longitude, precision, precision_km.

    Returns
    -------
    pandas.DataFrame
        profile_id, route, share (sums to at most 1 for a profile), score (0 to 1), reason: the evidence as
        `word:value` pairs, such as `place_km:4 departure:AF`.
    """
    answers = [_judge(profiles, route) for route in routes]
    if not answers:
        return pd.DataFrame(columns=["profile_id", "route", "share", "score", "reason"])
    scored = pd.concat(answers, ignore_index=True)
    total = scored.groupby("profile_id")["score"].transform("sum") + UNKNOWN_WEIGHT
    scored["share"] = scored["score"] / total
    kept = scored[scored["share"] >= SMALLEST_SHARE]
    return kept[["profile_id", "route", "share", "score", "reason"]].sort_values(["profile_id", "route"])


def _judge(profiles: pd.DataFrame, route: AttributableRoute) -> pd.DataFrame:
    own = profiles[profiles["country"].isin(route.countries)]
    kilometres = _beyond_precision_km(own, route)
    near = _nearness(own, kilometres)
    ends = _ends(own, route)
    evidence = 1 - (1 - near) * (1 - ends.score.to_numpy())
    score = evidence * _transport_fits(own["transport"], route) * _drugs_fit(own["drugs"], route)
    score = np.where(ends.contradicted | _far_off(kilometres), 0.0, score)
    judged = pd.DataFrame({"profile_id": own["profile_id"], "route": route.code, "score": score})
    judged["reason"] = _reasons(own, kilometres, near, ends)
    return judged[judged["score"] > 0]


def _beyond_precision_km(profiles: pd.DataFrame, route: AttributableRoute) -> Floats:
    places = profiles[["latitude", "longitude"]].drop_duplicates().dropna()
    known = places.assign(distance_km=_distance_km(places.to_numpy(dtype=float), route))
    merged = profiles[["latitude", "longitude"]].merge(known, how="left", on=["latitude", "longitude"])
    slack = profiles["precision_km"].fillna(0.0).to_numpy(dtype=float)
    return np.maximum(merged["distance_km"].to_numpy(dtype=float) - slack, 0.0)


def _distance_km(places: Floats, route: AttributableRoute) -> Floats:
    if route.on_ground:
        return distance_to_line_km(places[:, 0], places[:, 1], route.line)
    stops = [distance_km(places[:, 0], places[:, 1], lat, lon) for lat, lon in route.line]
    return np.min(stops, axis=0)


def _nearness(profiles: pd.DataFrame, kilometres: Floats) -> Floats:
    weight = np.where(profiles["precision"] == "province", PROVINCE_WEIGHT, 0.9)
    return np.nan_to_num(weight * np.exp(-kilometres / FADE_KM), nan=0.0)


def _far_off(kilometres: Floats) -> npt.NDArray[np.bool_]:
    """Tell which profiles have a place that lies clearly off the line: 100 km beyond their precision."""
    return np.nan_to_num(kilometres, nan=0.0) > 100.0  # noqa: PLR2004  the distance of the sentence above


@dataclass(frozen=True)
class _Ends:
    score: pd.Series
    contradicted: npt.NDArray[np.bool_]


def _ends(profiles: pd.DataFrame, route: AttributableRoute) -> _Ends:
    columns = ["country", "departure_country", "destination_country"]
    triples = profiles[columns].astype(object).where(profiles[columns].notna(), None)
    distinct = triples.drop_duplicates()
    judged = {triple: _judge_ends(route, *triple) for triple in distinct.itertuples(index=False, name=None)}
    answers = [judged[triple] for triple in triples.itertuples(index=False, name=None)]
    score = pd.Series([max(answer, 0.0) for answer in answers], index=profiles.index, dtype=float)
    return _Ends(score, np.array([answer < 0 for answer in answers], dtype=bool))


def _judge_ends(
    route: AttributableRoute, country: str, departure: str | None, destination: str | None
) -> float:
    """Return how well the stated ends fit the route, 0 to 1; -1 where they contradict it."""
    orders = [route.countries, route.countries[::-1]] if route.two_way else [route.countries]
    return max(_judge_order(order, country, departure, destination) for order in orders)


def _judge_order(
    order: tuple[str, ...], country: str, departure: str | None, destination: str | None
) -> float:
    here = order.index(country)
    earlier, later = order[:here], order[here + 1 :]
    backwards = departure in later or destination in earlier
    if backwards:
        return -1.0
    from_earlier = departure in earlier
    to_later = destination in later
    if from_earlier and to_later:
        return 0.8
    return 0.4 if from_earlier or to_later else 0.0


def _transport_fits(codes: pd.Series, route: AttributableRoute) -> Floats:
    """Return 1 where the transport fits, less where it does not; by air and mail it must be stated."""
    fits = codes.isin(sorted(route.transports)).to_numpy(dtype=bool)
    if not route.on_ground:
        return fits.astype(float)
    vague = (codes.isna() | codes.isin(_VAGUE_TRANSPORT)).to_numpy(dtype=bool)
    return np.where(fits | vague, 1.0, np.where(codes.isin(_NOT_ON_GROUND), 0.0, 0.5))


def _drugs_fit(drugs: pd.Series, route: AttributableRoute) -> Floats:
    texts = drugs.map("|".join)
    fits = {text: bool(route.drugs & set(text.split("|"))) for text in texts.unique()}
    return np.where(texts.map(fits).to_numpy(dtype=bool), 1.0, 0.3)


def _reasons(profiles: pd.DataFrame, kilometres: Floats, near: Floats, ends: _Ends) -> list[str]:
    rows = zip(
        kilometres,
        near > 0,
        ends.score,
        profiles["departure_country"],
        profiles["destination_country"],
        strict=True,
    )
    return [
        " ".join(_reason_parts(*row))  # one text per row: what a person reads under "why?"
        for row in rows
    ]


def _reason_parts(
    kilometres: float, nearness: float, ends: float, departure: object, destination: object
) -> Iterable[str]:
    if nearness > 0:
        yield f"place_km:{kilometres:.0f}"
    if ends > 0 and isinstance(departure, str):
        yield f"departure:{departure}"
    if ends > 0 and isinstance(destination, str):
        yield f"destination:{destination}"
