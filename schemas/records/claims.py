"""What `events` finds in one source text: claims with participants and certainty, those that are not sure apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from schemas.records.closed_lists import Certainty, EntityKind, Part, Precision


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an event mention, in which role, with which post (首席执行官)."""

    entity_key: str
    entity_kind: EntityKind
    role: str
    post: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """A claim of one place in the text. `start`/`end` bound the evidence (a sentence or clause) in its part.

    `confidence_parts` are the named parts that make `confidence` (0..1); `object` what was released, founded, sent.
    """

    event_type: str
    part: Part
    start: int
    end: int
    trigger: str
    trigger_start: int
    certainty: Certainty
    extractor: str
    confidence: float
    confidence_parts: dict[str, float]
    participants: tuple[Participant, ...]
    object: str | None = None
    date_text: str | None = None
    date_earliest: dt.date | None = None
    date_latest: dt.date | None = None
    date_precision: Precision = "unknown"


@dataclass(frozen=True, slots=True)
class ParticipantCandidate:
    """Who might take part in a claim, in which role, and how likely that is (0..1)."""

    entity_key: str
    entity_kind: EntityKind
    role: str
    probability: float
    post: str | None = None


@dataclass(frozen=True, slots=True)
class WithheldClaim:
    """A claim that something is not sure of. Whether it is told is decided by the setting `confidence.minimum`.

    `mention` is the claim with its most probable participants (it may have none), as it is told when the setting asks
    for no more than its confidence or a user judges it right; `reason` a sentence that says what is not sure; and
    `candidates` everybody who was weighed for a role, the participants of `mention` among them.
    """

    mention: EventMention
    reason: str
    candidates: tuple[ParticipantCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    """All that `events` found in one source text: claims that nothing speaks against, and those that are not sure."""

    mentions: tuple[EventMention, ...] = ()
    withheld: tuple[WithheldClaim, ...] = ()

    def entity_keys(self) -> frozenset[str]:
        """Keys of all who take part in a claim, told or withheld."""
        every = (*self.mentions, *(w.mention for w in self.withheld))
        return frozenset(p.entity_key for claim in every for p in claim.participants)
