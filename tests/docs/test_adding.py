"""The page that says where to add what: its files exist, no change needs more than five, its tests are there."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

MOST_FILES = 5
ROWS = [
    line.strip("|").split("|")
    for line in (ROOT / "docs/adding.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| to change")
]
CHANGES = (
    "a raw format", "an event type", "「X 出任 Y 旗下 Z 公司 CEO」", "a column", "a check", "a command",
    "another tagger", "an alias", "more machines", "reprints",
)  # fmt: skip


def places(cell: str) -> list[str]:
    """Files and folders that a cell names in code; `NAME` and `*` stand for what is added."""
    return [p for p in re.findall(r"`([^`\s]+)`", cell) if "/" in p or p.endswith((".py", ".yaml"))]


@pytest.mark.parametrize("row", ROWS, ids=[row[0].strip() for row in ROWS])
def test_a_change_names_few_files_and_each_is_there(row: list[str]) -> None:
    change, files, tests = row
    named = places(files)
    assert len(named) <= MOST_FILES, change
    assert places(tests), f"{change}: nothing fails until it is whole"
    for place in (*named, *places(tests)):
        known = place.partition("NAME")[0].partition("*")[0]
        assert (ROOT / known).exists(), place


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_that_people_make_has_a_row(change: str) -> None:
    assert any(change in row[0] for row in ROWS)


def test_the_first_page_points_at_it() -> None:
    assert "(docs/adding.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
