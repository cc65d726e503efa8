"""Frames in, frames out: claims of all sources → events, their participants, and why each claim belongs."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.events.merging.identity import Claim, Event, Judged, events_of
from flows.events.merging.vocabulary import rules
from schemas.events import EventDecisions, EventParticipants, Events
from schemas.tables import polars_schema

_MENTIONS = {"event_mention_id": pl.String, "event_id": pl.String, "source_id": pl.String, "claim": pl.Int32}


@dataclass(frozen=True, slots=True)
class Merged:
    """Frames of the published tables; `event_mentions`: event_mention_id, event_id, source_id, claim."""

    events: pl.DataFrame
    event_participants: pl.DataFrame
    event_mentions: pl.DataFrame
    event_decisions: pl.DataFrame


def merge(
    claims: pl.DataFrame,
    participants: pl.DataFrame,
    sources: pl.DataFrame,
    people: pl.DataFrame,
    organizations: pl.DataFrame,
    judgements: pl.DataFrame,
) -> Merged:
    """Merge LocalEvents with LocalParticipants (entity_id in the place of entity_key) over all sources."""
    parents = {r["org_id"]: r["parent_org_id"] for r in organizations.iter_rows(named=True) if r["parent_org_id"]}
    found = events_of(_claims(claims, participants, sources), parents, Judged(judgements.iter_rows(named=True)))
    names = {r["person_id"]: r["name"] for r in people.iter_rows(named=True)}
    names |= {r["org_id"]: r["name"] for r in organizations.iter_rows(named=True)}
    rows: dict[str, list[dict[str, Any]]] = {"events": [], "participants": [], "mentions": [], "decisions": []}
    taken: Counter[str] = Counter()
    for event in sorted(found, key=lambda e: (e.core.source_id, e.core.claim)):
        event_id = _event_id(event, taken)
        rows["events"].append(_event_row(event_id, event, names))
        rows["participants"] += _participants(event_id, event, parents)
        for c, (rule, score, evidence) in zip(event.claims, event.why, strict=True):
            mention = "em_" + hashlib.sha256(f"{c.source_id}|{c.claim}".encode()).hexdigest()[:16]
            rows["mentions"].append(
                {"event_mention_id": mention, "event_id": event_id, "source_id": c.source_id, "claim": c.claim}
            )
            rows["decisions"].append(
                {"event_mention_id": mention, "event_id": event_id, "rule": rule, "score": score, "evidence": evidence}
            )
    return Merged(
        pl.DataFrame(rows["events"], schema=polars_schema(Events)),
        pl.DataFrame(rows["participants"], schema=polars_schema(EventParticipants)),
        pl.DataFrame(rows["mentions"], schema=_MENTIONS),
        pl.DataFrame(rows["decisions"], schema=polars_schema(EventDecisions)),
    )


def _claims(claims: pl.DataFrame, participants: pl.DataFrame, sources: pl.DataFrame) -> list[Claim]:
    told = {r["source_id"]: r for r in sources.iter_rows(named=True)}
    found: dict[tuple[str, int], Claim] = {}
    for r in claims.iter_rows(named=True):
        s = told[r["source_id"]]
        found[r["source_id"], r["claim"]] = Claim(
            r["source_id"], r["claim"], r["event_type"], r["date_earliest"], r["date_latest"], r["date_precision"],
            r["certainty"], r["confidence"], s["script"], r["object"], (r["part"], r["char_start"], r["char_end"]),
            s["content_sha256"], s["published_latest"],
        )  # fmt: skip
    for r in participants.iter_rows(named=True):
        c = found[r["source_id"], r["claim"]]
        (c.people if r["entity_kind"] == "person" else c.orgs)[r["role"]].add(r["entity_id"])
        if r["post"] and r["entity_kind"] == "person":
            c.posts[r["entity_id"]] = r["post"]
    return [c for c in found.values() if c.people or c.orgs]


def _event_id(event: Event, taken: Counter[str]) -> str:
    """From the family, the principal and the core's own place: another article does not rename it."""
    core = event.core
    orgs = "+".join(sorted(core.all_orgs()))
    when = f"{core.first}" if core.first else "undated"
    seed = f"{rules().family(core.event_type)}|{event.principal}|{orgs}|{when}|{core.posts.get(event.principal, '')}|{core.object or ''}"  # noqa: E501
    taken[seed] += 1
    if taken[seed] > 1:
        seed += f"|{core.source_id}|{core.claim}"
    return "e_" + hashlib.sha256(seed.encode()).hexdigest()[:16]


def _event_row(event_id: str, event: Event, names: dict[str, str]) -> dict[str, Any]:
    r = rules()
    core, claims = event.core, event.claims
    types = Counter(c.event_type for c in claims)
    event_type = min(types, key=lambda t: (-types[t], t != core.event_type, t))
    certainty = min((c.certainty for c in claims), key=r.certainty.index)
    sources = {c.source_id for c in claims}
    agreeing = 1 - (1 - max(c.confidence for c in claims)) * 0.8 ** (len(sources) - 1)
    return {
        "event_id": event_id, "event_type": event_type, "headline": _headline(event, event_type, names),
        "date_earliest": core.first, "date_latest": core.last,
        "date_precision": core.precision if core.first else "unknown", "certainty": certainty,
        "source_count": len(sources), "mention_count": len(claims), "confidence": round(agreeing, 4),
    }  # fmt: skip


_TRADING = ("investor", "investee")


def _headline(event: Event, event_type: str, names: dict[str, str]) -> str:
    core = event.core
    scripts = Counter(c.script for c in event.claims)
    script = "Hant" if scripts["Hant"] > scripts["Hans"] else "Hans"
    template = rules().headlines[script].get(event_type, "{people} {orgs} " + event_type)
    secondary = {"predecessor", "dismisser"}
    people = [
        names[i]
        for role, ids in sorted(core.people.items())
        if role not in secondary
        for i in sorted(ids)
        if i in names
    ]
    own = [o for role in rules().principal_organisations for o in sorted(core.orgs.get(role, ())) if o in names]
    of = {role: "、".join(names[o] for o in sorted(core.orgs.get(role, ())) if o in names) for role in _TRADING}
    text = template.format(
        people="、".join(dict.fromkeys(people)), orgs=names[own[0]] if own else "",
        post=core.posts.get(event.principal, ""), object=core.object or "", **of,
    )  # fmt: skip
    return text.strip() or event_type


def _participants(event_id: str, event: Event, parents: dict[str, str]) -> list[dict[str, Any]]:
    """Everybody whom any claim names, each role once; a team's organisation takes part with it."""
    found: dict[tuple[str, str, str], str | None] = {}
    for c in event.claims:
        for role, ids in c.people.items():
            for i in ids:
                found["person", i, role] = found.get(("person", i, role)) or c.posts.get(i)
        for role, ids in c.orgs.items():
            for i in ids:
                found.setdefault(("organization", i, role), None)
                if role == "team" and i in parents:
                    found.setdefault(("organization", parents[i], "parent"), None)
    return [{"event_id": event_id, "entity_kind": k, "entity_id": i, "role": role, "post": post}
            for (k, i, role), post in sorted(found.items(), key=lambda x: x[0])]  # fmt: skip
