"""Whether an event that its sentence does not date is of the day that a sentence before it tells.

In: a reading without a time, and the last day that the sentences before name (`Carried`). Out: how likely it is that
both are one story; vocabulary/events/links/carried_day.yaml holds weights and reasons. `extractor` gives the claim that
day where it is likely enough, and none otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from flows.events.event_date import waits
from flows.events.lexicon import attribution, modality
from flows.events.roles.interpretation import Interpretation
from flows.events.syntax.tokens import CLOSER, TIME
from flows.evidence import Measure, Model, Weighing
from schemas.declarative import DataModel, load_packaged
from schemas.records import Sentence, TimeExpression

REACH = 4  # sentences back
_NEAR, _LATELY = 1, 7  # days between the day and the article's


@dataclass(frozen=True)
class Carried:
    """A day that a sentence before names, and the reading that may be of that day.

    folded, earlier: the folded texts of both sentences; back: sentences between them; actors: keys of who takes part;
    named: keys that the earlier sentence names; told: whether it tells an event itself.
    """

    reading: Interpretation
    folded: str
    earlier: str
    when: TimeExpression
    back: int
    same_paragraph: bool
    published: dt.date | None
    actors: frozenset[str]
    named: frozenset[str]
    told: bool


class CarriedDayWords(DataModel):
    """vocabulary/events/carried_day.yaml."""

    telling: dict[str, tuple[str, ...]]
    long_past: tuple[str, ...]
    going_on: tuple[str, ...]
    before: frozenset[str]
    decisions: tuple[str, ...]


@cache
def _words() -> CarriedDayWords:
    return load_packaged("vocabulary/events/carried_day.yaml", CarriedDayWords)


@cache
def weighing() -> Weighing[Carried]:
    """The model with what measures its features."""
    return Weighing(load_packaged("vocabulary/events/links/carried_day.yaml", Model), MEASURES)


def carried(found: Carried | None) -> TimeExpression | None:
    """The day of the sentence before, where the reading is likely to be of it."""
    if found is None or not float(weighing().probabilities([found])[0]) >= weighing().model.threshold:
        return None
    return found.when


def may_date(sentence: Sentence, folded: str) -> bool:
    """Whether a sentence tells of something that later ones go on with: an announcement, a meeting, a report."""
    return sentence.part == "body" and any(w in folded for words in _words().telling.values() for w in words)


def _back(c: Carried) -> str:
    return str(c.back)


def _paragraph(c: Carried) -> str:
    return "same" if c.same_paragraph else "other"


def _tells(c: Carried) -> tuple[str, ...]:
    return tuple(name for name, words in _words().telling.items() if any(w in c.earlier for w in words))


def _notice(c: Carried) -> bool:
    return any(w in c.folded for w in attribution().notices)


def _decision(c: Carried) -> bool:
    """It tells what a meeting was told, and the sentence right before told of the meeting: 某部宣布了决定：甲任书记."""
    return c.back == 1 and "meeting" in _tells(c) and any(w in c.folded for w in _words().decisions)


def _past(c: Carried) -> bool:
    words = modality()
    return any(w.text in words.past_state or w.text in words.sequence for w in c.reading.context.clause.words)


def _long_past(c: Carried) -> bool:
    return any(w in c.folded for w in _words().long_past)


def _goes_on(c: Carried) -> bool:
    """The sentence goes on with what the one before told: 同时，他辞去…; 并任命…."""
    return c.back == 1 and c.folded.lstrip("“「『 ").startswith(_words().going_on)


def _before_something(c: Carried) -> bool:
    """Told of what was before: 履新前，他任局长; 就职之前."""
    context = c.reading.context
    clauses, before = context.clauses[: context.clause.index], _words().before
    return c.reading.args.closed or any(x.words[-1].cat == CLOSER and x.words[-1].text in before for x in clauses)


def _waits(c: Carried) -> bool:
    return waits(c.reading.context)


def _shape(c: Carried) -> tuple[str, ...]:
    args = c.reading.args
    return tuple(f for f in ("nominal", "relative", "closed", "carried", "passive") if getattr(args, f))


def _verdict(c: Carried) -> str:
    return c.reading.verdict


def _type(c: Carried) -> str:
    return c.reading.kind.identity.family or c.reading.kind.event_type


def _shared(c: Carried) -> bool:
    return bool(c.actors & c.named)


def _other_body(c: Carried) -> bool:
    """A paragraph of its own tells of an organisation of its own: items of a list."""
    own, there = (frozenset(k for k in keys if k.startswith("organization:")) for keys in (c.actors, c.named))
    return not c.same_paragraph and bool(own) and bool(there) and own.isdisjoint(there)


def _other_time(c: Carried) -> bool:
    return any(w.cat == TIME for clause in c.reading.context.clauses for w in clause.words)


def _own_time(c: Carried) -> bool:
    return any(w.cat == TIME for w in c.reading.context.clause.words)


def _told(c: Carried) -> bool:
    return c.told


def _distance(c: Carried) -> str:
    if c.published is None or c.when.latest is None:
        return "unknown"
    days = abs((c.published - c.when.latest).days)
    return "near" if days <= _NEAR else "lately" if days <= _LATELY else "far"


def _state(c: Carried) -> bool:
    return c.reading.group.state != "no"


MEASURES: Mapping[str, Measure[Carried]] = {
    "back": _back,
    "paragraph": _paragraph,
    "tells": _tells,
    "notice": _notice,
    "decision": _decision,
    "past": _past,
    "long_past": _long_past,
    "before_something": _before_something,
    "goes_on": _goes_on,
    "shape": _shape,
    "verdict": _verdict,
    "waits": _waits,
    "type": _type,
    "shared": _shared,
    "other_body": _other_body,
    "other_time": _other_time,
    "own_time": _own_time,
    "told": _told,
    "distance": _distance,
    "state": _state,
}
