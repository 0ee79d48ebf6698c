"""The vocabularies: both languages, every value of the UNODC release, no spelling with two meanings."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.errors import ContentError
from catalogue.model import Handling, SeizureField
from catalogue.vocabulary import VOCABULARY_NAMES, Term, Vocabulary, get_vocabulary
from catalogue.vocabulary.loading import build_term
from tests.each import for_each

ROOT = Path(__file__).parents[2]
IDS_VALUES: dict[str, list[str]] = json.loads((ROOT / "tests/data/ids_codes.json").read_text("utf-8"))
VOCABULARY_OF_COLUMN = {
    "DRUG_NAME": "drugs",
    "DRUG_UNIT": "units",
    "HIDING_PLACE": "concealment",
    "INSTALLATION": "installations",
    "TRANSPORT": "transport",
    "ROUTING": "routing",
    "COUNTRY": "countries",
    "PRODUCING_COUNTRY": "countries",
    "DEPARTURE_COUNTRY": "countries",
    "DESTINATION_COUNTRY": "countries",
}
LAYOUT_A = (
    "REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;DRUG_NAME;AMOUNT;"
    "DRUG_UNIT;HIDING_PLACE;INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;DEPARTURE_COUNTRY;"
    "DESTINATION_COUNTRY;ROUTING"
)
FIELDS_A = (
    "region subregion country province place date drug amount unit concealment installation "
    "transport producing_country departure destination routing"
)
LAYOUT_B = (
    "Seizure Date;Country/Territory of Seizure;ISO3;Subregion;Region;Drug/Substance;"
    "Quantity Seized;Measurement Unit;City;Administrative Region;Physical Seizure Location;"
    "Trafficking Mode of Transportation;Source;Reporting Channel"
)
FIELDS_B = (
    "date country country_code subregion region drug amount unit place province installation "
    "transport source reporting_channel"
)
NEEDED_DRUGS = (
    "heroin opium morphine opiates cannabis_herb cannabis_resin cannabis methamphetamine "
    "amphetamine ecstasy cocaine mephedrone alpha_pvp synthetic_cathinones "
    "synthetic_cannabinoids nps acetic_anhydride precursors ephedrine tramadol pregabalin "
    "psychotropic_medicines fentanyl lsd poppy_straw unknown other multiple not_listed"
)


@for_each(VOCABULARY_NAMES)
def test_every_term_has_a_name_in_both_languages(name: str) -> None:
    for term in get_vocabulary(name):
        assert term.en.strip(), term.code
        assert term.ru.strip(), term.code


@for_each(VOCABULARY_NAMES)
def test_every_spelling_leads_back_to_its_term(name: str) -> None:
    vocabulary = get_vocabulary(name)
    for term in vocabulary:
        assert {vocabulary.find_code(spelling) for spelling in term.spellings()} == {term.code}


@for_each(VOCABULARY_OF_COLUMN)
def test_every_value_of_the_unodc_release_means_a_term(column: str) -> None:
    vocabulary = get_vocabulary(VOCABULARY_OF_COLUMN[column])
    assert [value for value in IDS_VALUES[column] if vocabulary.find_code(value) is None] == []


def test_the_release_has_the_counts_of_values_that_were_measured() -> None:
    counts = {
        column: len(IDS_VALUES[column]) for column in ("DRUG_NAME", "DRUG_UNIT", "TRANSPORT", "ROUTING")
    }
    assert counts == {"DRUG_NAME": 343, "DRUG_UNIT": 44, "TRANSPORT": 16, "ROUTING": 7}
    assert len(IDS_VALUES["COUNTRY"]) == 102


@pytest.mark.parametrize(("layout", "fields"), [(LAYOUT_A, FIELDS_A), (LAYOUT_B, FIELDS_B)])
def test_both_public_layouts_are_understood_to_the_last_column(layout: str, fields: str) -> None:
    headers = get_vocabulary("headers")
    assert [headers.find_code(header) for header in layout.split(";")] == fields.split()


def test_headers_know_every_field_of_a_seizure() -> None:
    assert set(SeizureField) <= set(get_vocabulary("headers").codes())


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Дата изъятия:", "date"),
        ("Вид НС", "drug"),
        ("Кол-во, кг", "amount"),
        ("ед.изм.", "unit"),
        ("Способ сокрытия", "concealment"),
        ("Ф.И.О. задержанного", "personal_name"),
        ("Гос. номер", "personal_plate"),
        ("Passport No.", "personal_document"),
        ("тел.", "personal_phone"),
    ],
)
def test_national_headers_are_understood(header: str, code: str) -> None:
    assert get_vocabulary("headers").find_code(header) == code


def test_headers_of_persons_stand_below_personal() -> None:
    assert "personal_plate" in get_vocabulary("headers").with_descendants("personal")


def test_the_drugs_that_routes_and_methods_name_are_there() -> None:
    assert [code for code in NEEDED_DRUGS.split() if code not in get_vocabulary("drugs")] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("опий-сырец", "opium"),
        ("Соль", "synthetic_cathinones"),
        ("спайс", "synthetic_cannabinoids"),
        ("альфа-PVP", "alpha_pvp"),
        ("ангидрид", "acetic_anhydride"),
        ("сильнодействующие", "psychotropic_medicines"),
        ("Phentanyl", "fentanyl"),
        ("Yava", "yaba"),
    ],
)
def test_names_used_in_the_region_and_misspelt_ones_mean_the_right_drug(name: str, code: str) -> None:
    assert get_vocabulary("drugs").find_code(name) == code


def test_a_group_of_drugs_holds_what_stands_below_it() -> None:
    opioids = get_vocabulary("drugs").with_descendants("opioids")
    assert opioids[0] == "opioids"
    assert {"heroin", "heroin_base", "tramadol", "fentanyl"} <= set(opioids)
    assert "cocaine" not in opioids


def test_ancestors_go_from_near_to_far() -> None:
    assert get_vocabulary("drugs").with_ancestors("fentanyl") == (
        "fentanyl",
        "fentanyls",
        "synthetic_opioids",
        "opioids",
    )


def test_nothing_and_a_strange_code_read_as_unknown() -> None:
    drugs = get_vocabulary("drugs")
    assert drugs.label(None, "en") == "unknown"
    assert drugs.label(None, "ru") == "неизвестно"
    assert drugs.label("no such drug", "ru") == "неизвестно"
    assert drugs.label("heroin", "ru") == "Героин"


def test_a_country_is_found_by_both_codes_and_in_both_languages() -> None:
    countries = get_vocabulary("countries")
    assert {countries.find_code(text) for text in ("KZ", "KAZ", "Казахстан", "Republic of Kazakhstan")} == {
        "KZ"
    }


def test_countries_carry_the_names_of_the_united_nations() -> None:
    countries = get_vocabulary("countries")
    assert countries.label("KG", "ru") == "Кыргызстан"
    assert countries.label("TR", "en") == "Türkiye"
    assert countries.term("CD").extra["alpha3"] == "COD"
    assert countries.codes()[:5] == ("KZ", "KG", "TJ", "TM", "UZ")


def test_handling_codes_are_those_of_the_model_mildest_first() -> None:
    assert get_vocabulary("handling").codes() == tuple(Handling)


def test_one_spelling_for_two_terms_stops_the_start() -> None:
    with pytest.raises(ContentError, match="already means heroin"):
        Vocabulary(
            "test", [Term("heroin", "Heroin", "Героин"), Term("opium", "Opium", "Опий", aliases=("HEROIN.",))]
        )


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ([Term("a", "A1", "А1"), Term("a", "A2", "А2")], "twice"),
        ([Term("a", "A1", "А1", parent="b")], "no term b"),
        ([Term("a", "A1", "А1", parent="b"), Term("b", "B1", "Б1", parent="a")], "above itself"),
    ],
)
def test_a_vocabulary_that_contradicts_itself_stops_the_start(terms: list[Term], reason: str) -> None:
    with pytest.raises(ContentError, match=reason):
        Vocabulary("test", terms)


def test_a_term_without_a_russian_name_stops_the_start() -> None:
    with pytest.raises(ContentError, match="ru"):
        build_term("test", {"code": "a", "en": "A"})


def test_a_vocabulary_that_is_not_there_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        get_vocabulary("weather")


def test_all_vocabularies_load_fast_enough_for_a_command() -> None:
    program = (
        "import pathlib, time, yaml, catalogue.vocabulary as v; start = time.process_time();"
        "[v.get_vocabulary(name) for name in v.VOCABULARY_NAMES]; own = time.process_time() - start;"
        "start = time.process_time();"
        "[yaml.safe_load(f.read_text('utf-8')) for f in pathlib.Path('catalogue/vocabulary').glob('*.yml')];"
        "print(own / (time.process_time() - start))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    # Measured 0.13 of the time that the plain reader of YAML takes; a ratio, so that other work is no matter.
    assert float(run.stdout) < 1 / 3
