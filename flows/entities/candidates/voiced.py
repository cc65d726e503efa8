"""Spans that the second voice holds for a person or an organisation."""

from __future__ import annotations

from collections.abc import Iterator

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.suffixes import kind_of, without_former
from flows.entities.view import PartView
from schemas.records import EntityKind

LEAST = 0.15  # less of a probability proposes nothing
_KINDS: dict[str, EntityKind] = {"PERSON": "person", "ORGANIZATION": "organization"}


def voiced(view: PartView) -> Iterator[Candidate]:
    """One candidate for each; marks at its edges are no part of a name."""
    for sentence in view.sentences:
        for span in sentence.second or ():
            kind = _KINDS.get(span.label)
            if kind is None or span.probability < LEAST or span.end - span.start < 2:
                continue
            start, org_kind = span.start, None
            if kind == "organization":
                start = without_former(view.folded, span.start, span.end)
                org_kind = kind_of(view.folded[start : span.end])
            yield view.candidate(start, span.end, kind, span.probability, "voice", org_kind=org_kind)
