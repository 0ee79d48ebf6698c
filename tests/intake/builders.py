"""Small sheets for the tests of intake, as the bytes that a person would upload."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from html import escape
from typing import TYPE_CHECKING, Any

import openpyxl

from catalogue import intake

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TODAY = dt.date(2025, 6, 30)
HEADER_A = [
    "REGION",
    "SUBREGION",
    "COUNTRY",
    "ADMINISTRATIVE_DIVISION",
    "PLACE",
    "SEIZURE_DATE",
    "DRUG_NAME",
    "AMOUNT",
    "DRUG_UNIT",
    "HIDING_PLACE",
    "INSTALLATION",
    "TRANSPORT",
    "PRODUCING_COUNTRY",
    "DEPARTURE_COUNTRY",
    "DESTINATION_COUNTRY",
    "ROUTING",
]
ROW_A = [
    "Asia",
    "Central Asia and Transcaucasian countries",
    "Tajikistan",
    "Khatlon",
    "Panj",
    "2015-03-14",
    "Heroin",
    "12.5",
    "Kilogram",
    "Transport Vehicle",
    "Road",
    "Private road",
    "Afghanistan",
    "Afghanistan",
    "Russian Federation",
    "Border - inbound",
]
HEADER_B = [
    "Seizure Date",
    "Country/Territory of Seizure",
    "ISO3",
    "Subregion",
    "Region",
    "Drug/Substance",
    "Quantity Seized",
    "Measurement Unit",
    "City",
    "Administrative Region",
    "Physical Seizure Location",
    "Trafficking Mode of Transportation",
    "Source",
    "Reporting Channel",
]
HEADER_RU = ("№", "Дата изъятия", "Страна", "Область", "Наркотик", "Количество", "Ед. изм.")
ROW_RU = ("1", "05.03.2024", "Таджикистан", "Хатлонская область", "Героин", "1,5", "кг")


def csv_bytes(rows: Iterable[Sequence[str]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """Return plain rows as a text file; no cell may hold the delimiter."""
    return "".join(delimiter.join(row) + "\r\n" for row in rows).encode(encoding)


def add_sheet(book: openpyxl.Workbook, title: str, rows: Iterable[Sequence[object]]) -> Any:
    """Append a sheet with `rows` to a workbook and return it."""
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(list(row))
    return sheet


def book_bytes(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as the bytes of an .xlsx file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsx_bytes(**sheets: Iterable[Sequence[object]]) -> bytes:
    """Return sheets, each named and given as rows, as the bytes of an .xlsx file."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        add_sheet(book, title, rows)
    return book_bytes(book)


def ods_bytes(rows: Iterable[Sequence[str]], sheet: str = "Sheet1") -> bytes:
    """Return rows of text as the bytes of an .ods file."""
    namespaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(
        f"<table:table-row>{''.join(cell.format(escape(text)) for text in row)}</table:table-row>"
        for row in rows
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {namespaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{escape(sheet)}">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def zip_bytes(**files: bytes) -> bytes:
    """Return files as a zip archive; a double underscore in a name stands for the point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return out.getvalue()


def read(content: bytes, name: str = "sheet.csv", limit_mb: int = 50) -> intake.SourceFile:
    """Return an upload, read."""
    return intake.read_file(content, name, unpacked_limit_mb=limit_mb, progress=None)


def converted(content: bytes, name: str = "sheet.csv", sender: str | None = None) -> intake.Converted:
    """Return the first table of an upload, understood and converted."""
    table = read(content, name).tables[0]
    return intake.convert(table, intake.understand(table), sender=sender, today=TODAY, progress=None)
