"""How long the base map takes to load: ``python tests/benchmarks/bench_layers.py`` prints a table."""

import gzip
import json
import subprocess
import sys
import time

STEPS = {
    "import geodata.layers": "import geodata.layers",
    "all layers, low": "[get_layer(name, 'low') for name in layer_names()]",
    "all layers, mid": "[get_layer(name, 'mid') for name in layer_names()]",
    "first find_country_at": "find_country_at(41.3, 69.25)",
    "first find_province_at": "find_province_at(41.3, 69.25)",
    "1,000 x find_country_at": "[find_country_at(30 + i / 50, 50 + i / 50) for i in range(1000)]",
    "provinces()": "provinces()",
    "border_crossings()": "border_crossings()",
    "corridors()": "corridors()",
    "corridor_line('M41E')": "corridor_line('M41E')",
    "road network, first leg": "route_line([(38.5358, 68.779), (41.2647, 69.2163)], 'road')",
    "road network, second leg": "route_line([(38.5358, 68.779), (43.2525, 76.9115)], 'road')",
}

SCRIPT = """
import json, sys, time
names, times = {}, {}
for label, code in json.loads(sys.argv[1]).items():
    start = time.perf_counter()
    exec(code, names)
    times[label] = time.perf_counter() - start
    if label.startswith("import"):
        exec("from geodata.layers import *; from geodata.crossings import *", names)
        exec("from geodata.corridors import *; from geodata.lines import *", names)
print(json.dumps(times))
"""


def main() -> None:
    """Run the steps in a fresh process, three times, and print the best of each and the sizes."""
    runs = [_run() for _ in range(3)]
    for label in STEPS:
        sys.stdout.write(f"{label:28}{min(run[label] for run in runs) * 1000:10.1f} ms\n")
    until_network = [label for label in STEPS if "network" not in label and "1,000" not in label]
    total = min(sum(run[label] for label in until_network) for run in runs)
    sys.stdout.write(f"{'everything but the network':28}{total * 1000:10.1f} ms\n")
    _print_sizes()


def _run() -> dict[str, float]:
    command = [sys.executable, "-c", SCRIPT, json.dumps(STEPS)]
    times: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return times


def _print_sizes() -> None:
    from geodata.layers import LAYER_DIR  # noqa: PLC0415 after the timed processes

    for detail in ("low", "mid", "odbl"):
        files = sorted((LAYER_DIR / detail).glob("*.geojson"))
        packed = sum(len(gzip.compress(path.read_bytes())) for path in files)
        sys.stdout.write(f"{detail + ' GeoJSON, gzipped':28}{packed / 1e6:10.2f} MB in {len(files)} files\n")


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    sys.stdout.write(f"{'benchmark took':28}{time.perf_counter() - started:10.1f} s\n")
