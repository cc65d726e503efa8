"""People of all articles: namesakes apart, by pair scores made of parts that can be read.

A *camp* is what bearers of one name make whose articles tell them of one organisation. Two camps are one person only
when every part of the one agrees with every part of the other as far as the threshold asks, so that nothing chains.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.entities.resolution.disjoint import Disjoint
from flows.entities.resolution.forms import folded_name, name_classes, tells
from flows.entities.resolution.local import Local
from flows.entities.resolution.rules import rules

KIND = "person"
Facts = dict[str, frozenset[str]]
"""organisation, title, companion, context → what is told."""
SHARED = ("organization", "title", "companion")
PARTS = (*SHARED, "context")


class Told:
    """What the articles tell of each person's node."""

    def __init__(self, local: Local, organizations: dict[int, str], classes: dict[str, str]) -> None:
        self.organizations: dict[int, set[str]] = defaultdict(set)
        for person, org in local.told.iter_rows():
            name = organizations[org]
            self.organizations[person] |= {name, name.split("/")[0]}  # of a team's organisation too
        self.titles: dict[int, set[str]] = defaultdict(set)
        for person, title in local.roles.select("person", "title").unique().iter_rows():
            self.titles[person].add(folded_name(title))
        self._local = local
        self._named: dict[str, set[str]] = defaultdict(set)
        self._orgs: dict[str, set[str]] = defaultdict(set)
        self._own: dict[int, str] = {}
        for n, kind in enumerate(local.kind):
            if kind != KIND:
                self._orgs[local.source[n]].add(organizations[n])
            elif not local.partial[n]:
                self._own[n] = f"#{k}" if (k := local.registry[n]) else classes.get(folded_name(local.name[n]), "")
                self._named[local.source[n]].add(self._own[n])
        for some in (self._named, self._orgs):
            often = Counter(x for named in some.values() for x in named)
            common = {x for x, articles in often.items() if articles > rules().common_articles}
            for source in some if common else ():
                some[source] -= common

    def of(self, nodes: list[int]) -> Facts:
        """What is told of any of the nodes."""
        sources = {self._local.source[n] for n in nodes}
        return {**self.shared(nodes), "context": frozenset(o for s in sources for o in self._orgs.get(s, ()))}

    def shared(self, nodes: list[int]) -> Facts:
        """The same without the context."""
        sources = {self._local.source[n] for n in nodes}
        own = {self._own.get(n, "") for n in nodes}
        return {
            "organization": frozenset(o for n in nodes for o in self.organizations.get(n, ())),
            "title": frozenset(t for n in nodes for t in self.titles.get(n, ())),
            "companion": frozenset(p for s in sources for p in self._named.get(s, ())) - own,
        }


def agreement(a: Facts, b: Facts) -> dict[str, str]:
    """Part → what agrees, said once: a shared organisation is not context as well."""
    found = {part: min(a[part] & b[part]) for part in SHARED if a[part] & b[part]}
    if "organization" not in found:
        context = (a["organization"] & b["context"]) | (b["organization"] & a["context"])
        found |= {"context": min(context)} if context else {}
    return found


def score(telling: bool, agree: dict[str, str], a: Facts, b: Facts) -> float:
    """The score of two bearers of one name."""
    p = rules().parts
    total: float = p.telling_name if telling else p.same_name
    total += sum(getattr(p, part) for part in agree)
    if "organization" not in agree and a["organization"] and b["organization"]:
        total += p.conflict
    return round(total, 3)


@dataclass(slots=True)
class Camp:
    """Base camps that were found to be one person."""

    nodes: list[int]
    bases: list[Facts] = field(default_factory=list)


def cluster(local: Local, sets: Disjoint, told: Told, classes: dict[str, str]) -> set[int]:
    """Join the full-named nodes that are one person. Independent of the order of articles.

    Returns the nodes whose name has several bearers and whose article does not say which of them is meant.
    """
    unplaced: set[int] = set()
    blocks: dict[str, list[int]] = defaultdict(list)
    for n in local.nodes(KIND):
        if key := local.registry[n]:
            blocks[f"#{key}"].append(n)
        elif not local.partial[n]:
            blocks[classes[folded_name(local.name[n])]].append(n)
    for name, members in sorted(blocks.items()):
        if name.startswith("#"):
            sets.join_all(members)
        elif len(members) > 1:
            unplaced |= _namesakes(members, tells(local.name[members[0]]), sets, told)
    return unplaced


