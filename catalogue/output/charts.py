"""Charts in the reader's language, each with its unit, its n and the line of coverage."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, cast

import altair as alt

from catalogue.output.chart_locale import chart_locale, month_names
from catalogue.output.words import number_text, word
from catalogue.vocabulary import get_vocabulary

if TYPE_CHECKING:
    import pandas as pd

    from catalogue.analysis import Trend

# A screen fits title, axes and legend into this height.
WIDTH_PX, HEIGHT_PX = 620, 270
FONT = "system-ui, DejaVu Sans, Arial, sans-serif"
ACCENT, MARK = "#0b6e75", "#b3541e"
_SILENT = "#e3e6e8"
# Okabe and Ito's colours: told apart by colour-blind readers and on grey paper.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#F0E442", "#999999")
_DRUGS_SHOWN = len(COLOURS) - 1
_LINE_LETTERS = 76
_HIGHEST_RATIO = 10.0
_DAY_FORMS = {
    "month": {"en": "%Y-%m", "ru": "%m.%Y"},
    "quarter": {"en": "%Y Q%q", "ru": "%q кв. %Y"},
    "year": {"en": "%Y", "ru": "%Y"},
}


def cases_chart(trend: Trend, coverage: str, language: str = "en") -> alt.Chart:
    """Return the seizures of each period as bars; change points as vertical lines."""
    bars = alt.Chart(trend.periods).mark_bar(color=ACCENT)
    bars = bars.encode(x=_time(trend, language), y=_count(language), tooltip=_tips(trend, language))
    layers = [*_silent(trend, language), bars]
    if not trend.changes.empty:
        form = _DAY_FORMS["month"][language]
        tips = [
            alt.Tooltip("month_start:T", title=word("chart_change", language), format=form),
            alt.Tooltip("ratio:Q", title=word("chart_ratio", language), format=".2f"),
            alt.Tooltip("p_value:Q", title="p", format=".2g"),
        ]
        lines = alt.Chart(trend.changes).mark_rule(color=MARK, strokeWidth=2, strokeDash=[5, 3])
        layers.append(lines.encode(x="month_start:T", tooltip=tips))
    return finish_chart(
        alt.layer(*layers), titled("chart_cases", _all_cases(trend), language), coverage, language
    )


def mass_chart(trend: Trend, coverage: str, language: str = "en") -> alt.Chart:
    """Return the kg equivalent of each period as bars."""
    chart = alt.Chart(trend.periods).mark_bar(color=ACCENT)
    y = alt.Y("mass_kg:Q", title=word("unit_kg", language))
    chart = chart.encode(x=_time(trend, language), y=y, tooltip=_tips(trend, language))
    return finish_chart(chart, titled("chart_mass", _all_cases(trend), language), coverage, language)


def median_chart(trend: Trend, coverage: str, language: str = "en") -> alt.Chart:
    """Return the median kg of a seizure in each period: the largest seizures do not move it."""
    chart = alt.Chart(trend.periods.dropna(subset=["median_mass_kg"]))
    y = alt.Y("median_mass_kg:Q", title=word("chart_kg_of_a_seizure", language))
    chart = chart.mark_line(color=ACCENT, point=alt.OverlayMarkDef(color=ACCENT, size=18))
    chart = chart.encode(x=_time(trend, language), y=y, tooltip=_tips(trend, language))
    return finish_chart(chart, titled("chart_median", _all_cases(trend), language), coverage, language)


def largest_chart(trend: Trend, coverage: str, language: str = "en") -> alt.Chart:
    """Return the share of the kg of each period that its largest 1 % of seizures hold."""
    chart = alt.Chart(trend.periods.dropna(subset=["largest_share"])).mark_bar(color=ACCENT)
    axis = alt.Axis(format="%")
    y = alt.Y("largest_share:Q", title=word("chart_share_of_kg", language), axis=axis)
    chart = chart.encode(x=_time(trend, language), y=y, tooltip=_tips(trend, language))
    return finish_chart(chart, titled("chart_largest", _all_cases(trend), language), coverage, language)


def ratio_chart(trend: Trend, coverage: str, language: str = "en") -> alt.Chart:
    """Return each period's seizures by those of the same period a year before, with the 95 % interval."""
    compared = trend.periods.dropna(subset=["ratio"])
    # The square root leaves room for zero; an interval beyond the scale is cut at its end.
    highest = min(float(compared["ratio_high"].max()), _HIGHEST_RATIO) if len(compared) else _HIGHEST_RATIO
    lowest = float(compared["ratio_low"].min()) if len(compared) else 0.0
    scale = alt.Scale(type="sqrt", domain=[lowest, highest], clamp=True)
    x, tips = _time(trend, language), _tips(trend, language)
    base = alt.Chart(compared).encode(x=x, tooltip=tips)
    ends = base.mark_rule(color=ACCENT, opacity=0.5, strokeWidth=2)
    ends = ends.encode(
        y=alt.Y("ratio_low:Q", scale=scale, title=word("chart_ratio", language)), y2="ratio_high:Q"
    )
    points = base.mark_point(color=ACCENT, filled=True, size=30).encode(y=alt.Y("ratio:Q", scale=scale))
    # The line at 1 says nothing of its own to a screen reader.
    same = alt.Chart().mark_rule(color=MARK, strokeDash=[5, 3], aria=False).encode(y=alt.datum(1))
    title = titled("chart_ratios", int(compared["cases"].sum()), language)
    return finish_chart(alt.layer(ends, points, same, data=compared), title, coverage, language)


