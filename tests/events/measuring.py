"""Scores what is read from labelled sentences: types, principals, dates, certainty, roles, organisations."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flows.entities import recognize
from flows.entities.registry import Registry
from flows.events import extract
from flows.language import analyze
from flows.language.script import fold
from flows.language.tagging.protocol import voice_named
from schemas.records import EventMention, LocalEntity, SourceText
from tests.events.stand_ins import given, packaged, tagger
from tests.labelled import EventEntry, LabelledEvent, Participant

SECONDARY = frozenset(("predecessor", "dismisser", "member", "leader"))


@dataclass(slots=True)
class Ratio:
    """So many of so many."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 1.0


@dataclass(slots=True)
class Found:
    """Hits, misses and false finds."""

    hit: int = 0
    missed: int = 0
    invented: int = 0

    @property
    def precision(self) -> float:
        return self.hit / max(1, self.hit + self.invented)

    @property
    def f1(self) -> float:
        return 2 * self.hit / max(1, 2 * self.hit + self.missed + self.invented)


@dataclass(slots=True)
class Figures:
    """Over some entries. types: of the events whatever their principal; events: with the right principal too."""

    types: Found = field(default_factory=Found)
    events: Found = field(default_factory=Found)
    principals: Ratio = field(default_factory=Ratio)
    dates: Ratio = field(default_factory=Ratio)
    undated: Ratio = field(default_factory=Ratio)
    certainty: Ratio = field(default_factory=Ratio)
    roles: Ratio = field(default_factory=Ratio)
    organizations: Ratio = field(default_factory=Ratio)

    def row(self) -> dict[str, float]:
        """One figure (0..1) a column."""
        ratios = ("principals", "dates", "undated", "certainty", "roles", "organizations")
        return {"types": self.types.f1, "events": self.events.f1, **{r: getattr(self, r).value for r in ratios}}


@dataclass(frozen=True, slots=True)
class Told:
    """One event as read, participants by all the names that the entry gives them."""

    mention: EventMention
    people: tuple[tuple[frozenset[str], str], ...]
    orgs: tuple[tuple[frozenset[str], str], ...]


def read(entries: Sequence[EventEntry], *, named: bool, unsure: bool = True) -> list[list[Told]]:
    """For each entry the events read from it, as the driver reads an article.

    unsure: what is withheld counts too, which is what the grammar reads.
    named: the names of the labels are given beside those recognised, so that what is measured is the events room.
    """
    registry, voices = Registry.load(), [voice_named("cutword")]
    texts = [SourceText(e.title or "", e.text, e.script, e.published, e.published) for e in entries]
    out = []
    for entry, text, sentences in zip(entries, texts, analyze(texts, tagger()), strict=True):
        found = recognize(text, sentences, registry, voices)
        if named:
            found = given(text, *_labelled_names(entry), found=found)
        claims = extract(text, sentences, found, packaged())
        found = found.taking_part(claims.entity_keys())
        names = {e.key: _names(e) for e in found.entities}
        for m in found.mentions:
            names[m.entity_key] |= {_norm(m.surface)}
        told: dict[object, Told] = {}
        for mention in [*claims.mentions, *(w.mention for w in claims.withheld if unsure)]:
            by_kind = {
                kind: tuple((names[p.entity_key], p.role) for p in mention.participants if p.entity_kind == kind)
                for kind in ("person", "organization")
            }
            # the same event told again in one text is one event
            key = (mention.event_type, mention.participants, mention.date_earliest)
            told.setdefault(key, Told(mention, by_kind["person"], by_kind["organization"]))
        out.append(list(told.values()))
    return out


def _labelled_names(entry: EventEntry) -> tuple[list[str], list[str], list[str]]:
    people = [n for e in entry.events for p in e.people for n in (p.name, *p.alt)]
    orgs = [(n, o.role) for e in entry.events for o in e.orgs for n in (o.name, *o.alt)]
    return people, [n for n, role in orgs if role != "team"], [n for n, role in orgs if role == "team"]


def score(entry: EventEntry, told: Sequence[Told], figures: Iterable[Figures]) -> list[str]:
    """Add one entry to the figures; returns what is wrong, a line each."""
    wrong: list[str] = []
    pairs, left, invented = _matched(entry.events, told)
    typed = _typed(entry.events, told)
    for f in figures:
        f.types.hit += typed
        f.types.missed += sum(not e.optional for e in entry.events) - typed
        f.types.invented += len(told) - typed - sum(e.optional for e, _ in pairs)
        f.events.hit += sum(not e.optional for e, _ in pairs)
        f.events.missed += len(left)
        f.events.invented += len(invented)
        for _ in range(sum(not e.optional for e, _ in pairs)):
            f.principals.add(True)
        for _ in range(max(0, typed - sum(not e.optional for e, _ in pairs))):
            f.principals.add(False)
    wrong += [f"missed {e.type} {[p.name for p in (*e.people, *e.orgs)]}" for e in left]
    wrong += [f"invented {_show(t)}" for t in invented]
    for event, found in pairs:
        if event.optional:
            continue
        m = found.mention
        right_date = _date_fits(event, m.date_earliest, m.date_latest)
        if not right_date:
            wrong.append(f"date of {event.type}: {m.date_earliest}..{m.date_latest} for {event.date} {event.date_alt}")
        sure = m.certainty in (event.certainty, *event.certainty_alt)
        if not sure:
            wrong.append(f"certainty of {event.type}: {m.certainty} for {event.certainty}")
        roles, why = _roles(event.people, found.people)
        orgs, why_orgs = _organizations(event.orgs, found.orgs)
        wrong += [f"{event.type}: {w}" for w in (*why, *why_orgs)]
        for f in figures:
            (f.dates if event.date else f.undated).add(right_date)
            f.certainty.add(sure)
            for right in roles:
                f.roles.add(right)
            for right in orgs:
                f.organizations.add(right)
    return wrong


