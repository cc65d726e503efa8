"""Organisations that most readers know, found by their names wherever they stand: 港大 in 港大學生, 终院."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from flows.entities.candidate import Candidate
from flows.entities.lexicon import known_organizations
from flows.entities.view import PartView


def known(view: PartView) -> Iterator[Candidate]:
    """Every place of every known name; a Latin beginning or end stands at a word's edge."""
    folded, by_beginning = view.folded, _by_beginning()
    for beginning in by_beginning.keys() & view.pairs:
        for name, kind in by_beginning[beginning]:
            for at in view.places(name):
                if not _goes_on(folded, at, at + len(name)):
                    yield view.candidate(at, at + len(name), "organization", 0.0, "known", org_kind=kind)


def _goes_on(folded: str, start: int, end: int) -> bool:
    before, behind = folded[start - 1 : start], folded[end : end + 1]
    return (_is_latin(before) and _is_latin(folded[start])) or (_is_latin(behind) and _is_latin(folded[end - 1]))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


@cache
def _by_beginning() -> dict[str, tuple[tuple[str, str], ...]]:
    """Names with their kind by their first two characters."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, kind in known_organizations().items():
        found[name[:2]].append((name, kind))
    return {first: tuple(some) for first, some in found.items()}
