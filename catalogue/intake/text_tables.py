"""A text file becomes a grid: its encoding, its delimiter, its quoting; no record is ever left out."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from catalogue.intake.encodings import Encoding, find_encoding
from catalogue.intake.grid_building import GridBuilder, in_pieces
from catalogue.intake.records import Grid, Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.intake.records import StepProgress

_DELIMITERS = ";,\t|"
_SAMPLE_RECORDS = 200
# A header wider than this is no header of a person's table.
_WIDEST = 2000
# A quoted cell with more line breaks than this is an unclosed quotation mark, not a text.
_MOST_LINE_BREAKS = 200
_LONGEST_CELL = 1_000_000


@dataclass(frozen=True)
class TextForm:
    """How a text file is cut into cells; `first_record` is 1 where the first line only names the delimiter."""

    encoding: Encoding
    delimiter: str
    quoted: bool = True
    first_record: int = 0


class _UnclosedQuoteError(Exception):
    """A quotation mark swallowed many lines: the file's marks are plain text."""


def read_text_grid(content: bytes, name: str, progress: StepProgress) -> Grid:
    """Return the whole of a text file as one grid; its sheet is the file's name without its ending."""
    encoding = find_encoding(content)
    form = _find_form(content, encoding)
    try:
        builder, count = _read(content, form, progress)
    except (_UnclosedQuoteError, csv.Error):
        form = TextForm(encoding, form.delimiter, quoted=False, first_record=form.first_record)
        builder, count = _read(content, form, progress)
    numbers = np.arange(1, count + 1, dtype=np.int64) + form.first_record
    sheet = PurePosixPath(name).stem
    return Grid(sheet, builder.cells(), numbers, extra=builder.extra, notes=_notes(form))


def _open(content: bytes, encoding: Encoding) -> tuple[io.BytesIO, io.TextIOWrapper]:
    raw = io.BytesIO(content)
    raw.seek(encoding.mark_bytes)
    return raw, io.TextIOWrapper(raw, encoding=encoding.name, errors="replace", newline="")


def _records(lines: Iterator[str], form: TextForm) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    quoting = csv.QUOTE_MINIMAL if form.quoted else csv.QUOTE_NONE
    reader = csv.reader(lines, delimiter=form.delimiter, quoting=quoting)
    for number, record in enumerate(reader):
        if number >= form.first_record:
            yield record


def _read(content: bytes, form: TextForm, progress: StepProgress) -> tuple[GridBuilder, int]:
    raw, lines = _open(content, form.encoding)
    with lines:
        builder, count = GridBuilder(_find_width(content, form)), 0
        for piece in in_pieces(_records(lines, form)):
            _refuse_swallowed(piece, form)
            builder.add(piece)
            count += len(piece)
            progress(raw.tell() / max(len(content), 1))
    return builder, count


def _refuse_swallowed(piece: list[list[str]], form: TextForm) -> None:
    if not form.quoted:
        return
    for record in piece:
        if any(len(cell) > _MOST_LINE_BREAKS and cell.count("\n") > _MOST_LINE_BREAKS for cell in record):
            raise _UnclosedQuoteError


def _sample(content: bytes, form: TextForm) -> list[list[str]]:
    _, lines = _open(content, form.encoding)
    sample: list[list[str]] = []
    with lines:
        for record in _records(lines, form):
            sample.append(record)
            if len(sample) == _SAMPLE_RECORDS:
                break
    return sample


def _find_width(content: bytes, form: TextForm) -> int:
    """Return the number of cells of the widest of the first records."""
    return min(max((len(record) for record in _sample(content, form)), default=1) or 1, _WIDEST)


def _find_form(content: bytes, encoding: Encoding) -> TextForm:
    """Return the delimiter that cuts most of the first records into the same number of cells."""
    named = _find_named_delimiter(content, encoding)
    if named:
        return TextForm(encoding, named, first_record=1)
    forms = [TextForm(encoding, delimiter) for delimiter in _DELIMITERS]
    return max(forms, key=lambda form: _evenness(content, form))


def _find_named_delimiter(content: bytes, encoding: Encoding) -> str | None:
    """Return the delimiter that spreadsheet programs name in a first line such as `sep=;`."""
    _, lines = _open(content[:200], encoding)
    first = lines.readline().strip()
    is_named = len(first) == len("sep=;") and first.lower().startswith("sep=")
    return first[-1] if is_named else None


def _evenness(content: bytes, form: TextForm) -> int:
    try:
        widths = Counter(len(record) for record in _sample(content, form))
    except csv.Error:
        return 0
    widths.pop(0, None)
    return max(((width - 1) * rows for width, rows in widths.items()), default=0)


def _notes(form: TextForm) -> tuple[Note, ...]:
    notes = []
    if not form.encoding.name.startswith("utf"):
        notes.append(_encoding_note(form.encoding.name))
    if form.encoding.unreadable:
        notes.append(_unreadable_note(form.encoding))
    if not form.quoted:
        notes.append(
            Note(
                "quotes_as_text",
                "A quotation mark was never closed, so quotation marks were read as plain text.",
                "Кавычка не закрыта, поэтому кавычки прочитаны как обычный текст.",
            )
        )
    return tuple(notes)


def _encoding_note(name: str) -> Note:
    return Note(
        "encoding_guessed",
        f"The file does not say its encoding; it was read as {name}. Check a few names in the preview.",
        f"Кодировка в файле не указана; он прочитан как {name}. Проверьте несколько названий в просмотре.",
    )


def _unreadable_note(encoding: Encoding) -> Note:
    return Note(
        "letters_unreadable",
        f"{encoding.unreadable} letters cannot be read as {encoding.name}; they are shown as \ufffd.",
        f"Нечитаемых знаков в кодировке {encoding.name}: {encoding.unreadable}; они показаны как \ufffd.",
    )
