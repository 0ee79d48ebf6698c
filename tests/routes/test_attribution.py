"""Attribution: a seizure is tied to a route by its place and its ends, never by its country alone."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from catalogue.routes import ATTRIBUTED_SHARE, AttributableRoute, attribute_profiles

HEROIN = frozenset({"heroin"})
ROAD = frozenset({"road_private", "road_commercial"})
# Three invented roads: two leave TJ apart, one goes on from KG through KZ to RU.
PANJ = AttributableRoute(
    "PANJ", np.array([(37.0, 68.6), (38.6, 68.8)]), True, ("AF", "TJ"), False, HEROIN, ROAD
)
PAMIR = AttributableRoute(
    "PAMIR",
    np.array([(37.5, 71.5), (38.2, 74.0), (40.5, 72.8)]),
    True,
    ("AF", "TJ", "KG"),
    False,
    HEROIN,
    ROAD,
)
NORTH = AttributableRoute(
    "NORTH", np.array([(42.9, 74.6), (43.2, 76.9), (55.0, 69.0), (56.8, 60.6)]), True,
    ("KG", "KZ", "RU"), False, HEROIN, ROAD,
)  # fmt: skip
POST = AttributableRoute(
    "POST", np.array([(43.2, 76.9)]), False, ("CN", "KZ"), False, frozenset({"nps"}), frozenset({"mail"})
)
ROUTES = [PANJ, PAMIR, NORTH, POST]


def profile(**known: Any) -> dict[str, Any]:
    """Return a seizure's profile in Tajikistan of which nothing is known but `known`."""
    empty = {
        "profile_id": 1, "country": "TJ", "departure_country": None, "destination_country": None,
        "transport": None, "drugs": ["heroin"], "latitude": np.nan, "longitude": np.nan,
        "precision": "country", "precision_km": np.nan,
    }  # fmt: skip
    return empty | known


def at(
    latitude: float, longitude: float, precision: str = "settlement", precision_km: float = 3.0
) -> dict[str, Any]:
    """Return a known place of seizure."""
    return {
        "latitude": latitude,
        "longitude": longitude,
        "precision": precision,
        "precision_km": precision_km,
    }


def attribute(*profiles: dict[str, Any]) -> pd.DataFrame:
    """Return the attribution of profiles to the four routes."""
    return attribute_profiles(pd.DataFrame(list(profiles)), ROUTES)


def test_nothing_is_tied_on_the_country_of_seizure_alone() -> None:
    assert attribute(profile()).empty


def test_a_seizure_on_the_line_of_one_route_is_tied_to_it_with_its_distance() -> None:
    found = attribute(profile(**at(37.8, 68.7)))
    assert found["route"].tolist() == ["PANJ"]
    assert found["share"].iloc[0] > ATTRIBUTED_SHARE
    assert "place_km:0" in found["reason"].iloc[0]


def test_both_ends_tie_a_seizure_without_a_place() -> None:
    found = attribute(profile(country="KZ", departure_country="KG", destination_country="RU"))
    assert found["route"].tolist() == ["NORTH"]
    assert found["reason"].iloc[0] == "departure:KG destination:RU drug:reported"


def test_ends_against_the_reported_movement_tie_nothing() -> None:
    moved_back = profile(country="KZ", departure_country="RU", destination_country="KG", **at(43.2, 76.9))
    assert attribute(moved_back).empty


def test_a_two_way_route_takes_ends_in_either_order() -> None:
    both = AttributableRoute("BOTH", NORTH.line, True, NORTH.countries, True, HEROIN, ROAD)
    moved_back = profile(country="KZ", departure_country="RU", destination_country="KG")
    assert attribute_profiles(pd.DataFrame([moved_back]), [both])["route"].tolist() == ["BOTH"]


def test_a_place_far_from_the_line_outweighs_fitting_ends() -> None:
    far = profile(country="KZ", departure_country="KG", destination_country="RU", **at(47.1, 51.9))
    assert attribute(far).empty


def test_where_two_routes_fit_alike_the_seizure_stays_ambiguous() -> None:
    twin = AttributableRoute("TWIN", PANJ.line, True, PANJ.countries, False, HEROIN, ROAD)
    found = attribute_profiles(pd.DataFrame([profile(**at(37.8, 68.7))]), [PANJ, twin])
    assert found["share"].max() < ATTRIBUTED_SHARE
    assert found["share"].sum() <= 1
    assert set(found["route"]) == {"PANJ", "TWIN"}


def test_a_province_alone_never_attributes_clearly() -> None:
    found = attribute(profile(**at(37.8, 68.7, "province", 90.0)), profile(profile_id=2))
    assert (found["share"] < ATTRIBUTED_SHARE).all()
    assert 2 not in set(found["profile_id"])


def test_a_place_on_the_line_does_not_attribute_where_drug_or_transport_are_others() -> None:
    on_line = at(37.8, 68.7)
    found = attribute(profile(drugs=["lsd"], **on_line), profile(profile_id=2, transport="rail", **on_line))
    assert set(found["profile_id"]) == {1, 2}
    assert (found["share"] < ATTRIBUTED_SHARE).all()
    assert found["reason"].tolist() == [
        "place_km:0 drug:other",
        "place_km:0 other_transport:rail drug:reported",
    ]


