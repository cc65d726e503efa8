"""Public bodies by the grammar of their names, where the tagger's words end elsewhere: 北川市委 + 书记, 第九护卫队.

In: a part. Out: candidates from each word before the body's own at which its name may begin. Next: `selection`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.missions import missions
from flows.entities.candidates.organizations.suffixes import kind_of
from flows.entities.lexicon import organization_patterns, organizations, owners
from flows.entities.view import PartView
from flows.language.patterns import alternation

LONGEST = 14  # characters before the body's own
LONGEST_GROUP = 26  # characters of a group that leads a matter
_OWNERS = frozenset({"LOC", "ORG", "nz", "ns", "nt"})


def bodies(view: PartView) -> Iterator[Candidate]:
    """All of them."""
    for pattern in (_party(), _numbered()):
        for m in pattern.finditer(view.folded):
            yield from _from_owners(view, m.start("body"), m.end("body"))
    yield from _leading_groups(view)
    yield from missions(view)


def _leading_groups(view: PartView) -> Iterator[Candidate]:
    """Groups that lead a matter, from each word before at which their owner may begin: 国家水利建设领导小组."""
    for m in _group().finditer(view.folded):
        before = range(max(0, m.end() - LONGEST_GROUP), m.start())
        starts = [at for at in before if at in view.by_start and view.by_start[at].tag in (*_OWNERS, "n")]
        yield from (_candidate(view, at, m.end()) for at in starts if "\n" not in view.folded[at : m.end()])


def _from_owners(view: PartView, start: int, end: int) -> Iterator[Candidate]:
    """The body alone, and with the place or the organisation before it whose body it is."""
    if not view.folded.startswith(organization_patterns().levels, start) or start in view.by_start:
        yield _candidate(view, start, end)
    inside = next((at for at in range(start - 1, max(-1, start - LONGEST), -1) if at in view.by_start), None)
    at = start
    if start not in view.by_start and inside is not None and view.by_start[inside].end > start:
        at = inside  # 北川市 + 委
        yield _candidate(view, at, end)
    while (token := view.by_end.get(at)) is not None and token.tag in _OWNERS and start - token.start <= LONGEST:
        at = token.start
        yield _candidate(view, at, end)


def _candidate(view: PartView, start: int, end: int) -> Candidate:
    return view.candidate(start, end, "organization", 0.0, "body", org_kind=kind_of(view.folded[start:end]))


@cache
def _party() -> regex.Pattern[str]:
    """Committees and their departments before a post or at the end of their name."""
    level = rf"(?:{alternation(organization_patterns().levels)})"
    bodies = alternation(organizations().committees)
    return regex.compile(rf"(?P<body>{level}委(?!员|任|托|派|屈|实|以|會|会)(?:{bodies})?|{level}?(?:{bodies}))")


@cache
def _group() -> regex.Pattern[str]:
    return regex.compile(alternation(owners().leading_groups))


@cache
def _numbered() -> regex.Pattern[str]:
    """Units that a number names: 第九护卫队, 第129师."""
    units = alternation(organizations().numbered)
    return regex.compile(rf"(?P<body>第[0-9一二三四五六七八九十百]{{1,4}}(?:{units}))(?!长|员)")
