"""The pages that people read, parsed: links, anchors, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.conftest import ROOT

PAGES = sorted(
    p
    for p in (
        *ROOT.glob("docs/*.md"), *ROOT.glob("*.md"), ROOT / "findings/README.md", ROOT / "schemas/checks/README.md",
    )
    if p.is_file()
)  # fmt: skip
NAMES = [p.relative_to(ROOT).as_posix() for p in PAGES]
_HTML_TARGET = re.compile(r"(?:href|src)=\"([^\"]+)\"")


@cache
def tokens(page: Path) -> tuple[Token, ...]:
    """Blocks and, after each, what stands in its line."""
    found: list[Token] = []
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8")):
        found += (token, *(token.children or ()))
    return tuple(found)


def targets(page: Path) -> Iterator[str]:
    """What its links and images point at."""
    for token in tokens(page):
        for name in ("href", "src"):
            if isinstance(value := token.attrGet(name), str):
                yield value
        if token.type.startswith("html"):
            yield from _HTML_TARGET.findall(token.content)


@cache
def anchors(page: Path) -> frozenset[str]:
    """The anchors of its headings: lower case, no punctuation, blanks as hyphens, a number from the second on."""
    seen: dict[str, int] = {}
    found = set()
    stream = tokens(page)
    for token, following in pairwise(stream):
        if token.type != "heading_open":
            continue
        text = "".join(t.content for t in following.children or () if t.type in ("text", "code_inline"))
        slug = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
        found.add(f"{slug}-{seen[slug]}" if slug in seen else slug)
        seen[slug] = seen.get(slug, 0) + 1
    return frozenset(found)


def blocks(page: Path, *languages: str) -> Iterator[str]:
    """Fenced code in one of these languages."""
    for token in tokens(page):
        if token.type == "fence" and token.info.strip() in languages:
            yield token.content


def spans(page: Path) -> Iterator[str]:
    """Code within a line."""
    for token in tokens(page):
        if token.type == "code_inline":
            yield token.content