def test_a_stated_end_beyond_the_route_weakens_it_against_one_that_has_it() -> None:
    twin = AttributableRoute("TWIN", PANJ.line, True, ("TJ", "UZ"), False, HEROIN, ROAD)
    found = attribute_profiles(
        pd.DataFrame([profile(departure_country="AF", **at(37.8, 68.7))]), [PANJ, twin]
    )
    reasons = dict(zip(found["route"], found["reason"], strict=True))
    assert found.sort_values("share")["route"].iloc[-1] == "PANJ"
    assert "departure:AF" in reasons["PANJ"].split()
    assert "other_departure:AF" in reasons["TWIN"].split()


def test_a_departure_in_the_country_of_seizure_alone_ties_nothing() -> None:
    assert attribute(profile(departure_country="TJ", destination_country="TJ")).empty


def test_routes_by_mail_take_only_seizures_in_the_mail() -> None:
    parcel = profile(country="KZ", departure_country="CN", transport="mail", drugs=["nps"], **at(43.2, 76.9))
    assert attribute(parcel)["route"].tolist() == ["POST"]
    assert "POST" not in set(attribute(parcel | {"transport": None})["route"])


def test_no_routes_means_no_attribution() -> None:
    assert attribute_profiles(pd.DataFrame([profile()]), []).empty


def simulate(route: AttributableRoute, chance: random.Random, number: int) -> dict[str, Any]:
    """Return a consignment seized at a random point of `route`, as a sheet would tell of it."""
    part = chance.randrange(len(route.line) - 1)
    share = chance.random()
    point = route.line[part] * (1 - share) + route.line[part + 1] * share + np.array(
        [chance.gauss(0, 0.03), chance.gauss(0, 0.03)]
    )  # fmt: skip
    step = round((part + share) / (len(route.line) - 1) * (len(route.countries) - 1))
    here = min(max(step, 0), len(route.countries) - 1)
    last = len(route.countries) - 1
    ends = {
        "departure_country": route.countries[0] if here > 0 and chance.random() < 0.5 else None,
        "destination_country": route.countries[last] if here < last and chance.random() < 0.4 else None,
    }
    precision = chance.choice([("settlement", 3.0), ("district", 25.0), ("exact", 1.0)])
    place = at(float(point[0]), float(point[1]), *precision)
    return profile(profile_id=number, country=route.countries[here], **ends, **place)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_simulated_consignments_land_on_their_route(seed: int) -> None:
    chance = random.Random(seed)
    truth = [chance.choice([PANJ, PAMIR, NORTH]) for _ in range(2000)]
    profiles = pd.DataFrame([simulate(route, chance, number) for number, route in enumerate(truth)])
    best = attribute_profiles(profiles, ROUTES).sort_values("share").groupby("profile_id").tail(1)
    clear = best[best["share"] >= ATTRIBUTED_SHARE]
    right = sum(truth[row.profile_id].code == row.route for row in clear.itertuples())
    assert right / len(truth) >= 0.9
    assert (len(clear) - right) / len(truth) < 0.03


def in_province(code: str, latitude: float, longitude: float) -> dict[str, Any]:
    """Return a place of seizure of which the province alone is known."""
    return at(latitude, longitude, "province", 250.0) | {"province": code}


def test_a_province_counts_for_the_routes_whose_line_passes_it_and_not_for_its_neighbours() -> None:
    pamir = replace(PAMIR, provinces=frozenset({"TJ-GB"}))
    panj = replace(PANJ, provinces=frozenset({"TJ-KT"}))
    facts = {"departure_country": "AF", "transport": "road_private"}
    told = profile(**in_province("TJ-GB", 38.4, 72.8), **facts)
    found = attribute_profiles(pd.DataFrame([told]), [pamir, panj]).set_index("route")
    assert found.loc["PAMIR", "share"] > ATTRIBUTED_SHARE
    assert "province:passed" in found.loc["PAMIR", "reason"]
    assert "PANJ" not in found.index or "province:passed" not in found.loc["PANJ", "reason"]


def test_a_province_alone_is_ambiguous_even_where_one_route_passes_it() -> None:
    pamir = replace(PAMIR, provinces=frozenset({"TJ-GB"}))
    told = pd.DataFrame([profile(**in_province("TJ-GB", 38.4, 72.8))])
    found = attribute_profiles(told, [pamir])
    assert found["route"].tolist() == ["PAMIR"]
    assert found["share"].iloc[0] < ATTRIBUTED_SHARE
    with_transport = attribute_profiles(told.assign(transport="road_private"), [pamir])
    assert with_transport["share"].iloc[0] > ATTRIBUTED_SHARE


def test_stated_ends_count_for_less_the_farther_the_place_lies_from_the_line() -> None:
    shares = []
    for latitude in (37.8, 38.8, 39.1, 39.4):
        found = attribute(profile(departure_country="AF", **at(latitude, 68.8))).set_index("route")["share"]
        shares.append(float(found.get("PANJ", 0.0)))
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > ATTRIBUTED_SHARE > shares[-1]


def test_many_routes_with_another_drug_do_not_make_the_fitting_one_unlikely() -> None:
    others = [replace(PANJ, code=f"OTHER{number}", drugs=frozenset({"nps"})) for number in range(12)]
    told = pd.DataFrame([profile(**at(37.8, 68.7))])
    found = attribute_profiles(told, [PANJ, *others])
    share = found.groupby("route")["share"].sum()
    assert share["PANJ"] > ATTRIBUTED_SHARE
    assert share.sum() <= 1
