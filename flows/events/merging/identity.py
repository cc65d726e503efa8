"""Which claims tell one event: blocked by family and principal, compared with the event's core, never chained."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from flows.events.merging.claims import Claim
from flows.events.merging.comparing import Reason, same_event
from flows.events.merging.judged import Judged
from flows.events.merging.terms import Terms
from flows.events.merging.vocabulary import MergingRules

_FAR = 1_000_000  # months: further than any that dates can lie apart
FIRST_TOLD: Reason = ("first_told", 1.0, "the most exact mention of it")
JUDGED_SAME: Reason = ("judgement", 1.0, "a person judged them the same")


@dataclass(slots=True)
class Event:
    """Claims judged to be one event. Later ones are compared with its cores: the most exact claim, and those that a
    judgement joined to it.
    """

    cores: list[Claim]
    claims: list[Claim] = field(default_factory=list)
    why: list[Reason] = field(default_factory=list)
    keys: set[tuple[str, int]] = field(default_factory=set)

    @property
    def core(self) -> Claim:
        """The most exact claim."""
        return self.cores[0]


def events_of(claims: Iterable[Claim], judged: Judged, rules: MergingRules) -> list[Event]:
    """All events. Independent of the order of the claims."""
    every = sorted((c for c in claims if (c.source_id, c.claim) not in judged.wrong), key=lambda c: c.order)
    terms = Terms(every, rules)
    apart = _pairs(judged.different)
    found: list[Event] = []
    blocks: dict[tuple[str, str], _Block] = defaultdict(lambda: _Block(rules))
    for unit in _units(every, judged):
        mine = [blocks[c.family, p] for c in unit for p in c.principals]
        event, reason = _best(unit[0], mine, terms, apart, unit, rules)
        if event is None:
            event = Event([])
            found.append(event)
        new = unit if not event.cores or len(unit) > 1 else []
        event.cores += new
        for c in new:
            for principal in c.principals:
                blocks[c.family, principal].add(event, c)
        for i, c in enumerate(unit):
            event.why.append(JUDGED_SAME if i else reason)
            event.claims.append(c)
            event.keys.add((c.source_id, c.claim))
    return found


def _units(claims: Sequence[Claim], judged: Judged) -> Iterator[list[Claim]]:
    """Claims that a judgement makes one are placed together, by the most exact of them."""
    if not judged.same:
        yield from ([c] for c in claims)
        return
    same = _pairs(judged.same)
    by_key = {(c.source_id, c.claim): c for c in claims}
    seen: set[tuple[str, int]] = set()
    for c in claims:
        todo, unit = [(c.source_id, c.claim)], []
        while todo:
            key = todo.pop()
            if key in seen or key not in by_key:
                continue
            seen.add(key)
            unit.append(by_key[key])
            todo += same.get(key, ())
        if unit:
            yield sorted(unit, key=lambda x: x.order)


def _pairs(pairs: Iterable[tuple[Claim, Claim]]) -> dict[tuple[str, int], set[tuple[str, int]]]:
    found: dict[tuple[str, int], set[tuple[str, int]]] = defaultdict(set)
    for a, b in pairs:
        found[a.source_id, a.claim].add((b.source_id, b.claim))
        found[b.source_id, b.claim].add((a.source_id, a.claim))
    return found


class _Block:
    """The events of one family and principal, by the months they can have happened in."""

    def __init__(self, rules: MergingRules) -> None:
        self._rules = rules
        self._every: list[Event] = []
        self._undated: list[Event] = []
        self._of_month: dict[int, list[Event]] = {}
        self._of_article: dict[str, list[Event]] = defaultdict(list)

    def add(self, event: Event, core: Claim) -> None:
        self._every.append(event)
        self._of_article[core.source_id].append(event)
        if core.first is None or core.last is None:
            self._undated.append(event)
        else:
            for month in _months(core.first, core.last, 0):
                self._of_month.setdefault(month, []).append(event)

    def near(self, c: Claim) -> Iterator[tuple[int, list[Event]]]:
        """The events that the claim's date allows, with the months between; for one without a date, from the day of
        its article outwards, at last those that its own article dates however far off.
        """
        if c.first and c.last:
            general = self._rules.settings
            near = _months(c.first, c.last, max(general.slack_days, general.loose_days))
            yield 0, self._undated + [e for m in near if m in self._of_month for e in self._of_month[m]]
        elif c.published and not self._rules.of(c.event_type).once:
            yield 0, self._undated
            months = _months(c.published, c.published, self._rules.settings.window_days)
            middle = (months.start + months.stop - 1) // 2
            for month in sorted(self._of_month.keys() & months, key=lambda m: (abs(m - middle), m)):
                yield abs(month - middle), self._of_month[month]
            yield _FAR, self._of_article.get(c.source_id, [])
        else:
            yield 0, self._every


def _months(first: dt.date, last: dt.date, more: int) -> range:
    """Numbers of the stretches of 32 days that a range of days, and so many more, falls in."""
    return range((first.toordinal() - more) // 32, (last.toordinal() + more) // 32 + 1)


def _best(
    c: Claim, blocks: Iterable[_Block], terms: Terms, apart: dict[tuple[str, int], set[tuple[str, int]]],
    unit: Sequence[Claim], rules: MergingRules,
) -> tuple[Event | None, Reason]:  # fmt: skip
    """The event that the claim fits best: by score, then by the nearest date, then the one first found."""
    held = {k for x in unit for k in apart.get((x.source_id, x.claim), ())} if apart else ()
    best: tuple[tuple[float, int], Event, Reason] | None = None
    seen: set[int] = set()
    for block in blocks:
        enough: int | None = None
        for months, ring in block.near(c):
            if enough is not None and months > enough:
                break
            for event in ring:
                if id(event) in seen or (held and held & event.keys):
                    continue
                seen.add(id(event))
                for core in event.cores:
                    reason = same_event(core, c, terms, rules)
                    if reason:
                        rank = (reason[1], -_days_between(core, c))
                        if best is None or rank > best[0]:
                            best = rank, event, reason
            if enough is None and best is not None and "same organisation" in best[2][2]:
                enough = months + 1  # the next ring may still hold a nearer one
    return (best[1], best[2]) if best else (None, FIRST_TOLD)


def _days_between(core: Claim, c: Claim) -> int:
    """Days between two claims; one without a day counts as of its article's."""
    one, other = core.last or core.published, c.last or c.published
    return abs((one - other).days) if one and other else 0
