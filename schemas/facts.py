"""The frames between the rooms: articles as read, and what was found in each source's text.

Each frame of facts holds `text_key`, the key of the text that they were found in, and the fields of the record in
`schemas.records` that a row comes from. Validated eagerly before anything else uses them; failing rows become
quarantine rows. The steps over all articles read them by source (`by_source`).
"""

from __future__ import annotations

from typing import Any

import pandera.polars as pa
import polars as pl

from schemas.entities import ALIAS_KINDS, ENTITY_KINDS, ORG_KINDS
from schemas.events import CERTAINTIES, DATE_PRECISIONS, ROLE
from schemas.row_rules import Dated, Publication, Spanned
from schemas.sources import BASES, PARTS, PRECISIONS, PUBLISHER_BASES, SHA256, Timestamp
from schemas.tables import Table, polars_schema


class Articles(Publication):
    """One row per file that was read (schemas.records.Article), before duplicates are grouped."""

    article_key: str = pa.Field(unique=True, description="File bytes, path-stated day and reading version.")
    title: str = pa.Field(str_length={"min_value": 1}, description="Title.")
    publisher: str = pa.Field(nullable=True, str_length={"min_value": 1})
    publisher_basis: str = pa.Field(nullable=True, isin=PUBLISHER_BASES)
    place: str = pa.Field(nullable=True, str_length={"min_value": 1})
    script: str = pa.Field(str_matches=r"^[A-Z][a-z]{3}$")
    published_at: Timestamp = pa.Field(nullable=True)
    published_zone: str = pa.Field(nullable=True)
    published_precision: str = pa.Field(isin=PRECISIONS)
    published_basis: str = pa.Field(isin=BASES)
    published_earliest: pl.Date = pa.Field(nullable=True)
    published_latest: pl.Date = pa.Field(nullable=True)
    saved_at: Timestamp = pa.Field(nullable=True)
    url: str = pa.Field(nullable=True)
    cover_image_url: str = pa.Field(nullable=True)
    format: str = pa.Field()
    format_certainty: float = pa.Field(ge=0, le=1)
    encoding: str = pa.Field()
    body: str = pa.Field(str_length={"min_value": 1})
    body_chars: pl.Int32 = pa.Field(ge=1)
    content_sha256: str = pa.Field(str_matches=SHA256)


class LocalEntities(Table):
    """schemas.records.LocalEntity, by text."""

    text_key: str = pa.Field()
    entity_kind: str = pa.Field(isin=ENTITY_KINDS)
    entity_key: str = pa.Field()
    name: str = pa.Field(str_length={"min_value": 1})
    name_zh: str = pa.Field(nullable=True)
    name_latin: str = pa.Field(nullable=True)
    org_kind: str = pa.Field(nullable=True, isin=ORG_KINDS)
    parent_key: str = pa.Field(nullable=True)
    registry_key: str = pa.Field(nullable=True)
    partial: bool = pa.Field()
    alternatives: pl.List(pl.String) = pa.Field()  # type: ignore[valid-type]
    born: pl.Int32 = pa.Field(nullable=True, ge=1850, le=2100)
    namesake: bool = pa.Field()


class LocalMentions(Spanned):
    """schemas.records.Mention, by text."""

    text_key: str = pa.Field()
    entity_kind: str = pa.Field(isin=ENTITY_KINDS)
    entity_key: str = pa.Field()
    part: str = pa.Field(isin=PARTS)
    char_start: pl.Int32 = pa.Field(ge=0)
    char_end: pl.Int32 = pa.Field(ge=1)
    surface: str = pa.Field(str_length={"min_value": 1})
    alias_kind: str = pa.Field(isin=ALIAS_KINDS)
    method: str = pa.Field()
    score: float = pa.Field(ge=0, le=1)


class LocalRoles(Spanned):
    """schemas.records.Role, by text."""

    text_key: str = pa.Field()
    person_key: str = pa.Field()
    org_key: str = pa.Field(nullable=True)
    title: str = pa.Field(str_length={"min_value": 1})
    part: str = pa.Field(isin=PARTS)
    char_start: pl.Int32 = pa.Field(ge=0)
    char_end: pl.Int32 = pa.Field(ge=1)


class LocalEvents(Spanned, Dated):
    """schemas.records.EventMention and WithheldClaim, by text; `claim` numbers the claims of a text from 0,
    the withheld ones after the others.
    """

    text_key: str = pa.Field()
    claim: pl.Int32 = pa.Field(ge=0)
    event_type: str = pa.Field()
    part: str = pa.Field(isin=PARTS)
    char_start: pl.Int32 = pa.Field(ge=0)
    char_end: pl.Int32 = pa.Field(ge=1)
    trigger: str = pa.Field()
    trigger_start: pl.Int32 = pa.Field(ge=0)
    object: str = pa.Field(nullable=True)
    date_text: str = pa.Field(nullable=True)
    date_earliest: pl.Date = pa.Field(nullable=True)
    date_latest: pl.Date = pa.Field(nullable=True)
    date_precision: str = pa.Field(isin=DATE_PRECISIONS)
    certainty: str = pa.Field(isin=CERTAINTIES)
    extractor: str = pa.Field()
    confidence: float = pa.Field(ge=0, le=1)
    confidence_parts: str = pa.Field(description="JSON object of named parts.")
    doubt: str = pa.Field(
        nullable=True, str_length={"min_value": 1}, description="What is not sure of it, if anything."
    )


class LocalParticipants(Table):
    """schemas.records.Participant, by text and claim."""

    text_key: str = pa.Field()
    claim: pl.Int32 = pa.Field(ge=0)
    entity_kind: str = pa.Field(isin=ENTITY_KINDS)
    entity_key: str = pa.Field()
    role: str = pa.Field(str_matches=ROLE)
    post: str = pa.Field(nullable=True)


class LocalCandidates(Table):
    """schemas.records.ParticipantCandidate, by text and claim."""

    text_key: str = pa.Field()
    claim: pl.Int32 = pa.Field(ge=0)
    entity_kind: str = pa.Field(isin=ENTITY_KINDS)
    entity_key: str = pa.Field()
    role: str = pa.Field(str_matches=ROLE)
    post: str = pa.Field(nullable=True)
    probability: float = pa.Field(ge=0, le=1)


def by_source(model: type[Table]) -> dict[str, Any]:
    """Column → polars type of facts as the steps over all articles read them: by `source_id`, not `text_key`."""
    return {"source_id" if name == "text_key" else name: kind for name, kind in polars_schema(model).items()}
