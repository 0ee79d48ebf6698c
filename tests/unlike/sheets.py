"""Three invented sheets in which no two cells are alike: both public layouts and a national form.

A column stands beside the field that it means, so that a field of the model without a value is noticed.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalogue.model import Handling
from catalogue.model import SeizureField as F
from tests.intake.builders import xlsx_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    Cell = str | float | dt.date

# Columns that are no field of a seizure: kept as text, or withheld.
KEPT, WITHHELD = "kept", "withheld"


@dataclass(frozen=True)
class Sheet:
    """One file: its columns with what they mean, its lines, and what a person says of it on import."""

    name: str
    sheet: str
    sender: str
    layout: str
    handling: Handling
    synthetic: bool
    columns: tuple[tuple[str, F | str], ...]
    lines: tuple[tuple[Cell, ...], ...]
    first_row: int = 2
    refused: tuple[int, ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the headers as the sender wrote them."""
        return tuple(header for header, _ in self.columns)

    def position(self, field: F | str) -> int:
        """Return the place of a field, or of a header, from 0."""
        return next(at for at, column in enumerate(self.columns) if field in column)

    def kept(self, line: int) -> list[str]:
        """Return the cells of a line as a store may keep them: those of persons are blank."""
        pairs = zip(self.columns, self.lines[line], strict=True)
        return ["" if meaning == WITHHELD else str(cell) for (_, meaning), cell in pairs]

    def content(self) -> bytes:
        """Return the bytes of the file."""
        return _CONTENT[self.layout](self)


