"""An article as a JSON object → fields of the draft and its text, by the keys that people and sites use for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from flows.reading import bylines
from flows.reading.draft import Draft
from flows.reading.vocabulary import Field, folded, is_wechat
from schemas.declarative import DataModel, load_packaged
from schemas.limits import AddedKeys
from schemas.records import Basis

NONE = AddedKeys()
_STATED: tuple[Field, ...] = ("title", "published", "saved", "publisher", "author", "editor", "url", "cover")
FIELDS: tuple[str, ...] = (*_STATED, "body")  # what the columns of a table of articles are
_MOST_OBJECTS = 20_000  # objects and lists of one file that are looked into


class JsonKeys(DataModel):
    """json_keys.yaml."""

    title: tuple[str, ...]
    published: tuple[str, ...]
    saved: tuple[str, ...]
    publisher: tuple[str, ...]
    author: tuple[str, ...]
    editor: tuple[str, ...]
    url: tuple[str, ...]
    cover: tuple[str, ...]
    body: tuple[str, ...]
    published_on_wechat: tuple[str, ...]
    post_signs: frozenset[str]
    post: dict[Field, tuple[str, ...]]
    spelled: tuple[str, ...]
    beside: tuple[str, ...]
    too_common: frozenset[str]
    lists: tuple[str, ...]


@cache
def json_keys() -> JsonKeys:
    """json_keys.yaml."""
    return load_packaged("vocabulary/reading/json_keys.yaml", JsonKeys)


def objects_in(value: Any) -> Iterator[dict[str, Any]]:
    """All objects of a JSON value, the outer before the inner, without recursion."""
    waiting = [value]
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def keys_for(field: str, added: AddedKeys, *, post: bool = False) -> tuple[str, ...]:
    """The keys for a field, the user's own before the packaged ones; `post`: of a post of a microblog."""
    own = tuple(map(folded, getattr(added, field, ())))
    known = json_keys().post.get(cast(Field, field), ()) if post else getattr(json_keys(), field)
    return (*own, *known) if own else known


def text_of(item: dict[str, Any], added: AddedKeys = NONE) -> str:
    """The text that an object holds as an article: the longest string under a key for it."""
    keys = {folded(k): v for k, v in item.items()}
    found = (_joined(keys[k]) for k in keys_for("body", added) if k in keys)
    return max(found, key=len, default="")


def _joined(value: Any) -> str:
    """A text that stands in parts: a line each, but without a break where some say how they are set.

    ["3月10日，", {"type": "bold", "text": "某公司"}, "公告"] is one sentence.
    """
    parts = value if isinstance(value, list) else []
    set_so = [p for p in parts if isinstance(p, dict)]
    runs = any(isinstance(p, str) for p in parts) and any("type" in p for p in set_so)
    return ("" if runs or any("insert" in p for p in set_so) else "\n").join(texts_of(value))


def values_of(item: dict[str, Any], field: str, added: AddedKeys = NONE, *, post: bool = False) -> list[str]:
    """The strings that an object gives for a field; of several keys the first that says something."""
    keys = {folded(k): v for k, v in item.items()}
    found = ([v for v in texts_of(keys.get(key)) if v.strip()] for key in keys_for(field, added, post=post))
    return next((values for values in found if values), [])


def is_post(item: dict[str, Any]) -> bool:
    """Whether an object is a post of a microblog, as the counters say that only posts have."""
    return not json_keys().post_signs.isdisjoint(map(folded, item))


def put_fields(draft: Draft, item: dict[str, Any], basis: Basis, added: AddedKeys = NONE) -> None:
    """Put what an object says of its article into the draft: itself, then what it keeps beside the text.

    A post of a microblog names its writer's device where an article names its source.
    """
    post = is_post(item)
    for field in _STATED:
        for value in values_of(item, field, added, post=post):
            bylines.put(draft, field, value, basis)
    if post:
        return
    for key, value in item.items():
        if folded(key) in json_keys().beside and isinstance(value, dict):
            put_fields(draft, value, basis, added)
    if any(is_wechat(url) for url in values_of(item, "url", added)):
        for value in values_of(item, "published_on_wechat"):
            bylines.put(draft, "published", value, basis)


def texts_of(value: Any) -> list[str]:
    """A value as strings: a number as written, of an object what spells it, of a list each."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, int | float):
        return [str(int(value))] if float(value).is_integer() else [str(value)]
    if isinstance(value, dict):
        return _spelled(value)
    return [text for item in value[:1_000] for text in texts_of(item)] if isinstance(value, list) else []


def _spelled(value: dict[str, Any]) -> list[str]:
    """The strings that spell an object: its name, its text, its address."""
    keys = {folded(k): v for k, v in value.items()}
    return next((texts_of(keys[k]) for k in json_keys().spelled if k in keys), [])
