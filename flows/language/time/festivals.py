"""Days of festivals and of the lunar calendar in any year, and the days off around them.

Lunar months and solar terms come from lunar_python, a year at a time and kept; days off from chinese_calendar where it
knows the year, else from the rules of festivals.yaml.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

from flows.language.time import calendar
from flows.language.time.calendar import Span
from flows.language.time.vocabulary import festivals

_JULIAN_DAY_OF_ORDINAL_0 = 1721425  # of noon
_LATE_MONTHS = 11  # from the eleventh lunar month on, days fall into the next solar year


def day_of(name: str, year: int, *, taiwan: bool) -> dt.date:
    """The day of a festival in a solar year. Raises ValueError when the year has none."""
    known = festivals()
    if taiwan and name in known.fixed_in_taiwan:
        return dt.date(year, *known.fixed_in_taiwan[name])
    if name in known.fixed:
        return dt.date(year, *known.fixed[name])
    if name in known.nth_weekday:
        month, n, weekday = known.nth_weekday[name]
        whole = calendar.month(year, month)
        assert whole.first is not None
        assert whole.last is not None
        return calendar.nth_weekday(whole.first, whole.last, n, weekday)
    if name in known.eve:
        return lunar_day(year, 1, 1) - dt.timedelta(days=1)
    if name in known.solar_terms:
        return _solar_terms(year)[known.solar_terms[name]]
    month, day = known.lunar[name]
    return lunar_day(year - 1 if month >= _LATE_MONTHS else year, month, day)


def lunar_day(year: int, month: int, day: int) -> dt.date:
    """A day of the lunar year (month -2: the leap month behind the second). Raises ValueError when there is none."""
    span = lunar_month(year, month)
    assert span.first is not None
    found = span.first + dt.timedelta(days=day - 1)
    if day < 1 or span.last is None or found > span.last:
        raise ValueError(f"month {month} of the lunar year {year} has no day {day}")
    return found


def lunar_month(year: int, month: int) -> Span:
    """A month of the lunar year. Raises ValueError when there is none."""
    found = _lunar_months(year).get(month)
    if found is None:
        raise ValueError(f"the lunar year {year} has no month {month}")
    return Span(*found, "range")


@cache
def _lunar_months(year: int) -> dict[int, tuple[dt.date, dt.date]]:
    from lunar_python import LunarYear  # taken when a lunar day is met: it is rare

    if not 1900 <= year <= 2100:
        raise ValueError(f"{year}: lunar years from 1900 to 2100 are known")
    out = {}
    for month in LunarYear.fromYear(year).getMonths():
        if month.getYear() == year:
            first = dt.date.fromordinal(int(month.getFirstJulianDay()) - _JULIAN_DAY_OF_ORDINAL_0)
            out[month.getMonth()] = (first, first + dt.timedelta(days=month.getDayCount() - 1))
    return out


@cache
def _solar_terms(year: int) -> dict[str, dt.date]:
    from lunar_python import Solar

    table = Solar.fromYmd(year, 7, 1).getLunar().getJieQiTable()
    days = {name: table[name] for name in festivals().solar_terms.values()}
    days["冬至"] = table["DONG_ZHI"]  # the table begins with the winter solstice of the year before
    return {name: dt.date(d.getYear(), d.getMonth(), d.getDay()) for name, d in days.items()}


def days_off(name: str, year: int, *, taiwan: bool) -> Span:
    """The days off around a festival. Raises ValueError when neither the library nor a rule knows them."""
    rules = festivals().days_off.get(name)
    if rules is None or taiwan:
        raise ValueError(f"no days off are known for {name}")
    day = dt.date(year, 10, 1) if name == "十一" else day_of(name, year, taiwan=taiwan)
    known = [d for d, n in _library(year).items() if n == rules.library]
    if known:
        first = min(known)
        return Span(first, max(d for d in known if (d - first).days < 12), "range")
    for since, before, after in rules.otherwise:
        if year >= since:
            return Span(day - dt.timedelta(days=before), day + dt.timedelta(days=after), "range")
    raise ValueError(f"no days off are known for {name} in {year}")


@cache
def _library(year: int) -> dict[dt.date, str]:
    import chinese_calendar

    return {d: str(h) for d, h in chinese_calendar.constants.holidays.items() if d.year == year}


def last_such(find: Callable[[int], Span], earliest: dt.date | None, latest: dt.date | None, *, ahead: bool) -> Span:
    """The last of the spans of each year that has begun on the article's days; the next one where words look ahead."""
    if earliest is None or latest is None:
        return Span(None, None, "day")
    found = []
    for anchor in (earliest, latest):
        spans = []
        for year in (anchor.year - 2, anchor.year - 1, anchor.year, anchor.year + 1):
            try:
                spans.append(find(year))
            except ValueError:  # a leap month, a 30th day: not in every year
                continue
        begun = [s for s in spans if s.first and s.first <= anchor]
        coming = [s for s in spans if s.last and s.last >= anchor]
        if ahead and coming:
            found.append(min(coming, key=lambda s: s.first or anchor))
        elif begun:
            found.append(max(begun, key=lambda s: s.first or anchor))
        else:
            raise ValueError("no such day near the article")
    return calendar.union(*found)
