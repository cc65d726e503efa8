"""A candidate: a span of a part that may name somebody, as one of the voices proposes it."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.records import EntityKind, Part


@dataclass(frozen=True, slots=True)
class Candidate:
    """`name` as written; `pair` the other form that the text states; `weak`: part of a name, which needs a bearer."""

    part: Part
    start: int
    end: int
    name: str
    kind: EntityKind
    score: float
    method: str
    registry_key: str | None = None
    weak: bool = False
    pair: str | None = None
    org_kind: str | None = None
