"""Reports that may be one seizure: proposed with reasons, decided by a person, counted both ways, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import catalogue
from catalogue import CatalogueError, Filters
from tests.sheets import sheet_a

if TYPE_CHECKING:
    from catalogue import Store

ASIA = "Asia;Central Asia"
LATIN = f"{ASIA};Kazakhstan;;Almaty;2011-03-14;Heroin;25.71383;Kilogram;;;;;;;"
CYRILLIC = f"{ASIA};Kazakhstan;;г. Алматы;2011-03-14;Heroin;25713.83;Gram;;;;;;;"
ANOTHER_DAY = f"{ASIA};Kazakhstan;;г. Алматы;2011-03-16;Heroin;25713.83;Gram;;;;;;;"
OTHER_WEIGHT = f"{ASIA};Kazakhstan;;Almaty;2011-03-14;Heroin;25.9;Kilogram;;;;;;;"
REPEATED = f"{ASIA};Uzbekistan;Surkhandarya;;2016-03-23;Opium;2025.0;Gram;;;;;;;"


def import_rows(store: Store, *rows: str, name: str = "rows.csv", sender: str | None = None) -> int:
    """Import rows of layout A and return the number of the import."""
    preview = catalogue.preview_import(store, sheet_a(*rows), name, sender=sender)
    result = catalogue.commit_import(store, preview)
    assert result.batch is not None
    return result.batch


def test_one_seizure_in_kilograms_and_in_grams_of_another_script_is_proposed(store: Store) -> None:
    import_rows(store, LATIN, OTHER_WEIGHT, CYRILLIC)
    groups = catalogue.find_duplicates(store)
    assert len(groups) == 1
    assert groups["reports"].iloc[0] == 2
    assert groups["score"].iloc[0] > 0.95
    reasons = groups["reasons"].iloc[0]
    assert {"same_day", "same_weight", "distinctive_weight", "units_differ", "script_differs"} <= set(reasons)


def test_exact_repeats_inside_a_file_are_proposed_and_kept(store: Store) -> None:
    import_rows(store, REPEATED, REPEATED, REPEATED)
    groups = catalogue.find_duplicates(store)
    assert groups["reports"].tolist() == [3]
    assert bool(groups["exact_repeat"].iloc[0])
    assert catalogue.find_seizures(store, Filters()).count == 3


def test_another_day_within_three_is_proposed_for_a_distinctive_weight_only(store: Store) -> None:
    import_rows(store, LATIN, ANOTHER_DAY)
    found = catalogue.find_duplicates(store)
    assert "days_apart:2" in found["reasons"].iloc[0]
    plain = [row.replace("25713.83", "1000").replace("25.71383", "1") for row in (LATIN, ANOTHER_DAY)]
    import_rows(store, *(row.replace("2011", "2013") for row in plain))
    assert len(catalogue.find_duplicates(store, min_score=0.0)) == 1


def test_reports_of_two_senders_are_proposed_with_that_reason(store: Store) -> None:
    import_rows(store, LATIN, sender="UNODC")
    second = import_rows(store, CYRILLIC, name="other.csv", sender="CARICC")
    reasons = catalogue.find_duplicates(store, touching=second)["reasons"].iloc[0]
    assert {"batches_differ", "senders_differ"} <= set(reasons)


def test_a_drug_and_its_group_can_be_one_seizure(store: Store) -> None:
    import_rows(store, LATIN, CYRILLIC.replace("Heroin", "Opiates"))
    assert "drugs_related" in catalogue.find_duplicates(store)["reasons"].iloc[0]


def test_round_weights_that_a_country_reports_daily_score_low(store: Store) -> None:
    day = f"{ASIA};Colombia;;;2012-{{month:02}}-{{day:02}};Cocaine;1.0;Kilogram;;;;;;;"
    rows = [day.format(month=month, day=1 + day_of) for month in range(1, 13) for day_of in range(28)]
    import_rows(store, *rows, *rows)
    assert catalogue.find_duplicates(store).empty
    assert len(catalogue.find_duplicates(store, min_score=0.0)) > 300


def test_same_keeps_both_reports_and_totals_show_both_ways(store: Store) -> None:
    import_rows(store, LATIN, CYRILLIC)
    seizures = catalogue.find_duplicates(store)["seizures"].iloc[0]
    catalogue.decide_duplicates(store, seizures, "same", lead=seizures[1])
    reported = catalogue.find_seizures(store, Filters())
    merged = catalogue.find_seizures(store, Filters(duplicates="merged"))
    assert (reported.count, merged.count) == (2, 1)
    assert reported.mass_kg == pytest.approx(2 * 25.71383)
    assert merged.rows["seizure_id"].tolist() == [seizures[1]]
    assert catalogue.find_duplicates(store).empty


def test_different_is_not_proposed_again_and_later_is_listed_apart(store: Store) -> None:
    import_rows(store, LATIN, CYRILLIC, REPEATED, REPEATED)
    first, second = catalogue.find_duplicates(store)["seizures"]
    catalogue.decide_duplicates(store, first, "different")
    catalogue.decide_duplicates(store, second, "later")
    assert catalogue.find_duplicates(store, min_score=0.0).empty
    assert catalogue.find_duplicates(store, state="later")["seizures"].tolist() == [second]
    assert catalogue.find_seizures(store, Filters(duplicates="merged")).count == 4


def test_a_decision_is_undone_and_what_it_replaced_holds_again(store: Store) -> None:
    import_rows(store, REPEATED, REPEATED, REPEATED)
    one, two, three = catalogue.find_duplicates(store)["seizures"].iloc[0]
    first = catalogue.decide_duplicates(store, [one, two], "same")
    second = catalogue.decide_duplicates(store, [two, three], "same", lead=three)
    assert catalogue.find_seizures(store, Filters(duplicates="merged")).count == 1
    catalogue.undo_duplicate_decision(store, second)
    assert catalogue.list_duplicate_decisions(store)["decision_id"].tolist() == [first]
    assert catalogue.find_seizures(store, Filters(duplicates="merged")).count == 2
    assert len(catalogue.find_duplicates(store)) == 1


def test_undoing_an_import_takes_its_decisions_back(store: Store) -> None:
    import_rows(store, REPEATED, REPEATED)
    pair = catalogue.find_duplicates(store)["seizures"].iloc[0]
    kept = catalogue.decide_duplicates(store, pair, "same")
    batch = import_rows(store, REPEATED, REPEATED, REPEATED, name="more.csv")
    catalogue.decide_duplicates(store, catalogue.find_duplicates(store)["seizures"].iloc[0], "same")
    catalogue.undo_import(store, batch)
    assert catalogue.list_duplicate_decisions(store)["decision_id"].tolist() == [kept]
    assert catalogue.find_seizures(store, Filters(duplicates="merged")).count == 1
    assert catalogue.check_store(store) == ()


@pytest.mark.parametrize(
    ("seizures", "verdict", "lead"),
    [([1], "same", None), ([1, 99], "same", None), ([1, 2], "same", 7), ([1, 2], "maybe", None)],
)
def test_what_cannot_be_decided_is_refused_in_a_sentence(
    store: Store, seizures: list[int], verdict: str, lead: int | None
) -> None:
    import_rows(store, LATIN, CYRILLIC)
    with pytest.raises(CatalogueError) as refused:
        catalogue.decide_duplicates(store, seizures, verdict, lead=lead)
    assert refused.value.text("ru") != refused.value.text("en")
