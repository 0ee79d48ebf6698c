"""Tie seizures to routes, and tell how many are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue import routes, store

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.routes import AttributionSummary
    from catalogue.store import Store


def attribute_seizures(opened: Store) -> AttributionSummary:
    """Tie every seizure to routes anew; what a person asserted stays."""
    reader = opened.cursor()
    current = routes.current_routes(reader)
    profiles = store.find_profiles(
        reader, sorted({country for route in current for country in route.countries})
    )
    drawn = zip(current, routes.current_lines(reader), strict=True)
    answers = routes.attribute_profiles(profiles, [routes.attributable(route, line) for route, line in drawn])
    store.replace_attribution(reader, answers)
    return summarise_attribution(reader)


def summarise_attribution(opened: Store) -> AttributionSummary:
    """Return how many seizures are tied to a route, to several without a clear one, and to none."""
    limit = routes.ATTRIBUTED_SHARE
    return routes.AttributionSummary(**store.read_one(opened, "attribution_summary", attributed_share=limit))


def list_attribution(opened: Store, limit: int | None = None) -> pd.DataFrame:
    """Return every tie of a seizure to a route: seizure, route, share, score, reason, asserted."""
    return store.read_table(opened, "attribution", limit=limit)
