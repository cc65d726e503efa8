"""Titles as a reader cites them: marks off, the outlet's suffix and a date prefix taken off and kept."""

from __future__ import annotations

import re

from flows.reading.markdown import plain_line
from flows.reading.vocabulary import is_suffix, outlet_in, outlets

_PARTS = re.compile(
    r"\s*(?:[_|｜丨︱│ㅣ┃—]+|--+)\s*|\s[-–]\s|(?<=[\u4e00-\u9fff？！?!”」』》）])-(?=\S)|(?<=[a-z\d])-(?=[\u4e00-\u9fff])"
)
_DATE_PREFIX = re.compile(r"^\[?((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)\]?[\s_\-:：]+(?=\S)")
_DATE_SUFFIX = re.compile(
    r"(?<=\S)\s*[（(\[【]\s*((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)\s*[）)\]】]$"
)
_BRACKETED = re.compile(r"^【([^【】]{6,})】$")
_LONGEST_SUFFIX = 24
_LONGEST_CHANNEL = 8  # of what stands between headline and outlet
_SHORTEST_TITLE = 4


def letters(text: str) -> str:
    """The text's letters and digits only: what two printings of one title share."""
    return re.sub(r"[\W_]", "", text)


def same(a: str, b: str) -> bool:
    """Whether two printings are of one title."""
    return bool(letters(b)) and letters(a) == letters(b)


def cited(title: str) -> tuple[str, str | None, str | None]:
    """(title, outlet of its suffix, date before it or in brackets behind it)."""
    plain = plain_line(title.replace("\u3000", "\ue000"), [], underscores=False)
    title = re.sub(r"\s+", " ", plain).replace("\ue000", "\u3000").strip()
    title, outlet = _without_suffix(title)
    stated = None
    if m := _DATE_PREFIX.match(title):
        stated, title = m[1], title[m.end() :].strip()
    elif m := _DATE_SUFFIX.search(title):
        stated, title = m[1], title[: m.start()].strip()
    return _BRACKETED.sub(r"\1", title.strip("_ ")), outlet, stated


def _without_suffix(title: str) -> tuple[str, str | None]:
    """The title without outlets and channels, the last first; before an outlet anything short is a channel.

    `标题_频道_某网`.
    """
    outlet = None
    for m in reversed(list(_PARTS.finditer(title))):
        name = title[m.end() :].strip()
        if m.start() < _SHORTEST_TITLE or len(name) > _LONGEST_SUFFIX:
            break
        channel = (
            outlet
            and len(name) <= min(_LONGEST_CHANNEL, m.start())
            and m[0].strip() in ("_", "|", "｜", "︱", "│", "丨")
        )
        if is_suffix(name):
            if name not in outlets().sections and (outlet is None or name.startswith(outlet[:2])):
                outlet = outlet_in(name)
        elif not channel:
            continue  # the part before may take this one with it: `某网-Some Net`
        title = title[: m.start()].strip()
    return title, outlet
