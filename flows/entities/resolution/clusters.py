"""Clustering local entities: union-find that remembers why, cannot chain across a judgement, and has a size guard.

A *node* is a local entity of one source. Nodes of one registry key or one full name are candidates; two namesakes
whose articles share neither organisation nor companion nor title stay two people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

Node = tuple[str, str]
"""(source_id, entity_key)."""

LARGEST_UNREGISTERED = 5_000  # a cluster of that many articles without a registry entry is a common word, not a person


@dataclass(slots=True)
class LocalNode:
    """What a local entity brings to the comparison."""

    node: Node
    name: str
    names: frozenset[str]  # folded full forms
    registry_key: str | None
    partial: bool
    orgs: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    companions: frozenset[str] = frozenset()


@dataclass(slots=True)
class Clusters:
    """Disjoint sets of nodes, with the rule, score and evidence that joined each node."""

    parent: dict[Node, Node] = field(default_factory=dict)
    why: dict[Node, tuple[str, float, str]] = field(default_factory=dict)
    apart: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))

    def find(self, node: Node) -> Node:
        """The set's representative (the smallest node)."""
        root = node
        while self.parent.get(root, root) != root:
            root = self.parent[root]
        while self.parent.get(node, node) != root:
            self.parent[node], node = root, self.parent[node]
        return root

    def join(self, a: Node, b: Node) -> bool:
        """Put the sets of two nodes together, unless a judgement holds them apart."""
        ra, rb = self.find(a), self.find(b)
        if ra == rb:
            return True
        if rb in self.apart[ra]:
            return False
        small, large = min(ra, rb), max(ra, rb)
        self.parent[large] = small
        self.parent.setdefault(small, small)
        for other in self.apart.pop(large, set()):
            self.apart[small].add(other)
            self.apart[other].discard(large)
            self.apart[other].add(small)
        return True

    def keep_apart(self, a: Node, b: Node) -> None:
        """Never join these."""
        ra, rb = self.find(a), self.find(b)
        self.apart[ra].add(rb)
        self.apart[rb].add(ra)


def cluster(
    nodes: Iterable[LocalNode],
    same: Iterable[tuple[Node, Node]] = (),
    different: Iterable[tuple[Node, Node]] = (),
) -> Clusters:
    """Cluster the nodes of one kind. Independent of their order: everything is sorted first."""
    every = sorted(nodes, key=lambda n: n.node)
    found = Clusters(parent={n.node: n.node for n in every})
    for a, b in sorted(different):
        if a in found.parent and b in found.parent:
            found.keep_apart(a, b)
    for a, b in sorted(same):
        if a in found.parent and b in found.parent and found.join(a, b):
            found.why[a] = found.why[b] = ("judgement", 1.0, "a person judged them the same")
    blocks: dict[str, list[LocalNode]] = defaultdict(list)
    for n in every:
        if n.registry_key:
            blocks["#" + n.registry_key].append(n)
        elif not n.partial:
            for name in n.names:
                blocks[name].append(n)
    for block, members in sorted(blocks.items()):
        _join_block(found, block, members)
    _join_partial(found, every)
    for n in every:
        found.why.setdefault(n.node, ("own_article", 0.5 if n.partial else 0.8, "stands in this article alone"))
    return found


def _join_block(found: Clusters, block: str, members: list[LocalNode]) -> None:
    first = members[0]
    if block.startswith("#"):
        for n in members:
            if found.join(first.node, n.node):
                found.why.setdefault(n.node, ("registry", 0.97, f"the registry knows this form as {block[1:]}"))
        return
    if len(members) > LARGEST_UNREGISTERED:
        return
    for camp in _camps(members):
        for n in camp:
            if found.join(camp[0].node, n.node):
                agree = _agreement(camp[0], n) if n is not camp[0] else "same full name"
                found.why.setdefault(n.node, ("same_name", 0.9 if "," in agree or len(camp) == 1 else 0.85, agree))


def _camps(members: list[LocalNode]) -> list[list[LocalNode]]:
    """Namesakes apart: connected by shared organisations, titles or companions; who says nothing joins the largest.

    Connections run over shared facts, so the camps do not depend on the order of the articles.
    """
    told = [n for n in members if n.orgs]
    silent = [n for n in members if not n.orgs]
    facts: dict[str, list[int]] = defaultdict(list)
    for i, n in enumerate(told):
        for fact in (*(f"o:{o}" for o in n.orgs), *(f"p:{p}" for p in n.companions)):
            facts[fact].append(i)
    group = list(range(len(told)))

    def top(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for _, some in sorted(facts.items()):
        for i in some[1:]:
            a, b = sorted((top(some[0]), top(i)))
            group[b] = a
    camps: dict[int, list[LocalNode]] = defaultdict(list)
    for i, n in enumerate(told):
        camps[top(i)].append(n)
    ordered = sorted(camps.values(), key=lambda c: (-len(c), c[0].node))
    if not ordered:
        return [silent]
    ordered[0] += silent
    return [sorted(c, key=lambda n: n.node) for c in ordered]


def _agreement(a: LocalNode, b: LocalNode) -> str:
    parts = ["same full name"]
    for label, x, y in (
        ("organisation", a.orgs, b.orgs),
        ("title", a.titles, b.titles),
        ("companion", a.companions, b.companions),
    ):
        if x & y:
            parts.append(f"same {label} ({sorted(x & y)[0]})")
    return ", ".join(parts)


def _join_partial(found: Clusters, every: list[LocalNode]) -> None:
    """A surname or given name alone joins a full name elsewhere only where two further parts agree and no rival fits."""  # noqa: E501
    by_part: dict[str, list[LocalNode]] = defaultdict(list)
    for n in every:
        if not n.partial:
            for name in n.names:
                by_part[name].append(n)
    for n in every:
        if not n.partial or n.registry_key:
            continue
        rivals: dict[Node, tuple[int, LocalNode, list[str]]] = {}
        for own in n.names:
            for full, holders in by_part.items():
                if len(own) < 2 or full == own or not (full.startswith(own) or full.endswith(own)):
                    continue
                for h in holders:
                    agree = [label for label, x, y in (("organisation", n.orgs, h.orgs), ("title", n.titles, h.titles),
                                                       ("companion", n.companions, h.companions)) if x & y]  # fmt: skip
                    if len(agree) >= 2:
                        rivals[found.find(h.node)] = (len(agree), h, agree)
        if len(rivals) == 1:
            _, holder, agree = next(iter(rivals.values()))
            if found.join(holder.node, n.node):
                found.why[n.node] = ("partial_name", 0.75, f"part of the name, and same {' and '.join(agree)}")
