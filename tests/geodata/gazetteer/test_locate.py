"""What a user of the gazetteer relies on, beside the labelled texts."""

import pytest

from geodata.gazetteer import get_place, locate, locate_many, parts


def test_a_misspelt_name_goes_to_a_person_with_candidates() -> None:
    location = locate("пост Сабытой батор", "KZ")
    assert location.decision == "ask"
    assert 1 <= len(location.candidates) <= 5
    assert any("Sypatai" in candidate.name_en for candidate in location.candidates)


def test_a_place_abroad_is_never_put_into_the_record_s_country() -> None:
    location = locate("г.Красноярск", "KG", "Красноярский край РФ")
    assert location.decision == "ask"
    assert location.reason_code == "named_abroad"
    assert {candidate.country for candidate in location.candidates} == {"KG"}


def test_an_unknown_village_falls_back_to_its_district_and_says_so() -> None:
    location = locate('Samarkand, Urgut district, "Noma\'lum" village', "UZ")
    assert location.candidates[0].kind == "district"
    assert location.reason_code == "coarser_district"


def test_an_unknown_part_falls_back_to_the_province_and_says_so() -> None:
    location = locate('пост "Неведомый"', "UZ", "Ташкентская область")
    assert location.decision == "accepted"
    assert (location.candidates[0].province, location.reason_code) == ("UZ-TO", "coarser_province")


def test_a_name_of_town_and_province_says_that_it_is_both() -> None:
    location = locate("Самарканд", "UZ")
    assert location.reason_code == "town_or_province"
    assert [candidate.kind for candidate in location.candidates] == ["settlement", "province"]


def test_same_named_districts_are_asked_about_until_the_province_is_stated() -> None:
    assert locate("Жамбылский район", "KZ").decision == "ask"
    assert locate("Жамбылский район", "KZ", "Алматинская область").candidates[0].province == "KZ-19"


def test_a_place_outside_the_stated_province_is_asked_about() -> None:
    location = locate("Semey, South Kazakhstan", "KZ")
    assert (location.decision, location.reason_code) == ("ask", "province_conflict")


def test_the_former_province_still_admits_what_was_split_from_it() -> None:
    assert locate("Semey", "KZ", "East Kazakhstan").candidates[0].province == "KZ-10"
    assert locate("г. Шымкент", "KZ", "Южно-Казахстанская область").candidates[0].province == "KZ-79"


def test_a_road_without_an_entry_lies_in_the_province_of_its_ends() -> None:
    location = locate("трасса Шахтинск-Сарань", "KZ")
    assert (location.candidates[0].province, location.reason_code) == ("KZ-35", "highway_endpoints")


def test_without_a_country_the_text_s_own_country_counts() -> None:
    location = locate("Узбекистан, Сурхандарьинская область, Термезский район")
    assert location.candidates[0].place_id == "d:UZ-SU:termez"


def test_a_country_that_is_not_covered_is_said_to_be_so() -> None:
    location = locate("Bogota", "CO")
    assert (location.decision, location.reason_code) == ("none", "country_not_covered")


def test_nothing_named_is_no_place() -> None:
    assert locate("", "UZ").decision == "none"
    assert locate(" , . ", "UZ").candidates == ()


def test_equal_texts_are_answered_by_the_same_location() -> None:
    first, second = locate_many([("Термез", "UZ", None), ("Термез", "UZ", None)])
    assert first is second


def test_a_place_can_be_fetched_again_by_its_id() -> None:
    found = locate("Термезский район", "UZ").candidates[0]
    assert get_place(found.place_id).name_en == found.name_en


def test_an_unknown_id_is_refused() -> None:
    with pytest.raises(KeyError):
        get_place("nowhere")


@pytest.mark.parametrize(
    ("country", "fewest"), [("UZ", 175), ("KZ", 190), ("KG", 44), ("TJ", 60), ("TM", 45), ("AF", 400)]
)
def test_every_country_is_covered_down_to_its_districts(country: str, fewest: int) -> None:
    assert len(parts(country, "district")) >= fewest


@pytest.mark.parametrize("country", ["KZ", "KG", "TJ", "TM", "UZ", "AF"])
def test_every_district_has_a_radius_and_lies_near_its_province(country: str) -> None:
    provinces = {place.province: place for place in parts(country)}
    for district in parts(country, "district"):
        # Kungrad, the widest, reaches 400 km from its centre over the Ustyurt.
        assert 3 <= district.precision_km <= 400
        assert district.province in provinces
        assert district.precision == "district"


@pytest.mark.parametrize(
    "text",
    [
        "гостиница «Казахстан», г. Тараз",
        'рынок "Алматы" г. Тараз',
        "г. Тараз, ул. Астана, 5",
        "г. Тараз, мкр. Самал",
        'поезд "Алматы-Астана", г. Тараз',
    ],
)
def test_the_name_of_a_hotel_a_market_a_street_or_a_train_is_no_place(text: str) -> None:
    location = locate(text, "KZ")
    assert (location.decision, location.candidates[0].name_en) == ("accepted", "Taraz")


def test_an_airport_is_not_taken_for_the_town_of_its_name() -> None:
    location = locate("Шереметьево", "RU")
    assert (location.decision, location.reason_code) == ("ask", "airport_only")
    assert locate("аэропорт Шереметьево", "RU").candidates[0].kind == "airport"


def test_a_common_village_name_is_asked_about_until_its_district_is_stated() -> None:
    assert locate("с. Маданият", "UZ").decision == "ask"
    location = locate("с. Маданият", "UZ", "Бухарская область")
    assert (location.decision, location.candidates[0].province) == ("accepted", "UZ-BU")


def test_a_former_name_of_a_city_comes_before_the_hamlet_that_bears_it_now() -> None:
    assert locate("Джамбул", "KZ").candidates[0].name_en == "Taraz"
    assert locate("с. Джамбул", "KZ").candidates[0].name_en != "Taraz"


def test_letters_of_the_other_script_are_read_as_what_they_look_like() -> None:
    for text in ("Жондоpский район", "Teрмeзский район", "Тepмeзcкий paйoн"):
        location = locate(text, "UZ")
        assert (location.decision, location.candidates[0].kind) == ("accepted", "district")


@pytest.mark.parametrize(
    "text", ["не установлено", "нет данных", "неизвестно", "Unknown", "-", "№ 15", "ул. Абая, 5"]
)
def test_a_cell_that_says_nothing_names_no_place(text: str) -> None:
    assert locate(text, "KZ").decision == "none"


def test_a_town_and_a_far_airport_of_one_name_are_asked_about() -> None:
    location = locate("Манас", "KG")
    assert location.decision == "ask"
    assert [candidate.kind for candidate in location.candidates] == ["settlement", "airport"]
    assert locate("г. Манас", "KG").candidates[0].name_en == "Jalal-Abad (Manas)"
