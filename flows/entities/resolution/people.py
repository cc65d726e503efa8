"""People of all articles: which bearers of one name are one person, weighed as record linkage weighs.

    blocks of one name → bearers told of one organisation → pairs of those, all against all → the well known → the rest

In: the numbered facts and what is told of each bearer. A pair's score is the bits of the name (`name_rarity`) and of
what agrees and conflicts (`evidence`). Groups are one person only when every bearer of the one scores high enough
with every bearer of the other, so that nothing chains. `partial_names` has the next step.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from flows.entities.resolution.disjoint import Disjoint
from flows.entities.resolution.evidence import KIND, Facts, Told, compare
from flows.entities.resolution.forms import TRANSLITERATED, folded_name, name_classes, parts_of, sort_of
from flows.entities.resolution.local import Local
from flows.entities.resolution.name_rarity import bits, nameless
from flows.entities.resolution.rules import rules

_PAIRED = 60  # groups of a rare name that are compared all with all; of more, each is compared with the largest


@dataclass(frozen=True, slots=True)
class Names:
    """`block`: node → the name by which it is compared (`#key` where the registry knows it); nodes of forms of many
    and of mere parts of names have none. `bits`: what each such name alone says.
    """

    block: dict[int, str]
    bits: Mapping[str, float]


def names(local: Local) -> Names:
    """The names of all articles' people."""
    nodes = local.nodes(KIND)
    whole = [n for n in nodes if not local.registry[n] and not nameless(n, local)]
    classes = name_classes((local.forms[n] for n in whole), organizations=False)
    block = {n: f"#{local.registry[n]}" for n in nodes if local.registry[n]}
    block |= {n: classes[folded_name(local.name[n])] for n in whole}
    kin = _kin(local, whole)
    said: dict[str, list[float]] = defaultdict(list)
    for n in whole:
        said[block[n]].append(bits(local.name[n], kin))
    return Names(block, {name: min(some) for name, some in said.items()})


def _kin(local: Local, whole: list[int]) -> dict[str, float]:
    """Folded piece of transliterated names → others who bear it: full names that hold it, as far as articles use those
    rather than the piece alone (史密斯 is whoever, 拜登 alone is hardly his son).
    """
    holders: dict[str, set[str]] = defaultdict(set)
    in_full: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for n in local.nodes(KIND):
        for form in local.forms[n]:
            if sort_of(form) == TRANSLITERATED:
                for part in parts_of(form):
                    holders[part].add(folded_name(form))
                    in_full[part] += 1
    for n in whole:
        alone[folded_name(local.name[n])] += 1
    return {p: (len(some) - 1) * min(1.0, in_full[p] / alone[p]) for p, some in holders.items() if alone[p]}


@dataclass(slots=True)
class Group:
    """Bearers of a name that are one person, with what is told of each base group that was joined."""

    nodes: list[int]
    bases: list[Facts] = field(default_factory=list)


def cluster(local: Local, sets: Disjoint, told: Told, named: Names) -> set[int]:
    """Join the nodes that are one person. Independent of the order of articles.

    Returns the nodes whose name has several bearers and whose article does not say which of them is meant.
    """
    unplaced: set[int] = set()
    blocks: dict[str, list[int]] = defaultdict(list)
    for n in local.nodes(KIND):
        if n in named.block:
            blocks[named.block[n]].append(n)
    for name, members in sorted(blocks.items()):
        if name.startswith("#"):
            sets.join_all(members)
        elif len(members) > 1:
            unplaced |= _namesakes(members, named.bits[name], sets, told)
    return unplaced


def _namesakes(members: list[int], name: float, sets: Disjoint, told: Told) -> set[int]:
    r = rules()
    if name + r.other_organization + r.other_field + r.other_head >= r.threshold:
        sets.join_all(members)  # no conflict outweighs so rare a name
        return set()
    by_org: dict[str, list[int]] = defaultdict(list)
    for n in members:
        for o in told.organizations.get(n, ()):
            by_org[o].append(n)
    for _, some in sorted(by_org.items()):
        sets.join_all(some)
    groups: dict[int, list[int]] = defaultdict(list)
    for n in members:
        groups[sets.find(n)].append(n)
    if name + r.other_organization >= r.threshold:
        groups = _of_one_field(groups, sets, told)
    rare = name >= r.threshold
    found = [Group(g, [told.of(g)]) for g in groups.values()]
    silent = [g for g in found if rare and not (g.bases[0].organization or g.bases[0].field)]
    telling = _merged([g for g in found if g not in silent], name, sets, told)
    persons = _absorbed(telling, name, sets, told)
    if rare and len(persons) < 2:
        sets.join_all([n for g in (*persons, *silent) for n in g.nodes])
        return set()
    alone = [g for g in persons if not rare and len(g.nodes) == 1]
    persons = [g for g in persons if g not in alone]
    return {n for g in _unplaced([*silent, *alone], persons, name, sets, told) for n in g.nodes}


