"""What a person reads for each code and number of the three sheets, in English and in Russian, by hand."""

from __future__ import annotations

NAMES: dict[str, dict[str, tuple[str, str]]] = {
    "country": {
        "AF": ("Afghanistan", "Афганистан"), "AZ": ("Azerbaijan", "Азербайджан"), "BY": ("Belarus",
        "Беларусь"),
        "CN": ("China", "Китай"), "CO": ("Colombia", "Колумбия"), "DE": ("Germany", "Германия"),
        "GE": ("Georgia", "Грузия"), "IN": ("India", "Индия"),
        "IR": ("Iran (Islamic Republic of)", "Иран (Исламская Республика)"),
        "KG": ("Kyrgyzstan", "Кыргызстан"), "KZ": ("Kazakhstan", "Казахстан"),
        "LA": ("Lao People's Democratic Republic", "Лаосская Народно-Демократическая Республика"),
        "MM": ("Myanmar", "Мьянма"), "MN": ("Mongolia", "Монголия"), "MX": ("Mexico", "Мексика"),
        "PE": ("Peru", "Перу"), "PK": ("Pakistan", "Пакистан"),
        "RU": ("Russian Federation", "Российская Федерация"), "TJ": ("Tajikistan", "Таджикистан"),
        "TM": ("Turkmenistan", "Туркменистан"), "TR": ("Türkiye", "Турция"), "UA": ("Ukraine", "Украина"),
        "UZ": ("Uzbekistan", "Узбекистан"),
    },
    "drug": {
        "acetic_anhydride": ("Acetic anhydride", "Уксусный ангидрид"),
        "buprenorphine": ("Buprenorphine", "Бупренорфин"),
        "cannabis_herb": ("Cannabis herb (marijuana)", "Марихуана"),
        "cannabis_resin": ("Cannabis resin (hashish)", "Гашиш"), "cocaine": ("Cocaine", "Кокаин"),
        "codeine": ("Codeine", "Кодеин"), "ecstasy": ("Ecstasy (MDMA)", "Экстази (МДМА)"),
        "heroin": ("Heroin", "Героин"), "lsd": ("LSD", "ЛСД"), "methadone": ("Methadone", "Метадон"),
        "methamphetamine": ("Methamphetamine", "Метамфетамин"), "morphine": ("Morphine", "Морфин"),
        "opium": ("Opium", "Опий"), "unknown": ("Not determined", "Не установлено"),
    },
    "unit": {
        "blotter": ("blotter", "марка (блоттер)"), "capsule": ("capsule", "капсула"), "g": ("gram", "грамм"),
        "kg": ("kilogram", "килограмм"), "l": ("litre", "литр"), "lb": ("pound", "фунт"),
        "mg": ("milligram", "миллиграмм"), "ml": ("millilitre", "миллилитр"), "oz": ("ounce", "унция"),
        "t": ("tonne", "тонна"), "tablet": ("tablet", "таблетка"),
    },
    "transport": {
        "air_commercial": ("Commercial air", "Коммерческий воздушный транспорт"),
        "air_private": ("Private air", "Частный воздушный транспорт"),
        "animal": ("Pack animal", "Вьючное животное"), "drone": ("Drone", "Беспилотный летательный аппарат"),
        "mail": ("Mail", "Почта"), "pedestrian": ("On foot", "Пешком"),
        "rail": ("Rail", "Железнодорожный транспорт"), "river": ("River", "Речной транспорт"),
        "road_commercial": ("Commercial road vehicle", "Коммерческий автомобильный транспорт"),
        "road_private": ("Private road vehicle", "Личный автомобильный транспорт"),
        "sea_commercial": ("Commercial sea", "Коммерческий морской транспорт"),
    },
    "concealment": {
        "dwelling.toilet": ("Toilet or washroom", "Туалет"),
        "luggage.false_bottom": ("False bottom or lining of luggage", "Двойное дно или подкладка багажа"),
        "luggage.hand_baggage": ("Hand baggage", "Ручная кладь"), "person.footwear": ("In footwear",
        "В обуви"),
        "vehicle": ("In a vehicle", "В транспортном средстве"),
        "vehicle.fuel_tank": ("Fuel tank or gas cylinder", "Топливный бак или газовый баллон"),
    },
    "installation": {
        "airport": ("Airport", "Аэропорт"),
        "car_park": ("Car park", "Автостоянка"),
        "checkpoint": ("Checkpoint", "Пункт пропуска или контрольный пост"),
        "customs_facility": ("Customs facility", "Таможенный объект"), "highway": ("Highway",
        "Автомагистраль"),
        "hotel": ("Hotel", "Гостиница"), "railway_station": ("Railway station", "Железнодорожная станция"),
        "riverport": ("River port", "Речной порт"), "seaport": ("Seaport", "Морской порт"),
        "street": ("Street", "Улица"), "tunnel": ("Tunnel", "Тоннель"), "warehouse": ("Warehouse", "Склад"),
    },
    "routing": {
        "border_inbound": ("At the border, inbound", "На границе, ввоз"),
        "border_outbound": ("At the border, outbound", "На границе, вывоз"),
        "domestic": ("Inside the country", "Внутри страны"), "other": ("Other", "Другое"),
        "transit_free_zone": ("Transit or free trade zone", "Транзит или свободная экономическая зона"),
    },
    "sender": {
        "unodc": ("UNODC", "УНП ООН"), "caricc": ("CARICC", "ЦАРИКЦ"), "kz": ("Kazakhstan", "Казахстан"),
    },
}  # fmt: skip
# Date, kg and amounts as a list shows them: no finer than they are known, with the signs of the language.
LINES: dict[int, tuple[tuple[str, str, str], tuple[str, str, str]]] = {
    1: (("2014-03-05", "12.5 kg", "12.5 kilogram"), ("05.03.2014", "12,5 кг", "12,5 килограмм")),
    2: (("2015-07", "2.114 kg", "2,114 gram"), ("07.2015", "2,114 кг", "2\xa0114 грамм")),
    3: (("2016-03-12 – 2016-03-14", "0.092 kg", "340 tablet"),
        ("12.03.2016 – 14.03.2016", "0,092 кг", "340 таблетка")),
    4: (("2013", "–", "19 blotter"), ("2013", "–", "19 марка (блоттер)")),
    5: (("2021-01-17", "47.5 kg", "0.0475 tonne"), ("17.01.2021", "47,5 кг", "0,0475 тонна")),
    6: (("2020-11", "0.86 kg", "860,000 milligram"), ("11.2020", "0,86 кг", "860\xa0000 миллиграмм")),
    7: (("2019", "75 kg", "75 litre"), ("2019", "75 кг", "75 литр")),
    8: (("2022-05-02 – 2022-05-06", "–", "53 capsule"), ("02.05.2022 – 06.05.2022", "–", "53 капсула")),
    9: (("2023-02-09", "3.125 kg", "3.125 kilogram; 640 tablet"),
        ("09.02.2023", "3,125 кг", "3,125 килограмм; 640 таблетка")),
    10: (("2022-03", "1.451 kg", "1,450.6 gram"), ("03.2022", "1,451 кг", "1\xa0450,6 грамм")),
    11: (("2021-05-12 – 2021-05-14", "1.247 kg", "2.75 pound"),
         ("12.05.2021 – 14.05.2021", "1,247 кг", "2,75 фунт")),
    12: (("2012-10-19", "0.206 kg", "7.25 ounce"), ("19.10.2012", "0,206 кг", "7,25 унция")),
    13: (("2018", "0.006 kg", "6.4 millilitre"), ("2018", "0,006 кг", "6,4 миллилитр")),
}  # fmt: skip
# Kilograms in one unit of each factor, and where that is published; a unit of mass is one by definition.
_UNODC = "United Nations Office on Drugs and Crime, 2018, https://dataunodc.un.org/drugs/global_seizures"
FACTORS: dict[str, tuple[float, str]] = {
    "kg": (1.0, "definition"), "g": (0.001, "definition"), "mg": (0.000001, "definition"),
    "t": (1000.0, "definition"), "lb": (0.45359237, "definition"), "ecstasy_tablet": (0.00027, _UNODC),
    "volume_litre": (1.0, _UNODC),
}  # fmt: skip
LATEST_FIRST = (9, 8, 10, 11, 5, 6, 7, 3, 2, 1, 4)


def name(kind: str, code: str | None, language: str = "en") -> str | None:
    """Return the name of a code of the sheets; None for None."""
    return None if code is None else NAMES[kind][code][("en", "ru").index(language)]
