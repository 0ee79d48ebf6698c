"""An analyst tags seizures with a joint operation and takes that back; an unsourced record is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.journeys.browsing import Visit


def test_seizures_of_an_operations_days_are_tagged_after_their_count_and_taken_back(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}/operations?lang=en&operation=KANAL_INTERCEPT_2023")
    visit.page.get_by_text("Coordinated by: CSTO").wait_for()
    visit.settle()
    visit.page.get_by_text("Tag many seizures at once").click()
    visit.settle()
    button = visit.page.get_by_role("button", name="Tag these")
    number = button.inner_text().removeprefix("Tag these ").strip()
    assert int(number) > 0
    button.click()
    visit.page.get_by_text(f"Seizures tagged with it ({number})").wait_for()
    visit.settle()
    assert f"{number} seizures," in visit.text()
    visit.press("Take back")
    visit.page.get_by_text("Seizures tagged with it (0)").wait_for()


def stands(visit: Visit, sentence: Locator) -> None:
    """Wait until a sentence shows, and look again once the screen has come to rest: it must not fold away."""
    sentence.wait_for()
    visit.settle()
    assert sentence.is_visible()


def test_a_seizure_is_tagged_and_its_consignment_stated_on_its_record(visit: Visit) -> None:
    visit.open("explore", "ru")
    visit.circles().first.wait_for()
    visit.settle()
    visit.tick(0)
    record = visit.page.get_by_test_id("stDialog")
    record.get_by_text("Совместные операции").first.click()
    record.get_by_role("button", name="Отметить это изъятие").click()
    record.get_by_role("button", name="Снять отметку").click()
    stands(visit, record.get_by_text("Не отмечено как изъятие совместной операции"))
    record.get_by_text("Контейнер и товар").click()
    record.get_by_label("Контейнер", exact=True).fill("CSQU3054384")
    record.get_by_role("button", name="Сохранить").click()
    stands(visit, record.get_by_text("CSQU3054384 (Контрольная цифра (ISO 6346): не сходится)"))
    record.get_by_role("button", name="Вернуть данные таблицы").click()
    stands(visit, record.get_by_text("О контейнере и товаре сведений нет"))


def test_an_operation_without_facts_or_sources_is_refused_in_a_sentence(visit: Visit) -> None:
    visit.open("operations", "ru")
    visit.press("Добавить совместную операцию")
    visit.page.get_by_label("Код").first.fill("STEPPE")
    visit.page.get_by_label("Первый день").fill("2024-05")
    visit.page.get_by_label("Последний день").fill("2024")
    visit.press("Добавить в список")
    refused = visit.page.get_by_test_id("stAlert")
    refused.get_by_text("Совместная операция").wait_for()
    assert "нужно" in refused.inner_text().lower()