def _of_one_field(groups: dict[int, list[int]], sets: Disjoint, told: Told) -> dict[int, list[int]]:
    """Groups of a rare name in which nothing can conflict, all of one field of work, joined at once."""
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for root, some in groups.items():
        fields = tuple(sorted({f for n in some for f in told.fields.get(n, ())}))
        if fields and not any(told.heads.get(n) for n in some):
            alike[fields].append(root)
    for _, roots in sorted(alike.items()):
        sets.join_all(roots)
    found: dict[int, list[int]] = defaultdict(list)
    for root, some in groups.items():
        found[sets.find(root)] += some
    return found


def _merged(groups: list[Group], name: float, sets: Disjoint, told: Told) -> list[Group]:
    """Groups that are one person, best pair first; two are one only when all their bases agree (no chains)."""
    facts = [g.bases[0] for g in groups]
    if name >= rules().threshold:
        pairs = set(itertools.combinations(range(len(groups)), 2)) if len(groups) <= _PAIRED else set()
    else:
        pairs = {(min(a, b), max(a, b)) for a, b in _sharing(facts) if a != b}
    scored = []
    for a, b in pairs:
        s = name + sum(p.bits for p in compare(told, facts[a], facts[b]))
        if s >= rules().threshold:
            scored.append((-s, a, b))
    good = {(a, b) for _, a, b in scored}
    into = list(range(len(groups)))
    parts: dict[int, list[int]] = {i: [i] for i in into}
    for _, a, b in sorted(scored):
        a, b = sorted((into[a], into[b]))
        if a == b or not all((min(i, j), max(i, j)) in good for i in parts[a] for j in parts[b]):
            continue
        if sets.join(groups[a].nodes[0], groups[b].nodes[0]):
            parts[a] += parts.pop(b)
            for i in parts[a]:
                into[i] = a
    return [Group([n for i in some for n in groups[i].nodes], [facts[i] for i in some]) for some in parts.values()]


def _sharing(some: list[Facts]) -> Iterator[tuple[int, int]]:
    """Pairs that share a companion or a post, or one told of an organisation that the other's articles name."""
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    context: dict[str, list[int]] = defaultdict(list)
    for i, c in enumerate(some):
        for companion in c.companion:
            shared["companion", companion].append(i)
        for title in c.title:
            shared["title", title].append(i)
        for org in c.context:
            context[org].append(i)
    for _, those in sorted(shared.items()):
        yield from itertools.combinations(those, 2)
    for i, c in enumerate(some):
        for org in c.organization:
            yield from ((i, j) for j in context.get(org, ()))


def _absorbed(groups: list[Group], name: float, sets: Disjoint, told: Told) -> list[Group]:
    """The best known bearer takes the others, whom no conflict keeps apart: of more articles, the likelier."""
    if len(groups) < 2:
        return groups
    largest, *others = sorted(groups, key=lambda g: (-len(g.nodes), g.nodes[0]))
    if len(largest.nodes) < rules().well_known:
        return groups
    whole, left = told.of(largest.nodes), []
    for g in others:
        conflicts = sum(p.bits for p in compare(told, told.of(g.nodes), whole) if p.bits < 0)
        score = name + math.log2(len(largest.nodes)) + conflicts
        if score < rules().threshold or not sets.join(largest.nodes[0], g.nodes[0]):
            left.append(g)
            continue
        largest.nodes += g.nodes
        largest.bases += g.bases
    return [largest, *left]


def _unplaced(silent: list[Group], persons: list[Group], name: float, sets: Disjoint, told: Told) -> Iterator[Group]:
    """Bearers that say little go to the person who scores highest, when no other comes near.

    Yields those that nothing places.
    """
    for g in silent:
        scores = [
            math.log2(len(p.nodes)) + max(sum(x.bits for x in compare(told, g.bases[0], base)) for base in p.bases)
            for p in persons
        ]
        ranked = sorted(range(len(persons)), key=lambda i: -scores[i])
        clear = len(ranked) == 1 or (
            len(ranked) > 1 and scores[ranked[0]] >= scores[ranked[1]] + math.log2(rules().dominant)
        )
        if not (clear and name + scores[ranked[0]] >= rules().threshold) or not sets.join(
            persons[ranked[0]].nodes[0], g.nodes[0]
        ):
            yield g
