"""The base map's layers: what is drawn, where things lie, and what UN practice asks."""

from itertools import combinations, product
from typing import Literal

import pytest
import shapely
from shapely.geometry import shape

from geodata.distance import distance_km
from geodata.layers import (
    BOUNDARY_NOTE,
    attributions,
    find_country_at,
    find_province_at,
    find_provinces_along,
    get_country_outline,
    get_layer,
    layer_names,
    provinces,
    undrawn_enclaves,
)
from tests.each import for_each

CENTRAL_ASIA = ("KZ", "KG", "TJ", "TM", "UZ", "AF")
Detail = Literal["low", "mid"]
DETAILS: tuple[Detail, ...] = ("low", "mid")


def test_every_layer_of_the_map_is_there() -> None:
    wanted = {
        "countries",
        "country_labels",
        "country_lines",
        "disputed_lines",
        "provinces",
        "province_lines",
        "lakes",
        "rivers",
        "water_labels",
        "corridor_lines",
        "roads",
        "rails",
    }
    assert wanted <= set(layer_names())


@for_each(sorted(product(layer_names(), DETAILS)))
def test_a_layer_is_a_collection_of_features_with_longitude_first(one: tuple[str, Detail]) -> None:
    layer = get_layer(*one)
    assert layer["type"] == "FeatureCollection"
    shapes = [shape(item["geometry"]) for item in layer["features"]]
    west, south, east, north = shapely.total_bounds(shapes)
    if one[0] == "far_land":
        assert -180 <= west < -160 < 160 < east <= 180
        assert -60 <= south < -50 < 70 < north <= 84
        return
    assert 24 <= west <= east <= 96
    assert 21 <= south <= north <= 61


def test_an_unknown_layer_is_refused_with_the_known_names() -> None:
    with pytest.raises(KeyError, match="countries"):
        get_layer("volcanoes")


@pytest.mark.parametrize(
    ("lat", "lon", "country"),
    [
        (38.56, 68.77, "TJ"),
        (41.30, 69.25, "UZ"),
        (42.87, 74.59, "KG"),
        (43.25, 76.91, "KZ"),
        (37.95, 58.38, "TM"),
        (34.53, 69.17, "AF"),
        (45.96, 63.31, "KZ"),  # Baikonur, leased
        (44.95, 34.10, "UA"),  # Simferopol
        (44.60, 33.52, "UA"),  # Sevastopol
        (43.00, 41.02, "GE"),  # Sukhumi
        (39.82, 46.75, "AZ"),  # Khankendi
        (35.18, 33.36, "CY"),  # Nicosia
        (31.90, 35.20, "PS"),  # Ramallah
        (39.97, 71.10, "UZ"),  # Sokh, an enclave in Kyrgyzstan
        (39.85, 70.58, "TJ"),  # Vorukh, an enclave in Kyrgyzstan
    ],
)
def test_a_point_lies_in_the_country_of_united_nations_practice(lat: float, lon: float, country: str) -> None:
    assert find_country_at(lat, lon) == country


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(42.0, 51.0), (0.0, 0.0), (35.4, 77.1)],
    ids=["Caspian Sea", "outside the map", "Siachen"],
)
def test_at_sea_outside_and_on_land_without_agreed_status_there_is_no_country(lat: float, lon: float) -> None:
    assert find_country_at(lat, lon) is None
    assert find_province_at(lat, lon) is None


def test_near_an_enclave_that_is_not_drawn_the_country_is_not_guessed() -> None:
    for enclave in undrawn_enclaves():
        assert find_country_at(enclave.lat, enclave.lon) is None


@pytest.mark.parametrize(
    ("lat", "lon", "code", "name_ru"),
    [
        (37.49, 71.55, "TJ-GB", "Горно-Бадахшанская автономная область"),
        (41.31, 69.25, "UZ-TK", "город Ташкент"),
        (40.53, 72.80, "KG-O", "Ошская область"),
        (45.96, 63.31, "KZ-43", "Кызылординская область"),
        (36.73, 68.86, "AF-KDZ", "провинция Кундуз"),
        (55.75, 37.62, "RU-MOW", "Москва"),
        (36.30, 59.60, "IR-09", "провинция Хорасан-Резави"),
    ],
)
def test_a_point_lies_in_its_province(lat: float, lon: float, code: str, name_ru: str) -> None:
    province = find_province_at(lat, lon)
    assert province is not None
    assert (province.code, province.name_ru) == (code, name_ru)


def test_the_five_states_and_afghanistan_have_all_their_provinces_once() -> None:
    codes = [item.code for item in provinces() if item.country in CENTRAL_ASIA]
    assert len(codes) == len(set(codes)) == 88


def test_every_province_of_a_caricc_member_and_afghanistan_has_an_english_name() -> None:
    assert all(item.name_en for item in provinces())
    assert all(item.name_ru for item in provinces() if item.country in {*CENTRAL_ASIA, "RU", "IR"})


def test_a_drawn_province_holds_its_own_point() -> None:
    for province in provinces():
        found = find_province_at(province.lat, province.lon)
        assert found is not None
        assert (found == province) if province.has_polygon else (found.code == province.inside)


def test_no_place_in_a_province_is_farther_from_its_point_than_its_precision() -> None:
    for item in get_layer("provinces", "mid")["features"]:
        properties, vertices = item["properties"], shapely.get_coordinates(shape(item["geometry"]))
        reach = distance_km(properties["lat"], properties["lon"], vertices[:, 1], vertices[:, 0]).max()
        assert reach <= properties["precision_km"] <= reach + 1


