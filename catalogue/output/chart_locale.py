"""Numbers and dates of charts as each language writes them."""

from __future__ import annotations

from functools import cache

import altair as alt
from babel import Locale

from catalogue.output.words import THIN_SPACE


@cache
def chart_locale(language: str) -> alt.Locale:
    """Return what a chart needs to write numbers and names of months in `language` ("en" or "ru").

    Source of the names: Unicode CLDR, as Babel brings it.
    """
    names = Locale(language)
    months, days = names.months["stand-alone"], names.days["stand-alone"]
    number = alt.NumberLocale(
        decimal="," if language == "ru" else ".", thousands=THIN_SPACE, grouping=[3], currency=["", ""]
    )
    # CLDR's week begins on Monday, that of charts on Sunday.
    week = (6, *range(6))
    time = alt.TimeLocale(
        dateTime="%x %X",
        date="%d.%m.%Y" if language == "ru" else "%Y-%m-%d",
        time="%H:%M:%S",
        periods=["AM", "PM"],
        days=[days["wide"][day] for day in week],
        shortDays=[days["abbreviated"][day] for day in week],
        months=[months["wide"][month] for month in range(1, 13)],
        shortMonths=[months["abbreviated"][month] for month in range(1, 13)],
    )
    return alt.Locale(number=number, time=time)


def month_names(language: str) -> list[str]:
    """Return the short names of the twelve months in `language`."""
    names = Locale(language).months["stand-alone"]["abbreviated"]
    return [names[month].rstrip(".") for month in range(1, 13)]
