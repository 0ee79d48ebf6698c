"""Sizes of circles are honest, labels never cover each other."""

from hypothesis import given
from hypothesis import strategies as st

from catalogue.output.circles import LARGEST_PX, SMALLEST_PX, CircleScale, round_down
from catalogue.output.label_places import Box, Wanted, place_labels

POSITIVE = st.floats(0.001, 1e9, allow_nan=False)
PLACES = st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 600), st.floats(10, 200)), max_size=25)
FRAME = Box(0, 0, 1000, 600)


@given(POSITIVE, st.floats(0.06, 1))
def test_above_the_smallest_size_the_area_is_proportional_to_the_value(largest: float, share: float) -> None:
    size = CircleScale("kg", largest).diameter_px(largest * share)
    assert abs(size - max(SMALLEST_PX, LARGEST_PX * share**0.5)) <= 0.5 + 1e-6


@given(POSITIVE)
def test_no_circle_is_larger_than_the_largest(value: float) -> None:
    assert CircleScale("cases", value).diameter_px(value) == LARGEST_PX


@given(st.integers(1, 10_000_000))
def test_the_legend_of_cases_has_whole_values_within_the_data(largest: int) -> None:
    values = CircleScale("cases", float(largest)).legend_values()
    assert values == sorted(set(values), reverse=True)
    assert all(1 <= value <= largest and value == int(value) for value in values)


def test_a_legend_shows_the_largest_its_fifth_and_its_fortieth_part_down_to_one_seizure() -> None:
    expected = {1: [1], 5: [5, 1], 40: [20, 2], 100: [100, 20, 2], 2000: [2000, 200, 50]}
    for largest, values in expected.items():
        found = CircleScale("cases", float(largest)).legend_values()
        assert found == values, (largest, found)
    assert CircleScale("kg", 0.005).legend_values() == [0.005, 0.001]


@given(POSITIVE)
def test_a_round_value_is_never_above_and_never_far_below(value: float) -> None:
    assert value / 2.5 < round_down(value) <= value * (1 + 1e-9)


def test_a_number_always_fits_its_circle() -> None:
    scale = CircleScale("cases", 100_000)
    assert scale.labelled_px(3, "3", hollow=False) < scale.labelled_px(3, "999", hollow=False)


@given(PLACES)
def test_labels_cover_neither_each_other_nor_the_frame(places: list[tuple[float, float, float]]) -> None:
    labels = [Wanted(x, y, width, 14) for x, y, width in places]
    placed = [box for box in place_labels(labels, FRAME) if box]
    assert all(FRAME.holds(box) for box in placed)
    assert not any(one.meets(other) for i, one in enumerate(placed) for other in placed[:i])


@given(PLACES)
def test_every_label_gets_an_answer_and_the_first_a_place(places: list[tuple[float, float, float]]) -> None:
    labels = [Wanted(500, 300, 80, 14), *(Wanted(x, y, width, 14) for x, y, width in places)]
    boxes = place_labels(labels, FRAME)
    assert len(boxes) == len(labels)
    assert boxes[0] is not None


def test_a_label_gives_way_to_an_obstacle() -> None:
    obstacle = Box(500, 280, 700, 320)
    box = place_labels([Wanted(500, 300, 80, 14)], FRAME, [obstacle])[0]
    assert box is not None
    assert not box.meets(obstacle)
