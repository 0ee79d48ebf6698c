"""The options that say which seizures are meant; every command that counts seizures takes the same."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from catalogue import tasks
from catalogue.errors import ValueRefusedError, Words
from catalogue.filters import CROSSING_KM, Filters
from catalogue.model import Handling
from catalogue.vocabulary import fold, get_vocabulary
from geodata.crossings import border_crossings, find_crossing

if TYPE_CHECKING:
    from catalogue.store import Store

_LISTS = {
    "drug": "drug or group of drugs",
    "country": "country of seizure",
    "province": "province of seizure: ISO 3166-2 code, or its name after the country, as TJ:Khatlon",
    "crossing": "near this border crossing point: its code or name (see --near-km)",
    "route": "attributed to this route, by its code",
    "operation": "tagged with this joint operation, by its code",
    "transport": "mode of transport",
    "method": "concealment method or family",
    "installation": "where it was found: a kind of place",
}


def add_filters(command: argparse.ArgumentParser) -> None:
    """Let `command` take the filters."""
    group = command.add_argument_group("filters", "those of one kind widen each other, those of two narrow")
    group.add_argument("--view", metavar="NAME", help="begin with the filters of a saved view")
    group.add_argument("--from", dest="date_from", type=_day, metavar="DAY", help="first day, 2016-03-14")
    group.add_argument("--to", dest="date_to", type=_day, metavar="DAY", help="last day")
    for name, meaning in _LISTS.items():
        group.add_argument(f"--{name}", action="append", default=[], help=f"{meaning}; may be given again")
    group.add_argument("--near-km", type=float, metavar="KM", help=f"of --crossing; {CROSSING_KM:g} at first")
    group.add_argument("--min-kg", type=float, metavar="KG", help="least kg equivalent of a seizure")
    group.add_argument("--max-kg", type=float, metavar="KG", help="largest kg equivalent of a seizure")
    group.add_argument(
        "--text", metavar="WORDS", help='words of its texts, "phrases" in quotes; -word is left out'
    )
    group.add_argument("--batch", type=int, help="number of an import")
    group.add_argument("--sender", help="code of the sender of an import")
    group.add_argument("--duplicates", choices=("reported", "merged"), help="count confirmed repeats once")
    group.add_argument("--ceiling", choices=list(Handling), help="leave out records of a stricter code")


def read_filters(opened: Store, options: argparse.Namespace) -> Filters:
    """Return the filters that were typed; of a saved view, those typed take the place of its own.

    Raises
    ------
    ValueRefusedError
        A code or a name is not known.
    NotFoundError
        There is no saved view of this name.
    """
    base = tasks.get_view(opened, options.view).state.filters if options.view else Filters()
    typed = {name: value for name, value in _typed(options).items() if value not in (None, (), "")}
    return Filters(**{**vars(base), **typed})


def _typed(options: argparse.Namespace) -> dict[str, object]:
    return {
        "date_from": options.date_from,
        "date_to": options.date_to,
        "drugs": _codes("drugs", options.drug, "--drug"),
        "countries": _codes("countries", options.country, "--country"),
        "provinces": tuple(map(_province, options.province)),
        "crossings": tuple(map(_crossing, options.crossing)),
        "crossing_km": options.near_km,
        "transports": _codes("transport", options.transport, "--transport"),
        "concealments": _codes("concealment", options.method, "--method"),
        "installations": _codes("installations", options.installation, "--installation"),
        "routes": tuple(code.upper() for code in options.route),
        "operations": tuple(code.upper() for code in options.operation),
        "mass_kg_min": options.min_kg,
        "mass_kg_max": options.max_kg,
        "text": options.text,
        "batch": options.batch,
        "sender": options.sender,
        "duplicates": options.duplicates,
        "ceiling": Handling(options.ceiling) if options.ceiling else None,
    }


def _codes(vocabulary: str, texts: list[str], option: str) -> tuple[str, ...]:
    terms = get_vocabulary(vocabulary)
    codes = [terms.find_code(text) for text in texts]
    for text, code in zip(texts, codes, strict=True):
        if code is None:
            raise _unknown(option, text, f"vocabulary/{vocabulary}.yml")
    return tuple(code for code in codes if code)


def _province(text: str) -> str:
    country, _, name = text.partition(":") if ":" in text else text.partition("-")
    code = get_vocabulary("countries").find_code(country)
    for part in tasks.list_provinces(code) if code else ():
        names = map(fold, (part.name_en, part.name_ru))
        if part.province and (part.province == text.upper() or fold(name) in names):
            return part.province
    raise _unknown(option="--province", text=text, where="ISO 3166-2")


def _crossing(text: str) -> str:
    found = find_crossing(text)
    named = [one.code for one in border_crossings() if fold(text) in map(fold, (one.name_en, one.name_ru))]
    if found or named:
        return found.code if found else named[0]
    raise _unknown(option="--crossing", text=text, where="geodata/data/tables/border_crossings.csv")


def _unknown(option: str, text: str, where: str) -> ValueRefusedError:
    advice = Words(f"Use a code or a name of {where}.", f"Укажите код или название из {where}.")
    return ValueRefusedError(what=option, value=text, advice=advice)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        message = f"'{text}' is not a day; write it as 2016-03-14"
        raise argparse.ArgumentTypeError(message) from error
