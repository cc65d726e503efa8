"""The time expressions of a sentence, whole or not at all, in order: each may lean on what stands before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

import regex

from flows.language.script import fold
from flows.language.time import calendar
from flows.language.time.calendar import Span
from flows.language.time.composing import Reading, joined, single
from flows.language.time.grammar import AND, KINDS, LEANS_ON, RANGE, find, leaning
from flows.language.time.matches import Anchor, Match
from flows.language.time.vocabulary import context
from schemas.records import Precision, TimeExpression

_AHEAD_CHARS = 8
_AHEAD_OR_PAST = frozenset(("month", "bareday", "slash"))  # kinds that name a day without its year
_COUNTED = frozenset(("year", "month", "week", "quarter", "bareday", "iso", "isomonth"))  # kinds that may be listed
_NEEDED = regex.compile(
    r"[年月日号周天季期拜节庆旦午秋明昨今诞宵夕阳至初廿代世假晚夜后Q]|双1|双十|\d[-/.·]\d|\d{8}|[A-Z][a-z]{2,8}\.? \d"
)

# 5月5日股东会后|将卸任: what the same clause tells of the day lies ahead, and nobody only told of it then
_GOES_AHEAD = regex.compile(r"[^，。；：！？,;:!?宣表称说公决通透证曾已指]{0,10}?将(?!军|近|士|领|才|错|信)")

# 令和5年|3月: a year of a count that is not known here
_UNKNOWN_YEAR = regex.compile(r"[\d一二三四五六七八九十]年$")


def expressions(
    sentence: str,
    earliest: dt.date | None,
    latest: dt.date | None,
    spoken: TimeExpression | None = None,
    *,
    taiwan: bool = False,
) -> list[TimeExpression]:
    """The time expressions of a sentence, with offsets in it, resolved to ranges of days.

    `earliest`, `latest`: the article's days (None: not known). `spoken`: what was last spoken of before this
    sentence, for 次日 and 同月; inside the sentence each expression speaks for the next. `taiwan`: the text counts
    years and festivals as Taiwan does. Conventions: the guide's (初 days 1-10, 底 day 21 to the end, 年底 November
    and December, a bare weekday the last one).
    """
    folded = fold(sentence)
    if not _NEEDED.search(folded):
        return []
    before = Span(spoken.earliest, spoken.latest, spoken.precision) if spoken and spoken.earliest else None
    anchor = Anchor(earliest, latest, before, taiwan)
    found: list[TimeExpression] = []
    last: Reading | None = None
    unread = -1  # where an expression that was left unread ends: its range goes with it
    for reading in _readings(folded, anchor):
        span = reading.span
        in_range = RANGE.match(folded[found[-1].end : reading.start]) if found else None
        goes_with = unread >= 0 and RANGE.match(folded[unread : reading.start])
        recurring = in_range and last and _bare_weekday(last) and _bare_weekday(reading)
        if span is None or goes_with or recurring:
            if recurring:
                found.pop()
            unread, last = reading.end, reading
            if reading.is_time:  # words of time that are not understood: no other date may stand for them
                words = sentence[reading.start : reading.end]
                found.append(TimeExpression(words, reading.start, reading.end, None, None, "unknown"))
            continue
        new = TimeExpression(
            sentence[reading.start : reading.end], reading.start, reading.end, span.first, span.last, span.precision
        )
        if in_range and last and last.end == found[-1].end:
            new = _range(sentence, found.pop(), new, last, reading)
        elif (
            found
            and last
            and AND.match(folded[found[-1].end : reading.start])
            and _alike(last, reading, found[-1], new)
        ):
            new = _several(sentence, found.pop(), new)
        found.append(new)
        last = reading
    return found


def _readings(folded: str, anchor: Anchor) -> list[Reading]:
    """The single expressions, each joined with what belongs to it; what no rule understands has no span."""
    out: list[Reading] = []
    at = 0
    for found in find(folded):
        if found.start() < at:
            continue
        m = _match(found, folded)
        if _excluded(m, folded):
            out.append(Reading(m, m.start, m.end, None, by_number=False, is_time=_is_time(m, folded)))
            continue
        both = joined(out[-1], m, folded, anchor) if out else None
        if both is not None:
            out[-1] = both
        elif m.kind not in ("offset", "ordinal", "weekdaymark"):
            out.append(single(m, anchor))
        else:
            continue
        at = out[-1].end
        span = out[-1].span
        if span is not None and span.first:
            anchor = replace(anchor, spoken=span)
    return out


def _match(found: regex.Match[str], folded: str) -> Match:
    said = {k: v for k, v in found.groupdict().items() if v is not None}
    kind = next(k for k in KINDS if k in said)
    start = found.start()
    before = folded[max(0, start - _AHEAD_CHARS) : start]
    words = context()
    after = folded[found.end() : found.end() + 2]
    since = after.startswith("起") and not after.startswith(words.not_since)
    since = since or (kind in _AHEAD_OR_PAST and _GOES_AHEAD.match(folded, found.end()) is not None)
    soon = kind == "month" and after.startswith(words.taking_up)
    return Match(kind, said, start, found.end(), any(w in before for w in words.ahead), since, soon)


def _excluded(m: Match, folded: str) -> bool:
    """Whether what stands around the words makes them no date: 每年5月, 5月左右, 大约三年前, 限期15日."""
    words = context()
    before = folded[max(0, m.start - 6) : m.start].rstrip(" ")
    if before.endswith(words.not_before) and m.kind not in ("lunar", "weekdaymark"):
        # 大约三年前: a year is as vague as the word
        return not (m.kind == "ago" and m.g["unit"] == "年" and before.endswith(words.about))
    if m.kind == "bareday" and before.endswith(words.not_before_bare_day):
        return True
    if (
        m.kind == "bareday"
        and folded[m.end - 1] == "号"
        and folded[m.end : m.end + 1] in (")", "、")
        and before[-1:] != "("
    ):
        return True  # 财税4号）: of a document
    if m.kind == "month" and (_UNKNOWN_YEAR.search(before) or folded[m.start : m.end] in words.lunar_if_unsaid):
        return True
    after = folded[m.end : m.end + 8].lstrip(" ")
    if after.startswith(words.not_after) or (("yword" in m.g or m.kind == "dayword") and _age().match(after)):
        return True
    if m.kind == "year" and _of_a_meeting().match(after):
        return True
    return m.kind in ("month", "bareday", "ago") and after.startswith(words.not_after_month)


@cache
def _of_a_meeting() -> regex.Pattern[str]:
    """2023年|第二次理事会会议: the year counts the meetings and does not say when this one was."""
    return regex.compile(r"第(?:\d{1,2}|[一二三四五六七八九十]{1,3})[次届][^，。；]{0,10}(?:会|大会|会议)")


def _is_time(m: Match, folded: str) -> bool:
    """Whether words that are no date tell a time all the same: 大约两周前, 农历年底, not 2024年款."""
    return m.kind == "ago" or folded[max(0, m.start - 6) : m.start].rstrip(" ").endswith(context().not_before)


@cache
def _age() -> regex.Pattern[str]:
    return regex.compile(r"(?:已|才|刚|年满|刚满)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})岁")


def _bare_weekday(reading: Reading) -> bool:
    return reading.last.kind == "week" and "wk" not in reading.last.g and "wd" in reading.last.g


def leans(folded: str) -> frozenset[Precision]:
    """How exact a date before must be for the first word of a folded sentence that leans on one (次日, 同年, 五天后).

    Empty when there is none.
    """
    found = leaning().search(folded)
    return LEANS_ON[found.lastgroup or "day"] if found else frozenset()


def is_of_taiwan(text: str, script: str) -> bool:
    """Whether a text counts years and festivals as Taiwan does: by the words that only its papers use."""
    if script != "Hant":
        return False
    folded, words = fold(text), context()
    here = sum(folded.count(w) for w in words.taiwan)
    return here > sum(folded.count(w) for w in words.hong_kong)


def _alike(one: Reading, other: Reading, a: TimeExpression, b: TimeExpression) -> bool:
    """2013年及2014年: written alike, the later one behind."""
    alike = one.last.kind == other.last.kind and one.last.kind in _COUNTED
    return alike and a.latest is not None and b.earliest is not None and a.latest < b.earliest


def _several(sentence: str, a: TimeExpression, b: TimeExpression) -> TimeExpression:
    """One expression from the first day of A to the last of B: what is told of both is no more exact."""
    return TimeExpression(sentence[a.start : b.end], a.start, b.end, a.earliest, b.latest, "range")


def _range(sentence: str, a: TimeExpression, b: TimeExpression, first_of: Reading, last_of: Reading) -> TimeExpression:
    """A至B: one expression from the first day of A to the last of B."""
    first, last = a.earliest, b.latest
    yearless = last_of.last.kind in ("month", "bareday", "slash")
    if first and last and _bare_weekday(last_of) and first_of.last.kind == "week" and last < first:
        last += dt.timedelta(days=-(-(first - last).days // 7) * 7)
    elif first and last and _bare_weekday(last_of) and first_of.last.kind == "week":
        last = first + dt.timedelta(days=(last.weekday() - first.weekday()) % 7)
    if first and last and yearless and b.earliest and first.year < b.earliest.year:
        last = calendar.after(last, first)  # the year stands with A only
    if first and last and first > last:  # the year stands with B only
        first = calendar.before(first, last)
    return TimeExpression(sentence[a.start : b.end], a.start, b.end, first, last, "range")