def season_chart(trend: Trend, coverage: str, language: str = "en") -> alt.Chart:
    """Return the mean number of seizures in each month of the year."""
    chart = alt.Chart(trend.seasons).mark_bar(color=ACCENT)
    chart = chart.encode(
        x=alt.X("month:O", title=word("chart_month", language), axis=_month_axis(language)),
        y=alt.Y("cases_per_month:Q", title=word("chart_cases_a_month", language)),
        tooltip=[
            alt.Tooltip("month:O", title=word("chart_month", language)),
            alt.Tooltip("cases:Q", title=word("chart_seizures", language)),
            alt.Tooltip("years:Q", title=word("chart_years", language)),
        ],
    )
    return finish_chart(
        chart, titled("chart_seasons", int(trend.seasons["cases"].sum()), language), coverage, language
    )


def drug_chart(trend: Trend, coverage: str, language: str = "en") -> alt.Chart:
    """Return the share of each drug in the cases of each period; beyond the seven most frequent as one."""
    names = _drug_names(trend.drugs, language)
    named = trend.drugs.assign(name=trend.drugs["drug"].map(names))
    drugs = named.groupby(["period_start", "name"])[["cases"]].sum().reset_index()
    order = list(dict.fromkeys(names.values()))
    scale = alt.Scale(domain=order, range=list(COLOURS[: len(order)]))
    legend = alt.Legend(orient="bottom", columns=3, symbolLimit=0, labelLimit=150)
    colour = alt.Color("name:N", sort=order, title=None, scale=scale, legend=legend)
    y = alt.Y("cases:Q", stack="normalize", title=word("chart_share", language), axis=alt.Axis(format="%"))
    tips = [alt.Tooltip("name:N", title=word("chart_drug", language)), _cases_tip(language)]
    chart = alt.Chart(drugs).mark_bar().encode(x=_time(trend, language), y=y, color=colour, tooltip=tips)
    return finish_chart(chart, titled("chart_drugs", int(drugs["cases"].sum()), language), coverage, language)


def chart_png(chart: alt.TopLevelMixin) -> bytes:
    """Return a chart as a PNG picture; nothing is asked of the network."""
    import vl_convert  # noqa: PLC0415  80 MB that only a download needs

    picture: bytes = vl_convert.vegalite_to_png(chart.to_json(), scale=2, allowed_base_urls=[])
    return picture


