"""Titles as a reader cites them: marks off, the outlet's suffix and a date prefix taken off and kept."""

from __future__ import annotations

import re

from flows.reading.markdown import plain_line
from flows.reading.vocabulary import is_suffix, outlets

_SUFFIX = re.compile(r"\s*(?:[_|｜丨—]|\s[-–—]\s|--)\s*([^_|｜丨—]{2,24})$")
_DATE_PREFIX = re.compile(r"^\[?((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)\]?[\s_\-:：]+(?=\S)")


def letters(text: str) -> str:
    """The text's letters and digits only: what two printings of one title share."""
    return re.sub(r"[\W_]", "", text)


def cited(title: str) -> tuple[str, str | None, str | None]:
    """(title, outlet of its suffix, date of its prefix)."""
    title = re.sub(r"\s+", " ", plain_line(title.replace("\u3000", "\ue000"), [])).replace("\ue000", "\u3000").strip()
    outlet = None
    for _ in range(3):
        m = _SUFFIX.search(title)
        if not m or m.start() < 4:
            break
        name = m[1].strip()
        if not is_suffix(name):
            break
        if name not in outlets().sections and (outlet is None or name.startswith(outlet[:2])):
            outlet = name
        title = title[: m.start()].strip()
    stated = None
    if m := _DATE_PREFIX.match(title):
        stated, title = m[1], title[m.end() :].strip()
    return title.strip("_ "), outlet, stated
