"""Indicators, detection and prevention are training practice; what a method is keeps its documents."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogue.content.loading import CONTENT, load_concealment
from catalogue.errors import ContentError

LEVELS = ("indicators", "detection", "prevention")


@pytest.mark.parametrize("level", LEVELS)
def test_recognition_detection_and_prevention_are_training_practice_and_cite_no_document(level: str) -> None:
    for method in load_concealment().values():
        for statement in getattr(method, level):
            assert statement.practice, (method.code, statement.en)
            assert not statement.sources, (method.code, statement.en)


def test_what_a_method_is_keeps_the_documents_that_say_so() -> None:
    for method in load_concealment().values():
        assert all(statement.sources and not statement.practice for statement in method.description)


@pytest.mark.parametrize(
    "wrong",
    [
        {"en": "A dull ring.", "ru": "Глухой звук."},
        {"en": "A dull ring.", "ru": "Глухой звук.", "practice": False},
        {"en": "A dull ring.", "ru": "Глухой звук.", "practice": True, "sources": ["icao-model-uas"]},
        {"en": "A dull ring.", "ru": "Глухой звук.", "practice": "yes"},
    ],
)
def test_a_statement_of_neither_a_source_nor_practice_or_of_both_is_refused(
    tmp_path: Path, wrong: dict[str, Any]
) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    path = content / "concealment" / "drone.yml"
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    records[0]["indicators"][0] = wrong
    path.write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ContentError, match=r"drone\.yml is wrong at '\[1\]\.indicators\[1\]"):
        load_concealment(content)
