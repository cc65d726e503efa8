"""What a state has abroad: 青岚国驻北川总领事馆; 我驻北川大使馆, where the state is the writer's own.

In: a part, or a folded name. Out: candidates. Next: `nobody` takes out those that lack their beginning.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.countries import lands
from flows.entities.candidates.organizations.suffixes import kind_of
from flows.entities.lexicon import is_country, owners
from flows.entities.view import PartView
from flows.language.dictionary import word
from flows.language.patterns import HAN_RANGE, alternation


def missions(view: PartView) -> Iterator[Candidate]:
    """Missions with the state, or from 驻 on where the text says that it is the writer's own."""
    for m in _mission().finditer(view.folded):
        start = m.start() if m["state"] else m.start("abroad")
        if m["state"] or view.folded.endswith(owners().own, 0, start):
            kind = kind_of(view.folded[start : m.end()])
            yield view.candidate(start, m.end(), "organization", 0.0, "body", org_kind=kind)


def is_mission(folded: str) -> bool:
    """Whether a folded name is a state's mission, whole: no 军警进驻北川大使馆, no 多国驻北川领事馆."""
    state = folded.partition(owners().abroad)[0]
    return _mission().fullmatch(folded, len(state)) is not None and (not state or is_country(state))


def lacks_beginning(folded: str, start: int, end: int) -> bool:
    """Whether a span is what stands behind 驻 in a mission's name: 驻 + 北川大使馆, and no 进驻 + 北川大使馆."""
    behind = folded.endswith(owners().abroad, 0, start) and word(folded[max(0, start - 2) : start]) is None
    return behind and folded.endswith(owners().missions, start, end)


@cache
def _mission() -> regex.Pattern[str]:
    land = rf"(?!{alternation(owners().of_no_land)})"
    abroad = rf"{owners().abroad}{land}[{HAN_RANGE}]{{1,7}}?(?:{alternation(owners().missions)})"
    return regex.compile(rf"(?P<state>{land}(?:{lands()}))?(?P<abroad>{abroad})")
