"""Small charts of what is in view of a map: cases beside kg, each with its unit and its n."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import altair as alt
import pandas as pd

from catalogue.output.charts import ACCENT, FONT
from catalogue.output.words import number_text, short_number, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from catalogue.analysis import InView

_BARS_SHOWN = 7
_BAR_PX, _SIDE_PX, _NAME_PX, _DATES_PX = 19, 96, 118, 305
_KG_COLOUR = "#8a6d3b"


def named_bars(table: pd.DataFrame, name_of: Callable[[str], str], language: str) -> pd.DataFrame:
    """Return the rows of a table of `InView` that a chart draws: name, cases, mass_kg; the rest as one.

    Parameters
    ----------
    name_of
        Gives the name of a code in the reader's language.
    """
    shown = table.head(_BARS_SHOWN)
    rows = [(name_of(str(code)), cases, kg or 0.0) for code, cases, kg in _rows(shown)]
    rest = table.iloc[_BARS_SHOWN:]
    if len(rest):
        name = word("chart_others", language, number=number_text(len(rest), language))
        rows.append((name, int(rest["cases"].sum()), float(rest["mass_kg"].sum())))
    return pd.DataFrame(rows, columns=["name", "cases", "mass_kg"])


def bars_chart(named: pd.DataFrame, title: str, language: str) -> alt.HConcatChart:
    """Return cases beside kg of the rows of `named_bars` as horizontal bars with their numbers."""
    sides = [
        _side(named, "cases", word("chart_seizures", language), ACCENT, language),
        _side(named, "mass_kg", word("unit_kg_equivalent", language), _KG_COLOUR, language),
    ]
    return cast("alt.HConcatChart", _dress(alt.hconcat(*sides, spacing=14), title))


def dates_chart(seen: InView, title: str, language: str) -> alt.VConcatChart:
    """Return cases above kg by month or year as bars."""
    order = seen.dates["period"].tolist()
    labels = "datum.value" if language == "en" or seen.period == "year" else _RUSSIAN_MONTH
    rows = []
    for column, unit, colour in (
        ("cases", word("chart_seizures", language), ACCENT),
        ("mass_kg", word("unit_kg_equivalent", language), _KG_COLOUR),
    ):
        axis = alt.Axis(title=None, labelOverlap=True, labelAngle=0, labelExpr=labels)
        x = alt.X("period:O", sort=order, axis=axis)
        y = alt.Y(f"{column}:Q", title=unit, axis=alt.Axis(tickCount=3, format="~s"))
        tips = [
            alt.Tooltip("period:O", title=word("chart_period", language)),
            alt.Tooltip(f"{column}:Q", title=unit, format=",.1f"),
        ]
        chart = alt.Chart(seen.dates).mark_bar(color=colour).encode(x=x, y=y, tooltip=tips)
        rows.append(chart.properties(width=_DATES_PX, height=62))
    return cast("alt.VConcatChart", _dress(alt.vconcat(*rows, spacing=6), title))


_RUSSIAN_MONTH = "slice(datum.value, 5) + '.' + slice(datum.value, 0, 4)"


def _side(named: pd.DataFrame, column: str, unit: str, colour: str, language: str) -> alt.LayerChart:
    is_first = column == "cases"
    data = named.assign(told=[_told(value, language) for value in named[column]])
    axis = alt.Axis(title=None, labelLimit=_NAME_PX, ticks=False, domain=False) if is_first else None
    y = alt.Y("name:N", sort=named["name"].tolist(), axis=axis)
    # Room at the right end for the number of the longest bar.
    most = float(named[column].max()) * 1.45 if len(named) else 1.0
    x = alt.X(f"{column}:Q", scale=alt.Scale(domain=[0, most or 1.0]), axis=None)
    tips = [alt.Tooltip("name:N", title=" "), alt.Tooltip(f"{column}:Q", title=unit, format=",.1f")]
    base = alt.Chart(data).encode(y=y, x=x, tooltip=tips)
    told = base.mark_text(align="left", dx=3, fontSize=10, color="#1d262b").encode(text="told:N")
    layers = alt.layer(base.mark_bar(color=colour), told)
    top = alt.TitleParams(unit, fontSize=10, fontWeight="normal", color="#4b565d", anchor="start", offset=2)
    return cast("alt.LayerChart", layers.properties(width=_SIDE_PX, height=alt.Step(_BAR_PX), title=top))


def _told(value: float, language: str) -> str:
    whole = 10 <= value < 10_000  # noqa: PLR2004  as many digits as stand beside a bar
    return number_text(value, language) if whole else short_number(value, language)


def _dress(chart: Any, title: str) -> Any:  # noqa: ANN401  altair's kinds of charts share no useful type
    words = alt.TitleParams(title, fontSize=12, anchor="start", offset=4)
    axis = {"grid": False, "labelFontSize": 10, "titleFontSize": 10, "titleFontWeight": "normal"}
    dressed = chart.properties(title=words, padding={"left": 2, "right": 2, "top": 2, "bottom": 2})
    return dressed.configure(font=FONT).configure_view(stroke=None).configure_axis(**axis)


def _rows(table: pd.DataFrame) -> list[tuple[Any, int, float | None]]:
    columns = (table["code"], table["cases"].astype(int), table["mass_kg"].fillna(0.0))
    return list(zip(*columns, strict=True))
