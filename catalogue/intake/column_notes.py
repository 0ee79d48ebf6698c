"""What is assumed of a whole column: said once, with what to do where the assumption is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalogue.clean import clean_amount, find_open_thousands, leaves_order_open
from catalogue.intake.records import Note

if TYPE_CHECKING:
    from catalogue.intake.distinct import Distinct
    from catalogue.intake.layouts import ColumnUse


def find_order_note(sheet: str, header: str, column: Distinct) -> Note | None:
    """Return what is assumed of dates whose order of day and month the column does not prove, or None."""
    open_texts = [leaves_order_open(text) for text in column.texts]
    count = int(column.flags(open_texts).sum())
    if not count:
        return None
    example = next(text for text, is_open in zip(column.texts, open_texts, strict=True) if is_open).strip()
    return Note(
        "order_of_day_and_month_assumed",
        f"Sheet {sheet}, column {header}: nothing proves whether the day or the month comes first "
        f"(rows: {count}, such as {example}). The day was taken to come first. Compare with the sender; if "
        "the month comes first, have the dates written as 2024-12-31 and import the file anew.",
        f"Лист {sheet}, столбец {header}: из данных не видно, что стоит первым, день или месяц "
        f"(строк: {count}, например {example}). Принято: сначала день. Уточните у отправителя; если первым "
        "стоит месяц, попросите записать даты в виде 31.12.2024 и загрузите файл заново.",
        warning=True,
    )


def find_thousands_note(sheet: str, header: str, column: Distinct) -> Note | None:
    """Return what is assumed of commas that could part thousands ("1,250"), or None."""
    numbers = column.each(find_open_thousands)
    count = int(column.flags([number is not None for number in numbers]).sum())
    if not count:
        return None
    written = next(number for number in numbers if number is not None)
    read, whole = clean_amount(written), written.replace(",", "")
    return Note(
        "decimal_comma_assumed",
        f"Sheet {sheet}, column {header}: nothing proves whether the comma parts thousands or decimals "
        f"(rows: {count}, such as {written}). It was read as a decimal comma: {written} as {read:g}. Compare "
        f"with the sender; if thousands are meant, have them written without a comma ({whole}) and import "
        "the file anew.",
        f"Лист {sheet}, столбец {header}: из данных не видно, что отделяет запятая, тысячи или дробную часть "
        f"(строк: {count}, например {written}). Принято: запятая десятичная, {written} прочитано как "
        f"{f'{read:g}'.replace('.', ',')}. Уточните у отправителя; если это тысячи, попросите записать их "
        f"без запятой ({whole}) и загрузите файл заново.",
        warning=True,
    )


def guessed_amount_note(sheet: str, use: ColumnUse) -> Note:
    """Return that a column counts as the amount though its header is not known."""
    return Note(
        "amount_column_guessed",
        f"Sheet {sheet}, column {use.header}: the header is not known; the column was taken for the amount "
        "because its cells are numbers. If it is something else, choose another "
        "meaning for it: in the layout on the screen, or by --layout.",
        f"Лист {sheet}, столбец {use.header}: заголовок незнаком; столбец принят за количество, потому что "
        "в нём числа. Если это не количество, укажите, что в нём: в формате "
        "листа на экране или через --layout.",
        warning=True,
    )
