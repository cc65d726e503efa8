"""vocabulary/events/merging.yaml as a model."""

from __future__ import annotations

from functools import cache

from flows.language.script import fold
from schemas.declarative import DataModel, load_packaged


class MergingRules(DataModel):
    """vocabulary/events/merging.yaml."""

    families: dict[str, tuple[str, ...]]
    compatible: tuple[tuple[str, str], ...]
    opposites: tuple[str, str]
    moves: frozenset[str]
    principal_people: tuple[str, ...]
    principal_organizations: tuple[str, ...]
    by_organization: frozenset[str]
    elsewhere: dict[str, frozenset[str]]
    once: frozenset[str]
    by_object: frozenset[str]
    named_thing: dict[str, str]
    by_post: frozenset[str]
    slack_days: int
    loose: frozenset[str]
    loose_days: int
    window_days: int
    wide_days: int
    certainty: tuple[str, ...]
    precision: tuple[str, ...]
    posts: tuple[tuple[str, ...], ...]
    another_post: tuple[str, ...]
    headlines: dict[str, dict[str, tuple[str, ...]]]

    def opposite(self, family: str) -> str | None:
        """The family whose events end what this one's begin."""
        a, b = self.opposites
        return {a: b, b: a}.get(family)

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two types can tell one event."""
        return a == b or (a, b) in self.compatible or (b, a) in self.compatible

    def same_post(self, a: str, b: str) -> bool:
        """Whether two words can name one post: under another name, or with the place or field before it."""
        x, y = sorted((_named(a), _named(b)), key=len)
        return y == x or (y.endswith(x) and not y.removesuffix(x).endswith(self.another_post))


@cache
def _named(post: str) -> str:
    """A post by the first of its names."""
    text = fold(post).strip().casefold()
    for some in rules().posts:
        for name in sorted(some, key=len, reverse=True):
            if text.endswith(name.casefold()):
                return text.removesuffix(name.casefold()) + some[0]
    return text


@cache
def family_of(event_type: str) -> str:
    """The family of a type; a type without one is its own."""
    return next((f for f, types in rules().families.items() if event_type in types), event_type)


@cache
def rules() -> MergingRules:
    """vocabulary/events/merging.yaml."""
    return load_packaged("vocabulary/events/merging.yaml", MergingRules)
