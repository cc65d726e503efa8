"""What a page of a WeChat account says in its scripts: account, writer, time, address; the text of a picture post."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_SIGNS = ("js_content", "msg_title", "cgiDataNew")
# Each field by the names that state it, the surest first, with what stands before the string: variables of older
# pages, keys of an object in newer ones. JsDecode marks a key as WeChat's own where the name is a common word.
_VARIABLE, _KEY, _OWN_KEY = r"\s*=\s*(?:htmlDecode\()?", r"\s*:\s*(?:JsDecode\()?", r"\s*:\s*JsDecode\("
_STATED: dict[str, tuple[tuple[str, str], ...]] = {
    "title": (("msg_title", _VARIABLE), ("title", _OWN_KEY)),
    "publisher": (("nickname", _VARIABLE), ("nick_name", _KEY), ("nickname", _OWN_KEY)),
    "published": (
        ("createTime", _VARIABLE), ("publish_time", _VARIABLE), ("ct", _VARIABLE), ("create_time", _KEY),
        ("oriCreateTime", _VARIABLE), ("ori_create_time", _KEY),
    ),
    "url": (("msg_link", _VARIABLE), ("msg_link", _KEY), ("link", _OWN_KEY)),
    "author": (("author", _OWN_KEY),),
    "text": (("content_noencode", _KEY),),
}  # fmt: skip
_STRING = r"""\s*(?P<q>['"])(?P<value>(?:(?!(?P=q))[^\\\n]|\\.){1,200000})(?P=q)"""
_SHAPES = {
    "published": re.compile(r"\d{10}|\d{4}-\d{1,2}-\d{1,2}[\d\-: ]{0,9}"),
    "url": re.compile(r"https?:\S{5,900}"),
}
_HEX = re.compile(r"\\x([0-9a-fA-F]{2})")
_BEHIND = {before: re.compile(before + _STRING) for before in (_VARIABLE, _KEY, _OWN_KEY)}
_MOST_PLACES = 400  # at which a name that stands by itself is looked at


def stated_in(text: str) -> dict[str, str]:
    """Field → value as the scripts of a WeChat page state it; nothing of another page."""
    if not any(sign in text for sign in _SIGNS):
        return {}
    found: dict[str, str] = {}
    for field, names in _STATED.items():
        for name, before in names:
            value = next(_values(text, name, _BEHIND[before], _SHAPES.get(field)), "")
            if value:
                found[field] = value
                break
    return found


def _values(text: str, name: str, behind: re.Pattern[str], shape: re.Pattern[str] | None) -> Iterator[str]:
    """The strings that the name is given, of the shape that the field has."""
    at, tried = text.find(name), 0
    while at >= 0 and tried < _MOST_PLACES:
        before = text[at - 1 : at]
        if not (before.isalnum() or before in ("_", "-", "$")):
            tried += 1
            m = behind.match(text, at + len(name))
            value = decoded(m["value"]).strip() if m else ""
            if value and (shape is None or shape.fullmatch(value)):
                yield value
        at = text.find(name, at + 1)


def decoded(value: str) -> str:
    """A string of the page's code as text: `\\x0a` and `&amp;` undone."""
    value = _HEX.sub(lambda m: chr(int(m[1], 16)), value).replace("\\n", "\n").replace("\\/", "/")
    return html.unescape(html.unescape(value.replace("\\'", "'").replace('\\"', '"')))