def titled(key: str, n: int, language: str) -> str:
    """Return the title under `key` of words.yml, with the number of seizures that a chart counts."""
    return word(key, language) + word("chart_n", language, cases=number_text(n, language))


def finish_chart(
    chart: Any,  # noqa: ANN401  altair's layered and single charts share no base with `properties`
    title: str,
    coverage: str,
    language: str,
    size_px: tuple[int, int] = (WIDTH_PX, HEIGHT_PX),
) -> alt.Chart:
    """Return a chart with its title, the line of coverage, its width and height, and its language."""
    width_px, height_px = size_px
    letters = _LINE_LETTERS * width_px // WIDTH_PX
    lines = textwrap.wrap(coverage.replace(" %", "\N{NO-BREAK SPACE}%"), letters)
    words = alt.TitleParams(
        title,
        subtitle=lines,
        anchor="start",
        fontSize=14,
        subtitleFontSize=10,
        subtitleColor="#5c666c",
        offset=10,
    )
    finished = chart.properties(title=words, width=width_px, height=height_px)
    dressed = finished.configure(font=FONT, locale=chart_locale(language))
    return cast("alt.Chart", dressed.configure_view(stroke=None))


def _month_axis(language: str) -> alt.Axis:
    names = ", ".join(f"'{name}'" for name in month_names(language))
    return alt.Axis(labelAngle=0, labelExpr=f"[{names}][datum.value - 1]")


def _time(trend: Trend, language: str) -> alt.X:
    unit = {"month": "yearmonth", "quarter": "yearquarter", "year": "year"}[trend.period]
    axis = alt.Axis(format=_DAY_FORMS[trend.period][language], labelOverlap=True)
    return alt.X(f"{unit}(period_start):T", title=None, axis=axis)


def _count(language: str) -> alt.Y:
    return alt.Y("cases:Q", title=word("chart_seizures", language))


def _cases_tip(language: str) -> alt.Tooltip:
    return alt.Tooltip("cases:Q", title=word("chart_seizures", language))


def _tips(trend: Trend, language: str) -> list[alt.Tooltip]:
    form = _DAY_FORMS[trend.period][language]
    return [
        alt.Tooltip("period_start:T", title=word("chart_period", language), format=form),
        _cases_tip(language),
        alt.Tooltip("mass_kg:Q", title=word("unit_kg", language), format=",.1f"),
        alt.Tooltip("median_mass_kg:Q", title=word("chart_kg_of_a_seizure", language), format=".3f"),
        alt.Tooltip("largest_share:Q", title=word("chart_largest", language), format=".0%"),
        alt.Tooltip("ratio:Q", title=word("chart_ratio", language), format=".2f"),
    ]


def _silent(trend: Trend, language: str) -> list[alt.Chart]:
    """Return a grey bar from top to bottom over each period of which nobody reported."""
    silent = trend.periods[~trend.periods["reported"].astype(bool)]
    if silent.empty:
        return []
    tip = alt.Tooltip(
        "period_start:T", title=word("chart_silent", language), format=_DAY_FORMS[trend.period][language]
    )
    bars = alt.Chart(silent).mark_bar(color=_SILENT)
    return [bars.encode(x=_time(trend, language), y=alt.value(0), y2=alt.value(HEIGHT_PX), tooltip=[tip])]


def _all_cases(trend: Trend) -> int:
    return int(trend.periods["cases"].sum())


def _drug_names(drugs: pd.DataFrame, language: str) -> dict[str, str]:
    counted = drugs.groupby("drug")["cases"].sum().sort_values(ascending=False, kind="stable")
    vocabulary = get_vocabulary("drugs")
    other = word("chart_other_drugs", language)
    return {
        str(code): vocabulary.label(str(code), language) if place < _DRUGS_SHOWN else other
        for place, code in enumerate(counted.index)
    }
