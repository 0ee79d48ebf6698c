"""Tie seizures to routes, and tell how many are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import routes, store

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from catalogue.routes import AttributableRoute, AttributionSummary
    from catalogue.store import Store


def attribute_seizures(opened: Store) -> AttributionSummary:
    """Tie every seizure to routes anew; what a person asserted stays."""
    reader = opened.cursor()
    targets = _attributable_routes(reader)
    profiles = store.find_profiles(reader, _countries_of(targets))
    store.replace_attribution(reader, routes.attribute_profiles(profiles, targets))
    return summarise_attribution(reader)


def attribute_seizures_at(opened: Store, place_ids: Sequence[int]) -> None:
    """Tie the seizures at these places to routes anew; all others stay as they are tied."""
    if not place_ids:
        return
    reader = opened.cursor()
    targets = _attributable_routes(reader)
    profiles = store.find_profiles_at(reader, _countries_of(targets), place_ids)
    store.replace_attribution_at(reader, routes.attribute_profiles(profiles, targets))


def summarise_attribution(opened: Store) -> AttributionSummary:
    """Return how many seizures are tied to a route, to several without a clear one, and to none."""
    limit = routes.ATTRIBUTED_SHARE
    return routes.AttributionSummary(**store.read_one(opened, "attribution_summary", attributed_share=limit))


def list_attribution(opened: Store, limit: int | None = None) -> pd.DataFrame:
    """Return every tie of a seizure to a route: seizure, route, share, score, reason, asserted."""
    return store.read_table(opened, "attribution", limit=limit)


def _attributable_routes(reader: Store) -> list[AttributableRoute]:
    drawn = zip(routes.current_routes(reader), routes.current_lines(reader), strict=True)
    return [routes.attributable(route, line) for route, line in drawn]


def _countries_of(targets: Sequence[AttributableRoute]) -> list[str]:
    return sorted({country for route in targets for country in route.countries})
