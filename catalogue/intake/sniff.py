"""What a file is, judged by its bytes; the name may say anything."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from catalogue.errors import FileDamagedError, FileEncryptedError, FileKindError, Words
from catalogue.intake.encodings import looks_like_utf16


class Kind(StrEnum):
    """A form in which a table may arrive."""

    TEXT = "text"
    WORKBOOK = "workbook"
    GZIP = "gzip"
    ZIP = "zip"


# First bytes of formats that are no tables. Source: the registered media types' own magic numbers.
_FOREIGN = (
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", "изображение (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "изображение (JPEG)"),
    (b"GIF8", "a picture (GIF)", "изображение (GIF)"),
    (b"II*\x00", "a picture (TIFF)", "изображение (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)", "изображение (TIFF)"),
    (b"%PDF", "a PDF document", "документ PDF"),
    (b"{\\rtf", "a text document (RTF)", "текстовый документ (RTF)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", "архив (7z)"),
    (b"Rar!", "an archive (RAR)", "архив (RAR)"),
    (b"BZh", "an archive (bzip2)", "архив (bzip2)"),
    (b"\xfd7zXZ\x00", "an archive (xz)", "архив (xz)"),
    (b"(\xb5/\xfd", "an archive (zstd)", "архив (zstd)"),
    (b"MZ\x90", "a program", "программа"),
    (b"\x7fELF", "a program", "программа"),
    (b"SQLite format 3\x00", "a database (SQLite)", "база данных (SQLite)"),
    (b"PAR1", "a Parquet file", "файл Parquet"),
    (b"ID3", "a sound recording", "звукозапись"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# First record of an old workbook (BOF), perhaps WRITEPROT, then FILEPASS. Source: [MS-XLS] 2.4.21, 2.4.117.
_LOCKED_XLS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
_WEB = (b"<!doctype html", b"<html", b"<?xml", b"<table", b"<svg")


def refuse(name: str, found_en: str, found_ru: str) -> FileKindError:
    """Return the error that names what the content is, in words of each language."""
    return FileKindError(name=name, found=Words(found_en, found_ru))


def get_kind(content: bytes, name: str) -> Kind:
    """Return the form in which `content` holds its table.

    Raises
    ------
    FileKindError
        The content is a picture, a document, a program: no table.
    FileEncryptedError
        The workbook asks for a password.
    FileDamagedError
        An archive or workbook ends too early.
    """
    if content.startswith(b"\x1f\x8b"):
        return Kind.GZIP
    if content.startswith(b"PK"):
        return _zip_kind(content, name)
    if content.startswith(_OLE):
        return _ole_kind(content, name)
    _refuse_foreign(content, name)
    return Kind.TEXT


def _refuse_foreign(content: bytes, name: str) -> None:
    for magic, en, ru in _FOREIGN:
        if content.startswith(magic):
            raise refuse(name, en, ru)
    if content.startswith(b"BM") and b"\x00" in content[:64]:
        raise refuse(name, "a picture (BMP)", "изображение (BMP)")
    if content.startswith(b"RIFF") and b"\x00" in content[:64]:
        raise refuse(name, "a picture, sound or film", "изображение, звук или видео")
    if content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB):
        raise refuse(name, "a web page or XML document", "веб-страница или документ XML")
    if _is_binary(content):
        raise refuse(name, "binary data of an unknown kind", "двоичные данные неизвестного вида")


def _is_binary(content: bytes) -> bool:
    """Tell whether the bytes hold control characters that no encoding of text uses."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = content[:65536]
    zeros = sample.count(0)
    if zeros and looks_like_utf16(sample):
        return False
    controls = zeros + sum(sample.count(byte) for byte in (*range(1, 9), *range(14, 27), *range(28, 32)))
    return controls > max(2, len(sample) // 500)


def _zip_kind(content: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _kind_of_members(archive, name)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise FileDamagedError(name=name, reason=error) from error


def _kind_of_members(archive: zipfile.ZipFile, name: str) -> Kind:
    names = set(archive.namelist())
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise FileEncryptedError(name=name)
    if "mimetype" in names and "content.xml" in names:
        return _opendocument_kind(archive, name)
    if any(part.startswith("xl/") for part in names):
        return Kind.WORKBOOK
    if any(part.startswith("word/") for part in names):
        raise refuse(name, "a text document (Word)", "текстовый документ (Word)")
    if any(part.startswith("ppt/") for part in names):
        raise refuse(name, "a presentation", "презентация")
    return Kind.ZIP


def _opendocument_kind(archive: zipfile.ZipFile, name: str) -> Kind:
    with archive.open("mimetype") as file:
        media = file.read(100).decode("ascii", "replace")
    if "spreadsheet" not in media:
        raise refuse(name, "a text document or drawing", "текстовый документ или рисунок")
    if "META-INF/manifest.xml" in archive.namelist():
        with archive.open("META-INF/manifest.xml") as file:
            if b"encryption-data" in file.read(1 << 20):
                raise FileEncryptedError(name=name)
    return Kind.WORKBOOK


def _ole_kind(content: bytes, name: str) -> Kind:
    """Judge an OLE container by the names of its streams, which stand in it as UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content or _LOCKED_XLS.search(content):
        raise FileEncryptedError(name=name)
    if any(stream.encode("utf-16-le") in content for stream in ("Workbook", "Book")):
        return Kind.WORKBOOK
    if "WordDocument".encode("utf-16-le") in content:
        raise refuse(name, "a text document (Word)", "текстовый документ (Word)")
    if _ends_before_directory(content):
        raise FileDamagedError(name=name, reason=Words("it ends too early", "он обрывается"))
    raise refuse(name, "a document of another program", "документ другой программы")


def _ends_before_directory(content: bytes) -> bool:
    """Tell whether an OLE container is cut before the list of its streams ([MS-CFB] 2.2, header)."""
    sector_bytes = 1 << (int.from_bytes(content[30:32], "little") & 31)
    directory = int.from_bytes(content[48:52], "little")
    return (directory + 2) * sector_bytes > len(content)
