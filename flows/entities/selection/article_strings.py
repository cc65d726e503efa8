"""How a string stands in the whole article: how often, between which characters, and what the tagger calls it there.

In: the folded texts and words of both parts. Out: counts, asked for by string and kept. Next: `place_measures`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import regex

from flows.entities.lexicon import names
from flows.entities.lexicon.glosses import glossed
from flows.entities.name_shape import called, shape
from flows.entities.view import PartView
from flows.language.patterns import is_han
from flows.language.script import MIDDLE_DOTS

_DOT = regex.compile(f"[{MIDDLE_DOTS}]")
_LATIN = regex.compile(r"[A-Z][a-zé]+(?: [A-Z][a-zé]+){1,2}")
_NAMES = frozenset({"PER", "ORG", "LOC"})
SHORTEST_FULL_NAME = 4  # characters of an organisation that has a short form
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
        self._text = "\n".join(_DOT.sub("·", v.folded) for v in self._views)
        self._standing: dict[str, Standing] = {}
        self._fuller: dict[str, tuple[str, ...]] = {}
        self._words: Counter[str] = Counter()
        self._tagged: Counter[tuple[str, str]] = Counter()
        for view in self._views:
            some = [(view.folded[t.start : t.end], t.tag) for words in view.words for t in words if len(t.text) > 1]
            self._words.update(word for word, _ in some)
            self._tagged.update(x for x in some if x[1] in _NAMES)

    def standing(self, name: str) -> Standing:
        """Where the string stands."""
        found = self._standing.get(name)
        if found is None:
            found = self._standing[name] = _standing(self._text, name)
        return found

    def tagged(self, name: str, tag: str) -> int:
        """How often the tagger has this string as one word of this tag."""
        return self._tagged[name, tag]

    def as_word(self, name: str) -> int:
        """How often the tagger has this string as one word."""
        return self._words[name]

    @cached_property
    def _organizations(self) -> tuple[str, ...]:
        """What the tagger or a further voice takes for organisations of four characters and more."""
        tagged = {name for name, tag in self._tagged if tag == "ORG" and len(name) >= SHORTEST_FULL_NAME}
        for view in self._views:
            for (start, end), labels in view.second.items():
                if end - start >= SHORTEST_FULL_NAME and labels.get("ORGANIZATION", 0.0) > 0.5:
                    tagged.add(view.folded[start:end])
        return tuple(sorted(tagged))

    def fuller_than(self, name: str) -> tuple[str, ...]:
        """How organisations of the article hold this name: at their beginning, or its characters in order."""
        found = self._fuller.get(name)
        if found is None:
            begin = any(o.startswith(name) and len(o) > len(name) for o in self._organizations)
            inside = any(_in_order(name, o) for o in self._organizations if not o.startswith(name))
            found = self._fuller[name] = ("beginning",) * begin + ("in order",) * inside
        return found

    @cached_property
    def bearers(self) -> dict[str, frozenset[str]]:
        """Surname → the tagger's full Chinese names that begin with it."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, tag in self._tagged:
            if tag == "PER" and 2 <= len(name) <= 4 and shape(name) and not called(name):
                found[name[:2] if name[:2] in names().compound_surnames else name[0]].add(name)
        return {surname: frozenset(some) for surname, some in found.items()}

    @cached_property
    def people(self) -> frozenset[str]:
        """What the tagger has for people, of two characters and more."""
        return frozenset(name for name, tag in self._tagged if tag == "PER" and not name.isascii())

    def beside_people(self, name: str) -> list[str]:
        """How it lies to the tagger's other people: one character longer than one, the beginning or end of one."""
        found = []
        if len(name) > 2 and name[:-1] in self.people and shape(name[:-1]):
            found.append("PER but for the last")
        if any(p.startswith(name) and len(p) > len(name) for p in self.people):
            found.append("begins a PER")
        if any(p.endswith(name) and len(p) > len(name) for p in self.people):
            found.append("ends a PER")
        return found

    @cached_property
    def glosses(self) -> dict[str, frozenset[str]]:
        """Latin letters → what the article says that they stand for."""
        return glossed(self._text)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Words of Latin names of several words."""
        latin = (word for m in _LATIN.finditer(self._text) for word in m[0].split())
        return frozenset(p for p in latin if len(p) > 1)

    def in_fuller_name(self, name: str) -> bool:
        """Whether the string is a part of a dotted name of the article, or a word of a Latin one."""
        return name in self.parts or f"·{name}" in self._text or f"{name}·" in self._text


def _in_order(short: str, full: str) -> bool:
    """Whether the characters of the short form stand in the full name in order, the last one in its second half."""
    if len(full) <= len(short) or short in full:
        return False
    at = -1
    for character in short:
        at = full.find(character, at + 1)
        if at < 0:
            return False
    return at >= len(full) // 2


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
    return len(characters) == 1 and is_han(next(iter(characters)))
