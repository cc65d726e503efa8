"""Event mentions with their resolved participants."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from flows.events.merging.vocabulary import rules
from flows.language.script import fold


@dataclass
class Claim:
    """An event mention. `people` and `orgs`: role → ids; `posts`: person id → post; `surfaces`: how its article
    writes the names of those who take part; `parents`: which organisation belongs to which.
    """

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
    people: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    orgs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    posts: dict[str, str] = field(default_factory=dict)
    surfaces: set[str] = field(default_factory=set)
    parents: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def family(self) -> str:
        """The family of its type."""
        return rules().family(self.event_type)

    @cached_property
    def order(self) -> tuple[Any, ...]:
        """Most exact first, then most trusted, then what does not move: claims are compared in this order."""
        r = rules()
        precision = r.precision.index(self.precision) if self.first else len(r.precision)
        return (precision, *self.trust)

    @cached_property
    def trust(self) -> tuple[Any, ...]:
        """Most trusted first: certainty, confidence, then what does not move."""
        return rules().certainty.index(self.certainty), -self.confidence, self.source_id, self.claim

    @cached_property
    def principals(self) -> tuple[str, ...]:
        """Ids that the event is about: people, else one organisation; of nobody named, the claim itself."""
        r = rules()
        told_of_orgs = self.event_type in r.by_organisation and bool(self.orgs)
        if not told_of_orgs:
            for role in r.principal_people:
                if self.people.get(role):
                    return tuple(sorted(self.people[role]))
        for role in r.principal_organisations:
            if self.orgs.get(role):
                return tuple(sorted(self.orgs[role]))
        everyone = sorted({i for ids in self.people.values() for i in ids})
        return tuple(everyone[:1]) or (f"{self.source_id}:{self.claim}",)

    @cached_property
    def at(self) -> frozenset[str]:
        """The organisations where it takes place: not where a person came from or goes to."""
        elsewhere = rules().elsewhere.get(self.family, frozenset())
        return frozenset(i for role, ids in self.orgs.items() if role not in elsewhere for i in ids)

    @cached_property
    def houses(self) -> frozenset[str]:
        """Those organisations and the ones that they belong to."""
        return self.at | {self.parents[o] for o in self.at if o in self.parents}

    @cached_property
    def named(self) -> frozenset[str]:
        """The organisation that came to be or ended, where the type has one and the text names it."""
        role = rules().named_thing.get(self.event_type)
        return frozenset(self.orgs.get(role, ())) if role else frozenset()

    @cached_property
    def thing(self) -> str | None:
        """What was released, founded or sent, as it is compared."""
        return "".join(c for c in fold(self.object).casefold() if c.isalnum()) or None if self.object else None


def claims_of(
    claims: pl.DataFrame, participants: pl.DataFrame, sources: pl.DataFrame, parents: Mapping[str, str]
) -> list[Claim]:
    """LocalEvents and LocalParticipants (with entity_id) as claims; those in which nobody takes part are left out."""
    told = {r["source_id"]: r for r in sources.iter_rows(named=True)}
    found: dict[tuple[str, int], Claim] = {}
    for r in claims.iter_rows(named=True):
        s = told[r["source_id"]]
        found[r["source_id"], r["claim"]] = Claim(
            r["source_id"], r["claim"], r["event_type"], r["date_earliest"], r["date_latest"], r["date_precision"],
            r["certainty"], r["confidence"], s["script"], r["object"], (r["part"], r["char_start"], r["char_end"]),
            s["content_sha256"], s["published_latest"], parents=parents,
        )  # fmt: skip
    for r in participants.iter_rows(named=True):
        c = found[r["source_id"], r["claim"]]
        (c.people if r["entity_kind"] == "person" else c.orgs)[r["role"]].add(r["entity_id"])
        if r["post"] and r["entity_kind"] == "person":
            c.posts[r["entity_id"]] = r["post"]
        c.surfaces.update(r.get("surfaces") or ())
    return [c for c in found.values() if c.people or c.orgs]
