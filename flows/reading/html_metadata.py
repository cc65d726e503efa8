"""What a page says of itself: JSON-LD, meta and time elements, WeChat's script variables, the line below the title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag

from flows.reading import bylines
from flows.reading.draft import Draft, Stated
from flows.reading.html_vocabulary import page
from flows.reading.titles import letters

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report")
_WECHAT = {
    "title": re.compile(r"""var\s+msg_title\s*=\s*['"](.{1,300}?)['"]\s*(?:\.html|;)"""),
    "publisher": re.compile(r"""var\s+nickname\s*=\s*(?:htmlDecode\()?['"](.{1,80}?)['"]"""),
    "published": re.compile(r"""var\s+(?:ct|publish_time|createTime)\s*=\s*['"](\d{10}|[\d\-: ]{10,19})['"]"""),
    "url": re.compile(r"""var\s+msg_link\s*=\s*['"](https?:[^'"]{5,500})['"]"""),
}
_WHEN = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)")
_DAY = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")
_UPDATED = re.compile(r"更新|modif|update|修改", re.IGNORECASE)
_HEAD_CHARS = 2_500


def describe(soup: BeautifulSoup, text: str, draft: Draft) -> None:
    """Put what the page says of itself into the draft, most trusted first. Call before the page is stripped."""
    for item in _json_ld(soup):
        _take_json_ld(item, draft)
    meta = _meta(soup)
    names = page().meta
    for field, keys in (("published", names.published), ("url", names.url), ("cover", names.cover)):
        for key in keys:
            if key in meta:
                bylines.put(draft, field, meta[key], "meta")  # type: ignore[arg-type]
    for tag in soup.select("[itemprop=datePublished]")[:3]:
        draft.dates.append(Stated(str(tag.get("content") or tag.get("datetime") or tag.get_text()), "meta"))
    for tag in soup.find_all("time")[:3]:
        if not _UPDATED.search(" ".join([str(tag.get("itemprop") or ""), str(tag.get("class") or "")])):
            draft.dates.append(Stated(str(tag.get("datetime") or tag.get_text()), "byline"))
    for field, pattern in _WECHAT.items():
        if m := pattern.search(text):
            bylines.put(draft, field, m[1], "meta")  # type: ignore[arg-type]
    canonical = soup.find("link", rel="canonical")
    if isinstance(canonical, Tag):
        bylines.put(draft, "url", str(canonical.get("href") or ""), "meta")
    draft.title = _title(soup, meta, draft.title)
    for key in names.author:
        if key in meta and not any(a.role == "author" for a in draft.authors):
            bylines.put(draft, "author", meta[key], "meta")


def publisher_of_meta(soup: BeautifulSoup) -> str | None:
    """The site's name, where a meta element gives one that is a name."""
    meta = _meta(soup)
    for key in page().meta.publisher:
        name = bylines.clean_name(meta.get(key, ""))
        if name and len(name) <= 20 and not name.isdigit():
            return name
    return None


def below_title(lines: list[str], draft: Draft) -> set[int]:
    """Read the lines around the title: date, source, author. Returns the positions of the lines that were bylines."""
    taken: set[int] = set()
    chars = 0
    for i, line in enumerate(lines):
        chars += len(line)
        if chars > _HEAD_CHARS or i > 60:
            break
        if len(line) > 90:
            continue
        when = _WHEN.search(line) or _DAY.search(line)
        if when and not _UPDATED.search(line[max(0, when.start() - 8) : when.start()]) and len(line) < 80:
            draft.dates.append(Stated(when[0], "byline"))
            rest = line.replace(when[0], " ").strip()
            bylines.take(draft, rest, "byline")
            taken.add(i)
        elif any(word in line for word in page().source_words) and bylines.take(draft, line, "byline"):
            taken.add(i)
    return taken


def _json_ld(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    for script in soup.find_all("script", type="application/ld+json")[:10]:
        try:
            value = json.loads(script.get_text(), strict=False)
        except (ValueError, RecursionError):
            continue
        stack = [value]
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(item[:50])
            elif isinstance(item, dict):
                stack.extend(item.get("@graph", [])[:50] if isinstance(item.get("@graph"), list) else [])
                if _ARTICLE_TYPES.search(str(item.get("@type"))):
                    yield item


def _take_json_ld(item: dict[str, Any], draft: Draft) -> None:
    bylines.put(draft, "title", str(item.get("headline") or ""), "meta")
    bylines.put(draft, "published", str(item.get("datePublished") or ""), "meta")
    publisher = item.get("publisher")
    if isinstance(publisher, dict):
        bylines.put(draft, "publisher", str(publisher.get("name") or ""), "meta")
    authors = item.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, dict) and author.get("@type") != "Organization":
            bylines.put(draft, "author", str(author.get("name") or ""), "meta")
    if isinstance(item.get("url"), str):
        bylines.put(draft, "url", item["url"], "meta")


def _meta(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = tag.get("content")
        if key and content and str(content).strip():
            found.setdefault(str(key).lower(), str(content).strip())
    return found


def _title(soup: BeautifulSoup, meta: dict[str, str], stated: str) -> str:
    """The headline: of several, the one that the page's title begins with; the title itself for want of any."""
    page_title = soup.title.get_text(" ", strip=True) if soup.title else ""
    headings = [h.get_text(" ", strip=True) for h in soup.find_all("h1")[:5]]
    candidates = [c for c in (*headings, *(meta.get(k, "") for k in page().meta.title), stated) if len(c) >= 4]
    for candidate in candidates:
        if letters(candidate)[:12] and letters(page_title).startswith(letters(candidate)[:12]):
            return candidate
    return page_title or (candidates[0] if candidates else "")
