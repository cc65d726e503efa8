"""The element of a page that holds the article: the block with the most reading text, links counted against it."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from flows.reading.html_vocabulary import page

_TEXT = re.compile(r"[一-鿿A-Za-z0-9，。、；：！？“”]")
_SENTENCE = re.compile(r"[，。；！？,;!?]")
_PARAGRAPHS = ("p", "div", "td", "section", "span", "li", "blockquote", "font", "center", "pre", "body")


def strip(soup: BeautifulSoup) -> None:
    """Take out what is never part of an article: scripts, navigation, share bars, related links."""
    for tag in soup.find_all(list(page().drop_tags - {"head"})):
        tag.decompose()
    words = re.compile("|".join(map(re.escape, page().drop_words)), re.IGNORECASE)
    whole = _length(soup)
    for tag in soup.find_all(True):
        if tag.decomposed or tag.name in ("html", "body", "article", "main"):
            continue
        marks = " ".join([str(tag.get("id") or ""), *_classes(tag)])
        if marks.strip() and words.search(marks) and _length(tag) < 0.4 * whole:
            tag.decompose()


def _classes(tag: Tag) -> list[str]:
    value = tag.get("class")
    return [value] if isinstance(value, str) else list(value or [])


def _length(tag: Tag) -> int:
    return len(_TEXT.findall(tag.get_text()))


def body_of(soup: BeautifulSoup) -> Tag:
    """The article's element. Text gives its score to its parent whole and to its grandparent in part."""
    scores: dict[int, float] = {}
    tags: dict[int, Tag] = {}
    for tag in soup.find_all(_PARAGRAPHS):
        own = "".join(str(s) for s in tag.find_all(string=True, recursive=False))
        own += "".join(c.get_text() for c in tag.find_all(["b", "strong", "em", "i", "span", "font"], recursive=False))
        value = len(_TEXT.findall(own)) * (1.0 if _SENTENCE.search(own) else 0.2)
        value -= 2 * sum(len(a.get_text()) for a in tag.find_all("a", recursive=False))
        if value <= 10:
            continue
        up: Tag | None = tag.parent if tag.name in ("p", "span", "li", "font", "blockquote") else tag
        for share in (1.0, 0.6, 0.3):
            if up is None or up.name in ("html", "[document]"):
                break
            scores[id(up)] = scores.get(id(up), 0.0) + share * value
            tags[id(up)] = up
            up = up.parent
    hinted: set[int] = set()
    for selector in page().body_selectors:
        hinted |= {id(tag) for tag in soup.select(selector)}
    if not scores:
        return soup.body or soup
    best = max(scores, key=lambda k: scores[k] * (1.5 if k in hinted else 1.0))
    return tags[best]
