"""A candidate: a span of a part that may name somebody, as one of the voices proposes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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


def trimmed(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates without white space at their ends: taggers count a blank to the word beside it."""
    for c in candidates:
        name = c.name.strip()
        if name == c.name:
            yield c
        elif name:
            start = c.start + len(c.name) - len(c.name.lstrip())
            yield replace(c, name=name, start=start, end=start + len(name))
