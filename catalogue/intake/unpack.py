"""Packed uploads are unpacked as a stream, counting bytes, so that no bomb fills the memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from catalogue.errors import (
    FileDamagedError,
    FileEmptyError,
    FileError,
    FileKindError,
    FileTooLargeError,
    Words,
)
from catalogue.intake.sniff import Kind, get_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = 1 << 20
_MB = 1_000_000
# A table inside a gzip inside a zip is still served; deeper nesting is no sender's doing.
_DEEPEST = 3
_ENDS_EARLY = Words("it ends too early", "он обрывается")
_TOO_DEEP = Words("archives within archives", "архивы вложены друг в друга")
# Files that operating systems add to archives; they hold no table.
_SYSTEM_FILES = ("__MACOSX/", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Unpacked:
    """One table file out of an upload: its name, its form (text or workbook) and its bytes."""

    name: str
    kind: Kind
    content: bytes


class Allowance:
    """Counts unpacked bytes of one upload against the limit.

    Parameters
    ----------
    name
        Name of the upload, for the error.
    limit_mb
        Limit in megabytes (10^6 bytes).
    """

    def __init__(self, name: str, limit_mb: int) -> None:
        self.name, self.limit_mb, self.left = name, limit_mb, limit_mb * _MB

    def spend(self, size: int) -> None:
        """Count `size` bytes more.

        Raises
        ------
        FileTooLargeError
            The limit is passed.
        """
        self.left -= size
        if self.left < 0:
            raise FileTooLargeError(name=self.name, limit_mb=self.limit_mb)


def unpack(
    content: bytes, name: str, allowance: Allowance, depth: int = 0, *, left_out: list[str] | None = None
) -> Iterator[Unpacked]:
    """Yield the table files of an upload: itself, or what its gzip or zip holds.

    Pictures and letters beside the tables of an archive are left out; where it holds no table, the first of
    them says what it is.

    Parameters
    ----------
    left_out
        Receives the names of the files of archives that are no tables.

    Raises
    ------
    FileError
        The content is empty, no table, damaged, protected, or too large unpacked.
    """
    if not content:
        raise FileEmptyError(name=name)
    kind = get_kind(content, name)
    if kind in {Kind.TEXT, Kind.WORKBOOK}:
        yield Unpacked(name, kind, content)
        return
    if depth >= _DEEPEST:
        raise FileDamagedError(name=name, reason=_TOO_DEEP)
    if kind is Kind.GZIP:
        inner = _gunzip(content, allowance), name.removesuffix(".gz"), allowance, depth + 1
        yield from unpack(*inner, left_out=left_out)
    else:
        yield from _unzip(content, name, allowance, depth, [] if left_out is None else left_out)


def _gunzip(content: bytes, allowance: Allowance) -> bytes:
    """Unpack all members of a gzip stream; zlib is told how much it may return at once."""
    out, rest = io.BytesIO(), content
    while rest.startswith(b"\x1f\x8b"):
        stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        rest = _pour(stream, rest, out, allowance)
    return out.getvalue()


def _pour(stream: zlib._Decompress, packed: bytes, out: io.BytesIO, allowance: Allowance) -> bytes:
    """Unpack one member into `out` and return the bytes after it."""
    try:
        while not stream.eof:
            chunk = stream.decompress(packed, _CHUNK)
            packed = stream.unconsumed_tail
            if not chunk and not packed and not stream.eof:
                raise FileDamagedError(name=allowance.name, reason=_ENDS_EARLY)
            allowance.spend(len(chunk))
            out.write(chunk)
    except zlib.error as error:
        raise FileDamagedError(name=allowance.name, reason=error) from error
    return stream.unused_data


def _unzip(
    content: bytes, name: str, allowance: Allowance, depth: int, left_out: list[str]
) -> Iterator[Unpacked]:
    refusals: list[FileError] = []
    found = False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [m for m in archive.infolist() if not m.is_dir() and not _is_system_file(m.filename)]
        if not members:
            raise FileEmptyError(name=name)
        for member in members:
            inner = read_member(archive, member, allowance)
            inner_name = PurePosixPath(member.filename).name if len(members) == 1 else member.filename
            try:
                for file in unpack(inner, inner_name, allowance, depth + 1, left_out=left_out):
                    found = True
                    yield file
            except (FileKindError, FileEmptyError) as refusal:
                refusals.append(refusal)
                left_out.append(member.filename)
    if refusals and not found:
        raise refusals[0]


def _is_system_file(path: str) -> bool:
    return path.startswith(_SYSTEM_FILES[0]) or PurePosixPath(path).name in _SYSTEM_FILES


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, allowance: Allowance) -> bytes:
    """Return the bytes of one member of an archive.

    Raises
    ------
    FileTooLargeError
        The limit is passed while unpacking, whatever size the archive declares.
    FileDamagedError
        The member ends too early or its checksum differs.
    """
    return b"".join(stream_member(archive, member, allowance))


def stream_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, allowance: Allowance) -> Iterator[bytes]:
    """Yield one member of an archive in pieces of up to a megabyte, counting them.

    Raises
    ------
    FileTooLargeError, FileDamagedError
        As for `read_member`.
    """
    try:
        with archive.open(member) as file:
            while chunk := file.read(_CHUNK):
                allowance.spend(len(chunk))
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
        raise FileDamagedError(name=allowance.name, reason=error) from error
