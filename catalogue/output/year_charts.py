"""Charts by year for records of routes and methods: counts of seizures, with the unit and n said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import altair as alt

from catalogue.output.chart_locale import chart_locale
from catalogue.output.charts import FONT

if TYPE_CHECKING:
    import pandas as pd

_COLOURS = ("#0b6e75", "#9fb8ba")
# A screen fits title, axis and legend into the height as well.
_HEIGHT_PX = 270


@dataclass(frozen=True)
class YearWords:
    """What a chart says: its title with n, its axes, and the name of each series."""

    title: str
    year: str
    cases: str
    series: dict[str, str]


def year_chart(years: pd.DataFrame, words: YearWords, language: str = "en") -> alt.Chart:
    """Return bars of counts by year, one colour for each series, stacked.

    Parameters
    ----------
    years
        year, and one column of counts for each key of `words.series`.
    """
    long = years.melt("year", list(words.series), "series", "count")
    named = long.assign(series=long["series"].map(words.series), year=long["year"].astype(str))
    colour = alt.Color(
        "series:N", title=None, sort=list(words.series.values()), scale=alt.Scale(range=list(_COLOURS))
    )
    tips = [alt.Tooltip("year:N", title=words.year), "series:N", alt.Tooltip("count:Q", title=words.cases)]
    title = alt.TitleParams(words.title, anchor="start", fontSize=14, offset=10)
    bars = alt.Chart(named, title=title, height=_HEIGHT_PX).mark_bar()
    chart = bars.encode(
        x=alt.X("year:N", title=words.year, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("count:Q", title=words.cases, axis=alt.Axis(tickMinStep=1, format="d")),
        color=colour.legend(orient="bottom", labelLimit=220)
        if len(words.series) > 1
        else alt.value(_COLOURS[0]),
        tooltip=tips,
    )
    dressed: alt.Chart = chart.configure(font=FONT, locale=chart_locale(language))
    return dressed
