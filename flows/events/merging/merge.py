"""Frames in, frames out: claims of all sources → events, their participants, and why each claim belongs."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.events.event_types import EventTypes
from flows.events.merging.claims import Claim, claims_of
from flows.events.merging.headlines import headline
from flows.events.merging.identity import Event, events_of
from flows.events.merging.judged import apply_judgements
from flows.events.merging.vocabulary import MergingRules, rules_of
from flows.events.merging.withheld import withheld_claims
from schemas.events import EventDecisions, EventParticipants, Events
from schemas.tables import polars_schema

_TELLINGS = {**polars_schema(EventDecisions), "source_id": pl.String, "claim": pl.Int32}


@dataclass(frozen=True, slots=True)
class Merged:
    """Frames of the published tables; `event_mentions`: event_mention_id, event_id, source_id, claim.

    `withheld_claims`: withheld_id, source_id, claim, reason, participants. `unmatched`: judgements that match nothing
    any more, in words.
    """

    events: pl.DataFrame
    event_participants: pl.DataFrame
    event_mentions: pl.DataFrame
    event_decisions: pl.DataFrame
    withheld_claims: pl.DataFrame
    unmatched: tuple[str, ...]


def merge(
    claims: pl.DataFrame,
    participants: pl.DataFrame,
    sources: pl.DataFrame,
    people: pl.DataFrame,
    organizations: pl.DataFrame,
    judgements: pl.DataFrame,
    types: EventTypes,
    *,
    candidates: pl.DataFrame | None = None,
    minimum: float = 0.0,
) -> Merged:
    """Merge LocalEvents with LocalParticipants (entity_id in the place of entity_key) over all sources.

    `judgements`: rows of judged.JUDGED; where there are any, the participants have a column `surfaces`. Claims whose
    confidence is below `minimum` are withheld, with the LocalCandidates (entity_id likewise) that were weighed.
    """
    orgs = list(organizations.iter_rows(named=True))
    parents = {r["org_id"]: r["parent_org_id"] for r in orgs if r["parent_org_id"]}
    teams = {r["org_id"] for r in orgs if r["kind"] == "team"}
    rules = rules_of(types)
    every = claims_of(claims, participants, sources, parents, rules)
    judged = apply_judgements(every, judgements, participants, minimum)
    sure = [c for c in every if c.confidence >= minimum or (c.source_id, c.claim) in judged.right]
    found = events_of(sure, judged, rules)
    names = dict(people.select("person_id", "name").iter_rows()) | {r["org_id"]: r["name"] for r in orgs}
    events: list[dict[str, Any]] = []
    who: list[tuple[Any, ...]] = []
    tellings: list[tuple[Any, ...]] = []
    taken: Counter[str] = Counter()
    beside: dict[str, set[str]] = defaultdict(set)  # organisations that a source's claims name
    for c in sure:
        beside[c.source_id] |= {i for ids in c.orgs.values() for i in ids}
    for event in sorted(found, key=lambda e: (e.core.source_id, e.core.claim)):
        event_id = _event_id(event, taken)
        events.append(_event_row(event_id, event, names, rules))
        who += _participants(event_id, event, parents, teams, beside)
        for c, why in zip(event.claims, event.why, strict=True):
            mention = "em_" + hashlib.sha256(f"{c.source_id}|{c.claim}".encode()).hexdigest()[:16]
            tellings.append((mention, event_id, *why, c.source_id, c.claim))
    told = pl.DataFrame(tellings, schema=_TELLINGS, orient="row")
    return Merged(
        pl.DataFrame(events, schema=polars_schema(Events)),
        pl.DataFrame(who, schema=polars_schema(EventParticipants), orient="row"),
        told.select("event_mention_id", "event_id", "source_id", "claim"),
        told.select(*polars_schema(EventDecisions)),
        withheld_claims(claims, participants, candidates, names, minimum, judged.right | judged.wrong),
        tuple(judged.unmatched),
    )


def _event_id(event: Event, taken: Counter[str]) -> str:
    """From what the core tells: family, principal, organisations, date, post and thing; else its place."""
    core = event.core
    post = next((p for i in core.principals if (p := core.posts.get(i))), "")
    seed = "|".join(
        (core.family, "+".join(core.principals), "+".join(sorted(core.at)), f"{core.first}", post, core.thing or "")
    )
    taken[seed] += 1
    if taken[seed] > 1:
        seed += f"|{core.source_id}|{core.claim}"
    return "e_" + hashlib.sha256(seed.encode()).hexdigest()[:16]


def _event_row(event_id: str, event: Event, names: Mapping[str, str], rules: MergingRules) -> dict[str, Any]:
    core, claims = event.core, event.claims
    types = [c.event_type for c in claims]
    event_type = min(set(types), key=lambda t: (-types.count(t), t != core.event_type, t))
    first, last, precision = published_range(claims)
    sources = {c.source_id for c in claims}
    agreeing = 1 - (1 - max(c.confidence for c in claims)) * 0.8 ** (len(sources) - 1)
    return {
        "event_id": event_id, "event_type": event_type, "headline": headline(event, event_type, names, rules),
        "date_earliest": first, "date_latest": last, "date_precision": precision,
        "certainty": min((c.certainty for c in claims), key=rules.settings.certainty.index),
        "source_count": len(sources), "mention_count": len(claims), "confidence": round(agreeing, 4),
    }  # fmt: skip


def published_range(claims: list[Claim]) -> tuple[dt.date | None, dt.date | None, str]:
    """The most trusted claim's range, made tighter by each next trusted one that it shares days with."""
    dated = sorted((c for c in claims if c.first and c.last), key=lambda c: c.trust)
    if not dated:
        return None, None, "unknown"
    first, last, precision = dated[0].first, dated[0].last, dated[0].precision
    for c in dated[1:]:
        if c.first and c.last and first and last and c.first <= last and first <= c.last:
            tight = max(first, c.first), min(last, c.last)
            if tight == (c.first, c.last) and tight != (first, last):
                precision = c.precision
            elif tight != (first, last):
                precision = "day" if tight[0] == tight[1] else "range"
            first, last = tight
    return first, last, precision


def _participants(
    event_id: str, event: Event, parents: dict[str, str], teams: set[str], beside: Mapping[str, set[str]]
) -> list[tuple[Any, ...]]:
    """Everybody whom any claim names, each role once; a team's organisation takes part with it.

    So does the parent of a company where the claims of the same source tell of the parent too.
    """
    found: dict[tuple[str, str, str], str | None] = {}
    for c in event.claims:
        for role, ids in c.people.items():
            for i in ids:
                found["person", i, role] = found.get(("person", i, role)) or c.posts.get(i)
        for role, ids in c.orgs.items():
            for i in ids:
                found["organization", i, role] = None
    here = {i for kind, i, _ in found if kind == "organization"}
    for part in sorted(here & parents.keys()):
        parent = parents[part]
        if parent not in here and (part in teams or any(parent in beside[c.source_id] for c in event.claims)):
            found["organization", parent, "parent"] = None
    return [(event_id, *who, found[who]) for who in sorted(found)]
