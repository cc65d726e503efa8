"""Ids and canonical names of clusters, each from the cluster alone: an article renames nobody whom it does not concern.

Registered: from the registry's key. Else from the folded name and the organisation told of the person, both as the
earliest article tells them; a bare name, and a namesake that no organisation tells apart, from its article.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from flows.entities.registry import Entry, Registry
from flows.entities.resolution.disjoint import Disjoint
from flows.entities.resolution.forms.comparison import LATIN, NATIVE, core, folded_name, parts_of, sort_of
from flows.entities.resolution.local import Local
from flows.language.script import fold

PREFIX = {"person": "p_", "organization": "o_"}


@dataclass(slots=True)
class Cluster:
    """One person or organisation: its nodes, earliest article first."""

    kind: str
    nodes: list[int]
    entry: Entry | None
    id: str
    name: str
    name_zh: str | None
    name_latin: str | None


def short(kind: str, identity: str) -> str:
    """The published id of an identity in words."""
    return PREFIX[kind] + hashlib.sha256(identity.encode()).hexdigest()[:14]


def clusters(
    local: Local, sets: Disjoint, compared: dict[int, str], unplaced: set[int], pieces: set[int], registry: Registry
) -> list[Cluster]:
    """All clusters with their ids and names, sorted by id.

    `compared`: the names of the organisations' nodes; `unplaced`: namesakes of which nothing tells who is meant;
    `pieces`: nodes whose name is a part of their person's.
    """
    members = sets.groups(n for kind in PREFIX for n in local.nodes(kind))
    naming = _Naming(local, compared, unplaced, pieces)
    keys = _keys(members, local, compared)
    wanted: dict[tuple[str, str], list[int]] = defaultdict(list)
    for root, nodes in members.items():
        wanted[local.kind[root], naming.identity(nodes, keys.get(root))].append(root)
    found = []
    for (kind, identity), roots in wanted.items():
        # a judgement keeps apart what nothing else tells apart: the larger keeps the plain identity
        if len(roots) > 1:
            roots.sort(key=lambda r: (-len(members[r]), local.source[members[r][0]], members[r][0]))
        for i, root in enumerate(roots):
            nodes = members[root]
            entry = registry.by_key.get(f"{kind}:#{keys[root]}") if i == 0 and root in keys else None
            own = f"{identity}|{local.source[nodes[0]]}|{local.key[nodes[0]]}" if i else identity
            found.append(Cluster(kind, nodes, entry, short(kind, own), *naming.names(nodes, entry)))
    return sorted(found, key=lambda c: c.id)


def _keys(members: dict[int, list[int]], local: Local, compared: dict[int, str]) -> dict[int, str]:
    """The registry key that most nodes of a cluster have."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for root, nodes in members.items():
        for n in nodes:
            name = compared.get(n, "")
            if key := local.registry[n] or (name[1:] if name.startswith("#") and "/" not in name else None):
                votes[root][key] += 1
    return {root: min(some, key=lambda k: (-some[k], k)) for root, some in votes.items()}


class _Naming:
    def __init__(self, local: Local, compared: dict[int, str], unplaced: set[int], pieces: set[int]) -> None:
        self.local, self.compared, self.unplaced, self.pieces = local, compared, unplaced, pieces
        self.employers: dict[int, set[str]] = defaultdict(set)
        for person, org in local.told.iter_rows():
            self.employers[person].add(self._plain(org))
        self.zh, self.latin = (local.entities[c].to_list() for c in ("name_zh", "name_latin"))

    def _plain(self, org: int) -> str:
        """An organisation by what its own article says."""
        key = self.local.registry[org]
        return f"#{key}" if key else core(self.local.name[org])

    def _full(self, nodes: list[int]) -> list[int]:
        """The nodes that state a full name; all where none does."""
        if len(nodes) == 1:
            return nodes
        partial = self.local.partial
        return [n for n in nodes if not partial[n] and n not in self.pieces] or nodes

    def identity(self, nodes: list[int], key: str | None) -> str:
        """What the id is made of."""
        local = self.local
        if key:
            return f"#{key}"
        first = self._full(nodes)[0]
        if local.kind[first] == "organization":
            return self._of_organization(first)
        name = folded_name(local.name[first])
        if local.partial[first] or first in self.unplaced:
            return f"{name}@{local.source[first]}"
        told = next((self.employers[n] for n in nodes if n in self.employers), None)
        return f"{name}|{min(told)}" if told else name

    def _of_organization(self, n: int) -> str:
        local, here = self.local, f"@{self.local.source[n]}" if "@" in self.compared[n] else ""
        if local.org_kind[n] != "team":
            return core(local.name[n]) + here
        key = local.parent[n] or ""
        parent = local.number.get((local.source[n], key), -1)
        above = self._plain(parent) if parent >= 0 else key.removeprefix("organization:")
        return f"{above}/{self.compared[n].split('@')[0].split('/', 1)[-1]}{here}"

    def names(self, nodes: list[int], entry: Entry | None) -> tuple[str, str | None, str | None]:
        """(canonical, Chinese, Latin): the form that most articles use, full names before bare ones."""
        if entry:
            return entry.name, entry.name_zh, entry.name_latin
        full = self._full(nodes)
        name = self.local.name
        zh, latin = most_frequent(self.zh[n] for n in full), most_frequent(self.latin[n] for n in full)
        if self.local.kind[nodes[0]] == "person":
            if latin and not _known_in_chinese(zh, [f for n in full for f in self.local.forms[n]]):
                return latin, zh, latin
            if zh:
                return most_frequent(name[n] for n in full if sort_of(name[n]) != LATIN) or zh, zh, latin
        return most_frequent(name[n] for n in full) or name[full[0]], zh, latin


def most_frequent(values: Iterable[str | None]) -> str | None:
    """What is there most often; of equals what is Simplified, then the first by its characters."""
    votes = Counter(v for v in values if v)
    if len(votes) < 2:
        return next(iter(votes), None)
    return min(votes, key=lambda v: (-votes[v], v != fold(v), v))


def _known_in_chinese(zh: str | None, forms: list[str]) -> bool:
    """A name with a Chinese surname, unless it is the end of a transliterated full name (马斯克, 埃隆·马斯克)."""
    if zh is None or sort_of(zh) != NATIVE:
        return False
    return not any(folded_name(zh) in parts_of(f) for f in forms if sort_of(f) not in (LATIN, NATIVE))
