"""What a page points at is there: files, headings, pictures, paths of the tree that stand in code."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.conftest import ROOT
from tests.docs.pages import NAMES, anchors, spans, targets, tokens

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Paths of the tree as they stand in code; NAME and … are to be filled in, and the warehouse is made by a run.
_PATH = re.compile(r"(?:flows|schemas|tests|docs|warehouse/sql|findings|raw)/[\w./*-]+")
_PLACEHOLDER = re.compile(r"NAME|…|\.\.\.|\.duckdb")


def missing(page: Path) -> list[str]:
    """Links of the page that lead nowhere."""
    found = []
    for target in targets(page):
        if _ELSEWHERE.match(target):
            continue
        name, _, anchor = unquote(target).partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists():
            found.append(f"{target}: no such file")
        elif anchor and anchor not in anchors(file):
            found.append(f"{target}: no such heading")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_link_and_picture_leads_to_a_file_and_heading_that_are_there(name: str) -> None:
    assert missing(ROOT / name) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    good = "[a](bad.md#one) [b](#one-two-1) ![c](https://example.org/x.png)\n\n# One, two\n\n# One `two`\n"
    (tmp_path / "good.md").write_text(good, encoding="utf-8")
    (tmp_path / "bad.md").write_text("[a](none.md) ![b](none.png) [c](#three)\n\n# One\n", encoding="utf-8")
    assert missing(tmp_path / "good.md") == []
    assert len(missing(tmp_path / "bad.md")) == 3


@pytest.mark.parametrize("name", NAMES)
def test_every_path_of_the_tree_that_a_page_names_is_there(name: str) -> None:
    named = {s for s in spans(ROOT / name) if _PATH.fullmatch(s) and not _PLACEHOLDER.search(s)}
    assert {s for s in named if not (any(ROOT.glob(s)) if "*" in s else (ROOT / s).exists())} == set()


def test_every_page_of_the_docs_is_in_the_index() -> None:
    linked = {t.partition("#")[0] for t in targets(ROOT / "docs/index.md")}
    assert {p.name for p in ROOT.glob("docs/*.md")} - {"index.md"} - linked == set()


@pytest.mark.parametrize("name", NAMES)
def test_no_row_of_a_table_has_fallen_out_of_it(name: str) -> None:
    texts = [t.content for t in tokens(ROOT / name) if t.type == "inline"]
    assert [text for text in texts if text.startswith("| ") and text.endswith(" |")] == []
