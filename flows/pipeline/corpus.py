"""The driver's steps over all articles: frames out of the store, through the rooms, into what publishing reads."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from flows.dedup import group
from flows.entities.judgements import Judgements, load_judgements
from flows.entities.registry import Registry
from flows.entities.resolution import resolve as resolve_entities
from flows.events.event_types import EventTypes
from flows.events.merging import merge
from flows.events.merging.judged import JUDGED
from flows.pipeline import merged_blocks
from flows.pipeline.bookkeeping import ARTICLE_KEY
from flows.settings import Settings
from schemas.events import EventTypes as EventTypesTable
from schemas.tables import polars_schema
from schemas.working import Comparisons
from warehouse.store import Store

Frames = dict[str, pl.DataFrame]

if TYPE_CHECKING:
    from flows.pipeline.outcome import Outcome

_COPIES = f"""
CREATE OR REPLACE TEMP TABLE file_copies AS
WITH present AS (
    SELECT path, sha256, removed_at, {ARTICLE_KEY} AS article_key,
        row_number() OVER (PARTITION BY removed_at IS NULL, coalesce(sha256, path) ORDER BY path) AS copy
    FROM files WHERE container_kind IS NULL
), first_copy AS (
    SELECT coalesce(sha256, path) AS bytes_of, article_key FROM present WHERE removed_at IS NULL AND copy = 1
)
SELECT p.path, first_copy.article_key, p.copy, p.removed_at
FROM present p LEFT JOIN first_copy ON first_copy.bytes_of = coalesce(p.sha256, p.path)
"""


def group_sources(store: Store) -> None:
    """Tables `file_outcomes` (what becomes of each file) and `source_texts` (which copies make a source)."""
    store.run(_COPIES)
    articles = store.polars(
        "SELECT article_key, a.title, a.content_sha256, a.body_chars, a.published_at, a.published_earliest, s.sketch, "
        "s.folded_title, min(o.path) AS first_path "
        "FROM articles a JOIN sketches s USING (article_key) "
        "JOIN file_copies o ON o.article_key = a.article_key AND o.removed_at IS NULL GROUP BY ALL"
    )

    def fetch_bodies(keys: list[str]) -> dict[str, str]:
        wanted = "SELECT article_key, body FROM articles WHERE article_key IN (SELECT unnest(?::TEXT[]))"
        rows = store.rows(wanted, [keys])
        return {str(k): str(b) for k, b in rows}

    known = {
        (a, b): (likeness, kind) if kind else None
        for a, b, likeness, kind in store.rows("SELECT first_key, second_key, similarity, kind FROM comparisons")
    }
    groups = group(articles, fetch_bodies, known)
    store.insert(
        "comparisons",
        pl.DataFrame(
            [(*pair, *(found or (None, None))) for pair, found in groups.compared.items()],
            schema=polars_schema(Comparisons),
            orient="row",
        ),
    )
    with store.frame("members", groups.members), store.frame("grouped", groups.sources):
        store.run(
            """CREATE OR REPLACE TEMP TABLE source_texts AS
            SELECT g.source_id, g.body_from, g.header_from, h.published_earliest, h.published_latest,
                sha256(concat_ws('|', b.content_sha256, b.script, h.published_earliest, h.published_latest, h.title))
                    AS text_key
            FROM grouped g
            JOIN articles b ON b.article_key = g.body_from
            JOIN articles h ON h.article_key = g.header_from"""
        )
        store.run(
            """CREATE OR REPLACE TABLE file_outcomes AS
            SELECT o.path, o.article_key, m.source_id,
                CASE WHEN o.copy > 1 THEN 'same_bytes' ELSE m.kind END AS kind,
                CASE WHEN o.copy > 1 THEN 1.0 ELSE m.similarity END AS similarity,
                CASE WHEN m.source_id IS NULL THEN 'quarantined' WHEN o.copy > 1 THEN 'duplicate'
                    WHEN m.kind = 'representative' THEN 'loaded' ELSE 'near_duplicate' END AS status
            FROM file_copies o LEFT JOIN members m ON m.article_key = o.article_key AND o.removed_at IS NULL
            UNION ALL BY NAME SELECT path, 'container' AS status FROM files WHERE container_kind IS NOT NULL"""
        )


@dataclass(frozen=True, slots=True)
class Resolution:
    """The frames that the published tables are made from. `events` waits for those of events, which are merged beside
    what is done next; `keep` puts the blocks that were merged into the store, for the next run.
    """

    entities: Frames
    events: Callable[[], Frames]
    keep: Callable[[], None]


def local_facts(store: Store) -> tuple[pl.DataFrame, Frames]:
    """The sources, and the facts of each under its source_id; after `group_sources`."""
    sources = store.polars(
        "SELECT s.source_id, b.content_sha256, b.script, h.publisher, s.published_earliest, s.published_latest "
        "FROM source_texts s JOIN articles b ON b.article_key = s.body_from "
        "JOIN articles h ON h.article_key = s.header_from ORDER BY s.source_id"
    )
    local = {
        name: store.polars(
            f"SELECT s.source_id, l.* EXCLUDE (text_key) FROM source_texts s "
            f"JOIN {name} l USING (text_key) ORDER BY ALL"
        )
        for name in (
            "local_entities",
            "local_mentions",
            "local_roles",
            "local_events",
            "local_participants",
            "local_candidates",
        )
    }
    return sources, local


def sure_participants(local: Frames, minimum: float) -> pl.DataFrame:
    """Who takes part in claims that are told, of which people's organisations are learnt."""
    sure = local["local_events"].filter(pl.col("confidence") >= minimum).select("source_id", "claim")
    return local["local_participants"].join(sure, on=["source_id", "claim"], how="semi", maintain_order="left")


