"""An article that states no day → the bounds that its own text supports, each with its words. `deciding` uses them.

Lower bounds: days named as past, the days of the addresses that it refers to. Upper bounds: days that lie ahead of the
text, relative words that a dated reference explains, a weekday that can only be one day. Nothing else bounds a day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.language.script import fold
from flows.language.time import days_that_mean, expressions
from flows.reading.publication.vocabulary import words
from schemas.records import DateEvidence, Link, Part, TimeExpression

_SENTENCE = re.compile(r"[^。!?！？\n]+")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[-/]?(0?[1-9]|1[0-2])[-/]?(0?[1-9]|[12]\d|3[01])(?=[/_\-.]|$)")
_LAST_WEEK = re.compile(r"(?:上个?|本|这)(?:周|星期|礼拜)[一二三四五六日天]?")
_LATIN = re.compile(r"[a-z]{4,}")
_REPORTED_WITHIN = 6  # days: a report that an article refers to tells of what happened in the week before it
_SHARED_NAMES = 2  # names that a sentence and the address of a report must share to tell of one event
_DAY_AND_WEEKDAY = re.compile(
    r"(?<![\d年])(1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])日[ (]{0,2}(?:周|星期|礼拜)([一二三四五六日天])"
)
_DAY = re.compile(r"(?<![\d年])(1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])日")
_BARE_WEEKDAY = re.compile(r"(?<![上下本这每逢一])(?:周|星期|礼拜)([一二三四五六日天])(?:被|遭|获)([一-鿿]{2})")
# A day of the week counted from the day of writing, with its date: 上周二(3月14日), 本周五(5月17日)
_WEEK_AND_DAY = re.compile(
    r"(?P<week>上个?|本|这)(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])[ (]{1,2}"
    r"(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12]\d|[1-9])日\)"
)
_TWO_WEEKS = dt.timedelta(days=14)  # from a day of last week to what the text names last
_YEARS_TRIED = 4  # a month, a day and a weekday fit every five or six years


@dataclass(frozen=True, slots=True)
class _Sentence:
    part: Part
    start: int
    text: str
    folded: str

    def evidence(self, rule: str, start: int, end: int, **bounds: dt.date | None) -> DateEvidence:
        """A row whose words stand in this sentence."""
        return DateEvidence(
            rule, self.text[start:end], self.part, self.start + start, self.start + end, bounds.get("earliest"),
            bounds.get("latest"),
        )  # fmt: skip


def evidence_of(title: str, body: str, links: Sequence[Link], saved: dt.date | None) -> list[DateEvidence]:
    """Every bound that title, body, links and the time of saving support; empty when nothing does."""
    sentences = [*_sentences("title", title), *_sentences("body", body)]
    named = [(s, t) for s in sentences for t in expressions(s.text, None, None) if t.earliest and t.latest]
    references = list(_references(links, body))
    found = [*_named(named), *_counted(sentences), *references]
    lowest = max((e.earliest for e in found if e.earliest), default=None)
    years = [t.earliest for s, t in named if t.earliest and t.precision in ("year", "range") and _past(s, t)]
    context = max([*years, *([lowest] if lowest else [])], default=None)
    found += _reported(sentences, references)
    found += _weekdays(sentences, context)
    found += _weeks(sentences, lowest - _TWO_WEEKS if lowest else context)
    found += _months_ahead(named, lowest)
    if not found:
        return []
    if saved:
        found.append(DateEvidence("saved", None, None, None, None, None, saved))
    return found


def _sentences(part: Part, text: str) -> Iterator[_Sentence]:
    for m in _SENTENCE.finditer(text):
        yield _Sentence(part, m.start(), m[0], fold(m[0]))


def _clause(s: _Sentence, t: TimeExpression) -> str:
    """The clause that the expression stands in."""
    start = max(s.folded.rfind(mark, 0, t.start) for mark in ",;:") + 1
    ends = [at for mark in ",;" if (at := s.folded.find(mark, t.end)) >= 0]
    return s.folded[start : min(ends, default=len(s.folded))]


def _ahead(s: _Sentence, t: TimeExpression) -> bool:
    """Whether the sentence speaks of the day as lying ahead of the text."""
    clause = _clause(s, t)
    ahead = s.folded[: t.start].rstrip().endswith(words().looks_ahead)
    return ahead and not any(w in clause for w in words().once_ahead)


def _past(s: _Sentence, t: TimeExpression) -> bool:
    """Whether nothing says that the day may lie ahead of the text."""
    known = words()
    return not (
        any(w in _clause(s, t) for w in known.may_be_ahead)
        or s.folded[t.end :].lstrip(" )」”").startswith(known.may_be_ahead_behind)
        or s.folded[: t.start].rstrip(" (「“").endswith((*known.may_be_ahead_before, *known.looks_ahead))
    )


def _named(named: Sequence[tuple[_Sentence, TimeExpression]]) -> Iterator[DateEvidence]:
    """The latest day and the latest month named as past, and the first ones named as lying ahead."""
    for precision in ("day", "month"):
        of = [(s, t) for s, t in named if t.precision == precision]
        past = [(s, t) for s, t in of if _past(s, t)]
        if past:
            s, t = max(past, key=lambda x: (x[1].earliest or dt.date.min, -x[0].start))
            yield s.evidence(f"{precision}_named", t.start, t.end, earliest=t.earliest)
        ahead = [(s, t) for s, t in of if _ahead(s, t)]
        if ahead:
            s, t = min(ahead, key=lambda x: (x[1].latest or dt.date.max, x[0].start))
            yield s.evidence(f"{precision}_ahead", t.start, t.end, latest=t.latest)


def _counted(sentences: Sequence[_Sentence]) -> Iterator[DateEvidence]:
    """A whole date beside a word that counts from the day of writing: 今天（2024年5月20日）."""
    for s in sentences:
        for word, days in words().counted.items():
            at = s.folded.find(word + "(")
            if at < 0:
                continue
            end = s.folded.find(")", at)
            inside = expressions(s.text[at + len(word) + 1 : end], None, None) if end > 0 else []
            if len(inside) == 1 and inside[0].earliest and inside[0].precision == "day":
                day = inside[0].earliest + dt.timedelta(days=days)
                yield s.evidence("counted_day", at, end + 1, earliest=day, latest=day)


def _references(links: Sequence[Link], body: str) -> Iterator[DateEvidence]:
    """The latest days that addresses of references state: the article was written on or after them."""
    dated = []
    for link in links:
        m = _IN_ADDRESS.search(link.url) if link.role in ("reference", "inline", "original") else None
        if m and (day := _date(int(m[1]), int(m[2]), int(m[3]))):
            at = body.find(link.url)
            row = DateEvidence("day_of_a_reference", link.url, earliest=day)
            dated.append(replace(row, part="body", start=at, end=at + len(link.url)) if at >= 0 else row)
    latest = max((e.earliest for e in dated if e.earliest), default=None)
    return (e for e in dated if e.earliest == latest)


def _reported(sentences: Sequence[_Sentence], references: Sequence[DateEvidence]) -> Iterator[DateEvidence]:
    """A weekday of last week that text and dated report both tell: it is in the week before the report's day.

    So the text (上周二) was written in the week after it.
    """
    for reference in references:
        assert reference.words is not None
        assert reference.earliest is not None
        slug = set(_LATIN.findall(reference.words.casefold().split("://")[-1].partition("/")[2]))
        for s in sentences:
            if len(slug & set(_LATIN.findall(s.folded.casefold()))) < _SHARED_NAMES:
                continue
            for m in _LAST_WEEK.finditer(s.folded):
                first = reference.earliest - dt.timedelta(days=_REPORTED_WITHIN)
                days = days_that_mean(s.text[m.start() : m.end()], first, reference.earliest)
                if days and days[1] >= reference.earliest:
                    row = s.evidence("report_of_a_reference", m.start(), m.end(), latest=days[1])
                    yield replace(row, earliest=max(days[0], reference.earliest))


def _weekdays(sentences: Sequence[_Sentence], context: dt.date | None) -> Iterator[DateEvidence]:
    """The first year from the last one named in which a day is the weekday that stands by it, or by the same event.

    11月17日（周五）; 11月17日 and 周五 of one event.
    """
    for s in sentences:
        for m in _DAY_AND_WEEKDAY.finditer(s.folded):
            if day := _fitting(int(m[1]), int(m[2]), m[3], context):
                yield s.evidence("weekday_of_a_day", m.start(), m.end(), earliest=day)
    days = [(s, m) for s in sentences for m in _DAY.finditer(s.folded)]
    for s in sentences:
        for m in _BARE_WEEKDAY.finditer(s.folded):
            for other, d in days:
                if other.part != s.part or m[2] in words().common_pairs or not _undergone(sentences, other, m[2]):
                    continue
                if day := _fitting(int(d[1]), int(d[2]), m[1], context):
                    yield other.evidence("weekday_of_a_day", d.start(), d.end(), earliest=day)
                    yield s.evidence("last_weekday", m.start(), m.end(1), latest=day + dt.timedelta(days=6))


def _weeks(sentences: Sequence[_Sentence], context: dt.date | None) -> Iterator[DateEvidence]:
    """A weekday of last week with its date was written in the week after, in the first year in which both fit.

    上周二（3月14日）.
    """
    for s in sentences:
        for m in _WEEK_AND_DAY.finditer(s.folded):
            if day := _fitting(int(m["month"]), int(m["day"]), m["weekday"], context):
                monday = day + dt.timedelta(days=(7 if m["week"].startswith("上") else 0) - day.weekday())
                sunday = monday + dt.timedelta(days=6)
                yield s.evidence("week_of_a_day", m.start(), m.end(), earliest=monday, latest=sunday)


def _undergone(sentences: Sequence[_Sentence], s: _Sentence, verb: str) -> bool:
    """Whether a sentence, or the one behind it, says of somebody that the same was done to them (被直接解雇)."""
    at = sentences.index(s)
    told = re.compile(rf"[被遭获][一-鿿]{{0,3}}{verb}")
    return any(told.search(x.folded) for x in sentences[at : at + 3] if x.part == s.part)


def _fitting(month: int, day: int, weekday: str, context: dt.date | None) -> dt.date | None:
    """The first such day with that weekday in the years from the last one that the text names."""
    if context is None:
        return None
    number = "一二三四五六日".find(weekday.replace("天", "日"))
    days = (_date(year, month, day) for year in range(context.year, context.year + _YEARS_TRIED))
    return next((d for d in days if d and d.weekday() == number and d >= context), None)


def _months_ahead(named: Sequence[tuple[_Sentence, TimeExpression]], lowest: dt.date | None) -> Iterator[DateEvidence]:
    """What lies ahead of a sentence that names the latest day is not past yet: 2024年8月14日，… 不参加今年9月的选举."""
    for s, t in named:
        if lowest is None or t.earliest != lowest or t.precision != "day":
            continue
        for later in expressions(s.text, lowest, lowest):
            if later.latest and later.earliest and later.earliest > lowest and _ahead(s, later):
                yield s.evidence("month_ahead", later.start, later.end, latest=later.latest)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
