"""Event types as data: one YAML file per type says its triggers, what stands around them, and the roles it fills."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Sequence
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

    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)


class RoleSpec(DataModel):
    """A role of the type. An event needs one filled role that is marked principal."""

    kind: Literal["person", "organization", "any"]
    principal: bool = False


class Identity(DataModel):
    """What makes two mentions one event, over all articles.

    family: types of one family may tell one event by another name, where one lists the other under `may_be`.
    principal_people, principal_organizations: roles whose filler must be the same, most telling first; by default the
    roles marked principal, then the others. by_organization: the event is its organisation's, even where people take
    part. elsewhere: roles of organisations where it does not take place (where a person came from). once: it happens
    once to its thing, whenever it is told. by_object: told of many things of one organisation; one event only where
    the things agree. thing: the role of an organisation that is itself the thing. by_post: two posts are two events.
    moves: it begins or ends a term. ended_by: the family whose events part a first from a second term.
    loosely_dated: two articles may give the day of the news and the day itself.
    """

    family: Key | None = None
    may_be: tuple[Key, ...] = ()
    principal_people: tuple[Key, ...] = ()
    principal_organizations: tuple[Key, ...] = ()
    by_organization: bool = False
    elsewhere: frozenset[Key] = frozenset()
    once: bool = False
    by_object: bool = False
    thing: Key | None = None
    by_post: bool = False
    moves: bool = False
    ended_by: Key | None = None
    loosely_dated: bool = False


class Forced(DataModel):
    """What the event becomes when somebody made the person do it (迫使他辞职, 被迫辞职)."""

    event_type: Key
    roles: dict[str, str]
    causer: str


class TriggerGroup(DataModel):
    """Words that tell the event alike, and what their places hold: kinds of fillers to roles.

    subject, object: who does it and to whom, in the active voice. source: 从; goal: 到 and what follows it; partner:
    与; target: 对, 向; possessor: whose (张三的离职). `object_needed`: free (an object of another kind does not
    matter), fits (may be missing, must fit when there), must. `state`: begins, where the word tells a state (担任) and
    is an event only with a date or a word of beginning; strict, where 由 does not make it begin (由他领导).
    place: 在, 于. `after`: what follows is the object, or the goal (卖给乙). `succeeds`: somebody had the post before
    (接任). `momentary`: with a length of time it tells a state (成立两年).
    `not_objects`: without a name they are no object of an organisation (甲公司成立董事会).
    `needs_after`: a number or one of these words follows (裁员比例约三成).
    `prenominal`: it stands before a post and a name. `support`: the verbs that make a noun an event (发布 … 公开信).
    """

    grammar: Literal["verb", "noun", "construction"]
    words: tuple[str, ...] = Field(min_length=1)
    subject: Slot = Field(default_factory=dict)
    object: Slot = Field(default_factory=dict)
    object_needed: Literal["free", "fits", "must"] = "fits"
    subject_needed: bool = False
    source: Slot = Field(default_factory=dict)
    goal: Slot = Field(default_factory=dict)
    partner: Slot = Field(default_factory=dict)
    target: Slot = Field(default_factory=dict)
    possessor: Slot = Field(default_factory=dict)
    place: Slot = Field(default_factory=dict)
    after: Literal["object", "goal"] = "object"
    succeeds: bool = False
    momentary: bool = False
    state: Literal["no", "begins", "strict"] = "no"
    prenominal: bool = False
    support: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    needs_after: tuple[str, ...] = ()
    confidence: float = Field(default=1.0, ge=0, le=1)


class Example(DataModel):
    """A sentence, the organisations and people in it (stand-in mentions for tests), and what is read from it."""

    text: str = Field(min_length=1)
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    roles: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    post: str | None = None
    object: str | None = None


class CounterExample(DataModel):
    """A sentence that has the words and not the event."""

    text: str = Field(min_length=1)
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    why: str = Field(min_length=1)


class EventType(DataModel):
    """One file of vocabulary/event_types.

    organization_role: the role of the organisation that the event belongs to; organization_from: where it is looked for
    when no place beside the trigger names it, in this order. team_organization_role: the role of a team's organisation.
    movement: people come into an organisation, or out of it. shared: people who do it together share one event.
    decided: words of planning that do not keep it from being an event (计划裁员).
    named_by: role to the nouns that say its filler in a clause after (买方是乙公司, 领投方为丙资本).
    headlines: by script; the first template whose words are all known is taken. Words: people, employer, post, object,
    or a role of the type.
    """

    event_type: Key
    labels: Labels
    ace_type: str | None = None
    duee_type: str | None = None
    roles: dict[str, RoleSpec] = Field(min_length=1)
    organization_role: str
    organization_from: tuple[Literal["post", "modifier", "sentence", "role", "focus"], ...] = ()
    team_organization_role: str
    movement: Literal["enters", "leaves"] | None = None
    identity: Identity = Identity()
    headlines: dict[Script, tuple[str, ...]] = Field(default_factory=dict)
    shared: bool = False
    triggers: tuple[TriggerGroup, ...] = Field(min_length=1)
    negators: tuple[str, ...] = ()
    planners: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    forced_as: Forced | None = None
    named_by: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    examples: tuple[Example, ...] = Field(min_length=1)
    counter_examples: tuple[CounterExample, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _roles_are_known(self) -> EventType:
        for name, role in self.roles.items():
            kinds = [k for k, known in (("person", PERSON_ROLES), ("organization", ORG_ROLES)) if name in known]
            if kinds and role.kind != "any" and role.kind not in kinds:
                raise ValueError(f"the role {name} is of kind {kinds[0]} in every type, here of kind {role.kind}")
        of_identity = (
            *self.identity.principal_people, *self.identity.principal_organizations, *self.identity.elsewhere,
            *filter(None, [self.identity.thing]),
        )  # fmt: skip
        words = (f for some in self.headlines.values() for t in some for _, f, _, _ in string.Formatter().parse(t) if f)
        for name in (*of_identity, *(w for w in words if w not in HEADLINE_WORDS)):
            if name not in self.roles:
                raise ValueError(f"{name} is none of the type's roles (roles: {', '.join(self.roles)})")
        for group in self.triggers:
            for place in PLACES:
                for role_name in getattr(group, place).values():
                    if role_name not in self.roles and role_name not in NO_ROLES:
                        raise ValueError(f"{place} of {group.words[0]}: {role_name} is none of the type's roles")
        for context_role in (self.organization_role, self.team_organization_role, *self.named_by):
            if context_role not in self.roles:
                raise ValueError(f"{context_role} is none of the type's roles")
        return self

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
