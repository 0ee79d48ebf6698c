"""The files a map needs in the browser: Leaflet, the map's own script and look, the background."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import stat
import tempfile
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

from catalogue.output.background import DETAILS, background_script

BROWSER = Path(__file__).with_name("browser")
_LEAFLET = Path(leaflet.BASE_DIR)
# Read in this order: each may use what stands before it.
_SCRIPTS = ("leaflet.js", "catalogue_map.js", "map_extra.js", "background_low.js")
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
    """Return a folder with every file a map needs, to be served by the app.

    The folder stands in the temporary directory under the hash of its files: every process of one user and
    one version shares it, so none is left behind by a process that is killed.
    """
    files = _files()
    folder = _own_folder() / _hash_of(files)
    if not folder.is_dir():
        _write_whole(files, folder)
    return folder


def _files() -> dict[str, bytes]:
    """Return the content of every file by its path inside the folder."""
    paths = [_LEAFLET / "leaflet.js", _LEAFLET / "leaflet.css", *sorted(BROWSER.iterdir())]
    files = {path.name: path.read_bytes() for path in paths}
    images = {f"images/{path.name}": path.read_bytes() for path in sorted((_LEAFLET / "images").iterdir())}
    backgrounds = {f"background_{detail}.js": background_script(detail).encode() for detail in DETAILS}
    everything = files | images | backgrounds
    # The page names its files with their hash: no browser keeps those of an older version.
    page = everything["index.html"].replace(b"?v=0", b"?v=" + _hash_of(everything).encode())
    return everything | {"index.html": page}


def _hash_of(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def _own_folder() -> Path:
    """Return a folder that only this user can change."""
    user = str(os.getuid()) if hasattr(os, "getuid") else "own"
    folder = Path(tempfile.gettempdir()) / f"catalogue_map_{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if _is_own(folder):
        return folder
    # Trap: anyone may put a folder of this name into a shared temporary directory, and scripts into it.
    apart = Path(tempfile.mkdtemp(prefix="catalogue_map_"))
    atexit.register(shutil.rmtree, apart, ignore_errors=True)
    return apart


def _is_own(folder: Path) -> bool:
    found = folder.lstat()
    if not hasattr(os, "getuid"):  # Windows: the temporary directory is the user's own
        return stat.S_ISDIR(found.st_mode)
    closed = not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and closed


def _write_whole(files: dict[str, bytes], folder: Path) -> None:
    """Write the folder beside its place and move it there at once: another process sees all of it or none."""
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="new_") as made:
        whole = Path(made) / folder.name
        for name, content in files.items():
            path = whole / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        try:
            whole.rename(folder)
        except OSError:
            # Another process was faster; anything else is a fault.
            if not folder.is_dir():
                raise


@cache
def _fingerprint(name: str) -> str:
    return hashlib.sha256((leaflet_folder() / name).read_bytes()).hexdigest()[:10]
