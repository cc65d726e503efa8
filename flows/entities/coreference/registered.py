"""Which registered entity a candidate names, as far as its article gives a reason for a form that others bear too.

In: the decided candidates of one article, the registry. Out: a candidate's entry, or None. `recognize` makes entities.
"""

from __future__ import annotations

from collections.abc import Iterable

from flows.entities.candidate import Candidate
from flows.entities.registry import Entry, Registry


class Registered:
    """The registered entities of one article. Its organisations are the reasons for its people."""

    def __init__(self, candidates: Iterable[Candidate], registry: Registry) -> None:
        self._registry = registry
        self._organizations: frozenset[str] = frozenset()
        some = [c for c in candidates if c.kind == "organization"]
        self._organizations = frozenset(e.key for c in some if (e := self.entry(c, None)))

    def entry(self, c: Candidate, right: str | None) -> Entry | None:
        """The entry that one of a candidate's full forms names; `right`: what a misspelt one stands for."""
        for form in (c.name, right, c.pair):
            for entry, _, weak in self._registry.lookup(form) if form else ():
                if entry.kind == c.kind and not weak and (not entry.homonym or self._has_reason(entry)):
                    return entry
        return None

    def by_part(self, c: Candidate) -> Entry | None:
        """The one entry that a part of a name may mean, as 库克 means the head of a company that the article names."""
        found = [(e, kind) for e, kind, _ in self._registry.lookup(c.name) if e.kind == c.kind]
        return found[0][0] if len(found) == 1 and found[0][1] != "given" and self._has_reason(found[0][0]) else None

    def _has_reason(self, entry: Entry) -> bool:
        """Whether the article names an organisation that the entry's bearer is known for, where the entry tells any."""
        return not entry.organizations or not self._organizations.isdisjoint(entry.organizations)
