"""What holds for any text whatever."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geodata.gazetteer import locate, locate_many, parts
from geodata.gazetteer.fold import fold
from geodata.gazetteer.peel import peel

# Each Russian letter with its spelling by the United States Board on Geographic Names and by ISO 9.
_LETTERS = """
а:a:a б:b:b в:v:v г:g:g д:d:d е:e:e ё:yo:ë ж:zh:ž з:z:z и:i:i й:y:j
к:k:k л:l:l м:m:m н:n:n о:o:o п:p:p р:r:r с:s:s т:t:t у:u:u ф:f:f
х:kh:h ц:ts:c ч:ch:č ш:sh:š щ:shch:ŝ ъ:: ы:y:y ь:: э:e:è ю:yu:û я:ya:â
"""
_SPELLED = [entry.split(":") for entry in _LETTERS.split()]
_BGN, _ISO_9 = (
    str.maketrans(
        {letter: spellings[system] for letter, *spellings in _SPELLED}
        | {letter.upper(): spellings[system].capitalize() for letter, *spellings in _SPELLED}
    )
    for system in (0, 1)
)
COUNTRIES = st.sampled_from(["KZ", "KG", "TJ", "TM", "UZ", "AF"])
WORDS = st.sampled_from(
    [
        "Термезский",
        "район",
        "г.",
        "область",
        "Ташкент",
        "Osh",
        "Khorog",
        "district",
        "КПП",
        '"Кордай"',
        ",",
        "пост",
        "река",
        "трасса",
        "Мары",
        "tumani",
        "Kabul",
        "аэропорт",
        "Алматы-Бишкек",
        "Балх",
        "Красноярск",
        "Russia",
        "115ская",
        "province",
        "-",
        "(",
        ")",
        "ж/д",
        "Нау",
    ]
)
PLACE_TEXTS = st.lists(WORDS, max_size=7).map(" ".join)
ANY_TEXT = st.one_of(st.text(max_size=60), PLACE_TEXTS)
DECORATIONS = st.sampled_from(
    ["«{}»", '"{}"', " {} ", "{}.", "{},,", "({})", "г. {}", "город {}", "г.{}", "{} шаҳри", "{} city"]
)
# Cities whose name no province shares, so that every decoration means the city.
CITIES = st.sampled_from(
    [
        ("UZ", "Коканд"),
        ("UZ", "Chirchiq"),
        ("KZ", "Темиртау"),
        ("KZ", "Экибастуз"),
        ("TJ", "Худжанд"),
        ("TJ", "Khorugh"),
        ("TM", "Туркменабад"),
        ("KG", "Токмок"),
        ("KG", "Uzgen"),
        ("AF", "Jalalabad"),
    ]
)


@settings(deadline=None, max_examples=300)
@given(ANY_TEXT, COUNTRIES, st.one_of(st.none(), ANY_TEXT))
def test_no_candidate_ever_lies_in_another_country_than_the_stated_one(
    text: str, country: str, province: str | None
) -> None:
    location = locate(text, country, province)
    assert {candidate.country for candidate in location.candidates} <= {country}


@settings(deadline=None, max_examples=300)
@given(ANY_TEXT, st.one_of(st.none(), COUNTRIES, st.text(max_size=3)))
def test_any_text_gets_an_answer_whose_parts_agree(text: str, country: str | None) -> None:
    location = locate(text, country)
    scores = [candidate.score for candidate in location.candidates]
    assert all(0 <= score <= 1 for score in scores)
    assert len(scores) <= 5
    assert bool(scores) or location.decision == "none"
    assert location.reason


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@example("\x1b#YM")
@given(st.text(max_size=80))
def test_peeling_keeps_only_folded_names(text: str) -> None:
    assert all(segment.key == fold(segment.key) and segment.key for segment in peel(text))


@settings(deadline=None, max_examples=150)
@given(CITIES, DECORATIONS)
def test_quotes_and_prefixes_do_not_change_which_town_is_meant(
    city: tuple[str, str], decoration: str
) -> None:
    country, name = city
    plain, dressed = locate(name, country), locate(decoration.format(name), country)
    assert plain.decision == dressed.decision == "accepted"
    assert plain.candidates[0].place_id == dressed.candidates[0].place_id


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(PLACE_TEXTS, COUNTRIES, st.none()), max_size=12))
def test_many_texts_are_answered_in_their_order(texts: list[tuple[str, str, None]]) -> None:
    assert locate_many(texts) == [locate(*triple) for triple in texts]


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_every_district_is_found_by_its_russian_name_within_its_province(data: st.DataObject) -> None:
    country = data.draw(COUNTRIES)
    district = data.draw(st.sampled_from(parts(country, "district")))
    province = next(p for p in parts(country) if p.province == district.province)
    location = locate(district.name_ru, country, province.name_ru)
    assert district.place_id in {candidate.place_id for candidate in location.candidates}


def _adjective_forms(stem: str) -> list[str]:
    """Return how sheets, bulletins and passports write a district's adjective, given without its ending."""
    latin = stem.translate(_BGN)
    return [
        *(
            f"{stem}ий р-н",
            f"{stem}ого района",
            f"в {stem}ом районе",
            f"район {stem}ий",
            f"{stem.upper()}ИЙ РАЙОН",
        ),
        *(f"{latin}iy rayon", f"{latin}y district", f"{latin}ii raion", f"{stem.translate(_ISO_9)}ij rajon"),
    ]


@pytest.mark.parametrize("country", ["KZ", "KG", "TJ", "TM", "UZ"])
def test_every_district_is_found_in_the_forms_of_its_russian_name(country: str) -> None:
    provinces = {place.province: place.name_ru for place in parts(country)}
    asked = [
        (form, district.place_id, locate(form, country, provinces[district.province]))
        for district in parts(country, "district")
        for stem in re.findall(r"^(\S+(?:ск|цк))ий район$", district.name_ru)
        for form in _adjective_forms(stem)
    ]
    missed = [
        (form, place_id, location.reason_code)
        for form, place_id, location in asked
        if place_id not in [candidate.place_id for candidate in location.candidates[:5]]
        or (location.decision == "accepted" and location.candidates[0].place_id != place_id)
    ]
    assert missed == []
