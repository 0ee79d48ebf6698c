"""The faults that are put into queries: the kinds that an office would suffer from, each still a query."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.each import for_each
from tests.mutants.sql_faults import sql_mutants

QUERIES = Path(__file__).resolve().parents[2] / "catalogue" / "store" / "queries"
SOURCE = """-- One row per place: WHERE and ORDER BY in a comment stay.
SELECT place, sum(kg) FILTER (WHERE kg IS NOT NULL) AS mass, count(DISTINCT seizure) AS cases, 'a, b' AS words
FROM item
LEFT JOIN ends USING (place)
WHERE rank <= $ceiling
-- when first
  AND day BETWEEN $first AND $last
  AND (kind = 'drug' OR kind IS NULL)
GROUP BY ALL
ORDER BY mass DESC, place
LIMIT 12
"""


def texts() -> set[str]:
    """Return what the source becomes by each fault."""
    return {mutant.apply(SOURCE) for mutant in sql_mutants("one.sql", SOURCE)}


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("rank <= $ceiling", "rank < $ceiling"),
        ("rank <= $ceiling", "TRUE"),
        ("day BETWEEN $first AND $last", "TRUE"),
        ("kind = 'drug'", "kind <> 'drug'"),
        ("kind = 'drug' OR", "kind = 'drug' AND"),
        ("kind IS NULL", "kind IS NOT NULL"),
        ("(WHERE kg IS NOT NULL)", "(WHERE kg IS  NULL)"),
        ("FILTER (WHERE kg IS NOT NULL)", ""),
        ("DISTINCT ", " "),
        ("sum(kg)", "max(kg)"),
        ("LEFT JOIN", " JOIN"),
        ("mass DESC", "mass ASC"),
        (", place\nLIMIT", ", place DESC\nLIMIT"),
        ("mass DESC, place", "place, mass DESC"),
        ("LIMIT 12", ""),
        ("LIMIT 12", "LIMIT 13"),
        (
            "count(DISTINCT seizure) AS cases, 'a, b' AS words",
            "'a, b' AS cases, count(DISTINCT seizure) AS words",
        ),
    ],
)
def test_a_fault_of_each_kind_is_put_in(was: str, becomes: str) -> None:
    assert SOURCE.count(was) == 1
    assert SOURCE.replace(was, becomes) in texts()


def test_the_and_of_between_and_the_words_of_a_comment_or_a_text_are_left_alone() -> None:
    assert SOURCE.replace("$first AND $last", "$first OR $last") not in texts()
    assert all("WHERE and ORDER BY in a comment" in text for text in texts())
    assert all("'a, b'" in text for text in texts())


def test_a_plain_column_changes_places_under_its_own_name() -> None:
    mutants = sql_mutants("two.sql", "INSERT INTO t\nSELECT a.departure, b.destination\nFROM a")
    assert "b.destination AS departure, a.departure AS destination" in {mutant.text for mutant in mutants}


def test_each_statement_of_several_is_left_out_in_turn() -> None:
    source = "DELETE FROM a WHERE x = $x;\nDELETE FROM b WHERE x = $x"
    left_out = [
        mutant.apply(source) for mutant in sql_mutants("three.sql", source) if mutant.kind == "statement"
    ]
    assert left_out == ["SELECT 1;\nDELETE FROM b WHERE x = $x", "DELETE FROM a WHERE x = $x;\nSELECT 1"]


@for_each(sorted(QUERIES.glob("*.sql")), name=lambda file: file.name)
def test_whatever_is_put_into_a_query_of_the_store_duckdb_can_parse_it(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    for mutant in sql_mutants(file.name, source):
        text = mutant.apply(source)
        assert text != source
        assert duckdb.extract_statements(text), mutant.describe(source)
