"""What is no organisation's name, whatever stands around it: words, sums, what only describes, two bodies in one.

In: the candidates of a part. Out: those that may be names. Next: `selection` decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.suffixes import form_of
from flows.entities.lexicon import known_organizations, organization_patterns, organization_positions, organizations
from flows.entities.name_parts import plain_form


def without_nobodies(candidates: Iterable[Candidate], folded: str) -> Iterator[Candidate]:
    """The candidates without organisations that are none; who stands in the registry is, whatever it looks like.

    `folded`: the part's folded text. What is out outdoes no name that it holds: 北川市教育局 of 北川市教育局网站.
    """
    for c in candidates:
        if c.kind != "organization" or c.registry_key or not is_never(plain_form(folded[c.start : c.end])):
            yield c


@lru_cache(maxsize=20_000)
def is_never(folded: str) -> bool:
    """Whether a folded string is no organisation's name: 二军, 十二亿, 市人大网站, 电商集团, two bodies in one."""
    known = organizations()
    if folded in known.never or folded.endswith(known.never_ends) or _counts().fullmatch(folded):
        return True
    kinds = organization_positions().kinds_before_names
    described = any(folded.removesuffix(e) in kinds for e in known.plain_companies if folded.endswith(e))
    return (described or _former_inside(folded)) and folded not in known_organizations()


def _former_inside(folded: str) -> bool:
    """Whether 前 or 原 stands between two forms: 远山证券原研究所 is 远山证券 and what was its 研究所."""
    places = [i for i in range(2, len(folded) - 1) if folded[i] in organization_patterns().formers]
    return any(form_of(folded[:i]) is not None and form_of(folded[i + 1 :]) == folded[i + 1 :] for i in places)


@cache
def _counts() -> regex.Pattern[str]:
    return regex.compile(organizations().counts)
