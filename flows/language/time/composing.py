"""Two expressions that stand together → one: 去年 + 今日, 三月 + 的第一天, 上周三 + （15日）, 3月底 + 4月初.

Comes between `resolving` (one match alone) and `expressions` (the sentence). A pair that belongs together and that no
rule here understands makes both unread: part of an expression is never read as the whole.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import regex

from flows.language.time import calendar
from flows.language.time.calendar import Span
from flows.language.time.matches import Anchor, Match
from flows.language.time.numerals import number
from flows.language.time.resolving import month_and_day, of_year, resolve, weekday_of
from flows.language.time.vocabulary import parts, relative

_ADJACENT = regex.compile(r"^[ 的之]?$")
_OPEN = regex.compile(r"^(?:早上?|晚上?|晚间|上午|中午|午间|下午|傍晚|深夜|凌晨|当天|当晚)?[ ]?[(（]$")
_CLOSE = regex.compile(r"^[ ]?[)）]")
_FINENESS = ("year", "half", "quarter", "range", "month", "week", "day")
# Kinds that name a day, month or year by its number
_BY_NUMBER = frozenset(("iso", "isomonth", "compact", "english", "slash", "dotted", "bareday", "lunar", "decade"))
_PARTS_BEFORE = frozenset(("quarter", "half", "range", "week", "month", "year"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One or more matches read as one expression. `span` None: unread; `is_time`: and a time all the same."""

    last: Match
    start: int
    end: int
    span: Span | None
    by_number: bool
    is_time: bool = True

    @property
    def whole_year(self) -> tuple[int, int] | None:
        """The years that it names, when it names years and nothing finer."""
        s = self.span
        if s is None or s.first is None or s.last is None or s.precision not in ("year", "range"):
            return None
        whole = (s.first.month, s.first.day, s.last.month, s.last.day) == (1, 1, 12, 31)
        return (s.first.year, s.last.year) if whole else None


def single(m: Match, a: Anchor) -> Reading:
    """A match alone."""
    span = resolve(m, a)
    return Reading(m, m.start, m.end, span, _by_number(m), is_time=span is not None)


def _by_number(m: Match) -> bool:
    g = m.g
    return m.kind in _BY_NUMBER or (m.kind == "year" and "yword" not in g) or "m" in g


def joined(before: Reading, m: Match, folded: str, a: Anchor) -> Reading | None:
    """Both as one expression; one with span None when they are unread; None when each stands for itself."""
    gap = folded[before.end : m.start]
    if m.kind == "weekdaymark":
        return _marked(before, m) if gap == "" else None
    if _OPEN.match(gap) and (closed := _CLOSE.match(folded[m.end : m.end + 2])):
        return _agreed(before, m, m.end + closed.end(), a)
    if not _ADJACENT.match(gap) or before.span is None:
        return None
    one = replace(before, last=m, end=m.end, by_number=before.by_number or _by_number(m))
    span = _inside(before, m, a) or _shifted(before, m, a) or _following(before, m, gap, a)
    if span is not None:
        return replace(one, span=span)
    if gap in ("", " ") and _names_a_day(before, m, a):
        return _agreed(before, m, m.end, a)
    alone = resolve(m, a)
    if m.kind in ("ordinal", "offset"):
        return replace(one, span=None) if m.kind == "ordinal" and gap != " " else None
    if gap == " " or alone is None or alone.first is None or before.span.first is None:
        return None
    finer = _FINENESS.index(alone.precision) > _FINENESS.index(before.span.precision)
    return replace(one, span=None) if finer else None


def _inside(before: Reading, m: Match, a: Anchor) -> Span | None:
    """m as a part of the span before it: 去年|的三月, 上个月|的今天, 两周前|的周三, 三月|的第一天."""
    span = before.span
    if span is None or span.first is None or span.last is None:
        return None
    if (years := before.whole_year) and (found := of_year(m, years, a)):
        return found
    if m.kind == "dayword" and m.g["dword"] in relative().day_words:
        return _same_day(span, before, relative().day_words[m.g["dword"]], a)
    weekday = weekday_of(m)
    if m.kind == "week" and "wk" not in m.g and weekday is not None and span.precision == "week":
        return _day(span.first + dt.timedelta(days=weekday))
    if span.precision == "month" and (named := month_and_day(m)) and named[0] is None:
        return calendar.day(span.first.year, span.first.month, named[1])
    if m.kind == "ordinal" and span.precision in _PARTS_BEFORE:
        try:
            return _ordinal(m.g, span)
        except (ValueError, KeyError):
            return None
    return None


def _same_day(span: Span, before: Reading, days: int, a: Anchor) -> Span | None:
    """去年|今日: the article's day, moved into the span before, and so many days on."""
    if a.earliest is None or a.latest is None or span.first is None:
        return None
    out = []
    for day in (a.earliest, a.latest):
        if before.whole_year and span.precision == "year":
            moved = calendar.same_day(day, span.first.year, day.month)
        elif span.precision == "month":
            moved = calendar.same_day(day, span.first.year, span.first.month)
        elif span.precision == "week":
            moved = span.first + dt.timedelta(days=day.weekday())
        else:
            return None
        out.append(_day(moved + dt.timedelta(days=days)))
    return calendar.union(*out)


