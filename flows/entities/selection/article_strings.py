"""How a string stands in the whole article: how often, between which characters, and what the tagger calls it there.

In: the folded texts and words of both parts. Out: counts, asked for by string and kept. Next: `measures` of the article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import regex

from flows.entities.candidates.candidate import MIDDLE_DOTS
from flows.entities.lexicon import names
from flows.entities.name_shape import called, shape
from flows.entities.view import PartView

_DOT = regex.compile(f"[{MIDDLE_DOTS}]")
_DOTTED = regex.compile(rf"[一-鿿]{{1,7}}(?:[{MIDDLE_DOTS}][一-鿿]{{1,7}})+")
_LATIN = regex.compile(r"[A-Z][a-zé]+(?: [A-Z][a-zé]+){1,2}")
MOST_PLACES = 40  # places of a string that are looked at; more tell nothing new


@dataclass(frozen=True, slots=True)
class Standing:
    """`count` places of a string; share of them that all have one Han character before, and one behind."""

    count: int
    fixed_before: bool
    fixed_behind: bool


class ArticleStrings:
    """Counts over the parts of one article."""

    def __init__(self, views: Iterable[PartView]) -> None:
        self._views = tuple(views)
        self._text = "\n".join(v.folded for v in self._views)
        self._standing: dict[str, Standing] = {}
        self._tags: dict[str, Counter[str]] = defaultdict(Counter)
        for view in self._views:
            for words in view.words:
                for token in words:
                    if len(token.text) > 1:
                        self._tags[view.word(token)][token.tag] += 1

    def standing(self, name: str) -> Standing:
        """Where the string stands."""
        found = self._standing.get(name)
        if found is None:
            found = self._standing[name] = _standing(self._text, name)
        return found

    def tagged(self, name: str, tag: str) -> int:
        """How often the tagger has this string as one word of this tag."""
        counts = self._tags.get(name)
        return counts[tag] if counts else 0

    def as_word(self, name: str) -> int:
        """How often the tagger has this string as one word."""
        counts = self._tags.get(name)
        return counts.total() if counts else 0


    @cached_property
    def bearers(self) -> dict[str, frozenset[str]]:
        """Surname → the tagger's full Chinese names that begin with it."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, tags in self._tags.items():
            if tags["PER"] and 2 <= len(name) <= 4 and shape(name) and not called(name):
                found[name[:2] if name[:2] in names().compound_surnames else name[0]].add(name)
        return {surname: frozenset(some) for surname, some in found.items()}

    @cached_property
    def parts(self) -> frozenset[str]:
        """Parts of dotted names and of Latin names of several words."""
        dotted = (part for m in _DOTTED.finditer(self._text) for part in _DOT.split(m[0]))
        latin = (word for m in _LATIN.finditer(self._text) for word in m[0].split())
        return frozenset(p for p in (*dotted, *latin) if len(p) > 1)


def _standing(text: str, name: str) -> Standing:
    count, before, behind = 0, set(), set()
    at = text.find(name)
    while at >= 0 and count < MOST_PLACES:
        count += 1
        before.add(text[at - 1 : at])
        behind.add(text[at + len(name) : at + len(name) + 1])
        at = text.find(name, at + 1)
    return Standing(count, count > 1 and _one_han(before), count > 1 and _one_han(behind))


def _one_han(characters: set[str]) -> bool:
    return len(characters) == 1 and "一" <= next(iter(characters)) <= "鿿"
