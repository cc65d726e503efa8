"""The parts of a Chinese or Japanese name, where its surname ends; its form without padding."""

from __future__ import annotations

from functools import cache

import regex

from flows.entities.lexicon import names
from flows.language.patterns import alternation
from flows.language.script import MIDDLE_DOTS

_PADDED = regex.compile(r"(?<=\p{Han})\s+(?=\p{Han})")
_DOT = regex.compile(rf"(?<=\p{{Han}})\s?[{MIDDLE_DOTS}．]\s?(?=\p{{Han}})")


def plain_form(name: str) -> str:
    """The name without blanks between Chinese characters (丁　牧), and with one form of the dot (安・贝尔)."""
    return name if name.isascii() else _DOT.sub(MIDDLE_DOTS[0], _PADDED.sub("", name))


@cache
def surname_of(name: str) -> str:
    """The surname that a folded Chinese or Japanese name begins with."""
    m = _surname().match(name)
    return str(m[0]) if m else name[:1]


@cache
def _surname() -> regex.Pattern[str]:
    japanese = [s for s in names().japanese_surnames if len(s) > 1]
    return regex.compile(alternation((*names().compound_surnames, *japanese)))
