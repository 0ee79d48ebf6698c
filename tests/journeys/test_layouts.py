"""CARICC staff give what a sheet does not say, change a column, and keep the result for the next sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.journeys.browsing import Visit

SHEET = (
    "Дата;Объект;Наркотик;Количество;Единица\n14.03.2021;Куляб;Героин;2;кг\n15.03.2021;Бохтар;Опий;3;кг\n"
).encode()
NEXT = SHEET.replace("Куляб".encode(), "Хорог".encode())


def wait_for(staff: Visit, sentence: str) -> None:
    """Wait until the screen says `sentence`."""
    staff.page.get_by_text(sentence).first.wait_for()


def pick(staff: Visit, label: str, option: str) -> None:
    """Pick `option` in the list `label`, which Escape would empty again."""
    box = staff.page.get_by_role("combobox", name=label, exact=True).first
    box.click()
    box.fill(option)
    staff.page.get_by_role("option", name=option).first.click()
    staff.settle()


def test_a_sheet_without_a_country_is_read_changed_kept_and_recognised(first_visit: Visit) -> None:
    staff = first_visit
    staff.open("imports", "ru")
    staff.offer("sheet.csv", SHEET, "Прочитать и показать")
    wait_for(staff, "Не найдено в файле: Страна изъятия.")
    staff.page.get_by_text("Значения для всех строк").first.click()
    staff.settle()
    pick(staff, "Страна изъятия", "Таджикистан")
    staff.press("Прочитать и показать")
    wait_for(staff, "Подтвердить: записать строк: 2")
    pick(staff, "Столбец", "Объект")
    pick(staff, "Читать как", "Место изъятия")
    staff.press("Читать столбец так")
    staff.settle()
    staff.press("Сохранить как формат отправителя")
    wait_for(staff, "Формат sheet.csv сохранён.")
    staff.press("Подтвердить: записать строк: 2")
    wait_for(staff, "прочитано 2 = принято 2")
    staff.open("imports", "ru")
    staff.offer("next.csv", NEXT, "Прочитать и показать")
    wait_for(staff, "прочитан по сохранённому формату sheet.csv, версия 1")
