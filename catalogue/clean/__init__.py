"""Text in, value or None out: every cleaner is pure, so that each distinct value is cleaned once."""

from catalogue.clean.countries import clean_country, find_countries
from catalogue.clean.dates import clean_date, find_month_first, leaves_order_open
from catalogue.clean.drugs import clean_drug, find_drugs
from catalogue.clean.personal import find_personal
from catalogue.clean.quantities import (
    clean_amount,
    clean_quantity,
    clean_unit,
    find_decimal_separator,
    find_open_thousands,
    mass_equivalent,
)
from catalogue.clean.terms import (
    clean_concealment,
    clean_installation,
    clean_routing,
    clean_transport,
    says_unknown,
)
from catalogue.clean.text import clean_text, fold, mostly_cyrillic

__all__ = [
    "clean_amount",
    "clean_concealment",
    "clean_country",
    "clean_date",
    "clean_drug",
    "clean_installation",
    "clean_quantity",
    "clean_routing",
    "clean_text",
    "clean_transport",
    "clean_unit",
    "find_countries",
    "find_decimal_separator",
    "find_drugs",
    "find_month_first",
    "find_open_thousands",
    "find_personal",
    "fold",
    "leaves_order_open",
    "mass_equivalent",
    "mostly_cyrillic",
    "says_unknown",
]
