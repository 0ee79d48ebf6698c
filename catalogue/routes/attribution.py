"""Tie seizures to routes: from place, stated ends, drug and transport, with a reason and a score.

Seizures are judged by profile, not one by one: a million of them have some ten thousand distinct
combinations of place, countries, transport and drugs. Within profiles, each distinct place, set of ends,
transport and set of drugs is judged once per route. Nothing is tied on the country of seizure alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from geodata.distance import distance_km, distance_to_line_km
from geodata.layers import KM_PER_DEGREE, provinces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

# How fast nearness fades beyond the place's own precision: one third is left at 13 km.
FADE_KM = 12.0
# A place this far beyond its precision lies clearly off the line, whatever the ends say.
FAR_OFF_KM = 100.0
# How fast stated ends fade where the place is known: the farther off the line, the likelier another way.
ENDS_FADE_KM = 40.0
# A province that the line does not pass counts as a place this far off the line.
OTHER_PROVINCE_KM = 30.0
# What nearness may count for at most; a province says little of a line, a little more where the stated
# transport is one reported on it.
PLACE_WEIGHT, PROVINCE_WEIGHT, PROVINCE_AND_TRANSPORT_WEIGHT = 0.9, 0.1, 0.15
# What both ends stated and fitting count for without a place, and what one does.
BOTH_ENDS, ONE_END = 0.8, 0.4
# What is left of a score for each stated end that is not on the route, though nothing contradicts it.
OTHER_END = 0.2
# What is left of a score where the drug, or the transport, is not among those reported on the route.
OTHER_DRUG, OTHER_TRANSPORT = 0.12, 0.12
# Weight of the unknown: what a route must outweigh before a seizure is tied to it at all.
UNKNOWN_WEIGHT = 0.12
# The share a route must hold before the seizure counts as attributed to it; no other can hold as much.
ATTRIBUTED_SHARE = 0.5
# Shares below this are noise and are not written.
SMALLEST_SHARE = 0.1

_ANSWER = ["profile_id", "route", "share", "score", "standing", "reason"]
_VAGUE_TRANSPORT = frozenset({None, "land", "other", "none"})
_NOT_ON_GROUND = frozenset({"air", "air_commercial", "air_private", "mail", "drone"})


@dataclass(frozen=True)
class _Ends:
    """How stated ends fit a route: what they count for alone, what they leave of any score, in words."""

    evidence: float
    fit: float
    words: str = ""


_CONTRADICTED = _Ends(0.0, 0.0)


@dataclass(frozen=True)
class AttributableRoute:
    """What attribution needs of a route.

    Attributes
    ----------
    line
        Degrees, latitude before longitude, shape (n, 2); no row where no place of the route is known.
    on_ground
        False for ways by air or mail: their `line` is only the waypoints, and nothing lies along it.
    countries
        Alpha-2 in the order of the reported movement.
    two_way
        The movement is reported both ways.
    drugs, transports
        Vocabulary codes with everything below them.
    provinces
        ISO 3166-2 codes of the drawn provinces that the line passes.
    """

    code: str
    line: Floats
    on_ground: bool
    countries: tuple[str, ...]
    two_way: bool
    drugs: frozenset[str]
    transports: frozenset[str]
    provinces: frozenset[str] = frozenset()


@dataclass(frozen=True)
class AttributionSummary:
    """How many seizures are attributed to a route, tied to some without a clear one, or tied to none."""

    attributed: int
    ambiguous: int
    unknown: int


@dataclass(frozen=True)
class _Profiles:
    """Profiles as numbers into their distinct parts.

    `place` is -1 where the place is not known, `province` where it is not known as a drawn province alone.
    """

    ids: Integers
    slack_km: Floats
    vague: npt.NDArray[np.bool_]
    province: Integers
    provinces: list[str]
    place: Integers
    places: Floats
    ends: Integers
    distinct_ends: list[tuple[str, str | None, str | None]]
    transport: Integers
    transports: list[str | None]
    drugs: Integers
    distinct_drugs: list[frozenset[str]]


def attribute_profiles(profiles: pd.DataFrame, routes: Sequence[AttributableRoute]) -> pd.DataFrame:
    """Return which routes each profile fits.

    Parameters
    ----------
    profiles
        profile_id, country, departure_country, destination_country, transport, drugs (list), latitude,
        longitude, precision, precision_km, province (ISO 3166-2 or None).

    Returns
    -------
    pandas.DataFrame
        profile_id, route, share (sums to at most 1 for a profile), score (0 to 1), standing, reason: the
        evidence as `word:value` pairs, such as `place_km:4 departure:AF`.

    Notes
    -----
    Standing is "attributed" for the route that holds ATTRIBUTED_SHARE, "outweighed" for the others of that
    profile, and "possible" where no route holds as much. Only attributed seizures are counted on a route;
    the shares of the possible ones sum to the number to be expected beside them.
    """
    numbered = _number(profiles)
    answers = [_judge(numbered, route) for route in routes]
    if not answers:
        return pd.DataFrame(columns=_ANSWER)
    scored = pd.concat(answers, ignore_index=True)
    kept = scored.assign(share=_shares(scored)).query("share >= @SMALLEST_SHARE")
    explained = kept.assign(standing=_standings(kept), reason=_reasons(kept, numbered))
    return explained[_ANSWER].sort_values(["profile_id", "route"])


def _standings(kept: pd.DataFrame) -> npt.NDArray[np.str_]:
    holds = kept["share"] >= ATTRIBUTED_SHARE
    decided = holds.groupby(kept["profile_id"]).transform("any")
    return np.select([holds, decided], ["attributed", "outweighed"], "possible")


def _shares(scored: pd.DataFrame) -> pd.Series:
    """Return each score as a share of the profile's scores and of the unknown.

    Routes against which more speaks than against the best one weigh together no more than the best of them:
    ten unlikely ones do not make a likely one unlikely.
    """
    ordered = scored.sort_values("score", ascending=False, kind="stable").groupby("profile_id")
    like = scored["fits"] >= scored["profile_id"].map(ordered["fits"].first())
    told = pd.DataFrame({"like": scored["score"].where(like, 0.0), "other": scored["score"].mask(like, 0.0)})
    groups = told.groupby(scored["profile_id"])
    others, best = groups["other"].transform("sum"), groups["other"].transform("max")
    weighed = told["like"] + told["other"] * best / others.where(others > 0, 1.0)
    return weighed / (groups["like"].transform("sum") + best + UNKNOWN_WEIGHT)


def _number(profiles: pd.DataFrame) -> _Profiles:
    place, places = _factorize(profiles, ["latitude", "longitude"])
    known = profiles["latitude"].notna().to_numpy()
    ends, distinct_ends = _factorize(profiles, ["country", "departure_country", "destination_country"])
    transport, transports = _factorize(profiles, ["transport"])
    drugs, texts = pd.factorize(profiles["drugs"].map("|".join))
    province, codes = _number_provinces(profiles)
    return _Profiles(
        ids=profiles["profile_id"].to_numpy(dtype=np.int64),
        slack_km=profiles["precision_km"].fillna(0.0).to_numpy(dtype=float),
        vague=(profiles["precision"] == "province").to_numpy(),
        province=province,
        provinces=codes,
        place=np.where(known, place, -1),
        places=places.to_numpy(dtype=float),
        ends=ends,
        distinct_ends=list(_without_missing(distinct_ends).itertuples(index=False, name=None)),
        transport=transport,
        transports=_without_missing(transports)["transport"].tolist(),
        drugs=drugs,
        distinct_drugs=[frozenset(text.split("|")) for text in texts],
    )


def _number_provinces(profiles: pd.DataFrame) -> tuple[Integers, list[str]]:
    """Return the number of each profile's province where it is known as that alone and drawn, else -1."""
    if "province" not in profiles:
        return np.full(len(profiles), -1), []
    asked = (profiles["precision"] == "province") & profiles["province"].isin(_drawn_provinces())
    number, codes = pd.factorize(profiles["province"].where(asked))
    return np.asarray(number, dtype=np.int64), [str(code) for code in codes]


