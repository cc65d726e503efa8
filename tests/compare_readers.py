"""Compares how pages are read: newsledger beside trafilatura, GNE, newspaper4k and readability, field by field.

usage: python -m tests.compare_readers [PAGES ANNOTATIONS]

ANNOTATIONS holds a JSON file a page: {"file", "source": {"title", "published_at", "authors": [{"name"}], "body_first",
"body_last", "boilerplate": […]}}; a value may be a list of acceptable ones. Without folders, the layouts of
tests/reading are read. Peers that are not installed are left out: `pip install trafilatura readability-lxml newspaper4k
gne lxml_html_clean` in an environment of their own will do. Prints a table in Markdown, the time as processor time.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.reading import read_article
from flows.reading.encoding import decode
from flows.reading.html.text import to_text
from schemas.limits import Limits

FIELDS = ("title", "day", "authors", "first words", "last words", "boilerplate kept out")
WORDS = 8  # characters by which a body's ends are compared


@dataclass(frozen=True)
class Page:
    """A page and the values that are right; `source` as the annotations give it."""

    name: str
    raw: bytes
    source: dict[str, Any]


@dataclass(frozen=True)
class Found:
    """What a reader found; a day as ISO date."""

    title: str = ""
    day: str = ""
    authors: frozenset[str] = frozenset()
    body: str = ""


Reader = Callable[[Page, str], Found]


def ours(page: Page, text: str) -> Found:
    a = read_article(page.raw, page.name)
    writers = frozenset(x.name for x in a.authors)
    return Found(a.title, a.published.at.date().isoformat() if a.published.at else "", writers, a.body)


def trafilatura(page: Page, text: str) -> Found:
    said = importlib.import_module("trafilatura").bare_extraction(text, with_metadata=True)
    if said is None:
        return Found()
    return Found(said.title or "", said.date or "", _names(said.author), said.text or "")


def gne(page: Page, text: str) -> Found:
    said = importlib.import_module("gne").GeneralNewsExtractor().extract(text)
    day = re.search(r"(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})", said.get("publish_time") or "")
    iso = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else ""
    return Found(said.get("title") or "", iso, _names(said.get("author")), said.get("content") or "")


def newspaper4k(page: Page, text: str) -> Found:
    article = importlib.import_module("newspaper").Article("https://page.example/", language="zh", fetch_images=False)
    article.download(input_html=text)
    article.parse()
    day = article.publish_date.date().isoformat() if article.publish_date else ""
    return Found(article.title or "", day, frozenset(article.authors), article.text or "")


def readability(page: Page, text: str) -> Found:
    document = importlib.import_module("readability").Document(text)
    body, _ = to_text(document.summary(), Limits())
    return Found(document.short_title(), body=body)


READERS: dict[str, tuple[str, Reader]] = {
    "newsledger": ("flows", ours), "trafilatura": ("trafilatura", trafilatura), "GNE": ("gne", gne),
    "newspaper4k": ("newspaper", newspaper4k), "readability": ("readability", readability),
}  # fmt: skip


def _names(value: str | None) -> frozenset[str]:
    return frozenset(part.strip() for part in re.split(r"[;；,，、]", value or "") if part.strip())


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _flat(text: str) -> str:
    return re.sub(r"[\W_]", "", text or "").casefold()


def checks(found: Found, source: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each field that the annotation asks for, and whether it is right."""
    yield "title", _flat(found.title) in {_flat(t) for t in _several(source["title"])}
    days = [d for d in _several(source.get("published_at")) if d]
    if days:
        yield "day", found.day in {d[:10] for d in days}
    wanted = {n for a in source.get("authors") or [] for n in _several(a["name"])}
    if wanted:
        yield "authors", {_flat(n) for n in found.authors} == {_flat(n) for n in wanted}
    body = _flat(found.body)
    yield "first words", any(body.startswith(_flat(w)[:WORDS]) for w in _several(source["body_first"]))
    yield "last words", any(body.endswith(_flat(w)[-WORDS:]) for w in _several(source["body_last"]))
    for words in source.get("boilerplate") or []:
        yield "boilerplate kept out", bool(body) and _flat(words) not in body


def annotated(pages: Path, annotations: Path) -> Iterator[Page]:
    for path in sorted(annotations.glob("*.json")):
        said = json.loads(path.read_text(encoding="utf-8"))
        file = pages / said["file"]
        if said.get("kind", "article") == "article" and file.suffix in (".html", ".htm"):
            yield Page(said["file"], file.read_bytes(), said["source"])


def layouts() -> Iterator[Page]:
    """The project's own layouts, in its own words."""
    from tests.reading import test_layouts as own

    for name, want in own.EXPECTED["pages"].items():
        paragraphs = own.EXPECTED["paragraphs"][want["script"]]
        yield Page(f"{name}.html", own.page_of(name).encode(), {
            "title": want["title"], "published_at": want.get("published"),
            "authors": [{"name": a.split(" ", 1)[1]} for a in want.get("authors", [])],
            "body_first": want.get("before", "") + paragraphs[0], "body_last": paragraphs[-1],
        })  # fmt: skip


def score(pages: list[Page]) -> dict[str, tuple[Counter[str], float]]:
    """Reader → (fields that are right, processor time a page in milliseconds), of those that are installed."""
    out: dict[str, tuple[Counter[str], float]] = {}
    texts = [decode(page.raw, page.name, Limits()).text for page in pages]
    for name, (module, reader) in READERS.items():
        try:
            importlib.import_module(module)
        except ImportError:
            continue
        right: Counter[str] = Counter()
        for _ in range(2):  # the first time it loads what it needs
            right.clear()
            spent = 0.0
            for page, text in zip(pages, texts, strict=True):
                begun = time.process_time()
                found = Found()
                with contextlib.suppress(Exception):  # a page that a reader cannot read counts as read wrongly
                    found = reader(page, text)
                spent += time.process_time() - begun
                right.update(field for field, ok in checks(found, page.source) if ok)
        out[name] = right, 1_000 * spent / len(pages)
    return out


def table(pages: list[Page]) -> str:
    """The scores as Markdown."""
    asked = Counter(field for page in pages for field, _ in checks(Found(), page.source))
    scored = score(pages)
    rows = [["of " + str(len(pages)) + " pages", *scored], ["---", *["--:"] * len(scored)]]
    rows += [[f"{f} ({asked[f]})", *(str(right[f]) for right, _ in scored.values())] for f in FIELDS if asked[f]]
    rows.append(["ms a page", *(f"{spent:.0f}" for _, spent in scored.values())])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def main(arguments: list[str]) -> None:
    found = list(annotated(*map(Path, arguments)) if arguments else layouts())
    print(table(found))


if __name__ == "__main__":
    main(sys.argv[1:])
