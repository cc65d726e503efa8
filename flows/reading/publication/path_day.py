"""The day that a folder's or a file's name states: it counts last, and never as a stated publication time."""

from __future__ import annotations

import datetime as dt
import re

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.年](1[0-2]|0?[1-9])[-_.月](3[01]|[12]\d|0?[1-9])(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")


def path_day(path: str) -> dt.date | None:
    """The day in the file's name, else in the nearest folder's; a chain of folders 2024/05/23 counts too."""
    parts = path.replace("\\", "/").split("/")
    for part in reversed(parts):
        if day := _day_in(part):
            return day
    folders = "/".join(parts[:-1])
    if m := re.search(r"(?:^|/)((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)", folders):
        return _date(m[1], m[2], m[3])
    return None


def _day_in(name: str) -> dt.date | None:
    for m in _DAY.finditer(name):
        if day := _date(m[1], m[2], m[3]):
            return day
    m2 = _COMPACT.search(name)
    return _date(m2[1], m2[2], m2[3]) if m2 else None


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
