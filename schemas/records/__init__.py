"""What the rooms hand each other about one file or article: plain frozen records, offsets in characters, end exclusive.

A *file* is read into an `Article`. Articles of one story are grouped, and each group is one *source*, whose text is a
`SourceText`. `language` cuts it into `Sentence`s; `entities` finds in it `LocalEntity`s with their `Mention`s and
`Role`s; `events` finds `EventMention`s and `WithheldClaim`s. All of them are pure functions of the source text: nothing
here knows another article. Keys (`entity_key`) hold within one source only; ids are given by the resolution over all
sources.
"""

from __future__ import annotations

from schemas.records.article import Article, Author, DateEvidence, Link, Notice, Published
from schemas.records.claims import EventMention, Extracted, Participant, ParticipantCandidate, WithheldClaim
from schemas.records.closed_lists import (
    AliasKind,
    AuthorRole,
    Basis,
    Certainty,
    EntityKind,
    LinkRole,
    OrgKind,
    Part,
    Precision,
    PublisherBasis,
    TaggerName,
    VoiceName,
)
from schemas.records.recognition import LocalEntity, Mention, Office, Recognized, Role
from schemas.records.text import Sentence, SourceText, TimeExpression, Token, VoiceSpan

__all__ = [
    "AliasKind",
    "Article",
    "Author",
    "AuthorRole",
    "Basis",
    "Certainty",
    "DateEvidence",
    "EntityKind",
    "EventMention",
    "Extracted",
    "Link",
    "LinkRole",
    "LocalEntity",
    "Mention",
    "Notice",
    "Office",
    "OrgKind",
    "Part",
    "Participant",
    "ParticipantCandidate",
    "Precision",
    "Published",
    "PublisherBasis",
    "Recognized",
    "Role",
    "Sentence",
    "SourceText",
    "TaggerName",
    "TimeExpression",
    "Token",
    "VoiceName",
    "VoiceSpan",
    "WithheldClaim",
]
