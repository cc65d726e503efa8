"""What the articles say of each bearer of a name, and what agreement and conflict of two bearers weigh, in bits.

In: the numbered facts. Out: `Told`, which hands out the facts of bearers, and `compare`, the weighed parts of a pair.
`people` adds them to what the name alone says.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import TypeVar

from flows.entities.resolution.forms.comparison import folded_name
from flows.entities.resolution.local import Local
from flows.entities.resolution.rules import STEPS, Graded, fields, rules

KIND = "person"
_NONE: frozenset[str] = frozenset()
SHARED = ("organization", "title", "companion")
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of a bearer: organisations, posts, companions, organisations of the article; fields; days."""

    organization: frozenset[str]
    title: frozenset[str]
    companion: frozenset[str]
    context: frozenset[str]
    field: Counter[str]
    heads: frozenset[str]
    days: tuple[dt.date, ...]
    born: frozenset[int] = frozenset()
    namesake: bool = False

    @property
    def tells_of_others(self) -> bool:
        """Whether the articles name anybody or anything besides."""
        return bool(self.companion or self.context)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of evidence: its name, what it is about, its bits."""

    name: str
    value: str
    bits: float

    def __str__(self) -> str:
        about = f" ({self.value.removeprefix('#').split('@')[0]})" if self.value else ""
        return f"{self.name}{about} {self.bits:+.1f}"


class Told:
    """What the articles tell of each person's node. `own`: the name by which each node of a person is compared."""

    def __init__(self, local: Local, organizations: dict[int, str], own: dict[int, str]) -> None:
        self._local, self._own = local, own
        employers: dict[int, set[str]] = defaultdict(set)
        for person, org in local.told.iter_rows():
            name = organizations[org]
            employers[person] |= {name, name.split("/")[0]}  # of a team's organisation too
        titles: dict[int, set[str]] = defaultdict(set)
        of_work: dict[int, set[str]] = defaultdict(set)
        heads: dict[int, set[str]] = defaultdict(set)
        for person, org, title in local.roles.select("person", "org", "title").unique().iter_rows():
            post = folded_name(title)
            titles[person].add(post)
            field = (org is not None and field_of_organization(folded_name(local.name[org]))) or field_of_post(post)
            if field:
                of_work[person].add(field)
            if org is not None and post.endswith(_heads()):
                heads[person].add(organizations[org])
        named: dict[str, set[str]] = defaultdict(set)
        orgs: dict[str, set[str]] = defaultdict(set)
        for n, name in organizations.items():
            orgs[local.source[n]].add(name)
        for n, name in own.items():
            named[local.source[n]].add(name)
        self.organizations, self.titles, self.fields, self.heads = map(_frozen, (employers, titles, of_work, heads))
        self.often = {
            "organization": Counter(chain.from_iterable(orgs.values())),
            "companion": Counter(chain.from_iterable(named.values())),
            "title": Counter(chain.from_iterable(titles.values())),
        }
        self._grades = {part: {v: bisect_left(STEPS, k) for v, k in some.items()} for part, some in self.often.items()}
        for some, part in ((named, "companion"), (orgs, "organization")):
            common = {x for x, articles in self.often[part].items() if articles > rules().common_articles}
            for source in some if common else ():
                some[source] -= common
        self._named, self._orgs = _frozen(named), _frozen(orgs)
        self._beside: dict[str, frozenset[str]] = {}

    def of(self, nodes: Iterable[int]) -> Facts:
        """What is told of any of the nodes."""
        nodes = list(nodes)
        sources = {self._local.source[n] for n in nodes}
        own = {self._own.get(n, "") for n in nodes}
        return Facts(
            organization=_all(self.organizations, nodes),
            title=_all(self.titles, nodes),
            companion=_all(self._named, sources) - own,
            context=_all(self._orgs, sources),
            field=Counter(f for n in nodes for f in self.fields.get(n, ())),
            heads=_all(self.heads, nodes),
            days=tuple(sorted({d for n in nodes if (d := self._local.day[n])})),
            born=frozenset(y for n in nodes if (y := self._local.born[n])),
            namesake=any(self._local.namesake[n] for n in nodes),
        )

    def shared(self, node: int) -> dict[str, frozenset[str]]:
        """What one article tells of a bearer that others may tell, too: organisations, posts, companions."""
        named, own = self._named.get(self._local.source[node], _NONE), self._own.get(node, "")
        return {
            "organization": self.organizations.get(node, _NONE),
            "title": self.titles.get(node, _NONE),
            "companion": named - {own} if own in named else named,
        }

    def named_beside(self, node: int) -> frozenset[str]:
        """People and organisations that the article names besides."""
        source, own = self._local.source[node], self._own.get(node, "")
        if source not in self._beside:  # asked for again for each person of the article
            self._beside[source] = self._named.get(source, _NONE) | self._orgs.get(source, _NONE)
        every = self._beside[source]
        return every - {own} if own in every else every

    def tells(self, node: int) -> bool:
        """Whether the article says of a bearer what may tell it from another: where and what it works, of its life."""
        return node in self.organizations or node in self.fields or self.tells_of_life(node)

    def tells_of_life(self, node: int) -> bool:
        """Whether the article says what another bearer cannot share: a year of birth, that there is a namesake."""
        return self._local.born[node] is not None or self._local.namesake[node]

    def graded(self, weight: Graded, part: str, value: str) -> float:
        """The bits of an agreeing value by the number of articles that name it."""
        return weight[self._grades[part].get(value, 0)]

    def grade(self, part: str, value: str) -> int:
        """0 for a value that up to 10 articles name, 1 for up to 100, 2 for up to 1000, 3 for more."""
        return self._grades[part].get(value, 0)


