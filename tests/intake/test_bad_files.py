"""A file that cannot be used is refused with one clear sentence in both languages."""

import gzip
import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from catalogue.errors import (
    FileDamagedError,
    FileEmptyError,
    FileEncryptedError,
    FileError,
    FileKindError,
    FileTooLargeError,
    HeaderRepeatedError,
    LayoutUnknownError,
    SheetTooWideError,
)
from catalogue.intake import understand
from tests.intake.builders import HEADER_A, HEADER_RU, ROW_A, ROW_RU, csv_bytes, read, xlsx_bytes, zip_bytes

OLD_WORKBOOK = Path(__file__).parents[1] / "data" / "intake" / "ru_old_workbook.xls"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def png() -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


def refusal(content: bytes, name: str, kind: type[FileError], limit_mb: int = 50) -> FileError:
    with pytest.raises(kind) as caught:
        read(content, name, limit_mb)
    return caught.value


def test_a_file_without_a_byte_holds_no_rows() -> None:
    assert "no rows" in refusal(b"", "empty.csv", FileEmptyError).text("en")


@pytest.mark.parametrize("content", [csv_bytes([HEADER_A]), b"\r\n\r\n", b"\xef\xbb\xbf", xlsx_bytes(A=[])])
def test_a_file_with_no_row_below_a_header_holds_no_rows(content: bytes) -> None:
    assert "нет строк" in refusal(content, "header.csv", FileEmptyError).text("ru")


def test_a_workbook_of_only_headers_holds_no_rows() -> None:
    refusal(xlsx_bytes(A=[HEADER_A], B=[HEADER_A]), "header.xlsx", FileEmptyError)


@pytest.mark.parametrize(
    ("content", "english", "russian"),
    [
        (png(), "a picture", "изображение"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture", "изображение"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document", "документ PDF"),
        (b"<!DOCTYPE html><html><table></table></html>", "a web page", "веб-страница"),
        (zip_bytes(word__=b"", **{"word/document__xml": b"<w/>"}), "Word", "Word"),
        (bytes(range(32)) * 50, "binary data", "двоичные данные"),
    ],
)
def test_a_renamed_file_is_named_for_what_it_is(content: bytes, english: str, russian: str) -> None:
    error = refusal(content, "seizures.xlsx", FileKindError)
    assert english in error.text("en")
    assert russian in error.text("ru")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_workbook_is_damaged(share: float) -> None:
    whole = xlsx_bytes(A=[HEADER_A, *[ROW_A] * 200])
    refusal(whole[: int(len(whole) * share)], "cut.xlsx", FileDamagedError)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.99])
def test_a_truncated_gzip_is_damaged(share: float) -> None:
    whole = gzip.compress(csv_bytes([HEADER_A, *[ROW_A] * 50]))
    refusal(whole[: int(len(whole) * share)], "cut.csv.gz", FileDamagedError)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_truncated_workbook_of_the_old_kind_is_damaged(share: float) -> None:
    whole = OLD_WORKBOOK.read_bytes()
    refusal(whole[: int(len(whole) * share)], "cut.xls", FileDamagedError)


def test_a_workbook_that_crashes_the_reader_is_damaged_and_nothing_else_falls() -> None:
    whole = bytearray(OLD_WORKBOOK.read_bytes())
    # The number of a cell's row: the reader would ask for the memory of a sheet of that height.
    whole[2172:2176] = b"\xff\xff\xff\x7f"
    refusal(bytes(whole), "crash.xls", FileDamagedError)


