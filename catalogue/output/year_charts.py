"""Charts by year for records of routes and methods: counts of seizures, with the unit and n said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import altair as alt

if TYPE_CHECKING:
    import pandas as pd

_COLOURS = ("#0b6e75", "#9fb8ba")
_HEIGHT_PX = 200


@dataclass(frozen=True)
class YearWords:
    """What a chart says: its title with n, its axes, and the name of each series."""

    title: str
    year: str
    cases: str
    series: dict[str, str]


def year_chart(years: pd.DataFrame, words: YearWords) -> alt.Chart:
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
    bars = alt.Chart(named, title=words.title, height=_HEIGHT_PX).mark_bar()
    chart: alt.Chart = bars.encode(
        x=alt.X("year:N", title=words.year, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("count:Q", title=words.cases, axis=alt.Axis(tickMinStep=1, format="d")),
        color=colour.legend(orient="bottom") if len(words.series) > 1 else alt.value(_COLOURS[0]),
        tooltip=tips,
    )
    return chart
