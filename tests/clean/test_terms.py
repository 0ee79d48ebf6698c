"""Drugs, countries, transport, concealment, places found and routing as sheets write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.clean import (
    clean_concealment,
    clean_country,
    clean_drug,
    clean_installation,
    clean_routing,
    clean_transport,
    find_countries,
    find_drugs,
    says_unknown,
)
from catalogue.vocabulary import get_vocabulary

TEXTS = st.text() | st.text(alphabet="абвгеинопрстАКМ ,.()-ehroinKZ")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Героин", "heroin"),
        ("героина", "heroin"),
        ("гepоин", "heroin"),
        ("наркотическое средство героин", "heroin"),
        ("прекурсор - уксусный ангидрид", "acetic_anhydride"),
        ("маковой соломы", "poppy_straw"),
        ("Метамфетамин (кристаллический)", "methamphetamine"),
        ("гашиш (смола каннабиса)", "cannabis_resin"),
        ("Синтетический наркотик мефедрон", "mephedrone"),
        ("Трамадол 50 мг капсулы", "tramadol"),
        ("Cocaine HCL", "cocaine_hcl"),
        ("а-PVP", "alpha_pvp"),
        ("Марихуана, гашиш", "multiple"),
        ("сильнодействующие препараты (трамадол)", "tramadol"),
        ("героин и опий", "multiple"),
        ("не установлен", "unknown"),
        ("Unknown", "unknown"),
        ("опия-сырца", "opium"),
        ("пакет лекарственных препаратов", "psychotropic_medicines"),
        ("bag of medicines", "psychotropic_medicines"),
    ],
)
def test_a_drug_is_understood(text: str, code: str) -> None:
    assert clean_drug(text) == code


@pytest.mark.parametrize(
    "text", ["", "-", "поваренная соль", "не героин", "вещество Х", "синт. каннабиноиды", "план работ"]
)
def test_a_drug_that_is_not_named_for_certain_is_none(text: str) -> None:
    assert clean_drug(text) is None


def test_several_drugs_in_one_cell_are_told_apart() -> None:
    assert find_drugs("Героин, опий; гашиш") == ("heroin", "opium", "cannabis_resin")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Казахстан", "KZ"),
        ("KZ", "KZ"),
        ("KAZ", "KZ"),
        ("Республика Таджикистан", "TJ"),
        ("из Афганистана", "AF"),
        ("Афганистан (Кундуз)", "AF"),
        ("Таджикистан, Душанбе", "TJ"),
        ("РФ", "RU"),
        ("США", "US"),
        ("Красноярский край РФ", "RU"),
        ("Iran, Islamic Republic of", "IR"),
        ("Tadzhikistan", "TJ"),
        ("Libyan Arab Jamahiriya", "LY"),
        ("Гвинея-Бисау", "GW"),
        ("Кыргызская Республика", "KG"),
    ],
)
def test_a_country_is_understood(text: str, code: str) -> None:
    assert clean_country(text) == code


@pytest.mark.parametrize(
    "text",
    ["", "Unknown", "Other", "Multiple Countries", "no", "in", "Атлантида", "Афганистан - Таджикистан"],
)
def test_a_country_that_is_not_one_for_certain_is_none(text: str) -> None:
    assert clean_country(text) is None


def test_the_countries_of_an_itinerary_come_in_its_order() -> None:
    assert find_countries("Афганистан - Таджикистан - Россия") == ("AF", "TJ", "RU")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Commercial road", "road_commercial"),
        ("на поезде", "rail"),
        ("легковой автомобиль", "road_private"),
        ("ж/д", "rail"),
        ("None", "none"),
        ("Other", "other"),
        ("Unknown", None),
        ("", None),
        ("телепорт", None),
    ],
)
def test_a_mode_of_transport_is_understood(text: str, code: str | None) -> None:
    assert clean_transport(text) == code


def test_concealment_in_a_sentence_is_the_narrowest_that_is_named() -> None:
    assert clean_concealment("в бензобаке автомобиля") == "vehicle.fuel_tank"
    assert clean_concealment("Swallowed") == "person.swallowed"
    assert clean_concealment("в облаках") is None


def test_places_found_and_routing_are_understood() -> None:
    assert clean_routing("Border - inbound") == "border_inbound"
    assert clean_routing("") is None
    assert clean_installation("Airport") == get_vocabulary("installations").find_code("Airport")
    assert clean_installation("Unknown") is None


def test_a_cell_that_says_unknown_is_no_problem_and_a_strange_one_is() -> None:
    assert says_unknown("transport", "Unknown")
    assert says_unknown("transport", "—")
    assert says_unknown("countries", "не установлена")
    assert not says_unknown("transport", "телепорт")


@given(TEXTS)
def test_no_text_raises_and_every_code_is_of_its_vocabulary(text: str) -> None:
    cleaners = {
        "drugs": clean_drug,
        "countries": clean_country,
        "transport": clean_transport,
        "concealment": clean_concealment,
        "installations": clean_installation,
        "routing": clean_routing,
    }
    for name, cleaner in cleaners.items():
        code = cleaner(text)
        assert code is None or code in get_vocabulary(name)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_name_of_a_drug_comes_back_as_its_code(language: str) -> None:
    drugs = get_vocabulary("drugs")
    assert [code for code in drugs.codes() if clean_drug(drugs.label(code, language)) != code] == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_name_of_a_country_comes_back_as_its_code(language: str) -> None:
    countries = get_vocabulary("countries")
    codes = [term.code for term in countries if term.extra["is_country"]]
    assert [code for code in codes if clean_country(countries.label(code, language)) != code] == []
