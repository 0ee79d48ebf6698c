"""The files a map needs in the browser: Leaflet, the map's own script and look, the background."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

from catalogue.output.background import DETAILS, background_script

BROWSER = Path(__file__).with_name("browser")
_LEAFLET = Path(leaflet.BASE_DIR)
# Read in this order: each may use what stands before it.
_SCRIPTS = ("leaflet.js", "catalogue_map.js", "background_low.js")
_STYLES = ("leaflet.css", "catalogue_map.css")

_base = {"address": "."}


def use_assets(base_address: str) -> None:
    """Say under which address of the app the files of `leaflet_folder` are served, without a final slash."""
    _base["address"] = base_address.rstrip("/")


def asset_address(name: str) -> str:
    """Return the address of the file `name`; it changes with the file, so no browser keeps an old one."""
    return f"{_base['address']}/{name}?v={_fingerprint(name)}"


def script_links() -> list[tuple[str, str]]:
    """Return name and address of the scripts, in the order in which they must run."""
    return [(name, asset_address(name)) for name in _SCRIPTS]


def style_links() -> list[tuple[str, str]]:
    """Return name and address of the style sheets."""
    return [(name, asset_address(name)) for name in _STYLES]


def inline_assets() -> str:
    """Return scripts and styles as HTML for a page that must stand alone as one file."""
    folder = leaflet_folder()
    styles = [f"<style>{(folder / name).read_text(encoding='utf-8')}</style>" for name in _STYLES]
    names = (*_SCRIPTS, "background_mid.js")
    scripts = [f"<script>{(folder / name).read_text(encoding='utf-8')}</script>" for name in names]
    return "\n".join([*styles, *scripts])


@cache
def leaflet_folder() -> Path:
    """Return a folder with every file a map needs; made once per process, to be served by the app."""
    folder = Path(tempfile.mkdtemp(prefix="catalogue_map_"))
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copy(_LEAFLET / name, folder / name)
    shutil.copytree(_LEAFLET / "images", folder / "images")
    for path in sorted(BROWSER.iterdir()):
        shutil.copy(path, folder / path.name)
    for detail in DETAILS:
        (folder / f"background_{detail}.js").write_text(background_script(detail), encoding="utf-8")
    return folder


@cache
def _fingerprint(name: str) -> str:
    return hashlib.sha256((leaflet_folder() / name).read_bytes()).hexdigest()[:10]
