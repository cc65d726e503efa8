"""What stands in a page's scripts as JSON (JSON-LD, state objects of applications): the article's text and fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from flows.reading.html.text import text_in
from flows.reading.json_fields import objects_in, values_of
from flows.reading.titles import letters

_STATE = re.compile(
    r"(?:window\.|self\.|var\s+|let\s+|const\s+)?[\w.$\[\]\"']{2,60}\s*=\s*(?=[{\[])|^\s*(?=[{\[])", re.MULTILINE
)
_SENTENCE = re.compile(r"[\u4e00-\u9fff][^。！？]{2,300}[。！？]")
_LEAST_SENTENCES = 2
_LEAST_TITLE = 6  # characters of a headline by which the article's own object is told
_MOST_STATES = 5  # state objects tried in one script: a page has one or two
_LITTLE = 200  # characters of prose below which a page shows next to nothing


@dataclass(slots=True)
class Embedded:
    """The text that scripts hold, and the objects that speak of the article, the one with the text first."""

    text: str = ""
    objects: list[dict[str, Any]] = field(default_factory=list)


def embedded_in(root: etree._Element, articles: list[dict[str, Any]], title: str, longer_than: int) -> Embedded:
    """The article's text or HTML, when a script holds more of it than the page shows, and what stands beside it."""
    found: list[tuple[str, dict[str, Any] | None]] = [
        (str(a["articleBody"]), None) for a in articles if isinstance(a.get("articleBody"), str)
    ]
    named: list[dict[str, Any]] = []
    shows_little = longer_than < _LITTLE
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json" or script.get("src"):
            continue
        code = text_in(script)
        if not (shows_little or _speaks_of(code, title)):
            continue
        for item in (o for value in _states(code) for o in objects_in(value)):
            if shows_little:
                found += [(s, item) for s in item.values() if isinstance(s, str) and _is_text(s)]
            if title and any(letters(t) == letters(title) for t in values_of(item, "title")):
                named.append(item)
    text, owner = max(found, key=lambda x: len(x[0]), default=("", None))
    if len(text) <= max(longer_than, 20):
        text, owner = "", None
    return Embedded(text, [*([owner] if owner else []), *(o for o in named if o is not owner)])


def _is_text(value: str) -> bool:
    return len(_SENTENCE.findall(value)) >= _LEAST_SENTENCES


def _speaks_of(code: str, title: str) -> bool:
    """Whether a script names the headline, plainly or escaped."""
    start = title[: 2 * _LEAST_TITLE]
    return len(title) >= _LEAST_TITLE and (start in code or json.dumps(start)[1:-1] in code)


def _states(code: str) -> Iterator[Any]:
    """The JSON values that a script assigns or consists of."""
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
        yield value
