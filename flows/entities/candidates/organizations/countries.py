"""Firms behind the country that they are of, which is no part of their name: 瑞典 + 远舟公司.

In: a folded name, or a part. Out: where the firm's name begins; candidates. Only what most readers know as a firm is
cut off: 美国国防部 is named with its country.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.lexicon import is_known_name, known_organizations, organization_patterns, organizations
from flows.entities.view import PartView
from flows.language.patterns import HAN_RANGE, alternation

KINDS = frozenset({"company", "fund", "media"})  # of what is named by itself, whatever country it is of
LONGEST = 12  # characters


def behind_countries(view: PartView) -> Iterator[Candidate]:
    """Firms behind a country, with the word for a firm behind them."""
    for m in _land().finditer(view.folded):
        ends = range(min(len(view.folded), m.end() + LONGEST), m.end() + 1, -1)
        end = next((e for e in ends if is_firm(view.folded[m.end() : e])), None)
        if end is not None:
            yield view.candidate(m.end(), end, "organization", 0.0, "known", org_kind="company")


def stands_behind_country(before: str) -> bool:
    """Whether the folded text before a name ends in a country."""
    return any(m.end() == len(before) for m in _land().finditer(before, overlapped=True))


@lru_cache(maxsize=20_000)
def country_before(folded: str) -> int:
    """How many characters of a folded name are the country before a firm; 0 where it is no such name: 中国银行."""
    land = _land().match(folded)
    return land.end() if land and folded not in known_organizations() and is_firm(folded[land.end() :]) else 0


@lru_cache(maxsize=20_000)
def is_firm(folded: str) -> bool:
    """Whether a folded name is a firm's that most readers know, with or without the word for a firm."""
    ends = (e for e in organizations().plain_companies if folded.endswith(e))
    names = (folded, *(folded.removesuffix(e) for e in ends))
    return any(is_known_name(n) and known_organizations()[n] in KINDS for n in names)


@cache
def _land() -> regex.Pattern[str]:
    return regex.compile(lands())


def lands() -> str:
    """The pattern of the lands that say where a firm is from."""
    return rf"[{HAN_RANGE}]国|{alternation(organization_patterns().lands)}"
