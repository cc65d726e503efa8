"""Events that other articles date → bounds on the day of an article that states none.

Where another article puts a departure on 14 May and this one says 上周二, it was written in the week after. Only
articles that state their own day date others, so nothing here is circular, and the order of articles cannot matter.
Claims of all articles come in, evidence by source goes out; the pipeline puts it beside the article's own.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from flows.language.time import days_that_mean
from schemas.records import DateEvidence, Part

RULE = "event_of_another_article"
# People whose event it is: of the others an article may tell many
PRINCIPALS = ("leaver", "dismissed", "suspended", "appointee", "joiner", "returner")
_SPREAD = 3  # days that the articles which date an event may lie apart, for it to be one event
_ZONES = 1  # a day more or less: the day of the outlet and the day of the place differ


@dataclass(frozen=True, slots=True)
class DatedWords:
    """A claim of an event with words of time: whose event, in which article, and the days where those are known.

    `offset`: of the evidence in its part. `dated`: the article states its own day.
    """

    source_id: str
    dated: bool
    event_type: str
    entity_key: str
    words: str
    earliest: dt.date | None
    latest: dt.date | None
    part: Part
    offset: int
    evidence: str


def evidence_from_others(claims: Iterable[DatedWords]) -> dict[str, set[DateEvidence]]:
    """For each undated source the bounds that dated ones give it; the smallest id stands for all that date an event."""
    known: dict[tuple[str, str], list[DatedWords]] = defaultdict(list)
    asking: dict[tuple[str, str], list[DatedWords]] = defaultdict(list)
    for claim in claims:
        of = (claim.event_type, claim.entity_key)
        if not claim.dated:
            asking[of].append(claim)
        elif claim.earliest is not None and claim.earliest == claim.latest:
            known[of].append(claim)
    found: dict[str, set[DateEvidence]] = defaultdict(set)
    for of, some in asking.items():
        days = [c.earliest for c in known[of] if c.earliest]
        if not days or (max(days) - min(days)).days > _SPREAD:
            continue
        spare = dt.timedelta(days=_ZONES)
        other = min(c.source_id for c in known[of])
        for claim in some:
            bounds = days_that_mean(claim.words, min(days) - spare, max(days) + spare)
            at = claim.evidence.find(claim.words)
            if bounds is None or at < 0:
                continue
            start = claim.offset + at
            place = (claim.part, start, start + len(claim.words))
            found[claim.source_id].add(DateEvidence(RULE, claim.words, *place, *bounds, other_source=other))
    return dict(found)
