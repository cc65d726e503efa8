"""Finding the expressions and resolving them in order: each may lean on the article's days or on the one before."""

from __future__ import annotations

import datetime as dt
import re

from flows.language.script import fold
from flows.language.time import calendar
from flows.language.time.calendar import Span
from flows.language.time.resolving import Anchor, resolve
from flows.language.time.vocabulary import LEANS_ON, RANGE, grammar, leaning, words
from schemas.records import Precision, TimeExpression

_AHEAD_CHARS = 8
# What a month or a year word is not: 3月 as 3个月's tail, ages, amounts, numbers of things
_NO_DATE_AFTER = re.compile(r"^\s*(?:来|間|间|以内|之内|期|龄|薪|租|供|费|度会|均|级)")
_QUICK = re.compile(r"[年月日号周天季期拜节庆一旦午秋明昨今夜诞双季Q]|\d[-/.]\d|[A-Z][a-z]{2,8}\.? \d")


def expressions(
    sentence: str,
    earliest: dt.date | None,
    latest: dt.date | None,
    spoken: TimeExpression | None = None,
) -> list[TimeExpression]:
    """The time expressions of a sentence, with offsets in it, resolved to ranges of days.

    `earliest`, `latest`: the article's days (None: not known). `spoken`: what was last spoken of before this
    sentence, for 次日 and 同月; inside the sentence each expression speaks for the next. Conventions: the guide's
    (初 days 1-10, 底 day 21 to the end, 年底 November and December, a bare weekday the last one).
    """
    folded = fold(sentence)
    if not _QUICK.search(folded):
        return []
    before = Span(spoken.earliest, spoken.latest, spoken.precision) if spoken and spoken.earliest else None
    anchor = Anchor(earliest, latest, before)
    found: list[TimeExpression] = []
    for m in grammar().finditer(folded):
        if _NO_DATE_AFTER.match(folded[m.end() : m.end() + 3]) and m.lastgroup != "iso" and not m["year"]:
            continue
        said = {k: v for k, v in m.groupdict().items() if v is not None}
        span = resolve(said, anchor, _is_ahead(folded[max(0, m.start() - _AHEAD_CHARS) : m.start()]))
        if span is None:
            continue
        if span.first:
            anchor = Anchor(earliest, latest, span)
        new = TimeExpression(sentence[m.start() : m.end()], m.start(), m.end(), span.first, span.last, span.precision)
        if found and RANGE.match(folded[found[-1].end : m.start()]):
            new = _range(sentence, found.pop(), new, yearless="y" not in said)
        found.append(new)
    return found


def leans(folded: str) -> frozenset[Precision]:
    """How exact a date before must be for the first word of a folded sentence that leans on one (次日, 同年, 五天后).

    Empty when there is none.
    """
    found = leaning().search(folded)
    return LEANS_ON[found.lastgroup or "day"] if found else frozenset()


def _is_ahead(before: str) -> bool:
    return any(w in before for w in words().ahead)


def _range(sentence: str, a: TimeExpression, b: TimeExpression, *, yearless: bool) -> TimeExpression:
    """A至B: one expression from the first day of A to the last of B. yearless: B does not say its year."""
    first, last = a.earliest, b.latest
    if first and last and yearless and b.earliest and first.year < b.earliest.year:
        last = calendar.after(last, first)  # the year stands with A only
    if first and last and first > last:  # the year stands with B only
        first = calendar.before(first, last)
    return TimeExpression(sentence[a.start : b.end], a.start, b.end, first, last, "range")
