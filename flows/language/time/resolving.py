"""One match of the grammar → a span of days, on the article's days or what was spoken of before, or in another span."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from flows.language.time import calendar, festivals
from flows.language.time.calendar import Span
from flows.language.time.matches import Anchor, Match
from flows.language.time.numerals import neighbours, number
from flows.language.time.vocabulary import parts, relative
from flows.language.time.years_and_months import month_of, months_of, resolve_month, resolve_part, resolve_year

# How exact a span must be for N units after it to mean something
_EXACT_ENOUGH = {"年": ("day", "week", "month", "quarter", "half", "year"), "月": ("day", "month")}
_WEEKDAYS = "一二三四五六日"


# From the article's day to a month in which somebody is to take up a post
_SOON = dt.timedelta(days=45)

UNKNOWN = Span(None, None, "unknown")


def resolve(m: Match, a: Anchor) -> Span | None:
    """The span of one match; None when the words are no date after all, or none without another beside them."""
    resolver = _BY_KIND[m.kind]
    try:
        said = resolver(m.g, a, m.ahead)
        if m.ahead or not (m.since or m.soon):
            return said
        return _nearer(said, resolver(m.g, a, True), a, within=None if m.since else _SOON)
    except (ValueError, KeyError, IndexError, OverflowError):
        return None  # 13月, 2月30日: no day of any calendar


def _nearer(past: Span | None, coming: Span | None, a: Anchor, within: dt.timedelta | None = None) -> Span | None:
    """7月起: of the last and the next such month the one that is nearer to the article, the next one only `within`."""
    if past is None or coming is None or past.last is None or coming.first is None or a.latest is None:
        return past
    if within is not None and coming.first - a.latest > within:
        return past
    return coming if coming.first - a.latest < a.latest - past.last else past


def of_year(m: Match, years: tuple[int, int], a: Anchor) -> Span | None:
    """The span of a match that a year stands before (去年的中秋): month, part, festival or lunar day of that year."""
    g = m.g
    try:
        if m.kind == "month" and "m" in g:
            return calendar.union(*(month_of(y, g) for y in years))
        if m.kind == "part":
            months, precision = months_of(g)
            return calendar.union(*(calendar.months(y, months, precision) for y in years))
        if m.kind == "festival" and "fy" not in g:
            return calendar.union(*(_festival_of(g, y, a) for y in years))
        if m.kind == "lunar" and "ly" not in g:
            return calendar.union(*(_lunar_of(g, y) for y in years))
        if m.kind in ("slash", "dotted"):
            month, day = (int(g[k]) for k in (("sm", "sd") if m.kind == "slash" else ("om", "od")))
            return calendar.union(*(calendar.day(y, month, day) for y in years))
    except (ValueError, KeyError, IndexError, OverflowError):
        pass
    return None


def weekday_of(m: Match) -> int | None:
    """The weekday (0: Monday) that a match names; None when it names none, or the weekend."""
    name = m.g.get("wd") or m.g.get("wdm") or m.g.get("owd")
    return None if name in (None, "末") else _WEEKDAYS.find(str(name).replace("天", "日"))


def month_and_day(m: Match) -> tuple[int | None, int] | None:
    """(month or None, day) of a match that names a day by its number."""
    g = m.g
    try:
        if m.kind == "bareday" and "bd0" not in g:
            return None, number(g["bd"])
        if m.kind == "month" and "m" in g and "m0" not in g and "d02" not in g and (day := g.get("d2") or g.get("dh2")):
            return number(g["m"]), number(day)
        if m.kind == "slash":
            return int(g["sm"]), int(g["sd"])
    except (ValueError, KeyError):
        pass
    return None


def _iso(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    return calendar.day(int(g["iy"]), int(g["im"]), int(g["id"]))


def _compact(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    return calendar.day(int(g["cy"]), int(g["cm"]), int(g["cd"]))


def _iso_month(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    return calendar.month(int(g["py"]), int(g["pm"]))


def _english(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    month = parts().english_months.index((g.get("en") or g["en2"])[:3].lower()) + 1
    day, year = int(g.get("ed") or g["ed2"]), g.get("ey") or g.get("ey2")
    return calendar.day(int(year), month, day) if year else calendar.last_such(a.earliest, a.latest, month, day, ahead)


def _slash(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    return calendar.last_such(a.earliest, a.latest, int(g["sm"]), int(g["sd"]), ahead)


def _dotted(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    return calendar.last_such(a.earliest, a.latest, int(g["om"]), int(g["od"]), ahead)


def _decade(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    first, last = parts().decade_parts.get(g.get("decpart") or g.get("decpart2") or "", (0, 9))
    if "dy" in g:
        start = int(g["dy"])
    else:
        tens = int(g["dec"]) if g["dec"].isdigit() else number(g["dec"])
        century = {"上": 1900, "上个": 1900, "二十": 1900, "20": 1900, "十九": 1800, "19": 1800, "本": 2000,
                   "二十一": 2000, "21": 2000}.get(g.get("century", ""))  # fmt: skip
        if century is None:
            if tens < 30:
                return None  # 二十年代: of which century?
            century = 1900
        start = century + tens
    return Span(dt.date(start + first, 1, 1), dt.date(start + last, 12, 31), "range")


def _lunar(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    if "ly" in g:
        return _lunar_of(g, number(g["ly"]))
    return festivals.last_such(lambda year: _lunar_of(g, year), a.earliest, a.latest, ahead=ahead)


def _lunar_of(g: dict[str, str], year: int) -> Span:
    """The lunar day or month of a lunar year; of 年廿八 and 年三十 the year is the one that begins with it."""
    if "ny" in g:
        return _one(festivals.lunar_day(year, 1, number(g["ny"].removeprefix("初"))))
    if "ye" in g:
        if g["ye"] in ("三十", "卅"):
            return _one(festivals.day_of("除夕", year, taiwan=False))
        return _one(festivals.lunar_day(year - 1, 12, number(g["ye"])))
    name = g.get("lm") or g.get("lm2") or g["lm3"]
    month = {"腊": 12, "冬": 11}.get(name.removeprefix("闰")) or number(name.removeprefix("闰"))
    month = -month if name.startswith("闰") else month
    day = g.get("ld") or g.get("ld2") or g.get("ld3")
    if day is None:
        return festivals.lunar_month(year, month)
    return _one(festivals.lunar_day(year, month, number(day.removeprefix("初"))))


def _one(day: dt.date) -> Span:
    return Span(day, day, "day")


def _festival(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    if "fy" in g:
        return _festival_of(g, number(g["fy"]), a)
    return festivals.last_such(lambda year: _festival_of(g, year, a), a.earliest, a.latest, ahead=ahead)


def _festival_of(g: dict[str, str], year: int, a: Anchor) -> Span:
    name = g.get("fname") or g["fname2"]
    if "foff" in g or "foff2" in g:
        return festivals.days_off(name, year, taiwan=a.taiwan)
    return _one(festivals.day_of(name, year, taiwan=a.taiwan))


def _none(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    """Means nothing without what stands before it."""
    return None


def _bare_day(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    """2018年3月12日…，20日…: in the month last spoken of; else the last such day."""
    days = [_one_bare_day(number(d), a, ahead) for d in (g.get("bd0"), g["bd"]) if d]
    return calendar.union(*days)


def _one_bare_day(number_of_day: int, a: Anchor, ahead: bool) -> Span:
    spoken = a.spoken.first if a.spoken else None
    last = calendar.last_such(a.earliest, a.latest, None, number_of_day, ahead)
    if spoken and a.spoken and a.spoken.precision in ("day", "month"):
        found = calendar.day(spoken.year, spoken.month, number_of_day)
        past = a.latest is None or ahead or (found.first and found.first <= a.latest)
        if past and (spoken.day <= number_of_day or _nearer_to(spoken, found, last)):
            return found
    return last


def _nearer_to(spoken: dt.date, found: Span, other: Span) -> bool:
    """Whether the first of two days is the nearer one: 2019年9月24日他说，甲23日离职."""
    if found.first is None or other.first is None:
        return False
    return abs(found.first - spoken) < abs(other.first - spoken)


def _week(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    if a.earliest is None or a.latest is None:
        return Span(None, None, "week" if "wkonly" in g else "day")
    if "wkonly" in g:
        weeks = relative().week_words[g["wkonly"]]
        return calendar.union(*(calendar.week(x, weeks) for x in (a.earliest, a.latest)))
    which, name = g.get("wk", "").rstrip("个"), g["wd"]
    shift = relative().week_words[which] if which else None
    day = _WEEKDAYS.find(name.replace("天", "日"))
    return calendar.union(*(calendar.weekday(x, day, shift, weekend=name == "末") for x in (a.earliest, a.latest)))


def _quarter(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    if a.earliest is None or a.latest is None:
        return Span(None, None, "quarter")
    shift = relative().quarter_words[g["qword"]]
    return calendar.union(*(calendar.quarter(x, shift) for x in (a.earliest, a.latest)))


def off_article(days: int, a: Anchor) -> Span:
    """So many days off the article's day."""
    if a.earliest is None or a.latest is None:
        return Span(None, None, "day")
    shift = dt.timedelta(days=days)
    return Span(a.earliest + shift, a.latest + shift, "day" if a.earliest == a.latest else "range")