@cache
def _drawn_provinces() -> frozenset[str]:
    return frozenset(one.code for one in provinces() if one.code and one.has_polygon)


def _factorize(table: pd.DataFrame, columns: list[str]) -> tuple[Integers, pd.DataFrame]:
    groups = table.groupby(columns, dropna=False, sort=False)
    number: Integers = np.asarray(groups.ngroup(), dtype=np.int64)
    return number, table.loc[~table.duplicated(columns), columns]


def _without_missing(table: pd.DataFrame) -> pd.DataFrame:
    return table.astype(object).where(table.notna(), None)


def _judge(profiles: _Profiles, route: AttributableRoute) -> pd.DataFrame:
    """Return the profiles that fit `route` at all: position, profile_id, score and what speaks for them."""
    judged = [_judge_ends(route, *triple) for triple in profiles.distinct_ends]
    transport = np.array([_transport_fits(route, code) for code in profiles.transports])[profiles.transport]
    drug = np.array([1.0 if route.drugs & codes else OTHER_DRUG for codes in profiles.distinct_drugs])
    fits = np.array([one.fit for one in judged])[profiles.ends] * transport * drug[profiles.drugs]
    kilometres = _beyond_precision_km(profiles, route, fits > 0)
    near = np.nan_to_num(_place_weight(profiles, route) * np.exp(-kilometres / FADE_KM), nan=0.0)
    fits[kilometres > FAR_OFF_KM] = 0.0
    fade = np.nan_to_num(np.exp(-kilometres / ENDS_FADE_KM), nan=1.0)
    score = (1 - (1 - near) * (1 - np.array([one.evidence for one in judged])[profiles.ends] * fade)) * fits
    (kept,) = np.nonzero(score > SMALLEST_SHARE * UNKNOWN_WEIGHT)  # less can never reach the smallest share
    columns = {"position": kept, "profile_id": profiles.ids[kept], "route": route.code, "score": score[kept]}
    known = {"kilometres": kilometres[kept], "near": near[kept], "transport": transport[kept]}
    ends = {"ends": np.array([one.words for one in judged])[profiles.ends[kept]], "fits": fits[kept]}
    return pd.DataFrame(columns | known | ends | {"drug": drug[profiles.drugs[kept]]})


