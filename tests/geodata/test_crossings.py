"""Border crossing points: complete, and on the border that they cross."""

import numpy as np
import pytest
import shapely

from geodata.crossings import border_crossings, find_crossing, parse_accuracy_km
from geodata.distance import distance_to_line_km
from geodata.layers import get_country_outline

# The drawn border's own error: Natural Earth 10m against posts located to the bridge lies up to 4.7 km off.
BORDER_ERROR_KM = 5.0


def test_all_crossings_are_there_with_a_code_of_their_own() -> None:
    codes = [crossing.code for crossing in border_crossings()]
    assert len(codes) == len(set(codes)) == 259


def test_modes_are_counted_as_compiled() -> None:
    modes = [crossing.mode for crossing in border_crossings()]
    assert {mode: modes.count(mode) for mode in set(modes)} == {
        "road": 130,
        "rail": 42,
        "river": 2,
        "sea": 14,
        "air": 71,
    }


def test_a_crossing_is_found_by_its_code_in_any_case() -> None:
    crossing = find_crossing(" bcp001 ")
    assert crossing is not None
    assert crossing.name_en == "Panji Poyon (Nizhny Panj) - Sherkhan Bandar"
    assert crossing.countries == ("TJ", "AF")
    assert (crossing.lat, crossing.lon) == (37.1948, 68.6034)
    assert crossing.precision_km == 1.0
    assert crossing.name_ru
    assert crossing.source


def test_an_unknown_code_is_not_found() -> None:
    assert find_crossing("BCP999") is None


def test_land_crossings_have_two_countries_and_ports_and_airports_one() -> None:
    for crossing in border_crossings():
        wanted = 2 if crossing.mode in {"road", "rail", "river"} else 1
        assert len(crossing.countries) == wanted, crossing.code


@pytest.mark.parametrize(("accuracy", "km"), [("exact", 1.0), ("approx ~5 km", 5.0), ("approx ~30 km", 30.0)])
def test_accuracy_words_become_kilometres(accuracy: str, km: float) -> None:
    assert parse_accuracy_km(accuracy) == km


def test_other_accuracy_words_are_refused() -> None:
    with pytest.raises(ValueError, match="approx ~N km"):
        parse_accuracy_km("about right")


def test_a_land_crossing_lies_on_the_border_of_both_its_countries_within_its_precision() -> None:
    for crossing in border_crossings():
        if crossing.mode in {"road", "rail", "river"}:
            for country in crossing.countries:
                gap = _gap_to_edge_km(country, crossing.lat, crossing.lon)
                assert gap <= crossing.precision_km + BORDER_ERROR_KM, (crossing.code, country, gap)


def test_a_port_or_airport_lies_in_its_country_within_its_precision() -> None:
    for crossing in border_crossings():
        if crossing.mode in {"sea", "air"}:
            country = crossing.countries[0]
            inside = get_country_outline(country).intersects(shapely.Point(crossing.lon, crossing.lat))
            gap = 0.0 if inside else _gap_to_edge_km(country, crossing.lat, crossing.lon)
            assert gap <= crossing.precision_km + BORDER_ERROR_KM, crossing.code


def _gap_to_edge_km(country: str, lat: float, lon: float) -> float:
    rings = shapely.get_rings(shapely.get_parts(get_country_outline(country)))
    lines = [shapely.get_coordinates(ring)[:, ::-1] for ring in rings]
    return float(np.min([distance_to_line_km([lat], [lon], line)[0] for line in lines]))
