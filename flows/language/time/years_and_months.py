"""Years, months and their parts → spans of days. `resolving` asks here for the kinds year, month and part."""

from __future__ import annotations

from flows.language.time import calendar
from flows.language.time.calendar import Span
from flows.language.time.matches import Anchor
from flows.language.time.numerals import neighbours, number
from flows.language.time.vocabulary import parts, relative

_FULL = 1500, 2099  # years that texts of news speak of
_NINETEEN = 50  # 六二年 is 1962, 〇八年 2008
_REPUBLIC = 1911  # the year before the first of 民國


def years_of(g: dict[str, str], a: Anchor) -> tuple[int, int] | None:
    """First and last year that the words of a year can mean."""
    if "y" in g:
        return number(g.get("y0") or g["y"]), number(g["y"])
    if "roc" in g or "roc3" in g:
        return (number(g.get("roc") or g["roc3"]) + _REPUBLIC,) * 2
    if "yy" in g:
        if a.taiwan:
            return (int(g["yy"]) + _REPUBLIC,) * 2
        century = 2000 if int(g["yy"]) < 70 else 1900
        return (century + int(g["yy"]),) * 2
    if "hy" in g:
        figures = number(g["hy"])
        return ((1900 if figures >= _NINETEEN else 2000) + figures,) * 2
    word = g["yword"]
    if word in relative().year_words:
        shift = relative().year_words[word]
        return (a.earliest.year + shift, a.latest.year + shift) if a.earliest and a.latest else None
    if a.spoken is None or a.spoken.first is None or a.spoken.last is None:
        return None
    if a.latest is not None and a.spoken.first > a.latest and word in relative().past_year:
        return None  # 合约2030年才完结。当年甲获聘: of another year than the one to come
    shift = 0 if word in relative().same_year else 1
    return a.spoken.first.year + shift, a.spoken.first.year + shift


