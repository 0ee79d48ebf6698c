"""The folder of a map's files: one for all processes of a user, whole or absent, and nobody else's."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest

from catalogue.output import assets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a temporary directory of the test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assets.leaflet_folder.cache_clear()
    yield tmp_path
    assets.leaflet_folder.cache_clear()


def next_process() -> Path:
    """Return the folder as a process that starts later finds it."""
    assets.leaflet_folder.cache_clear()
    return assets.leaflet_folder()


def test_a_later_process_uses_the_folder_of_the_earlier_one(temporary: Path) -> None:
    folder = next_process()
    written = (folder / "leaflet.js").stat().st_mtime_ns
    assert next_process() == folder
    assert (folder / "leaflet.js").stat().st_mtime_ns == written
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    assert len(list(temporary.iterdir())) == 1


def test_changed_files_stand_in_a_folder_of_their_own(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = next_process()
    files = assets._files() | {"catalogue_map.js": b"changed"}  # noqa: SLF001  a new version of the product
    monkeypatch.setattr(assets, "_files", lambda: files)
    after = next_process()
    assert temporary in after.parents
    assert after != before
    assert (after / "catalogue_map.js").read_bytes() == b"changed"


def test_others_can_neither_change_nor_plant_the_files(temporary: Path) -> None:
    assert next_process().parent.stat().st_mode & 0o077 == 0
    planted = next(iter(temporary.iterdir()))
    planted.chmod(0o777)
    assert planted not in next_process().parents


def test_a_folder_that_another_process_has_just_written_is_taken(temporary: Path) -> None:
    folder = next_process()
    assets._write_whole({"leaflet.js": b"late"}, folder)  # noqa: SLF001  the slower of two processes
    assert temporary in folder.parents
    assert (folder / "leaflet.js").read_bytes() != b"late"
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
