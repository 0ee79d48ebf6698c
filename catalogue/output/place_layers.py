"""Candidates for a text of a place on a map: numbered as in the table beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from catalogue.output.escaping import html_lines
from catalogue.output.legend_lines import Title
from catalogue.output.map_layers import CatalogueGroup
from catalogue.output.words import number_text, word

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHOSEN_PX, _OTHER_PX = 30, 22


class CandidateOnMap(Protocol):
    """A place that a text may mean, as a map draws it."""

    @property
    def name_en(self) -> str: ...  # noqa: D102  a field
    @property
    def name_ru(self) -> str: ...  # noqa: D102  a field
    @property
    def precision(self) -> str: ...  # noqa: D102  a field
    @property
    def precision_km(self) -> float: ...  # noqa: D102  a field
    @property
    def lat(self) -> float: ...  # noqa: D102  a field
    @property
    def lon(self) -> float: ...  # noqa: D102  a field


def candidate_group(
    candidates: Sequence[CandidateOnMap], language: str, *, chosen: int = 0
) -> CatalogueGroup:
    """Return the candidates as numbered circles; a dashed one stands inside a province, at no exact spot.

    Parameters
    ----------
    chosen
        Position of the candidate that is drawn larger, from 0.
    """
    rows = [
        _row(number, candidate, language, size=_CHOSEN_PX if number == chosen else _OTHER_PX)
        for number, candidate in enumerate(candidates)
    ]
    legend = (Title(word("legend_candidates", language)),)
    return CatalogueGroup("candidates", "addSeizures", {"cells": rows}, legend)


def _row(number: int, candidate: CandidateOnMap, language: str, *, size: int) -> list[object]:
    name = candidate.name_ru if language == "ru" else candidate.name_en
    near = word("tip_within", language, kilometres=number_text(candidate.precision_km, language))
    hollow = int(candidate.precision == "province")
    # Candidates at one spot would hide each other: each later one stands 0.00001 degree (1 m) further north.
    latitude = round(candidate.lat + number * 1e-5, 5)
    return [latitude, round(candidate.lon, 5), size, str(number + 1), hollow, html_lines([name, near])]
