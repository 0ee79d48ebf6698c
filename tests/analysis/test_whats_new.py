"""What is new, recounted and tested anew in plain Python over the list of seizures and their routes."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import catalogue
from catalogue import EVERYTHING, Filters
from catalogue.analysis.displacement import compare_shares
from catalogue.vocabulary import get_vocabulary
from geodata.crossings import border_crossings
from geodata.distance import distance_km

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue import Store, WhatsNew

RECENT_FROM = dt.date(2025, 7, 1)
BEFORE_FROM = dt.date(2022, 7, 1)
Row = dict[str, Any]


@pytest.fixture(scope="module")
def found(demo_store: Store) -> WhatsNew:
    """Return what is new in the last six months of the demo data."""
    return catalogue.get_whats_new(demo_store)


@pytest.fixture(scope="module")
def routes(demo_store: Store) -> dict[int, set[str]]:
    """Return the route that each seizure is attributed to, if any."""
    ties: dict[int, set[str]] = defaultdict(set)
    for row in catalogue.list_attribution(demo_store).itertuples():
        if row.share >= 0.5:
            ties[int(row.seizure)].add(str(row.route))
    return ties


@pytest.fixture(scope="module")
def rows(seizures: list[Row]) -> list[Row]:
    """Return the seizures of both spans, each with whether it is recent."""
    dated = [row | {"day": pd.Timestamp(row["date_first"]).date()} for row in seizures]
    return [row | {"recent": row["day"] >= RECENT_FROM} for row in dated if row["day"] >= BEFORE_FROM]


def wider(vocabulary: str, code: object) -> set[str]:
    """Return a code with all above it; nothing for a code that says nothing."""
    if not isinstance(code, str) or code in {"unknown", "none"}:
        return set()
    return set(get_vocabulary(vocabulary).with_ancestors(code))


def near(row: Row) -> set[str]:
    """Return the crossings within 20 km of a place known to 20 km."""
    if row["place_precision"] not in {"exact", "settlement", "district"} or row["precision_km"] > 20:
        return set()
    here = (row["latitude"], row["longitude"])
    return {one.code for one in border_crossings() if distance_km(*here, one.lat, one.lon) <= 20}


def told(row: Row, kind: str, routes: dict[int, set[str]]) -> set[str]:
    """Return what a seizure tells of one kind of thing."""
    if kind == "drug":
        return {above for drug in row["drugs"] for above in wider("drugs", drug)}
    if kind == "direction":
        ends = [row["departure_country"], row["destination_country"]]
        return {"-".join(ends)} if all(isinstance(end, str) for end in ends) else set()
    if kind == "route":
        return routes[row["seizure_id"]]
    return near(row) if kind == "crossing" else wider(kind, row[kind])


def binomial_tail(at_least: int, trials: int, share: float) -> float:
    """Return the chance of `at_least` or more successes."""
    ways = math.lgamma(trials + 1)
    return math.fsum(
        math.exp(
            ways
            - math.lgamma(k + 1)
            - math.lgamma(trials - k + 1)
            + k * math.log(share)
            + (trials - k) * math.log1p(-share)
        )
        for k in range(at_least, trials + 1)
    )


def adjusted(chances: list[float]) -> list[float]:
    """Return chances as Benjamini and Hochberg adjust them, sorted."""
    ordered, lowest, result = sorted(chances, reverse=True), 1.0, []
    for place, chance in enumerate(ordered):
        lowest = min(lowest, chance * len(ordered) / (len(ordered) - place))
        result.append(lowest)
    return result[::-1]


def counted(
    rows: list[Row], kind: str, routes: dict[int, set[str]]
) -> tuple[Counter[tuple[str, str, bool]], Counter[tuple[str, bool]]]:
    """Return the seizures of one kind by code, country, span; and all that tell of the kind."""
    codes: Counter[tuple[str, str, bool]] = Counter()
    every: Counter[tuple[str, bool]] = Counter()
    for row in rows:
        stated = told(row, kind, routes)
        if stated or kind == "drug":
            every[row["country"], row["recent"]] += 1
        codes.update((code, row["country"], row["recent"]) for code in stated)
    return codes, every


def by_hand(
    rows: list[Row], kind: str, routes: dict[int, set[str]]
) -> dict[str, tuple[int, int, float, float]]:
    """Return recent, before, expected and chance of each thing of one kind."""
    codes, every = counted(rows, kind, routes)
    countries = {country for country, _ in every if every[country, True] and every[country, False]}
    answer = {}
    for code in {code for code, country, _ in codes if country in countries}:
        recent = {country: codes[code, country, True] for country in countries}
        before = {country: codes[code, country, False] for country in countries}
        trials = sum(recent.values()) + sum(before.values())
        share = sum(
            (recent[one] + before[one]) * every[one, True] / (every[one, True] + every[one, False])
            for one in countries
        )
        expected = sum(before[one] * every[one, True] / every[one, False] for one in countries)
        chance = binomial_tail(sum(recent.values()), trials, share / trials)
        answer[code] = (sum(recent.values()), sum(before.values()), expected, chance)
    return answer


@pytest.fixture(scope="module")
def all_by_hand(
    rows: list[Row], routes: dict[int, set[str]]
) -> dict[str, dict[str, tuple[int, int, float, float]]]:
    """Return every thing of every kind, counted here."""
    return {kind: by_hand(rows, kind, routes) for kind in catalogue.THING_KINDS}


def test_the_last_six_months_are_compared_with_the_three_years_before(found: WhatsNew) -> None:
    assert found.windows is not None
    assert (found.windows.recent_from, found.windows.before_from) == (RECENT_FROM, BEFORE_FROM)
    assert found.windows.before_to == dt.date(2025, 6, 30)


@pytest.mark.parametrize("kind", catalogue.THING_KINDS)
def test_what_is_more_common_is_recounted(
    found: WhatsNew, all_by_hand: dict[str, dict[str, tuple[int, int, float, float]]], kind: str
) -> None:
    own = found.things[found.things["kind"] == kind].set_index("code")
    more = {code: facts for code, facts in all_by_hand[kind].items() if facts[0] > 0 and facts[0] > facts[2]}
    assert set(own.index) == set(more)
    for code, (recent, before, expected, chance) in more.items():
        assert (own.loc[code, "recent"], own.loc[code, "before"]) == (recent, before)
        assert own.loc[code, "expected"] == pytest.approx(expected)
        assert own.loc[code, "p_value"] == pytest.approx(chance)


def test_what_is_least_likely_to_be_chance_stands_first(found: WhatsNew) -> None:
    told = found.things[["q_value", "p_value", "recent", "kind", "code"]].to_numpy().tolist()
    assert told == sorted(told, key=lambda one: (one[0], one[1], -one[2], one[3], one[4]))
    assert len({one[0] for one in told}) > 1
    assert any(one[:4] == other[:4] for one, other in pairwise(told))


def test_every_chance_is_adjusted_for_all_that_was_compared(
    found: WhatsNew, all_by_hand: dict[str, dict[str, tuple[int, int, float, float]]]
) -> None:
    chances = [facts[3] for kind in all_by_hand.values() for facts in kind.values()]
    wanted = adjusted(chances)
    assert found.tested == len(chances)
    assert found.things["q_value"].tolist() == pytest.approx(
        [wanted[sorted(chances).index(pytest.approx(chance))] for chance in found.things["p_value"]]
    )


def test_a_ratio_is_that_of_the_counts_shown_and_its_interval_holds_it(found: WhatsNew) -> None:
    for row in found.things.itertuples():
        if row.before == 0:
            assert math.isnan(row.ratio)
            assert math.isinf(row.ratio_high)
            continue
        assert row.ratio == pytest.approx(row.recent / row.expected)
        assert row.ratio_low < row.ratio < row.ratio_high
        # Clopper and Pearson: at either end of the interval, so many or so few have a chance of 2.5 %.
        trials = row.recent + row.before
        low, high = (
            end * row.expected / (end * row.expected + row.before) for end in (row.ratio_low, row.ratio_high)
        )
        assert binomial_tail(row.recent, trials, low) == pytest.approx(0.025)
        assert 1 - binomial_tail(row.recent + 1, trials, high) == pytest.approx(0.025)


def test_one_thing_leads_to_the_seizures_that_it_counts(demo_store: Store, found: WhatsNew) -> None:
    assert found.windows is not None
    for row in found.things.groupby("kind").head(3).itertuples():
        meant = catalogue.thing_filters(EVERYTHING, found, row.kind, row.code)
        recent = replace(meant, date_from=found.windows.recent_from)
        assert catalogue.find_seizures(demo_store, recent, limit=0).count == row.recent
        assert catalogue.find_seizures(demo_store, meant, limit=0).count == row.recent + row.before


def test_countries_tell_the_months_in_which_they_reported(found: WhatsNew, rows: list[Row]) -> None:
    for row in found.countries.itertuples():
        own = [one for one in rows if one["country"] == row.country]
        assert row.recent == sum(one["recent"] for one in own)
        assert row.before == len(own) - row.recent
        assert row.recent_months == len({one["day"].month for one in own if one["recent"]})
    assert found.recent_cases + found.before_cases == len(rows)


def test_a_country_that_stopped_reporting_is_named_and_not_compared(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with small_store(tmp_path_factory) as store:
        found = catalogue.get_whats_new(store, months=3, baseline_months=12)
    reported = found.countries.set_index("country")["compared"].to_dict()
    assert reported == {"KZ": True, "TJ": False}
    assert found.senders.to_dict("records") == [{"sender": "TJ", "recent": 0, "before": 24}]
    heroin = catalogue.thing_filters(EVERYTHING, found, "drug", "heroin")
    assert heroin.countries == found.compared["drug"] == ("KZ",)
    # Tajikistan's opium is gone with its reports: that makes nothing in Kazakhstan more common.
    assert (found.things["q_value"] > 0.05).all()


def small_store(folders: pytest.TempPathFactory) -> Any:
    """Return a store in which Tajikistan sent nothing of the last three months."""
    store = catalogue.create_store(folders.mktemp("stopped") / "small.duckdb")
    for sender, country, drug, months in (
        ("KZ", "Kazakhstan", "Heroin", 15),
        ("TJ", "Tajikistan", "Opium", 12),
    ):
        sheet = "SEIZURE_DATE;COUNTRY;DRUG_NAME;AMOUNT;DRUG_UNIT\n" + "".join(
            f"{2020 + month // 12}-{month % 12 + 1:02}-{day:02};{country};{drug};{month + day};Kilogram\n"
            for month in range(months)
            for day in (5, 20)
        )
        preview = catalogue.preview_import(store, sheet.encode(), f"{sender}.csv", sender=sender)
        catalogue.commit_import(store, preview)
    return store


def test_data_that_do_not_reach_back_are_compared_with_nothing(demo_store: Store) -> None:
    short = catalogue.get_whats_new(demo_store, Filters(date_from=dt.date(2025, 6, 1)))
    assert short.windows is None
    assert short.things.empty


def test_the_corridors_shares_are_recounted(
    demo_store: Store, found: WhatsNew, rows: list[Row], routes: dict[int, set[str]]
) -> None:
    corridors = {route.code: route.family for route in catalogue.list_routes(demo_store)}
    counts: Counter[tuple[str, bool]] = Counter()
    tied = set(catalogue.list_attribution(demo_store)["seizure"])
    unclear = 0
    for row in rows:
        own = {corridors[code] for code in routes[row["seizure_id"]]}
        unclear += row["seizure_id"] in tied and not own
        counts.update((corridor, row["recent"]) for corridor in own)
    assert found.displacement is not None
    assert found.displacement.unclear == unclear > 0
    table = found.displacement.corridors
    assert {(row.corridor, True): row.recent for row in table.itertuples() if row.recent} | {
        (row.corridor, False): row.before for row in table.itertuples() if row.before
    } == dict(counts)
    assert table["recent_share"].sum() == pytest.approx(1)


def test_shares_are_compared_by_chi_square_where_enough_are_expected() -> None:
    counts = pd.DataFrame({"corridor": ["a", "b"], "recent": [30, 20], "before": [50, 100]})
    found = compare_shares(counts, 0)
    assert found is not None
    # Pearson's chi-square of a table of two by two, from its counts and totals.
    chi_square = 200 * 2000**2 / (80 * 120 * 50 * 150)
    assert not found.exact
    assert found.p_value == pytest.approx(math.erfc(math.sqrt(chi_square / 2)))
    own = found.corridors.set_index("corridor")
    assert own.loc["a", "residual"] == pytest.approx(math.sqrt(chi_square))
    assert own.loc["a", "expected"] == pytest.approx(20)


def test_shares_are_compared_exactly_where_few_are_expected() -> None:
    found = compare_shares(pd.DataFrame({"corridor": ["a", "b"], "recent": [3, 0], "before": [1, 4]}), 0)
    assert found is not None
    assert found.exact
    # Tables at most as likely as this one among those with its totals: 4 of C(8, 3) = 56, twice over.
    assert found.p_value == pytest.approx(
        sum(math.comb(4, k) * math.comb(4, 3 - k) for k in (0, 3)) / math.comb(8, 3)
    )


def test_one_corridor_alone_is_compared_with_nothing() -> None:
    assert compare_shares(pd.DataFrame({"corridor": ["a"], "recent": [3], "before": [1]}), 0) is None


def test_one_seizure_in_each_span_is_enough_to_be_compared(tmp_path: Path) -> None:
    sheet = """SEIZURE_DATE;COUNTRY;DRUG_NAME;AMOUNT;DRUG_UNIT
2020-01-05;Kazakhstan;Heroin;1;Kilogram
2020-05-05;Kazakhstan;Heroin;2;Kilogram
2020-01-06;Uzbekistan;Opium;3;Kilogram
2020-02-06;Uzbekistan;Opium;4;Kilogram
"""
    with catalogue.create_store(tmp_path / "two.duckdb") as store:
        catalogue.commit_import(
            store, catalogue.preview_import(store, sheet.encode(), "two.csv", sender="KZ")
        )
        found = catalogue.get_whats_new(store, months=2, baseline_months=12)
    assert found.compared["drug"] == ("KZ",)
    assert (found.recent_cases, found.before_cases) == (1, 1)
