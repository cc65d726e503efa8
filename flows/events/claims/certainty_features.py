"""What is measured of how a claim is told to say whether announced, asserted or reported is right.

In: a `ClaimView` whose trigger tells an event. Out: values of named features; vocabulary/events/links/certainty.yaml
holds their weights and reasons.
"""

from __future__ import annotations

from collections.abc import Mapping

from flows.events.claims.view import ClaimView
from flows.events.lexicon import attribution, speech_verbs
from flows.events.syntax.tokens import NOUN, VERB
from flows.evidence import Measure


def _told(v: ClaimView) -> str:
    return v.certainty


def _told_of_type(v: ClaimView) -> str:
    return f"{v.event_type}/{v.certainty}"


def _verb_of_speech(v: ClaimView) -> tuple[str, ...]:
    """Verbs by which somebody tells it, with what was told."""
    verbs = speech_verbs()
    found = {w.text for w in v.words if w.start < v.trigger.start and w.cat in (VERB, NOUN) and w.text in verbs}
    return tuple(f"{v.certainty}/{text}" for text in sorted(found))


def _speech_after(v: ClaimView) -> bool:
    known = attribution()
    return any(w.start > v.trigger.start and w.text in known.reporting for w in v.words)


def _source(v: ClaimView) -> bool:
    known = attribution().sources
    return any(w.text in known for w in v.words)


def _notice(v: ClaimView) -> bool:
    known = attribution().notices
    return any(w.text in known for w in v.words)


def _quoted(v: ClaimView) -> str:
    return f"{v.certainty}/{'inside' if v.in_quotes else 'outside'}"


def _verdict(v: ClaimView) -> str:
    return f"{v.certainty}/{v.reading.verdict}"


def _shape(v: ClaimView) -> tuple[str, ...]:
    args = v.reading.args
    return tuple(f"{v.certainty}/{f}" for f in ("nominal", "relative", "closed", "carried") if getattr(args, f))


MEASURES: Mapping[str, Measure[ClaimView]] = {
    "told": _told,
    "told_of_type": _told_of_type,
    "verb_of_speech": _verb_of_speech,
    "speech_after": _speech_after,
    "source": _source,
    "notice": _notice,
    "quoted": _quoted,
    "verdict": _verdict,
    "shape": _shape,
    "title": lambda v: v.in_title,
    "traditional": lambda v: v.traditional,
}