def _place_weight(profiles: _Profiles, route: AttributableRoute) -> Floats:
    """Return what nearness may count for: less where no more than the province is known."""
    reported = np.array([code in route.transports for code in profiles.transports])[profiles.transport]
    province = np.where(reported, PROVINCE_AND_TRANSPORT_WEIGHT, PROVINCE_WEIGHT)
    weight: Floats = np.where(profiles.vague, province, PLACE_WEIGHT)
    return weight


def _beyond_precision_km(
    profiles: _Profiles, route: AttributableRoute, asked: npt.NDArray[np.bool_]
) -> Floats:
    """Return how far each profile's place lies from the route beyond its precision.

    NaN where either has no place or it is not asked, infinite where it is too far to be measured.
    """
    if not len(route.line):
        return np.full(len(profiles.place), np.nan)
    distances = np.full(len(profiles.places), np.inf)
    reach = FAR_OFF_KM + float(profiles.slack_km.max(initial=0.0))
    wanted = np.zeros(len(profiles.places), dtype=bool)
    wanted[profiles.place[asked & (profiles.place >= 0)]] = True
    (measured,) = np.nonzero(wanted & _inside(profiles.places, route.line, reach))
    lats, lons = profiles.places[measured].T
    if route.on_ground:
        distances[measured] = distance_to_line_km(lats, lons, route.line)
    else:
        distances[measured] = np.min([distance_km(lats, lons, *stop) for stop in route.line], axis=0)
    beyond = np.maximum(distances[profiles.place] - profiles.slack_km, 0.0)
    if len(profiles.provinces):
        passed = np.array([code in route.provinces for code in profiles.provinces])[profiles.province]
        off = np.where(passed, 0.0, np.maximum(beyond, OTHER_PROVINCE_KM))
        beyond = np.where(profiles.province >= 0, off, beyond)
    return np.where(profiles.place >= 0, beyond, np.nan)