def resolve(store: Store, settings: Settings, out: Outcome) -> Resolution:
    """People, organisations and events over all sources."""
    sources, local = local_facts(store)
    registry = Registry.load(extra=settings.registry, enabled=settings.registry_enabled)
    judgements = load_judgements(settings.judgements)
    minimum = settings.confidence.minimum
    resolved = resolve_entities(
        local["local_entities"],
        local["local_mentions"],
        local["local_roles"],
        sure_participants(local, minimum),
        sources,
        registry,
        judgements,
    )
    types = EventTypes.load(extra=settings.event_types)
    judged = _judged_events(judgements)
    participants = _with_ids(local, resolved.assignments)
    if len(judged):
        participants = _with_surfaces(participants, local["local_mentions"])
    weighed = local["local_candidates"].join(_whole(resolved.assignments), on=_ENTITY)
    beside = ThreadPoolExecutor(1)
    merging = beside.submit(
        merge, local["local_events"], participants, sources, resolved.people, resolved.organizations, judged, types,
        candidates=weighed, minimum=minimum, known=merged_blocks.known(store),
    )  # fmt: skip
    beside.shutdown(wait=False)  # the thread ends with its work

    def events() -> Frames:
        merged = merging.result()
        out.warnings += [
            f"{settings.judgements.name}: a judgement matches nothing: {x}; correct it or take it out."
            for x in (*resolved.unmatched, *merged.unmatched)
        ]
        return {
            "merged_events": merged.events,
            "merged_event_participants": merged.event_participants,
            "merged_event_mentions": merged.event_mentions,
            "merged_event_decisions": merged.event_decisions,
            "merged_withheld_claims": merged.withheld_claims,
        }

    with store.frame("assigned", resolved.assignments):
        store.run("CREATE OR REPLACE TEMP TABLE resolved_assignments AS SELECT * FROM assigned")
    store.run(_MENTIONS)
    entities = {
        "resolved_people": resolved.people,
        "resolved_person_aliases": resolved.person_aliases,
        "resolved_organizations": resolved.organizations,
        "resolved_organization_aliases": resolved.organization_aliases,
        "resolved_resolutions": resolved.resolutions,
        "vocabulary_event_types": _event_types(types),
    }
    return Resolution(entities, events, lambda: merged_blocks.keep(store, merging.result()))


