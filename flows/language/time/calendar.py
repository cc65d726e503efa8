"""Spans of days: months, quarters, weeks, the last such day on or before the article's. `festivals` has the rest."""

from __future__ import annotations

import calendar as _calendar
import datetime as dt
from calendar import isleap
from dataclasses import dataclass

from schemas.records import Precision


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day (None: not known) and how exact the words are."""

    first: dt.date | None
    last: dt.date | None
    precision: Precision


def day(year: int, month: int, number: int) -> Span:
    """One day. Raises ValueError when there is none."""
    found = dt.date(year, month, number)
    return Span(found, found, "day")


def month(year: int, number: int, part: tuple[int, int] | None = None) -> Span:
    """A month, or the days `part` of it (0: its end)."""
    end = _calendar.monthrange(year, number)[1]
    if part is None:
        return Span(dt.date(year, number, 1), dt.date(year, number, end), "month")
    return Span(dt.date(year, number, part[0]), dt.date(year, number, part[1] or end), "range")


def months(year: int, ends: tuple[int, int], precision: str) -> Span:
    """From the first to the last month; 13 and 14 are January and February of the next year."""
    y, m = (year + 1, ends[1] - 12) if ends[1] > 12 else (year, ends[1])
    return Span(dt.date(year, ends[0], 1), dt.date(y, m, _calendar.monthrange(y, m)[1]), precision)  # type: ignore[arg-type]


def union(*spans: Span) -> Span:
    """From the first of all to the last of all."""
    firsts, lasts = [s.first for s in spans if s.first], [s.last for s in spans if s.last]
    if not firsts or not lasts:
        return Span(None, None, spans[0].precision)
    same = len({(s.first, s.last) for s in spans}) == 1
    return Span(min(firsts), max(lasts), spans[0].precision if same else "range")


def shift_months(day: dt.date, by: int) -> dt.date:
    """The first day of the month that lies `by` months off."""
    index = day.year * 12 + day.month - 1 + by
    return dt.date(index // 12, index % 12 + 1, 1)


def before(day: dt.date, last: dt.date) -> dt.date:
    """The last such day of a year that does not lie after `last`; 29 February becomes 28 where it must."""
    for year in (last.year, last.year - 1):
        leap = day.month == 2 and day.day == 29 and not isleap(year)
        if (same := day.replace(year=year, day=28 if leap else day.day)) <= last:
            return same
    return last


def after(day: dt.date, first: dt.date) -> dt.date:
    """The first such day of a year that does not lie before `first`; 29 February becomes 28 where it must."""
    for year in (first.year, first.year + 1):
        leap = day.month == 2 and day.day == 29 and not isleap(year)
        if (same := day.replace(year=year, day=28 if leap else day.day)) >= first:
            return same
    return first


def same_day(day: dt.date, year: int, number: int) -> dt.date:
    """The day of that number in another month; the month's last where it has fewer."""
    return dt.date(year, number, min(day.day, _calendar.monthrange(year, number)[1]))


def nth_weekday(first: dt.date, last: dt.date, n: int, number: int) -> dt.date:
    """The n-th (-1: the last) weekday of a span. Raises ValueError when it has not so many."""
    if n < 0:
        found = last - dt.timedelta(days=(last.weekday() - number) % 7)
    else:
        found = first + dt.timedelta(days=(number - first.weekday()) % 7 + 7 * (n - 1))
    if not first <= found <= last:
        raise ValueError(f"no {n}th weekday {number} from {first} to {last}")
    return found


def nearest(to: Span, m: int | None, d: int) -> Span:
    """The day of that number (and month) that lies nearest to a span: 上周三（15日）."""
    if to.first is None:
        return Span(None, None, "day")
    firsts = [shift_months(to.first, k) for k in (-1, 0, 1)] if m is None else [
        dt.date(y, m, 1) for y in (to.first.year - 1, to.first.year, to.first.year + 1)
    ]  # fmt: skip
    days = [f.replace(day=d) for f in firsts if 1 <= d <= _calendar.monthrange(f.year, f.month)[1]]
    found = min(days, key=lambda x: abs((x - to.first).days))  # type: ignore[operator]
    return Span(found, found, "day")


