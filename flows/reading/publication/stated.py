"""Stated dates in all their shapes → a moment with zone and precision; an impossible day is said, not guessed."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from flows.language.time.numerals import HAN, number
from schemas.records import Basis, Precision, Published

_D = r"(?P<y>(?:19|20)\d\d)\s*(?:[-/.年]|\\-)\s*(?P<m>\d{1,2})\s*(?:[-/.月]|\\-)\s*(?P<d>\d{1,2})(?:\s*[日号號]|(?!\d))"
_T = r"(?:\s*[T,， ]?\s*(?:星期.|周.|週.)?\s*(?P<ap>上午|下午|晚上|凌晨|中午|早上|AM|PM)?\s*(?P<H>\d{1,2})\s*[:：时時]\s*(?P<M>\d{2})\s*(?:分)?(?:[:：]\s*(?P<S>\d{2})(?:\.\d+)?)?(?:\s*(?P<ap2>[AaPp][Mm])(?![A-Za-z]))?)?"  # noqa: E501
_Z = r"\s*(?:\(?(?:GMT|UTC)\s*(?=[+-]\d))?(?P<z>Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
MOMENT = re.compile(r"(?<!\d)" + _D + _T + _Z)
_MONTH_ONLY = re.compile(r"(?P<y>(?:19|20)\d\d)\s*[-/.年]\s*(?P<m>\d{1,2})\s*(?:月|$)")
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?$")
_COMPACT = re.compile(r"^(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:(?P<H>\d\d)(?P<M>\d\d)(?P<S>\d\d)?(?P<z>Z)?)?$")
_MON = r"(?P<mon>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
# Apr 9, 2024 7:30 AM; 9 April 2024, 07:30; Tue Apr  9 07:30:00 2024
_ENGLISH = re.compile(_MON + r"\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+" + _YEAR + r"(?:\s+at\b)?" + _T + _Z)
_ENGLISH_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+" + _MON + r",?\s+" + _YEAR + r"(?:\s+at\b)?" + _T + _Z
)
_ENGLISH_YEAR_LAST = re.compile(
    _MON + r"\s+(?P<d>\d{1,2})\s+(?P<H>\d{2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?\s+"
    r"(?:[A-Z]{3,4}\s+|(?P<z>[+-]\d{4})\s+)?" + _YEAR
)
# The day first, as Hong Kong, Macao and Singapore write it, unless that is no month: 09/04/2024
_YEAR_LAST = re.compile(
    r"(?<![\d/.\-])(?P<d>\d{1,2})\s*(?P<sep>[-/.])\s*(?P<m>\d{1,2})\s*(?P=sep)\s*" + _YEAR + r"(?P<comma>,)?" + _T
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
# Years of the Republic of China, as Taiwan's offices count them: 113-03-11, 民國113年3月11日
_ROC = re.compile(
    r"^\D{0,4}?(?:民國|民国|中華民國)?\s*(?P<y>1[0-4]\d|(?<=[國国])\s*\d\d)\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?:日|(?!\d))"
    + _T
)
_ROC_ERA = 1911
_HAN_DAY = re.compile(rf"(?P<y>[{HAN}百]{{2,7}})\s*年\s*(?P<m>[{HAN}]{{1,3}})\s*月\s*(?P<d>[{HAN}]{{1,3}})\s*[日号號]")
_RFC = re.compile(r"^[A-Za-z]{3}, \d")
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
# Any of these on a line of a page, its parts without names.
ON_A_LINE = re.compile(
    "|".join(
        re.sub(r"\(\?P<\w+>", "(?:", p.pattern).replace("(?P=sep)", "[-/.]")
        for p in (MOMENT, _ENGLISH, _ENGLISH_DAY_FIRST, _YEAR_LAST)
    )
)


def moment_on(line: str) -> re.Match[str] | None:
    """The first moment on a line of a page."""
    return ON_A_LINE.search(line) if _HAS_YEAR.search(line) else None


class NoSuchDay(ValueError):
    """The words look like a date, and no calendar has that day."""


def read_stated(value: str, basis: Basis, zone: str) -> Published | None:
    """The moment that a header states; None when the words hold no date. Raises NoSuchDay.

    A time stated with an offset is kept as stated when the offset is the zone's own, else turned into the zone's clock.
    """
    value = _HAN_DAY.sub(_in_digits, _ascii_digits(value).strip())
    if _EPOCH.match(value):
        seconds = int(value[:10])
        return _published(dt.datetime.fromtimestamp(seconds, dt.UTC).astimezone(ZoneInfo(zone)), "second", basis, zone)
    if _RFC.match(value):
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, TypeError):
            moment = None
        if moment:
            return _published(_in_zone(moment, zone), "second", basis, zone)
    for pattern in (MOMENT, _COMPACT, _ENGLISH, _ENGLISH_DAY_FIRST, _ENGLISH_YEAR_LAST, _YEAR_LAST):
        m = pattern.search(value)
        if m:
            parts = {k: v for k, v in m.groupdict().items() if v}
            return _from_parts(_day_and_month(parts), value, basis, zone)
    if m := _ROC.search(value):
        parts = {k: v for k, v in m.groupdict().items() if v}
        return _from_parts(parts | {"y": str(int(parts["y"]) + _ROC_ERA)}, value, basis, zone)
    if m := _MONTH_ONLY.search(value):
        first = _day(int(m["y"]), int(m["m"]), 1, value)
        last = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        return Published(None, zone, "month", basis, first, last)
    return None


def _day_and_month(parts: dict[str, str]) -> dict[str, str]:
    """The parts of 09/04/2024 as they are meant: the month first where the rest is none, and before a comma and AM."""
    american = "comma" in parts and (parts.get("ap") or parts.get("ap2", "")).upper() in ("AM", "PM")
    if "sep" in parts and int(parts["d"]) <= 12 and (int(parts["m"]) > 12 or american):
        return parts | {"d": parts["m"], "m": parts["d"]}
    return parts


def _from_parts(p: dict[str, str], value: str, basis: Basis, zone: str) -> Published:
    month = _MONTHS.index(p["mon"]) + 1 if "mon" in p else int(p["m"])
    day = _day(int(p["y"]), month, int(p["d"]), value)
    if "H" not in p:
        return Published(dt.datetime.combine(day, dt.time()), zone, "day", basis, day, day)
    hour = int(p["H"])
    half = p.get("ap") or p.get("ap2", "").upper()
    if half in ("下午", "晚上", "PM") and hour < 12:
        hour += 12
    elif half == "AM" and hour == 12:
        hour = 0
    if hour > 23 or int(p["M"]) > 59 or int(p.get("S", 0)) > 59:
        return Published(dt.datetime.combine(day, dt.time()), zone, "day", basis, day, day)
    moment = dt.datetime.combine(day, dt.time(hour, int(p["M"]), int(p.get("S", 0))))
    if "z" in p:
        offset = p["z"].replace(":", "")
        minutes = 0 if offset[0] not in "+-" else int(offset[0] + "1") * (int(offset[1:3]) * 60 + int(offset[3:5]))
        if abs(minutes) <= 14 * 60:
            moment = _in_zone(moment.replace(tzinfo=dt.timezone(dt.timedelta(minutes=minutes))), zone)
    return _published(moment, "second" if "S" in p else "minute", basis, zone)


def _in_zone(moment: dt.datetime, zone: str) -> dt.datetime:
    if moment.tzinfo is None:
        return moment
    return moment.astimezone(ZoneInfo(zone))


def _published(moment: dt.datetime, precision: Precision, basis: Basis, zone: str) -> Published:
    wall = moment.replace(tzinfo=None)
    return Published(wall, zone, precision, basis, wall.date(), wall.date())


def _day(year: int, month: int, day: int, value: str) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as e:
        raise NoSuchDay(value[:40]) from e


def _in_digits(m: re.Match[str]) -> str:
    """A date with its numbers in digits; what is no number stays: 二〇二四年四月九日 → 2024年4月9日."""
    try:
        return f"{number(m['y'])}年{number(m['m'])}月{number(m['d'])}日"
    except (KeyError, ValueError):
        return m[0]


def _ascii_digits(text: str) -> str:
    return text.translate({0xFF10 + i: str(i) for i in range(10)} | {0xFF1A: ":", 0xFF0D: "-", 0xFF0F: "/"})
