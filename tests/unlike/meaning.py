"""What a person who reads the three sheets understands of each line, written by hand and never read back.

A seizure stands here in the order of the files; `number` is what an empty store gives it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.unlike.sheets import NATIONAL, PUBLIC_A, PUBLIC_B

if TYPE_CHECKING:
    from tests.unlike.sheets import Sheet

Values = dict[str, Any]
# What the two other layouts leave open that a national form tells, and the other way round.
_NOT_TOLD: Values = {
    "producing_country": None, "departure_country": None, "departure_text": "", "destination_country": None,
    "destination_text": "", "concealment": None, "routing": None, "case_number": "", "source": "",
    "reporting_channel": "",
}  # fmt: skip
_NOWHERE: Values = {
    "gazetteer_id": None, "name_en": None, "name_ru": None, "kind": None, "province": None, "latitude": None,
    "longitude": None, "precision": "country", "precision_km": None, "score": None, "asserted": False,
}  # fmt: skip


@dataclass(frozen=True)
class Seized:
    """One seizure: the sheet and lines that tell of it, and what they mean, by columns of the store."""

    number: int
    sheet: Sheet
    lines: tuple[int, ...]
    told: Values
    place: Values
    items: tuple[Values, ...]
    consignment: Values | None = None

    @property
    def row_numbers(self) -> tuple[int, ...]:
        """Return the rows of its lines as the sender's program shows them."""
        return tuple(self.sheet.first_row + line for line in self.lines)

    @property
    def tab(self) -> str:
        """Return the name of its sheet: that of a text file is the file's without its ending."""
        return self.sheet.sheet.removesuffix(".csv")

    @property
    def mass_kg(self) -> float | None:
        """Return the kg of its items, None where none has any."""
        known = [item["mass_kg"] for item in self.items if item["mass_kg"] is not None]
        return sum(known) if known else None


def _days(first: str, last: str, precision: str) -> Values:
    days = {"date_first": dt.date.fromisoformat(first), "date_last": dt.date.fromisoformat(last)}
    return {**days, "date_precision": precision}


def _placed(named: str, **facts: object) -> Values:
    """Return a place: `named` is its id, name in English, name in Russian, kind and province."""
    keys = ("gazetteer_id", "name_en", "name_ru", "kind", "province")
    names = dict(zip(keys, named.split(" | "), strict=True))
    return {"decision": "accepted", **names, "score": 1.0, "reason": "exact_name", "asserted": False, **facts}


def _item(drug: str, amount: float, unit: str, mass_kg: float | None, factor_key: str | None) -> Values:
    return {"drug": drug, "amount": amount, "unit": unit, "mass_kg": mass_kg, "factor_key": factor_key}


