"""Competing candidates are decided by one scorer: a candidate's own score and what its context adds or takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from flows.entities.candidates.candidate import Candidate
from flows.entities.selection.context import listed, of_organization, of_person
from flows.entities.view import PartView

KEEP = 0.5
WEAK_KEEP = 0.38  # a part of a name stands where somebody in the article bears it
AGREEMENT = 0.08  # for each further voice that proposes the same span
LENGTH = 0.02  # a character; longer spans go first among like scores


def decide(candidates: Iterable[Candidate], view: PartView) -> list[Candidate]:
    """The best candidates that do not overlap, in order. Lists are read twice: a name beside names is likelier one."""
    merged = _merged(candidates, view)
    first = _without_overlap(merged, view)
    again = [replace(c, score=max(0.0, c.score + more)) if (more := listed(c, first, view)) else c for c in merged]
    return _without_overlap(again, view)


def _merged(candidates: Iterable[Candidate], view: PartView) -> list[Candidate]:
    """One candidate for each span and kind; the voices' agreement adds up."""
    by_span: dict[tuple[int, int, str], list[Candidate]] = defaultdict(list)
    for c in candidates:
        by_span[c.start, c.end, c.kind].append(c)
    merged = []
    for same in by_span.values():
        best = max(same, key=lambda c: (c.score, c.method))
        context = of_person(best, view) if best.kind == "person" else of_organization(best, view)
        voices = len({c.method for c in same})
        pair = next((c.pair for c in same if c.pair), None)
        key = next((c.registry_key for c in same if c.registry_key), None)
        weak = all(c.weak for c in same if c.registry_key) if key else best.weak
        score = max(0.0, best.score + context + AGREEMENT * (voices - 1))
        merged.append(replace(best, score=score, pair=pair, registry_key=key, weak=weak))
    return merged


def _without_overlap(candidates: Sequence[Candidate], view: PartView) -> list[Candidate]:
    taken: list[Candidate] = []
    free = bytearray(b"\1" * (len(view.folded) + 1))
    for c in sorted(candidates, key=lambda c: (-(c.score + LENGTH * (c.end - c.start)), c.start, c.kind)):
        if c.score >= (WEAK_KEEP if c.weak else KEEP) and all(free[c.start : c.end]):
            taken.append(c)
            free[c.start : c.end] = bytes(c.end - c.start)
    return sorted(taken, key=lambda c: c.start)
