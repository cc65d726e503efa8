"""Disjoint sets of 0…n-1 that keep apart what must not meet, however many steps lie between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Disjoint:
    """Union-find whose representative is the smallest member, with pairs that are never joined."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._apart: dict[int, set[int]] = {}

    def find(self, a: int) -> int:
        """The representative of the set that holds `a`."""
        parent = self._parent
        root = a
        while parent[root] != root:
            root = parent[root]
        while parent[a] != root:
            parent[a], a = root, parent[a]
        return root

    def groups(self, members: Iterable[int]) -> dict[int, list[int]]:
        """Representative → those of the members that are in its set, in their order."""
        found: dict[int, list[int]] = defaultdict(list)
        for m in members:
            found[self.find(m)].append(m)
        return found

    def join(self, a: int, b: int) -> bool:
        """Make one set of two; False when something keeps them apart."""
        small, large = self.find(a), self.find(b)
        if small == large:
            return True
        if small > large:
            small, large = large, small
        if self._apart and large in self._apart.get(small, ()):
            return False
        self._parent[large] = small
        for other in self._apart.pop(large, ()):
            self._apart.setdefault(small, set()).add(other)
            self._apart[other].discard(large)
            self._apart[other].add(small)
        return True

    def keep_apart(self, a: int, b: int) -> bool:
        """Never join these; False when they are one already."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        return True

    def join_all(self, members: Iterable[int]) -> None:
        """Make one set of the members, or as few as what is kept apart allows: each goes to the first that takes it."""
        members = list(members)
        if not self._apart:  # whatever is joined, the smallest stands for it
            roots = {self.find(m) for m in members}
            smallest = min(roots, default=0)
            for root in roots:
                self._parent[root] = smallest
            return
        heads: list[int] = []
        for m in members:
            if not any(self.join(h, m) for h in heads):
                heads.append(m)
