"""An analyst explores: the map draws offline, filters count, a circle lists, a record tells its origin."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from catalogue.demo import demo_sheet

if TYPE_CHECKING:
    from tests.journeys.browsing import Visit

# What a drug of the demo sheet is called there, in English and in Russian.
HEROIN = {"Heroin", "Героин"}


def demo_rows() -> list[dict[str, str]]:
    """Return the rows of the demo sheet, read without the catalogue."""
    return list(csv.DictReader(io.StringIO(demo_sheet().decode()), delimiter=";"))


def number(text: str) -> int:
    """Return a count as the screen writes it."""
    return int(re.sub(r"\D", "", text))


@pytest.mark.parametrize(("language", "word"), [("en", "Seizures"), ("ru", "Изъятия")])
def test_the_first_screen_draws_the_map_in_both_languages(visit: Visit, language: str, word: str) -> None:
    visit.open("", language)
    visit.circles().first.wait_for()
    assert visit.page.url.split("?")[0].endswith("/explore")
    assert visit.map().locator("canvas").count() > 0
    assert visit.map().locator("path.leaflet-interactive").count() > 20
    assert visit.circles().count() > 5
    assert word in visit.text()


def test_the_totals_are_those_of_the_sheet(visit: Visit) -> None:
    visit.open("explore")
    assert f"{len(demo_rows()):,} seizures" in visit.text().replace("\u202f", ",")
    assert "not flows" in visit.text()


def test_a_filter_changes_the_counts_to_those_of_the_sheet(visit: Visit) -> None:
    visit.open("explore")
    visit.choose("Drug or group", "Heroin")
    heroin = [row for row in demo_rows() if row["DRUG_NAME"] in HEROIN]
    found = re.search(r"([\d\s,\u202f]+) seizures,", visit.text())
    assert found is not None
    assert number(found.group(1)) == len(heroin)


def test_the_map_stays_as_it_is_loaded_while_filters_come_and_go(visit: Visit) -> None:
    visit.open("explore")
    visit.circles().first.wait_for()
    lost: list[str] = []
    visit.page.on("framedetached", lambda frame: lost.append(frame.url))
    visit.choose("Drug or group", "Heroin")
    visit.press("Drug or group: Heroin")
    assert visit.page.locator(".st-key-filter_chips").count() == 0
    assert lost == []


def test_filters_stay_on_another_screen_and_in_the_other_language(visit: Visit) -> None:
    visit.open("explore")
    visit.choose("Drug or group", "Heroin")
    visit.page.get_by_text("Русский").click()
    visit.settle()
    visit.page.get_by_test_id("stSidebar").get_by_text("Героин").first.wait_for()
    assert "lang=ru" in visit.page.url
    visit.page.get_by_role("link", name="Сводка по маршруту").first.click()
    visit.settle()
    visit.page.get_by_test_id("stSidebar").get_by_text("Героин").first.wait_for()
    assert "lang=ru" in visit.page.url


def test_a_click_on_a_circle_lists_its_seizures_and_a_row_opens_its_record(visit: Visit) -> None:
    visit.open("explore")
    circle = visit.circles().filter(has_text=re.compile(r"^\d+$")).first
    circle.wait_for()
    counted = number(circle.inner_text())
    circle.click(force=True)
    visit.settle()
    visit.page.get_by_role("button", name="Show all").wait_for()
    assert f"{counted} seizures," in visit.text()
    visit.tick(0)
    record = visit.page.get_by_role("dialog")
    record.get_by_text("Read from SYNTHETIC-demo-data.csv").wait_for()
    row = number(re.findall(r"row ([\d]+)", record.inner_text())[0])
    original = demo_rows()[row - 2]
    for told in (original["DRUG_NAME"], original["AMOUNT"], f"F{row}"):
        record.locator("canvas td", has_text=told).first.wait_for(state="attached")


def test_a_closed_record_gives_the_list_back(visit: Visit) -> None:
    visit.open("explore")
    visit.tick(1)
    visit.page.get_by_role("dialog").wait_for()
    visit.page.keyboard.press("Escape")
    visit.settle()
    assert visit.page.get_by_role("dialog").count() == 0
    visit.tick(1)
    visit.page.get_by_role("dialog").wait_for()


def test_seizures_known_to_the_country_only_are_counted_beside_the_map(visit: Visit) -> None:
    visit.open("explore")
    assert "known to the country only" in visit.text()


def test_the_explore_screen_fits_a_telephone(phone: Visit) -> None:
    phone.open("explore")
    phone.circles().first.wait_for()
    assert phone.page.get_by_text("Русский").is_visible()
    width = phone.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 400


def test_two_periods_stand_side_by_side_with_the_counts_of_the_sheet(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}/explore?lang=en&from=2021-01-01&to=2021-12-31")
    visit.circles().first.wait_for()
    visit.settle()
    visit.press("Compare")
    visit.press("Show beside")
    titles = visit.map().locator(".pane h2")
    titles.nth(1).wait_for()
    told = " | ".join(titles.all_inner_texts())
    for first, last in (("2021-01-01", "2021-12-31"), ("2020-01-02", "2020-12-31")):
        cases = sum(first <= row["SEIZURE_DATE"] <= last for row in demo_rows())
        assert f"{first} – {last} · n = {cases} ·" in told
    assert "times as many (95 % interval" in visit.text()
    visit.choose("Drug or group", "Heroin")
    told = " | ".join(titles.all_inner_texts())
    for first, last in (("2021-01-01", "2021-12-31"), ("2020-01-02", "2020-12-31")):
        heroin = [row for row in demo_rows() if row["DRUG_NAME"] in HEROIN]
        cases = sum(first <= row["SEIZURE_DATE"] <= last for row in heroin)
        assert f"{first} – {last} · n = {cases} ·" in told


def scale_km(visit: Visit) -> int:
    """Return how long the bar of the map's scale is, in km."""
    return number(visit.map().locator(".leaflet-control-scale-line").first.inner_text())


