"""Attribution at known distances with single facts added and taken away, against arithmetic done here.

None of the program's own figures is read: each weight stands below as its page of the manual would state it.
Nearness counts for 0.9 and fades by e in 12 km; both ends count for 0.8 and one for 0.4, faded by e in 40 km;
a stated end elsewhere leaves 0.2; another drug or transport leaves 0.12; the unknown weighs 0.12.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import cos, degrees, exp, log, radians
from typing import Any

import numpy as np
import pandas as pd
import pytest

from catalogue.routes import AttributableRoute, attribute_profiles

EARTH_KM = 6371.0088
# A road due north along 70 degrees east, from AF over TJ and KG to RU; seizures are made beside its middle.
ROAD = AttributableRoute(
    "ROAD", np.array([(38.0, 70.0), (42.0, 70.0)]), True, ("AF", "TJ", "KG", "RU"), False,
    frozenset({"heroin"}), frozenset({"road_private"}), frozenset({"TJ-KT"}),
)  # fmt: skip
NOTHING = {
    "country": "TJ", "departure_country": None, "destination_country": None, "transport": None,
    "drugs": ["heroin"], "latitude": np.nan, "longitude": np.nan, "precision": "country",
    "precision_km": np.nan, "province": None,
}  # fmt: skip
FROM_AF, TO_RU = {"departure_country": "AF"}, {"destination_country": "RU"}
BOTH = FROM_AF | TO_RU


def beside(km: float, lat: float = 40.0, slack_km: float = 0.0, **rest: Any) -> dict[str, Any]:
    """Return a place due east of the road, so many km off it."""
    lon = 70.0 + degrees(km / EARTH_KM / cos(radians(lat)))
    place = {"latitude": lat, "longitude": lon, "precision": "settlement", "precision_km": slack_km}
    return place | rest


def in_province(code: str | None, km: float, slack_km: float = 0.0) -> dict[str, Any]:
    """Return a place of which the province alone is known, its point so many km off the road."""
    return beside(km, slack_km=slack_km, precision="province", province=code)


def ties(*told: dict[str, Any], routes: tuple[AttributableRoute, ...] = (ROAD,)) -> pd.DataFrame:
    """Return the ties of seizures of which nothing is known but what is told."""
    profiles = [NOTHING | one | {"profile_id": number} for number, one in enumerate(told)]
    return attribute_profiles(pd.DataFrame(profiles), routes)


def tie(*told: dict[str, Any], routes: tuple[AttributableRoute, ...] = (ROAD,)) -> dict[str, Any]:
    """Return the standing and share by route of one seizure, as `{route: (standing, share)}`."""
    facts: dict[str, Any] = {}
    for one in told:
        facts |= one
    found = ties(facts, routes=routes)
    return {row.route: (row.standing, pytest.approx(row.share, abs=2e-4)) for row in found.itertuples()}


@pytest.mark.parametrize(
    ("told", "standing", "share"),
    [
        # Near alone: s = 0.9 exp(-km / 12), share = s / (s + 0.12).
        (beside(0), "attributed", 0.8824),  # 0.9 / 1.02
        (beside(2), "attributed", 0.8639),  # s = 0.76183
        (beside(5), "attributed", 0.8318),  # s = 0.59332
        (beside(15), "attributed", 0.6824),  # s = 0.25785
        (beside(23), "attributed", 0.5245),  # s = 0.13237
        (beside(25), "possible", 0.4829),  # s = 0.11206
        (beside(40), "possible", 0.2111),  # s = 0.03211
        (beside(50), "possible", 0.1042),  # s = 0.01395
        (beside(52), None, 0),  # s = 0.01181: 0.0896 is noise
        (beside(120), None, 0),
        # A place known to 10 km is 5 km off at 15 km, and on the road at 5.
        (beside(15, slack_km=10), "attributed", 0.8318),
        (beside(5, slack_km=10), "attributed", 0.8824),
        (beside(5, slack_km=np.nan), "attributed", 0.8318),  # nobody says how closely
        # No place: one end counts for 0.4, both for 0.8.
        (FROM_AF, "attributed", 0.7692),  # 0.4 / 0.52
        (TO_RU, "attributed", 0.7692),
        (BOTH, "attributed", 0.8696),  # 0.8 / 0.92
        ({"country": "AF"} | TO_RU, "attributed", 0.7692),
        ({"country": "AF"} | BOTH, "attributed", 0.8696),  # it begins where it was seized
        ({"country": "RU"} | BOTH, "attributed", 0.8696),
        ({"country": "AF"} | FROM_AF, None, 0),  # nothing leads abroad
        ({"country": "RU"} | TO_RU, None, 0),
        ({"country": "UZ"} | BOTH, None, 0),
        # One end elsewhere: what is left of 0.4 is 0.08, 0.08 / 0.2; both elsewhere: nothing counts.
        (FROM_AF | {"destination_country": "DE"}, "possible", 0.4),
        (TO_RU | {"departure_country": "UZ"}, "possible", 0.4),
        (TO_RU | {"departure_country": "TJ"}, "possible", 0.4),
        ({"departure_country": "UZ", "destination_country": "DE"}, None, 0),
        ({"departure_country": "UZ"}, None, 0),
        # Both: 1 - (1 - near)(1 - ends exp(-km / 40)).
        (BOTH | beside(0), "attributed", 0.8909),  # 1 - 0.1 * 0.2
        (FROM_AF | beside(15), "attributed", 0.7938),  # 1 - 0.74215 * (1 - 0.4 * 0.68729) = 0.46188
        (FROM_AF | beside(40), "attributed", 0.5926),  # 1 - 0.96789 * (1 - 0.4 * 0.36788) = 0.17453
        (BOTH | beside(40), "attributed", 0.7254),  # 1 - 0.96789 * (1 - 0.8 * 0.36788) = 0.31696
        (BOTH | beside(99), "possible", 0.3602),  # 1 - 0.99976 * (1 - 0.8 * 0.08416) = 0.06755
        (BOTH | beside(101), None, 0),  # clearly off the line
        # Against: nothing is left, however near.
        ({"departure_country": "KG"} | beside(0), None, 0),
        ({"destination_country": "AF"} | beside(0), None, 0),
        ({"departure_country": "UZ"} | beside(5), "possible", 0.4972),  # 0.2 * 0.59332 = 0.11866
        ({"departure_country": "UZ", "destination_country": "DE"} | beside(2), "possible", 0.2025),  # 0.03047
        # Another drug, another transport: 0.12 of 0.9 is 0.108, of that again 0.01296.
        ({"drugs": ["opium"]} | beside(0), "possible", 0.4737),
        ({"transport": "rail"} | beside(0), "possible", 0.4737),
        ({"transport": "rail", "drugs": ["opium"]} | beside(0), None, 0),
        # 0.12 * 0.12 * 0.98 = 0.01411
        ({"transport": "rail", "drugs": ["opium"]} | BOTH | beside(0), "possible", 0.1052),
        ({"drugs": ["opium", "heroin"]} | beside(0), "attributed", 0.8824),
        ({"transport": "road_private"} | beside(0), "attributed", 0.8824),
        # Words that name no mode say nothing against a road; what does not go on the ground says all.
        *(({"transport": code} | beside(0), "attributed", 0.8824) for code in ("land", "other", "none")),
        *(({"transport": code} | BOTH | beside(0), None, 0) for code in ("air", "air_commercial", "mail")),
        *(({"transport": code} | BOTH | beside(0), None, 0) for code in ("air_private", "drone")),
        # A province: 0.1 where the road passes it, 0.15 with a transport reported on it.
        (in_province("TJ-KT", 60), "possible", 0.4545),  # 0.1 / 0.22
        (in_province("TJ-KT", 60) | {"transport": "road_private"}, "attributed", 0.5556),  # 0.15 / 0.27
        (in_province("TJ-KT", 60) | {"transport": "land"}, "possible", 0.4545),
        (in_province("TJ-GB", 0), None, 0),  # as 30 km off: 0.1 * 0.08208
        # 1 - 0.99179 * (1 - 0.4 * 0.47237) = 0.19560; its point 45 km off: 1 - 0.99765 * (1 - 0.4 * 0.32465)
        (in_province("TJ-GB", 0) | FROM_AF, "attributed", 0.6198),
        (in_province("TJ-GB", 45) | FROM_AF, "attributed", 0.5237),
        (in_province(None, 15, 10), "possible", 0.3546),  # not drawn: 0.1 exp(-5 / 12) = 0.06592
        (in_province("TJ-XX", 15, 10), "possible", 0.3546),
        # Known to the district, it is the place that counts, not the province.
        (beside(40, precision="district", province="TJ-KT"), "possible", 0.2111),
    ],
)  # fmt: skip
def test_a_share_is_the_one_worked_out_by_hand(
    told: dict[str, Any], standing: str | None, share: float
) -> None:
    assert tie(told) == ({"ROAD": (standing, share)} if standing else {})


KM: dict[str, dict[str, Any]] = {"none": {}} | {str(km): beside(km) for km in (0, 2, 5, 15, 40, 120)}
AXES: dict[str, tuple[Any, ...]] = {
    "place": (*KM, "passed", "other"),
    "departure_country": (None, "AF", "TJ", "UZ", "KG"),
    "destination_country": (None, "KG", "RU", "DE", "AF"),
    "transport": (None, "land", "road_private", "rail", "air"),
    "drugs": (("heroin",), ("opium",), ("heroin", "opium")),
}
PLACES = KM | {"passed": in_province("TJ-KT", 60), "other": in_province("TJ-GB", 10)}
Combination = tuple[Any, ...]


@pytest.fixture(scope="module")
def found() -> dict[Combination, tuple[float, str]]:
    """Return the share and reason of every combination of facts; 0 and "" where it is tied to nothing."""
    every = list(product(*AXES.values()))
    facts = [dict(zip(AXES, one, strict=True)) | {"drugs": list(one[-1])} | PLACES[one[0]] for one in every]
    rows = {row.profile_id: (row.share, row.reason) for row in ties(*facts).itertuples()}
    return {one: rows.get(number, (0.0, "")) for number, one in enumerate(every)}


def by_the_rule(place: str, start: str | None, end: str | None, transport: str | None, drugs: Any) -> float:
    """Return the share as the head of this file states the rule, in plain Python."""
    if start == "KG" or end == "AF" or transport == "air":
        return 0.0
    left = 0.2 ** ((start in {"TJ", "UZ"}) + (end == "DE"))
    left *= (0.12 if transport == "rail" else 1) * (1 if "heroin" in drugs else 0.12)
    ends = {0: 0.0, 1: 0.4, 2: 0.8}[(start == "AF") + (end in {"KG", "RU"})]
    score = left * ends
    if place != "none":
        km = {"passed": 0.0, "other": 30.0}.get(place) if place in {"passed", "other"} else float(place)
        assert km is not None
        most = (0.15 if transport == "road_private" else 0.1) if place in {"passed", "other"} else 0.9
        score = 0.0 if km > 100 else left * (1 - (1 - most * exp(-km / 12)) * (1 - ends * exp(-km / 40)))
    share = score / (score + 0.12)
    return share if share >= 0.1 else 0.0


def test_every_combination_of_facts_has_the_share_of_the_rule(
    found: dict[Combination, tuple[float, str]],
) -> None:
    wanted = {one: by_the_rule(*one) for one in found}
    assert {one: share for one, (share, _) in found.items()} == pytest.approx(wanted, abs=2e-4)


def changed(one: Combination, axis: str, value: Any) -> Combination:
    """Return a combination with another value of one fact."""
    return tuple(value if name == axis else own for name, own in zip(AXES, one, strict=True))


@pytest.mark.parametrize(
    ("axis", "weaker", "stronger"),
    [
        *(("place", str(far), str(near)) for near, far in ((0, 2), (2, 5), (5, 15), (15, 40), (40, 120))),
        ("place", "none", "0"),
        ("place", "none", "passed"),
        ("departure_country", None, "AF"),
        ("destination_country", None, "RU"),
        ("destination_country", None, "KG"),
        ("transport", None, "road_private"),
        ("drugs", ("opium",), ("heroin", "opium")),
        *(("departure_country", code, None) for code in ("TJ", "UZ", "KG")),
        *(("destination_country", code, None) for code in ("DE", "AF")),
        *(("transport", code, None) for code in ("rail", "air")),
        ("drugs", ("opium",), ("heroin",)),
    ],
)
def test_what_agrees_never_lowers_a_share_and_what_contradicts_never_raises_one(
    found: dict[Combination, tuple[float, str]], axis: str, weaker: Any, stronger: Any
) -> None:
    own = [one for one in found if one[list(AXES).index(axis)] == weaker]
    worse = [one for one in own if found[one][0] > found[changed(one, axis, stronger)][0] + 1e-9]
    better = [one for one in own if found[one][0] < found[changed(one, axis, stronger)][0] - 1e-9]
    assert not worse
    assert better


def reason_of(place: str, start: str | None, end: str | None, transport: str | None, drugs: Any) -> str:
    """Return the evidence as an officer would tell it: where, from, to, by what, which drug."""
    where = {"none": "", "passed": "province:passed", "other": "place_km:30"}.get(place, f"place_km:{place}")
    begin = {None: "", "AF": "departure:AF"}.get(start, f"other_departure:{start}")
    to = "other_destination:DE" if end == "DE" else f"destination:{end}" if end else ""
    by = {"road_private": "transport:road_private", "rail": "other_transport:rail"}.get(str(transport), "")
    drug = "drug:reported" if "heroin" in drugs else "drug:other"
    return " ".join(part for part in (where, begin, to, by, drug) if part)


def test_every_tie_tells_exactly_what_speaks_for_it_and_against_it(
    found: dict[Combination, tuple[float, str]],
) -> None:
    tied = {one: reason for one, (share, reason) in found.items() if share}
    assert len(tied) > 500
    assert tied == {one: reason_of(*one) for one in tied}


@pytest.mark.parametrize("lat", [40.0, 60.0])
@pytest.mark.parametrize(("north", "east"), [(1, 0), (-1, 0), (0, 1), (0, -1)])
def test_a_place_is_measured_in_all_four_directions(lat: float, north: int, east: int) -> None:
    post = replace(ROAD, line=np.array([(lat, 70.0), (lat, 70.0)]))
    for km, tied in ((40.0, True), (99.0, True), (101.0, False)):
        place = beside(0) | moved(lat, north * km, east * km)
        assert bool(tie(place, BOTH, routes=(post,))) == tied, (km, lat)
    alone = beside(0) | moved(lat, north * 40, east * 40)
    assert tie(alone, routes=(post,)) == {"ROAD": ("possible", 0.2111)}
    # Known to 150 km, it is 50 km beyond that: 0.9 exp(-50 / 12) = 0.01395.
    vague = beside(0, slack_km=150) | moved(lat, north * 200, east * 200)
    assert tie(vague, routes=(post,)) == {"ROAD": ("possible", pytest.approx(0.1042, abs=2e-3))}


def moved(lat: float, north_km: float, east_km: float) -> dict[str, float]:
    """Return the place so many km from the middle of the road."""
    across = degrees(east_km / EARTH_KM / cos(radians(lat)))
    return {"latitude": lat + degrees(north_km / EARTH_KM), "longitude": 70.0 + across}


def test_a_way_by_mail_counts_at_its_stops_alone_and_only_where_the_mail_is_stated() -> None:
    post = replace(ROAD, on_ground=False, transports=frozenset({"mail"}))
    by_mail = {"transport": "mail"}
    middle, (stop, last) = beside(0), [beside(0) | moved(lat, 0, 15) for lat in (38.0, 42.0)]
    for near in (stop, last):
        assert tie(near, by_mail, routes=(post,)) == {"ROAD": ("attributed", 0.6824)}
    assert tie(middle, by_mail, routes=(post,)) == {}  # on the line between the stops, 222 km from either
    for other in (None, "land", "road_private", "air"):
        assert tie(stop, {"transport": other}, routes=(post,)) == {}


def test_a_way_both_ways_takes_the_order_that_fits_better() -> None:
    both = replace(ROAD, two_way=True)
    back = {"departure_country": "KG", "destination_country": "AF"}
    assert tie(back) == {}
    assert tie(back, routes=(both,)) == {"ROAD": ("attributed", 0.8696)}
    assert tie(BOTH, routes=(both,)) == {"ROAD": ("attributed", 0.8696)}
    # Two ends on one side of the place: neither order holds.
    assert tie({"departure_country": "KG", "destination_country": "RU"}, routes=(both,)) == {}


def parallel(code: str, km: float, **rest: Any) -> AttributableRoute:
    """Return a road beside the first one, so many km to its east in the middle."""
    lon = 70.0 + degrees(km / EARTH_KM / cos(radians(40.0)))
    return replace(ROAD, code=code, line=np.array([(38.0, lon), (42.0, lon)]), **rest)


def test_between_two_roads_the_nearer_one_is_the_likelier_and_half_way_they_tie() -> None:
    rivals = (ROAD, parallel("EAST", 60))
    assert tie(beside(2), routes=rivals) == {"ROAD": ("attributed", 0.8639)}
    # 15 km from one, 45 from the other: 0.25785 / (0.25785 + 0.02117 + 0.12).
    assert tie(beside(15), routes=rivals) == {"ROAD": ("attributed", 0.6462)}
    # 25 and 35: 0.11206 and 0.04870 beside 0.12: neither holds half.
    assert tie(beside(25), routes=rivals) == {"ROAD": ("possible", 0.3992), "EAST": ("possible", 0.1735)}
    # 30 from both: 0.07388 / (2 * 0.07388 + 0.12).
    assert tie(beside(30), routes=rivals) == {"ROAD": ("possible", 0.2759), "EAST": ("possible", 0.2759)}
    assert tie(beside(45), routes=rivals) == {"EAST": ("attributed", 0.6462)}


def test_roads_that_fit_alike_share_a_seizure_and_none_of_them_holds_it() -> None:
    for many, share in ((2, 0.46875), (3, 0.3191), (4, 0.2419)):  # 0.9 / (0.9 n + 0.12)
        twins = tuple(replace(ROAD, code=f"R{number}") for number in range(many))
        assert tie(beside(0), routes=twins) == {twin.code: ("possible", share) for twin in twins}


def test_routes_against_which_more_speaks_weigh_together_as_the_likeliest_of_them() -> None:
    opium = frozenset({"opium"})
    unlike = [parallel(f"U{number}", 15, drugs=opium) for number in range(5)]
    # On the unlike line, 15 km from the road: 0.12 * 0.9 = 0.108 beside 0.25785 and 0.12.
    wanted = {"ROAD": ("attributed", 0.5307), "U0": ("outweighed", 0.2223)}
    assert tie(beside(15), routes=(ROAD, unlike[0])) == wanted
    # Two of them: each half of 0.108.
    pair = {"ROAD": ("attributed", 0.5307), "U0": ("outweighed", 0.1111), "U1": ("outweighed", 0.1111)}
    assert tie(beside(15), routes=(ROAD, *unlike[:2])) == pair
    assert tie(beside(15), routes=(ROAD, *unlike)) == {"ROAD": ("attributed", 0.5307)}
    # Two unlike ones of 0.108 and 0.12 * 0.59332 = 0.07120: 0.108 is split as 0.06509 to 0.04291.
    near = (ROAD, unlike[0], parallel("V", 20, drugs=opium))
    split = {"ROAD": ("attributed", 0.5307), "U0": ("outweighed", 0.1340)}
    assert tie(beside(15), routes=near) == split
    # Something speaks against the likeliest itself: then what fits better counts in full beside it.
    far = (parallel("FAR", 40), replace(ROAD, drugs=opium))  # 0.03211, 0.108: of 0.26011
    assert tie(beside(0), routes=far) == {"FAR": ("possible", 0.1234), "ROAD": ("possible", 0.4152)}
    far = (parallel("FAR", 25), *(replace(ROAD, code=code, drugs=opium) for code in "AB"))
    halved = {"FAR": ("possible", 0.3295), "A": ("possible", 0.1588), "B": ("possible", 0.1588)}
    assert tie(beside(0), routes=far) == halved  # of 0.11206 + 0.108 + 0.12, the others 0.054 each
    far = (parallel("FAR", 36), *far[1:])  # 0.04481: both others count in full, 0.108 of 0.38081
    full = {"FAR": ("possible", 0.1177), "A": ("possible", 0.2836), "B": ("possible", 0.2836)}
    assert tie(beside(0), routes=far) == full


def test_a_share_of_exactly_half_attributes() -> None:
    # Places 60 to 100 km off, known so well that the score is 0.12 to the last figures: share = 0.12 / 0.24.
    off = np.linspace(60, 100, 40)
    places = [beside(float(km)) for km in off]
    probes = [place | {"precision_km": km - 15.0} for place, km in zip(places, off, strict=True)]
    shares = ties(*probes)["share"]
    slacks = off - 15.0 - 12 * np.log(0.12 * shares / (1 - shares) / 0.9) - 12 * log(0.9 / 0.12)
    steps = np.arange(-200, 200)
    told = [
        place | {"precision_km": float(slack + step * np.spacing(slack))}
        for place, slack in zip(places, slacks, strict=True)
        for step in steps
    ]
    found = ties(*told)
    assert (found["share"] == 0.5).any()
    assert ((found["standing"] == "attributed") == (found["share"] >= 0.5)).all()


def test_ties_stand_by_seizure_and_then_by_route() -> None:
    twins = tuple(replace(ROAD, code=code) for code in ("C", "A", "B"))
    found = ties(beside(0), FROM_AF, beside(5), routes=twins)
    listed = list(zip(found["profile_id"], found["route"], strict=True))
    assert listed == [(number, code) for number in range(3) for code in "ABC"]
    assert (found.groupby("profile_id")["share"].sum() < 1).all()


def test_a_route_without_a_place_is_judged_by_its_ends_alone() -> None:
    nowhere = replace(ROAD, line=np.empty((0, 2)))
    assert tie(beside(0), routes=(nowhere,)) == {}
    assert tie(BOTH, beside(0), routes=(nowhere,)) == {"ROAD": ("attributed", 0.8696)}
