"""The working store's own tables: history that is never dropped, and caches that can be made again from raw files.

History tables only ever gain columns. A cache whose columns change is dropped and filled again.
"""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from schemas import events, facts, operations
from schemas.sources import AUTHOR_ROLES, LINK_ROLES, PARTS, SHA256, Timestamp
from schemas.tables import Table, table_name


class Files(Table):
    """Every path ever seen. `location` is where it lies on disk, `stat` what tells that it has not been touched."""

    path: str = pa.Field(unique=True)
    location: str = pa.Field()
    sha256: str = pa.Field(nullable=True, str_matches=SHA256, description="Null when it could not be opened.")
    bytes: pl.Int64 = pa.Field(ge=0)
    stat: str = pa.Field()
    path_day: str = pa.Field(nullable=True, description="The day that the path states, as ISO date.")
    container_path: str = pa.Field(nullable=True, description="Of an article in a container: the container's path.")
    locators: str = pa.Field(nullable=True, description="What leads to it from the file at `location`, as JSON.")
    container_kind: str = pa.Field(nullable=True, description="Of a container: its kind; null for an article.")
    first_run_id: str = pa.Field()
    last_run_id: str = pa.Field()
    removed_at: Timestamp = pa.Field(nullable=True)


class SourceRuns(Table):
    """The run that published a source first."""

    source_id: str = pa.Field(unique=True)
    first_run_id: str = pa.Field()


class CheckedSources(Table):
    """What a source was made of when the checks of each source alone found nothing wrong with it."""

    source_id: str = pa.Field(unique=True)
    text_key: str = pa.Field()
    body_from: str = pa.Field()
    header_from: str = pa.Field()


class State(Table):
    """Single values: the fingerprint of what stands published, the version of the caches."""

    name: str = pa.Field(unique=True)
    value: str = pa.Field()


class Sketches(Table):
    """What near duplicates are found by, an article."""

    article_key: str = pa.Field(unique=True)
    sketch: pl.Binary = pa.Field(metadata={"duckdb": "BLOB"})
    folded_title: str = pa.Field(description="The title as it is compared.")


class Comparisons(Table):
    """Pairs of articles that were compared; null where they are two articles."""

    first_key: str = pa.Field()
    second_key: str = pa.Field()
    similarity: pl.Float64 = pa.Field(nullable=True, ge=0, le=1)
    kind: str = pa.Field(nullable=True, isin=("reprint", "excerpt"))


class ArticleAuthors(Table):
    """schemas.records.Author, by article as read."""

    article_key: str = pa.Field()
    position: pl.Int32 = pa.Field(ge=0)
    name: str = pa.Field(str_length={"min_value": 1})
    role: str = pa.Field(isin=AUTHOR_ROLES)


class ArticleLinks(Table):
    """schemas.records.Link, by article as read."""

    article_key: str = pa.Field()
    position: pl.Int32 = pa.Field(ge=0)
    url: str = pa.Field()
    role: str = pa.Field(isin=LINK_ROLES)


class ArticleDateEvidence(Table):
    """schemas.records.DateEvidence, by article as read."""

    article_key: str = pa.Field()
    rule: str = pa.Field()
    words: str = pa.Field(nullable=True)
    part: str = pa.Field(nullable=True, isin=PARTS)
    char_start: pl.Int32 = pa.Field(nullable=True, ge=0)
    char_end: pl.Int32 = pa.Field(nullable=True, ge=1)
    earliest: pl.Date = pa.Field(nullable=True)
    latest: pl.Date = pa.Field(nullable=True)
    used: bool = pa.Field()


class Refusals(Table):
    """What could not be used of a file: severity error, the whole file; warn, a part of it."""

    article_key: str = pa.Field()
    stage: str = pa.Field()
    check_name: str = pa.Field()
    severity: str = pa.Field(isin=operations.SEVERITIES)
    reason: str = pa.Field()
    detail: str = pa.Field(nullable=True, metadata={"duckdb": "JSON"})


class Texts(Table):
    """The source texts whose facts are kept, by text_key."""

    text_key: str = pa.Field(unique=True)
    registry: str = pa.Field(description="Version of the registry that the facts are known to follow from.")
    standing: str = pa.Field(description="Version of the registry's forms that stand in the text.")


class TextTags(Table):
    """What tagger and voices say of a text (flows.language.tagging.kept_tags), by its title and body."""

    tag_key: str = pa.Field(unique=True)
    words: pl.Binary = pa.Field(metadata={"duckdb": "BLOB"}, description="Words and persons nearly seen.")
    heard: pl.Binary = pa.Field(metadata={"duckdb": "BLOB"}, description="What the voices said of sentences.")


class TextRefusals(Table):
    """Source texts that are loaded without their facts, or without some, and why."""

    text_key: str = pa.Field()
    stage: str = pa.Field()
    check_name: str = pa.Field()
    severity: str = pa.Field(isin=operations.SEVERITIES)
    reason: str = pa.Field()
    detail: str = pa.Field(nullable=True, metadata={"duckdb": "JSON"})


class BlockEvents(events.Events):
    """Events by the block of claims that they were merged in (flows.events.merging.blocks)."""

    block: str = pa.Field(description="Digest of all that their merging looked at.")


class BlockParticipants(events.EventParticipants):
    """Participants of events by block."""

    block: str = pa.Field()


class BlockTellings(events.EventDecisions):
    """Why a claim belongs to its event, by block, with the claim."""

    block: str = pa.Field()
    source_id: str = pa.Field()
    claim: pl.Int32 = pa.Field()


HISTORY: tuple[type[Table], ...] = (
    operations.Runs,
    operations.Quarantine,
    operations.QualityResults,
    Files,
    SourceRuns,
    CheckedSources,
    State,
)
ARTICLE_CACHE: tuple[type[Table], ...] = (
    facts.Articles,
    Sketches,
    ArticleAuthors,
    ArticleLinks,
    ArticleDateEvidence,
    Refusals,
)
COMPARISON_CACHE: tuple[type[Table], ...] = (Comparisons,)
FACT_CACHE: tuple[type[Table], ...] = (
    Texts,
    TextRefusals,
    facts.LocalEntities,
    facts.LocalMentions,
    facts.LocalRoles,
    facts.LocalEvents,
    facts.LocalParticipants,
    facts.LocalCandidates,
)
TAG_CACHE: tuple[type[Table], ...] = (TextTags,)
MERGING_CACHE: tuple[type[Table], ...] = (BlockEvents, BlockParticipants, BlockTellings)
BY_NAME = {
    table_name(t): t for t in (*HISTORY, *ARTICLE_CACHE, *COMPARISON_CACHE, *FACT_CACHE, *TAG_CACHE, *MERGING_CACHE)
}