def days(label: str) -> tuple[dt.date, dt.date]:
    """First and last day of a date label (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `a/b`)."""
    first, _, last = label.partition("/")
    last = last or first
    year, *rest = map(int, last.split("-"))
    month = rest[0] if rest else 12
    day = rest[1] if len(rest) > 1 else monthrange(year, month)[1]
    return dt.date.fromisoformat((first + "-01-01")[:10]), dt.date(year, month, day)


def _date_fits(event: LabelledEvent, earliest: dt.date | None, latest: dt.date | None) -> bool:
    labels = (event.date, *event.date_alt)
    if earliest is None or latest is None:
        return None in labels
    for label in filter(None, labels):
        first, last = days(label)
        if (earliest, latest) == (first, last) or ("/" in label and first <= earliest and latest <= last):
            return True
    return False


def _matched(
    events: Sequence[LabelledEvent], told: Sequence[Told]
) -> tuple[list[tuple[LabelledEvent, Told]], list[LabelledEvent], list[Told]]:
    """Each labelled event with at most one that was read; those that count first, the best fitting date first."""
    free = list(told)
    pairs = []
    for event in sorted(events, key=lambda e: e.optional):
        fitting = [
            t for t in free if t.mention.event_type in (event.type, *event.type_alt) and _same_principal(event, t)
        ]
        best = max(
            fitting,
            key=lambda t: (
                _date_fits(event, t.mention.date_earliest, t.mention.date_latest),
                t.mention.event_type == event.type,
            ),
            default=None,
        )
        if best is not None:
            pairs.append((event, best))
            free.remove(best)
    taken = [e for e, _ in pairs]
    return pairs, [e for e in events if not e.optional and not any(e is t for t in taken)], free


def _typed(events: Sequence[LabelledEvent], told: Sequence[Told]) -> int:
    """How many of the events that count are told with their type, whoever takes part."""
    free = [t.mention.event_type for t in told]
    hits = 0
    for event in events:
        kind = next((k for k in (event.type, *event.type_alt) if k in free), None)
        if kind is not None and not event.optional:
            free.remove(kind)
            hits += 1
    return hits


def _same_principal(event: LabelledEvent, told: Told) -> bool:
    people = [p for p in event.people if p.role not in SECONDARY] or list(event.people)
    if people:
        return any(_is(p, names) for p in people for names, _ in told.people)
    return any(_is(o, names) for o in event.orgs for names, _ in told.orgs)


def _roles(labelled: Sequence[Participant], told: Sequence[tuple[frozenset[str], str]]) -> tuple[list[bool], list[str]]:
    out, why = [], []
    for p in labelled:
        here = [role for names, role in told if _is(p, names)]
        if here or not p.optional:
            out.append(p.role in here)
            if p.role not in here:
                why.append(f"{p.name} {here} for {p.role}")
    for names, role in told:
        if not any(_is(p, names) for p in labelled):
            out.append(False)
            why.append(f"{'/'.join(sorted(names))} takes part as {role}")
    return out, why


def _organizations(
    labelled: Sequence[Participant], told: Sequence[tuple[frozenset[str], str]]
) -> tuple[list[bool], list[str]]:
    """Right ones of all that are labelled or read, whatever their role."""
    out, why = [], []
    for o in labelled:
        here = any(_is(o, names) for names, _ in told)
        if here or not o.optional:
            out.append(here)
            if not here:
                why.append(f"{o.name} ({o.role}) is missing")
    for names, role in told:
        if not any(_is(o, names) for o in labelled):
            out.append(False)
            why.append(f"{'/'.join(sorted(names))} takes part as {role}")
    return out, why


def _is(labelled: Participant, names: frozenset[str]) -> bool:
    return any(_norm(n) in names for n in (labelled.name, *labelled.alt))


def _names(entity: LocalEntity) -> frozenset[str]:
    every = (entity.name, entity.name_zh, entity.name_latin, *entity.alternatives)
    return frozenset(_norm(n) for n in every if n)


def _norm(name: str) -> str:
    return "".join(fold(name).split()).casefold()


def _show(told: Told) -> str:
    who = [next(iter(sorted(names)), "?") for names, _ in (*told.people, *told.orgs)]
    return f"{told.mention.event_type} {who} {told.mention.date_text}"
