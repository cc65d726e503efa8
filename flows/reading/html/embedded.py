"""Pages whose text stands in a script only (applications that render in the browser): JSON-LD and state objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

_STATE = re.compile(
    r"(?:window\.|self\.|var\s+|let\s+|const\s+)?[\w.$\[\]\"']{2,60}\s*=\s*(?=[{\[])|^\s*(?=[{\[])", re.MULTILINE
)
_SENTENCE = re.compile(r"[\u4e00-\u9fff][^。！？]{2,300}[。！？]")
_LEAST_SENTENCES = 2
_MOST_STATES = 5  # state objects tried in one script: a page has one or two


def text_of(soup: BeautifulSoup, articles: list[dict[str, Any]], longer_than: int) -> str | None:
    """The article's text or HTML, when a script holds more of it than the page shows."""
    found = [str(a["articleBody"]) for a in articles if isinstance(a.get("articleBody"), str)]
    if longer_than < 200:  # the page itself shows next to nothing
        for script in soup.find_all("script"):
            if script.get("type") != "application/ld+json" and not script.get("src"):
                found += _strings(script.get_text())
    best = max(found, key=len, default="")
    return best if len(best) > max(longer_than, 20) else None


def _strings(code: str) -> Iterator[str]:
    """Strings of several Chinese sentences in the JSON objects of a script."""
    if len(_SENTENCE.findall(code)) < _LEAST_SENTENCES and "\\u" not in code:
        return
    end, tried = 0, 0
    decoder = json.JSONDecoder(strict=False)
    for m in _STATE.finditer(code):
        if m.end() < end or tried >= _MOST_STATES:
            continue
        tried += 1
        try:
            value, end = decoder.raw_decode(code, m.end())
        except (ValueError, RecursionError):
            continue
        stack = [value]
        while stack:
            item = stack.pop()
            if isinstance(item, dict):
                stack.extend(item.values())
            elif isinstance(item, list):
                stack.extend(item)
            elif isinstance(item, str) and len(_SENTENCE.findall(item)) >= _LEAST_SENTENCES:
                yield item