def _inside(places: Floats, line: Floats, margin_km: float) -> npt.NDArray[np.bool_]:
    """Tell which places lie in the box around `line`, widened by `margin_km`."""
    (south, west), (north, east) = line.min(axis=0), line.max(axis=0)
    up = margin_km / KM_PER_DEGREE
    across = up / max(np.cos(np.radians(min(max(abs(south), abs(north)) + up, 85.0))), 0.1)
    lats, lons = places[:, 0], places[:, 1]
    inside: npt.NDArray[np.bool_] = (
        (lats >= south - up) & (lats <= north + up) & (lons >= west - across) & (lons <= east + across)
    )
    return inside


def _judge_ends(
    route: AttributableRoute, country: str, departure: str | None, destination: str | None
) -> _Ends:
    """Return how the stated ends fit the route; `_CONTRADICTED` where the seizure cannot be on it."""
    if country not in route.countries:
        return _CONTRADICTED
    orders = [route.countries, route.countries[::-1]] if route.two_way else [route.countries]
    judged = (_judge_order(order, country, departure, destination) for order in orders)
    return max(judged, key=lambda ends: (ends.fit, ends.evidence))


def _judge_order(
    order: tuple[str, ...], country: str, departure: str | None, destination: str | None
) -> _Ends:
    here = order.index(country)
    earlier, later = order[:here], order[here + 1 :]
    if departure in later or destination in earlier:
        return _CONTRADICTED
    # An end in the country of seizure is on the route where the route itself begins or ends there.
    from_route, to_route = departure in (earlier or order[:1]), destination in (later or order[-1:])
    abroad = departure in earlier or destination in later
    evidence = (BOTH_ENDS if from_route and to_route else ONE_END) if abroad else 0.0
    stated = [("departure", departure, from_route), ("destination", destination, to_route)]
    others = sum(country is not None and not fits for _, country, fits in stated)
    return _Ends(evidence, OTHER_END**others, " ".join(_end_words(*end) for end in stated if end[1]))


def _end_words(end: str, country: str | None, fits: bool) -> str:  # noqa: FBT001  one of the end's facts
    return f"{end}:{country}" if fits else f"other_{end}:{country}"


def _transport_fits(route: AttributableRoute, code: str | None) -> float:
    """Return 1 where the transport fits, less where it does not; by air and mail it must be stated."""
    if code in route.transports:
        return 1.0
    if not route.on_ground or code in _NOT_ON_GROUND:
        return 0.0
    return 1.0 if code in _VAGUE_TRANSPORT else OTHER_TRANSPORT


def _reasons(kept: pd.DataFrame, profiles: _Profiles) -> list[str]:
    positions = profiles.transport[kept["position"].to_numpy()]
    told = kept.assign(
        stated=[profiles.transports[number] for number in positions],
        province=profiles.province[kept["position"].to_numpy()] >= 0,
    )
    return [" ".join(_reason_parts(row)) for row in told.itertuples()]


def _reason_parts(row: Any) -> Iterable[str]:  # noqa: ANN401  pandas gives no type to its rows
    if row.near > 0:
        passed = row.province and row.kilometres == 0
        yield "province:passed" if passed else f"place_km:{row.kilometres:.0f}"
    if row.ends:
        yield row.ends
    if isinstance(row.stated, str) and row.stated not in _VAGUE_TRANSPORT:
        yield f"{'transport' if row.transport == 1 else 'other_transport'}:{row.stated}"
    yield "drug:reported" if row.drug == 1 else "drug:other"
