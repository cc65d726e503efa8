"""What stands in a page's scripts as JSON (JSON-LD, state objects of applications): the article's text and fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any
from urllib.parse import unquote

from lxml import etree

from flows.reading.html.text import text_in
from flows.reading.json_fields import json_keys, objects_in, values_of
from flows.reading.titles import letters
from flows.reading.vocabulary import folded

_STATE = re.compile(
    r"(?:window\.|self\.|var\s+|let\s+|const\s+)?[\w.$\[\]\"']{2,60}\s*=\s*(?=[{\[])|^\s*(?=[{\[])", re.MULTILINE
)
_PARSED = re.compile(
    r"""JSON\.parse\(\s*(?P<string>"(?:[^"\\\n]|\\.){2,2000000}"|'(?:[^'\\\n]|\\.){2,2000000}')\s*\)"""
)
_BARE_QUOTE = re.compile(r'(?<!\\)"')
# A script's variable with a text for its value: pubtime: "…", DATA.media = '…'
_VARIABLE = re.compile(
    r"""(?<![\w$])["']?(?P<key>[A-Za-z_]{4,20})["']?\s*[:=]\s*(?P<q>["'])(?P<value>[^"'\\\n<>]{2,80})(?P=q)"""
)
_MOST_CODE, _MOST_VARIABLES = 50_000, 2_000
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
    variables: list[dict[str, Any]] = []
    shows_little = longer_than < _LITTLE
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json" or script.get("src"):
            continue
        code = text_in(script)
        if not (shows_little or _speaks_of(code, title)):
            continue
        states = map(_referred, _states(code)) if script.get("id") == "__NUXT_DATA__" else _states(code)
        for item in (o for value in states for o in objects_in(value)):
            if shows_little:
                found += [(s, item) for s in item.values() if isinstance(s, str) and _is_text(s)]
            if title and any(letters(t) == letters(title) for t in values_of(item, "title")):
                named.append(item)
        if _speaks_of(code, title) and (stated := _variables(code)):
            variables.append(stated)
    text, owner = max(found, key=lambda x: len(x[0]), default=("", None))
    if len(text) <= max(longer_than, 20):
        text, owner = "", None
    return Embedded(text, [*([owner] if owner else []), *(o for o in named if o is not owner), *variables])


def _is_text(value: str) -> bool:
    return len(_SENTENCE.findall(value)) >= _LEAST_SENTENCES


def _speaks_of(code: str, title: str) -> bool:
    """Whether a script names the headline, plainly or escaped."""
    start = title[: 2 * _LEAST_TITLE]
    return len(title) >= _LEAST_TITLE and (start in code or json.dumps(start)[1:-1] in code)


def _states(code: str) -> Iterator[Any]:
    """The JSON values that a script assigns or consists of, plain, in a string or escaped as an address is."""
    if code.lstrip()[:3].upper() in ("%7B", "%5B"):
        code = unquote(code.strip())
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
    for m in islice(_PARSED.finditer(code), _MOST_STATES):
        try:
            yield json.loads(_unquoted(m["string"]), strict=False)
        except (ValueError, RecursionError):
            continue


def _referred(value: Any) -> Any:
    """The objects of a list in which each names its values by their places in it, as Nuxt writes a page's state."""
    if not isinstance(value, list):
        return value
    places = range(len(value))
    return [
        {k: value[v] for k, v in item.items() if type(v) is int and v in places and isinstance(value[v], str | int)}
        for item in value
        if isinstance(item, dict)
    ]


def _unquoted(literal: str) -> str:
    """What a string of a script stands for."""
    inside = literal[1:-1].replace("\\'", "'")
    if literal[0] == "'":
        inside = _BARE_QUOTE.sub(r'\\"', inside)
    return str(json.loads(f'"{inside}"', strict=False))


def _variables(code: str) -> dict[str, Any]:
    """Day, source and writer that a script states by name outside of any JSON; none that it gives two values."""
    found: dict[str, list[str]] = {}
    for m in islice(_VARIABLE.finditer(code[:_MOST_CODE]), _MOST_VARIABLES):
        if (key := folded(m["key"])) in _named_keys():
            found.setdefault(key, []).append(m["value"])
    return {key: values[0] for key, values in found.items() if len(set(values)) == 1}


@cache
def _named_keys() -> frozenset[str]:
    keys = json_keys()
    return frozenset((*keys.published, *keys.publisher, *keys.author)) - frozenset(keys.too_common)
