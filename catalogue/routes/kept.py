"""A route record as the text that the store keeps."""

from __future__ import annotations

import json
from typing import Any

from catalogue.content import Route, load_routes
from catalogue.routes.checking import ROUTE


def record_text(route: Route) -> str:
    """Return `route` as JSON; without fields that stand at their default, save what its legs pass."""
    record = ROUTE.dump_python(route, mode="json", exclude_defaults=True)
    for leg, kept in zip(route.legs, record["legs"], strict=True):
        kept["through"] = list(leg.through)
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def read_record(text: str) -> Route:
    """Return the route that a kept record tells of.

    In one from before legs stated what they pass, a leg passed every waypoint listed between its ends. It
    keeps those, as the person who drew it saw them, save where the catalogue's own leg leaves them out.
    """
    if '"through"' in text:
        return ROUTE.validate_json(text)
    record = json.loads(text)
    for leg in record["legs"]:
        leg["through"] = _listed_between(record, leg)
    return ROUTE.validate_python(record)


def _listed_between(record: dict[str, Any], leg: dict[str, Any]) -> list[str]:
    names = [point["name_en"] for point in record["waypoints"]]
    if not {leg["start"], leg["end"]} <= set(names):
        return []
    start, end = names.index(leg["start"]), names.index(leg["end"])
    listed = names[start + 1 : end] if start <= end else names[start - 1 : end : -1]
    left_out = _left_out(record["code"], leg["start"], leg["end"])
    return [name for name in listed if name not in left_out]


def _left_out(code: str, start: str, end: str) -> set[str]:
    """Return the waypoints of the catalogue's own record that its leg between these ends does not pass."""
    own = load_routes().get(code)
    legs = [leg for leg in own.legs if (leg.start, leg.end) == (start, end)] if own else []
    if own is None or not legs:
        return set()
    return {point.name_en for point in own.waypoints} - set(legs[0].through)