@pytest.mark.parametrize("detail", DETAILS)
def test_countries_neither_overlap_nor_leave_a_gap(detail: Detail) -> None:
    shapes = [shape(item["geometry"]) for item in get_layer("countries", detail)["features"]]
    land = shapely.get_parts(shapely.coverage_union_all(shapes))
    holes = [shapely.Polygon(ring).area for part in land for ring in part.interiors]
    assert shapely.coverage_is_valid(shapes)
    assert all(hole > 40 for hole in holes), (
        "only the Caspian and the Black Sea are as large as 40 square degrees"
    )


@pytest.mark.parametrize("detail", DETAILS)
def test_the_lines_between_two_countries_run_along_both(detail: Detail) -> None:
    outlines = {
        item["properties"]["country"]: shape(item["geometry"]).boundary
        for item in get_layer("countries", detail)["features"]
    }
    for item in get_layer("country_lines", detail)["features"]:
        line = shape(item["geometry"])
        for country in (item["properties"]["country_a"], item["properties"]["country_b"]):
            assert shapely.difference(line, outlines[country]).length < 1e-9


def test_every_pair_of_central_asian_neighbours_has_a_line() -> None:
    pairs = {
        (item["properties"]["country_a"], item["properties"]["country_b"])
        for item in get_layer("country_lines")["features"]
    }
    outlines = {country: get_country_outline(country) for country in CENTRAL_ASIA}
    neighbours = {
        (one, other)
        for one, other in combinations(sorted(CENTRAL_ASIA), 2)
        if shapely.intersection(outlines[one], outlines[other]).length > 0
    }
    assert len(neighbours) == 10
    assert neighbours <= pairs


def test_the_line_of_control_is_drawn_as_disputed_and_not_as_a_border() -> None:
    near_kargil = shapely.box(75.5, 34.4, 76.5, 34.8)
    solid = [shape(item["geometry"]) for item in get_layer("country_lines", "mid")["features"]]
    dashed = [shape(item["geometry"]) for item in get_layer("disputed_lines", "mid")["features"]]
    assert any(line.intersects(near_kargil) for line in dashed)
    assert not any(line.intersects(near_kargil) for line in solid)


def test_no_border_line_is_drawn_between_crimea_and_the_rest_of_ukraine() -> None:
    perekop = shapely.box(33.3, 45.9, 34.0, 46.3)
    for name in ("country_lines", "disputed_lines"):
        assert not any(shape(f["geometry"]).intersects(perekop) for f in get_layer(name, "mid")["features"])


@pytest.mark.parametrize(
    ("name_ru", "lat", "lon"),
    [
        ("Пяндж", 37.6, 71.5),
        ("Амударья", 41.2, 61.4),
        ("Сырдарья", 44.8, 65.5),
        ("Урал", 49.8, 51.4),
        ("Иртыш", 52.3, 76.9),
        ("Волга", 48.0, 46.1),
    ],
)
def test_a_great_river_carries_its_name_where_it_flows(name_ru: str, lat: float, lon: float) -> None:
    rivers = [f for f in get_layer("rivers", "mid")["features"] if f["properties"]["name_ru"] == name_ru]
    assert min(shape(f["geometry"]).distance(shapely.Point(lon, lat)) for f in rivers) < 0.4


def test_the_great_lakes_and_the_caspian_are_named_in_both_languages() -> None:
    lakes = {f["properties"]["name_en"] for f in get_layer("lakes")["features"]}
    assert {"Lake Balkhash", "Issyk-Kul", "Aral Sea (North)", "Aral Sea (South)"} <= lakes
    labels = {
        f["properties"]["name_en"]: f["properties"]["name_ru"] for f in get_layer("water_labels")["features"]
    }
    assert labels["Caspian Sea"] == "Каспийское море"


def test_a_country_label_lies_in_its_country() -> None:
    for item in get_layer("country_labels")["features"]:
        lon, lat = item["geometry"]["coordinates"]
        assert find_country_at(lat, lon) == item["properties"]["country"]
        assert item["properties"]["name_en"]
        assert item["properties"]["name_ru"]


def test_a_country_without_land_on_the_map_has_no_outline() -> None:
    with pytest.raises(KeyError):
        get_country_outline("BR")


def test_credits_name_the_sources_in_both_languages_with_their_licences() -> None:
    credits_en = " ".join(item.text_en for item in attributions())
    assert "Natural Earth" in credits_en
    assert "OpenStreetMap contributors" in credits_en
    assert all(item.text_ru and item.licence for item in attributions())
    assert "ODbL-1.0" in {item.licence for item in attributions()}


def test_the_boundary_note_denies_endorsement_in_both_languages() -> None:
    assert "endorsement" in BOUNDARY_NOTE["en"]
    assert "признания" in BOUNDARY_NOTE["ru"]


def test_a_line_passes_the_provinces_under_it_and_those_just_beside_it() -> None:
    khorugh_to_osh = [(37.49, 71.55), (38.17, 73.96), (40.53, 72.8)]
    assert {"TJ-GB", "KG-O"} <= find_provinces_along(khorugh_to_osh, 0.0)
    assert "TJ-KT" not in find_provinces_along(khorugh_to_osh, 8.0)
    assert "AF-BDS" in find_provinces_along([(37.49, 71.55)], 8.0)
    assert find_provinces_along([], 8.0) == frozenset()
