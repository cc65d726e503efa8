"""Finding the expressions and resolving them in order: each may lean on the article's days or on the one before."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from flows.language.script import fold
from flows.language.time import calendar
from flows.language.time.calendar import Span
from flows.language.time.vocabulary import RANGE, grammar, number, words
from schemas.records import TimeExpression

_AHEAD_CHARS = 8
# What a month or a year word is not: 3月 as 3个月's tail, ages, amounts, numbers of things
_NO_DATE_AFTER = re.compile(r"^\s*(?:来|間|间|以内|之内|期|龄|薪|租|供|费|度会|均|级)")
_QUICK = re.compile(r"[年月日号周天季期拜节庆一旦午秋明Q]|\d[-/.]\d|[A-Z][a-z]{2,8}\.? \d")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What expressions are resolved on: the article's first and last day, the span last spoken of."""

    earliest: dt.date | None
    latest: dt.date | None
    spoken: Span | None


def expressions(
    sentence: str,
    earliest: dt.date | None,
    latest: dt.date | None,
    spoken: tuple[dt.date, dt.date] | None = None,
) -> list[TimeExpression]:
    """The time expressions of a sentence, with offsets in it, resolved to ranges of days.

    `earliest`, `latest`: the article's days (None: not known). `spoken`: the range last spoken of before this
    sentence, for 次日 and 同月; inside the sentence each expression speaks for the next. Conventions: the guide's
    (初 days 1-10, 底 day 21 to the end, 年底 November and December, a bare weekday the last one).
    """
    if not _QUICK.search(sentence):
        return []
    folded = fold(sentence)
    anchor = Anchor(earliest, latest, Span(*spoken, "day" if spoken[0] == spoken[1] else "range") if spoken else None)
    found: list[TimeExpression] = []
    for m in grammar().finditer(folded):
        if _NO_DATE_AFTER.match(folded[m.end() : m.end() + 3]) and m.lastgroup != "iso" and not m["year"]:
            continue
        before = folded[max(0, m.start() - _AHEAD_CHARS) : m.start()]
        span = _resolve({k: v for k, v in m.groupdict().items() if v is not None}, anchor, _is_ahead(before))
        if span is None:
            continue
        if span.first:
            anchor = Anchor(earliest, latest, span)
        new = TimeExpression(sentence[m.start() : m.end()], m.start(), m.end(), span.first, span.last, span.precision)
        if found and RANGE.match(folded[found[-1].end : m.start()]):
            new = _range(sentence, found.pop(), new)
        found.append(new)
    return found


def _is_ahead(before: str) -> bool:
    return any(w in before for w in words().ahead)


def _range(sentence: str, a: TimeExpression, b: TimeExpression) -> TimeExpression:
    """A至B: one expression from the first day of A to the last of B."""
    first, last = a.earliest, b.latest
    if first and last and first > last and a.earliest and b.earliest:  # the year stands with B only
        first = calendar.before(a.earliest, last)
    return TimeExpression(sentence[a.start : b.end], a.start, b.end, first, last, "range")