def _frozen(told: Mapping[_Key, set[str]]) -> dict[_Key, frozenset[str]]:
    return {key: frozenset(some) for key, some in told.items()}


def _all(told: Mapping[_Key, frozenset[str]], keys: Iterable[_Key]) -> frozenset[str]:
    """What is told of any of the keys."""
    some = [told[key] for key in keys if key in told]
    return some[0] if len(some) == 1 else _NONE.union(*some)


def compare(told: Told, a: Facts, b: Facts) -> list[Part]:
    """What agrees and what conflicts between two bearers of one name; a finding is said once."""
    r = rules()
    gap = _gap(a.days, b.days)
    at_one_time = gap is None or gap <= r.at_one_time_days
    parts = [*_company_kept(told, a, b), *_of_lives(a, b)]
    if at_one_time and a.heads and b.heads and not a.heads & b.heads:
        parts.append(Part("each heads another", "", r.other_head))
    parts += _fields(a, b, at_one_time=at_one_time, told_apart=told_apart(parts))
    if not told_apart(parts):  # presidents of two companies are both presidents
        parts += _best(told, "same title", r.title, a.title & b.title, "title")
        if gap is not None and gap <= r.near_days:
            parts.append(Part("near in time", "", r.near_in_time))
    return [p for p in parts if p.bits]


def told_apart(parts: Iterable[Part]) -> bool:
    """Whether a part says by itself that two bearers are two people."""
    apart = rules().other_head
    return any(p.bits <= apart for p in parts)


def _best(told: Told, name: str, weight: Graded, some: frozenset[str], of: str) -> Iterator[Part]:
    """The value that weighs most, where there is any."""
    if some:
        value = min(some, key=lambda v: (-told.graded(weight, of, v), v)) if len(some) > 1 else next(iter(some))
        yield Part(name, value, told.graded(weight, of, value))


def _company_kept(told: Told, a: Facts, b: Facts) -> Iterator[Part]:
    """Organisations and companions that both have, or that stand about the other."""
    r = rules()
    shared, companions = a.organization & b.organization, a.companion & b.companion
    yield from _best(told, "same organization", r.organization, shared, "organization")
    yield from _best(told, "same companion", r.companion, companions, "companion")
    if shared:
        return
    about = (a.organization & b.context) | (b.organization & a.context)
    in_both = a.context & b.context
    yield from _best(told, "context", r.context, about, "organization")
    if a.organization and b.organization:
        yield Part("other organization", "", r.other_organization)
    elif not about:
        yield from _best(told, "organization in both", r.in_both, in_both, "organization")
    if not (about or companions or in_both) and a.tells_of_others and b.tells_of_others:
        yield Part("nothing in common", "", r.nothing_in_common)


def _fields(a: Facts, b: Facts, *, at_one_time: bool, told_apart: bool) -> Iterator[Part]:
    """Whether the fields of both meet. told_apart: something says already that they are two people."""
    if not a.field or not b.field:
        return
    both = _meeting(a.field, b.field)
    if both and not told_apart:
        yield Part("same field", min(both), rules().same_field)
    elif not both and at_one_time:
        yield Part("other field", f"{min(a.field)} and {min(b.field)}", rules().other_field)


def _of_lives(a: Facts, b: Facts) -> Iterator[Part]:
    """Years of birth that fit or do not; that a text tells the two apart, unless both are told of one organisation."""
    r = rules()
    if a.born and b.born:
        apart = min(abs(x - y) for x in a.born for y in b.born)
        if apart >= r.other_age_years:
            yield Part("other age", f"{min(a.born)} and {min(b.born)}", r.other_age)
        elif apart <= 1:
            yield Part("same age", f"{min(a.born)}", r.same_age)
    if (a.namesake or b.namesake) and not a.organization & b.organization:
        yield Part("told from a namesake", "", r.namesake)


def _meeting(a: Counter[str], b: Counter[str]) -> set[str]:
    """The fields of both, without what is a stray of one whose posts are many."""
    shares = [{f for f, n in x.items() if n >= rules().stray_share * x.total()} for x in (a, b)]
    return shares[0] & shares[1]


def _gap(a: tuple[dt.date, ...], b: tuple[dt.date, ...]) -> int | None:
    """Days between the nearest two articles; None where one has no day."""
    if not a or not b:
        return None
    nearest = 10**6
    for day in a if len(a) <= len(b) else b:
        other = b if len(a) <= len(b) else a
        i = bisect_left(other, day)
        nearest = min([nearest, *(abs((day - x).days) for x in other[max(0, i - 1) : i + 1])])
    return nearest


@lru_cache(1 << 16)
def field_of_post(post: str) -> str | None:
    """The field of work of a folded post: 首席执行官 → business."""
    ends = _ends("posts")
    return next((ends[post[i:]] for i in range(len(post)) if post[i:] in ends), None)


@lru_cache(1 << 16)
def field_of_organization(name: str) -> str | None:
    """The field of work that an organisation's folded name shows: 临江大学 → science."""
    ends = _ends("organizations")
    return next((ends[name[i:]] for i in range(len(name)) if name[i:] in ends), None)


@cache
def _ends(of: str) -> dict[str, str]:
    return {folded_name(end): field for field, ends in getattr(fields(), of).items() for end in ends}


@cache
def _heads() -> tuple[str, ...]:
    return tuple(folded_name(p) for p in rules().head_posts)