def test_a_workbook_whose_parts_declare_impossible_sizes_is_damaged() -> None:
    whole = xlsx_bytes(A=[HEADER_A, ROW_A])
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="4294967295"/>'
    )
    relation = (
        b'<Relationship Id="s9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    )
    relation += b'sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            new.writestr(member.filename, old.read(member).replace(b"</Relationships>", relation))
        new.writestr("xl/sharedStrings.xml", strings)
    refusal(out.getvalue(), "hostile.xlsx", FileDamagedError)


def test_a_workbook_with_a_broken_part_is_damaged() -> None:
    whole = bytearray(xlsx_bytes(A=[HEADER_A, *[ROW_A] * 200]))
    with zipfile.ZipFile(io.BytesIO(bytes(whole))) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    whole[start + 60 : start + 90] = bytes(30)
    refusal(bytes(whole), "broken.xlsx", FileDamagedError)


def test_a_workbook_behind_a_password_asks_for_a_copy_without_it() -> None:
    content = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert "password" in refusal(content, "secret.xlsx", FileEncryptedError).text("en")


def test_an_old_workbook_behind_a_password_asks_for_a_copy_without_it() -> None:
    whole = OLD_WORKBOOK.read_bytes()
    begin = whole.index(bytes.fromhex("0908100000060500"))
    locked = bytes.fromhex("2f00")  # FILEPASS takes the place of the first record
    content = whole[: begin + 20] + locked + whole[begin + 22 :]
    assert "password" in refusal(content, "secret.xls", FileEncryptedError).text("en")


def test_an_archive_behind_a_password_is_refused() -> None:
    content = bytearray(zip_bytes(a__csv=csv_bytes([HEADER_A, ROW_A])))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + flags] |= 1
    refusal(bytes(content), "secret.zip", FileEncryptedError)


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zip_bytes(a__csv=content)])
def test_a_bomb_is_stopped_while_it_unpacks(pack: object) -> None:
    packed = pack(b"a;b;c\n" * 2_000_000)  # type: ignore[operator]
    assert "5 MB" in refusal(packed, "bomb.gz", FileTooLargeError, limit_mb=5).text("en")


def test_a_workbook_that_unpacks_to_too_much_is_stopped() -> None:
    content = zip_bytes(**{"xl/worksheets/sheet1__xml": b" " * 20_000_000, "[Content_Types]__xml": b"<t/>"})
    refusal(content, "bomb.xlsx", FileTooLargeError, limit_mb=5)


def test_a_stray_cell_in_the_last_corner_does_not_fill_the_memory() -> None:
    far = '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'
    whole = xlsx_bytes(A=[HEADER_A, ROW_A])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            part = old.read(member)
            if member.filename.endswith("sheet1.xml"):
                row = f'<row r="1048576">{far}</row></sheetData>'.encode()
                part = part.replace(b"</sheetData>", row)
            new.writestr(member.filename, part)
    assert "XFD1048576" in refusal(out.getvalue(), "far.xlsx", SheetTooWideError).text("ru")


def test_two_equal_headers_are_named_with_their_columns() -> None:
    header = list(HEADER_RU)
    header[5] = header[4]
    text = refusal(csv_bytes([header, ROW_RU]), "twice.csv", HeaderRepeatedError).text("ru")
    assert "«Наркотик»" in text
    assert "E, F" in text


def test_a_table_of_something_else_says_what_is_missing_and_what_was_found() -> None:
    table = read(csv_bytes([("Фрукт", "Цена", "Склад"), ("яблоко", "12 руб", "север")])).tables[0]
    with pytest.raises(LayoutUnknownError) as caught:
        understand(table)
    assert "дата изъятия" in caught.value.text("ru")
    assert "date of seizure" in caught.value.text("en")
    assert "Фрукт, Цена, Склад" in caught.value.text("en")


@pytest.mark.parametrize("length", [1, 7, 300, 511, 513, 4000])
def test_noise_is_refused_and_never_breaks_the_reader(length: int) -> None:
    noise = bytes((place * 7919 + place // 3) % 256 for place in range(length))
    for start in (b"PK\x03\x04", OLE, b"\x1f\x8b\x08", b""):
        with pytest.raises(FileError):
            understand(read(start + noise, "noise.xlsx").tables[0])
