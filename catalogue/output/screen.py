"""What the map's page on a screen is sent: settings and words once, layers when they change."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from catalogue.output.legend_lines import Note, legend_html
from catalogue.output.maps import LARGEST_ZOOM, SMALLEST_ZOOM, WORLD, start_options
from catalogue.output.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from catalogue.output.map_layers import CatalogueGroup

_TOOLS = (
    "tools",
    "box",
    "lasso",
    "view",
    "clear",
    "measure",
    "play",
    "full",
    "how_box",
    "how_lasso",
    "how_measure",
)
_PLAYBACK = ("title", "play", "pause", "step", "close", "month", "all_months", "n", "none", "undated")
_NUMBERS = ("thousand", "million", "whole_below")


@dataclass(frozen=True)
class Pane:
    """One map of the page: what it says above, and its layers, the lowest first.

    Attributes
    ----------
    kept
        Names of layers that stay as the page holds them: their new content is not counted yet.
    """

    title: str
    layers: Sequence[CatalogueGroup]
    kept: frozenset[str] = field(default_factory=frozenset)


def screen_settings(language: str) -> dict[str, Any]:
    """Return what the page needs to begin: words in `language`, the background's address, settings."""
    words = {name: word(f"map_tool_{name}", language) for name in _TOOLS}
    numbers = {name: word(f"number_{name}", language) for name in _NUMBERS}
    playback = {name: word(f"map_play_{name}", language, cases="{cases}") for name in _PLAYBACK}
    begun = start_options(language)
    keys = legend_html([Note(word("map_keys", language))])
    own = {"title": word("map_title", language), "tools": words, "play": playback | {"numbers": numbers}}
    own["legend_base"] = f"{begun['legend_base']}{keys}"
    leaflet = {
        "minZoom": SMALLEST_ZOOM,
        "maxZoom": LARGEST_ZOOM,
        "maxBounds": [[WORLD.south, WORLD.west], [WORLD.north, WORLD.east]],
        "maxBoundsViscosity": 0.8,
    }
    return {"options": begun | own, "leaflet": leaflet}


def pane_message(pane: Pane, held: Mapping[str, str]) -> dict[str, Any]:
    """Return a pane as the page takes it; a layer that it holds already goes without its content.

    Parameters
    ----------
    held
        Digest of each layer that the page said it holds.
    """
    sent = [_layer(group, pane, held) for group in pane.layers]
    names = {layer["name"] for layer in sent}
    kept = [{"name": name, "kept": True} for name in sorted(pane.kept - names)]
    return {"title": pane.title, "layers": sent + kept}


def _layer(group: CatalogueGroup, pane: Pane, held: Mapping[str, str]) -> dict[str, Any]:
    name = str(group.layer_name)
    digest = hashlib.sha256(group.data.encode()).hexdigest()[:12]
    known = held.get(name) == digest or (name in pane.kept and name in held)
    content = None if known else group.content
    return {"name": name, "filler": group.filler, "digest": digest, "content": content}
