"""A user's judgements on people and organisations, brought to the facts of this run before anything is compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from flows.entities.judgements import Judgement, Judgements, Kind, Place
from schemas.records import EntityKind

Entity = tuple[str, str, str]
"""source_id, entity_kind, entity_key."""
KINDS: tuple[tuple[Kind, EntityKind], ...] = (("people", "person"), ("organizations", "organization"))


@dataclass(slots=True)
class Applied:
    """Facts without what is judged wrong, with judged mentions cut out of their entities; pairs; what matches nothing.

    `cut`: source_id, entity_kind, entity_key of the mention's own entity, with whole_key, part and char_start.
    """

    entities: pl.DataFrame
    mentions: pl.DataFrame
    same: list[tuple[Entity, Entity]] = field(default_factory=list)
    different: list[tuple[Entity, Entity]] = field(default_factory=list)
    cut: list[dict[str, Any]] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)


def apply(judgements: Judgements, entities: pl.DataFrame, mentions: pl.DataFrame, sources: pl.DataFrame) -> Applied:
    """Bring the judgements on people and organisations to the local facts."""
    found = Applied(entities, mentions)
    if not judgements.judgements:
        return found
    there = _There(judgements, mentions, sources)
    for verdict in ("different", "same", "wrong"):  # what is cut out of an entity can then be joined elsewhere
        for kind, entity_kind in KINDS:
            for j in judgements.of(kind):
                if j.verdict == verdict:
                    _apply(j, entity_kind, there, found)
    return found


def _apply(j: Judgement, kind: EntityKind, there: _There, found: Applied) -> None:
    at = {p: there.mention(p, kind) for p in (*j.places, *j.others)}
    for p, m in at.items():
        if m is None:
            found.unmatched.append(f"{j.kind}, {j.verdict}: nothing is named {p} ({there.why(p)})")
    cut = {(c["source_id"], c["entity_kind"], c["part"], c["char_start"]): c["entity_key"] for c in found.cut}
    entity: dict[Place, Entity] = {
        p: (m["source_id"], kind, cut.get((m["source_id"], kind, m["part"], m["char_start"]), m["entity_key"]))
        for p, m in at.items() if m
    }  # fmt: skip
    if j.verdict == "wrong":
        for source, _, key in entity.values():
            wrong = (pl.col("source_id") == source) & (pl.col("entity_kind") == kind) & (pl.col("entity_key") == key)
            found.entities, found.mentions = found.entities.filter(~wrong), found.mentions.filter(~wrong)
    elif j.verdict == "same":
        places = [p for p in j.places if p in entity]
        found.same += [(entity[places[0]], entity[p]) for p in places[1:] if entity[p] != entity[places[0]]]
    else:
        for p, q in j.apart():
            if p in entity and q in entity:
                if entity[p] == entity[q]:
                    if at[p] == at[q]:
                        found.unmatched.append(f"{j.kind}, {j.verdict}: one mention cannot be two: {p}")
                        continue
                    entity[p] = _cut_out(at[p], entity[p], found)
                found.different.append((entity[p], entity[q]))


def _cut_out(mention: Any, whole: Entity, found: Applied) -> Entity:
    """A mention that is judged another than its entity's becomes an entity of its own."""
    source, kind, key = whole
    own = f"{key}@{mention['part']}:{mention['char_start']}"
    here = (
        (pl.col("source_id") == source) & (pl.col("entity_kind") == kind) & (pl.col("part") == mention["part"])
        & (pl.col("char_start") == mention["char_start"])
    )  # fmt: skip
    found.mentions = found.mentions.with_columns(
        entity_key=pl.when(here).then(pl.lit(own)).otherwise(pl.col("entity_key"))
    )
    its = found.entities.filter(
        pl.col("source_id") == source, pl.col("entity_kind") == kind, pl.col("entity_key") == key
    )
    copy = its.with_columns(entity_key=pl.lit(own), registry_key=pl.lit(None, pl.String))
    found.entities = pl.concat([found.entities, copy])
    found.cut.append({"source_id": source, "entity_kind": kind, "entity_key": own, "whole_key": key,
                      "part": mention["part"], "char_start": mention["char_start"]})  # fmt: skip
    return source, kind, own


class _There:
    """The mentions of the articles that judgements name."""

    def __init__(self, judgements: Judgements, mentions: pl.DataFrame, sources: pl.DataFrame) -> None:
        wanted = {p.source for j in judgements.judgements for p in (*j.places, *j.others)}
        here = sources.filter(pl.col("content_sha256").is_in(list(wanted))).sort("source_id")
        self.sources: dict[str, list[str]] = defaultdict(list)
        for source_id, sha in here.select("source_id", "content_sha256").iter_rows():
            self.sources[sha].append(source_id)
        self.by_place: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        for m in mentions.join(here.select("source_id"), on="source_id", how="semi").iter_rows(named=True):
            self.by_place[m["source_id"], m["entity_kind"], m["part"]].append(m)

    def mention(self, p: Place, kind: str) -> dict[str, Any] | None:
        """The mention at the place, or the one that overlaps it most."""
        for source in self.sources.get(p.source, ()):
            near = [
                m
                for m in self.by_place.get((source, kind, p.part), ())
                if m["char_start"] < p.end and p.start < m["char_end"]
            ]
            if near:
                return min(
                    near, key=lambda m: (abs(m["char_start"] - p.start) + abs(m["char_end"] - p.end), m["char_start"])
                )
        return None

    def why(self, p: Place) -> str:
        """Why a place is not there."""
        return (
            "the article is there, the name is not found at that place"
            if p.source in self.sources
            else "no article has that content"
        )
