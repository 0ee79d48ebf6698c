"""Consignments simulated along all routes of the catalogue land on the right one, or are called ambiguous."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from catalogue.routes import ATTRIBUTED_SHARE, attribute_profiles
from tests.routes.simulator import Simulated, catalogue_routes, simulate

COUNT = 1500


def clear_answers(simulated: Simulated) -> dict[int, str]:
    """Return the route of each consignment that is attributed clearly."""
    found = attribute_profiles(simulated.profiles, catalogue_routes())
    clear = found[found["share"] >= ATTRIBUTED_SHARE]
    return dict(zip(clear["profile_id"], clear["route"], strict=True))


@pytest.mark.parametrize("seed", [11, 12])
def test_consignments_on_every_route_are_right_or_ambiguous_and_hardly_ever_wrong(seed: int) -> None:
    simulated = simulate(COUNT, random.Random(seed))
    answers = clear_answers(simulated)
    right = {number for number, route in answers.items() if simulated.truth[number] == route}
    attributable = {number for number, plain in enumerate(simulated.attributable) if plain}
    assert len(attributable) > COUNT / 2
    assert len(right & attributable) / len(attributable) >= 0.9
    assert (len(answers) - len(right)) / COUNT < 0.03


def seized(country: str, departure: str | None, destination: str | None, **place: float) -> pd.DataFrame:
    """Return a consignment of heroin of which the countries are known, and a place if one is given."""
    known = {"latitude": float("nan"), "longitude": float("nan"), "precision_km": 3.0} | place
    told = {"country": country, "departure_country": departure, "destination_country": destination}
    other = {"profile_id": 1, "transport": "road_private", "drugs": ["heroin"]}
    return pd.DataFrame([told | other | known | {"precision": "settlement" if place else "country"}])


# Towns on one branch each; latitude and longitude in degrees.
@pytest.mark.parametrize(
    ("consignment", "branches"),
    [
        (seized("TJ", "AF", None, latitude=37.19, longitude=68.63), {"DYPP", "KBLSHK"}),
        (
            seized("TJ", "AF", None, latitude=37.49, longitude=71.55),
            {"KHISH", "M41N", "M41E", "TJSGN"},
        ),
        (seized("KZ", "KG", "RU", latitude=53.22, longitude=63.63), {"CITSAM", "ALASVX", "ALABAX", "NQZCEK"}),
        (seized("KZ", "KG", "RU", latitude=50.28, longitude=57.2), {"CITSAM", "SYNKZRU"}),
    ],
    ids=["Panj", "Khorugh", "Kostanay", "Aktobe"],
)
def test_stated_triples_with_a_town_land_on_the_branch_through_it(
    consignment: pd.DataFrame, branches: set[str]
) -> None:
    found = attribute_profiles(consignment, catalogue_routes()).sort_values("share")
    assert found["route"].iloc[-1] in branches


@pytest.mark.parametrize(("country", "departure", "destination"), [("KZ", "KG", "RU"), ("TJ", "AF", "RU")])
def test_triples_without_a_town_fit_several_branches_and_stay_ambiguous(
    country: str, departure: str, destination: str
) -> None:
    found = attribute_profiles(seized(country, departure, destination), catalogue_routes())
    assert len(found) > 0
    assert (found["share"] < ATTRIBUTED_SHARE).all()