def as_csv(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return rows as a text file, parted by semicolons."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode()


PUBLIC_A = Sheet(
    name="first.csv", sheet="first.csv", sender="unodc", layout="unodc_ids_a",
    handling=Handling.GREEN, synthetic=False, refused=(4,),
    columns=(
        ("REGION", F.REGION), ("SUBREGION", F.SUBREGION), ("COUNTRY", F.COUNTRY),
        ("ADMINISTRATIVE_DIVISION", F.PROVINCE), ("PLACE", F.PLACE), ("SEIZURE_DATE", F.DATE),
        ("DRUG_NAME", F.DRUG), ("AMOUNT", F.AMOUNT), ("DRUG_UNIT", F.UNIT), ("HIDING_PLACE", F.CONCEALMENT),
        ("INSTALLATION", F.INSTALLATION), ("TRANSPORT", F.TRANSPORT),
        ("PRODUCING_COUNTRY", F.PRODUCING_COUNTRY), ("DEPARTURE_COUNTRY", F.DEPARTURE),
        ("DESTINATION_COUNTRY", F.DESTINATION), ("ROUTING", F.ROUTING),
    ),
    lines=(
        ("Asia", "Central Asia", "Tajikistan", "Khatlon", "Panj", "2014-03-05", "Heroin", "12.5", "Kilogram",
         "Car Parts", "Checkpoint", "Private road", "Myanmar", "Afghanistan", "Russian Federation",
         "Border - inbound"),
        ("Eurasia", "Oxus valley", "Uzbekistan", "Surxondaryo", "Sariosiyo district", "2015-07", "Opium",
         "2114", "Gram", "Handbag", "Street", "Pedestrian", "Mexico", "Iran", "Kazakhstan",
         "Border - outbound"),
        ("Orient", "Tien Shan", "Kyrgyzstan", "Chuy Region", "", "2016-03-12 - 2016-03-14", "Ecstasy", "340",
         "Tablet", "", "Airport", "Commercial air", "Colombia", "Pakistan", "Belarus",
         "National territory/domestic seizure"),
        ("Far lands", "Caspian shore", "Turkmenistan", "Zyx", "Zzyzx steppe 7", "2013", "LSD", "19",
         "Blotter", "Toilet", "Seaport", "River", "Peru", "", "Ukraine",
         "Border - transit/free trade zone"),
        ("Old World", "Caucasus", "Azerbaijan", "Astara district", "Astara", "no day", "Hashish", "7.25",
         "Ounce", "Shoes", "Railway Station", "Drone", "India", "Turkey", "Georgia", "Other"),
    ),
)  # fmt: skip
PUBLIC_B = Sheet(
    name="second.xlsx", sheet="Y2022", sender="caricc", layout="unodc_ids_b",
    handling=Handling.AMBER, synthetic=True,
    columns=(
        ("Seizure Date", F.DATE), ("Country/Territory of Seizure", F.COUNTRY), ("ISO3", F.COUNTRY_CODE),
        ("Subregion", F.SUBREGION), ("Region", F.REGION), ("Drug/Substance", F.DRUG),
        ("Quantity Seized", F.AMOUNT), ("Measurement Unit", F.UNIT), ("City", F.PLACE),
        ("Administrative Region", F.PROVINCE), ("Physical Seizure Location", F.INSTALLATION),
        ("Trafficking Mode of Transportation", F.TRANSPORT), ("Source", F.SOURCE),
        ("Reporting Channel", F.REPORTING_CHANNEL),
    ),
    lines=(
        (dt.date(2021, 1, 17), "Kazakhstan", "KAZ", "Steppe belt", "Continent one", "Cannabis herb", 0.0475,
         "Ton", "Taraz", "Jambyl", "Highway", "Commercial road", "Bulletin 8", "Monitoring desk"),
        ("2020-11", "Iran", "IRN", "Plateau", "Continent two", "Methamphetamine", 860000, "Milligram", "",
         "Kerman Province", "Warehouse", "", "Digest 31", "Hotline"),
        ("2019", "Afghanistan", "AFG", "Foothills", "Continent three", "Acetic anhydride", 75, "Litre",
         "Hairatan", "Balkh", "Customs facilities", "Rail", "Annual table 5", "Yearly return"),
        ("2022-05-02 - 2022-05-06", "Russian Federation", "RUS", "Volga lands", "Continent four", "Unknown",
         53, "Capsule", "Qqqq 9", "Xyz", "", "Mail", "Press note 77", "Open press"),
    ),
)  # fmt: skip
NATIONAL = Sheet(
    name="третий.csv", sheet="третий.csv", sender="kz", layout="recognised",
    handling=Handling.AMBER_STRICT, synthetic=False, first_row=3, refused=(4,),
    columns=(
        ("№ п/п", F.ROW_NUMBER), ("Номер дела", F.CASE_NUMBER), ("Дата изъятия", F.DATE), ("Страна",
         F.COUNTRY),
        ("Код страны", F.COUNTRY_CODE), ("Область", F.PROVINCE), ("Место изъятия", F.PLACE),
        ("Наркотик", F.DRUG), ("Количество", F.AMOUNT), ("Ед. изм.", F.UNIT), ("Количество упаковок", KEPT),
        ("Вид транспорта", F.TRANSPORT), ("Способ сокрытия", F.CONCEALMENT),
        ("Место обнаружения (объект)", F.INSTALLATION), ("Страна производства", F.PRODUCING_COUNTRY),
        ("Страна отправления", F.DEPARTURE), ("Страна транзита", F.TRANSIT),
        ("Страна назначения", F.DESTINATION), ("Направление", F.ROUTING), ("Ведомство", F.AGENCY),
        ("Источник", F.SOURCE), ("Канал поступления", F.REPORTING_CHANNEL), ("Обстоятельства", F.NARRATIVE),
        ("Тара", F.CONTAINER), ("Груз прикрытия", F.GOODS), ("Часть света", F.REGION),
        ("Субрегион", F.SUBREGION), ("Номер контейнера", KEPT), ("Код ТН ВЭД", KEPT),
        ("Происхождение товара", KEPT), ("Тип грузополучателя", KEPT), ("Группа портового контроля", KEPT),
        ("ФИО задержанного", WITHHELD), ("Задержано лиц", KEPT),
    ),
    lines=(
        ("11", "УД-501/23", "09.02.2023", "Казахстан", "KAZ", "Жетысуская область", "КПП Достык", "Метадон",
         "3,125", "кг", "21", "частный самолёт", "Двойное дно чемодана", "Тоннель", "Мьянма", "Китай",
         "Кыргызстан", "Россия", "Ввоз", "Служба охраны", "Рапорт 61", "Телеграмма", "Найдено при досмотре",
         "Мешковина", "Изюм", "Азия", "Семиречье", "CSQU3054383", "0806 20", "Иран", "ТОО", "Группа Достык",
         "Примеров Пример Примерович", "31"),
        ("12", "УД-501/23", "09.02.2023", "Казахстан", "KZ", "Абайская область", "Аягоз", "Кодеин", "640",
         "таблетка", "22", "лодка", "В обуви", "Пляж", "Боливия", "Непал", "Литва", "Латвия",
         "Внутри государства", "Второй пост", "Рапорт 62", "Записка", "Второй предмет дела", "Фанера", "Рис",
         "Океания", "Сарыарка", "HLXU1004363", "1006 30", "Индия", "министерство", "Группа Аягоз",
         "Образцов Образец Образцович", "32"),
        ("13", "УД-502/22", "03.2022", "Узбекистан", "UZB", "Наманганская область", "", "Морфин", "1450,6",
         "г", "23", "дрон", "Бензобак", "Автостоянка", "Лаос", "Афганистан", "Грузия", "Беларусь", "Вывоз",
         "Отряд границы", "Рапорт 63", "Факс", "Указала собака", "Фольга", "Лук", "Евразия", "Долина",
         "MSKU6011678", "0703 10", "Пакистан", "физическое лицо", "Группа Наманган",
         "Иванова Проба Пробовна", "33"),
        ("14", "УД-503/21", "12-14.05.2021", "Туркменистан", "TKM", "Марыйский велаят", "Кушкинский этрап",
         "Кокаин", "2,75", "фунт", "24", "паром", "Рюкзак", "Речной порт", "Колумбия", "Турция", "Армения",
         "Украина", "Транзит", "Пост юга", "Рапорт 64", "Почта штаба", "Открыто вскрытием", "Жесть", "Ткань",
         "Восток", "Каракумы", "TGHU7599330", "5208 11", "Вьетнам", "акимат", "Группа Мары",
         "Тестов Тест Тестович", "34"),
        ("15", "УД-504/18", "2018", "Таджикистан", "TJK", "Согдийская область", "Худжанд", "Бупренорфин",
         "около двух", "мл", "25", "верблюд", "Подошва", "Гостиница", "Перу", "Монголия", "Азербайджан",
         "Германия", "Другое", "Отдел севера", "Рапорт 65", "Курьерская связь", "Сообщено гражданами",
         "Стекло", "Масло", "Запад", "Фергана", "OOLU2047180", "2710 12", "Испания", "госучреждение",
         "Группа Худжанд", "Пробин Проба Пробович", "35"),
    ),
)  # fmt: skip
SHEETS = (PUBLIC_A, PUBLIC_B, NATIONAL)
# What the rows of one case have in common.
OF_ONE_CASE = (F.CASE_NUMBER, F.DATE, F.COUNTRY)

_CONTENT = {
    "unodc_ids_a": lambda sheet: as_csv([sheet.headers, *sheet.lines]),
    "unodc_ids_b": lambda sheet: xlsx_bytes(**{sheet.sheet: [sheet.headers, *sheet.lines]}),
    "recognised": lambda sheet: as_csv([("Сведения об изъятиях",), sheet.headers, *sheet.lines]),
}
