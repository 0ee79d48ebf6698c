"""What a person is told of a file beside its rows."""

from __future__ import annotations

from catalogue.intake import notes_to_tell, read_file

SHEET = (
    "Сведения об изъятиях;;;\n"
    "Дата;Страна;Наркотик;Количество, кг\n"
    "12.03.2024;Таджикистан;Героин;1,5\n"
    "13.03.2024;Таджикистан;Опий;2\n"
    "Итого;;;3,5\n"
    "Начальник отдела Иванов И.И.;;;\n"
)


def told(language: str) -> str:
    """Return all notes of the sheet in one language."""
    source = read_file(SHEET.encode(), "март.csv", unpacked_limit_mb=10)
    return "\n".join(note.text(language) for note in notes_to_tell(source))


def test_totals_are_shown_and_said_not_to_be_imported() -> None:
    assert "row 5 (total): Итого" in told("en")
    assert "строка 5 (итог): Итого" in told("ru")


def test_the_name_of_who_signs_is_not_shown() -> None:
    assert "Иванов" not in told("en") + told("ru")
