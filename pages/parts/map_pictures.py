"""The map as seen, to keep: PNG, SVG or PDF with legend, filters in words, credits and marks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

import catalogue
from pages.parts import playback, session
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Filters, MapSheet, SheetForm, Store
    from pages.parts.map_screen import Report
    from pages.parts.panes import Shown
    from pages.parts.session import Contents

_MIME = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


@dataclass(frozen=True)
class _Seen:
    """What is seen, held for a later click: whatever writes it then has no screen to ask."""

    store: Store
    shown: Shown
    report: Report
    contents: Contents
    language: str

    def write(self, form: SheetForm) -> bytes:
        """Return the picture; its counts are taken now."""
        return catalogue.write_map_sheet(self._sheet(), form)

    def _sheet(self) -> MapSheet:
        return catalogue.MapSheet(
            panes=self.shown.panes,
            view=self.report.view,
            zoom=self.report.zoom,
            lines=self._lines(),
            handling=self.contents.handling,
            synthetic=self.contents.synthetic,
            language=self.language,
            month=playback.place_of(self.report.month, self.shown.panes[0].layers),
        )

    def _lines(self) -> tuple[str, ...]:
        told = [self._filters_line(one) for one in self.shown.filters]
        if len(told) > 1:
            told = [f"{at}. {line}" for at, line in enumerate(told, 1)]
        if self.report.month:
            month = f"{self.report.month:%Y-%m}"
            told.append(catalogue.word("map_picture_month", self.language).format(month=month))
        return tuple(told)

    def _filters_line(self, filters: Filters) -> str:
        own = self.store.cursor()
        parts = catalogue.describe_filters(own, filters, self.language)
        meant = "; ".join(f"{part.kind}: {part.value}" for part in parts)
        coverage = catalogue.get_coverage(own, filters).sentence(self.language)
        return f"{meant or catalogue.word('map_picture_all', self.language)}. {coverage}"


def show_choice(store: Store, shown: Shown, report: Report) -> None:
    """Draw the buttons that keep the map; a picture is drawn when one is pressed."""
    seen = _Seen(store, shown, report, session.find_contents(store), session.language())
    with st.popover(say("map_picture"), width="content"):
        st.caption(say("map_picture_note"))
        for form in catalogue.SHEET_FORMS:
            st.download_button(
                say("map_picture_form", form=form.upper()),
                partial(seen.write, form),
                file_name=f"map.{form}",
                mime=_MIME[form],
                on_click="ignore",
                key=f"map_picture_{form}",
            )
