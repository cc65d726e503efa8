"""The text of a front-matter header → its keys and values: YAML, TOML between `+++` lines, or JSON.

Values are text as written: `title: 3:2` is no number of seconds, `2023-11-31` no error. One line that is no YAML or
TOML costs itself: the sound ones are read beside it. What could cost memory or end the process is refused before.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import yaml

from flows.reading.bylines import unquoted
from flows.reading.json_fields import text_of
from flows.reading.vocabulary import folded, headers, labels
from schemas.errors import BadInput
from schemas.limits import Limits

KEY = re.compile(r"^\s{0,8}([A-Za-z_][\w\- ]{0,30}|[一-鿿]{2,8})\s*:(?:\s|$)")
TOML_KEY = re.compile(r"^\s{0,8}([A-Za-z_][\w\-]{0,30}|\"[^\"\n]{1,30}\")\s*=\s*(?=\S)")
_TOML_NO_VALUE = re.compile(r"^\s{0,8}[A-Za-z_][\w\-]{0,30}\s*=\s*$|^\s*\[")
_COMMENT = re.compile(r"\s#(?:\s.*)?$")
_JSON_FENCE = re.compile(r"\s*(?:-{3,}|;{3,})[ \t]*json[ \t]*\n")
_FENCE_BELOW = re.compile(r"[ \t]*\n?[ \t]*(?:-{3,}|;{3,})?[ \t]*(?:\n|$)")
_SEMICOLONS = re.compile(r"\n[ \t]*;{3,}[ \t]*\n")
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = "tag:yaml.org,2002:null"


class _Loader(_Base):  # type: ignore[misc]
    """Safe, and plain values stay text; aliases are refused before it loads: ten lines of them can mean gigabytes."""


_Loader.yaml_implicit_resolvers = {
    first: kept
    for first, some in _Base.yaml_implicit_resolvers.items()
    if (kept := [(tag, pattern) for tag, pattern in some if tag == _NULL])
}


def yaml_values(text: str, path: str, limits: Limits) -> dict[str, Any]:
    """Keys and values of a YAML header. Raises BadInput for aliases, objects and deep nesting."""
    dedented = "\n".join(line.strip() if KEY.match(line) else line for line in text.split("\n"))
    for candidate in (text, dedented):
        value = _loaded(candidate, path, limits)
        if isinstance(value, dict):
            return {str(k): v for k, v in value.items()}
    found: dict[str, Any] = {}
    for key, chunk in _chunks(dedented):
        value = _loaded(chunk, path, limits)
        if isinstance(value, dict):
            found |= {str(k): v for k, v in value.items()}
        else:
            found[key] = _as_written(chunk.partition(":")[2])
    return found


def json_header(text: str) -> tuple[dict[str, Any], int]:
    """Keys and values of a JSON object above a text, and the text's place; nothing and 0 where the object is all, or
    the article.

    The braces may be left out where a line `;;;` ends the header. How long it is and how deep is not looked at.
    """
    opening = _JSON_FENCE.match(text)
    start = opening.end() if opening else len(text) - len(text.lstrip())
    semicolons = _SEMICOLONS.search(text) if text.startswith('"', start) else None
    if semicolons is None and not text.startswith("{", start):
        return {}, 0
    try:
        if semicolons:
            value, end = json.loads("{" + text[start : semicolons.start()].rstrip(" ,\n") + "}"), semicolons.end()
        else:
            value, end = json.JSONDecoder(strict=False).raw_decode(text, start)
            end = fence.end() if (fence := _FENCE_BELOW.match(text, end)) else len(text)
    except (ValueError, RecursionError):
        return {}, 0
    known = isinstance(value, dict) and any(folded(k) in labels() for k in value) and not text_of(value)
    return (value, end) if known and (below := text[end:].lstrip()) and below[0] not in "{[,]}" else ({}, 0)


def refuse_nested(values: dict[str, Any], path: str, limits: Limits) -> None:
    """Raises BadInput for keys and values whose lists and mappings lie deeper in one another than the limit says."""
    level: list[Any] = [values]
    for _ in range(limits.max_header_nesting):
        level = [v for x in level for v in (x.values() if isinstance(x, dict) else x) if isinstance(v, dict | list)]
        if not level:
            return
    raise _too_deep(path, limits)


def within(values: dict[str, Any]) -> list[tuple[str, Any]]:
    """Keys and values of a header, then those of mappings that only keep them (`params:`) or spell where it is from."""
    found = [(str(k), v) for k, v in values.items()]
    for key, value in tuple(found):
        if isinstance(value, dict) and folded(key) in headers().keeping:
            found += [(str(k), v) for k, v in value.items()]
        elif isinstance(value, dict) and folded(key) in headers().addressed:
            found += [(str(k), v) for k, v in value.items() if labels().get(folded(str(k))) == "url"]
    return found


def toml_values(text: str) -> dict[str, Any]:
    """Keys and values of a TOML header; dates become text again."""
    try:
        value = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        value = {}
        for chunk in _toml_chunks(text):
            value |= _toml_chunk(chunk)
    return {k: _toml_text(v) for k, v in value.items()}


def _toml_chunks(text: str) -> Iterator[str]:
    """Each key with the lines of its value."""
    lines: list[str] = []
    for line in text.split("\n"):
        if TOML_KEY.match(line) or _TOML_NO_VALUE.match(line):
            if lines:
                yield "\n".join(lines)
            lines = [line]
        elif lines:
            lines.append(line)
    if lines:
        yield "\n".join(lines)


def _toml_chunk(chunk: str) -> dict[str, Any]:
    try:
        return tomllib.loads(chunk)
    except (tomllib.TOMLDecodeError, RecursionError):
        m = TOML_KEY.match(chunk)
        return {m[1].strip('"'): _as_written(chunk[m.end() :])} if m else {}


def _toml_text(value: Any) -> Any:
    if isinstance(value, list):
        return [_toml_text(v) for v in value]
    return value if isinstance(value, str | dict) else str(value)


def _chunks(text: str) -> Iterator[tuple[str, str]]:
    """Each key with the lines that belong to it."""
    key, lines = "", list[str]()
    for line in text.split("\n"):
        m = KEY.match(line)
        if m and not line.startswith((" ", "\t")):
            if key:
                yield key, "\n".join(lines)
            key, lines = m[1].strip(), [line]
        elif key:
            lines.append(line)
    if key:
        yield key, "\n".join(lines)


def _as_written(value: str) -> str:
    """A value that is neither YAML nor TOML: its first line without a comment and quotes."""
    return unquoted(_COMMENT.sub("", value.strip().split("\n", 1)[0]))


def _loaded(text: str, path: str, limits: Limits) -> Any:
    """What YAML makes of a text; None when it is no YAML."""
    try:
        _refuse_costly(text, path, limits)
        return yaml.load(text, Loader=_Loader)
    except yaml.constructor.ConstructorError as e:
        if "constructor for the tag" in str(e):
            raise BadInput(
                "yaml_tag", f"{path}: the YAML header asks for an object ({e.problem}); write plain values."
            ) from e
    except (yaml.YAMLError, ValueError):
        pass
    return None


def _refuse_costly(text: str, path: str, limits: Limits) -> None:
    """Before anything is built of it: aliases, which can mean gigabytes, and nesting, which can end the process."""
    depth = 0
    if re.search(rf"[\[{{]{{{limits.max_header_nesting + 1}}}", text):
        raise _too_deep(path, limits)  # libyaml gives up on it without having said how deep it is
    for event in yaml.parse(text, Loader=_Base):
        if isinstance(event, yaml.AliasEvent):
            raise BadInput("yaml_alias", f"{path}: the YAML header uses aliases (*name); write the values out.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > limits.max_header_nesting:
            raise _too_deep(path, limits)


def _too_deep(path: str, limits: Limits) -> BadInput:
    return BadInput(
        "max_header_nesting",
        f"{path}: the header nests deeper than limits.max_header_nesting = {limits.max_header_nesting}.",
    )
