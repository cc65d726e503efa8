"""Frames in, frames out: claims of all sources → events, their participants, and why each claim belongs."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.events.event_types import EventTypes
from flows.events.merging.blocks import KEY, blocks_of
from flows.events.merging.claims import Claim, claims_of, with_sources
from flows.events.merging.headlines import headline, post_of
from flows.events.merging.identity import Event, events_of
from flows.events.merging.judged import apply_judgements
from flows.events.merging.vocabulary import MergingRules, rules_of
from flows.events.merging.withheld import withheld_claims
from schemas.events import EventDecisions, EventParticipants, Events
from schemas.tables import polars_schema

_DECISIONS = polars_schema(EventDecisions)
_KEPT = {"block": pl.String}
EVENTS = {**_KEPT, **polars_schema(Events)}
PARTICIPANTS = {**_KEPT, **polars_schema(EventParticipants)}
TELLINGS = {**_KEPT, **_DECISIONS, "source_id": pl.String, "claim": pl.Int32}


@dataclass(frozen=True, slots=True)
class MergedBlocks:
    """Rows of blocks (`merging.blocks`), each with its `block`: of EVENTS, PARTICIPANTS and TELLINGS."""

    events: pl.DataFrame
    participants: pl.DataFrame
    tellings: pl.DataFrame

    @staticmethod
    def none() -> MergedBlocks:
        """No block."""
        return MergedBlocks(*(pl.DataFrame(schema=schema) for schema in (EVENTS, PARTICIPANTS, TELLINGS)))


@dataclass(frozen=True, slots=True)
class Merged:
    """Frames of the published tables; `event_mentions`: event_mention_id, event_id, source_id, claim.

    `withheld_claims`: withheld_id, source_id, claim, reason, participants. `unmatched`: judgements that match nothing
    any more, in words. `blocks`: the digests of all blocks; `new`: the rows of those that were not known.
    """

    events: pl.DataFrame
    event_participants: pl.DataFrame
    event_mentions: pl.DataFrame
    event_decisions: pl.DataFrame
    withheld_claims: pl.DataFrame
    unmatched: tuple[str, ...]
    blocks: pl.Series
    new: MergedBlocks


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
    known: MergedBlocks | None = None,
) -> Merged:
    """Merge LocalEvents with LocalParticipants (entity_id in the place of entity_key) over all sources.

    `judgements`: rows of judged.JUDGED; where there are any, the participants have a column `surfaces`. Claims whose
    confidence is below `minimum` are withheld, with the LocalCandidates (entity_id likewise) that were weighed.
    `known`: rows of blocks that the same code merged before, of the same types; they are taken as they are.
    """
    known = known or MergedBlocks.none()
    entities = _entities(people, organizations)
    parents = dict(entities.drop_nulls("parent").select("entity_id", "parent").iter_rows())
    rules = rules_of(types)
    told = with_sources(claims, sources).join(participants, on=KEY, how="semi", maintain_order="left")
    there = told.filter(pl.col("content_sha256").is_in(judgements["source"].unique().to_list()))
    judged = apply_judgements(claims_of(there, participants, parents, rules), judgements, participants, minimum)
    sure = told.filter((pl.col("confidence") >= minimum) | _among(told, judged.right))
    beside = participants.filter(pl.col("entity_id").is_in(list(set(parents.values())))).join(sure, on=KEY, how="semi")
    beside = beside.select("source_id", "entity_id").unique()
    placed = sure.filter(~_among(sure, judged.wrong))
    taking_part = participants.join(placed, on=KEY, how="semi")
    blocks = blocks_of(placed, taking_part, beside, entities, judged, rules)
    fresh = blocks.join(known.tellings, on="block", how="anti")
    own = claims_of(placed.join(fresh, on=KEY, how="semi"), taking_part, parents, rules)
    new = _merged_blocks(events_of(own, judged, rules), fresh, entities, beside, rules)
    every = [
        pl.concat([before.join(blocks, on="block", how="semi"), now]).drop("block")
        for before, now in (
            (known.events, new.events), (known.participants, new.participants), (known.tellings, new.tellings)
        )
    ]  # fmt: skip
    names = dict(entities.select("entity_id", "name").iter_rows())
    return Merged(
        every[0],
        every[1],
        every[2].select("event_mention_id", "event_id", *KEY),
        every[2].select(*_DECISIONS),
        withheld_claims(claims, participants, candidates, names, minimum, judged.right | judged.wrong),
        tuple(judged.unmatched),
        blocks["block"].unique(),
        new,
    )


def _entities(people: pl.DataFrame, organizations: pl.DataFrame) -> pl.DataFrame:
    """entity_id, name, parent, team."""
    nobody, no = pl.lit(None, pl.String).alias("parent"), pl.lit(False).alias("team")
    return pl.concat([
        people.select(pl.col("person_id").alias("entity_id"), "name", nobody, no),
        organizations.select(
            pl.col("org_id").alias("entity_id"), "name", pl.col("parent_org_id").alias("parent"),
            (pl.col("kind") == "team").fill_null(False).alias("team"),
        ),
    ])  # fmt: skip


def _among(claims: pl.DataFrame, keys: Collection[tuple[str, int]]) -> pl.Series:
    """Which claims are of these keys."""
    if not keys:
        return pl.Series([False]).new_from_index(0, len(claims))
    return pl.Series([key in keys for key in claims.select(KEY).iter_rows()], dtype=pl.Boolean)


def _merged_blocks(
    found: list[Event], blocks: pl.DataFrame, entities: pl.DataFrame, beside: pl.DataFrame, rules: MergingRules
) -> MergedBlocks:
    """The rows of events, under the block of their claims."""
    names = dict(entities.select("entity_id", "name").iter_rows())
    parents = dict(entities.drop_nulls("parent").select("entity_id", "parent").iter_rows())
    teams = set(entities.filter("team")["entity_id"])
    named: dict[str, set[str]] = defaultdict(set)  # organisations that others belong to and that a source's claims name
    for source_id, org in beside.iter_rows():
        named[source_id].add(org)
    block_of = {(source_id, claim): block for source_id, claim, block in blocks.iter_rows()}
    events: list[dict[str, Any]] = []
    who: list[tuple[Any, ...]] = []
    tellings: list[tuple[Any, ...]] = []
    taken: Counter[str] = Counter()
    for event in sorted(found, key=lambda e: (e.core.source_id, e.core.claim)):
        event_id = _event_id(event, taken)
        block = block_of[event.core.source_id, event.core.claim]
        events.append({"block": block, **_event_row(event_id, event, names, rules)})
        who += ((block, *row) for row in _participants(event_id, event, parents, teams, named))
        for c, why in zip(event.claims, event.why, strict=True):
            mention = "em_" + hashlib.sha256(f"{c.source_id}|{c.claim}".encode()).hexdigest()[:16]
            tellings.append((block, mention, event_id, *why, c.source_id, c.claim))
    return MergedBlocks(
        pl.DataFrame(events, schema=EVENTS),
        pl.DataFrame(who, schema=PARTICIPANTS, orient="row"),
        pl.DataFrame(tellings, schema=TELLINGS, orient="row"),
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
                found["person", i, role] = post_of(event, [i])
        for role, ids in c.orgs.items():
            for i in ids:
                found["organization", i, role] = None
    here = {i for kind, i, _ in found if kind == "organization"}
    for part in sorted(here & parents.keys()):
        parent = parents[part]
        if parent not in here and (part in teams or any(parent in beside[c.source_id] for c in event.claims)):
            found["organization", parent, "parent"] = None
    return [(event_id, *who, found[who]) for who in sorted(found)]
