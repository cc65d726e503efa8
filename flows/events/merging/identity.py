"""Which claims tell one event: blocked by family and principal, compared with the event's core, never chained."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from flows.events.merging.vocabulary import rules


@dataclass(slots=True)
class Claim:
    """An event mention with its resolved participants."""

    source_id: str
    claim: int
    event_type: str
    first: dt.date | None
    last: dt.date | None
    precision: str
    certainty: str
    confidence: float
    script: str
    object: str | None
    place: tuple[str, int, int]
    content_sha256: str
    published: dt.date | None
    people: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # role → ids
    orgs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    posts: dict[str, str] = field(default_factory=dict)  # person id → post

    @property
    def order(self) -> tuple[Any, ...]:
        """Most trusted first: certainty, precision, confidence; then what does not move."""
        r = rules()
        precision = r.precision.index(self.precision) if self.first else len(r.precision)
        return (precision, r.certainty.index(self.certainty), -self.confidence, self.source_id, self.claim)

    def principals(self) -> list[str]:
        """Ids that the event is about: a person each, else the organisation."""
        r = rules()
        for role in r.principal_people:
            if self.people.get(role) and not (self.event_type in r.by_organisation and self.orgs):
                return sorted(self.people[role])
        for role in r.principal_organisations:
            if self.orgs.get(role):
                return [min(self.orgs[role])]
        everyone = sorted({i for ids in self.people.values() for i in ids})
        return everyone[:1]

    def all_orgs(self) -> set[str]:
        """All organisations of the claim."""
        return {i for ids in self.orgs.values() for i in ids}


@dataclass(slots=True)
class Event:
    """Claims judged to be one event; the first is its core."""

    claims: list[Claim]
    why: list[tuple[str, float, str]]
    principal: str

    @property
    def core(self) -> Claim:
        """The most trusted claim: what later ones are compared with."""
        return self.claims[0]


def events_of(claims: Iterable[Claim], parents: dict[str, str], judged: Judged) -> list[Event]:
    """All events. Independent of the order of the claims."""
    blocks: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for c in claims:
        if judged.wrong(c):
            continue
        for principal in c.principals()[:1] or [f"{c.source_id}:{c.claim}"]:
            blocks[rules().family(c.event_type), principal].append(c)
    out: list[Event] = []
    for (_, principal), members in sorted(blocks.items()):
        found: list[Event] = []
        for c in sorted(members, key=lambda x: x.order):
            fits = [(e, reason) for e in found if (reason := _same(e, c, parents, judged))]
            if fits:
                event, reason = max(fits, key=lambda f: f[1][1])
                event.claims.append(c)
                event.why.append(reason)
            else:
                found.append(Event([c], [("first_told", 1.0, "the most trusted mention of it")], principal))
        out += found
    return out


def _same(event: Event, c: Claim, parents: dict[str, str], judged: Judged) -> tuple[str, float, str] | None:
    core = event.core
    verdict = judged.between(event, c)
    if verdict == "different":
        return None
    if verdict == "same":
        return "judgement", 1.0, "a person judged them the same"
    if not rules().may_be_one(core.event_type, c.event_type):
        return None
    mine, theirs = _with_parents(c.all_orgs(), parents), _with_parents(core.all_orgs(), parents)
    if mine and theirs and not mine & theirs:
        return None
    if core.event_type in rules().by_organisation and _conflict(core.object, c.object):
        return None
    if core.event_type == "appointment" and _conflict(_post(core, event.principal), _post(c, event.principal)):
        return None
    when = _dates(core, c)
    if when is None:
        return None
    parts = ["same principal", *(["same organisation"] if mine & theirs else []), when[1]]
    return "same_event", round(0.5 + 0.2 * bool(mine & theirs) + 0.3 * when[0], 3), ", ".join(parts)


def _with_parents(orgs: set[str], parents: dict[str, str]) -> set[str]:
    return orgs | {parents[o] for o in orgs if o in parents}


def _post(c: Claim, person: str) -> str | None:
    return c.posts.get(person)


def _conflict(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a not in b and b not in a


def _dates(a: Claim, b: Claim) -> tuple[float, str] | None:
    """(how well the dates agree, in words); None when they cannot be one event's."""
    if a.first and a.last and b.first and b.last:
        slack = dt.timedelta(days=rules().slack_days)
        if a.first <= b.last and b.first <= a.last:
            return 1.0, "dates overlap"
        if a.first <= b.last + slack and b.first <= a.last + slack:
            return 0.6, f"dates within {rules().slack_days} days"
        return None
    told = [x for x in (a.published, b.published) if x]
    known = a.first or b.first
    window = dt.timedelta(days=rules().window_days)
    if known and told and all(abs(t - known) > window for t in told):
        return None
    if not known and len(told) == 2 and abs(told[0] - told[1]) > window:
        return None
    return 0.4, "one is not dated" if known else "neither is dated"


class Judged:
    """A user's judgements on claims: groups of places by verdict."""

    def __init__(self, rows: Iterable[dict[str, object]]) -> None:
        self.places: dict[tuple[object, object], list[tuple[int, int, str, object]]] = defaultdict(list)
        for r in rows:
            place = (int(str(r["start"])), int(str(r["end"])), str(r["verdict"]), r["group"])
            self.places[r["source"], r["part"]].append(place)

    def _of(self, c: Claim) -> set[tuple[str, object]]:
        part, start, end = c.place
        return {(v, g) for s, e, v, g in self.places.get((c.content_sha256, part), ()) if s < end and start < e}

    def wrong(self, c: Claim) -> bool:
        """Whether a person said that the claim is none."""
        return any(v == "wrong" for v, _ in self._of(c)) if self.places else False

    def between(self, event: Event, c: Claim) -> str | None:
        """`same` or `different` where a judgement names this claim and one of the event's."""
        if not self.places:
            return None
        mine = self._of(c)
        shared = {v for other in event.claims for v, g in self._of(other) if (v, g) in mine}
        return "different" if "different" in shared else "same" if "same" in shared else None
