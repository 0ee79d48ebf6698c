"""The folded keys under which a place's names are found; used when places.parquet is built."""

from collections.abc import Iterable

from geodata.gazetteer.fold import fold
from geodata.gazetteer.grammar import stem
from geodata.gazetteer.peel import peel

# GeoNames writes Persian ص and ط in these two countries with a cedilla that elsewhere means sh and ts.
_PERSIAN = str.maketrans("şţŞŢ", "stST")


def name_keys(names: Iterable[str], country: str) -> list[str]:
    """Return the distinct keys of all names: bare of words of kind, bare of endings, and as written."""
    keys: dict[str, None] = {}
    for name in names:
        plain = name.translate(_PERSIAN) if country in {"AF", "IR"} else name
        bare = [segment.key for segment in peel(plain)] or [fold(plain)]
        whole = " ".join(bare)
        keys.update(dict.fromkeys((whole, stem(whole), fold(plain))))
    return [key for key in keys if key]
