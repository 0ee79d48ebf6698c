"""Finds personal data in a text by its shape: what a screen or a store must never hold.

Shapes of the seven states of CARICC and their neighbours. Better too much than too little, but amounts,
dates, places, case numbers and names of substances must pass.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from catalogue.clean.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable

# Kinds are codes of vocabulary/headers.yml.
NAME, DOCUMENT, PHONE = "personal_name", "personal_document", "personal_phone"
PLATE, BANK, ADDRESS, BIRTH = "personal_plate", "personal_bank", "personal_address", "personal_birth"

_UNITS = r"(?:KGS?|GRS?|GMS?|MG|ML|MT|TAB|TBL|PCS|PC|MTS|MTR|KMS?|USD|EUR|KZT|RUB|UZS|КГ|ГР|МГ|МЛ|ТАБ|ШТ|АМП|КАПС|ТГ|РУБ|USD|TIR|GMT|UTC)"
_E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE_INTERNATIONAL = re.compile(r"(?<!\w)\+\s?\d(?:[\s()-]{0,2}\d){9,14}(?!\d)")
# National forms: 8 and ten digits (Russia, Kazakhstan), 998 .. 992 .. without "+".
_PHONE_NATIONAL = re.compile(
    r"(?<![\w.,-])8[\s-]?\(?\d{3}\)?[\s-]?\d{3}[\s-]?\d{2}[\s-]?\d{2}(?![\w.,-]?\d)|"
    r"(?<![\w.,-])(?:99[2-8]|93)[\s-]?\(?\d{2,3}\)?[\s-]\d{2,3}[\s-]\d{2}[\s-]?\d{2}(?!\d)"
)
_PHONE_NAMED = re.compile(
    r"(?:тел|телефон\w*|моб|сот|phone|mobile|imei|abonent|whatsapp|telegram)\b[^\w\n]{0,4}(?:№\s*)?[+(]?\d[\d\s()-]{4,}",
    re.IGNORECASE,
)
_DOCUMENT_NAMED = re.compile(
    r"(?:паспорт\w*|passport|удостоверени\w*|id[\s-]?card|водительск\w+|вид на жительство|инн|иин|пинфл|снилс|jshshir|national id)"
    r"[^\n]{0,25}?\d{5,}",
    re.IGNORECASE,
)
_PASSPORT = re.compile(rf"(?<![\w-])(?!{_UNITS}\b)[A-ZА-ЯЁ]{{1,3}}\s?(?:№|N|No\.?)?\s?\d{{7,9}}(?![\w-])")
_PASSPORT_TURKMEN = re.compile(r"(?<!\w)I{1,3}-[A-ZА-Я]{2}\s?(?:№|N)?\s?\d{6}(?!\w)")
_PASSPORT_RUSSIAN = re.compile(r"(?<![\w.,-])\d{2}\s?\d{2}\s(?:№\s?)?\d{6}(?![\w.,-])")
_SNILS = re.compile(r"(?<![\w-])\d{3}-\d{3}-\d{3}[\s-]\d{2}(?![\w-])")
_LONG_NUMBER = re.compile(r"(?<![\w.,№/-])(\d{12}|\d{14})(?![\w.,/-])")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?(?!\w)")
_CARD = re.compile(r"(?<![\w.,-])\d{4}([\s-]?)\d{4}\1\d{4}\1\d{4}(?![\w.,-])")
_RU = "АВЕКМНОРСТУХABEKMHOPCTYX"
_PLATES = (
    rf"[{_RU}]\s?\d{{3}}\s?[{_RU}]{{2}}\s?/?\s?\d{{2,3}}(?:\s?RUS)?",  # Russia: А123ВС 77
    rf"\d{{3}}\s?(?!{_UNITS}\b)[A-Z]{{2,3}}\s?/?(?:0[1-9]|1\d|20)",  # Kazakhstan: 123 ABC 02
    rf"[A-Z]\s?\d{{3}}\s?(?!{_UNITS}\b)[A-Z]{{3}}",  # Kazakhstan before 2012: A 123 BCD
    r"(?:0[1-9])\s?KG\s?\d{3}\s?[A-Z]{2,3}",  # Kyrgyzstan: 01 KG 123 ABC
    r"[A-Z]\s?\d{4}\s?[A-Z]{1,2}",  # Kyrgyzstan before 2016: B 1234 AB
    rf"\d{{4}}\s?(?!{_UNITS}\b)[A-ZА-Я]{{2}}\s?0[1-8]",  # Tajikistan: 1234 AB 01
    rf"(?:0[1-9]|[1-9][05])\s?[A-Z]\s?\d{{3}}\s?(?!{_UNITS}\b)[A-Z]{{2}}",  # Uzbekistan: 01 A 123 BC
    rf"(?:01|[1-9][05])\s\d{{3}}\s(?!{_UNITS}\b)[A-Z]{{3}}",  # Uzbekistan, companies: 01 123 ABC
    rf"(?!{_UNITS}\b)[A-Z]{{2}}\s?\d{{4}}\s?(?:AG|AH|BN|DZ|LB|MR)",  # Turkmenistan: AB 1234 AG
    r"\d{2}-[A-Z]{2}-\d{3}",  # Azerbaijan: 10-AB-123
)
_PLATE = re.compile(rf"(?<![\w.,-])(?:{'|'.join(_PLATES)})(?![\w-])")
_PLATE_NAMED = re.compile(
    r"(?:гос\.?\s?(?:рег\.?\s?)?(?:номер\w*|знак\w*|№)|госномер\w*|г/н|г\.н\.|грнз|рег\.?\s?знак\w*|number plate|plate (?:no|number)|\bvin\b)"
    r"[^\w\n]{0,4}(?=\S*\d)[\w-]{4,}",
    re.IGNORECASE,
)
_CAPITALIZED = r"[А-ЯЁӘҒҚҢӨҰҮҺІҲҶӢӮЎ][а-яёәғқңөұүһіҳҷӣӯў]+(?:-[А-ЯЁ][а-яё]+)?"
_SURNAME = rf"{_CAPITALIZED}"
_PATRONYMIC = r"[А-ЯЁӘҒҚҢӨҰҮІ][а-яёәғқңөұүі]+(?:ович|евич|ьич|[аяуйо]ич|кич|мич|овна|евна|ична|инична)(?:а|у|ем|ой|е|ы)?"
_TURKIC_PATRONYMIC = rf"{_CAPITALIZED}\s?-?(?:оглы|огли|угли|ўғли|улы|ұлы|уулу|кызы|қызы|кизи|қизи|гызы)"
_FULL_NAME = re.compile(
    rf"(?<!\w)(?:{_SURNAME}\s+{_CAPITALIZED}\s+{_PATRONYMIC}|{_CAPITALIZED}\s+{_PATRONYMIC}|(?:{_SURNAME}\s+)?{_CAPITALIZED}\s+{_TURKIC_PATRONYMIC})(?!\w)"
)
_FULL_NAME_LATIN = re.compile(
    r"(?<!\w)[A-Z][a-z]+\s+(?:[A-Z][a-z]+\s+)?[A-Z][a-z'`’]+(?:ovich|evich|ovna|evna|\s(?:ogly|oglu|ugli|o['`’]g['`’]li|uulu|uly|kyzy|qizi))(?!\w)"
)
_INITIALS_AFTER = re.compile(rf"(?<!\w)({_SURNAME})\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.")
_INITIAL_AFTER = re.compile(
    rf"(?<!\w)[А-ЯЁ][а-яё]+(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская|енко|янц?|дзе|швили|заде|зода)\s[А-ЯЁ]\.(?!\s?[а-яё\d])"
)
_INITIALS_BEFORE = re.compile(
    rf"(?<!\w)[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?{_SURNAME}(?!\s+(?:район|р-н|улиц|просп|област))"
)
_INITIALS_LATIN = re.compile(
    r"(?<!\w)(?:[A-Z][a-z]{2,}\s[A-Z]\.\s?[A-Z]\.|[A-Z]\.\s?[A-Z]\.\s?[A-Z][a-z]{2,}(?:ov|ev|ova|eva|in|ina|sky|skaya|zoda))(?!\w)"
)
# A street, district or institution named after somebody is a place.
_NAMED_AFTER = re.compile(
    r"(?:им\.|имени|ул\.|улиц\w+|пр\.|просп\.|проспект\w*|пер\.|бульвар\w*|р-н\w*|район\w*|джамоат\w*|аэропорт\w*|село|с\.|пос\.|а/о|str\.|street|named after)\s*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:прожива\w+|прописан\w*|зарегистрирован\w*|residing|resident of|lives at)\b.{0,80}?(?:\bд\.|\bдом\b|\bкв\.|\bул\.|\bулиц\w+|street|\bapt\b)",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b\d{4}\s?(?:г\.\s?р\.|г/р|года рождения)|\b(?:born (?:on|in)|date of birth|дата рождения|уроженец|уроженк\w)\b",
    re.IGNORECASE,
)


def find_personal(text: str) -> str | None:
    """Return what kind of personal data `text` seems to hold; None where it seems to hold none.

    Returns
    -------
    str
        A code of vocabulary/headers.yml: personal_name, personal_document, personal_phone, personal_plate,
        personal_bank, personal_address or personal_birth.
    """
    line = clean_text(text)
    return next((kind for kind, holds in _CHECKS if holds(line)), None)


def _any_of(*patterns: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda line: any(pattern.search(line) for pattern in patterns)


def _holds_name(line: str) -> bool:
    patterns = (
        _FULL_NAME,
        _FULL_NAME_LATIN,
        _INITIALS_AFTER,
        _INITIAL_AFTER,
        _INITIALS_BEFORE,
        _INITIALS_LATIN,
    )
    hits = (hit for pattern in patterns for hit in pattern.finditer(line))
    return any(not _NAMED_AFTER.search(line[: hit.start()]) for hit in hits)


def _holds_long_number(line: str) -> bool:
    """Tell whether a personal number of Kazakhstan, Kyrgyzstan or Uzbekistan stands in `line`.

    All begin with a date of birth (Kazakhstan yymmdd; Kyrgyzstan sex, ddmmyyyy; Uzbekistan sex, ddmmyy).
    """
    return any(_begins_with_birth(found[1]) for found in _LONG_NUMBER.finditer(line))


def _begins_with_birth(number: str) -> bool:
    forms = [(number[:6], "%y%m%d")] if len(number) == len("yymmddcnnnnk") else []
    if len(number) == len("sddmmyyyynnnnk"):
        forms = [(number[1:9], "%d%m%Y"), (number[1:7], "%d%m%y")]
    return any(_is_birth(digits, form) for digits, form in forms)


def _is_birth(digits: str, form: str) -> bool:
    try:
        day = dt.datetime.strptime(digits, form).replace(tzinfo=dt.UTC)
    except ValueError:
        return False
    return day.year > 1900  # noqa: PLR2004 - nobody alive was born before


def _holds_iban(line: str) -> bool:
    return any(_is_iban(found.group().replace(" ", "")) for found in _IBAN.finditer(line))


def _is_iban(account: str) -> bool:
    # ISO 13616: letters become two digits, the first four characters go last, the rest of 97 must be 1.
    return int("".join(str(int(character, 36)) for character in account[4:] + account[:4])) % 97 == 1


def _holds_card(line: str) -> bool:
    return any(_passes_luhn(re.sub(r"\D", "", found.group())) for found in _CARD.finditer(line))


def _passes_luhn(number: str) -> bool:
    doubled = [sum(divmod(int(digit) * (1 + place % 2), 10)) for place, digit in enumerate(reversed(number))]
    return sum(doubled) % 10 == 0


_CHECKS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (PHONE, _any_of(_E_MAIL, _PHONE_INTERNATIONAL, _PHONE_NATIONAL, _PHONE_NAMED)),
    (BANK, _holds_iban),
    (BANK, _holds_card),
    (DOCUMENT, _any_of(_DOCUMENT_NAMED, _PASSPORT, _PASSPORT_TURKMEN, _PASSPORT_RUSSIAN, _SNILS)),
    (DOCUMENT, _holds_long_number),
    (PLATE, _any_of(_PLATE, _PLATE_NAMED)),
    (ADDRESS, _any_of(_ADDRESS)),
    (BIRTH, _any_of(_BIRTH)),
    (NAME, _holds_name),
)