def full_name_classes(local: Local) -> dict[str, str]:
    """Folded full form of a person that no registry knows → its name."""
    nodes = (n for n in local.nodes(KIND) if not local.partial[n] and not local.registry[n])
    return name_classes((local.forms[n] for n in nodes), organizations=False)


def _namesakes(members: list[int], telling: bool, sets: Disjoint, told: Told) -> set[int]:
    by_org: dict[str, list[int]] = defaultdict(list)
    for n in members:
        for o in told.organizations.get(n, ()):
            by_org[o].append(n)
    for _, some in sorted(by_org.items()):
        sets.join_all(some)
    groups: dict[int, list[int]] = defaultdict(list)
    for n in members:
        groups[sets.find(n)].append(n)
    camps = [Camp(g) for g in groups.values() if any(told.organizations.get(n) for n in g)]
    silent = [g for g in groups.values() if not any(told.organizations.get(n) for n in g)]
    if len(camps) > 1:
        for c in camps:
            c.bases = [told.of(c.nodes)]
        camps = _merged(camps, telling, sets)
    if len(members) > rules().largest:
        return {n for g in silent for n in g}
    if len(camps) > 1:
        return {n for g in _unplaced(silent, camps, sets, told) for n in g}
    sets.join_all([n for g in (*(c.nodes for c in camps), *silent) for n in g])
    return set()


def _merged(camps: list[Camp], telling: bool, sets: Disjoint) -> list[Camp]:
    """Camps that are one person, best pair first; two are one only when all their base camps agree (no chains)."""
    pairs = {(min(a, b), max(a, b)) for a, b in _sharing([c.bases[0] for c in camps]) if a != b}
    scored = []
    for a, b in pairs:
        x, y = camps[a].bases[0], camps[b].bases[0]
        s = score(telling, agreement(x, y), x, y)
        if s >= rules().threshold:
            scored.append((-s, a, b))
    good = {(a, b) for _, a, b in scored}
    into = list(range(len(camps)))
    parts: dict[int, list[int]] = {i: [i] for i in into}
    for _, a, b in sorted(scored):
        a, b = sorted((into[a], into[b]))
        if a == b or not all((min(i, j), max(i, j)) in good for i in parts[a] for j in parts[b]):
            continue
        if sets.join(camps[a].nodes[0], camps[b].nodes[0]):
            parts[a] += parts.pop(b)
            for i in parts[a]:
                into[i] = a
    return [
        Camp([n for i in some for n in camps[i].nodes], [camps[i].bases[0] for i in some]) for some in parts.values()
    ]


def _sharing(camps: list[Facts]) -> Iterator[tuple[int, int]]:
    """Pairs that share a companion, or one of which is told of an organisation that the other's articles name."""
    named: dict[str, list[int]] = defaultdict(list)
    context: dict[str, list[int]] = defaultdict(list)
    for i, c in enumerate(camps):
        for companion in c["companion"]:
            named[companion].append(i)
        for org in c["context"]:
            context[org].append(i)
    for some in named.values():
        yield from itertools.combinations(some, 2)
    for i, c in enumerate(camps):
        for org in c["organization"]:
            yield from ((i, j) for j in context.get(org, ()))


def _unplaced(silent: list[list[int]], camps: list[Camp], sets: Disjoint, told: Told) -> Iterator[list[int]]:
    """Bearers that say no organisation go to the one camp that more agrees with, or to one that dwarfs all others.

    Yields those that neither helps.
    """
    sizes = [len(c.nodes) for c in camps]
    largest = max(range(len(camps)), key=lambda i: (sizes[i], -i))
    dominant = sizes[largest] >= rules().dominant * (sum(sizes) - sizes[largest])
    for group in silent:
        mine = told.of(group)
        agree = [max(sum(getattr(rules().parts, p) for p in agreement(mine, base)) for base in c.bases) for c in camps]
        best = max(agree)
        chosen = agree.index(best) if best > 0 and agree.count(best) == 1 else None
        if chosen is None and dominant and best == agree[largest]:
            chosen = largest
        if chosen is None or not sets.join(camps[chosen].nodes[0], group[0]):
            yield group
