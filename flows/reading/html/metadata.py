"""What a page says of itself in its code: JSON-LD, meta elements, WeChat's script variables, its title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree

from flows.reading import bylines
from flows.reading.draft import Draft
from flows.reading.html import saved_page, wechat
from flows.reading.html.text import text_in
from flows.reading.html.vocabulary import page
from flows.reading.titles import cited, letters
from flows.reading.vocabulary import is_outlet

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report")
_RIGHTS = re.compile(r"版[权權]所有|[Cc]opyright|©|\(c\)|All [Rr]ights.*|\d{4}(?:\s*-\s*\d{4})?")
_BEHIND = re.compile(r"\s+[-–]\s+|\s*[_|｜]\s*")  # what a site puts behind its name
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_LONGEST_TITLE = 500
_MARKED = etree.XPath("//*[@itemprop]")
_MOST_ITEMS = 500  # of JSON-LD that is looked at


@dataclass(slots=True)
class PageMetadata:
    """A page's own statements, as they stand."""

    articles: list[dict[str, Any]] = field(default_factory=list)
    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    page_title: str = ""
    headings: list[str] = field(default_factory=list)
    marked_dates: list[str] = field(default_factory=list)
    canonical: str = ""
    wechat: dict[str, str] = field(default_factory=dict)
    saved_from: str = ""

    def first(self, keys: tuple[str, ...]) -> Iterator[str]:
        """The values of the meta elements that are there, in the order of the keys."""
        return (self.meta[k] for k in keys if k in self.meta)


def said_by(root: etree._Element, text: str) -> PageMetadata:
    """Collect what the page says of itself."""
    said = PageMetadata(meta=_meta(root))
    _take_json_ld(root, said)
    title = next((t for t in root.iter("title") if t.getparent() is None or t.getparent().tag != "svg"), None)
    said.page_title = _line(title) if title is not None else ""
    said.headings = [_line(h) for h in islice(root.iter("h1", "h2"), 12)]
    marked = (e for e in (_MARKED(root) if "itemprop" in text else ()) if e.get("itemprop").lower() == "datepublished")
    said.marked_dates = [e.get("content") or e.get("datetime") or text_in(e) for e in islice(marked, 3)]
    canonical = next((e for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)
    said.canonical = (canonical.get("href") or "") if canonical is not None else ""
    said.wechat = wechat.stated_in(text)
    said.saved_from = saved_page.address_in(text)
    return said


def describe(said: PageMetadata, draft: Draft) -> None:
    """Put title, dates, address, cover and authors into the draft, most trusted first."""
    names = page().meta
    draft.title = _title(said)
    copied, original = saved_page.copy_in(said.canonical)
    if original:  # what the archive's page says of itself is the copy's: its moment, its address, its site
        bylines.put(draft, "saved", copied, "meta")
        bylines.put(draft, "url", original, "meta")
        return
    for item in said.articles:
        bylines.put(draft, "published", _text(item.get("datePublished")), "meta")
    for value in (*said.first(names.published), *said.marked_dates):
        bylines.put(draft, "published", value, "meta")
    for field_ in ("published", "url", "author"):
        bylines.put(draft, field_, said.wechat.get(field_, ""), "meta")
    stated = (*said.first(names.url), said.canonical, *(_text(a.get("url")) for a in said.articles), said.saved_from)
    for url in stated:
        bylines.put(draft, "url", url, "meta")
    for url in said.first(names.cover):
        bylines.put(draft, "cover", url, "meta")
    if any(said.first(names.exported)):
        for value in said.first(names.saved):
            bylines.put(draft, "saved", value, "meta")
        return
    for some in (list(_writers(said)), *([value] for value in said.first(names.author))):
        if not draft.authors:
            found = (a for name in some for a in bylines.read_names(name))
            draft.authors = list(dict.fromkeys(a for a in found if not is_outlet(a.name)))


def site_of(said: PageMetadata) -> Iterator[str]:
    """Names that the page gives its site, the surest first."""
    if "publisher" in said.wechat:
        yield said.wechat["publisher"]
    if saved_page.copy_in(said.canonical)[1]:
        yield cited(said.page_title)[1] or ""
        return
    for item in said.articles:
        yield _BEHIND.split(_name(said, item.get("publisher")))[0]
    if "og:site_name" in said.meta:
        yield _BEHIND.split(said.meta["og:site_name"])[0]
    yield cited(said.page_title)[1] or ""


def named_in_meta(said: PageMetadata) -> Iterator[str]:
    """Names in further meta elements: a source, an application, a copyright line."""
    for value in said.first(page().meta.publisher):
        yield _RIGHTS.sub("", value).strip(" .,，。")


def _meta(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        content = (tag.get("content") or "").strip()
        for key in (tag.get("property"), tag.get("name"), tag.get("itemprop")):
            if key and content:
                found.setdefault(key.lower(), content)
    return found


def _take_json_ld(root: etree._Element, said: PageMetadata) -> None:
    scripts = (s for s in root.iter("script") if s.get("type") == "application/ld+json")
    for script in islice(scripts, 10):
        try:
            stack = [json.loads(text_in(script), strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_ITEMS):
            if not stack:
                break
            item = stack.pop()
            if isinstance(item, list):
                stack += reversed(item[:50])
            elif isinstance(item, dict):
                if isinstance(item.get("@id"), str) and len(item) > 1:
                    said.nodes.setdefault(item["@id"], item)
                stack += [item[k] for k in ("@graph", "mainEntity") if isinstance(item.get(k), list | dict)]
                if _ARTICLE_TYPES.search(str(item.get("@type"))):
                    said.articles.append(item)


def _line(element: etree._Element) -> str:
    return _BLANKS.sub(" ", text_in(element, " ")).strip()[:_LONGEST_TITLE]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _name(said: PageMetadata, value: object) -> str:
    """The name of a JSON-LD person or organisation, also of one told by its @id."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        if "name" not in value and isinstance(value.get("@id"), str):
            value = said.nodes.get(value["@id"], value)
        value = value.get("name")
        if isinstance(value, list):
            value = value[0] if value else None
    return _text(value).strip()


def _writers(said: PageMetadata) -> Iterator[str]:
    for item in said.articles:
        writers = item.get("author")
        for writer in writers if isinstance(writers, list) else [writers]:
            if not (isinstance(writer, dict) and "Organization" in str(writer.get("@type"))):
                yield _name(said, writer)


def _title(said: PageMetadata) -> str:
    """The headline: of several, the one that the page's title begins with; the title itself for want of any."""
    stated = [_text(a.get("headline")) for a in said.articles]
    offered = [said.wechat.get("title", ""), *said.headings, *said.first(page().meta.title), *stated]
    candidates = [c for c in offered if len(c) >= 4]
    page_title = letters(said.page_title)
    for candidate in candidates:
        start = letters(candidate)[:12]
        if start and page_title.startswith(start):
            return _without_keywords(candidate, said)
    return _without_keywords(said.page_title, said) or (candidates[0] if candidates else "")


def _without_keywords(title: str, said: PageMetadata) -> str:
    """The title without the keywords that a page repeats behind its headline: `标题|词|词_某网`."""
    words = {w.strip() for v in said.first(page().meta.keywords) for w in re.split(r"[,，;；|\s]", v)}
    head, *rest = re.split(r"[|｜]", title)
    if rest and len(head) >= 6 and all(re.split(r"[_\s]", r)[0].strip() in words for r in rest):
        return head.strip()
    return title
