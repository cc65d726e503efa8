"""A source as recognition and extraction see it: its text, sentences, words, what voices say, time expressions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from schemas.records.closed_lists import Part, Precision, VoiceName


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
class TimeExpression:
    """A time expression of a sentence, resolved: offsets in the sentence, the range of days, its precision."""

    text: str
    start: int
    end: int
    earliest: dt.date | None
    latest: dt.date | None
    precision: Precision