def _day_character(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    return off_article(relative().day_characters[g["dchar"]], a)


def _numbered_day(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    """今（27）日: the number wins, as it does beside a weekday."""
    off = {"前": -2, "昨": -1, "今": 0, "明": 1}[g["dnchar"]]
    span = off_article(off, a)
    if span.first is None or (span.first == span.last and span.first.day == int(g["dn"])):
        return span
    return calendar.last_such(a.earliest, a.latest, None, int(g["dn"]), ahead)


def _day_word(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    word, words, spoken = g["dword"], relative(), a.spoken
    if word in words.unknown_time:
        return UNKNOWN
    if word in words.day_words:
        return off_article(words.day_words[word], a)
    known = spoken is not None and spoken.precision == "day"
    ahead_of_article = known and spoken is not None and a.latest and spoken.last and spoken.last > a.latest
    if word in words.this_day and (not known or ahead_of_article):
        return off_article(0, a)  # 将于5月5日卸任，另一人即日辞任
    if word in words.day_before and not known and (spoken is None or spoken.precision != "week"):
        return off_article(-1, a)
    if spoken is not None and spoken.precision in ("month", "week") and word in words.same_day:
        return spoken  # 今年5月同一天: no more is known
    shift = dt.timedelta(days=1 if word in words.next_day else -1 if word in words.day_before else 0)
    if spoken is not None and spoken.first and spoken.last and spoken.precision == "week":
        return Span(spoken.first + shift, spoken.last + shift, "range")  # 上周他演讲，第二天离职
    if spoken is None or spoken.last is None or not known:
        return Span(None, None, "day")
    return _one(spoken.last + shift)


def _ago(g: dict[str, str], a: Anchor, ahead: bool) -> Span | None:
    unit, back = g["unit"].lstrip("个多"), "前" in g["dir"]
    if g["n"] in ("数", "几") or (g["n"].isdigit() and unit == "日" and back):
        return UNKNOWN  # 15日前: fifteen days ago, or before the fifteenth?
    more = "more" in g or g.get("more2") == "多" or "多" in g["unit"]
    counts = [6] if g["n"] == "半" and unit == "年" else list(neighbours(g["n"]) or (number(g["n"]),))
    unit = "月" if g["n"] == "半" and unit == "年" else unit
    if g.get("more2") == "半" and unit == "年":
        counts, unit = [counts[0] * 12 + 6], "月"
    if more:
        if counts[0] >= 10:
            return UNKNOWN
        counts = [counts[0], counts[0] + 1]
    if not back:
        # 五天后 leans on the day last spoken of, 五年后 on any span within a year
        spoken = a.spoken if a.spoken and a.spoken.precision in _EXACT_ENOUGH.get(unit, ("day",)) else None
        if spoken is None or spoken.last is None:
            return UNKNOWN
        return calendar.union(*(calendar.moved(spoken.last, n, unit) for n in counts))
    if a.earliest is None or a.latest is None:
        return UNKNOWN
    return calendar.union(*(calendar.moved(x, -n, unit) for x in (a.earliest, a.latest) for n in counts))


_BY_KIND: dict[str, Callable[[dict[str, str], Anchor, bool], Span | None]] = {
    "iso": _iso, "isomonth": _iso_month, "compact": _compact, "english": _english, "decade": _decade, "lunar": _lunar,
    "festival": _festival, "dotted": _dotted, "slash": _slash, "offset": _none, "ordinal": _none, "ago": _ago,
    "year": resolve_year, "month": resolve_month, "week": _week, "quarter": _quarter, "dayword": _day_word,
    "numberedday": _numbered_day, "daychar": _day_character, "part": resolve_part, "bareday": _bare_day,
    "weekdaymark": _none,
}  # fmt: skip
