"""What the coarser parts of a text say: the country, and the provinces that the place may lie in."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.gazetteer.match import Hit, find_hits, find_similar
from geodata.gazetteer.model import Place
from geodata.gazetteer.peel import Segment
from geodata.gazetteer.table import Index, abroad_index, country_keys

# A similar province name counts from this similarity, if the next one is worse by the margin.
ACCEPT_PROVINCE_FROM = 0.8
PROVINCE_MARGIN = 0.1

# Provinces that were one in living memory or that people count together: the stated name admits all of them.
# Source: divisions of KZ in 2018 and 2022, AF in 2004; capitals inside the province that surrounds them.
TOGETHER = {
    "KZ-63": ("KZ-10",),
    "KZ-19": ("KZ-33", "KZ-75"),
    "KZ-75": ("KZ-19",),
    "KZ-35": ("KZ-62",),
    "KZ-61": ("KZ-79",),
    "KZ-11": ("KZ-71",),
    "KZ-79": ("KZ-61",),
    "KZ-71": ("KZ-11",),
    "KG-C": ("KG-GB",),
    "KG-GB": ("KG-C",),
    "TJ-DU": ("TJ-RA",),
    "TM-S": ("TM-A",),
    "KG-O": ("KG-GO",),
    "KG-GO": ("KG-O",),
    "TJ-RA": ("TJ-DU",),
    "TM-A": ("TM-S",),
    "UZ-TO": ("UZ-TK",),
    "UZ-TK": ("UZ-TO",),
    "AF-PAR": ("AF-PAN",),
    "AF-URU": ("AF-DAY",),
    "RU-LEN": ("RU-SPE",),
    "RU-MOS": ("RU-MOW",),
}

# Cities that are provinces of their own.
CITY_PROVINCES = frozenset(
    [
        "KZ-71",
        "KZ-75",
        "KZ-79",
        "KG-GB",
        "KG-GO",
        "TJ-DU",
        "TM-S",
        "UZ-TK",
        "AZ-BA",
        "RU-MOW",
        "RU-SPE",
        "GE-TB",
        "AM-ER",
    ]
)


@dataclass(frozen=True)
class Context:
    """The record's frame.

    Attributes
    ----------
    provinces
        The provinces that the text states, best first; empty if none.
    codes
        ISO 3166-2 codes that a finer place may lie in; empty for no limit.
    country_named
        Whether the text names the record's own country.
    foreign
        ISO alpha-2 of another country that the text names, '' for none.
    """

    provinces: tuple[Hit, ...] = ()
    codes: frozenset[str] = frozenset()
    country_named: bool = False
    foreign: str = ""

    def admits(self, place: Place) -> bool:
        """Whether a place may lie in the stated provinces; a place of unknown province may."""
        return not self.codes or not place.province or place.province in self.codes


def find_provinces(segment: Segment, index: Index, *, similar: bool = False) -> list[Hit]:
    """Return the provinces that a segment names; with ``similar`` also one clearly misspelt."""
    hits = find_hits(segment, index, _is_province)
    if hits or not similar:
        return _of_announced_kind(segment, hits)
    close = find_similar(segment, index, _is_province, limit=2)
    if not close or close[0].score < ACCEPT_PROVINCE_FROM:
        return []
    is_alone = len(close) == 1 or close[1].score <= close[0].score - PROVINCE_MARGIN
    return close[:1] if is_alone else []


def province_codes(hits: Sequence[Hit]) -> frozenset[str]:
    """Return the codes of the provinces and of those counted together with them."""
    own = [hit.place.province for hit in hits]
    return frozenset(own).union(*(TOGETHER.get(code, ()) for code in own))


def find_country(segment: Segment) -> str | None:
    """Return the ISO alpha-2 code of the country that a segment names, None if it names none."""
    if segment.kinds - {"province"}:
        return None
    table = country_keys()
    return table.get(segment.key) or table.get(segment.key.replace(" ", ""))


def find_abroad(segment: Segment, country: str) -> str | None:
    """Return the country of a province or large town of this exact name outside ``country``, else None."""
    hits = find_hits(segment, abroad_index(), lambda place: place.country != country)
    sure = [hit for hit in hits if hit.code in {"exact_name", "alias", "grammar"}]
    return max(sure, key=lambda hit: hit.place.population).place.country if sure else None


def _of_announced_kind(segment: Segment, hits: list[Hit]) -> list[Hit]:
    """'Tashkent city' is the city, 'Ташкентская область' the region around it."""
    cities = [hit for hit in hits if hit.place.province in CITY_PROVINCES]
    regions = [hit for hit in hits if hit.place.province not in CITY_PROVINCES]
    if "city" in segment.kinds:
        return cities or hits
    return (regions or hits) if "province" in segment.kinds else hits


def _is_province(place: Place) -> bool:
    return place.kind == "province"
