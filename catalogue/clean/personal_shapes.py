"""What personal data look like: patterns for documents, telephones, plates and names.

Shapes are those of the seven states of CARICC as their public registers describe them; a pattern names
the state where it is not common to all.
"""

from __future__ import annotations

import re


def _one_of(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


def _ignoring_case(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


# Capitals that follow a number without being a plate or a document.
_UNIT = _one_of(
    *(
        "KGS?",
        "GRS?",
        "GMS?",
        "MG",
        "ML",
        "MT",
        "TAB",
        "TBL",
        "PCS?",
        "MTS",
        "MTR",
        "KMS?",
        "TIR",
        "GMT",
        "UTC",
    ),
    *("USD", "EUR", "KZT", "RUB", "UZS", "КГ", "ГР", "МГ", "МЛ", "ТАБ", "ШТ", "АМП", "КАПС", "ТГ", "РУБ"),
)

# The look-behind keeps this linear: without it every letter of a long text starts a search of its own.
E_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+")
PHONE_INTERNATIONAL = re.compile(r"(?<!\w)\+\s?\d(?:[\s()-]{0,2}\d){9,14}(?!\d)")
# 8 and ten digits: Russia, Kazakhstan; the codes of the other states without "+".
PHONE_NATIONAL = re.compile(
    r"(?<![\w.,-])8[\s-]?\(?\d{3}\)?[\s-]?\d{3}[\s-]?\d{2}[\s-]?\d{2}(?![\w.,-]?\d)|"
    r"(?<![\w.,-])(?:99[2-8]|93)[\s-]?\(?\d{2,3}\)?[\s-]\d{2,3}[\s-]\d{2}[\s-]?\d{2}(?!\d)"
)
PHONE_NAMED = _ignoring_case(
    r"(?<!\w)",
    _one_of("тел", r"телефон\w*", "моб", "сот", "phone", "mobile", "imei", "whatsapp", "telegram"),
    r"\b[^\w\n]{0,4}(?:№\s*)?[+(]?\d[\d\s()-]{4,}",
)

DOCUMENT_NAMED = _ignoring_case(
    r"(?<!\w)",
    _one_of(r"паспорт\w*", "passport", r"удостоверени\w*", r"id[\s-]?card", r"водительск\w+", "national id"),
    r"[^\n]{0,25}?\d{5,}",
)
PERSONAL_NUMBER_NAMED = _ignoring_case(
    r"(?<!\w)", _one_of("инн", "иин", "пин", "пинфл", "снилс", "jshshir"), r"(?!\w)[^\n]{0,10}?\d{5,}"
)
PASSPORT = re.compile(rf"(?<![\w-])(?!{_UNIT}\b)[A-ZА-ЯЁ]{{1,3}}\s?(?:№|N|No\.?)?\s?\d{{7,9}}(?![\w-])")
PASSPORT_TURKMEN = re.compile(r"(?<!\w)I{1,3}-[A-ZА-Я]{2}\s?(?:№|N)?\s?\d{6}(?!\w)")
PASSPORT_RUSSIAN = re.compile(r"(?<![\w.,-])\d{2}\s?\d{2}\s(?:№\s?)?\d{6}(?![\w.,-])")
SNILS = re.compile(r"(?<![\w-])\d{3}-\d{3}-\d{3}[\s-]\d{2}(?![\w-])")
LONG_NUMBER = re.compile(r"(?<![\w.,№/-])([0-9]{12}|[0-9]{14})(?![\w.,/-])")
IBAN = re.compile(r"(?<!\w)[A-Z]{2}[0-9]{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?(?!\w)")
CARD = re.compile(r"(?<![\w.,-])[0-9]{4}([\s-]?)[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?![\w.,-])")

_RUSSIAN = "[АВЕКМНОРСТУХABEKMHOPCTYX]"
_PLATES = (
    rf"{_RUSSIAN}\s?\d{{3}}\s?{_RUSSIAN}{{2}}\s?/?\s?\d{{2,3}}(?:\s?RUS)?",  # Russia: А123ВС 77
    rf"\d{{3}}\s?(?!{_UNIT}\b)[A-Z]{{2,3}}\s?/?(?:0[1-9]|1\d|20)",  # Kazakhstan: 123 ABC 02
    rf"[A-Z]\s?\d{{3}}\s?(?!{_UNIT}\b)[A-Z]{{3}}",  # Kazakhstan before 2012: A 123 BCD
    r"(?:0[1-9])\s?KG\s?\d{3}\s?[A-Z]{2,3}",  # Kyrgyzstan: 01 KG 123 ABC
    rf"[A-Z]\s?\d{{4}}\s?(?!{_UNIT}\b)[A-Z]{{1,2}}",  # Kyrgyzstan before 2016: B 1234 AB
    rf"\d{{4}}\s?(?!{_UNIT}\b)[A-ZА-Я]{{2}}\s?0[1-8]",  # Tajikistan: 1234 AB 01
    rf"(?:0[1-9]|[1-9][05])\s?[A-Z]\s?\d{{3}}\s?(?!{_UNIT}\b)[A-Z]{{2}}",  # Uzbekistan: 01 A 123 BC
    rf"(?:01|[1-9][05])\s\d{{3}}\s(?!{_UNIT}\b)[A-Z]{{3}}",  # Uzbekistan, companies: 01 123 ABC
    rf"(?!{_UNIT}\b)[A-Z]{{2}}\s?\d{{4}}\s?(?:AG|AH|BN|DZ|LB|MR)",  # Turkmenistan: AB 1234 AG
    r"\d{2}-[A-Z]{2}-\d{3}",  # Azerbaijan: 10-AB-123
)
PLATE = re.compile(rf"(?<![\w.,-]){_one_of(*_PLATES)}(?![\w-])")
PLATE_NAMED = _ignoring_case(
    r"(?<!\w)",
    _one_of(
        *(r"гос\.?\s?(?:рег\.?\s?)?(?:номер\w*|знак\w*|№)", r"госномер\w*", "г/н", r"г\.н\.", "грнз"),
        *(r"рег\.?\s?знак\w*", "number plate", "plate (?:no|number)", r"vin\b"),
    ),
    r"[^\w\n]{0,4}(?=\S*\d)[\w-]{4,}",
)

_CAPITALIZED = r"[А-ЯЁӘҒҚҢӨҰҮҺІҲҶӢӮЎ][а-яёәғқңөұүһіҳҷӣӯў]+(?:-[А-ЯЁ][а-яё]+)?"
_PATRONYMIC_ENDING = _one_of("ович", "евич", "[ьаяуйокм]ич", "овна", "евна", "ична") + _one_of(
    "", "а", "у", "ем", "ой", "е", "ы"
)
_PATRONYMIC = rf"[А-ЯЁӘҒҚҢӨҰҮІ][а-яёәғқңөұүі]+{_PATRONYMIC_ENDING}"
_CHILD_OF = _one_of(
    "оглы", "огли", "угли", "ўғли", "улы", "ұлы", "уулу", "кызы", "қызы", "кизи", "қизи", "гызы"
)
FULL_NAME = re.compile(
    rf"(?<!\w)(?:{_CAPITALIZED}\s+)?{_CAPITALIZED}\s+(?:{_PATRONYMIC}|{_CAPITALIZED}\s?-?{_CHILD_OF})(?!\w)"
)
CHILD_OF = re.compile(rf"(?<!\w){_CAPITALIZED}\s+{_CHILD_OF}(?!\w)")
_LATIN_PATRONYMIC = _one_of("ovich", "evich", "ovna", "evna")
_LATIN_CHILD_OF = _one_of("ogly", "oglu", "ugli", "o['`’]g['`’]li", "uulu", "uly", "kyzy", "qizi")
FULL_NAME_LATIN = re.compile(
    rf"(?<!\w)[A-Z][a-z]+\s+(?:[A-Z][a-z]+\s+)?[A-Z][a-z'`’]+(?:{_LATIN_PATRONYMIC}|\s{_LATIN_CHILD_OF})(?!\w)"
)

_SURNAME_ENDING = _one_of(
    *("ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "ская", "енко"),
    *("янц?", "дзе", "швили", "заде", "зода", "оев", "оева"),
)
_LATIN_SURNAME_ENDING = _one_of("ov", "ev", "ova", "eva", "in", "ina", "sky", "skaya", "zoda", "zade", "enko")
INITIALS_AFTER = re.compile(rf"(?<!\w){_CAPITALIZED}\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.")
INITIAL_AFTER = re.compile(rf"(?<!\w)[А-ЯЁ][а-яё]+{_SURNAME_ENDING}\s[А-ЯЁ]\.(?!\s?[а-яё\d])")
INITIALS_BEFORE = re.compile(
    rf"(?<!\w)[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?{_CAPITALIZED}(?!\s+(?:район|р-н|улиц|просп|област))"
)
INITIALS_LATIN = re.compile(
    # "U.S. Virgin Islands" is a place.
    rf"(?<!\w)(?!U\.\s?[SK]\.)(?:[A-Z][a-z]{{2,}}\s[A-Z]\.\s?[A-Z]\.|[A-Z]\.\s?[A-Z]\.\s?[A-Z][a-z]+{_LATIN_SURNAME_ENDING})(?!\w)"
)
# Frequent given names of the region: beside a word with the ending of a surname they make a name.
_GIVEN_NAMES = _one_of(
    *("Александр", "Алексей", "Андрей", "Антон", "Артём", "Владимир", "Виктор", "Дмитрий", "Евгений", "Иван"),
    *("Игорь", "Максим", "Михаил", "Николай", "Олег", "Павел", "Роман", "Сергей", "Юрий", "Анна", "Елена"),
    *("Ирина", "Мария", "Наталья", "Ольга", "Светлана", "Татьяна", "Юлия", "Абдулла", "Азамат", "Азиз"),
    *("Айбек", "Акмал", "Али", "Алишер", "Анвар", "Арман", "Асан", "Аслан", "Бахтияр", "Баходир", "Бахром"),
    *("Гулнора", "Данияр", "Дильшод", "Дилшод", "Ерлан", "Жасур", "Зафар", "Ибрагим", "Ильхом", "Исмаил"),
    *("Камол", "Карим", "Лола", "Мадина", "Максат", "Мамед", "Марат", "Мухаммад", "Нодир", "Нурлан", "Рашид"),
    *("Руслан", "Рустам", "Сайд", "Санжар", "Серик", "Талгат", "Темур", "Тимур", "Улугбек", "Умед", "Фаррух"),
    *("Фарход", "Фирдавс", "Фируз", "Хуршед", "Шавкат", "Шерзод", "Эльдар", "Эмомали", "Юсуф", "Ёкуб"),
)
SURNAME_AND_NAME = re.compile(
    rf"(?<!\w)(?:[А-ЯЁ][а-яё]+{_SURNAME_ENDING}\s+{_GIVEN_NAMES}|{_GIVEN_NAMES}\s+[А-ЯЁ][а-яё]+{_SURNAME_ENDING})(?!\w)"
)
# A street, a district or an institution named after somebody is a place.
NAMED_AFTER = _ignoring_case(
    r"(?<!\w)",
    _one_of(
        *(
            r"им\.",
            "имени",
            r"ул\.",
            r"улиц\w+",
            r"пр\.",
            r"просп\.",
            r"проспект\w*",
            r"пер\.",
            r"бульвар\w*",
        ),
        *(r"р-н\w*", r"район\w*", r"джамоат\w*", r"аэропорт\w*", "село", r"с\.", r"пос\.", "а/о", r"str\."),
        *("street", "named after"),
    ),
    r"\s*$",
)

ADDRESS = _ignoring_case(
    _one_of(r"прожива\w+", r"прописан\w*", r"зарегистрирован\w*", "residing", "resident of", "lives at"),
    r"\b.{0,80}?",
    _one_of(r"\bд\.", r"\bдом\b", r"\bкв\.", r"\bул\.", r"\bулиц\w+", "street", r"\bapt\b"),
)
BIRTH = _ignoring_case(
    r"\b[0-9]{4}\s?",
    _one_of(r"г\.\s?р\.", "г/р", "года рождения"),
    r"|\b",
    _one_of("born (?:on|in)", "date of birth", "дата рождения", "уроженец", r"уроженк\w"),
    r"\b",
)
