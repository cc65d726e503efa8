"""Event types as data: one YAML file per type says its triggers, what stands around them, and the roles it fills."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from flows.language.script import fold
from schemas.declarative import VOCABULARY, DataModel, load_yaml
from schemas.errors import SettingsError
from schemas.events import ORG_ROLES, PERSON_ROLES

PACKAGED = VOCABULARY / "event_types"

# What can fill a place beside a trigger. `group` is people without a name (员工), `firm` an organisation without one
# (一家公司), `unit` a team without one (新部门), `thing` any other noun.
FillerKind = Literal[
    "person", "organization", "team", "post", "group", "firm", "unit", "product", "letter", "money", "share", "thing"
]
# Instead of a role: the words are kept as the post, as the object, only accepted, or never fill the place.
NO_ROLES = frozenset(("post", "object", "accepted", "never"))
Script = Literal["Hans", "Hant"]
Slot = dict[FillerKind, str]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]


HEADLINE_WORDS = frozenset(("people", "employer", "post", "object", "team"))
PLACES = ("subject", "object", "source", "goal", "partner", "target", "possessor", "place")


class Labels(DataModel):
    """What people read."""

    en: str = Field(min_length=1, description="English label.")
    zh: str = Field(min_length=1, description="Chinese label.")


class RoleSpec(DataModel):
    """A role of the type. An event needs one filled role that is marked principal."""

    kind: Literal["person", "organization", "any"] = Field(description="Who can have the role.")
    principal: bool = Field(default=False, description="Whether the event is about who has it.")


class Identity(DataModel):
    """What makes two mentions one event, over all articles."""

    family: Key | None = Field(
        default=None, description="Types of one family may tell one event; a type without a family is its own."
    )
    may_be: tuple[Key, ...] = Field(default=(), description="Other types of the family that may tell the same event.")
    principal_people: tuple[Key, ...] = Field(
        default=(),
        description="Roles of people whose filler must be the same, most telling first; by default those marked "
        "principal, then the others.",
    )
    principal_organizations: tuple[Key, ...] = Field(
        default=(), description="Likewise roles of organisations, for events of which no person is principal."
    )
    by_organization: bool = Field(
        default=False, description="The event is its organisation's, even where people take part."
    )
    elsewhere: frozenset[Key] = Field(
        default=frozenset(),
        description="Roles of organisations where it does not take place (where a person came from or goes to).",
    )
    once: bool = Field(default=False, description="It happens once to its thing, whenever it is told.")
    by_object: bool = Field(
        default=False, description="Told of many things of one organisation: one event only where the things agree."
    )
    thing: Key | None = Field(default=None, description="The role of an organisation that is itself the thing.")
    by_post: bool = Field(default=False, description="Two posts are two events.")
    moves: bool = Field(default=False, description="It begins or ends a term.")
    ended_by: Key | None = Field(default=None, description="The family whose events part a first from a second term.")
    loosely_dated: bool = Field(
        default=False, description="Two articles may give the day of the news and the day itself."
    )


class Forced(DataModel):
    """What the event becomes when somebody made the person do it (迫使他辞职, 被迫辞职)."""

    event_type: Key = Field(description="The type that it becomes.")
    roles: dict[str, str] = Field(description="Role of this type → role of that one.")
    causer: str = Field(description="The role of who made the person do it.")


class TriggerGroup(DataModel):
    """Words that tell the event alike, and what their places hold: kinds of fillers to roles."""

    grammar: Literal["verb", "noun", "construction"] = Field(description="How the words stand in a clause.")
    words: tuple[str, ...] = Field(min_length=1, description="The words, in either script.")
    subject: Slot = Field(default_factory=dict, description="Who does it, in the active voice.")
    object: Slot = Field(default_factory=dict, description="To whom or what it is done.")
    object_needed: Literal["free", "fits", "must"] = Field(
        default="fits",
        description="free: an object of another kind does not matter; fits: it may be missing, but fits when there; "
        "must: without a fitting one there is no event.",
    )
    subject_needed: bool = Field(default=False, description="Without a fitting subject there is no event.")
    source: Slot = Field(default_factory=dict, description="What follows 从 or 自.")
    goal: Slot = Field(default_factory=dict, description="What follows 到 or 至.")
    partner: Slot = Field(default_factory=dict, description="What follows 与 or 和.")
    target: Slot = Field(default_factory=dict, description="What follows 对 or 向.")
    possessor: Slot = Field(default_factory=dict, description="Whose it is (张三的离职).")
    place: Slot = Field(default_factory=dict, description="What follows 在 or 于.")
    after: Literal["object", "goal"] = Field(
        default="object", description="Whether what follows is the object, or the goal (卖给乙)."
    )
    succeeds: bool = Field(default=False, description="Somebody had the post before (接任).")
    describes: bool = Field(
        default=False, description="In a clause before 的 it only says of what something is made (由三人组成的小组)."
    )
    momentary: bool = Field(default=False, description="With a length of time it tells a state (成立两年).")
    state: Literal["no", "begins", "strict"] = Field(
        default="no",
        description="begins: the word tells a state (担任) and is an event only with a date or a word of beginning; "
        "strict: 由 does not make it begin (由他领导).",
    )
    prenominal: bool = Field(default=False, description="It stands before a post and a name.")
    support: tuple[str, ...] = Field(default=(), description="Verbs that make a noun an event (发布 … 公开信).")
    not_objects: tuple[str, ...] = Field(
        default=(), description="Without a name these are no object of an organisation (甲公司成立董事会)."
    )
    not_after: tuple[str, ...] = Field(default=(), description="Words before it that make it another word.")
    not_before: tuple[str, ...] = Field(default=(), description="Words behind it that make it another word.")
    needs_after: tuple[str, ...] = Field(
        default=(), description="A number or one of these words follows (裁员比例约三成)."
    )
    confidence: float = Field(default=1.0, ge=0, le=1, description="How surely the words tell the event.")


class Example(DataModel):
    """A sentence, the organisations and people in it (stand-in mentions for tests), and what is read from it."""

    text: str = Field(min_length=1, description="The sentence, in own words.")
    people: tuple[str, ...] = Field(default=(), description="Who is named in it.")
    organizations: tuple[str, ...] = Field(default=(), description="Which organisations are named in it.")
    teams: tuple[str, ...] = Field(default=(), description="Which teams.")
    roles: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="Role → who has it.")
    post: str | None = Field(default=None, description="The post that is told.")
    object: str | None = Field(default=None, description="The thing that is told.")


class CounterExample(DataModel):
    """A sentence that has the words and not the event."""

    text: str = Field(min_length=1, description="The sentence, in own words.")
    people: tuple[str, ...] = Field(default=(), description="Who is named in it.")
    organizations: tuple[str, ...] = Field(default=(), description="Which organisations are named in it.")
    teams: tuple[str, ...] = Field(default=(), description="Which teams.")
    why: str = Field(min_length=1, description="Why it tells no event of the type.")


class EventType(DataModel):
    """One file of vocabulary/event_types, or of a user's setting `event_types`: all that is one type's own."""

    event_type: Key = Field(description="Key of the type.")
    labels: Labels = Field(description="What people read.")
    ace_type: str | None = Field(default=None, description="The ACE 2005 type that is nearest.")
    duee_type: str | None = Field(default=None, description="The DuEE type that is nearest.")
    roles: dict[str, RoleSpec] = Field(
        min_length=1, description="Role → its kind. Names of the contract keep their kind; others are the type's own."
    )
    organization_role: str = Field(description="The role of the organisation that the event belongs to.")
    organization_from: tuple[Literal["post", "modifier", "sentence", "role", "focus"], ...] = Field(
        default=(), description="Where it is looked for when no place beside the trigger names it, in this order."
    )
    team_organization_role: str = Field(description="The role of a team's organisation.")
    movement: Literal["enters", "leaves"] | None = Field(
        default=None, description="Whether people come into an organisation, or go out of it."
    )
    identity: Identity = Field(default=Identity(), description="What makes two mentions one event.")
    headlines: dict[Script, tuple[str, ...]] = Field(
        default_factory=dict,
        description="By script; the first template whose words are all known is taken. Words: people, employer, post, "
        "object, team, or a role of the type.",
    )
    shared: bool = Field(default=False, description="People who do it together share one event.")
    triggers: tuple[TriggerGroup, ...] = Field(min_length=1, description="Groups of words that tell it.")
    negators: tuple[str, ...] = Field(default=(), description="Words over a trigger that deny it.")
    planners: tuple[str, ...] = Field(default=(), description="Words over a trigger that only plan it.")
    decided: tuple[str, ...] = Field(
        default=(), description="Words of planning that do not keep it from being an event (计划裁员)."
    )
    forced_as: Forced | None = Field(
        default=None, description="What it becomes when somebody made the person do it (被迫辞职)."
    )
    named_by: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Role → nouns that say its filler in a clause after (买方是乙公司, 领投方为丙资本).",
    )
    made_by: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Role → verbs that behind 由 say its filler, in its clause or the one after (由乙公司开发).",
    )
    examples: tuple[Example, ...] = Field(min_length=1, description="Sentences that tell it; tests read them.")
    counter_examples: tuple[CounterExample, ...] = Field(
        min_length=1, description="Sentences that hold its words and do not tell it; tests read them."
    )

    @model_validator(mode="after")
    def _roles_are_known(self) -> EventType:
        for name, role in self.roles.items():
            kinds = [k for k, known in (("person", PERSON_ROLES), ("organization", ORG_ROLES)) if name in known]
            if kinds and role.kind != "any" and role.kind not in kinds:
                raise ValueError(f"the role {name} is of kind {kinds[0]} in every type, here of kind {role.kind}")
        for where, name in (*self._roles_of_type(), *self._roles_of_places()):
            if name not in self.roles:
                raise ValueError(f"{where}{name} is none of the type's roles (roles: {', '.join(self.roles)})")
        return self

    def _roles_of_type(self) -> Iterator[tuple[str, str]]:
        """("", role) of all roles that keys of the type itself name: its identity, headlines, organisations."""
        identity = self.identity
        yield from (("", r) for r in (*identity.principal_people, *identity.principal_organizations))
        yield from (("", r) for r in (*identity.elsewhere, *filter(None, [identity.thing])))
        words = (f for some in self.headlines.values() for t in some for _, f, _, _ in string.Formatter().parse(t) if f)
        yield from (("", word) for word in words if word not in HEADLINE_WORDS)
        yield from (("", r) for r in (self.organization_role, self.team_organization_role))
        yield from (("", r) for r in (*self.named_by, *self.made_by))

    def _roles_of_places(self) -> Iterator[tuple[str, str]]:
        """(place and trigger, role) of all roles that the groups of triggers give their places."""
        for group in self.triggers:
            for place in PLACES:
                roles = (r for r in getattr(group, place).values() if r not in NO_ROLES)
                yield from ((f"{place} of {group.words[0]}: ", r) for r in roles)

    def roles_of(self, kind: Literal["person", "organization"]) -> tuple[str, ...]:
        """The roles that people, or organisations, can have, principal ones first."""
        own = [(not spec.principal, name) for name, spec in self.roles.items() if spec.kind in (kind, "any")]
        return tuple(name for _, name in sorted(own, key=lambda x: x[0]))


@dataclass(frozen=True, eq=False)  # compared and hashed as itself: caches ask for every article
class EventTypes:
    """All types in use. Frozen and picklable; `version` changes when any file's content does."""

    types: tuple[EventType, ...]
    version: str

    @staticmethod
    def load(paths: Sequence[Path] | None = None, extra: Sequence[Path] = ()) -> EventTypes:
        """The packaged types, or those of `paths`, and `extra` ones: files, or folders of *.yaml.

        A type of `extra` replaces the packaged one of the same key. Raises SettingsError with file and line.
        """
        found: dict[str, EventType] = {}
        for path in _files([PACKAGED] if paths is None else paths):
            kind = load_yaml(path, EventType)
            if kind.event_type in found:
                raise SettingsError(f"{path}: the event type {kind.event_type} stands in two files.")
            found[kind.event_type] = kind
        for path in _files(extra):
            kind = load_yaml(path, EventType)
            found[kind.event_type] = kind
        types = tuple(found[k] for k in sorted(found))
        for kind in types:
            if kind.forced_as and kind.forced_as.event_type not in found:
                raise SettingsError(
                    f"{kind.event_type}: forced_as names {kind.forced_as.event_type}, which is no type."
                )
        text = "\n".join(k.model_dump_json(exclude={"examples", "counter_examples"}) for k in types)
        return EventTypes(types, hashlib.sha256(text.encode()).hexdigest()[:16])

    def __hash__(self) -> int:
        return hash(self.version)

    @cached_property
    def by_key(self) -> dict[str, EventType]:
        """Type by its key."""
        return {k.event_type: k for k in self.types}

    @cached_property
    def by_word(self) -> dict[str, tuple[tuple[EventType, TriggerGroup], ...]]:
        """Folded trigger word to the types and groups that it can tell, in the order of the files."""
        out: dict[str, list[tuple[EventType, TriggerGroup]]] = {}
        for kind in self.types:
            for group in kind.triggers:
                for word in group.words:
                    out.setdefault(fold(word), []).append((kind, group))
        return {word: tuple(pairs) for word, pairs in out.items()}

    def __getstate__(self) -> dict[str, Any]:
        return {"types": self.types, "version": self.version}


def _files(places: Sequence[Path]) -> list[Path]:
    out: list[Path] = []
    for place in places:
        out.extend(sorted(place.glob("*.yaml")) if place.is_dir() else [place])
    return out
