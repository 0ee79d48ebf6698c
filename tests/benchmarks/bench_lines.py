"""How the corridors' lines come out: ``python tests/benchmarks/bench_lines.py`` prints a table."""

import sys

import numpy as np

from geodata.corridors import corridors, waypoints
from geodata.distance import distance_to_line_km
from geodata.lines import corridor_line, route_line


def main() -> None:
    """Print detours of the legs, and how far the lines lie from waypoints left out of the routing."""
    legs = [leg for corridor in corridors() for leg in corridor_line(corridor.code).legs]
    network = [leg for leg in legs if leg.kind == "network"]
    sys.stdout.write(f"legs {len(legs)}, along the network {len(network)}\n")
    length = sum(leg.length_km for leg in legs)
    sys.stdout.write(f"km {length:.0f}, along the network {sum(leg.length_km for leg in network):.0f}\n")
    _print_shares("detour", np.array([leg.length_km / leg.direct_km for leg in network]))
    _print_shares("left out, network km", _left_out_km("road"))
    _print_shares("left out, straight km", _left_out_km("air"))


def _print_shares(label: str, values: np.ndarray) -> None:
    shares = " ".join(f"p{share}={np.percentile(values, share):.2f}" for share in (50, 75, 90, 95, 100))
    sys.stdout.write(f"{label:24}{shares} (n={len(values)})\n")


def _left_out_km(mode: str) -> np.ndarray:
    """Leave out every second waypoint, draw the line, and measure how far it passes from those left out."""
    gaps: list[float] = []
    for corridor in corridors():
        points = [(point.lat, point.lon) for point in waypoints(corridor.code)]
        kept, left_out = points[::2], points[1 : len(points) - 1 : 2]
        if left_out and len(kept) > 1:
            line = route_line(kept if len(points) % 2 else [*kept, points[-1]], mode).coordinates
            lats, lons = np.array(left_out).T
            gaps.extend(distance_to_line_km(lats, lons, line))
    return np.array(gaps)


if __name__ == "__main__":
    main()
