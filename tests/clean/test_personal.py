"""Personal data are found by their shape; places, amounts, dates and names of substances pass.

All persons, documents, telephones and plates here are invented.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.clean import find_personal
from catalogue.vocabulary import get_vocabulary
from tests.each import for_each

UNITS = (
    "KG", "KGS", "GR", "GRS", "GM", "GMS", "MG", "ML", "MT", "TAB", "TBL", "PC", "PCS", "MTS", "MTR", "KM",
    "KMS", "TIR", "GMT", "UTC", "USD", "EUR", "KZT", "RUB", "UZS", "КГ", "ГР", "МГ", "МЛ", "ТАБ", "ШТ", "АМП",
    "КАПС", "ТГ", "РУБ",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("задержан Образцов И.И. на посту", "personal_name"),
        ("Образцов Иван Примерович", "personal_name"),
        ("И. И. Образцов", "personal_name"),
        ("Образцов Мамед оглы", "personal_name"),
        ("Образцов Рустам", "personal_name"),
        ("Obraztsov Ivan Ivanovich", "personal_name"),
        ("тел. 221-33-44", "personal_phone"),
        ("+7 701 000 00 01", "personal_phone"),
        ("8 (701) 000-00-01", "personal_phone"),
        ("+992 90 000 0001", "personal_phone"),
        ("name@example.org", "personal_phone"),
        ("паспорт N00000001", "personal_document"),
        ("AA0000001", "personal_document"),
        ("4500 000001", "personal_document"),
        ("ИИН 880101300123", "personal_document"),
        ("880101300123", "personal_document"),
        ("31503195400012", "personal_document"),
        ("А000АА77", "personal_plate"),
        ("123 ABC 02", "personal_plate"),
        ("01KG123ABC", "personal_plate"),
        ("1234 AB 01", "personal_plate"),
        ("01 A 123 BC", "personal_plate"),
        ("10-AB-123", "personal_plate"),
        ("г/н 123ABC02", "personal_plate"),
        ("гос. рег. номер 0001", "personal_plate"),
        ("госзнаком 0001-X", "personal_plate"),
        ("грнз 00-01", "personal_plate"),
        ("plate no: 0001-X", "personal_plate"),
        ("KZ86125KZT5004100100", "personal_bank"),
        ("4111 1111 1111 1111", "personal_bank"),
        ("проживающий: ул. Мира, д. 5", "personal_address"),
        ("1985 г.р.", "personal_birth"),
    ],
)
def test_personal_data_are_found_with_their_kind(text: str, kind: str) -> None:
    assert find_personal(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "г. Алматы",
        "ул. А.С. Пушкина",
        "район им. А. Навои",
        "р-н Т. Рыскулова",
        "100 KG 50 G",
        "12.03.2024",
        "12-14.03.2024",
        "4 тонны 83 кг 274 г",
        "JWH-018",
        "AB-FUBINACA 25 г",
        "CP 47,497",
        "1 234 567,89",
        "контейнер MSKU1234567",
        "уголовное дело № 247500031000123",
        "КПП Кордай - Ак-Жол",
        "Иваново",
        "Ростовская область",
        "Бободжон Гафуров",
        "10 000 USD",
        "КамАЗ 5320",
        "Boeing 737",
        "2024-03-12 10:00:00",
        "20240312123000",
        "трасса М39, 1024 км",
        "дом.",
        "AV. PERIMETRAL A 100 MTS",
    ],
)
def test_places_amounts_dates_and_substances_pass(text: str) -> None:
    assert find_personal(text) is None


@for_each(UNITS)
def test_a_unit_in_capitals_between_numbers_is_no_document_and_no_plate(unit: str) -> None:
    texts = [f"{unit} 0000001", f"123 {unit} 02", f"1234 {unit} 01", f"01 A 123 {unit}", f"A 123 {unit}"]
    assert [text for text in texts if find_personal(text)] == []


@pytest.mark.parametrize("text", ["XZ 0000001", "123 XZQ 02", "1234 XZ 01", "01 A 123 XZ", "A 123 XZQ"])
def test_other_capitals_there_are_a_document_or_a_plate(text: str) -> None:
    assert find_personal(text) in {"personal_document", "personal_plate"}


@pytest.mark.parametrize(
    "name", ["drugs", "units", "transport", "countries", "concealment", "installations", "headers"]
)
def test_no_spelling_of_a_vocabulary_looks_personal(name: str) -> None:
    spellings = [spelling for term in get_vocabulary(name) for spelling in term.spellings()]
    allowed = {"personal_birth"}  # the headers that ask for a date of birth say so
    assert [text for text in spellings if find_personal(text) not in {None, *allowed}] == []


@given(st.text() | st.text(alphabet="0123456789ABCАВЕ .+-()@№"))
def test_no_text_raises_and_every_kind_is_a_header_of_persons(text: str) -> None:
    kind = find_personal(text)
    assert kind is None or kind in get_vocabulary("headers").with_descendants("personal")


@pytest.mark.parametrize("piece", ["1", "а", "a", "1-", "a.", "Абв ", "1 кг ", "+1 ", "a@", "№ ", "гос. "])
def test_a_long_cell_is_checked_without_delay(piece: str) -> None:
    start = time.process_time()
    find_personal(piece * (32_767 // len(piece)))
    # The longest cell of a workbook; measured below 0.05 s, several times that on a busy machine, and minutes
    # where a pattern runs in squares.
    assert time.process_time() - start < 5
