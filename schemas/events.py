"""The published tables about events."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from schemas.entities import ENTITY_KINDS
from schemas.row_rules import Dated, Spanned
from schemas.sources import PARTS, PRECISIONS, key, ref
from schemas.tables import Table

CERTAINTIES = ["asserted", "announced", "reported"]
DATE_PRECISIONS = [p for p in PRECISIONS if p not in ("second", "minute")]
ROLE = r"^[a-z][a-z_]*$"
PERSON_ROLES = [
    "leaver", "dismissed", "suspended", "appointee", "joiner", "returner", "founder", "leader", "dismisser", "author",
    "investor", "predecessor", "member",
]  # fmt: skip
ORG_ROLES = [
    "employer", "former_employer", "new_employer", "founded", "team", "parent", "investor", "investee", "recipient",
    "publisher",
]  # fmt: skip


class EventTypes(Table):
    """The kinds of events, from the vocabulary."""

    event_type: str = key("Key of the type.")
    label_en: str = pa.Field(description="English label.")
    label_zh: str = pa.Field(description="Chinese label.")
    ace_type: str = pa.Field(nullable=True, description="The ACE 2005 type that is nearest.")
    duee_type: str = pa.Field(nullable=True, description="The DuEE type that is nearest.")
    person_roles: pl.List(pl.String) = pa.Field(  # type: ignore[valid-type]
        description="Roles that people can have in it, principal ones first."
    )
    organization_roles: pl.List(pl.String) = pa.Field(  # type: ignore[valid-type]
        description="Roles that organisations can have in it, principal ones first."
    )


class Events(Dated):
    """One row per event: mentions of it in any number of articles are one event."""

    event_id: str = key("Key of the event.")
    event_type: str = ref("event_types.event_type", "The type.")
    headline: str = pa.Field(str_length={"min_value": 1}, description="One line, in the articles' language.")
    date_earliest: pl.Date = pa.Field(nullable=True, description="First day it can have happened.")
    date_latest: pl.Date = pa.Field(nullable=True, description="Last day it can have happened.")
    date_precision: str = pa.Field(isin=DATE_PRECISIONS, description="How exact the date is.")
    certainty: str = pa.Field(isin=CERTAINTIES, description="The strongest of its mentions.")
    source_count: pl.Int32 = pa.Field(ge=1, description="Distinct articles that tell it (reprints once).")
    mention_count: pl.Int32 = pa.Field(ge=1, description="Places that tell it.")
    confidence: float = pa.Field(ge=0, le=1, description="How sure (0..1).")


class EventParticipants(Table):
    """Who takes part in an event, in which role."""

    event_id: str = ref("events.event_id", "The event.")
    entity_kind: str = pa.Field(isin=ENTITY_KINDS, description="Person or organisation.")
    entity_id: str = pa.Field(description="people.person_id or organizations.org_id, by entity_kind.")
    role: str = pa.Field(str_matches=ROLE, description="The role, one that an event type declares.")
    post: str = pa.Field(nullable=True, description="The post concerned (首席执行官).")


class EventMentions(Spanned, Dated):
    """Every claim of an event: this place of this article says so, in these words."""

    event_mention_id: str = key("Key of the claim.")
    event_id: str = ref("events.event_id", "The event.")
    event_type: str = ref("event_types.event_type", "The type as this mention tells it.")
    source_id: str = ref("sources.source_id", "The article.")
    part: str = pa.Field(isin=PARTS, description="Title or body.")
    evidence: str = pa.Field(description="The sentence or clause, as it stands at the offsets.")
    char_start: pl.Int32 = pa.Field(ge=0, description="First character, from 0.")
    char_end: pl.Int32 = pa.Field(ge=1, description="Character after the last.")
    trigger: str = pa.Field(description="The word that tells the event.")
    object: str = pa.Field(nullable=True, description="What was released, founded, sent.")
    date_text: str = pa.Field(nullable=True, description="The words the date was read from.")
    date_earliest: pl.Date = pa.Field(nullable=True, description="First day this mention allows.")
    date_latest: pl.Date = pa.Field(nullable=True, description="Last day this mention allows.")
    date_precision: str = pa.Field(isin=DATE_PRECISIONS, description="How exact this mention's date is.")
    certainty: str = pa.Field(isin=CERTAINTIES, description="Announced, asserted or reported.")
    extractor: str = pa.Field(description="The rule that read it.")
    confidence: float = pa.Field(ge=0, le=1, description="How sure (0..1).")
    confidence_parts: str = pa.Field(
        description="The named parts that make the confidence.", metadata={"duckdb": "JSON"}
    )


class EventDecisions(Table):
    """Why a claim belongs to its event: the rule and the parts that agreed; enough to undo it."""

    event_mention_id: str = ref("event_mentions.event_mention_id", "The claim.")
    event_id: str = ref("events.event_id", "The event.")
    rule: str = pa.Field(description="The rule that joined it.")
    score: float = pa.Field(ge=0, le=1, description="How sure (0..1).")
    evidence: str = pa.Field(nullable=True, description="The parts that agreed, in words.")


class WithheldClaims(Spanned):
    """What was read but is not told: who, where or whether is less sure than the setting `confidence.minimum` asks."""

    withheld_id: str = key("Key of the withheld claim.")
    source_id: str = ref("sources.source_id", "The article.")
    event_type: str = ref("event_types.event_type", "The type as it would be told.")
    part: str = pa.Field(isin=PARTS, description="Title or body.")
    evidence: str = pa.Field(description="The sentence or clause, as it stands at the offsets.")
    char_start: pl.Int32 = pa.Field(ge=0, description="First character, from 0.")
    char_end: pl.Int32 = pa.Field(ge=1, description="Character after the last.")
    trigger: str = pa.Field(description="The word that would tell the event.")
    reason: str = pa.Field(str_length={"min_value": 1}, description="What is not sure enough, a sentence.")
    confidence: float = pa.Field(ge=0, le=1, description="How sure (0..1).")
    participants: str = pa.Field(
        description="The candidates: entity_kind, entity_id, name, role, post, probability.",
        metadata={"duckdb": "JSON"},
    )
