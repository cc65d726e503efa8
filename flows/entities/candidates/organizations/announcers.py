"""Who tells at the head of a sentence which of its officers comes or goes: all before the day is its name.

霜林造纸5月11日公告，总经理请辞: whatever words the tagger has there, a noun and a verb. `selection` decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.suffixes import kind_of
from flows.entities.lexicon import organization_patterns, title_pattern
from flows.entities.view import PartView
from flows.language.patterns import alternation, is_han

SHORTEST, LONGEST = 3, 8  # characters of such a name


def announcers(view: PartView) -> Iterator[Candidate]:
    """The words before the day with which such a sentence begins."""
    for words in view.words:
        day = next((i for i, token in enumerate(words) if token.tag == "TIME"), 0)
        if not day or any(t.tag in _NO_PART for t in words[:day]):
            continue
        start, end = words[0].start, words[day - 1].end
        name = view.folded[start:end]
        if not SHORTEST <= len(name) <= LONGEST or not is_han(name):
            continue
        if told := _makes_known().match(view.folded, words[day].end):
            behind = told.end()
            if title_pattern().match(view.folded, behind) or _appoints().match(view.folded, behind):
                yield view.candidate(start, end, "organization", 0.0, "place", org_kind=kind_of(name))


_NO_PART = frozenset({"w", "p", "c", "u", "r", "m", "q", "d", "PER"})  # words that are no part of such a name


@cache
def _makes_known() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternation(organization_patterns().makes_known)})[，,：:]\s?")


@cache
def _appoints() -> regex.Pattern[str]:
    return regex.compile(alternation(organization_patterns().appointing))
