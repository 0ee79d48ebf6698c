"""What a person says of a seizure's route outranks what is inferred, and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue.errors import NotFoundError, ValueRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from catalogue import Store


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with synthetic demo data."""
    path = tmp_path_factory.mktemp("decisions") / "demo.duckdb"
    with catalogue.create_store(path) as opened:
        catalogue.load_demo(opened)
    return path


@pytest.fixture
def store(demo: Path) -> Iterator[Store]:
    """Return the opened store with demo data."""
    with catalogue.open_store(demo) as opened:
        yield opened


def inferred_tie(store: Store) -> tuple[int, str]:
    """Return a seizure and a route to which it is tied by inference."""
    ties = catalogue.list_attribution(store)
    first = ties[~ties["asserted"]].iloc[0]
    return int(first["seizure"]), str(first["route"])


def routes_of(store: Store, seizure: int) -> dict[str, tuple[float, bool]]:
    """Return route, share and whether asserted for one seizure."""
    rows = catalogue.get_seizure(store, seizure).routes
    return {row.route: (row.share, row.asserted) for row in rows.itertuples()}


def test_an_asserted_tie_stands_alone_survives_recomputing_and_can_be_undone(store: Store) -> None:
    seizure, _ = inferred_tie(store)
    before = routes_of(store, seizure)
    catalogue.assert_attribution(store, seizure, "BALKAN", "stated in the case file")
    catalogue.attribute_seizures(store)
    assert routes_of(store, seizure) == {"BALKAN": (1.0, True)}
    assert catalogue.get_seizure(store, seizure).routes["reason"].tolist() == ["stated in the case file"]
    decision = int(catalogue.list_attribution_decisions(store, seizure)["decision_id"].iloc[0])
    catalogue.undo_attribution_decision(store, decision)
    assert routes_of(store, seizure) == before


def test_a_denied_tie_stays_away_when_ties_are_recomputed_and_comes_back_when_undone(store: Store) -> None:
    seizure, route = inferred_tie(store)
    before = routes_of(store, seizure)
    catalogue.deny_attribution(store, seizure, route, "seized before it reached that road")
    catalogue.attribute_seizures(store)
    assert route not in routes_of(store, seizure)
    decision = int(catalogue.list_attribution_decisions(store, seizure)["decision_id"].iloc[0])
    catalogue.undo_attribution_decision(store, decision)
    assert routes_of(store, seizure) == before


def test_two_asserted_routes_share_a_seizure_and_no_rule_of_the_store_breaks(store: Store) -> None:
    seizure, _ = inferred_tie(store)
    for route in ("BALKAN", "M41E"):
        catalogue.assert_attribution(store, seizure, route, "two loads")
    assert routes_of(store, seizure) == {"BALKAN": (0.5, True), "M41E": (0.5, True)}
    assert catalogue.check_store(store) == ()


def test_undoing_an_import_takes_the_decisions_on_its_seizures_with_it(store: Store) -> None:
    seizure, _ = inferred_tie(store)
    catalogue.assert_attribution(store, seizure, "BALKAN", "stated")
    catalogue.undo_import(store, int(catalogue.get_seizure(store, seizure).seizure["batch_id"]))
    catalogue.load_demo(store)
    assert catalogue.list_attribution_decisions(store, seizure).empty


def test_a_decision_needs_a_reason_a_route_and_a_seizure(store: Store) -> None:
    seizure, route = inferred_tie(store)
    with pytest.raises(ValueRefusedError, match="Reason"):
        catalogue.assert_attribution(store, seizure, route, "  ")
    with pytest.raises(NotFoundError):
        catalogue.assert_attribution(store, seizure, "NOWHERE", "because")
    with pytest.raises(NotFoundError):
        catalogue.deny_attribution(store, 10**9, route, "because")
