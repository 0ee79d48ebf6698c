"""Small hand-made inputs for the tests of outputs: a route, its sources and methods, seizures counted."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from dataclasses import dataclass

import pandas as pd

from catalogue.content import (
    Bilingual,
    ConcealmentMethod,
    Confidence,
    Leg,
    Route,
    Source,
    Statement,
    Waypoint,
)
from catalogue.filters import Filters
from catalogue.model import Handling
from catalogue.output.brief_figures import Count, CountRow, Figures, Unconverted
from catalogue.output.brief_records import Brief, BriefLeg, BriefMethod, BriefSource, Passage
from catalogue.routes import CountryRoles


@dataclass(frozen=True)
class Line:
    """A drawn route, as catalogue.routes gives it."""

    code: str
    name_en: str
    name_ru: str
    family: str
    lat_lon: tuple[tuple[tuple[float, float], ...], ...]
    kinds: tuple[str, ...]


LINE = Line(
    code="TEST",
    name_en="Dushanbe - Osh",
    name_ru="Душанбе - Ош",
    family="northern",
    lat_lon=(((38.54, 68.78), (39.0, 70.3), (39.5, 71.7)), ((39.5, 71.7), (40.53, 72.80))),
    kinds=("network", "straight"),
)

WAYPOINTS = (
    Waypoint("Dushanbe", "Душанбе", "TJ", 38.54, 68.78, None),
    Waypoint("Gharm", "Гарм", "TJ", 39.0, 70.3, None),
    Waypoint("Karamyk", "Карамык", "KG", 39.5, 71.7, 3.0),
    Waypoint("Osh", "Ош", "KG", 40.53, 72.80, None),
)

SOURCES = {
    "first": Source("first", "First report", "UNODC", "2018-06", "https://example.org/first", "report", "en"),
    "second": Source("second", "Second report", "WCO", "2019", "https://example.org/second", "report", "en"),
    "unused": Source("unused", "Never named", "Nobody", "2020", "https://example.org/unused", "news", "en"),
}

ROUTE = Route(
    code="TEST",
    name_en="Dushanbe - Osh",
    name_ru="Душанбе - Ош",
    family="northern",
    status="active",
    drugs=("heroin", "opium"),
    transport=("road_private",),
    countries=("TJ", "KG"),
    direction="along",
    waypoints=WAYPOINTS,
    legs=(Leg("Dushanbe", "Karamyk", "road", None), Leg("Karamyk", "Osh", "road", "BCP022")),
    first_evidence=2014,
    last_evidence=2026,
    concealment=("vehicle.tyres",),
    statements=(
        Statement("Second comes first.", "Второй идёт первым.", ("second",), 2019),
        Statement("Both say so.", "Оба так говорят.", ("first", "second"), None),
    ),
    caveats=(Bilingual("Little is known of winter.", "О зиме известно мало."),),
    confidence=Confidence("B", 2),
    handling="TLP:GREEN",
    recorded="2026-11-24",
)


def make_method(handling: str = "TLP:CLEAR") -> ConcealmentMethod:
    """Return a concealment method with one statement of each kind."""
    statement = Statement("A wheel rings dull.", "Колесо звучит глухо.", ("first",), None)
    practice = Statement("Tap the wheel.", "Простучать колесо.", (), None, practice=True)
    return ConcealmentMethod(
        code="vehicle.tyres",
        parent="vehicle",
        name_en="Tyres and spare wheel",
        name_ru="Шины и запасное колесо",
        description=(statement,),
        drugs=("heroin",),
        transport=("road_private",),
        indicators=(practice,),
        detection=(practice,),
        prevention=(practice,),
        ids_codes=(),
        handling=handling,
        recorded="2026-11-24",
    )


def make_records() -> pd.DataFrame:
    """Return two seizures at one place, as store/queries/map_records.sql gives them."""
    return pd.DataFrame(
        {
            "seizure_id": [17, 21],
            "date_first": pd.to_datetime(["2021-03-04", "2020-01-01"]),
            "date_last": pd.to_datetime(["2021-03-04", "2020-12-31"]),
            "date_precision": ["day", "year"],
            "drugs": [["heroin"], ["opium", "heroin"]],
            "mass_kg": [1.5, float("nan")],
            "latitude": [41.2, 41.2],
            "longitude": [68.5, 68.5],
            "name_en": ["Khujand", "Khujand"],
            "name_ru": ["Худжанд", "Худжанд"],
        }
    )


@dataclass(frozen=True)
class Months:
    """Counts by month, as catalogue.analysis gives them."""

    counts: pd.DataFrame
    undated: pd.DataFrame


def make_months() -> Months:
    """Return two circles with seizures in March and May 2021, and four seizures known to no single month."""
    counts = pd.DataFrame(
        {
            "cell": [1, 1, 2],
            "in_province": [False, False, True],
            "latitude": [41.0, 41.0, 40.0],
            "longitude": [68.0, 68.0, 66.0],
            "month": pd.to_datetime(["2021-03-01", "2021-05-01", "2021-03-01"]),
            "cases": [7, 30, 5],
            "mass_kg": [1.0, 2.0, 3.0],
        }
    )
    return Months(counts, pd.DataFrame({"latitude": [41.0], "longitude": [68.0], "cases": [4]}))


def make_cells(names: tuple[str, str] = ("Khorog", "Хорог")) -> pd.DataFrame:
    """Return three circles of a map view, the second known to the province only."""
    return pd.DataFrame(
        {
            "province": [None, "TJ-KT", None],
            "latitude": [37.4904, 37.9, 40.5283],
            "longitude": [71.5534, 69.6, 72.7985],
            "cases": [1, 12, 2345],
            "mass_kg": [0.315, 52.06, None],
            "unconverted_items": [0, 0, 7],
            "places": [1, 1, 3],
            "name_en": [names[0]] * 3,
            "name_ru": [names[1]] * 3,
        }
    ).astype({"province": object})


def small_png() -> bytes:
    """Return a picture of one grey pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00\x80", 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def make_brief(language: str = "en", title: str | None = None, *, synthetic: bool = True) -> Brief:
    """Return a brief whose every part is fixed here."""
    russian = language == "ru"
    sign = "Колесо звучит глухо." if russian else "A wheel rings dull."
    passage, practice = (Passage(sign, (2,)),), (Passage(sign, (), practice=True),)
    return Brief(
        language=language,
        code="TEST",
        title=title or ("Душанбе - Ош" if russian else "Dushanbe - Osh"),
        family="northern",
        status="active",
        countries=CountryRoles(("TJ",), (), ("KG",), both_ways=False, inside=None),
        drugs=("heroin", "opium"),
        transport=("road_private", "rail"),
        first_evidence=2014,
        last_evidence=2026,
        confidence="B2",
        handling=Handling.AMBER,
        synthetic=synthetic,
        filters=Filters(date_from=dt.date(2015, 1, 1), countries=("TJ",)),
        date_first=dt.date(2015, 3, 1),
        date_last=dt.date(2016, 12, 31),
        picture=small_png(),
        statements=(Passage("О маршруте." if russian else "Of the route.", (1, 2), 2018),),
        legs=(BriefLeg("Душанбе" if russian else "Dushanbe", "Ош" if russian else "Osh", "road", None),),
        figures=make_example_figures(),
        methods=(BriefMethod("Шины" if russian else "Tyres", passage, practice, practice, practice),),
        caveats=("О зиме известно мало." if russian else "Little is known of winter.",),
        coverage="Охват." if russian else "Covered.",
        notes=("О килограммах." if russian else "Of kilograms.", "О границах." if russian else "Of borders."),
        sources=(
            BriefSource(1, "First report", "UNODC", "2018-06", "https://example.org/first"),
            BriefSource(2, "Second report", "WCO", "2019", "https://example.org/second"),
        ),
        made_on=dt.date(2026, 11, 24),
    )


def make_example_figures() -> Figures:
    """Return counts of two years with a drug that has no kg equivalent."""
    return Figures(
        total=Count(1234, 5678.9),
        unconverted=(Unconverted("tablet", 120400.0),),
        years=(2015, 2016),
        apart=(CountRow("chemical", (Count(7, 250.0),)),),
        possible=3.25,
        by_drug=(
            CountRow("heroin", (Count(1200, 5678.9), None, Count(1200, 5678.9))),
            CountRow("tramadol", (None, Count(34, None), Count(34, None))),
        ),
        beside_drugs=(CountRow("acetic_anhydride", (Count(7, 250.0), None, Count(7, 250.0))),),
        by_year=(Count(1200, 5678.9), Count(34, None), Count(1234, 5678.9)),
        by_concealment=(
            CountRow(None, (Count(1000, 0.5),)),
            CountRow("vehicle.tyres", (Count(234, 5678.4),)),
        ),
    )
