"""Pages in the layouts of site families, years and countries: what must be read, and nothing beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.reading import read_article

LAYOUTS = Path(__file__).parent / "layouts"
EXPECTED = yaml.safe_load((LAYOUTS / "expected.yaml").read_text(encoding="utf-8"))
ENCODINGS = {"Hans": "gb18030", "Hant": "big5hkscs"}


def page_of(name: str) -> str:
    text = (LAYOUTS / f"{name}.html").read_text(encoding="utf-8")
    for i, paragraph in enumerate(EXPECTED["paragraphs"][EXPECTED["pages"][name]["script"]], 1):
        text = text.replace(f"{{{i}}}", paragraph)
    return text


@pytest.mark.parametrize("legacy", [False, True], ids=["utf-8", "legacy"])
@pytest.mark.parametrize("name", EXPECTED["pages"])
def test_a_page_of_the_family_is_read(name: str, legacy: bool) -> None:
    want: dict[str, Any] = EXPECTED["pages"][name]
    encoding = ENCODINGS[want["script"]] if legacy else "utf-8"
    article = read_article(page_of(name).encode(encoding, "xmlcharrefreplace"), f"pages/{name}.html")
    found = {
        "format": article.format,
        "script": article.script,
        "title": article.title,
        "publisher": article.publisher,
        "published": str(article.published.at) if article.published.at else None,
        "authors": [f"{a.role} {a.name}" for a in article.authors],
        "place": article.place,
    }
    assert found == {
        "format": "html", "script": want["script"], "title": want["title"], "publisher": want.get("publisher"),
        "published": want.get("published"), "authors": want.get("authors", []), "place": want.get("place"),
    }  # fmt: skip
    first, *middle, last = EXPECTED["paragraphs"][want["script"]]
    paragraphs = {want.get("before", "") + first, *middle, last + want.get("after", ""), *want.get("extra", [])}
    assert set(article.body.split("\n")) == paragraphs
    assert article.body.endswith(last + want.get("after", ""))


def test_every_layout_has_its_expectation() -> None:
    assert {p.stem for p in LAYOUTS.glob("*.html")} == set(EXPECTED["pages"])
