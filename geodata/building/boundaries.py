"""Boundary lines out of a coverage: an edge that two units share is drawn once, by what lies on its sides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import Literal

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.building.provinces import Unit

LineKind = Literal["country", "disputed", "province"]
Vertex = tuple[float, float]
Edge = tuple[Vertex, Vertex]

# Pairs of sides whose common line is drawn dashed, as on United Nations maps: the Line of Control in
# Jammu and Kashmir, the unsettled parts of the China-India line, the Golan ceasefire line, the lines around
# the Gaza Strip and the West Bank, the Egypt-Sudan line at Halaib. A side is a province or a country code.
DISPUTED_PAIRS = frozenset(
    frozenset(pair)
    for pair in (
        ("PK.06", "IN.12"),
        ("PK.07", "IN.12"),
        ("CN.13", "IN.12"),
        ("CN.14", "IN.12"),
        ("CN.14", "IN.30"),
        ("IL", "SY"),
        ("IL", "PS"),
        ("EG", "SD"),
    )
)


def boundary_lines(units: Sequence[Unit]) -> dict[tuple[LineKind, str, str], BaseGeometry]:
    """Return merged lines by kind and the two countries beside them; "" is land of no agreed status."""
    groups: dict[tuple[LineKind, str, str], list[Edge]] = defaultdict(list)
    for edge, sides in _shared_edges(units).items():
        if len(sides) == 2:  # noqa: PLR2004 an edge with one side is a coast or the window's frame
            groups[_classify(*(units[index] for index in sides))].append(edge)
    return {key: _merge_edges(edges) for key, edges in sorted(groups.items())}


def _classify(one: Unit, other: Unit) -> tuple[LineKind, str, str]:
    low, high = sorted((one.country, other.country))
    if _is_disputed(one, other):
        return "disputed", low, high
    return ("province" if low == high else "country"), low, high


def _is_disputed(one: Unit, other: Unit) -> bool:
    if "" in {one.country, other.country}:
        return True
    sides = product((one.code, one.country), (other.code, other.country))
    return any(frozenset(pair) in DISPUTED_PAIRS for pair in sides)


def _shared_edges(units: Sequence[Unit]) -> dict[Edge, list[int]]:
    owners: dict[Edge, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        for edge in _edges(unit.polygon):
            owners[edge].append(index)
    return owners


def _edges(polygon: BaseGeometry) -> Iterator[Edge]:
    for ring in shapely.get_rings(shapely.get_parts(polygon)):
        vertices: list[Vertex] = [(x, y) for x, y in shapely.get_coordinates(ring).tolist()]
        for start, end in pairwise(vertices):
            yield (start, end) if start < end else (end, start)


def _merge_edges(edges: Iterable[Edge]) -> BaseGeometry:
    return shapely.line_merge(shapely.multilinestrings([list(edge) for edge in edges]))
