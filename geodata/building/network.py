"""Roads and railways out of PyPI scgraph_data (OpenStreetMap, ODbL), kept apart in geodata/data/layers/odbl.

The package's modules are read as text and never imported or run.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import rustworkx as rx
import shapely
from numpy.typing import NDArray

from geodata.building.fetch import fetch_package, get_pin, read_member
from geodata.building.geojson import Feature, make_feature, write_features
from geodata.building.sources import SourceRow
from geodata.network import LONGEST_CHORD_KM

NetworkMode = Literal["road", "rail"]

MEMBERS: dict[NetworkMode, str] = {
    "road": "scgraph_data/world_highways.py",
    "rail": "scgraph_data/world_railways.py",
}
NETWORK_FILE = "layers/odbl/network.parquet"
ODBL_LICENCE = "ODbL-1.0"
ODBL_EN = "Roads and railways: © OpenStreetMap contributors (ODbL 1.0), simplified, by way of scgraph_data"
ODBL_RU = "Дороги и железные дороги: © участники OpenStreetMap (ODbL 1.0), упрощены, через scgraph_data"

# Millidegrees: the map's window.
LAT_RANGE, LON_RANGE = (22_000, 60_000), (25_000, 95_000)

# km: islands of the network shorter than this lead nowhere and would only catch waypoints.
SHORTEST_ISLAND_KM = 200.0

# Degrees: the drawn layers show Central Asia and its neighbourhood (longitude and latitude bounds).
DRAWN_WINDOW = (46.0, 29.0, 88.0, 56.5)

# Decimals of the drawn layers: junctions within about 1 km become one, which clears city streets away.
DRAWN_DIGITS = 2

Edges = NDArray[np.int64]


def build_network(data_dir: Path, download_dir: Path) -> list[SourceRow]:
    """Write the network file and the layers drawn from it; return their rows of SOURCES.toml."""
    archive = fetch_package("scgraph_data", download_dir)
    edges = {mode: read_edges(read_member(archive, member).decode()) for mode, member in MEMBERS.items()}
    write_network(edges, data_dir / NETWORK_FILE)
    rows = [odbl_source_row(NETWORK_FILE, sum(len(part) for part in edges.values()))]
    return rows + [_write_drawn(mode, part, data_dir) for mode, part in edges.items()]


def odbl_source_row(layer: str, rows: int) -> SourceRow:
    """Return the row of SOURCES.toml for a file derived from the network."""
    pin = get_pin("scgraph_data")
    return SourceRow(
        package=pin.name,
        registry=pin.registry,
        version=pin.version,
        licence=ODBL_LICENCE,
        sha256=pin.sha256,
        rows=rows,
        layer=layer,
        attribution=ODBL_EN,
        attribution_ru=ODBL_RU,
    )


def read_edges(module_text: str) -> Edges:
    """Return the edges inside the window as rows of from_lat, from_lon, to_lat, to_lon, length_m.

    Coordinates are in millidegrees, which is the source's own resolution (about 100 m).
    """
    graph_at, nodes_at = module_text.index("\ngraph="), module_text.index("\nnodes=")
    end = module_text.index("\n", nodes_at + 1)
    nodes = np.rint(np.array(json.loads(module_text[nodes_at + 7 : end])) * 1000).astype(np.int64)
    links = np.array(list(_read_links(module_text[graph_at:nodes_at])), dtype=np.int64)
    rows = np.column_stack([nodes[links[:, 0]], nodes[links[:, 1]], links[:, 2]])
    return _without_islands(_sorted_unique(rows[_inside(rows[:, 0:2]) & _inside(rows[:, 2:4])]))


def write_network(edges: dict[NetworkMode, Edges], path: Path) -> None:
    """Write the edges of both modes as one parquet file with whole-number columns."""
    table = pa.concat_tables([_as_table(mode, part) for mode, part in edges.items()])
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, path, compression="zstd", compression_level=19, store_schema=False)


def _write_drawn(mode: NetworkMode, rows: Edges, data_dir: Path) -> SourceRow:
    layer = f"layers/odbl/{mode}s.geojson"
    return odbl_source_row(layer, write_features(data_dir / layer, [_drawn_feature(rows, mode)]))


def _read_links(graph_text: str) -> Iterator[tuple[int, int, int]]:
    for index, match in enumerate(re.finditer(r"\{([^}]*)\}", graph_text)):
        for pair in filter(None, match[1].split(", ")):
            other, length_km = pair.split(": ")
            if int(other) > index:
                yield index, int(other), round(float(length_km) * 1000)


def _inside(points: Edges) -> NDArray[np.bool_]:
    lat, lon = points[:, 0], points[:, 1]
    return (LAT_RANGE[0] <= lat) & (lat <= LAT_RANGE[1]) & (LON_RANGE[0] <= lon) & (lon <= LON_RANGE[1])


def _sorted_unique(rows: Edges) -> Edges:
    """Turn every edge the same way round, drop loops, and keep the shortest of parallel edges."""
    backwards = (rows[:, 0] > rows[:, 2]) | ((rows[:, 0] == rows[:, 2]) & (rows[:, 1] > rows[:, 3]))
    turned = np.where(backwards[:, None], rows[:, [2, 3, 0, 1, 4]], rows)
    ordered = np.unique(turned[(turned[:, 0:2] != turned[:, 2:4]).any(axis=1)], axis=0)
    repeats = np.r_[False, (ordered[1:, :4] == ordered[:-1, :4]).all(axis=1)]
    kept: Edges = ordered[~repeats]
    return kept


def _without_islands(rows: Edges) -> Edges:
    places, ends = np.unique(rows[:, :4].reshape(-1, 2), axis=0, return_inverse=True)
    ends = ends.reshape(-1, 2)
    graph: rx.PyGraph[None, int] = rx.PyGraph()
    graph.add_nodes_from([None] * len(places))
    graph.add_edges_from([(int(a), int(b), index) for index, (a, b) in enumerate(ends)])
    island = np.zeros(len(places), dtype=np.int64)
    for number, members in enumerate(rx.connected_components(graph)):
        island[list(members)] = number
    length_km = np.bincount(island[ends[:, 0]], weights=rows[:, 4] / 1000)
    kept: Edges = rows[length_km[island[ends[:, 0]]] >= SHORTEST_ISLAND_KM]
    return kept


def _as_table(mode: NetworkMode, rows: Edges) -> pa.Table:
    names = ("from_lat", "from_lon", "to_lat", "to_lon", "length_m")
    columns = {name: pa.array(rows[:, index], pa.int32()) for index, name in enumerate(names)}
    return pa.table({"mode": pa.array([mode] * len(rows), pa.string())} | columns)


def _drawn_feature(rows: Edges, mode: NetworkMode) -> Feature:
    ends = np.round(rows[rows[:, 4] <= LONGEST_CHORD_KM[mode] * 1000, :4] / 1000, DRAWN_DIGITS)
    west, south, east, north = DRAWN_WINDOW
    lat, lon = ends[:, 0], ends[:, 1]
    inside = ends[(lat > south) & (lat < north) & (lon > west) & (lon < east)]
    apart = inside[(inside[:, 0:2] != inside[:, 2:4]).any(axis=1)]
    lines = shapely.linestrings(np.unique(apart, axis=0)[:, [1, 0, 3, 2]].reshape(-1, 2, 2))
    return make_feature(shapely.line_merge(shapely.multilinestrings(lines)), {"kind": mode}, DRAWN_DIGITS)
