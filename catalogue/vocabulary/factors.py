"""What a unit of a drug weighs: exact for units of mass, as UNODC publishes it for the rest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from catalogue.vocabulary.library import get_vocabulary

if TYPE_CHECKING:
    from catalogue.vocabulary.terms import Term

EXACT_SOURCE = "definition"
_ANY_DRUG = "any"


@dataclass(frozen=True, slots=True)
class Factor:
    """Kilograms in one unit of a drug, and who says so.

    Attributes
    ----------
    key
        What the store keeps beside a kg equivalent.
    unit, drug
        Codes; `drug` is "any" where the drug does not matter.
    kg
        Kilograms in one unit.
    source, publisher, year, address, version
        Where it was published; a unit of mass has "definition" for its source and no address.
    """

    key: str
    unit: str
    drug: str
    kg: float
    source: str = EXACT_SOURCE
    publisher: str = ""
    year: int | None = None
    address: str = ""
    version: str = ""


def find_factor(unit: str, drug: str | None) -> Factor | None:
    """Return what one `unit` of `drug` weighs; None where nobody has published it.

    Parameters
    ----------
    unit
        Code of units.yml.
    drug
        Code of drugs.yml; None where the drug is not known, so that only mass and volume convert.
    """
    drugs = (*get_vocabulary("drugs").with_ancestors(drug), _ANY_DRUG) if drug else (_ANY_DRUG,)
    table = _factors_by_unit()
    return next((table[unit, code] for code in drugs if (unit, code) in table), None)


def get_factor(key: str) -> Factor:
    """Return the factor with this key.

    Raises
    ------
    KeyError
        There is no such factor.
    """
    return {factor.key: factor for factor in get_factors()}[key]


@cache
def get_factors() -> tuple[Factor, ...]:
    """Return every factor: units of mass first, then what UNODC publishes, one for each unit it reaches."""
    units = get_vocabulary("units")
    exact = (_exact_factor(term) for term in units if term.extra["dimension"] == "mass")
    lines: Any = units.extra["factors"]
    return (*exact, *(factor for line in lines for factor in _published_factors(line)))


@cache
def _factors_by_unit() -> dict[tuple[str, str], Factor]:
    return {(factor.unit, factor.drug): factor for factor in get_factors()}


def _exact_factor(term: Term) -> Factor:
    return Factor(key=term.code, unit=term.code, drug=_ANY_DRUG, kg=_number(term, "factor"))


def _published_factors(line: dict[str, Any]) -> list[Factor]:
    sources: Any = get_vocabulary("units").extra["sources"]
    source = sources[line["source"]]
    return [
        Factor(
            key=line["key"] if unit == line["unit"] else f"{line['key']}/{unit}",
            unit=unit,
            drug=line["drug"],
            kg=float(line["kg"]) * ratio,
            source=source["title"],
            **{key: source[key] for key in ("publisher", "year", "address", "version")},
        )
        for unit, ratio in _reached_units(line).items()
    ]


def _reached_units(line: dict[str, Any]) -> dict[str, float]:
    """Return the units a published line speaks of, with how many of its own unit each holds."""
    if line["unit"] == "l":
        terms = [term for term in get_vocabulary("units") if term.extra["dimension"] == "volume"]
        return {term.code: _number(term, "factor") for term in terms}
    named = (line["unit"], *line.get("also_for", ()))
    multiples = {
        term.code: _number(term, "factor")
        for term in get_vocabulary("units")
        if term.extra.get("base") in named
    }
    return {**dict.fromkeys(named, 1.0), **multiples}


def _number(term: Term, key: str) -> float:
    return float(str(term.extra[key]))