def _resolve(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    """The span of one match by its groups; None when the words are no date after all."""
    try:
        if "iso" in g:
            return calendar.day(int(g["iy"]), int(g["im"]), int(g["id"]))
        if "english" in g:
            month = words().english_months.index(g["en"][:3].lower()) + 1
            if "ey" in g:
                return calendar.day(int(g["ey"]), month, int(g["ed"]))
            return calendar.last_such(a.earliest, a.latest, month, int(g["ed"]), ahead)
        if "holiday" in g:
            return calendar.holiday(words().holidays[g["hname"]], _holiday_year(g, a), a.latest, ahead)
        if "ago" in g:
            return _ago(g, a)
        if "year" in g:
            return _year(g, a)
        if "month" in g:
            return _month(g, a, ahead)
        if "week" in g:
            return _week(g, a)
        if "dayword" in g:
            return _dayword(g["dayword"], a)
        if "part" in g:
            return _part_of_year(g, a)
        return calendar.last_such(a.earliest, a.latest, None, number(g["d3"]), ahead)
    except (ValueError, KeyError, IndexError, OverflowError):
        return None  # 13月, 2月30日: no day of any calendar


def _holiday_year(g: dict[str, str], a: Anchor) -> int | None:
    if "hy" in g:
        return number(g["hy"])
    return a.latest.year + words().year_words[g["hyword"]] if "hyword" in g and a.latest else None


def _year_number(g: dict[str, str], a: Anchor) -> tuple[int, int] | None:
    """First and last year that the words can mean."""
    if "y" in g:
        return (number(g["y"]),) * 2
    if "roc" in g:
        return (number(g["roc"]) + 1911,) * 2
    if "yy" in g:
        century = 2000 if int(g["yy"]) < 70 else 1900
        return (century + int(g["yy"]),) * 2
    word = g["yword"]
    if word in words().year_words:
        shift = words().year_words[word]
        return (a.earliest.year + shift, a.latest.year + shift) if a.earliest and a.latest else None
    if a.spoken is None or a.spoken.first is None or a.spoken.last is None:
        return None
    shift = 0 if word in words().same_year else 1
    return a.spoken.first.year + shift, a.spoken.first.year + shift


def _year(g: dict[str, str], a: Anchor) -> Span | None:
    years = _year_number(g, a)
    if "ym" in g:
        if "mword" in g:
            return _month({"month": "", "mword": g["mword"]}, a, False)
        month = number(g["m"])
        if years is None:
            return Span(None, None, "month")
        if "d" in g:
            return calendar.union(
                calendar.day(years[0], month, number(g["d"])), calendar.day(years[1], month, number(g["d"]))
            )
        one = [calendar.month(y, month, words().month_parts.get(g.get("mpart", ""))) for y in years]
        return calendar.union(one[0], one[1])
    if years is None:
        return Span(None, None, "year")
    if "y" in g and not 1900 <= years[0] <= 2099:
        return None
    months, precision = _months_of(g)
    return calendar.union(*(calendar.months(y, months, precision) for y in years))


def _months_of(g: dict[str, str]) -> tuple[tuple[int, int], str]:
    part = g.get("ypart") or g.get("ypart2")
    if part:
        return words().year_parts[part], "half" if part in ("上半年", "下半年") else "range"
    if "season" in g:
        return words().seasons[g["season"]], "range"
    q = g.get("q") or g.get("q2") or g.get("q3") or (g.get("qq") or g.get("qq2") or "Q0")[1]
    if q != "0":
        n = number(q)
        return (3 * n - 2, 3 * n), "quarter"
    return (1, 12), "year"


def _part_of_year(g: dict[str, str], a: Anchor) -> Span | None:
    months, precision = _months_of(g)
    if not a.latest or not a.earliest:
        return Span(None, None, precision)  # type: ignore[arg-type]
    spans = []
    for anchor in (a.earliest, a.latest):
        span = calendar.months(anchor.year, months, precision)
        if span.first and span.first > anchor:
            span = calendar.months(anchor.year - 1, months, precision)
        spans.append(span)
    return calendar.union(*spans)


def _month(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    part = words().month_parts.get(g.get("mpart", g.get("mpart2", "")))
    day = g.get("d2") or g.get("d")
    if "mword" in g:
        word = g["mword"]
        if word in words().same_month:
            if a.spoken is None or a.spoken.first is None:
                return Span(None, None, "month")
            firsts = [a.spoken.first, a.spoken.first]
        else:
            if a.earliest is None or a.latest is None:
                return Span(None, None, "month")
            firsts = [calendar.shift_months(x, words().month_words[word]) for x in (a.earliest, a.latest)]
        spans = [
            calendar.day(f.year, f.month, number(day)) if day else calendar.month(f.year, f.month, part) for f in firsts
        ]
        return calendar.union(*spans)
    month = number(g["m"])
    if not 1 <= month <= 12:
        return None
    if day:
        if (
            a.spoken
            and a.spoken.precision == "year"
            and a.spoken.first
            and (a.latest is None or a.spoken.first.year < a.latest.year)
        ):
            pass  # a year spoken of before is that clause's own: 2015年加入，5月15日离开
        return calendar.last_such(a.earliest, a.latest, month, number(day), ahead)
    return calendar.last_month(a.earliest, a.latest, month, part, ahead)


def _week(g: dict[str, str], a: Anchor) -> Span | None:
    if a.earliest is None or a.latest is None:
        return Span(None, None, "week" if "wkonly" in g else "day")
    if "wkonly" in g:
        weeks = words().week_words[g["wkonly"]]
        return calendar.union(*(calendar.week(x, weeks) for x in (a.earliest, a.latest)))
    which = g.get("wk", "").rstrip("个")
    name = g["wd"]
    shift = words().week_words[which] if which else None
    return calendar.union(*(calendar.weekday(x, "一二三四五六日".find(name.replace("天", "日")), shift, weekend=name == "末")  # noqa: E501
                            for x in (a.earliest, a.latest)))  # fmt: skip


def _dayword(word: str, a: Anchor) -> Span | None:
    if word in words().day_words:
        if a.earliest is None or a.latest is None:
            return Span(None, None, "day")
        shift = dt.timedelta(days=words().day_words[word])
        return Span(a.earliest + shift, a.latest + shift, "day" if a.earliest == a.latest else "range")
    if a.spoken is None or a.spoken.last is None or a.spoken.precision != "day":
        return Span(None, None, "day")
    shift = dt.timedelta(days=1 if word in words().next_day else 0)
    return Span(a.spoken.last + shift, a.spoken.last + shift, "day")


def _ago(g: dict[str, str], a: Anchor) -> Span | None:
    unit, back = g["unit"].lstrip("个多"), "前" in g["dir"]
    if g["n"] in ("数", "几", "半"):
        return Span(None, None, "unknown")
    n = number(g["n"]) * (-1 if back else 1)
    on_spoken = not back and a.spoken is not None and a.spoken.last is not None and a.spoken.precision == "day"
    if not back and not on_spoken:
        return Span(None, None, "unknown")
    ends = (a.spoken.last, a.spoken.last) if on_spoken and a.spoken else (a.earliest, a.latest)
    if ends[0] is None or ends[1] is None:
        return Span(None, None, "unknown")
    return calendar.union(*(calendar.moved(x, n, unit) for x in ends if x))
