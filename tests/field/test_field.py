"""Files in the forms that people really save: what must be read of each, and why, stands beside it in cases/.

The words are invented and the forms are not: clippers, exports, dumps of sites, pages of applications.
"""

from __future__ import annotations

import json

import pytest

from tests.field import reading

KEYS = {"class", "severity", "why", "expect"}


@pytest.mark.parametrize("name", reading.names())
def test_a_file_that_people_save_is_read_right(name: str) -> None:
    assert reading.missed(reading.read(name), reading.expected(name)) == []


def test_every_case_says_why_and_every_file_is_a_case() -> None:
    specs = sorted(reading.CASES.glob("*.expect.json"))
    assert {frozenset(json.loads(p.read_text(encoding="utf-8"))) for p in specs} == {frozenset(KEYS)}
    files = {p.name for p in reading.CASES.iterdir() if not p.name.endswith(".expect.json")}
    assert files == {p.name.removesuffix(".expect.json") for p in specs}
    assert len(specs) >= 90


def test_a_value_that_is_missed_is_told() -> None:
    found = reading.read("star.md")
    assert (
        reading.missed(found, {"sources": [{"title": "别的题目"}], "body_has": ["没有的话"], "source_count": 2}) != []
    )
    assert reading.missed(found, {"quarantine": "refused"}) != []