def quarter(day: dt.date, shift: int) -> Span:
    """The quarter that lies `shift` quarters off the day's."""
    first = shift_months(day.replace(month=(day.month - 1) // 3 * 3 + 1), 3 * shift)
    return months(first.year, (first.month, first.month + 2), "quarter")


def week(day: dt.date, shift: int) -> Span:
    """Monday to Sunday of the week that lies `shift` weeks off."""
    monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=shift)
    return Span(monday, monday + dt.timedelta(days=6), "week")


def weekday(day: dt.date, number: int, shift: int | None, *, weekend: bool = False) -> Span:
    """A weekday of a named week; without one, the last on or before the day."""
    if weekend:
        monday = week(day, shift or 0).first
        assert monday is not None
        saturday = monday + dt.timedelta(days=5)
        if shift is None and saturday > day:
            saturday -= dt.timedelta(weeks=1)
        return Span(saturday, saturday + dt.timedelta(days=1), "range")
    if shift is None:
        found = day - dt.timedelta(days=(day.weekday() - number) % 7)
    else:
        found = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=shift, days=number)
    return Span(found, found, "day")


def last_such(earliest: dt.date | None, latest: dt.date | None, m: int | None, d: int, ahead: bool) -> Span:
    """The last day of that month and number on or before the article's; the next one where the words look ahead."""
    if latest is None or earliest is None:
        return Span(None, None, "day")
    found = []
    for anchor in (earliest, latest):
        if m is None:
            options = [shift_months(anchor, k) for k in (1, 0, -1)]
            days = [o.replace(day=d) for o in options if d <= _calendar.monthrange(o.year, o.month)[1]]
        else:
            days = [dt.date(y, m, d) for y in (anchor.year + 1, anchor.year, anchor.year - 1)
                    if d <= _calendar.monthrange(y, m)[1]]  # fmt: skip
        past = [x for x in days if x <= anchor]
        coming = [x for x in days if x >= anchor]
        # nobody tells of a day eleven months ago without its year: 八月一日履新, told in July, lies ahead
        reach = dt.timedelta(days=200 if ahead else 45 if m is not None else 0)
        near = min(coming) if coming and (min(coming) - anchor < reach or (ahead and not past)) else None
        if near is None and not past:
            raise ValueError("no such day")
        found.append(near or max(past))
    return union(*(Span(x, x, "day") for x in found))


def last_month(
    earliest: dt.date | None, latest: dt.date | None, m: int, part: tuple[int, int] | None, ahead: bool
) -> Span:
    """The last such month that has begun on the article's day; the next one where the words look ahead."""
    if latest is None or earliest is None:
        return Span(None, None, "range" if part else "month")
    found = []
    for anchor in (earliest, latest):
        span = month(anchor.year, m, part)
        if ahead and span.last is not None and span.last < anchor:
            span = month(anchor.year + 1, m, part)
        elif not ahead and span.first is not None and span.first > anchor:
            span = month(anchor.year - 1, m, part)
        found.append(span)
    return union(*found)


def moved(day: dt.date, n: int, unit: str) -> Span:
    """N days, weeks, months or years off: as exact as the unit."""
    if unit in ("天", "日"):
        found = day + dt.timedelta(days=n)
        return Span(found, found, "day")
    if unit in ("周", "星期", "礼拜"):
        return week(day, n)
    if unit == "月":
        first = shift_months(day, n)
        return month(first.year, first.month)
    if unit == "十年":
        n *= 10
    return Span(dt.date(day.year + n, 1, 1), dt.date(day.year + n, 12, 31), "year")
