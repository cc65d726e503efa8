"""A list of articles as JSON: `[{…}, {…}]`, or an object that lists them under `articles`, `items`, `data` …"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from flows.reading.containers.member import ContainerMember, at, cut
from flows.reading.json_fields import keys_for, objects_in, text_of
from flows.reading.vocabulary import folded
from schemas.errors import BadInput
from schemas.limits import AddedKeys, Limits, added_keys

NAME = "json_list"
_BOM = b"\xef\xbb\xbf"
_LIST = re.compile(rb"\s*\[\s*\{")
_KEYED = re.compile(r'"([^"\\\n]{1,30})"\s*:\s*(?=\[\s*\{)')
_GAP = re.compile(r"[\s,]*")
_HEAD = 4_096
_LOOKED_AT = 5  # items of a list of which one must hold a text: a first message may only tell who opened a channel


def recognizes(file: BinaryIO, size: int, limits: Limits) -> bool:
    """Sure with a list of objects; with one under a known key when its first object holds a text."""
    head = file.read(_HEAD).removeprefix(_BOM)
    if _LIST.match(head):
        return True
    if not head.lstrip().startswith(b"{") or size > limits.max_container_bytes:
        return False
    file.seek(0)
    return _start(_text(file.read()), added_keys(limits)) >= 0


def _text(raw: bytes) -> str:
    """As characters that are bytes each: what stands at a place of it stands there in the file."""
    return raw.decode("latin-1")


def _value(text: str, start: int) -> tuple[object, int]:
    """The JSON value at a place and where it ends; Chinese text in it is still bytes."""
    return json.JSONDecoder(strict=False).raw_decode(text, start)


def _start(text: str, added: AddedKeys) -> int:
    """Where the list begins; -1 when the text is no object that lists articles: one of the first holds a text."""
    for m in _KEYED.finditer(text[: 64 * _HEAD]):
        key = folded(m[1].encode("latin-1").decode("utf-8", "replace"))
        if key in keys_for("lists", added) and any(_holds_text(item, added) for item in _first(text, m.end())):
            return m.end()
    return -1


def _first(text: str, begin: int) -> Iterator[object]:
    """The first items of the list that begins here; a broken one ends them."""
    place = text.index("[", begin) + 1
    for _ in range(_LOOKED_AT):
        place = _GAP.match(text, place).end()  # type: ignore[union-attr]
        try:
            item, place = _value(text, place)
        except (ValueError, RecursionError):
            return
        yield item


def _holds_text(item: object, added: AddedKeys) -> bool:
    """Whether an item, or an object within it, holds a text as an article does."""
    return isinstance(item, dict) and any(text_of(_as_text(o), added) for o in objects_in(item))


def _as_text(item: dict[str, object]) -> dict[str, object]:
    """The object with its keys as text."""
    return {key.encode("latin-1").decode("utf-8", "replace"): value for key, value in item.items()}


def members(file: BinaryIO, path: str, limits: Limits) -> Iterator[ContainerMember]:
    """Each object of the list; what follows an object that is broken is one member, which cannot be read."""
    file.seek(0)
    raw = file.read(limits.max_container_bytes + 1)
    text = _text(raw)
    begin = text.index("[") if _LIST.match(raw.removeprefix(_BOM)) else _start(text, added_keys(limits))
    if begin < 0:
        raise BadInput("broken_json", f"{path} is no list of articles as JSON; give it `[{{…}}, {{…}}]`.")
    number, place = 0, begin + 1
    while True:
        place = _GAP.match(text, place).end()  # type: ignore[union-attr]
        if place >= len(text) or text[place] == "]":
            return
        number += 1
        try:
            _, end = _value(text, place)
        except (ValueError, RecursionError):
            end = len(text)
        yield ContainerMember(str(number), at(place, end), raw[place:end] if end - place <= limits.max_bytes else None)
        place = end


def extract(file: BinaryIO, locator: str, path: str, limits: Limits) -> bytes:
    """The object."""
    return cut(file, locator, path, limits)
