"""Bounds on the day of an article: on which days relative words mean a day, and what several bounds leave.

`reading` finds bounds in one article, `events.dating` in what other articles tell; both put them together here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from flows.language.time.expressions import expressions
from schemas.records import DateEvidence

_FARTHEST = 800  # days from what is spoken of to the article that are tried: 前年 reaches back about as far


def days_that_mean(
    words: str, first: dt.date, last: dt.date, *, taiwan: bool = False
) -> tuple[dt.date, dt.date] | None:
    """The first and last day on which these words mean a day from `first` to `last`.

    上周二 means 14 May 2024 from Monday, 20 May to Sunday, 26 May. None when the words mean it on no day, or on days
    that are no single stretch, or on all of them (2024年5月14日 says nothing of the day it is written on).
    """
    found = []
    for after in range(_FARTHEST + 1):
        day = first + dt.timedelta(days=after)
        said = expressions(words, day, day, taiwan=taiwan)
        if len(said) != 1 or said[0].text != words or said[0].earliest is None or said[0].latest is None:
            if after == 0:
                return None
            continue
        if said[0].earliest <= last and first <= said[0].latest:
            found.append(day)
    if not found or len(found) > _FARTHEST or (found[-1] - found[0]).days != len(found) - 1:
        return None
    return found[0], found[-1]


def put_together(
    evidence: Iterable[DateEvidence],
) -> tuple[dt.date | None, dt.date | None, Sequence[DateEvidence]]:
    """(earliest, latest, the evidence with what was used): the intersection of all bounds.

    An upper bound that lies before a lower one is contradicted: it is left out, which widens the range, and stands in
    its row as not used.
    """
    rows = sorted(
        set(evidence), key=lambda e: (e.rule, e.earliest or dt.date.min, e.latest or dt.date.max, e.words or "")
    )
    lowest = max((e.earliest for e in rows if e.earliest and e.used), default=None)
    kept = [replace(e, used=e.used and not (e.latest and lowest and e.latest < lowest)) for e in rows]
    earliest = max((e.earliest for e in kept if e.earliest and e.used), default=None)
    latest = min((e.latest for e in kept if e.latest and e.used), default=None)
    return earliest, latest, kept