def resolve_year(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    """A year, its part, its month or a day of it."""
    years = years_of(g, a)
    if "ym" in g:
        if "mword" in g:
            return resolve_month({"month": "", "mword": g["mword"]}, a, False)
        if years is None:
            return Span(None, None, "month")
        return calendar.union(*(month_of(y, g) for y in years))
    if years is None:
        return Span(None, None, "year")
    if "y" in g and not _FULL[0] <= years[0] <= years[1] <= _FULL[1]:
        return None
    months, precision = months_of(g)
    span = calendar.union(*(calendar.months(y, months, precision) for y in years))
    if "sofar" in g and span.first and a.latest and span.first <= a.latest:
        return Span(span.first, a.latest, "range")
    if "qpart" in g and span.last:
        first, last = parts().month_parts[g["qpart"]]
        at = span.last if first > 1 else span.first
        return calendar.month(at.year, at.month, (first, last)) if at else span
    return span


def month_of(year: int, g: dict[str, str]) -> Span:
    """The month, its part, or the day of it, in a year."""
    month = number(g["m"])
    day, first = g.get("d") or g.get("d2") or g.get("dh") or g.get("dh2"), g.get("d0") or g.get("d02")
    if "m0" in g and not day:
        return calendar.union(_checked_month(year, number(g["m0"])), _checked_month(year, month))
    if day:
        return calendar.union(*(calendar.day(year, month, number(d)) for d in (first or day, day)))
    return _checked_month(year, month, parts().month_parts.get(g.get("mpart") or g.get("mpart2") or ""))


def _checked_month(year: int, month: int, part: tuple[int, int] | None = None) -> Span:
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return calendar.month(year, month, part)


def months_of(g: dict[str, str]) -> tuple[tuple[int, int], str]:
    """First and last month of a part of a year, and how exact the words are."""
    part = g.get("ypart") or g.get("ypart2")
    if part:
        return parts().year_parts[part], "half" if part in ("上半年", "下半年") else "range"
    if season := g.get("season") or g.get("season2"):
        return parts().seasons[season], "range"
    q = g.get("q") or g.get("q2") or g.get("q3") or (g.get("qq") or g.get("qq2") or "Q0")[1]
    if q != "0":
        n = number(q)
        return (3 * n - 2, 3 * n), "quarter"
    return (1, 12), "year"


def resolve_part(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    """上半年, 第二季度: of the last year in which it has begun; of this year where the words look ahead."""
    if "season2" in g:
        return None  # 秋天的童话: a season alone is seldom a date
    if "mpart3" in g:
        return _part_of_this_month(parts().month_parts[g["mpart3"]], a, ahead)
    months, precision = months_of(g)
    if not a.latest or not a.earliest:
        return Span(None, None, precision)  # type: ignore[arg-type]
    spans = []
    for anchor in (a.earliest, a.latest):
        span = calendar.months(anchor.year, months, precision)
        if span.first and span.first > anchor and not ahead:
            span = calendar.months(anchor.year - 1, months, precision)
        spans.append(span)
    return calendar.union(*spans)


def _part_of_this_month(part: tuple[int, int], a: Anchor, ahead: bool) -> Span:
    """月底: of the month last spoken of, else of the article's; unread where it lies ahead and is told as past."""
    if a.earliest is None or a.latest is None:
        return Span(None, None, "range")
    spoken = a.spoken.first if a.spoken and a.spoken.precision in ("day", "month") and not ahead else None
    anchors = (spoken, spoken) if spoken else (a.earliest, a.latest)
    span = calendar.union(*(calendar.month(x.year, x.month, part) for x in anchors))
    if ahead or spoken or (span.first and span.first <= a.latest):
        return span
    return Span(None, None, "unknown")


def resolve_month(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    """A month, its part or days of it, of the last year in which it has begun."""
    part = parts().month_parts.get(g.get("mpart", g.get("mpart2", "")))
    day = g.get("d2") or g.get("d") or g.get("dh2")
    if "mword" in g:
        return _month_by_word(g["mword"], day, g.get("d02"), part, a)
    month = number(pair[1] if (pair := _pair(g)) else g["m"])
    if not 1 <= month <= 12:
        return None
    first = g.get("d02")
    if pair or "m0" in g:
        begins = number(pair[0] if pair else g["m0"])
        whole = calendar.last_month(a.earliest, a.latest, month, None, ahead)
        if whole.first is None or day or whole.precision != "month":
            return Span(None, None, "range") if whole.first is None else None
        return calendar.union(_checked_month(whole.first.year - (begins > month), begins), whole)
    spoken = a.spoken.first if a.spoken and a.spoken.precision in ("day", "month") else None
    if spoken and a.latest and spoken.year < a.latest.year and spoken.month < month and not ahead:
        # 2018年3月加入，9月离开 is one story; a bare year (2015年加入，5月15日离开) is its own clause's
        return month_of(spoken.year, g)
    if day:
        last = calendar.last_such(a.earliest, a.latest, month, number(day), ahead)
        return (
            calendar.union(calendar.last_such(a.earliest, a.latest, month, number(first), ahead), last)
            if first
            else last
        )
    return calendar.last_month(a.earliest, a.latest, month, part, ahead)


def _pair(g: dict[str, str]) -> tuple[str, str] | None:
    """三四月 → (三, 四)."""
    text = g.get("m", "")
    return (text[0], text[1]) if neighbours(text) else None


def _month_by_word(word: str, day: str | None, first: str | None, part: tuple[int, int] | None, a: Anchor) -> Span:
    if word in relative().same_month or word in relative().next_month:
        if a.spoken is None or a.spoken.first is None or a.spoken.precision not in ("day", "week", "month"):
            return Span(None, None, "month")
        firsts = [calendar.shift_months(a.spoken.first, int(word in relative().next_month))] * 2
    else:
        if a.earliest is None or a.latest is None:
            return Span(None, None, "month")
        firsts = [calendar.shift_months(x, relative().month_words[word]) for x in (a.earliest, a.latest)]
    if day:
        return calendar.union(*(calendar.day(f.year, f.month, number(d)) for f in firsts for d in (first or day, day)))
    return calendar.union(*(calendar.month(f.year, f.month, part) for f in firsts))
