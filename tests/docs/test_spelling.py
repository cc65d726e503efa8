"""Prose is spelt as the British do, and without misprints; names of columns and other code are American."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import codespell_lib
import pytest

from tests.conftest import ROOT
from tests.docs.pages import NAMES, tokens

_AMERICAN = Path(codespell_lib.__file__).parent / "data/dictionary_en-GB_to_en-US.txt"
# Right in both: a term of Prefect's, what a computer runs, what is told.
_ACCEPTED = frozenset(("artifact", "artifacts", "program", "programs", "story", "stories", "license", "licensed"))
_WORD = re.compile(r"(?<![\w.])[A-Za-z]+(?!\w|\.\w)")  # not organizations.org_id
_NAME = re.compile(r"[a-z_]+")  # a cell or link that is nothing but a name: a table, a column


@cache
def british() -> dict[str, str]:
    """American → British, from the dictionary that codespell has for the other way."""
    found = {}
    for line in _AMERICAN.read_text(encoding="utf-8").splitlines():
        gb, _, us = line.partition("->")
        found.update({word.strip(): gb for word in us.split(",") if word.strip()})
    return {us: gb for us, gb in found.items() if us not in _ACCEPTED}


def american(page: Path) -> list[str]:
    """Words of the page's prose that the British spell otherwise."""
    prose = [t.content for t in tokens(page) if t.type == "text" and not _NAME.fullmatch(t.content)]
    return [f"{w}: {british()[w.lower()]}" for text in prose for w in _WORD.findall(text) if w.lower() in british()]


# The dictionary is generated, and speaks of tables and columns by their names.
@pytest.mark.parametrize("name", [n for n in NAMES if n != "docs/dictionary.md"])
def test_prose_is_spelt_as_the_british_do(name: str) -> None:
    assert american(ROOT / name) == []


def test_american_prose_is_found_and_code_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("The organization in `organizations`, [organizations](#x).\n", encoding="utf-8")
    assert american(page) == ["organization: organisation"]


def test_pages_and_code_hold_no_known_misprint() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "codespell_lib", *NAMES, "flows", "schemas", "warehouse"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0
