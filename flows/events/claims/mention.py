"""A weighed claim → the record that is handed on."""

from __future__ import annotations

from flows.events.claims.view import ClaimView
from flows.events.claims.weigh import Weighed, reason, whole
from flows.events.syntax.quoting import quote
from schemas.records import EventMention, ParticipantCandidate, WithheldClaim


def mention_of(view: ClaimView, weighed: Weighed) -> EventMention:
    """The event mention of a claim; its confidence is the probability that it is right as a whole."""
    reading, sentence, when = view.reading, view.sentence, view.when
    text = view.text.part(sentence.part)
    what = reading.filled.object
    dated = when is not None and when.earliest is not None
    return EventMention(
        event_type=view.event_type,
        part=sentence.part,
        start=sentence.start,
        end=sentence.end,
        trigger=text[view.trigger.start : view.trigger.end],
        trigger_start=view.trigger.start,
        certainty=view.certainty,
        extractor=f"{reading.group.grammar}:{view.trigger.text}",
        confidence=weighed.whole,
        confidence_parts=dict(weighed.links),
        participants=tuple(view.participants),
        object=quote(text, what.start, what.end) if what else None,
        date_text=when.text if when else None,
        date_earliest=when.earliest if when else None,
        date_latest=when.latest if when else None,
        date_precision=when.precision if when is not None and dated else "unknown",
    )


def withheld(view: ClaimView, weighed: Weighed) -> WithheldClaim:
    """A claim that is not sure enough: what is not sure of it, and who was weighed for its roles."""
    threshold = whole().threshold
    found = {
        (p.entity_key, p.role): ParticipantCandidate(
            p.entity_key, p.entity_kind, p.role, _probability(weighed, p.entity_kind), p.post
        )
        for p in view.participants
    }
    for candidate, probability in zip(view.employer.candidates, view.employer.probabilities, strict=True):
        for key, role in candidate.roles:
            found[key, role] = ParticipantCandidate(key, "organization", role, round(probability, 4))
    return WithheldClaim(mention_of(view, weighed), reason(view, weighed, threshold), tuple(found.values()))


def _probability(weighed: Weighed, kind: str) -> float:
    return weighed.links.get("people" if kind == "person" else "organizations", weighed.links["event"])
