"""What decides which mentions tell one event: each type's own identity, and what holds for all types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from flows.events.event_types import EventTypes, Identity, Script
from flows.language.script import fold
from schemas.declarative import DataModel, load_packaged
from schemas.records import EntityKind


class MergingSettings(DataModel):
    """vocabulary/events/merging.yaml."""

    slack_days: int
    window_days: int
    loose_days: int
    wide_days: int
    certainty: tuple[str, ...]
    precision: tuple[str, ...]
    posts: tuple[tuple[str, ...], ...]
    another_post: tuple[str, ...]
    team_posts: frozenset[str]
    committees: tuple[str, ...]
    committee_posts: frozenset[str]

    def same_post(self, a: str, b: str) -> bool:
        """Whether two words can name one post: under another name, or with the place or field before it."""
        x, y = sorted((_named(a), _named(b)), key=len)
        return y == x or (y.endswith(x) and not y.removesuffix(x).endswith(self.another_post))


@dataclass(frozen=True)
class MergingRules:
    """The settings of all types and the identity of each, for the types in use."""

    settings: MergingSettings
    types: EventTypes

    def of(self, event_type: str) -> Identity:
        """What makes two mentions of a type one event."""
        return self.types.by_key[event_type].identity

    def principal_roles(self, event_type: str, *, with_organizations: bool) -> tuple[tuple[EntityKind, str], ...]:
        """The roles whose fillers an event of the type is about: those of the first one that is filled.

        `with_organizations`: whether any organisation takes part.
        """
        kind = self.types.by_key[event_type]
        own = kind.identity
        people = () if with_organizations and own.by_organization else own.principal_people or kind.roles_of("person")
        organizations = own.principal_organizations or kind.roles_of("organization")
        return (*(("person", role) for role in people), *(("organization", role) for role in organizations))

    def family_of(self, event_type: str) -> str:
        """The family of a type; a type without one is its own."""
        return self.of(event_type).family or event_type

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two types can tell one event."""
        return a == b or b in self.of(a).may_be or a in self.of(b).may_be

    def headlines(self, event_type: str, script: Script) -> tuple[str, ...]:
        """Templates of a type in a script; none where the type has none."""
        return self.types.by_key[event_type].headlines.get(script, ())


@cache
def _named(post: str) -> str:
    """A post by the first of its names."""
    text = fold(post).strip().casefold()
    for some in settings().posts:
        for name in sorted(some, key=len, reverse=True):
            if text.endswith(name.casefold()):
                return text.removesuffix(name.casefold()) + some[0]
    return text


@cache
def settings() -> MergingSettings:
    """vocabulary/events/merging.yaml."""
    return load_packaged("vocabulary/events/merging.yaml", MergingSettings)


@cache
def rules_of(types: EventTypes) -> MergingRules:
    """The rules by which mentions of these types are merged."""
    return MergingRules(settings(), types)