def _ordinal(g: dict[str, str], span: Span) -> Span | None:
    """头三个月, 最后一天, 第二个星期五 of a span."""
    assert span.first is not None
    assert span.last is not None
    if "owd" in g:
        n = -1 if "olast" in g else number(g.get("owth") or "一")
        return _day(calendar.nth_weekday(span.first, span.last, n, "一二三四五六日".find(g["owd"].replace("天", "日"))))
    unit = g["ou"].lstrip("个")
    count = number(g.get("ocount") or "一")
    if "oth" in g:
        skip, count, backwards = number(g["oth"]) - 1, 1, False
    else:
        skip, backwards = 0, g["ohead"] in ("最后", "后")
    if unit in ("月", "季度", "季"):
        each = 1 if unit == "月" else 3
        first = calendar.shift_months(span.first, skip * each)
        if backwards:
            first = calendar.shift_months(span.last, 1 - count * each)
        end = calendar.shift_months(first, count * each) - dt.timedelta(days=1)
        precision = "month" if (unit, count) == ("月", 1) else "quarter" if count == 1 else "range"
        found = Span(first, end, precision)  # type: ignore[arg-type]
    else:
        each = 1 if unit in ("天", "日") else 7
        first = span.first + dt.timedelta(days=skip * each)
        if backwards:
            first = span.last - dt.timedelta(days=count * each - 1)
        end = min(span.last, first + dt.timedelta(days=count * each - 1))
        found = Span(first, end, "day" if first == end else "range")
    assert found.first is not None
    return found if span.first <= found.first and end <= span.last and first <= end else None


def _shifted(before: Reading, m: Match, a: Anchor) -> Span | None:
    """端午节|前一天, 中秋|次日, 5月14日|当晚: so many days off the day before it."""
    span, words = before.span, relative()
    if span is None or span.first is None or span.first != span.last:
        return None
    days: int | None = None
    if m.kind == "offset":
        days = -1 if "oeve" in m.g else number(m.g["on"]) * (-1 if m.g["odir"] == "前" else 1)
    elif m.kind == "dayword":
        word = m.g["dword"]
        days = (
            1 if word in words.next_day else -1 if word in words.day_before else 0 if word in words.same_day else None
        )
    return None if days is None else _day(span.first + dt.timedelta(days=days))


def _following(before: Reading, m: Match, gap: str, a: Anchor) -> Span | None:
    """3月底|4月初, 去年底|今年初: from the one to the other, when they meet."""
    first, second = before.span, resolve(m, replace(a, spoken=before.span))
    if gap or first is None or second is None or not (first.first and first.last and second.first and second.last):
        return None
    pieces = parts().month_parts.keys() | parts().year_parts.keys()
    both = all(
        any(k in x.g and x.g[k] in pieces for k in ("mpart", "mpart2", "ypart", "ypart2")) for x in (before.last, m)
    )
    if not both:
        return None
    begin, end = second.first, second.last
    if begin < first.first:  # 12月底1月初: of the year after
        begin, end = begin.replace(year=begin.year + 1), end.replace(year=end.year + 1)
    between = 32 if (first.last - first.first).days > 31 else 1  # days from one part of a year, or of a month, on
    return Span(first.first, end, "range") if (begin - first.last).days <= between else None


def _marked(before: Reading, m: Match) -> Reading | None:
    """5月14日（二）: the weekday of a day, where it agrees; a number of a list else."""
    span = before.span
    if span is None or span.first is None or span.first != span.last or span.first.weekday() != weekday_of(m):
        return None
    return replace(before, end=m.end)


def _names_a_day(before: Reading, m: Match, a: Anchor) -> bool:
    """5月14日周二, 今天5月20日: two names of one day side by side."""
    pair = {before.last.kind, m.kind}
    first = before.span is not None and before.span.precision == "day"
    return (
        first and (pair & {"week", "dayword"}) != set() and (month_and_day(m) is not None or m.kind in ("week", "iso"))
    )


def _agreed(before: Reading, m: Match, end: int, a: Anchor) -> Reading | None:
    """上周三（15日）, 13日（周一）, 去年（2022年）: the one with a number says which; unread when neither has one."""
    one = replace(before, last=before.last, end=end, by_number=True)
    weekday = weekday_of(m) if m.kind == "week" else None
    span = before.span
    if span is None:
        return None
    if weekday is not None and "wk" not in m.g and span.precision == "day" and span.first and span.first == span.last:
        if span.first.weekday() == weekday or before.by_number:
            return one
        return replace(one, span=None)
    named = month_and_day(m)
    inner = calendar.nearest(span, *named) if named and span.first else resolve(m, replace(a, spoken=span))
    if inner is None:
        return None
    if span.first is None or span.last is None or inner.first is None or inner.last is None:
        return replace(one, span=inner if inner.first else span)
    if span.first <= inner.first and inner.last <= span.last:
        return replace(one, span=inner)
    if inner.first <= span.first and span.last <= inner.last:
        return one
    if before.by_number == _by_number(m):
        return None if before.by_number else replace(one, span=None)
    return one if before.by_number else replace(one, span=inner)


def _day(day: dt.date) -> Span:
    return Span(day, day, "day")
