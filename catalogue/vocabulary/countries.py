"""Countries: names from CLDR (by Babel), the forms the UN uses, and the spellings of sheets."""

from __future__ import annotations

from typing import Any

from babel import Locale
from babel.core import get_global

from catalogue.vocabulary.loading import read_yaml
from catalogue.vocabulary.terms import Term, Vocabulary

# Codes that CLDR lists beside countries: groups, outlying parts without a code in use, tests.
_NO_COUNTRIES = frozenset(
    {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
)
_CODE_LENGTH = 2


# Withdrawn or exceptional alpha-3 codes that CLDR still maps: understood in a sheet, never shown.
_OLD_ALPHA3 = frozenset({"ZAR", "TMP", "FXX", "XKK", "SUN", "YUG", "BUR", "ROM", "ANT", "SCG", "DDR"})
# CLDR shortens these words; sheets and the UN write them out.
_WRITTEN_OUT = (("&", "and"), ("St. ", "Saint "), ("о-ва", "острова"), ("о-в", "остров"), ("Св.", "Святой"))


def read_countries() -> Vocabulary:
    """Return the countries by ISO 3166-1 alpha-2: Central Asia first, then by English name.

    At the end stand `several`, `other` and `unknown`, whose `extra["is_country"]` is False.
    """
    entries = read_yaml("countries")["terms"]
    listed = {entry["code"] for entry in entries}
    cldr, alpha3 = _cldr_names(), _alpha3_codes()
    rest = [{"code": code} for code in sorted(cldr, key=lambda code: cldr[code][0]) if code not in listed]
    terms = [_country(entry, cldr, alpha3) for entry in (*entries, *rest)]
    return Vocabulary("countries", sorted(terms, key=lambda term: not term.extra["is_country"]))


def _cldr_names() -> dict[str, tuple[str, str]]:
    english, russian = Locale("en").territories, Locale("ru").territories
    codes = [code for code in map(str, english) if len(code) == _CODE_LENGTH and code.isalpha()]
    return {code: (english[code], russian[code]) for code in codes if code not in _NO_COUNTRIES}


def _alpha3_codes() -> dict[str, list[str]]:
    """Return alpha-2 -> its alpha-3 codes, the one in force first."""
    found: dict[str, list[str]] = {}
    # CLDR lists ISO 3166-1 alpha-3 codes as aliases of the alpha-2 codes.
    aliases: dict[str, list[str]] = dict(get_global("territory_aliases"))
    for old, new in sorted(aliases.items(), key=lambda item: (item[0] in _OLD_ALPHA3, item[0])):
        if len(new) == 1 and len(old) == _CODE_LENGTH + 1 and old.isalpha():
            found.setdefault(new[0], []).append(old)
    return found


def _country(entry: dict[str, Any], cldr: dict[str, tuple[str, str]], alpha3: dict[str, list[str]]) -> Term:
    code = entry["code"]
    names = cldr.get(code, ("", ""))
    written_out = tuple(map(_write_out, names))
    codes = alpha3.get(code, [])
    return Term(
        code=code,
        en=entry.get("en") or written_out[0],
        ru=entry.get("ru") or written_out[1],
        aliases=(*filter(None, (*names, *written_out)), *codes, *(entry.get("aliases") or ())),
        ids=tuple(entry.get("ids") or ()),
        extra={"alpha3": next(iter(codes), None), "is_country": code.isupper()},
    )


def _write_out(name: str) -> str:
    for short, full in _WRITTEN_OUT:
        name = name.replace(short, full)
    return name
