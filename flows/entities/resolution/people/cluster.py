"""People of all articles: which bearers of one name are one person, weighed as record linkage weighs.

    blocks of one name → bearers told of one organisation → pairs of those, all against all → the well known → the rest

In: the numbered facts, the names by which nodes are compared (`compared_names`), and what is told of each bearer. A
pair's score is the bits of the name and of what agrees and conflicts (`evidence`). Groups are one person only when
every bearer of the one scores high enough with every bearer of the other, so that nothing chains. `partial_names` has
the next step.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from flows.entities.resolution.disjoint import Disjoint
from flows.entities.resolution.local import Local
from flows.entities.resolution.people.compared_names import ComparedNames
from flows.entities.resolution.people.evidence import KIND, Facts, Part, Told, compare, told_apart
from flows.entities.resolution.rules import rules

_PAIRED = 60  # groups of a name that are compared all with all; of more, each is compared with persons found
_ROUNDS = 3  # in which bearers that say little are placed


@dataclass(slots=True, eq=False)  # each is itself: what two hold is never compared
class Group:
    """Bearers of a name that are one person, with what is told of each base group that was joined."""

    nodes: list[int]
    bases: list[Facts] = field(default_factory=list)


def cluster(local: Local, sets: Disjoint, told: Told, named: ComparedNames) -> set[int]:
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
            unplaced |= _namesakes(members, named.bits(name), sets, told)
    return unplaced


def _namesakes(members: list[int], name: float, sets: Disjoint, told: Told) -> set[int]:
    r = rules()
    if name + r.other_organization + r.nothing_in_common + r.other_field + r.other_head >= r.threshold:
        sets.join_all(members)  # no conflict outweighs so rare a name
        return set()
    by_org: dict[str, list[int]] = defaultdict(list)
    for n in members:
        for o in told.organizations.get(n, ()):
            by_org[o].append(n)
    for _, some in sorted(by_org.items()):
        sets.join_all(some)
    groups = sets.groups(members)
    if name + r.same_field + r.other_organization + r.nothing_in_common >= r.threshold:
        groups = _of_one_field(groups, sets, told)
    rare = name + r.nothing_in_common >= r.threshold
    tells = {root: not rare or any(map(told.tells, g)) for root, g in groups.items()}
    telling = [Group(g, [told.of(g)]) for root, g in groups.items() if tells[root]]
    silent = [g for root, g in groups.items() if not tells[root]]
    persons = _absorbed(_merged(telling, name, sets, told), name, sets, told)
    if rare and len(persons) < 2:
        sets.join_all(itertools.chain(*(p.nodes for p in persons), *silent))
        return set()
    alone = [g for g in persons if not rare and len(g.nodes) == 1]
    persons = [g for g in persons if rare or len(g.nodes) > 1]
    left = [*(Group(g, [told.of(g)]) for g in silent), *alone]
    for _ in range(_ROUNDS):  # who is placed makes a person better known
        before, left = len(left), _unplaced(left, persons, name, sets, told)
        persons = _absorbed(persons, name, sets, told)
        if not left or len(left) == before:
            break
    return {n for g in left for n in g.nodes}


def _of_one_field(groups: dict[int, list[int]], sets: Disjoint, told: Told) -> dict[int, list[int]]:
    """Groups of a rare name in which nothing can conflict, all of one field of work, joined at once."""
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for root, some in groups.items():
        fields = tuple(sorted({f for n in some for f in told.fields.get(n, ())}))
        if fields and not any(told.heads.get(n) or told.tells_of_life(n) for n in some):
            alike[fields].append(root)
    for _, roots in sorted(alike.items()):
        sets.join_all(roots)
    found: dict[int, list[int]] = defaultdict(list)
    for root, some in groups.items():
        found[sets.find(root)] += some
    return found


def _merged(groups: list[Group], name: float, sets: Disjoint, told: Told) -> list[Group]:
    """Groups that are one person, best pair first. Two are one only when at least half of their bases agree two by two
    and none conflict, so that nothing chains.
    """
    if len(groups) > _PAIRED:
        return _led(groups, name, sets, told)
    facts = [g.bases[0] for g in groups]
    good: dict[int, Counter[int]] = {i: Counter() for i in range(len(groups))}
    conflicts: dict[int, set[int]] = {i: set() for i in good}
    scored = []
    for a, b in itertools.combinations(good, 2):
        parts = compare(told, facts[a], facts[b])
        score = name + sum(p.bits for p in parts)
        if score >= rules().threshold:
            scored.append((-score, a, b))
            good[a][b] = good[b][a] = 1
        elif told_apart(parts):
            conflicts[a].add(b)
            conflicts[b].add(a)
    into = list(good)
    members: dict[int, list[int]] = {i: [i] for i in good}
    for _, a, b in sorted(scored):
        a, b = sorted((into[a], into[b]))
        if a == b or b in conflicts[a] or 2 * good[a][b] < len(members[a]) * len(members[b]):
            continue
        if sets.join(groups[a].nodes[0], groups[b].nodes[0]):
            for other in members:
                good[a][other] = good[other][a] = good[a][other] + good[b][other]
                if b in conflicts[other]:
                    conflicts[a].add(other)
                    conflicts[other].add(a)
            members[a] += members.pop(b)
            for i in members[a]:
                into[i] = a
    return [Group([n for i in some for n in groups[i].nodes], [facts[i] for i in some]) for some in members.values()]


def _led(groups: list[Group], name: float, sets: Disjoint, told: Told) -> list[Group]:
    """Groups of a name that very many articles hold: each goes to the person it fits best, the largest first, or is
    another person. Costs no square; what agrees with many articles counts less.
    """
    found: list[Group] = []
    whole: list[tuple[int, Facts]] = []  # facts of each person, and of how many nodes
    for g in sorted(groups, key=lambda g: (-len(g.nodes), g.nodes[0])):
        scores = [
            _with_known(name, len(p.nodes), compare(told, g.bases[0], facts))
            for p, (_, facts) in zip(found, whole, strict=True)
        ]
        best = max(range(len(found)), key=lambda i: (scores[i], -i), default=None)
        if best is None or scores[best] < rules().threshold or not sets.join(found[best].nodes[0], g.nodes[0]):
            if len(found) < rules().most_persons:
                found.append(Group(list(g.nodes), list(g.bases)))
                whole.append((len(g.nodes), g.bases[0]))
            continue
        found[best].nodes += g.nodes
        if len(found[best].nodes) >= 2 * whole[best][0]:
            whole[best] = (len(found[best].nodes), told.of(found[best].nodes))
    for p, (_, facts) in zip(found, whole, strict=True):
        p.bases = [facts]
    return found


def _with_known(name: float, articles: int, parts: list[Part]) -> float:
    """The score with a person of so many articles: the more, the likelier, and the more agrees by chance."""
    chance = rules().chance_agreement if articles >= rules().well_known else 1.0
    return name + math.log2(articles) + sum(p.bits if p.bits < 0 else p.bits * chance for p in parts)


def _absorbed(groups: list[Group], name: float, sets: Disjoint, told: Told) -> list[Group]:
    """The best known bearer takes the others, whom no conflict keeps apart: of more articles, the likelier."""
    if len(groups) < 2:
        return groups
    largest, *others = sorted(groups, key=lambda g: (-len(g.nodes), g.nodes[0]))
    if len(largest.nodes) < rules().well_known:
        return groups
    whole, left = told.of(largest.nodes), []
    for g in others:
        score = _with_known(name, len(largest.nodes), compare(told, told.of(g.nodes), whole))
        if score < rules().threshold or not sets.join(largest.nodes[0], g.nodes[0]):
            left.append(g)
            continue
        largest.nodes += g.nodes
        largest.bases += g.bases
    return [largest, *left]


def _unplaced(silent: list[Group], persons: list[Group], name: float, sets: Disjoint, told: Told) -> list[Group]:
    """Bearers that say little go to the person who scores highest, when no other comes near; the rest is returned."""
    left: list[Group] = []
    sizes = [math.log2(len(p.nodes)) for p in persons]
    bases = [list(p.bases) for p in persons]
    for g in silent:
        scores = [
            size + max(sum(x.bits for x in compare(told, g.bases[0], base)) for base in of)
            for size, of in zip(sizes, bases, strict=True)
        ]
        ranked = sorted(range(len(persons)), key=lambda i: -scores[i])
        clear = len(ranked) == 1 or (
            len(ranked) > 1 and scores[ranked[0]] >= scores[ranked[1]] + math.log2(rules().dominant)
        )
        best = persons[ranked[0]] if clear and name + scores[ranked[0]] >= rules().threshold else None
        if best and told_apart(compare(told, g.bases[0], told.of(best.nodes))):
            best = None  # one article of the person alone may tell no post
        if best is None or not sets.join(best.nodes[0], g.nodes[0]):
            left.append(g)
            continue
        best.nodes += g.nodes
        best.bases += g.bases
    return left
