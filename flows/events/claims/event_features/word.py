"""Features of the trigger itself: its word, its tag, what stands right beside it, and the sentence as a whole."""

from __future__ import annotations

import math
from collections.abc import Mapping

from flows.events.claims.view import ClaimView
from flows.events.syntax.tokens import Word
from flows.evidence import Measure
from schemas.records import Token

_PARTICLES = ("了", "过", "着", "的", "后", "前", "时")


def _type(v: ClaimView) -> str:
    return v.event_type


def _word(v: ClaimView) -> str:
    return f"{v.event_type}/{v.trigger.text}"


def _group(v: ClaimView) -> float:
    """How sure the vocabulary is of the words of the trigger's group."""
    return 1 - v.reading.group.confidence


def _tokens(v: ClaimView) -> list[Token]:
    return [t for t in v.sentence.tokens if t.start < v.trigger.end and v.trigger.start < t.end]


def _tag(v: ClaimView) -> str:
    """The tagger's tag of the word, or that the match is no word of the tagger's."""
    tokens = _tokens(v)
    if len(tokens) == 1:
        whole = tokens[0].start == v.trigger.start and tokens[0].end == v.trigger.end
        return tokens[0].tag if whole else "inside_word"
    inside = tokens and tokens[0].start == v.trigger.start and tokens[-1].end == v.trigger.end
    return "several_words" if inside else "crosses_words"


def _short(v: ClaimView) -> bool:
    return len(v.trigger.text) == 1


def _neighbor(v: ClaimView, step: int) -> Word | None:
    words = v.reading.context.clause.words
    at = v.reading.context.position + step
    return words[at] if 0 <= at < len(words) else None


def _before_is(v: ClaimView) -> str:
    word = _neighbor(v, -1)
    return "start" if word is None else f"{word.cat}{word.kind}"


def _after_is(v: ClaimView) -> str:
    word = _neighbor(v, 1)
    return "end" if word is None else f"{word.cat}{word.kind}"


def _after_word(v: ClaimView) -> str | None:
    return next((p for p in _PARTICLES if v.after.startswith(p)), None)


def _grammar(v: ClaimView) -> str:
    return v.reading.group.grammar


def _triggers(v: ClaimView) -> float:
    return math.log(sum(w.trigger for w in v.words) or 1)


def _length(v: ClaimView) -> float:
    return math.log(max(1, len(v.folded)) / 50)


MEASURES: Mapping[str, Measure[ClaimView]] = {
    "type": _type,
    "word": _word,
    "group": _group,
    "tag": _tag,
    "short": _short,
    "before_is": _before_is,
    "after_is": _after_is,
    "after_word": _after_word,
    "grammar": _grammar,
    "title": lambda v: v.in_title,
    "triggers": _triggers,
    "length": _length,
    "traditional": lambda v: v.traditional,
}
