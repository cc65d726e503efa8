"""The parts of a Chinese or Japanese name: where its surname ends."""

from __future__ import annotations

from functools import cache

import regex

from flows.entities.lexicon import alternation, names


@cache
def surname_of(name: str) -> str:
    """The surname that a folded Chinese or Japanese name begins with."""
    m = _surname().match(name)
    return str(m[0]) if m else name[:1]


@cache
def _surname() -> regex.Pattern[str]:
    japanese = [s for s in names().japanese_surnames if len(s) > 1]
    return regex.compile(alternation((*names().compound_surnames, *japanese)))
