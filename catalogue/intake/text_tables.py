"""A text file becomes a grid: its encoding, its delimiter, its quoting; no record is ever left out."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from catalogue.intake.encodings import Encoding, find_encoding
from catalogue.intake.find_header import LEAST_KNOWN, SEARCHED_ROWS
from catalogue.intake.grid_building import GridBuilder, in_pieces
from catalogue.intake.header_words import is_known_header
from catalogue.intake.records import Grid, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from catalogue.intake.records import StepProgress

_DELIMITERS = ";,\t|"
_SAMPLE_RECORDS = 200
_FEWEST_CELLS = 2
# A header wider than this is no header of a person's table.
_WIDEST = 2000


@dataclass(frozen=True)
class TextForm:
    """How a text file is cut into cells; `first_record` is 1 where line one only names the delimiter."""

    encoding: Encoding
    delimiter: str
    first_record: int = 0


@dataclass
class _Records:
    """The records of a text file; goes through them once and counts what it had to mend.

    A quotation mark that is never closed swallows the lines after it into one cell. Where most of
    these lines have, on their own, the number of cells of the table, the lines are the records.
    """

    lines: Iterator[str]
    form: TextForm
    width: int = 0
    mended: int = 0
    _taken: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[list[str]]:
        """Yield each record as a list of cells."""
        for number, record in enumerate(self._reader(self._watched())):
            if number >= self.form.first_record:
                yield from self._checked(record)
            self._taken.clear()

    def _watched(self) -> Iterator[str]:
        for line in self.lines:
            self._taken.append(line)
            yield line

    def _reader(self, lines: Iterable[str]) -> Iterator[list[str]]:
        return csv.reader(lines, delimiter=self.form.delimiter)

    def _checked(self, record: list[str]) -> Iterable[list[str]]:
        if self.width < _FEWEST_CELLS:
            return (record,)
        if len(self._taken) == 1:
            return (self._without_open_quote(record),)
        later = [cells for line in self._taken[1:] for cells in self._reader([line])]
        fitting = sum(len(cells) == self.width for cells in later)
        # Two lines that make up one whole record are a cell with a line break, whatever they look like apart.
        proven = fitting > 1 or len(record) < self.width or self._is_torn()
        if not proven or fitting * 2 <= sum(map(bool, later)):
            return (record,)
        self.mended += 1
        return [self._taken[0].rstrip("\r\n").split(self.form.delimiter), *later]

    def _without_open_quote(self, record: list[str]) -> list[str]:
        """Return a record of one line; where its last quotation mark never closes, the line cut plainly."""
        if len(record) >= self.width or not self._is_torn():
            return record
        plain = self._taken[0].rstrip("\r\n").split(self.form.delimiter)
        if len(plain) != self.width:
            return record
        self.mended += 1
        return plain

    def _is_torn(self) -> bool:
        """Tell whether a quotation mark of the last record closes in mid-cell, or nowhere."""
        try:
            list(csv.reader(self._taken, delimiter=self.form.delimiter, strict=True))
        except csv.Error:
            return True
        return False


def read_text_grid(content: bytes, name: str, progress: StepProgress) -> Grid:
    """Return the whole of a text file as one grid; its sheet is the file's name without its ending."""
    # A cell may be as long as the file: the limit of the csv module would refuse it.
    csv.field_size_limit(max(len(content), csv.field_size_limit()))
    form = _find_form(content, find_encoding(content))
    raw, lines = _open(content, form.encoding)
    with lines:
        widths = [len(record) for record in _sample(content, form)] or [1]
        records = _Records(lines, form, Counter(widths).most_common(1)[0][0])
        builder, count = GridBuilder(min(max(*widths, 1), _WIDEST)), 0
        for piece in in_pieces(iter(records)):
            builder.add(piece)
            count += len(piece)
            progress(raw.tell() / max(len(content), 1))
    numbers = np.arange(1, count + 1, dtype=np.int64) + form.first_record
    notes = _notes(form, records.mended)
    return Grid(PurePosixPath(name).stem, builder.cells(), numbers, extra=builder.extra, notes=notes)


def _open(content: bytes, encoding: Encoding) -> tuple[io.BytesIO, io.TextIOWrapper]:
    raw = io.BytesIO(content)
    raw.seek(encoding.mark_bytes)
    return raw, io.TextIOWrapper(raw, encoding=encoding.name, errors="replace", newline="")


def _sample(content: bytes, form: TextForm) -> list[list[str]]:
    _, lines = _open(content, form.encoding)
    with lines:
        return list(islice(_Records(lines, form), _SAMPLE_RECORDS))


def _find_form(content: bytes, encoding: Encoding) -> TextForm:
    """Return the delimiter under which most headers are known, then most records have as many cells.

    A long text full of commas outweighs by its even records the semicolons that part the columns.
    """
    named = _find_named_delimiter(content, encoding)
    if named:
        return TextForm(encoding, named, first_record=1)
    forms = [TextForm(encoding, delimiter) for delimiter in _DELIMITERS]
    return max(forms, key=lambda form: _likelihood(_sample(content, form)))


def _find_named_delimiter(content: bytes, encoding: Encoding) -> str | None:
    """Return the delimiter that spreadsheet programs name in a first line such as `sep=;`."""
    _, lines = _open(content[:200], encoding)
    first = lines.readline().strip()
    is_named = len(first) == len("sep=;") and first.lower().startswith("sep=")
    return first[-1] if is_named else None


def _likelihood(records: list[list[str]]) -> tuple[int, int]:
    headers = max(
        (len(set(filter(is_known_header, record))) for record in records[:SEARCHED_ROWS]), default=0
    )
    widths = Counter(map(len, records))
    evenness = max(((width - 1) * rows for width, rows in widths.items()), default=0)
    return (headers if headers >= LEAST_KNOWN else 0), evenness


def _notes(form: TextForm, mended: int) -> tuple[Note, ...]:
    notes = []
    if not form.encoding.name.startswith("utf"):
        notes.append(_encoding_note(form.encoding.name))
    if form.encoding.unreadable:
        notes.append(_unreadable_note(form.encoding))
    if mended:
        notes.append(_mended_note(mended))
    return tuple(notes)


def _mended_note(count: int) -> Note:
    return Note(
        "quotes_mended",
        f"{count} quotation marks were never closed; the lines after them were read one by one.",
        f"Незакрытых кавычек: {count}; строки после них прочитаны по одной.",
    )


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
