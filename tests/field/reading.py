"""A field case as the reading stage sees it: its articles, and what of the expected values they miss."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.dedup.comparing import Folded, compare
from flows.reading import read_article
from flows.reading.containers import members_within
from schemas.errors import BadInput
from schemas.limits import Limits
from schemas.records import Article

CASES = Path(__file__).parent / "cases"
# What of a case is told from its articles alone; the rest (people, organisations, events) needs the facts.
READ = ("sources", "quarantine", "body_has", "body_has_not", "source_count", "not")


@dataclass
class Read:
    """Articles of a case, and the checks that refused its files or members."""

    articles: list[Article] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def names(*, every: bool = False) -> list[str]:
    """Cases of which something can be checked on the articles; `every`: all of them."""
    specs = {p.name.removesuffix(".expect.json"): p for p in sorted(CASES.glob("*.expect.json"))}
    return [name for name in specs if every or set(expected(name)) & set(READ)]


def expected(name: str) -> dict[str, Any]:
    """The values that are right."""
    found: dict[str, Any] = json.loads((CASES / f"{name}.expect.json").read_text(encoding="utf-8"))["expect"]
    return found


def read(name: str) -> Read:
    """Read the case's file, or the files of its folder, members of containers each."""
    found = Read()
    path = CASES / name
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        for shown, raw in _parts(file):
            try:
                found.articles.append(read_article(raw, shown))
            except BadInput as e:
                found.refused.append(e.check)
    return found


def _parts(file: Path) -> Iterator[tuple[str, bytes]]:
    raw = file.read_bytes()
    inside = list(members_within(io.BytesIO(raw), len(raw), file.name, Limits()))
    if not inside:
        yield file.name, raw
    containers = {container for container, _, _ in inside}
    for container, member, _ in inside:
        shown = f"{container}#{member.name}"
        if shown not in containers and member.raw is not None:
            yield shown, member.raw


def missed(found: Read, expect: dict[str, Any]) -> list[str]:
    """The expected values that the articles do not have, each with what is there."""
    if "quarantine" in expect:
        return [] if found.refused and not found.articles else [f"loaded: {[a.title for a in found.articles]}"]
    wrong: list[str] = []
    left = list(found.articles)
    wanted = expect.get("sources", [])
    if len(wanted) > 1 and len(left) != len(wanted):
        wrong.append(f"{len(left)} articles for {len(wanted)}")
    for want in wanted:
        article = next((a for a in left if _norm(a.title) == _norm(want.get("title"))), left[0] if left else None)
        if article is None:
            return [*wrong, f"nothing loaded: {found.refused}"]
        if len(left) > 1:
            left.remove(article)
        wrong += [f"{k}: {have!r} for {want[k]!r}" for k in want if (have := _missing(article, k, want[k])) is not None]
    body = "\n".join(a.body for a in found.articles)
    wrong += [
        f"no {words!r} in {body!r}" for words in _several(expect.get("body_has")) if _flat(words) not in _flat(body)
    ]
    wrong += [f"{words!r} in {body!r}" for words in _several(expect.get("body_has_not")) if words in body]
    for key, value in expect.get("not", {}).items():
        wrong += [f"{key}: {value}" for a in found.articles if str(_columns(a)[key]) == str(value)]
    if "source_count" in expect and (number := len(_distinct(found.articles))) != expect["source_count"]:
        wrong.append(f"{number} sources for {expect['source_count']}")
    return wrong


def _missing(article: Article, key: str, want: Any) -> Any:
    """What the article has in the place of the wanted value; None when it has that."""
    have: Any = _columns(article).get(key)
    if key == "authors":
        have = {(_norm(a.name), a.role) for a in article.authors}
        right = have == {(_norm(name), role) for name, role in want}
    elif key in ("body_starts", "body_ends"):
        have, flat = article.body, _flat(article.body)
        right = flat.startswith(_flat(want)) if key == "body_starts" else flat.endswith(_flat(want))
    elif want is None:
        right = have is None
    elif key == "published_at":
        right = str(have).replace(" ", "T").startswith(want)
    elif key in ("title", "publisher", "place"):
        right = _norm(have) == _norm(want)
    else:
        right = str(have) == str(want)
    return None if right else have if have is not None else "nothing"


def _columns(a: Article) -> dict[str, Any]:
    p = a.published
    return {
        "title": a.title, "publisher": a.publisher, "place": a.place, "url": a.url, "published_at": p.at,
        "published_basis": p.basis, "published_precision": p.precision, "published_earliest": p.earliest,
        "published_latest": p.latest,
    }  # fmt: skip


def _distinct(articles: list[Article]) -> list[Folded]:
    """The articles that are no copies of one before them."""
    kept: list[Folded] = []
    for folded in (Folded(a.body, a.title) for a in articles):
        if all(compare(folded, other) is None for other in kept):
            kept.append(folded)
    return kept


def _several(value: Any) -> list[str]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _norm(text: str | None) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "")).casefold()


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)
