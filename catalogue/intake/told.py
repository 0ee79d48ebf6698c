"""What a person is told of a file beside its rows: its notes, and the filled rows that are no seizures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.clean.personal import find_personal
from catalogue.intake.records import Note, SkippedKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.intake.records import RawTable, SkippedRow, SourceFile

_KINDS = {
    SkippedKind.TITLE: ("title", "заголовок"),
    SkippedKind.COLUMN_NUMBERS: ("column numbers", "номера столбцов"),
    SkippedKind.HEADER_AGAIN: ("header repeated", "повтор шапки"),
    SkippedKind.SUBHEADING: ("sub-heading", "подзаголовок"),
    SkippedKind.TOTAL: ("total", "итог"),
    SkippedKind.FOOTER: ("footer", "примечание под таблицей"),
}
_LISTED = 5
_WITHHELD = "…"  # a footer often names the person who signs


def notes_to_tell(source: SourceFile) -> Iterator[Note]:
    """Yield every note of the file and of its tables, and what was read but not imported."""
    yield from source.notes
    for table in source.tables:
        yield from table.notes
        if table.skipped:
            yield _skipped_note(table)


def _skipped_note(table: RawTable) -> Note:
    listed = [_describe(row) for row in table.skipped[:_LISTED]]
    more = len(table.skipped) - len(listed)
    english = "; ".join(en for en, _ in listed) + (f"; and {more} more" if more else "")
    russian = "; ".join(ru for _, ru in listed) + (f"; и ещё {more}" if more else "")
    return Note(
        "rows_shown",
        f"Sheet {table.sheet}: rows that are no seizures, shown here and not imported: {english}.",
        f"Лист {table.sheet}: строки, которые не являются изъятиями, не загружаются: {russian}.",
    )


def _describe(row: SkippedRow) -> tuple[str, str]:
    kind_en, kind_ru = _KINDS[row.kind]
    text = _WITHHELD if find_personal(row.text) else row.text
    return f"row {row.row_number} ({kind_en}): {text}", f"строка {row.row_number} ({kind_ru}): {text}"
