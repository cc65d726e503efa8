"""Terms: who came to and left which organisation when, so that a first and a second departure are not taken for one."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from flows.events.merging.claims import Claim
from flows.events.merging.vocabulary import MergingRules

_Move = tuple[dt.date, dt.date, frozenset[str]]


class Terms:
    """The dated comings and goings of each person."""

    def __init__(self, claims: Iterable[Claim], rules: MergingRules) -> None:
        self._rules = rules
        self._moves: dict[tuple[str, str], list[_Move]] = defaultdict(list)
        self._tellers: dict[tuple[str, str], set[str]] = defaultdict(set)
        for c in claims:
            if not rules.of(c.event_type).moves:
                continue
            for person in c.principals:
                self._tellers[c.family, person].add(c.source_id)
                if c.first and c.last:
                    self._moves[c.family, person].append((c.first, c.last, c.houses))
        for moves in self._moves.values():
            moves.sort(key=lambda m: m[:2])

    def moved(self, family: str | None, person: str, after: dt.date, until: dt.date) -> bool:
        """Whether a move of this family of the person begins after a day and not after another."""
        return family is not None and any(self._after(family, person, after, until))

    def between(self, a: Claim, b: Claim) -> bool:
        """Whether the person came back (or left again) between the two: after the one and before the other.

        A claim without a date counts as of its article's day, unless that article tells the coming back as well:
        then it looks back on the whole story.
        """
        opposite = self._rules.of(a.event_type).ended_by
        if opposite is None or (a.source_id == b.source_id and not (a.first and b.first)):
            return False
        one, two = _span(a), _span(b)
        if one is None or two is None:
            return False
        earlier, later = sorted((one, two))
        here = a.houses | b.houses
        return any(
            not any(c.first is None and c.source_id in self._tellers[opposite, person] for c in (a, b))
            and any(
                last <= later[0] and (not orgs or not here or bool(orgs & here))
                for _, last, orgs in self._after(opposite, person, earlier[1], later[0])
            )
            for person in set(a.principals) & set(b.principals)
        )

    def _after(self, family: str, person: str, day: dt.date, until: dt.date) -> Iterator[_Move]:
        """The moves that begin after a day and not after another."""
        moves = self._moves.get((family, person), [])
        for i in range(bisect_right(moves, day, key=lambda m: m[0]), len(moves)):
            if moves[i][0] > until:
                return
            yield moves[i]


def _span(c: Claim) -> tuple[dt.date, dt.date] | None:
    if c.first and c.last:
        return c.first, c.last
    return (c.published, c.published) if c.published else None
