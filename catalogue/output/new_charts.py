"""Charts of what is new: one thing in both spans, and the corridors' shares in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from catalogue.output.charts import ACCENT, WIDTH_PX, finish_chart, titled
from catalogue.output.words import number_text, word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from catalogue.analysis import Displacement, Windows

_BEFORE = "#9fb8ba"
# A screen fits title, axis and legend into the height as well.
_STEP_PX, _FURNITURE_PX = 36, 150


def span_chart(periods: pd.DataFrame, windows: Windows, coverage: str, language: str = "en") -> alt.Chart:
    """Return the seizures of each month as bars, those of the last months in a stronger colour.

    Parameters
    ----------
    periods
        `Trend.periods` by month, of both spans.
    """
    starts = pd.to_datetime(periods["period_start"])
    recent = starts >= pd.Timestamp(windows.recent_from)
    names = _span_names(language)
    data = periods.assign(span=recent.map({True: names[0], False: names[1]}))
    form = "%m.%Y" if language == "ru" else "%Y-%m"
    ends = [_as_date(windows.before_from), _as_date(windows.recent_to)]
    x = alt.X(
        "yearmonth(period_start):T",
        title=None,
        axis=alt.Axis(format=form, labelOverlap=True),
        scale=alt.Scale(domain=ends),
    )
    tips = [
        alt.Tooltip("period_start:T", title=word("chart_period", language), format=form),
        alt.Tooltip("cases:Q", title=word("chart_seizures", language)),
    ]
    y = alt.Y("cases:Q", title=word("chart_seizures", language), axis=alt.Axis(tickMinStep=1))
    bars = alt.Chart(data).mark_bar().encode(x=x, y=y, color=_span_colour(names), tooltip=tips)
    title = titled("chart_cases", int(periods["cases"].sum()), language)
    return finish_chart(bars, title, coverage, language)


def displacement_chart(
    found: Displacement, names: Mapping[str, str], coverage: str, language: str = "en"
) -> alt.Chart:
    """Return the share of each corridor in the last months beside that before, as bars with their counts.

    Parameters
    ----------
    names
        Of each corridor in the reader's language.
    """
    spans = _span_names(language)
    rows = [
        _share_row(row, names, span, name, language)
        for row in found.corridors.to_dict("records")
        for span, name in zip(("recent", "before"), spans, strict=True)
    ]
    data = pd.DataFrame(rows, columns=["corridor", "span", "share", "cases", "told"])
    order = list(dict.fromkeys(data["corridor"]))
    base = alt.Chart(data).encode(
        y=alt.Y("corridor:N", sort=order, title=None, axis=alt.Axis(labelLimit=170, ticks=False)),
        yOffset=alt.YOffset("span:N", sort=list(spans)),
        x=alt.X(
            "share:Q",
            title=word("chart_corridor_share", language),
            axis=alt.Axis(format="%"),
            scale=alt.Scale(domain=[0, 1.1 * float(data["share"].max())]),
        ),
        tooltip=[
            alt.Tooltip("corridor:N", title=word("fact_corridor", language)),
            alt.Tooltip("span:N", title=word("chart_period", language)),
            alt.Tooltip("cases:Q", title=word("chart_seizures", language)),
            alt.Tooltip("share:Q", title=word("chart_corridor_share", language), format=".1%"),
        ],
    )
    texts = base.mark_text(align="left", dx=3, fontSize=10, color="#1d262b").encode(text="told:N")
    layers = alt.layer(base.mark_bar().encode(color=_span_colour(spans)), texts)
    title = titled("chart_corridors", int(data["cases"].sum()), language)
    return finish_chart(layers, title, coverage, language, (WIDTH_PX, _FURNITURE_PX + _STEP_PX * len(order)))


def _share_row(
    row: dict[object, object], names: Mapping[str, str], span: str, span_name: str, language: str
) -> tuple[str, str, float, int, str]:
    cases, share = int(str(row[span])), float(str(row[f"{span}_share"]))
    code = str(row["corridor"])
    told = f"{number_text(100 * share, language, 1)} % ({number_text(cases, language)})"
    return names.get(code, code), span_name, share, cases, told


def _span_names(language: str) -> tuple[str, str]:
    return word("chart_recent", language), word("chart_before", language)


def _span_colour(names: tuple[str, str]) -> alt.Color:
    scale = alt.Scale(domain=list(names), range=[ACCENT, _BEFORE])
    return alt.Color("span:N", title=None, scale=scale, legend=alt.Legend(orient="bottom"))


def _as_date(day: dt.date) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day)
