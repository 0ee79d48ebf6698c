"""Small sheets written by hand, in the two public layouts, and a store with one of them imported."""

from __future__ import annotations

HEADER_A = (
    "REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;DRUG_NAME;AMOUNT;DRUG_UNIT;HIDING_PLACE;"
    "INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;DEPARTURE_COUNTRY;DESTINATION_COUNTRY;ROUTING"
)
ASIA = "Asia;Central Asia"
ROWS_A = tuple(
    f"{ASIA};{row}"
    for row in (
        "Uzbekistan;Сурхандарьинская область;г. Термез;2014-09-03;Opium;2114.0;Gram;Other;;;Afghanistan;;;",
        "Kazakhstan;;г. Астана;2014-07-01;Heroin;11000.0;Gram;Car Parts;Road;Private road;AF;Kyrgyzstan;RU;",
        "Kazakhstan;;;2015-01-20;Heroin;1.5;Kilogram;;Train;Rail;Unknown;Unknown;Russian Federation;",
        "Tajikistan;;;2016-08-03;Opium;61.29;Kilogram;;;;Afghanistan;Afghanistan;;",
        "Tajikistan;Khatlon;;2016-08-03;Ecstasy;100;Tablet;Inserted;;;;;;",
        "Turkmenistan;;Dashoguz;2011-01-26;LSD;12;Blotting paper;;;;;;;",
    )
)
REFUSED_A = (
    f"{ASIA};Tajikistan;;;;Heroin;1;Kilogram;;;;;;;",  # no date
    f"{ASIA};Tajikistan;;;2016-01-01;Heroin;about two;Kilogram;;;;;;;",  # no amount that can be read
)


def sheet_a(*rows: str) -> bytes:
    """Return rows as a sheet of the public layout A: CSV, UTF-8, `;`."""
    return "\n".join([HEADER_A, *rows, ""]).encode()
