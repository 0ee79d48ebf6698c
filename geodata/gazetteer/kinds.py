"""What kind of place an announced kind admits, and which of several announcements is the finest."""

from geodata.gazetteer.peel import Segment

# The wanted kinds first; the later groups are what the name may stand for if no wanted place bears it.
_ADMITTED: dict[str, tuple[tuple[str, ...], ...]] = {
    "district": (("district",), ("province",), ("settlement",)),
    "city": (("settlement",), ("province", "district")),
    "village": (("settlement",), ("station", "border_crossing", "post"), ("district",)),
    "crossing": (("border_crossing", "port", "post"), ("station", "airport"), ("settlement",), ("district",)),
    "post": (("post", "border_crossing", "port", "station"), ("settlement",), ("district",)),
    "station": (("station",), ("border_crossing",), ("settlement",), ("district",)),
    "airport": (("airport",), ("settlement",), ("district",)),
    "port": (("port",), ("border_crossing",), ("settlement",), ("district",)),
    "pass": (("pass",), ("post", "highway")),
    "bus": (("settlement",), ("district", "province")),
    "premises": (("settlement",), ("district", "province")),
    "river": (("river",),),
    "highway": (("highway",),),
    "": (
        ("settlement",),
        ("district",),
        ("border_crossing", "port", "station", "post", "pass"),
        ("river", "highway"),
        ("airport",),
    ),
}
# The finest announced kind decides what is looked for; earlier is finer.
_FINEST = (
    *("crossing", "post", "port", "station", "airport", "pass", "bus", "premises"),
    *("village", "city", "", "district"),
)
_FINEST_WITH_LINES = (*_FINEST, "river", "highway")


def finest_kind(segment: Segment) -> str:
    """Return the finest kind announced for a segment, '' if none is."""
    return next((kind for kind in _FINEST_WITH_LINES if kind in segment.kinds), "")


def fineness(segment: Segment) -> int:
    """Return the rank of a segment among the parts of one text; 0 is the finest."""
    return _FINEST_WITH_LINES.index(finest_kind(segment))


def admitted_kinds(segment: Segment) -> tuple[tuple[str, ...], ...]:
    """Return the groups of place kinds that a segment admits, the wanted group first."""
    return _ADMITTED[finest_kind(segment)]
