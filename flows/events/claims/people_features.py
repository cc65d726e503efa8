"""What is measured of the people of a claim to say whether they are the right ones in the right roles.

In: a `ClaimView` whose trigger tells an event. Out: values of named features; vocabulary/events/links/people.yaml holds
their weights and reasons.
"""

from __future__ import annotations

from collections.abc import Mapping

from flows.events.claims.view import ClaimView
from flows.events.lexicon import pronouns, speech_verbs
from flows.events.roles.surroundings import beside
from flows.events.syntax.tokens import ENTITY, JOINER, PRONOUN, Word
from flows.evidence import Measure

_SURE_NAME = 0.6  # what a person's name is that is told without doubt
_USUAL_NAME = (2, 4)  # characters of a Chinese name


def _type(v: ClaimView) -> str:
    return v.event_type


def _found(v: ClaimView) -> str:
    return v.found


def _found_of_type(v: ClaimView) -> str:
    return f"{v.event_type}/{v.found}"


def _of_organizations(v: ClaimView) -> str | None:
    """The event is told of organisations alone."""
    if v.people:
        return None
    return "people_here" if v.people_here else "nobody_here"


def _roles(v: ClaimView) -> tuple[str, ...]:
    """Roles of people beside the principal one, with how each was found."""
    filled = v.reading.filled
    beside = [p for p in v.taking_part("person") if p.entity_key not in v.people]
    return tuple(sorted({f"{p.role}/{filled.how.get(p.entity_key, 'paired')}" for p in beside}))


def _count(v: ClaimView) -> float:
    return min(4, len(v.reading.people())) - 1


def _others_here(v: ClaimView) -> float:
    """People whom the sentence names and who take no part."""
    part = {p.entity_key for p in v.participants}
    return min(4, sum(k not in part for k in v.people_here))


def _others_between(v: ClaimView) -> float:
    """People between the principal's name and the trigger."""
    spots = [w.start for w in v.words if w.cat == ENTITY and w.key in v.people]
    if not spots:
        return 0
    nearest = min(spots, key=lambda at: abs(at - v.trigger.start))
    low, high = sorted((nearest, v.trigger.start))
    return min(3, sum(w.kind == "person" and w.key not in v.people and low < w.start < high for w in v.words))


def _score(v: ClaimView) -> float:
    return min((v.score(p.entity_key) for p in v.taking_part("person")), default=1.0)


def _elsewhere(v: ClaimView) -> bool:
    return any(p not in v.people_here for p in v.people)


def _unsure_name(v: ClaimView) -> bool:
    return any(0 < v.score(p.entity_key) < _SURE_NAME for p in v.taking_part("person"))


def _partial(v: ClaimView) -> bool:
    return any((e := v.entities.get(p.entity_key)) is not None and e.partial for p in v.taking_part("person"))


def _unusual_length(v: ClaimView) -> bool:
    names = [e.name for p in v.taking_part("person") if (e := v.entities.get(p.entity_key)) is not None]
    low, high = _USUAL_NAME
    return any(not n.isascii() and "·" not in n and not low <= len(n) <= high for n in names if n)


def _has_role(v: ClaimView) -> bool:
    return any(v.reading.context.focus.employers(p) for p in v.people)


def _named_once(v: ClaimView) -> bool:
    counts = v.reading.context.focus.counts
    return any(counts.get(p.entity_key, 0) == 1 for p in v.taking_part("person"))


def _shape(v: ClaimView) -> tuple[str, ...]:
    args = v.reading.args
    return tuple(
        f
        for f in ("nominal", "relative", "passive", "carried", "turned", "pivot", "forced", "closed")
        if getattr(args, f)
    )


def _principal_words(v: ClaimView) -> list[Word]:
    return [w for w in v.words if w.cat == ENTITY and w.key in v.people]


def _next_to(v: ClaimView) -> tuple[str, ...]:
    """What stands right before and behind the principal's name."""
    found = _principal_words(v)
    if not found:
        return ()
    nearest = min(found, key=lambda w: abs(w.start - v.trigger.start))
    return beside(v.words, nearest)


def _listed(v: ClaimView) -> bool:
    """A joiner stands beside the name, and only one person takes part."""
    words = list(v.words)
    near = [i for i, w in enumerate(words) if w.cat == ENTITY and w.key in v.people]
    joined = any(words[k].cat == JOINER for i in near for k in (i - 1, i + 1) if 0 <= k < len(words))
    return joined and len(v.reading.people()) == 1


def _speaks(v: ClaimView) -> bool:
    """The person is said to say it."""
    verbs = speech_verbs()
    words = list(v.words)
    return any(
        w.cat == ENTITY and w.key in v.people and i + 1 < len(words) and words[i + 1].text in verbs
        for i, w in enumerate(words)
    )


def _pronoun_between(v: ClaimView) -> bool:
    known = pronouns()
    return any(
        w.cat == PRONOUN and w.text in known.person | known.people
        for w in v.reading.context.left
    )  # fmt: skip


def _unnamed_subject(v: ClaimView) -> bool:
    """People without a name stand in the clause: 父亲辞职, 员工离职."""
    return any(w.kind == "group" for w in v.reading.context.left)


def _clauses_between(v: ClaimView) -> float:
    found = _principal_words(v)
    if not found:
        return 0
    clauses = v.reading.context.clauses
    own = [c.index for c in clauses for w in c.words if w.cat == ENTITY and w.key in v.people]
    return min(3, min(abs(i - v.reading.context.clause.index) for i in own))


MEASURES: Mapping[str, Measure[ClaimView]] = {
    "type": _type,
    "found": _found,
    "found_of_type": _found_of_type,
    "of_organizations": _of_organizations,
    "roles": _roles,
    "count": _count,
    "others_here": _others_here,
    "others_between": _others_between,
    "score": _score,
    "elsewhere": _elsewhere,
    "unsure_name": _unsure_name,
    "partial": _partial,
    "unusual_length": _unusual_length,
    "has_role": _has_role,
    "named_once": _named_once,
    "shape": _shape,
    "next_to": _next_to,
    "listed": _listed,
    "speaks": _speaks,
    "pronoun_between": _pronoun_between,
    "unnamed_subject": _unnamed_subject,
    "clauses_between": _clauses_between,
    "traditional": lambda v: v.traditional,
    "title": lambda v: v.in_title,
}