# An assignment with a place (part, char_start) is a judgement on that one mention and goes before the entity's own.
_MENTIONS = """
CREATE OR REPLACE TEMP TABLE published_mentions AS
SELECT
    'm_' || substr(sha256(concat_ws('|', s.source_id, l.entity_kind, l.part, l.char_start, l.char_end)), 1, 16)
        AS mention_id,
    s.source_id, l.part, l.entity_kind, coalesce(one.entity_id, a.entity_id) AS entity_id, l.surface, l.char_start,
    l.char_end, l.method, l.score
FROM source_texts s
JOIN local_mentions l USING (text_key)
JOIN resolved_assignments a
    ON a.source_id = s.source_id AND a.entity_kind = l.entity_kind AND a.entity_key = l.entity_key AND a.part IS NULL
LEFT JOIN resolved_assignments one
    ON one.source_id = s.source_id AND one.entity_kind = l.entity_kind AND one.entity_key = l.entity_key
    AND one.part = l.part AND one.char_start = l.char_start
"""


def _event_types(types: EventTypes) -> pl.DataFrame:
    rows = [
        {
            "event_type": t.event_type,
            "label_en": t.labels.en,
            "label_zh": t.labels.zh,
            "ace_type": t.ace_type,
            "duee_type": t.duee_type,
            "person_roles": list(t.roles_of("person")),
            "organization_roles": list(t.roles_of("organization")),
        }
        for t in types.types
    ]
    return pl.DataFrame(rows, schema=polars_schema(EventTypesTable))


def _judged_events(judgements: Judgements) -> pl.DataFrame:
    """The places of the judgements on events."""
    rows = [
        (number, j.verdict, other, p.source, p.part, p.start, p.end, p.event_type, p.surface, str(p))
        for number, j in enumerate(judgements.of("events"))
        for other, places in ((False, j.places), (True, j.others))
        for p in places
    ]
    return pl.DataFrame(rows, schema=JUDGED, orient="row")


_ENTITY = ["source_id", "entity_kind", "entity_key"]


def _with_ids(local: dict[str, pl.DataFrame], assignments: pl.DataFrame) -> pl.DataFrame:
    """Participants with their entity_id.

    A claim whose evidence names the entity only where a judgement cut a mention out of it is told of the other.
    """
    found = local["local_participants"].join(_whole(assignments), on=_ENTITY, maintain_order="left")
    cut = assignments.filter(pl.col("part").is_not_null())
    if len(cut):
        names = local["local_mentions"].join(cut.select(_ENTITY).unique(), on=_ENTITY, how="semi")
        names = names.select(*_ENTITY, "part", "char_start").join(
            cut.rename({"entity_id": "other_id"}), on=[*_ENTITY, "part", "char_start"], how="left"
        )
        evidence = local["local_events"].select(
            "source_id", "claim", "part", pl.col("char_start").alias("begins"), "char_end"
        )
        told = (
            names.join(evidence, on=["source_id", "part"])
            .filter(pl.col("char_start").is_between("begins", "char_end", closed="left"))
            .group_by(*_ENTITY, "claim").agg(pl.col("other_id").first(), pl.col("other_id").null_count().alias("own"))
            .filter(pl.col("own") == 0)
        )  # fmt: skip
        found = found.join(told, on=[*_ENTITY, "claim"], how="left").with_columns(
            entity_id=pl.coalesce("other_id", "entity_id")
        )
        found = found.drop("other_id", "own")
    return found


def _whole(assignments: pl.DataFrame) -> pl.DataFrame:
    """The entity_id of each entity of an article, but for single mentions that a judgement cut out."""
    return assignments.filter(pl.col("part").is_null()).select(*_ENTITY, "entity_id")


def _with_surfaces(participants: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Participants with `surfaces`: how their article writes the name."""
    surfaces = mentions.group_by(_ENTITY).agg(pl.col("surface").unique().sort().alias("surfaces"))
    return participants.join(surfaces, on=_ENTITY, how="left")
