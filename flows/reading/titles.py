"""Titles as a reader cites them: marks off, the outlet's suffix and a date prefix taken off and kept."""

from __future__ import annotations

import re

from flows.reading.markdown import plain_line
from flows.reading.vocabulary import outlets

_SUFFIX = re.compile(r"\s*(?:[_|｜丨—]|\s[-–—]\s|--)\s*([^_|｜丨—]{2,24})$")
_DATE_PREFIX = re.compile(r"^\[?((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)\]?[\s_\-:：]+(?=\S)")
_OUTLET_WORDS = re.compile(
    r"(?:网|網|报|報|社|新闻|新聞|频道|頻道|财经|科技|日报|周刊|杂志|电视台|快讯|头条|号|站|News|news|\.com|\.cn|\.tw|\.hk|手机|订阅|订阅号|论坛|资讯|要闻|国际|娱乐|体育|时报|晚报|光年)$"
)


def letters(text: str) -> str:
    """The text's letters and digits only: what two printings of one title share."""
    return re.sub(r"[\W_]", "", text)


def cited(title: str) -> tuple[str, str | None, str | None]:
    """(title, outlet of its suffix, date of its prefix)."""
    title = re.sub(r"\s+", " ", plain_line(title.replace("\u3000", "\ue000"), [])).replace("\ue000", "\u3000").strip()
    outlet = None
    known = {o.name for o in outlets().outlets}
    for _ in range(3):
        m = _SUFFIX.search(title)
        if not m or m.start() < 4:
            break
        name = m[1].strip()
        if name not in known and not _OUTLET_WORDS.search(name):
            break
        outlet = name if outlet is None or len(name) > 2 else outlet
        title = title[: m.start()].strip()
    stated = None
    if m := _DATE_PREFIX.match(title):
        stated, title = m[1], title[m.end() :].strip()
    return title.strip("_ "), outlet, stated
