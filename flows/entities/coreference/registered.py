"""Which registered entity a candidate names, as far as its article gives a reason for a form that others bear too.

In: the decided candidates of one article, the registry's forms that stand in it. Out: a candidate's entry, or None.
`recognize` makes entities.
"""

from __future__ import annotations

from collections.abc import Iterable

from flows.entities.candidate import Candidate
from flows.entities.lexicon import organization_patterns
from flows.entities.registry import Entry, StandingForms
from flows.language.script import fold

_OF_COMPANIES = ("集团", "公司")  # which say nothing else of what it is


class Registered:
    """The registered entities of one article. Its organisations are the reasons for its people."""

    def __init__(self, candidates: Iterable[Candidate], registry: StandingForms) -> None:
        self._registry = registry
        self._organizations: frozenset[str] = frozenset()
        some = [c for c in candidates if c.kind == "organization"]
        self._named = frozenset(fold(c.name) for c in some)
        self._organizations = frozenset(e.key for c in some if (e := self.entry(c, None)))

    def entry(self, c: Candidate, right: str | None) -> Entry | None:
        """The entry that one of a candidate's full forms names; `right`: what a misspelt one stands for."""
        for form in filter(None, (c.name, right, c.pair)):
            for entry, _, weak in self._registry.lookup(form):
                if entry.kind == c.kind and not weak and (not entry.homonym or self._is_meant(entry, form)):
                    return entry
        return None

    def by_part(self, c: Candidate) -> Entry | None:
        """The one entry that a part of a name may mean, as 库克 means the head of a company that the article names."""
        found = [(e, kind) for e, kind, _ in self._registry.lookup(c.name) if e.kind == c.kind]
        return found[0][0] if len(found) == 1 and found[0][1] != "given" and self._has_reason(found[0][0]) else None

    def _is_meant(self, entry: Entry, form: str) -> bool:
        """Whether a form that is also a word or somebody else's means the entry. An organisation's does not where it
        and a kind make a longer name of the article (远山 beside 远山日报) and nothing else in it names the entry.
        """
        if entry.kind == "person":
            return self._has_reason(entry)
        others = [name for name in self._named if name != fold(form)]
        own = {name for name in others if any(e.key == entry.key for e, _, _ in self._registry.lookup(name))}
        kinds = set(organization_patterns().left_out_kinds) - set(_OF_COMPANIES)
        return bool(own) or not any(name.removeprefix(fold(form)) in kinds for name in others)

    def _has_reason(self, entry: Entry) -> bool:
        """Whether the article names an organisation that the entry's bearer is known for, where the entry tells any."""
        return not entry.organizations or not self._organizations.isdisjoint(entry.organizations)
