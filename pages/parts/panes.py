"""The maps of Explore: one, or two side by side that share layers, place and scale of circles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

import catalogue
from pages.parts import comparing, map_layers, map_screen, picked, playback

if TYPE_CHECKING:
    from catalogue import CircleScale, Filters, MapCells, Pane, Store
    from pages.parts.map_screen import Report


@dataclass(frozen=True)
class Shown:
    """What the maps show: for each its filters, its title and layers, its counts."""

    filters: tuple[Filters, ...]
    panes: tuple[Pane, ...]
    drawn: tuple[MapCells, ...]


def show_maps(
    store: Store,
    filters: tuple[Filters, ...],
    layers: tuple[str, ...],
    measure: map_layers.Measure,
    report: Report,
) -> Shown:
    """Draw a map for each of `filters` and return what each of them shows."""
    loaded = map_screen.widened(report.view)
    wanted = [map_layers.Wanted(one, layers, measure, loaded, report.zoom) for one in filters]
    rest = map_layers.is_rest_due(wanted)
    drawn = tuple(catalogue.map_view(store, one, loaded, report.zoom) for one in filters)
    scale = _shared_scale(drawn, measure)
    months = playback.make_layers(store, wanted) if rest else []
    kept = frozenset() if rest else map_layers.slow_layers(wanted[0]) | playback.layers()
    titles = comparing.pane_titles(store, filters, drawn)
    panes = tuple(
        catalogue.Pane(
            title,
            [*map_layers.make_layers(store, cells, one, rest=rest, scale=scale), *months[at : at + 1]],
            kept,
        )
        for at, (one, cells, title) in enumerate(zip(wanted, drawn, titles, strict=True))
    )
    more, play = not rest and bool(kept), playback.is_on()
    map_screen.send(
        map_screen.Sent(panes, loaded, report.zoom, picked.selection(), rest=more, play=play), report
    )
    return Shown(filters, panes, drawn)


def _shared_scale(drawn: tuple[MapCells, ...], measure: map_layers.Measure) -> CircleScale | None:
    """Return the scale of circles for both of two maps; None where there is one map."""
    if len(drawn) == 1:
        return None
    return catalogue.make_scale(pd.concat([cells.cells for cells in drawn]), measure)
