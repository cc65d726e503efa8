"""One match of the time grammar → a span of days, on the article's days or on what was spoken of before."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flows.language.time import calendar
from flows.language.time.calendar import Span
from flows.language.time.vocabulary import number, words

# How exact a span must be for N units after it to mean something
_EXACT_ENOUGH = {"年": ("day", "week", "month", "quarter", "half", "year"), "月": ("day", "month")}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What expressions are resolved on: the article's first and last day, the span last spoken of."""

    earliest: dt.date | None
    latest: dt.date | None
    spoken: Span | None


def resolve(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
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
        if "feast" in g:
            return _feast(g, a, ahead)
        if "ago" in g:
            return _ago(g, a)
        if "year" in g:
            return _year(g, a)
        if "month" in g:
            return _month(g, a, ahead)
        if "week" in g:
            return _week(g, a)
        if "quarter" in g:
            return _quarter(words().quarter_words[g["quarter"]], a)
        if "daychar" in g:
            return _off_article(words().day_characters[g["daychar"]], a)
        if "dayword" in g:
            return _dayword(g["dayword"], a)
        if "part" in g:
            return _part_of_year(g, a)
        return _bare_day(number(g["d3"]), a, ahead)
    except (ValueError, KeyError, IndexError, OverflowError):
        return None  # 13月, 2月30日: no day of any calendar


def _holiday_year(g: dict[str, str], a: Anchor) -> int | None:
    if "hy" in g:
        return number(g["hy"])
    return a.latest.year + words().year_words[g["hyword"]] if "hyword" in g and a.latest else None


def _feast(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    month, day = words().feasts[g["fname"]]
    if "fy" in g:
        return calendar.day(number(g["fy"]), month, day)
    if "fyword" in g:
        return calendar.day(a.latest.year + words().year_words[g["fyword"]], month, day) if a.latest else None
    return calendar.last_such(a.earliest, a.latest, month, day, ahead)


def _quarter(shift: int, a: Anchor) -> Span:
    if a.earliest is None or a.latest is None:
        return Span(None, None, "quarter")
    return calendar.union(*(calendar.quarter(x, shift) for x in (a.earliest, a.latest)))


def _off_article(days: int, a: Anchor) -> Span:
    """So many days off the article's day."""
    if a.earliest is None or a.latest is None:
        return Span(None, None, "day")
    shift = dt.timedelta(days=days)
    return Span(a.earliest + shift, a.latest + shift, "day" if a.earliest == a.latest else "range")


def _bare_day(number_of_day: int, a: Anchor, ahead: bool) -> Span:
    """2018年3月12日…，20日…: in the month last spoken of; else the last such day."""
    spoken = a.spoken.first if a.spoken else None
    if spoken and a.spoken and a.spoken.precision in ("day", "month") and spoken.day <= number_of_day:
        found = calendar.day(spoken.year, spoken.month, number_of_day)
        if a.latest is None or ahead or (found.first and found.first <= a.latest):
            return found
    return calendar.last_such(a.earliest, a.latest, None, number_of_day, ahead)


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
            if a.spoken is None or a.spoken.first is None or a.spoken.precision not in ("day", "week", "month"):
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
    spoken = a.spoken.first if a.spoken and a.spoken.precision in ("day", "month") else None
    if spoken and a.latest and spoken.year < a.latest.year and spoken.month < month and not ahead:
        # 2018年3月加入，9月离开 is one story; a bare year (2015年加入，5月15日离开) is its own clause's
        return calendar.day(spoken.year, month, number(day)) if day else calendar.month(spoken.year, month, part)
    if day:
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
        return _off_article(words().day_words[word], a)
    spoken = a.spoken
    if word in words().this_day and (spoken is None or spoken.precision != "day"):
        return _off_article(0, a)
    if spoken is not None and spoken.precision in ("month", "week") and word in words().same_day:
        return spoken  # 今年5月同一天: no more is known
    if spoken is None or spoken.last is None or spoken.precision != "day":
        return Span(None, None, "day")
    day = spoken.last + dt.timedelta(days=1 if word in words().next_day else 0)
    return Span(day, day, "day")


def _ago(g: dict[str, str], a: Anchor) -> Span | None:
    unit, back = g["unit"].lstrip("个多"), "前" in g["dir"]
    if g["n"] == "半" and unit == "年":
        n, unit = 6, "月"
    elif g["n"] in ("数", "几", "半"):
        return Span(None, None, "unknown")
    else:
        n = number(g["n"])
    if not back:
        # 五天后 leans on the day last spoken of, 五年后 on any span within a year
        spoken = a.spoken if a.spoken and a.spoken.precision in _EXACT_ENOUGH.get(unit, ("day",)) else None
        if spoken is None or spoken.last is None:
            return Span(None, None, "unknown")
        return calendar.moved(spoken.last, n, unit)
    if a.earliest is None or a.latest is None:
        return Span(None, None, "unknown")
    return calendar.union(*(calendar.moved(x, -n, unit) for x in (a.earliest, a.latest)))
