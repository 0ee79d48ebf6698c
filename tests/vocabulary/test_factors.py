"""What a unit weighs: exact for mass, published for the rest, otherwise nothing."""

from __future__ import annotations

import pytest

from catalogue.vocabulary import find_factor, get_factor, get_factors, get_vocabulary


@pytest.mark.parametrize(
    ("unit", "kg"),
    [("kg", 1), ("g", 0.001), ("t", 1000), ("oz", 0.028349523125), ("lb", 0.45359237), ("viss", 1.632932532)],
)
def test_a_unit_of_mass_converts_whatever_the_drug(unit: str, kg: float) -> None:
    factor = find_factor(unit, None)
    assert factor is not None
    assert factor.kg == pytest.approx(kg)
    assert factor.source == "definition"


@pytest.mark.parametrize(
    ("unit", "drug", "kg"),
    [
        ("l", "acetic_anhydride", 1),
        ("ml", "liquid_methamphetamine", 0.001),
        ("gallon_us", "cocaine", 3.785411784),
        ("tablet", "ecstasy", 0.00027),
        ("tablet", "amphetamine", 0.00025),
        ("tablet", "methamphetamine", 0.0001),
        ("tablet", "yaba", 0.0001),
        ("thousand_tablets", "ecstasy", 0.27),
    ],
)
def test_published_factors_convert_volume_and_tablets(unit: str, drug: str, kg: float) -> None:
    factor = find_factor(unit, drug)
    assert factor is not None
    assert factor.kg == pytest.approx(kg)
    assert factor.publisher == "United Nations Office on Drugs and Crime"


@pytest.mark.parametrize(
    ("unit", "drug"),
    [
        ("tablet", "heroin"),
        ("tablet", "captagon"),
        ("dose", "lsd"),
        ("plant", "cannabis_plant"),
        ("hectare", "opium"),
        ("tablet", None),
        ("unknown", "heroin"),
        ("bag", "heroin"),
    ],
)
def test_without_a_published_factor_there_is_none(unit: str, drug: str | None) -> None:
    assert find_factor(unit, drug) is None


def test_every_factor_is_found_again_by_its_key() -> None:
    assert [get_factor(factor.key) for factor in get_factors()] == list(get_factors())


def test_a_published_factor_names_its_source_in_full() -> None:
    published = [factor for factor in get_factors() if factor.source != "definition"]
    assert published
    assert all(factor.publisher and factor.year and factor.address and factor.version for factor in published)


def test_factors_speak_of_units_and_drugs_that_exist() -> None:
    for factor in get_factors():
        assert factor.unit in get_vocabulary("units")
        assert factor.drug == "any" or factor.drug in get_vocabulary("drugs")


def test_an_unknown_key_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        get_factor("tablet of nothing")
