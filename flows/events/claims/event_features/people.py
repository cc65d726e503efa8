"""Features of the people of the event: how surely they are names, where they stand, what else is told of them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from flows.events.claims.view import ClaimView
from flows.evidence import Measure


def _told_beside(v: ClaimView) -> bool:
    """The sentence tells an event of this type of the same person before."""
    return any(
        r.kind is v.reading.kind and r.word.start < v.trigger.start and bool(set(r.people()) & set(v.people))
        for r in v.beside
    )  # fmt: skip


def _people_here(v: ClaimView) -> float:
    return min(4, len(v.people_here))


def _person_score(v: ClaimView) -> float:
    return min((v.score(p) for p in v.people), default=1.0)


def _person_elsewhere(v: ClaimView) -> bool:
    return bool(v.people) and not any(p in v.people_here for p in v.people)


def _person_partial(v: ClaimView) -> bool:
    return any((e := v.entities.get(p)) is not None and e.partial for p in v.people)


def _person_has_role(v: ClaimView) -> bool:
    return any(v.reading.context.focus.employers(p) for p in v.people)


def _person_mentions(v: ClaimView) -> float:
    counts = v.reading.context.focus.counts
    return math.log(1 + max((counts.get(p, 0) for p in v.people), default=0))


MEASURES: Mapping[str, Measure[ClaimView]] = {
    "told_beside": _told_beside,
    "people_here": _people_here,
    "person_score": _person_score,
    "person_elsewhere": _person_elsewhere,
    "person_partial": _person_partial,
    "person_has_role": _person_has_role,
    "person_mentions": _person_mentions,
}
