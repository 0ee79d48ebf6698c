"""Container control: every record is whole in both languages, sourced, and stands where it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from catalogue.content import load_container_control, load_joint_activities, load_sources
from catalogue.content.loading import CONTENT
from catalogue.errors import ContentError
from catalogue.vocabulary import get_vocabulary
from geodata.layers import find_country_at

if TYPE_CHECKING:
    from pathlib import Path

CONTROL = load_container_control()


def test_codes_stand_once() -> None:
    for records in (CONTROL.measures, CONTROL.units):
        codes = [record.code for record in records]
        assert len(codes) == len(set(codes))


def test_every_unit_lies_in_its_country_or_within_its_accuracy_of_it() -> None:
    for unit in CONTROL.units:
        reach = unit.accuracy_km / 111
        around = {
            find_country_at(unit.lat + up * reach, unit.lon + across * reach)
            for up in (-1, 0, 1)
            for across in (-1, 0, 1)
        }
        assert unit.country in around, unit.code


def test_every_unit_is_dated_and_sourced() -> None:
    for unit in CONTROL.units:
        assert unit.since <= unit.last_reported, unit.code
        assert set(unit.sources) <= set(load_sources()), unit.code


def test_every_joint_activity_has_participants_and_ends_after_it_began() -> None:
    for activity in load_joint_activities().values():
        assert len(activity.countries) > 1
        assert set(activity.countries) <= set(get_vocabulary("countries").codes())
        assert activity.start[:4] <= activity.end[:4]
        assert all(re.fullmatch(r"\d{4}(-\d{2}){0,2}", day) for day in (activity.start, activity.end))


def test_an_unsourced_statement_is_refused(tmp_path: Path) -> None:
    whole = yaml.safe_load((CONTENT / "container_control.yml").read_text(encoding="utf-8"))
    whole["measures"][0]["statements"][0]["sources"] = []
    (tmp_path / "sources").symlink_to(CONTENT / "sources")
    (tmp_path / "container_control.yml").write_text(
        yaml.safe_dump(whole, allow_unicode=True), encoding="utf-8"
    )
    with pytest.raises(ContentError, match="sources"):
        load_container_control(tmp_path)