def test_the_map_goes_to_what_a_filter_finds_and_can_be_moved_out_to_the_world(visit: Visit) -> None:
    visit.open("explore")
    visit.circles().first.wait_for()
    far = scale_km(visit)
    visit.choose("Country of seizure", "Kyrgyzstan")
    visit.page.wait_for_function(
        "far => [...document.querySelectorAll('iframe')].some(frame => {"
        "  const bar = frame.contentDocument?.querySelector('.leaflet-control-scale-line');"
        "  return bar && parseInt(bar.textContent) < far; })",
        arg=far,
    )
    visit.settle()
    assert visit.circles().count() > 0
    for _ in range(12):
        out = visit.map().get_by_role("button", name="Zoom out")
        if "leaflet-disabled" in str(out.get_attribute("class")):
            break
        out.click()
        visit.settle()
    assert visit.map().locator(".leaflet-container").get_attribute("data-zoom") == "2"


def test_the_choice_of_a_second_map_gives_way_to_the_two_maps(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}/explore?lang=en&from=2021-01-01&to=2021-12-31")
    visit.circles().first.wait_for()
    visit.settle()
    visit.press("Compare")
    visit.page.get_by_role("button", name="Show beside").click()
    visit.map().locator("section.pane").nth(1).wait_for()
    visit.page.get_by_role("button", name="Show beside").wait_for(state="hidden")
    visit.press("Compare")
    visit.page.get_by_role("button", name="One map again").wait_for()


def test_the_months_are_played_on_the_map_and_the_map_is_kept_as_a_picture(visit: Visit) -> None:
    visit.open("explore")
    visit.map().get_by_role("button", name="Playback by month").click()
    slider = visit.map().get_by_role("slider", name="Month")
    slider.press("ArrowRight")
    assert str(slider.get_attribute("aria-valuetext")).startswith("January 2019 · n = ")
    visit.page.wait_for_url("**month=2019-01**")
    visit.settle()
    visit.press("Picture")
    with visit.page.expect_download() as taken:
        visit.page.get_by_role("button", name="Save as SVG").click()
    picture = taken.value.path().read_text(encoding="utf-8")
    assert "SYNTHETIC DEMO DATA" in picture
    assert "Circles show one month" in picture


def test_what_the_filter_means_is_taken_away_as_a_file(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}/explore?lang=ru&from=2024-01-01&to=2024-01-31")
    visit.circles().first.wait_for()
    visit.settle()
    visit.press("Скачать")
    with visit.page.expect_download() as taken:
        visit.page.get_by_role("button", name="CSV в архиве").click()
    with zipfile.ZipFile(taken.value.path()) as archive:
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    table = list(csv.reader(io.StringIO(texts["seizures.csv"]), delimiter=";"))
    assert len(table) - 1 == sum("2024-01-01" <= row["SEIZURE_DATE"] <= "2024-01-31" for row in demo_rows())
    about = next(text for name, text in texts.items() if name != "seizures.csv")
    assert "ВЫМЫШЛЕННЫЕ ДЕМОДАННЫЕ" in about
