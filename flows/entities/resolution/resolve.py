"""From the facts of all sources to the frames of people and organisations: the file of the room to read first.

    judgements → numbered nodes → organisations → people → bare names → ids and names → why

Frames in, frames out. A join is a node's row in `resolutions`, and a judgement undoes it.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from flows.entities.judgements import Judgements
from flows.entities.registry import Registry
from flows.entities.resolution import judged, naming, reasons, rows
from flows.entities.resolution.disjoint import Disjoint
from flows.entities.resolution.local import Local
from flows.entities.resolution.organizations import cluster as organizations
from flows.entities.resolution.people import cluster as people
from flows.entities.resolution.people import compared_names, partial_names
from flows.entities.resolution.people.evidence import Told
from flows.entities.resolution.people.known_surnames import part_from_kin

_ENTITY = ("source_id", "entity_kind", "entity_key")


@dataclass(frozen=True, slots=True)
class Resolved:
    """Frames of the published tables (counts are filled in when they are published), and who is who. Rows in any order.

    `assignments`: source_id, entity_kind, entity_key → entity_id; a row with part and char_start is that mention's own.
    `unmatched`: judgements that match nothing any more, in words.
    """

    people: pl.DataFrame
    person_aliases: pl.DataFrame
    organizations: pl.DataFrame
    organization_aliases: pl.DataFrame
    assignments: pl.DataFrame
    resolutions: pl.DataFrame
    unmatched: tuple[str, ...]


def resolve(
    entities: pl.DataFrame,
    mentions: pl.DataFrame,
    roles: pl.DataFrame,
    participants: pl.DataFrame,
    sources: pl.DataFrame,
    registry: Registry,
    judgements: Judgements,
) -> Resolved:
    """Resolve local entities over all `sources`; frames as in schemas.facts, sources with source_id,
    content_sha256, publisher, published_earliest and _latest.
    """
    applied = judged.apply(judgements, entities, mentions, sources)
    roles = part_from_kin(applied, roles, registry)
    local = Local.of(applied.entities, applied.mentions, roles, participants, sources)
    sets = Disjoint(len(local.entities))
    has_pairs = applied.different or applied.same
    number = {e: n for n, e in enumerate(local.entities.select(_ENTITY).iter_rows())} if has_pairs else {}
    different = [(number[a], number[b]) for a, b in applied.different if a in number and b in number]
    same = [(number[a], number[b]) for a, b in applied.same if a in number and b in number]
    for a, b in different:
        sets.keep_apart(a, b)
    refused = [(a, b) for a, b in same if not sets.join(a, b)]

    compared, slips = organizations.cluster(local, sets, registry)
    named = compared_names.names(local)
    told = Told(local, compared, named.block)
    unplaced = people.cluster(local, sets, told, named)
    known = partial_names.join_alike(local, sets, told) | partial_names.join_bare(local, sets, told)
    pieces = {n for n, r in known.items() if r.rule == "partial_name"}
    known |= dict.fromkeys(slips, reasons.MISSPELT)
    known |= reasons.judged(different, reasons.JUDGED_OTHER) | reasons.judged(same, reasons.JUDGED_SAME)

    clusters = naming.clusters(local, sets, compared, unplaced, pieces, registry)
    why = reasons.reasons(clusters, local, told, named, compared, known)
    ids = rows.ids(clusters)
    return Resolved(
        people=rows.people(clusters, named),
        person_aliases=rows.aliases(clusters, local, ids, "person"),
        organizations=rows.organizations(clusters, local, ids, registry),
        organization_aliases=rows.aliases(clusters, local, ids, "organization"),
        assignments=_assignments(ids, local, applied),
        resolutions=rows.resolutions(local, ids, why),
        unmatched=(
            *applied.unmatched,
            *(f"a `same` of “{local.name[a]}” and “{local.name[b]}” is overruled by a `different`" for a, b in refused),
        ),
    )


def _assignments(ids: list[str], local: Local, applied: judged.Applied) -> pl.DataFrame:
    """source_id, entity_kind, entity_key, entity_id, part, char_start."""
    cut_schema = {**dict.fromkeys((*_ENTITY, "whole_key", "part"), pl.String), "char_start": pl.Int32}
    cut = pl.DataFrame(applied.cut, schema=cut_schema)
    found = local.entities.select(*_ENTITY, pl.Series("entity_id", ids, pl.String)).join(cut, on=_ENTITY, how="left")
    key = pl.coalesce("whole_key", "entity_key").alias("entity_key")
    return found.select("source_id", "entity_kind", key, "entity_id", "part", "char_start")
