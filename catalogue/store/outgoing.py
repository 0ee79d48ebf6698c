"""Files that a person asked for: never over the store, over no other file unasked, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.errors import OutputError, OutputExistsError, OutputKeptError, OutputStoreError, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.store.connection import Store

# Source: DuckDB, storage/storage_info.cpp: a file begins with a checksum of eight bytes, then these four.
_MARK, _MARK_AT = b"DUCK", 8
_STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/")
FULL = Words("the disk is full", "на диске нет места")
_REASONS = {
    errno.ENOENT: Words("there is no such folder", "такой папки нет"),
    errno.ENOTDIR: Words("there is no such folder", "такой папки нет"),
    errno.EISDIR: Words("it is a folder", "это папка"),
    errno.EACCES: Words("writing there is not allowed", "нет прав на запись"),
    errno.EPERM: Words("writing there is not allowed", "нет прав на запись"),
    errno.EROFS: Words("the disk can only be read", "диск доступен только для чтения"),
    errno.ENOSPC: FULL,
    errno.EDQUOT: Words("the space allowed on the disk is used up", "отведённое на диске место исчерпано"),
    errno.EFBIG: Words("the file would become too large", "файл стал бы слишком большим"),
    errno.ENAMETOOLONG: Words("its name is too long", "слишком длинное имя"),
}


@contextmanager
def outgoing(store: Store, *paths: Path, force: bool = False) -> Iterator[tuple[Path, ...]]:
    """Give a place beside each of `paths` to write to; what was written takes its name when the block ends.

    Where the block fails, nothing of it remains and what was there stays as it was.

    Parameters
    ----------
    paths
        Every file that belongs together; all are checked before anything is written.
    force
        Replace files that are there; a store, its log and any copy of a store are never replaced.

    Raises
    ------
    OutputStoreError, OutputKeptError, OutputExistsError
        A file is the store's own, another store, or there already.
    OutputError
        A file cannot be written.
    """
    targets = [Path(os.path.realpath(path)) for path in paths]
    for path in paths:
        _require_free(store, path, force=force)
    try:
        with ExitStack() as folders:
            places = tuple(_place(folders, *pair) for pair in zip(paths, targets, strict=True))
            yield places
            for path in paths:
                _require_free(store, path, force=force)
            for place, path, target in reversed(list(zip(places, paths, targets, strict=True))):
                _put(place, path, target)
    except OSError as error:
        raise OutputError(path=paths[0], reason=os_reason(error)) from error


def write_file(store: Store, path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file that a person asked for; raises as `outgoing` does."""
    with outgoing(store, path, force=force) as (place,):
        place.write_bytes(content)


def is_stream(path: Path) -> bool:
    """Return whether `path` takes what is written to it without keeping it: a device, a pipe, a terminal."""
    if os.path.abspath(path).startswith(_STREAMS):  # noqa: PTH100  a link is what is asked for here
        return True
    return path.exists() and not path.is_file() and not path.is_dir()


def is_database(path: Path) -> bool:
    """Return whether there is a file at `path` that begins as a DuckDB database does."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(_MARK_AT + len(_MARK))[_MARK_AT:] == _MARK


def os_reason(error: OSError) -> Words | str:
    """Return why the system refused, in words where they are known."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def _require_free(store: Store, path: Path, *, force: bool) -> None:
    target = Path(os.path.realpath(path))
    if _is_own(store, path, target):
        raise OutputStoreError(path=path)
    if is_stream(path):
        return
    if path.is_dir():
        raise OutputError(path=path, reason=_REASONS[errno.EISDIR])
    try:
        kept = is_database(target) or (target.suffix == ".wal" and is_database(target.with_suffix("")))
    except OSError as error:
        raise OutputError(path=path, reason=os_reason(error)) from error
    if kept:
        raise OutputKeptError(path=path)
    if target.exists() and not force:
        raise OutputExistsError(path=path)
    if target.exists() and not os.access(target, os.W_OK):
        raise OutputError(path=path, reason=_REASONS[errno.EACCES])


def _is_own(store: Store, path: Path, target: Path) -> bool:
    """Return whether `path` is the store, its log, or where its log will be, however it is spelled."""
    own = Path(os.path.realpath(store.path))
    if path.exists():
        kept = (file for file in own.parent.iterdir() if _is_named_own(file.name, own.name))
        return any(path.samefile(file) for file in kept)
    beside = target.parent.exists() and target.parent.samefile(own.parent)
    return beside and _is_named_own(target.name, own.name)


def _is_named_own(name: str, own: str) -> bool:
    # Beside the store: its log, the log's copy while it is merged, the folder a large query spills into.
    rest = name.removeprefix(own)
    return name == own or (rest != name and bool({"wal", "tmp"} & set(rest.split("."))))


def _place(folders: ExitStack, path: Path, target: Path) -> Path:
    # In the same folder, or the last step would be a copy that can end half-way; under its own name, for a
    # writer may look at it.
    beside = None if is_stream(path) else target.parent
    folder = tempfile.TemporaryDirectory(dir=beside, prefix=".catalogue-", suffix=".part")
    return Path(folders.enter_context(folder)) / path.name


def _put(place: Path, path: Path, target: Path) -> None:
    if is_stream(path):
        with place.open("rb") as written, path.open("ab") as stream:
            shutil.copyfileobj(written, stream)
        return
    with place.open("rb") as written:
        os.fsync(written.fileno())
    if target.exists():
        place.chmod(stat.S_IMODE(target.stat().st_mode))
    place.replace(target)
