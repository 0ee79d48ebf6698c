"""Who reported when: countries by months or years, with the number of seizures in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from catalogue.output.charts import ACCENT, finish_chart, titled
from catalogue.output.words import number_text, short_number, word
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    from catalogue.analysis import Reporting

# Paler than any count, and warm: a month without a report stands out from one with few seizures.
_NONE, _FEW = "#f6dfcf", "#cfe3e4"
_WIDTH_PX, _ROW_PX, _FURNITURE_PX = 1000, 28, 120


def reported_periods(reporting: Reporting, period: str, language: str = "en") -> pd.DataFrame:
    """Return country (its name), period (2021-03 or 2021), cases: also those with none.

    Parameters
    ----------
    period
        "month" or "year".
    """
    form = "%Y-%m" if period == "month" else "%Y"
    months = reporting.months.assign(period=pd.to_datetime(reporting.months["month_start"]).dt.strftime(form))
    counted = months.groupby(["country", "period"])["cases"].sum()
    every = list(dict.fromkeys(reporting.month_starts.strftime(form)))
    countries = months.groupby("country")["cases"].sum().sort_values(ascending=False, kind="stable").index
    grid = pd.MultiIndex.from_product([countries, every], names=["country", "period"])
    whole = counted.reindex(grid, fill_value=0).reset_index()
    names = get_vocabulary("countries")
    return whole.assign(country=[names.label(str(code), language) for code in whole["country"]])


def reporting_chart(periods: pd.DataFrame, coverage: str, language: str = "en") -> alt.Chart:
    """Return countries by periods, the darker the more seizures; one with none is of another colour.

    Parameters
    ----------
    periods
        From `reported_periods`.
    """
    totals = periods.groupby("country", sort=False)["cases"].sum()
    rows = {country: f"{country} ({number_text(total, language)})" for country, total in totals.items()}
    data = periods.assign(
        row=periods["country"].map(rows), told=[_told(n, language) for n in periods["cases"]]
    )
    by_month = bool(periods["period"].str.len().gt(4).any())
    base = alt.Chart(data).encode(
        x=alt.X("period:O", title=None, axis=_axis(by_month=by_month)),
        y=alt.Y("row:N", sort=list(rows.values()), title=None, axis=alt.Axis(labelLimit=220, ticks=False)),
        tooltip=[
            alt.Tooltip("country:N", title=word("chart_country", language)),
            alt.Tooltip("period:N", title=word("chart_period", language)),
            alt.Tooltip("cases:Q", title=word("chart_seizures", language), format=","),
        ],
    )
    cells = base.mark_rect(stroke="#ffffff", strokeWidth=0.5).encode(color=_colour(language))
    layers = cells if by_month else alt.layer(cells, _texts(base, int(periods["cases"].max())))
    title = titled("chart_reported", int(periods["cases"].sum()), language)
    size = (_WIDTH_PX, _FURNITURE_PX + _ROW_PX * len(rows))
    return finish_chart(layers, title, coverage, language, size)


def _axis(*, by_month: bool) -> alt.Axis:
    # The year stands below its January.
    years = "slice(datum.value, 5) == '01' ? slice(datum.value, 0, 4) : ''"
    return alt.Axis(
        labelExpr=years if by_month else "datum.value", labelAngle=0, ticks=False, labelOverlap=False
    )


def _colour(language: str) -> Any:  # noqa: ANN401  altair's conditions share no useful type
    scale = alt.Scale(type="sqrt", range=[_FEW, ACCENT], domainMin=0)
    legend = alt.Legend(
        title=word("chart_none_reported", language), orient="bottom", format=",.0f", titleLimit=600
    )
    counted = alt.Color("cases:Q", scale=scale, legend=legend)
    return alt.when(alt.datum.cases == 0).then(alt.value(_NONE)).otherwise(counted)


def _texts(base: alt.Chart, most: int) -> alt.Chart:
    # White on the darker half of the scale, black on the lighter.
    colour = alt.when(alt.datum.cases > most / 2).then(alt.value("#ffffff")).otherwise(alt.value("#16262b"))
    texts: alt.Chart = base.mark_text(fontSize=11).encode(text="told:N", color=colour)
    return texts


def _told(cases: int, language: str) -> str:
    return short_number(cases, language) if cases >= 10_000 else number_text(cases, language)  # noqa: PLR2004  five digits fill a cell
