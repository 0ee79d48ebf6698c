"""Spellings fold together: one key for the Latin and Cyrillic writings of one name.

Two keys: ``fold`` keeps what distinguishes names and unifies the transliteration systems (GOST, BGN, ALA-LC,
the Uzbek, Kazakh and Turkmen Latin alphabets); ``skeleton`` gives up more (Russian and Uzbek vowels differ:
Шерабад, Sherobod) and serves as a second attempt. Folding a key again changes nothing.
"""

import re
import unicodedata
from functools import lru_cache

# Letters of the region's alphabets; what is missing here loses its accents by Unicode decomposition.
_LETTERS = {
    **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhie", strict=True)),
    "ё": "io",
    "ж": "j",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sh",
    "ю": "iu",
    "я": "ia",
    "ъ": "",
    "ь": "",
    **dict(zip("әғқңөұүһіўҳӣӯҷґєӊҡӄһ", "agknouuhiohiujgenkkh", strict=True)),
    "ç": "ch",
    "ş": "sh",
    "ș": "sh",
    "š": "sh",
    "č": "ch",
    "ž": "j",
    "ə": "a",
    "ı": "i",
    "ḏ": "d",
    "ł": "l",
    **dict(zip("yqwx", "ikvh", strict=True)),
    **dict(zip("يىكۀةأإٱ", "ییکههااا", strict=True)),
    **dict.fromkeys("'’‘ʻʼ`´′ʹʺʿʾ‛ـ\u200b\u200c\u200d\u00ad", ""),
}
_MAP = str.maketrans(_LETTERS)

# Each pair shortens or keeps the length, so repeating them ends.
_PAIRS = (
    *(
        ("shch", "sh"),
        ("sch", "sh"),
        ("tsh", "ch"),
        ("tch", "ch"),
        ("dzh", "j"),
        ("dsh", "j"),
        ("dj", "j"),
        ("zh", "j"),
        ("kh", "h"),
    ),
    *(
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("dh", "d"),
        ("ck", "k"),
        ("tz", "ts"),
        ("ce", "se"),
        ("ci", "si"),
    ),
    *(("oo", "u"), ("ou", "u"), ("ee", "i"), ("ie", "e")),
)
_LONE_C = re.compile(r"c(?!h)")
_DOUBLE = re.compile(r"([^\W\d_])\1+")
_GLIDE = re.compile(r"(?<=[bdfghjklmnprstvz])i(?=[aou])")
_FINAL_NG = re.compile(r"ng\b")
_NOT_WORD = re.compile(r"[\W_]+")

_BACK_VOWELS = str.maketrans("oue", "aai")
_V_AFTER_VOWEL = re.compile(r"(?<=[ai])v(?![aioue])")
_SILENT_H = re.compile(r"(?<=[aiouebdfgjklmnprstvz])h(?![aioue])")
_FINAL_VOICE = re.compile(r"d\b")


# Letters that look alike in both scripts, typed or scanned as the other one: 'Жондоpский' with a Latin p.
_LATIN, _CYRILLIC = "aceopxyABCEHKMOPTXY", "асеорхуАВСЕНКМОРТХУ"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)
_MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[\u0400-\u04ff])\w+\b")


# Adjectives in the transliteration of libraries and passports (ISO 9), which the other letters tell apart.
_ISO_9 = re.compile(r"\b[^\W\d_]+sk(?:ij|aâ|oj)\b", re.IGNORECASE)
_ISO_LETTERS = str.maketrans(
    {"â": "ya", "Â": "ya", "û": "yu", "Û": "yu", "ë": "yo", "Ë": "yo", "ŝ": "sh", "Ŝ": "sh"}
)
_ISO_J = re.compile(r"(?<=[aeiouy])j(?![aeiou])", re.IGNORECASE)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the key of a name: lower-case words with single spaces, empty without any letter or digit."""
    whole = _MIXED.sub(_in_one_script, unicodedata.normalize("NFKC", text))
    whole = _ISO_9.sub(lambda word: _ISO_J.sub("i", word[0].translate(_ISO_LETTERS)), whole)
    bare = "".join(map(_decompose, whole.casefold().translate(_MAP)))
    key = _NOT_WORD.sub(" ", bare.translate(_MAP)).strip()
    while (shorter := _reduce(key)) != key:
        key = shorter
    return key


@lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """Return the looser key of a folded name: two vowels, no spaces, no silent h."""
    marked = _FINAL_VOICE.sub("t", key).replace("sh", "\u0161").replace("ch", "\u010d").replace("ts", "s")
    vowels = _SILENT_H.sub("", marked).translate(_BACK_VOWELS)
    joined = _V_AFTER_VOWEL.sub("a", vowels).replace(" ", "")
    return _DOUBLE.sub(r"\1", joined.replace("ia", "a").replace("ai", "i"))


def _in_one_script(word: re.Match[str]) -> str:
    """Write a word of two scripts in the one that all its letters have, as it stands if neither has."""
    cyrillic, latin = word[0].translate(_TO_CYRILLIC), word[0].translate(_TO_LATIN)
    if not re.search("[A-Za-z]", cyrillic):
        return cyrillic
    return word[0] if re.search("[\u0400-\u04ff]", latin) else latin


def _decompose(letter: str) -> str:
    if letter < "\u00c0" or ("\u0590" <= letter <= "\u06ff" and not unicodedata.combining(letter)):
        return letter
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))


def _reduce(key: str) -> str:
    for pair, single in _PAIRS:
        if pair in key:
            key = key.replace(pair, single)
    key = _DOUBLE.sub(r"\1", _LONE_C.sub("k", key))
    return _FINAL_NG.sub("n", _GLIDE.sub("", key))
