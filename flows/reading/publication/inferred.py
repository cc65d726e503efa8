"""Publication days that no header states: an agency's dateline, or the range that the text itself supports."""

from __future__ import annotations

import datetime as dt
import re

from flows.reading.draft import Draft
from schemas.records import Published

_DATELINE = re.compile(
    r"^[^。\n]{0,24}?(?:(?P<y>(?:19|20)\d\d)\s*年\s*)?(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日?\s*(?:[（(][^（）()]{2,12}[）)]|[^，。,\n]{0,6}?(?:电|電|讯|訊|消息|报道|報導))"
)
_FULL = re.compile(r"((?:19|20)\d\d)\s*[年/.-]\s*(1[0-2]|0?[1-9])\s*[月/.-]\s*(3[01]|[12]\d|0?[1-9])(?!\d)")
_MONTH = re.compile(r"((?:19|20)\d\d)\s*年\s*(1[0-2]|0?[1-9])\s*月(?!\s*\d)")
_FUTURE = re.compile(r"^.{0,6}(?:将|將|前(?:完成|实现)|起施行|到期)")
_SPOKEN_FROM_NOW = re.compile(r"[今去]年\s*(?:1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})\s*月")
_AFTER_DAYS = 30  # a saved article speaks of days up to its own; reports run on for weeks, rarely longer


def dateline(body: str, zone: str, day: dt.date | None) -> Published | None:
    """The dateline's day, when it states its year or `day` (of the path) gives the year."""
    m = _DATELINE.match(body)
    if not m or not (m["y"] or day):
        return None
    year = int(m["y"]) if m["y"] else day.year if day else 0
    try:
        found = dt.date(year, int(m["m"]), int(m["d"]))
    except ValueError:
        return None
    if day and not m["y"] and abs((found - day).days) > 10:
        return None
    return Published(dt.datetime.combine(found, dt.time()), zone, "day", "dateline", found, found)


def inferred(title: str, body: str, draft: Draft) -> Published:
    """From the latest day that text and references speak of as past, to some weeks after it; unknown without one.

    A text that says 今年四月 or 去年十一月 and names only a month of a numbered year may be of any later year: its end
    is not known.
    """
    text = f"{title}\n{body}\n" + "\n".join(link.url for link in draft.links if link.role != "image")
    days = []
    for m in _FULL.finditer(text):
        if not _FUTURE.match(text[m.end() : m.end() + 12]):
            try:
                days.append(dt.date(int(m[1]), int(m[2]), int(m[3])))
            except ValueError:
                continue
    for m in _MONTH.finditer(text):
        if not _FUTURE.match(text[m.end() : m.end() + 12]):
            days.append(dt.date(int(m[1]), int(m[2]), 1))
    if not days:
        return Published()
    last = max(days)
    by_day = _FULL.search(text) is not None
    if _SPOKEN_FROM_NOW.search(body) and not by_day:
        return Published(None, None, "range", "inferred", last, None)
    return Published(None, None, "range", "inferred", last, last + dt.timedelta(days=_AFTER_DAYS))
