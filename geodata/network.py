"""The road and rail network as a graph, and the shortest way along it between places."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow.compute as pc
import pyarrow.parquet as pq
import rustworkx as rx
from numpy.typing import NDArray

from geodata.distance import EARTH_RADIUS_KM, distance_km
from geodata.legs import LegLine, Place, straight_leg

# A way longer than this many great circles is another one than the one meant. Of the corridor legs that
# follow the network, 95 % are shorter than 1.32 (tests/benchmarks/bench_lines.py).
LONGEST_DETOUR = 1.6

# km: a waypoint farther from the network than this does not lie on it.
FARTHEST_SNAP_KM = 10.0

# km: the source keeps few bends; a longer chord may cross a mountain range or a border (the one from Khorog
# to Qalaikhumb crosses Afghanistan), while railways over the steppe are straight for up to 135 km.
LONGEST_CHORD_KM = {"road": 120.0, "rail": 150.0}

# Degrees: drawn lines leave out bends smaller than this (about 0.2 km).
DRAWN_TOLERANCE_DEG = 0.002


@dataclass(frozen=True, eq=False)
class Network:
    """A graph whose nodes are places and whose edges weigh their length in km.

    Attributes
    ----------
    places
        Rows of (latitude, longitude) in degrees, by node.
    ends
        The two nodes of each edge.
    lengths_km
        By edge.
    longest_chord_km
        A way over a longer edge is not drawn.
    """

    graph: "rx.PyGraph[None, float]"
    places: NDArray[np.float64]
    ends: NDArray[np.int64]
    lengths_km: NDArray[np.float64]
    longest_chord_km: float


@dataclass(frozen=True)
class Snap:
    """The nearest place on the network: on which edge, what share of the way along it, how far off."""

    place: Place
    edge: int
    share: float
    distance_km: float


@cache
def load_network(path: Path, mode: str) -> Network:
    """Return the network of one mode ('road' or 'rail') from the parquet file that the build wrote."""
    table = pq.read_table(path, filters=pc.field("mode") == mode)
    names = ("from_lat", "from_lon", "to_lat", "to_lon", "length_m")
    rows = np.column_stack([table.column(name).to_numpy() for name in names]).astype(np.int64)
    keys, inverse = np.unique(rows[:, [0, 2]] * 1_000_000 + rows[:, [1, 3]], return_inverse=True)
    ends = inverse.reshape(-1, 2).astype(np.int64)
    places = np.column_stack(np.divmod(keys, 1_000_000)) / 1000
    lengths_km = rows[:, 4] / 1000
    graph: rx.PyGraph[None, float] = rx.PyGraph(multigraph=True)
    graph.add_nodes_from([None] * len(places))
    graph.add_edges_from(
        list(zip(ends[:, 0].tolist(), ends[:, 1].tolist(), lengths_km.tolist(), strict=True))
    )
    return Network(graph, places, ends, lengths_km, LONGEST_CHORD_KM[mode])


def network_legs(points: Sequence[Place], mode: str, path: Path) -> list[LegLine]:
    """Return one leg for each pair of successive points, along the network where that is sensible."""
    network = load_network(path, mode)
    snaps = [find_snap(point, network) for point in points]
    graph, nodes = _graph_with_snaps(network, snaps)
    return [
        _find_leg(graph, network, node_pair, place_pair) or straight_leg(*place_pair)
        for node_pair, place_pair in zip(pairwise(nodes), pairwise(points), strict=True)
    ]


def find_snap(point: Place, network: Network) -> Snap | None:
    """Return the nearest place on the network, or None beyond FARTHEST_SNAP_KM."""
    start, end = (_flat_km(network.places[network.ends[:, side]], point) for side in (0, 1))
    along = end - start
    squares = np.einsum("ij,ij->i", along, along)
    shares = np.clip(-np.einsum("ij,ij->i", start, along) / np.where(squares > 0, squares, 1.0), 0.0, 1.0)
    distances = np.hypot(*(start + shares[:, None] * along).T)
    edge = int(np.argmin(distances))
    if distances[edge] > FARTHEST_SNAP_KM:
        return None
    one, other = network.places[network.ends[edge]]
    lat, lon = one + shares[edge] * (other - one)
    return Snap((float(lat), float(lon)), edge, float(shares[edge]), float(distances[edge]))


def _flat_km(places: NDArray[np.float64], centre: Place) -> NDArray[np.float64]:
    offset = np.radians(places - np.array(centre))
    squeeze = np.cos(np.radians((places[:, 0] + centre[0]) / 2))
    return EARTH_RADIUS_KM * np.column_stack([offset[:, 0], offset[:, 1] * squeeze])


def _graph_with_snaps(
    network: Network, snaps: Sequence[Snap | None]
) -> tuple["rx.PyGraph[None, float]", list[int | None]]:
    """Return a copy of the graph with a node for each snapped point; the shared graph stays as it is."""
    graph = network.graph.copy()
    nodes: list[int | None] = []
    on_edge: dict[int, list[tuple[float, int]]] = {}
    for snap in snaps:
        node = graph.add_node(None) if snap else None
        nodes.append(node)
        if snap and node is not None:
            on_edge.setdefault(snap.edge, []).append((snap.share, node))
    for edge, members in on_edge.items():
        _thread_edge(graph, network, edge, members)
    return graph, nodes


def _thread_edge(
    graph: "rx.PyGraph[None, float]", network: Network, edge: int, members: list[tuple[float, int]]
) -> None:
    """Add edges that string the points of one edge between its ends in their order."""
    first, last = (int(node) for node in network.ends[edge])
    beads = [(0.0, first), *sorted(members), (1.0, last)]
    for (share, node), (next_share, next_node) in pairwise(beads):
        graph.add_edge(node, next_node, (next_share - share) * float(network.lengths_km[edge]))


def _find_leg(
    graph: "rx.PyGraph[None, float]",
    network: Network,
    nodes: tuple[int | None, int | None],
    places: tuple[Place, Place],
) -> LegLine | None:
    """Return the leg from waypoint to waypoint by way of the junctions between them, or None if not sensible.

    The source keeps few bends: the waypoints are truer than the chord that they snap to, so the line goes
    through the waypoints themselves, and a way without a junction says no more than a straight leg.
    """
    start, end = nodes
    if start is None or end is None:
        return None
    path = rx.dijkstra_shortest_paths(graph, start, target=end, weight_fn=float)
    junctions = [node for node in path[end] if node < len(network.places)] if end in path else []
    line = np.array([places[0], *network.places[junctions].tolist(), places[1]])
    chords_km = distance_km(line[:-1, 0], line[:-1, 1], line[1:, 0], line[1:, 1])
    direct_km = distance_km(*places[0], *places[1])
    is_sensible = (
        chords_km.max() <= network.longest_chord_km and chords_km.sum() <= LONGEST_DETOUR * direct_km
    )
    if not junctions or not is_sensible:
        return None
    coordinates = tuple((lat, lon) for lat, lon in line.tolist())
    return LegLine(coordinates, "network", float(chords_km.sum()), direct_km)
