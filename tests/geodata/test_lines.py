"""Lines between waypoints: through every waypoint, along the network where sensible, else straight."""

import subprocess
import sys
from itertools import pairwise

import pytest

from geodata.corridors import corridors, waypoints
from geodata.distance import distance_km, distance_to_line_km
from geodata.lines import RouteLine, corridor_line, route_line
from tests.each import for_each

DUSHANBE, TASHKENT, ALMATY = (38.5358, 68.779), (41.2647, 69.2163), (43.2525, 76.9115)
SAMARKAND = (39.6542, 66.9597)
KHOROG, KALAI_KHUMB = (37.4904, 71.5534), (38.4537, 70.789)


@for_each([corridor.code for corridor in corridors()])
def test_a_corridor_has_a_line_through_all_its_waypoints(code: str) -> None:
    points, line = waypoints(code), corridor_line(code)
    assert len(line.legs) == len(points) - 1
    gaps = distance_to_line_km([p.lat for p in points], [p.lon for p in points], line.coordinates)
    assert gaps.max() < 0.2


def test_a_line_is_continuous() -> None:
    for corridor in corridors():
        legs = corridor_line(corridor.code).legs
        for leg, following in pairwise(legs):
            assert leg.coordinates[-1] == following.coordinates[0]


def test_more_than_half_of_the_corridors_legs_follow_the_network() -> None:
    kinds = [leg.kind for corridor in corridors() for leg in corridor_line(corridor.code).legs]
    assert kinds.count("network") > len(kinds) / 2


def test_no_leg_is_a_far_detour_or_shorter_than_the_great_circle() -> None:
    for corridor in corridors():
        for leg in corridor_line(corridor.code).legs:
            assert 0.99 * leg.direct_km <= leg.length_km <= 1.6 * leg.direct_km + 0.1


def test_a_road_between_great_cities_follows_the_network() -> None:
    line = route_line([DUSHANBE, TASHKENT, ALMATY], "road")
    assert line.kind == "network"
    assert (line.coordinates[0], line.coordinates[-1]) == (DUSHANBE, ALMATY)
    assert TASHKENT in line.coordinates
    assert 1.0 < line.detour < 1.6


def test_a_line_is_as_long_as_its_coordinates() -> None:
    line = route_line([DUSHANBE, TASHKENT, ALMATY], "road")
    assert line.length_km == pytest.approx(_walk_km(line))


def test_a_train_follows_the_railways() -> None:
    assert route_line([TASHKENT, SAMARKAND], "rail").kind == "network"


def test_a_flight_is_straight() -> None:
    line = route_line([DUSHANBE, ALMATY], "air")
    assert (line.kind, line.detour) == ("straight", 1.0)
    assert line.coordinates == (DUSHANBE, ALMATY)
    assert line.length_km == pytest.approx(distance_km(*DUSHANBE, *ALMATY))


def test_where_the_network_knows_no_bends_a_leg_is_straight_and_says_so() -> None:
    assert route_line([KALAI_KHUMB, KHOROG], "road").kind == "straight"


def test_a_place_far_from_any_road_is_reached_by_a_straight_leg() -> None:
    line = route_line([DUSHANBE, TASHKENT, (38.5, 83.0)], "road")
    assert [leg.kind for leg in line.legs] == ["network", "straight"]
    assert line.kind == "mixed"


def test_two_waypoints_at_the_same_place_make_a_line_of_no_length() -> None:
    line = route_line([DUSHANBE, DUSHANBE], "road")
    assert (line.kind, line.length_km, line.detour) == ("straight", 0.0, 1.0)


def test_a_single_waypoint_is_refused() -> None:
    with pytest.raises(ValueError, match="two or more"):
        route_line([DUSHANBE], "road")


def test_an_unknown_corridor_has_no_line() -> None:
    with pytest.raises(KeyError, match="SILKROAD"):
        corridor_line("SILKROAD")


def test_a_corridors_line_is_drawn_without_loading_the_network() -> None:
    script = (
        "import sys; from geodata.lines import corridor_line; corridor_line('M41E'); "
        "print('rustworkx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def _walk_km(line: RouteLine) -> float:
    places = line.coordinates
    return sum(distance_km(*a, *b) for a, b in pairwise(places))
