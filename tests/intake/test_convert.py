"""From a table to rows, seizures, items and problems: what each frame holds and how they hang together."""

import datetime as dt

import pandas as pd
import pytest

from catalogue import intake
from catalogue.model import SeizureField
from catalogue.problems import PROBLEM_KINDS, Severity
from tests.intake.builders import HEADER_A, HEADER_RU, ROW_A, ROW_RU, TODAY, converted, csv_bytes, read

BAD_ROWS = [
    ("2", "", "Таджикистан", "", "героин", "1", "кг"),
    ("3", "05.03.2024", "Нарния", "", "героин", "1", "кг"),
    ("4", "05.03.2024", "Таджикистан", "", "героин", "много", "кг"),
]


def change(row: list[str] | tuple[str, ...], place: int, text: str) -> list[str]:
    return [*row[:place], text, *row[place + 1 :]]


def test_a_row_of_the_public_layout_keeps_everything_it_says() -> None:
    result = converted(csv_bytes([HEADER_A, ROW_A]))
    seizure = result.seizures.iloc[0]
    assert (seizure.date_first, seizure.date_last) == (dt.date(2015, 3, 14), dt.date(2015, 3, 14))
    assert seizure[["country", "province_text", "place_text"]].tolist() == ["TJ", "Khatlon", "Panj"]
    ends = ["producing_country", "departure_country", "destination_country"]
    assert seizure[ends].tolist() == ["AF", "AF", "RU"]
    assert seizure[["transport", "routing"]].tolist() == ["road_private", "border_inbound"]
    item = result.items.iloc[0]
    assert (item.drug, item.amount, item.unit, item.mass_kg, item.factor_key) == (
        "heroin",
        12.5,
        "kg",
        12.5,
        "kg",
    )
    assert (item.amount_text, item.unit_text) == ("12.5", "Kilogram")


def test_every_row_is_accepted_or_refused_and_every_refusal_has_its_reason() -> None:
    result = converted(csv_bytes([HEADER_RU, ROW_RU, *BAD_ROWS]))
    refusing = {code for code, kind in PROBLEM_KINDS.items() if kind.severity is Severity.REFUSED}
    told = set(result.problems.loc[result.problems["code"].isin(refusing), "row"])
    assert result.rows["refused"].tolist() == [False, True, True, True]
    assert told == set(result.rows.loc[result.rows["refused"], "row_number"])
    assert len(result.seizures) == 1


def test_seizures_and_items_point_to_their_rows() -> None:
    result = converted(csv_bytes([HEADER_RU, *BAD_ROWS, ROW_RU, ROW_RU]))
    assert result.seizures["row_index"].tolist() == [3, 4]
    assert result.items["seizure_index"].tolist() == [0, 1]
    assert result.items["row_index"].tolist() == [3, 4]


def test_exact_repeats_stay_two_seizures() -> None:
    assert len(converted(csv_bytes([HEADER_A, ROW_A, ROW_A])).seizures) == 2


def test_a_problem_names_sheet_row_column_and_value() -> None:
    problems = converted(csv_bytes([HEADER_RU, ROW_RU, BAD_ROWS[1]]), "march.csv").problems
    assert problems.to_dict("records") == [
        {"code": "country_unknown", "sheet": "march", "row": 3, "column": "Страна", "value": "Нарния"}
    ]


def test_a_unit_without_a_published_factor_stays_unconverted() -> None:
    item = converted(csv_bytes([HEADER_RU, change(change(ROW_RU, 4, "трамадол"), 6, "таб.")])).items.iloc[0]
    assert (item.unit, item.amount) == ("tablet", 1.5)
    assert pd.isna(item.mass_kg)
    assert pd.isna(item.factor_key)


def test_a_date_of_tomorrow_is_refused_and_today_is_not() -> None:
    rows = [change(ROW_RU, 1, "30.06.2025"), change(ROW_RU, 1, "01.07.2025")]
    assert dt.date(2025, 6, 30) == TODAY
    assert converted(csv_bytes([HEADER_RU, *rows])).rows["refused"].tolist() == [False, True]


def test_unknown_ends_of_a_route_are_no_problem_and_stay_unknown() -> None:
    result = converted(csv_bytes([HEADER_A, change(ROW_A, 13, "Unknown"), change(ROW_A, 13, "Atlantis")]))
    assert result.seizures["departure_country"].isna().all()
    assert result.seizures["departure_text"].tolist() == ["Unknown", "Atlantis"]
    assert result.problems["value"].tolist() == ["Atlantis"]


