"""Organisations that most readers know, found by their names wherever they stand: 港大 in 港大學生, 终院."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from flows.entities.candidate import Candidate
from flows.entities.lexicon import is_also_word, known_organizations, organization_patterns
from flows.entities.view import PartView

SHORT = 2  # characters of a name that is easily a piece of the words around it


def known(view: PartView) -> Iterator[Candidate]:
    """Every place of every known name; a Latin beginning or end stands at a word's edge, what is a word too at both."""
    folded, names = view.folded, known_organizations()
    for beginning in _lengths().keys() & view.pairs:
        for at in view.places(beginning):
            for length in _lengths()[beginning]:
                kind = names.get(folded[at : at + length])
                if kind and _stands_alone(view, at, at + length) and not _goes_on(folded, at, at + length):
                    yield view.candidate(at, at + length, "organization", 0.0, "known", org_kind=kind)


def _stands_alone(view: PartView, start: int, end: int) -> bool:
    """Whether the name is no piece of the words around it; of a longer name one edge in their midst does no harm."""
    edges = (start in view.by_start) + (end in view.by_end)
    if is_also_word(view.folded[start:end]):
        return edges == 2 and not view.folded.startswith(organization_patterns().of_several, end)
    return edges > 0 or end - start > SHORT


def _goes_on(folded: str, start: int, end: int) -> bool:
    before, behind = folded[start - 1 : start], folded[end : end + 1]
    return (_is_latin(before) and _is_latin(folded[start])) or (_is_latin(behind) and _is_latin(folded[end - 1]))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """How long the names are that begin with these two characters."""
    found: dict[str, set[int]] = defaultdict(set)
    for name in known_organizations():
        found[name[:2]].add(len(name))
    return {first: tuple(sorted(some)) for first, some in found.items()}
