"""A tie is not a seizure: what counts on a route is what is attributed to it, recounted from the ties."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import Filters
from catalogue.__main__ import main
from catalogue.store.migrate import migrations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from catalogue import Store

HALF = 0.5


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with synthetic demo data."""
    path = tmp_path_factory.mktemp("counting") / "demo.duckdb"
    with catalogue.create_store(path) as opened:
        catalogue.load_demo(opened)
    return path


@pytest.fixture
def store(demo: Path) -> Iterator[Store]:
    """Return the opened store with demo data."""
    with catalogue.open_store(demo) as opened:
        yield opened


@pytest.fixture
def ties(store: Store) -> pd.DataFrame:
    """Return every tie with the largest share of its seizure."""
    found = catalogue.list_attribution(store)
    return found.assign(largest=found.groupby("seizure")["share"].transform("max"))


def test_over_all_routes_the_counts_sum_to_no_more_than_the_seizures(store: Store) -> None:
    counts = catalogue.count_route_seizures(store).values()
    attributed = catalogue.summarise_attribution(store).attributed
    assert sum(one.cases for one in counts) == attributed
    assert sum(one.cases + one.possible for one in counts) <= catalogue.count_seizures(store, Filters())


def test_every_route_is_recounted_from_the_ties(store: Store, ties: pd.DataFrame) -> None:
    counts = catalogue.count_route_seizures(store)
    assert set(counts) == set(ties["route"])
    for route, own in ties.groupby("route"):
        count = counts[str(route)]
        assert count.cases == (own["share"] >= HALF).sum()
        assert count.possible == pytest.approx(own.loc[own["largest"] < HALF, "share"].sum())


def test_list_map_years_and_brief_of_a_route_hold_its_attributed_seizures(store: Store) -> None:
    counts = catalogue.count_route_seizures(store)
    code = max(counts, key=lambda route: counts[route].possible)
    own = Filters(routes=(code,))
    brief = catalogue.route_brief(store, code)
    years = catalogue.count_route_years(store, code)
    assert counts[code].cases > 0
    assert catalogue.count_seizures(store, own) == counts[code].cases
    assert catalogue.get_passed(store, Filters())[code][0] == counts[code].cases
    assert years["cases"].sum() == brief.figures.total.cases == counts[code].cases
    assert years["possible"].sum() == pytest.approx(counts[code].possible)
    assert brief.figures.possible == pytest.approx(counts[code].possible)


def test_a_filter_by_route_boasts_no_share_on_routes(store: Store) -> None:
    whole, own = (catalogue.get_coverage(store, one) for one in (Filters(), Filters(routes=("OSTAS",))))
    assert own.cases > 0
    assert own.with_route is None
    for language, words in (("en", "attributed to a route"), ("ru", "отнесено к маршруту")):
        assert words in whole.sentence(language)
        assert words not in own.sentence(language)


def test_a_seizure_that_persons_tie_to_two_routes_counts_on_neither(store: Store) -> None:
    before = catalogue.count_route_seizures(store)
    seizure = int(catalogue.find_seizures(store, Filters(routes=("OSTAS",)), limit=1).rows["seizure_id"][0])
    for route in ("BALKAN", "METHEU"):
        catalogue.assert_attribution(store, seizure, route, "two reports differ")
    after = catalogue.count_route_seizures(store)
    assert after["OSTAS"].cases == before["OSTAS"].cases - 1
    assert sum(one.cases for one in after.values()) == sum(one.cases for one in before.values()) - 1
    assert after["METHEU"].possible == pytest.approx(before["METHEU"].possible + HALF)
    for decision in catalogue.list_attribution_decisions(store, seizure)["decision_id"]:
        catalogue.undo_attribution_decision(store, int(decision))
    again = catalogue.count_route_seizures(store)
    assert {route: one.cases for route, one in again.items()} == {r: one.cases for r, one in before.items()}
    assert again["METHEU"].possible == pytest.approx(before["METHEU"].possible)


def test_where_the_attributed_route_is_denied_the_others_are_possible(
    store: Store, ties: pd.DataFrame
) -> None:
    best = ties[(ties["share"] >= HALF) & ties["seizure"].isin(ties.loc[ties["share"] < HALF, "seizure"])]
    seizure, route = int(best["seizure"].iloc[0]), str(best["route"].iloc[0])
    catalogue.deny_attribution(store, seizure, route, "another road, says the officer")
    assert set(catalogue.get_seizure(store, seizure).routes["standing"]) == {"possible"}
    decision = int(catalogue.list_attribution_decisions(store, seizure)["decision_id"].iloc[0])
    catalogue.undo_attribution_decision(store, decision)
    assert catalogue.get_seizure(store, seizure).routes["standing"].tolist()[0] == "attributed"


def test_a_store_from_before_standings_gets_the_same_ones(store: Store) -> None:
    before = catalogue.list_attribution(store)
    store.connection.execute("ALTER TABLE attribution DROP COLUMN standing")
    for statement in next(one.sql for one in migrations() if one.name == "008_standing.sql").split(";\n"):
        store.connection.execute(statement)
    assert catalogue.list_attribution(store).equals(before)


def test_the_command_tells_attributed_and_possible_seizures(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["routes", "--store", str(demo), "--json"]) == 0
    told = {line["code"]: line for line in json.loads(capsys.readouterr().out)}
    with catalogue.open_store(demo) as store:
        counts = catalogue.count_route_seizures(store)
    for code, count in counts.items():
        assert (told[code]["seizures"], told[code]["possible"]) == (count.cases, round(count.possible, 1))
