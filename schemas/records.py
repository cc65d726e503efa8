"""What the rooms hand each other about one file or article: plain frozen records, offsets in characters, end exclusive.

A *file* is read into an `Article`. Articles of one story are grouped, and each group is one *source*, whose text is a
`SourceText`. `language` cuts it into `Sentence`s; `entities` finds in it `LocalEntity`s with their `Mention`s and
`Role`s; `events` finds `EventMention`s and `WithheldClaim`s. All of them are pure functions of the source text: nothing
here knows another article. Keys (`entity_key`) hold within one source only; ids are given by the resolution over all
sources.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Part = Literal["title", "body"]
EntityKind = Literal["person", "organization"]
Precision = Literal["second", "minute", "day", "week", "month", "quarter", "half", "year", "range", "unknown"]
Basis = Literal["header", "front_matter", "byline", "dateline", "title", "url", "meta", "path", "inferred", "none"]
AuthorRole = Literal["author", "translator", "editor", "compiler"]
LinkRole = Literal["original", "reference", "inline", "image", "cover"]
Certainty = Literal["announced", "asserted", "reported"]
AliasKind = Literal["canonical", "full", "surname", "given", "transliteration", "traditional", "misspelling", "handle"]
TaggerName = Literal["lac"]
VoiceName = Literal["cutword", "lac"]
OrgKind = Literal["company", "team", "university", "government", "media", "fund", "other"]


@dataclass(frozen=True, slots=True)
class Author:
    """A name of the byline and what that person did for the article."""

    name: str
    role: AuthorRole = "author"


@dataclass(frozen=True, slots=True)
class Link:
    """An address in the file and its role."""

    url: str
    role: LinkRole


@dataclass(frozen=True, slots=True)
class Notice:
    """Something of a loaded file that could not be used (a date that no calendar has): becomes a warning row."""

    check: str
    reason: str
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: the moment stated (wall clock of `zone`), and the tightest range of days.

    `at` is None when the file states none (basis path, inferred, none); earliest and latest are equal when a day is
    known and None when nothing supports a bound.
    """

    at: dt.datetime | None = None
    zone: str | None = None
    precision: Precision = "unknown"
    basis: Basis = "none"
    earliest: dt.date | None = None
    latest: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """What bounds the day of an article that states none: the rule, its words and where they stand, the bounds.

    `used` is False for a bound that others contradict; `other_source`: the article that dates the event spoken of.
    """

    rule: str
    words: str | None = None
    part: Part | None = None
    start: int | None = None
    end: int | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    used: bool = True
    other_source: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One raw file as read. `body` is the cleaned text that offsets index (see the contract)."""

    title: str
    body: str
    format: str
    format_certainty: float
    encoding: str
    script: str
    published: Published = field(default_factory=Published)
    publisher: str | None = None
    place: str | None = None
    url: str | None = None
    cover_image_url: str | None = None
    authors: tuple[Author, ...] = ()
    links: tuple[Link, ...] = ()
    notices: tuple[Notice, ...] = ()
    saved_at: dt.datetime | None = None
    date_evidence: tuple[DateEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """What recognising and extracting may know of a source: its two parts, its script and its range of days."""

    title: str
    body: str
    script: str
    published_earliest: dt.date | None
    published_latest: dt.date | None

    def part(self, name: Part) -> str:
        """The text that offsets of that part index."""
        return self.title if name == "title" else self.body


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the tagger: its text as it stands in the part, its tag (PER, ORG, LOC, TIME, n, v, …), its offsets.

    `lead`: of a name (PER, ORG, LOC, TIME), by how much the tagger prefers its kind at the character where it is least
    sure, in its own scores.
    """

    text: str
    tag: str
    start: int
    end: int
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """What a voice beside the tagger says of a span: a tag of the shared tagset (`language.tagging.tagset`).

    `probability`: that just these characters are such a name, by that voice's own reckoning, 0..1.
    """

    start: int
    end: int
    label: str
    probability: float
    voice: VoiceName


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a part: offsets in the part, its words (offsets in the part too). `index` counts over the part.

    `nearly`: persons that the tagger nearly saw, with the little that its own reading is better as a negative `lead`.
    `second`: what the voices beside the tagger say (offsets in the part), None where they were not asked.
    """

    part: Part
    index: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...] = ()
    nearly: tuple[Token, ...] = ()
    second: tuple[VoiceSpan, ...] | None = None


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """A person or an organisation as one article knows it.

    `key` is `person:` or `organization:` and the folded canonical name, or `person:#<registry key>` where the
    registry knows it; `name` the fullest form stated at hand (article, registry); `alternatives` further full forms
    (the Latin name in brackets, the Traditional form).
    """

    key: str
    kind: EntityKind
    name: str
    name_zh: str | None = None
    name_latin: str | None = None
    org_kind: OrgKind | None = None
    parent_key: str | None = None
    registry_key: str | None = None
    partial: bool = False  # only a surname, a given name or a nickname stands in the article
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a part that names an entity. `score` 0..1, `method` the voice that decided."""

    entity_key: str
    entity_kind: EntityKind
    part: Part
    start: int
    end: int
    surface: str
    alias_kind: AliasKind
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class Role:
    """A post that the text gives a person: title in the text's own words, and where the words stand."""

    person_key: str
    org_key: str | None
    title: str
    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Recognized:
    """All that `entities` found in one source text."""

    entities: tuple[LocalEntity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a sentence, resolved: offsets in the sentence, the range of days, its precision."""

    text: str
    start: int
    end: int
    earliest: dt.date | None
    latest: dt.date | None
    precision: Precision


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
