"""The first part of a span that an expression gives as two ends: of 1996至1998年 the year 1996."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import regex

from flows.language.script import fold
from flows.language.time import calendar
from schemas.records import TimeExpression

_ENDS = regex.compile(r"^(?P<first>.+?)\s*(?:至|到|-|—|–|~|～|－|——)\s*(?P<last>.+)$")
_VAGUE = regex.compile("[初中底末旬半季周夏春秋冬头]")


def beginning(said: TimeExpression) -> TimeExpression:
    """The expression with the days of its first end; as it is where no two ends are said or the first is vague."""
    ends = _ENDS.match(fold(said.text))
    if said.precision != "range" or said.earliest is None or ends is None or _VAGUE.search(ends["first"]):
        return said
    unit = next((u for u in "日号月年" if u in ends["first"]), None) or next(
        (u for u in "日号月年" if u in ends["last"]), ""
    )
    day: dt.date = said.earliest
    if unit in ("日", "号"):
        return replace(said, latest=day, precision="day")
    if unit == "月":
        return replace(said, latest=calendar.month(day.year, day.month).last, precision="month")
    if unit == "年" or ends["first"].isdigit():
        return replace(said, latest=dt.date(day.year, 12, 31), precision="year")
    return said