def test_a_constant_fills_what_the_sheet_does_not_say() -> None:
    table = read(csv_bytes([("Дата", "Наркотик", "Вес, кг"), ("05.03.2024", "героин", "1")])).tables[0]
    layout = intake.understand(table, constants={SeizureField.COUNTRY: "Таджикистан"})
    result = intake.convert(table, layout, sender=None, today=TODAY, progress=None)
    assert result.seizures["country"].tolist() == ["TJ"]


def test_a_person_can_change_what_a_column_means() -> None:
    header = ("Дата", "Страна", "Наркотик", "Вес, кг", "Прочее")
    table = read(csv_bytes([header, ("05.03.2024", "Таджикистан", "героин", "1", "Пяндж")])).tables[0]
    layout = intake.understand(table, chosen={4: SeizureField.PLACE})
    result = intake.convert(table, layout, sender=None, today=TODAY, progress=None)
    assert result.seizures["place_text"].tolist() == ["Пяндж"]
    assert layout.columns[4].reason.code == "chosen"


def test_a_column_that_is_not_understood_is_asked_about_with_samples() -> None:
    header = ("Дата", "Страна", "Наркотик", "Вес, кг", "Прочее")
    table = read(csv_bytes([header, ("05.03.2024", "Таджикистан", "героин", "1", "абв")])).tables[0]
    (asked,) = intake.understand(table).unsure
    assert (asked.header, asked.field, asked.samples) == ("Прочее", None, ("абв",))


def test_progress_rises_from_nothing_to_all_in_many_steps() -> None:
    content = csv_bytes([HEADER_A, *[ROW_A] * 60_000])
    shares: list[float] = []
    intake.read_file(content, "a.csv", unpacked_limit_mb=50, progress=lambda share, _: shares.append(share))
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert shares == sorted(shares)
    table = read(content).tables[0]
    layout = intake.understand(table)
    steps: list[tuple[float, str]] = []
    intake.convert(table, layout, sender=None, today=TODAY, progress=lambda *step: steps.append(step))
    assert len(shares) + len(steps) >= 20
    assert steps[-1] == (1.0, "convert")


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Паспорт", "N12345678"),
        ("ФИО курьера", "Иванов Иван Иванович"),
        ("Дата рождения", "05.03.1980"),
        ("Телефон", "+992 90 123 45 67"),
        ("Home address", "12 Some street"),
        ("Сведения о водителе", "данные"),
        ("Столбец", "Петров Пётр Петрович"),
    ],
)
def test_a_personal_column_is_withheld_before_anything_is_kept(header: str, cell: str) -> None:
    rows = [(*ROW_RU, cell), (*ROW_RU, f"{cell} "), (*ROW_RU, f" {cell}")]
    table = read(csv_bytes([(*HEADER_RU, header), *rows])).tables[0]
    layout = intake.understand(table)
    result = intake.convert(table, layout, sender=None, today=TODAY, progress=None)
    assert layout.withheld_headers == (header,)
    kept = " ".join(" ".join(cells) for cells in result.rows["cells"])
    assert cell not in kept
    assert layout.columns[-1].samples == ()


def test_personal_data_in_free_text_is_blanked_and_told_without_its_value() -> None:
    rows = [
        (*ROW_RU, "задержан Петров П.П., паспорт N12345678"),
        (*ROW_RU, "обнаружено в тайнике", "звонить +992 90 123 45 67"),
    ]
    result = converted(csv_bytes([(*HEADER_RU, "Примечание"), *rows]))
    assert result.rows["cells"][0][-1] == ""
    assert result.rows["cells"][1][-2] == "обнаружено в тайнике"
    everything = " ".join(map(str, [*result.rows["cells"], *result.problems["value"]]))
    assert "Петров" not in everything
    assert "+992" not in everything
    assert result.problems.query("code == 'personal_data'")["column"].tolist() == ["Примечание"]


def test_a_total_is_shown_and_never_a_seizure() -> None:
    content = csv_bytes([HEADER_RU, ROW_RU, ("", "Итого", "", "", "", "1,5", "кг")])
    table = read(content).tables[0]
    assert [(row.row_number, row.kind) for row in table.skipped] == [(3, intake.SkippedKind.TOTAL)]
    assert len(converted(content).rows) == 1


def test_a_row_that_only_begins_like_a_total_is_data() -> None:
    row = ["Всего хорошего", "05.03.2024", "Таджикистан", "Хатлон", "героин", "1", "кг"]
    assert len(converted(csv_bytes([("Место", *HEADER_RU[1:]), row])).seizures) == 1
