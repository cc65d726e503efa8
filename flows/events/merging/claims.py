"""Event mentions with their resolved participants."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from typing import Any

import polars as pl

from flows.events.merging.vocabulary import MergingRules
from flows.language.script import fold
from flows.language.time.numerals import in_figures


@dataclass(slots=True, eq=False)
class Claim:
    """An event mention. `people` and `orgs`: role → ids; `posts`: person id → post; `parents`: which organisation
    belongs to which.

    What follows from these is found once, when it is made: each claim is compared many times.
    """

    people: Mapping[str, set[str]]
    orgs: Mapping[str, set[str]]
    posts: Mapping[str, str]
    parents: InitVar[Mapping[str, str]]
    rules: InitVar[MergingRules]
    source_id: str
    claim: int
    event_type: str
    first: dt.date | None
    last: dt.date | None
    precision: str
    certainty: str
    confidence: float
    object: str | None
    part: str
    start: int
    end: int
    script: str
    content_sha256: str
    published: dt.date | None
    family: str = field(init=False)
    trust: tuple[Any, ...] = field(init=False)
    """Most trusted first: certainty, confidence, then what does not move."""
    order: tuple[Any, ...] = field(init=False)
    """Most exact first, then most trusted: claims are compared in this order."""
    principals: tuple[str, ...] = field(init=False)
    """Ids that the event is about: people, else one organisation; of nobody named, the claim itself."""
    at: frozenset[str] = field(init=False)
    """The organisations where it takes place: not where a person came from or goes to."""
    houses: frozenset[str] = field(init=False)
    """Those organisations and the ones that they belong to."""
    named: frozenset[str] = field(init=False)
    """The organisation that came to be or ended, where the type has one and the text names it."""
    thing: str | None = field(init=False)
    """What was released, founded or sent, as it is compared."""

    def __post_init__(self, parents: Mapping[str, str], rules: MergingRules) -> None:
        general, own = rules.settings, rules.of(self.event_type)
        self.family = rules.family_of(self.event_type)
        self.trust = (general.certainty.index(self.certainty), -self.confidence, self.source_id, self.claim)
        exactness = general.precision.index(self.precision) if self.first else len(general.precision)
        self.order = (exactness, *self.trust)
        self.principals = self._principals(rules)
        self.at = frozenset(i for role, ids in self.orgs.items() if role not in own.elsewhere for i in ids)
        self.houses = self.at | {parents[o] for o in self.at if o in parents}
        self.named = frozenset(self.orgs.get(own.thing, ())) if own.thing else frozenset()
        self.thing = _compared(self.object) if self.object else None

    def _principals(self, rules: MergingRules) -> tuple[str, ...]:
        for kind, role in rules.principal_roles(self.event_type, with_organizations=bool(self.orgs)):
            ids = (self.people if kind == "person" else self.orgs).get(role)
            if ids:
                return tuple(sorted(ids))
        everyone = sorted({i for ids in self.people.values() for i in ids})
        return tuple(everyone[:1]) or (f"{self.source_id}:{self.claim}",)


def _compared(thing: str) -> str | None:
    """A thing without marks, in small letters and simplified characters, its numbers as digits."""
    return in_figures("".join(c for c in fold(thing).casefold() if c.isalnum())) or None


def with_sources(claims: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """LocalEvents with what of their source a claim is made of: script, content_sha256, published_latest."""
    told = sources.select("source_id", "script", "content_sha256", "published_latest")
    return claims.join(told, on="source_id", how="left", maintain_order="left")


def claims_of(
    claims: pl.DataFrame, participants: pl.DataFrame, parents: Mapping[str, str], rules: MergingRules
) -> list[Claim]:
    """Claims `with_sources` and LocalParticipants (with entity_id) as claims; those of nobody are left out."""
    taking_part: dict[tuple[str, int], list[tuple[Any, ...]]] = defaultdict(list)
    who = participants.select("source_id", "claim", "entity_kind", "entity_id", "role", "post")
    for source_id, claim, *rest in who.iter_rows():
        taking_part[source_id, claim].append(tuple(rest))
    fields = (
        "source_id", "claim", "event_type", "precision", "certainty", "confidence", "object", "part", "start", "end",
        "script", "content_sha256", "first", "last", "published",
    )  # fmt: skip
    rows = claims.select(pl.col(_COLUMN.get(name, name)).alias(name) for name in fields)
    found = []
    for row in rows.iter_rows(named=True):
        key = row["source_id"], row["claim"]
        if key not in taking_part:
            continue
        people: dict[str, set[str]] = {}
        orgs: dict[str, set[str]] = {}
        posts: dict[str, str] = {}
        for kind, entity_id, role, post in taking_part[key]:
            (people if kind == "person" else orgs).setdefault(role, set()).add(entity_id)
            if post and kind == "person":
                posts[entity_id] = post
        found.append(Claim(people=people, orgs=orgs, posts=posts, parents=parents, rules=rules, **row))
    return found


# Field of a claim → column of the frames, where they differ.
_COLUMN = {
    "first": "date_earliest", "last": "date_latest", "precision": "date_precision", "start": "char_start",
    "end": "char_end", "published": "published_latest",
}  # fmt: skip