SEIZED = (
    Seized(
        1, PUBLIC_A, (0,),
        _NOT_TOLD | _days("2014-03-05", "2014-03-05", "day") | {
            "country": "TJ", "producing_country": "MM", "departure_country": "AF",
            "destination_country": "RU", "departure_text": "Afghanistan",
            "destination_text": "Russian Federation",
            "transport": "road_private", "concealment": "vehicle", "installation": "checkpoint",
            "routing": "border_inbound"},
        _placed("g:1220750 | Panj | Пяндж | settlement | TJ-KT", latitude=37.24, longitude=69.1,
                precision="settlement", precision_km=3.0),
        (_item("heroin", 12.5, "kg", 12.5, "kg"),),
    ),
    Seized(
        2, PUBLIC_A, (1,),
        _NOT_TOLD | _days("2015-07-01", "2015-07-31", "month") | {
            "country": "UZ", "producing_country": "MX", "departure_country": "IR",
            "destination_country": "KZ", "departure_text": "Iran", "destination_text": "Kazakhstan",
            "transport": "pedestrian", "concealment": "luggage.hand_baggage", "installation": "street",
            "routing": "border_outbound"},
        _placed("d:UZ-SU:sariasiya | Sariasiya District | Сариасийский район | district | UZ-SU",
                latitude=38.41, longitude=67.97, precision="district", precision_km=70.0),
        (_item("opium", 2114, "g", 2.114, "g"),),
    ),
    Seized(
        3, PUBLIC_A, (2,),
        _NOT_TOLD | _days("2016-03-12", "2016-03-14", "range") | {
            "country": "KG", "producing_country": "CO", "departure_country": "PK",
            "destination_country": "BY", "departure_text": "Pakistan", "destination_text": "Belarus",
            "transport": "air_commercial", "concealment": None, "installation": "airport",
            "routing": "domestic"},
        _placed("p:KG-C | Chuy Region | Чуйская область | province | KG-C", latitude=42.885, longitude=74.678,
                precision="province", precision_km=180.0, reason="province_only"),
        # 340 tablets of 0.27 g.
        (_item("ecstasy", 340, "tablet", 0.0918, "ecstasy_tablet"),),
    ),
    Seized(
        4, PUBLIC_A, (3,),
        _NOT_TOLD | _days("2013-01-01", "2013-12-31", "year") | {
            "country": "TM", "producing_country": "PE", "departure_country": None,
            "destination_country": "UA", "departure_text": "", "destination_text": "Ukraine",
            "transport": "river", "concealment": "dwelling.toilet", "installation": "seaport",
            "routing": "transit_free_zone"},
        _NOWHERE | {"decision": "none", "reason": "nothing_found"},
        (_item("lsd", 19, "blotter", None, None),),
    ),
    Seized(
        5, PUBLIC_B, (0,),
        _NOT_TOLD | _days("2021-01-17", "2021-01-17", "day") | {
            "country": "KZ", "transport": "road_commercial", "installation": "highway",
            "source": "Bulletin 8", "reporting_channel": "Monitoring desk"},
        _placed("g:1516905 | Taraz | Тараз | settlement | KZ-31", latitude=42.9, longitude=71.37,
                precision="settlement", precision_km=10.0),
        (_item("cannabis_herb", 0.0475, "t", 47.5, "t"),),
    ),
    Seized(
        6, PUBLIC_B, (1,),
        _NOT_TOLD | _days("2020-11-01", "2020-11-30", "month") | {
            "country": "IR", "transport": None, "installation": "warehouse",
            "source": "Digest 31", "reporting_channel": "Hotline"},
        _placed("p:IR-08 | Kerman | Керман | province | IR-08", latitude=30.283, longitude=57.079,
                precision="province", precision_km=335.0, reason="province_only"),
        (_item("methamphetamine", 860000, "mg", 0.86, "mg"),),
    ),
    Seized(
        7, PUBLIC_B, (2,),
        _NOT_TOLD | _days("2019-01-01", "2019-12-31", "year") | {
            "country": "AF", "transport": "rail", "installation": "customs_facility",
            "source": "Annual table 5", "reporting_channel": "Yearly return"},
        _placed("s:AF-BAL.kaldar:hairatan | Hairatan | Хайратон | settlement | AF-BAL", latitude=37.21,
                longitude=67.42, precision="settlement", precision_km=5.0),
        # A litre counts as one kilogram.
        (_item("acetic_anhydride", 75, "l", 75.0, "volume_litre"),),
    ),
    Seized(
        8, PUBLIC_B, (3,),
        _NOT_TOLD | _days("2022-05-02", "2022-05-06", "range") | {
            "country": "RU", "transport": "mail", "installation": None,
            "source": "Press note 77", "reporting_channel": "Open press"},
        _NOWHERE | {"decision": "ask", "reason": "ambiguous"},
        (_item("unknown", 53, "capsule", None, None),),
    ),
    Seized(
        9, NATIONAL, (0, 1),
        _days("2023-02-09", "2023-02-09", "day") | {
            "country": "KZ", "producing_country": "MM", "departure_country": "CN",
            "destination_country": "RU", "departure_text": "Китай", "destination_text": "Россия",
            "transport": "air_private", "concealment": "luggage.false_bottom", "installation": "tunnel",
            "routing": "border_inbound", "case_number": "УД-501/23", "source": "Рапорт 61",
            "reporting_channel": "Телеграмма"},
        _placed("b:BCP058:KZ | Dostyk - Alashankou (road) | Достык - Алашанькоу (авто) | border_crossing |"
                " KZ-33",
                latitude=45.2, longitude=82.56, precision="exact", precision_km=2.0),
        (_item("methadone", 3.125, "kg", 3.125, "kg"), _item("codeine", 640, "tablet", None, None)),
        {"container_text": "CSQU3054383", "container_number": "CSQU3054383", "goods_text": "Изюм",
         "hs_heading": "0806", "origin": "IR", "consignee_type": "company", "unit_text": "Группа Достык"},
    ),
    Seized(
        10, NATIONAL, (2,),
        _days("2022-03-01", "2022-03-31", "month") | {
            "country": "UZ", "producing_country": "LA", "departure_country": "AF",
            "destination_country": "BY", "departure_text": "Афганистан", "destination_text": "Беларусь",
            "transport": "drone", "concealment": "vehicle.fuel_tank", "installation": "car_park",
            "routing": "border_outbound", "case_number": "УД-502/22", "source": "Рапорт 63",
            "reporting_channel": "Факс"},
        _placed("p:UZ-NG | Namangan Region | Наманганская область | province | UZ-NG", latitude=41.03,
                longitude=71.72, precision="province", precision_km=120.0, reason="province_only"),
        (_item("morphine", 1450.6, "g", 1.4506, "g"),),
        # The check digit of this number does not fit.
        {"container_text": "MSKU6011678", "container_number": None, "goods_text": "Лук",
         "hs_heading": "0703", "origin": "PK", "consignee_type": "person", "unit_text": "Группа Наманган"},
    ),
    Seized(
        11, NATIONAL, (3,),
        _days("2021-05-12", "2021-05-14", "range") | {
            "country": "TM", "producing_country": "CO", "departure_country": "TR",
            "destination_country": "UA", "departure_text": "Турция", "destination_text": "Украина",
            "transport": "sea_commercial", "concealment": "luggage.hand_baggage", "installation": "riverport",
            "routing": "transit_free_zone", "case_number": "УД-503/21", "source": "Рапорт 64",
            "reporting_channel": "Почта штаба"},
        _placed("d:TM-M:serhetabat | Serhetabat District | Серхетабадский район | district | TM-M",
                latitude=35.28, longitude=62.34, precision="district", precision_km=95.0, score=0.99,
                reason="alias"),
        # 2.75 pounds of 0.45359237 kg.
        (_item("cocaine", 2.75, "lb", 1.2473790175, "lb"),),
        {"container_text": "TGHU7599330", "container_number": "TGHU7599330", "goods_text": "Ткань",
         "hs_heading": "5208", "origin": "VN", "consignee_type": None, "unit_text": "Группа Мары"},
    ),
)  # fmt: skip
# The two refused lines as they are once a person corrected the cell that was wrong.
CORRECTED = {
    PUBLIC_A.name: ("SEIZURE_DATE", "no day", "2012-10-19"),
    NATIONAL.name: ("Количество", "около двух", "6,4"),
}
MENDED = (
    Seized(
        12, PUBLIC_A, (4,),
        _NOT_TOLD | _days("2012-10-19", "2012-10-19", "day") | {
            "country": "AZ", "producing_country": "IN", "departure_country": "TR",
            "destination_country": "GE", "departure_text": "Turkey", "destination_text": "Georgia",
            "transport": "drone", "concealment": "person.footwear", "installation": "railway_station",
            "routing": "other"},
        _placed("p:AZ-AST | Astara | Астаринский район | province | AZ-AST", latitude=38.456,
                longitude=48.875, precision="province", precision_km=20.0),
        # 7.25 ounces of 0.028349523125 kg.
        (_item("cannabis_resin", 7.25, "oz", 0.20553404265625, "oz"),),
    ),
    Seized(
        13, NATIONAL, (4,),
        _days("2018-01-01", "2018-12-31", "year") | {
            "country": "TJ", "producing_country": "PE", "departure_country": "MN",
            "destination_country": "DE", "departure_text": "Монголия", "destination_text": "Германия",
            "transport": "animal", "concealment": "person.footwear", "installation": "hotel",
            "routing": "other", "case_number": "УД-504/18", "source": "Рапорт 65",
            "reporting_channel": "Курьерская связь"},
        _placed("g:1514879 | Khujand | Худжанд | settlement | TJ-SU", latitude=40.28, longitude=69.62,
                precision="settlement", precision_km=10.0),
        (_item("buprenorphine", 6.4, "ml", 0.0064, "volume_litre/ml"),),
        {"container_text": "OOLU2047180", "container_number": "OOLU2047180", "goods_text": "Масло",
         "hs_heading": "2710", "origin": "ES", "consignee_type": "state", "unit_text": "Группа Худжанд"},
    ),
)  # fmt: skip
# What routes are made to say of them, the likeliest last: route, share, score, reason, standing.
TIES: dict[int, tuple[tuple[str, float, float, str, str], ...]] = {
    1: (
        ("KBLSHK", 0.11, 0.21, "place_km:39", "outweighed"),
        ("DYPP", 0.12, 0.31, "place_km:37", "outweighed"),
        ("TJFAR", 0.62, 0.41, "place_km:28", "attributed"),
    ),
    4: (
        ("ALABAX", 0.13, 0.22, "destination:UA", "possible"),
        ("TJFAR", 0.23, 0.32, "drug:reported", "possible"),
    ),
    7: (("TJFAR", 0.71, 0.42, "province", "attributed"),),
    8: (("TJFAR", 0.81, 0.43, "transport:mail", "attributed"),),
    9: (
        ("ASTKZ", 0.14, 0.23, "place_km:9", "outweighed"),
        ("TJFAR", 0.53, 0.44, "place_km:8", "attributed"),
    ),
}
