"""Seizures as a file of an open format; none of them is held in memory whole."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pyogrio
import xlsxwriter
from pyogrio.errors import DataLayerError, DataSourceError
from xlsxwriter.exceptions import FileCreateError

from catalogue.exchange.seizure_columns import LATITUDE, LONGITUDE, column_title, without_formulas
from catalogue.vocabulary import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

_BOM = b"\xef\xbb\xbf"
# A sheet of .xlsx has 1,048,576 rows (Microsoft, "Excel specifications and limits"). Of so many items the
# file would need extensions of .zip that not every spreadsheet program reads, and none opens it with ease.
MOST_ITEMS = {"xlsx": 300_000}
_ABOUT_WIDTH, _COLUMN_WIDTH = 40, 11
_SHEETS = ("about", "items", "columns", "column", "code")
_POINT = np.dtype([("order", "u1"), ("kind", "<u4"), ("lon", "<f8"), ("lat", "<f8")])
# Characters that XML 1.0 cannot hold. Source: production Char of the XML 1.0 recommendation.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Exported:
    """What is written: what it is, in words, and its rows.

    Attributes
    ----------
    about
        What a recipient must know, as (what, value): filters, date, counts, coverage, handling code.
    parts
        Its rows part by part, all of one schema, at least one part (seizure_columns.name_columns).
    language
        Of the titles of columns, "en" or "ru".
    """

    about: tuple[tuple[str, str], ...]
    parts: Iterator[pa.Table]
    language: str = "en"

    def titles(self, names: Iterable[str]) -> dict[str, str]:
        """Return what each of the columns `names` holds, in words."""
        return {name: column_title(name, self.language) for name in names}

    def lines(self) -> str:
        """Return what it is as plain text."""
        return "".join(f"{name}: {value}\n" for name, value in self.about)


def files_of_export(form: str, path: Path) -> tuple[Path, ...]:
    """Return the files that an export to `path` in the format `form` (a key of WRITERS) consists of."""
    beside = path.with_name(f"{path.name}.about.txt")
    return (path, beside) if form in _WITHOUT_ROOM else (path,)


def write_seizures(exported: Exported, form: str, path: Path, *beside: Path) -> None:
    """Write `exported` in the format `form` to `path`, and to `beside` what has no room in it.

    Raises
    ------
    OSError
        A file cannot be written.
    """
    first = next(exported.parts)
    titles = exported.titles(first.column_names)
    try:
        WRITERS[form](replace(exported, parts=chain([first], exported.parts)), titles, path)
    except (DataSourceError, DataLayerError, FileCreateError) as error:
        cause = error.args[0]  # XlsxWriter wraps what the system said, GDAL has words of its own
        raise (cause if isinstance(cause, OSError) else OSError(str(error))) from error
    columns = "".join(f"{name}: {title}\n" for name, title in titles.items())
    for one in beside:
        one.write_text(f"{exported.lines()}\n{columns}", encoding="utf-8")


def _write_csv(exported: Exported, _: Mapping[str, str], path: Path) -> None:
    first = next(exported.parts)
    options = pa_csv.WriteOptions(delimiter=";", quoting_style="needed")
    with path.open("wb") as file:
        # A spreadsheet program reads UTF-8 as such only by this mark; those of the region part by semicolons.
        file.write(_BOM)
        with pa_csv.CSVWriter(file, first.schema, write_options=options) as writer:
            for part in chain([first], exported.parts):
                writer.write_table(without_formulas(part))


def _write_parquet(exported: Exported, titles: Mapping[str, str], path: Path) -> None:
    first = next(exported.parts)
    told = {"catalogue.about": _json(exported.about), "catalogue.columns": _json(titles)}
    schema = first.schema.with_metadata(told)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        writer.write_table(first.cast(schema))
        for part in exported.parts:
            writer.write_table(part.cast(schema))


def _write_xlsx(exported: Exported, titles: Mapping[str, str], path: Path) -> None:
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(path, options) as book:
        # Every text is written as a text, marked as one: nothing in it can run in a spreadsheet program.
        bold, text = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
        names = {name: word(f"export_sheet_{name}", exported.language) for name in _SHEETS}
        _write_pairs(book.add_worksheet(names["about"]), exported.about, bold, text)
        page = _new_page(book, names["items"], titles.values(), bold)
        for number, row in enumerate(_rows(exported), start=1):
            _write_row(page, number, row, text)
        listed = [(names["column"], names["code"]), *((title, name) for name, title in titles.items())]
        _write_pairs(book.add_worksheet(names["columns"]), listed, bold, text)


def _write_pairs(page: Any, pairs: Iterable[tuple[str, str]], bold: Any, text: Any) -> None:  # noqa: ANN401  XlsxWriter is untyped
    page.set_column(0, 1, _ABOUT_WIDTH)
    for number, (name, value) in enumerate(pairs):
        page.write_string(number, 0, name, bold)
        page.write_string(number, 1, _writable(value), text)


def _write_row(page: Any, number: int, row: dict[str, Any], text: Any) -> None:  # noqa: ANN401  XlsxWriter is untyped
    for position, value in enumerate(row.values()):
        if isinstance(value, str):
            page.write_string(number, position, _writable(value), text)
        elif value is not None:
            page.write(number, position, value)


def _new_page(book: Any, name: str, headers: Iterable[str], bold: Any) -> Any:  # noqa: ANN401  XlsxWriter is untyped
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    for position, header in enumerate(headers):
        page.set_column(position, position, max(len(header), _COLUMN_WIDTH))
        page.write_string(0, position, header, bold)
    return page


def _write_geojson(exported: Exported, titles: Mapping[str, str], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        told = f'"about": {_json(exported.about)}, "columns": {_json(titles)}'
        file.write(f'{{"type": "FeatureCollection", {told}, "features": [')
        between = "\n"
        for row in _rows(exported):
            file.write(between + json.dumps(_feature(row), ensure_ascii=False, default=str))
            between = ",\n"
        file.write("\n]}\n")


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    lat, lon = row[LATITUDE], row[LONGITUDE]
    # GeoJSON puts longitude first (RFC 7946, 3.1.1); where no place is known there is no point (3.2).
    point = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": point, "properties": row}


def _write_kml(exported: Exported, titles: Mapping[str, str], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">')
        file.write(
            f"<Document>\n<description>{_xml(exported.lines())}</description>\n{_kml_schema(titles)}\n"
        )
        for row in _rows(exported):
            file.write(_placemark(row))
        file.write("</Document></kml>\n")


def _kml_schema(titles: Mapping[str, str]) -> str:
    fields = "".join(
        f'<SimpleField type="string" name={quoteattr(name)}>'
        f"<displayName>{_xml(title)}</displayName></SimpleField>"
        for name, title in titles.items()
    )
    return f'<Schema name="item" id="item">{fields}</Schema>'


def _placemark(row: dict[str, Any]) -> str:
    data = "".join(
        f"<SimpleData name={quoteattr(name)}>{_xml(value)}</SimpleData>"
        for name, value in row.items()
        if value is not None
    )
    lat, lon = row[LATITUDE], row[LONGITUDE]
    # KML puts longitude first (OGC 12-007r2, coordinates).
    point = "" if lat is None else f"<Point><coordinates>{lon},{lat}</coordinates></Point>"
    name = _xml(f"{row['date_first']} {row['drug_name']}")
    own = f'<ExtendedData><SchemaData schemaUrl="#item">{data}</SchemaData></ExtendedData>'
    return f"<Placemark><name>{name}</name>{own}{point}</Placemark>\n"


def _write_gpkg(exported: Exported, titles: Mapping[str, str], path: Path) -> None:
    told = {"about": dict(exported.about), "columns": titles}
    made = path.with_suffix(".gpkg")  # GDAL takes a file of another name for one of another kind
    made.unlink(missing_ok=True)  # GDAL adds to a file that is there
    for number, part in enumerate(exported.parts):
        pyogrio.write_arrow(
            _with_points(part), made, layer="items", driver="GPKG", geometry_name="geometry",
            geometry_type="Point", crs="EPSG:4326", append=number > 0,
        )  # fmt: skip
    for layer, pairs in told.items():
        table = pa.table({"what": list(pairs), "value": list(pairs.values())})
        pyogrio.write_arrow(table, made, layer=layer, driver="GPKG", append=True)
    made.replace(path)


def _with_points(part: pa.Table) -> pa.Table:
    """Return `part` with its points as well-known binary; a row without a place has none."""
    lats, lons = (part[name].to_numpy(zero_copy_only=False) for name in (LATITUDE, LONGITUDE))
    points = np.zeros(len(part), dtype=_POINT)
    points["order"], points["kind"], points["lon"], points["lat"] = 1, 1, lons, lats
    known = ~np.isnan(lats)
    binary = [point.tobytes() if there else None for point, there in zip(points, known, strict=True)]
    return part.append_column("geometry", pa.array(binary, pa.binary()))


def _rows(exported: Exported) -> Iterator[dict[str, Any]]:
    for part in exported.parts:
        yield from part.to_pylist()


def _json(pairs: Mapping[str, str] | Iterable[tuple[str, str]]) -> str:
    return json.dumps(dict(pairs), ensure_ascii=False)


def _xml(value: object) -> str:
    return escape(_writable(str(value)))


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)


WRITERS: dict[str, Callable[[Exported, Mapping[str, str], Path], None]] = {
    "csv": _write_csv,
    "xlsx": _write_xlsx,
    "geojson": _write_geojson,
    "gpkg": _write_gpkg,
    "kml": _write_kml,
    "parquet": _write_parquet,
}
# A CSV has no room for what it is: that stands in a file beside it.
_WITHOUT_ROOM = frozenset({"csv"})
