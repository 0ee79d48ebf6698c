"""A road that no table names lies at least in the province of its ends."""

import re

from geodata.gazetteer.context import Context
from geodata.gazetteer.fold import fold
from geodata.gazetteer.match import Hit, find_hits
from geodata.gazetteer.model import Place
from geodata.gazetteer.peel import Segment
from geodata.gazetteer.table import Index

_BETWEEN = re.compile(r"\s*[-–—]\s*")


def find_road_province(segment: Segment, context: Context, index: Index) -> Hit | None:
    """Return the province that both named ends of a road lie in, None if they do not share one."""
    ends = [end for end in _BETWEEN.split(segment.raw) if end.strip()]
    if len(ends) < 2:  # noqa: PLR2004 a road has two ends
        return None
    found = [_provinces(end, context, index) for end in ends]
    common = frozenset.intersection(*found)
    code = min(common) if len(common) == 1 else ""
    places = (place for place in index.places if place.kind == "province" and place.province == code)
    return next((Hit(place, 0.8, "highway_endpoints") for place in places), None)


def _provinces(end: str, context: Context, index: Index) -> frozenset[str]:
    def is_town(place: Place) -> bool:
        return place.kind == "settlement" and context.admits(place)

    hits = find_hits(Segment(fold(end), end), index, is_town)
    return frozenset(hit.place.province for hit in hits)
