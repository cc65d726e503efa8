"""What `entities` finds in one source text: people and organisations, where they are named, their posts."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from schemas.records.closed_lists import AliasKind, EntityKind, OrgKind, Part


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """A person or an organisation as one article knows it.

    `key` is `person:` or `organization:` and the folded canonical name, or `person:#<registry key>` where the
    registry knows it; `name` the fullest form stated at hand (article, registry); `alternatives` further full forms
    (the Latin name in brackets, the Traditional form).
    """

    key: str
    kind: EntityKind
    name: str
    name_zh: str | None = None
    name_latin: str | None = None
    org_kind: OrgKind | None = None
    parent_key: str | None = None
    registry_key: str | None = None
    partial: bool = False  # only a surname, a given name or a nickname stands in the article
    alternatives: tuple[str, ...] = ()
    born: int | None = None  # the year that the text states, or that the age on its day gives
    namesake: bool = False  # the text tells the person from another one of the name


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a part that names an entity. `score` 0..1, `method` the voice that decided."""

    entity_key: str
    entity_kind: EntityKind
    part: Part
    start: int
    end: int
    surface: str
    alias_kind: AliasKind
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class Role:
    """A post that the text gives a person: title in the text's own words, and where the words stand."""

    person_key: str
    org_key: str | None
    title: str
    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Office:
    """A post that governs a place, and the body that it names: 青岚市市长 is of 青岚市政府.

    `start` and `end` are the post's; `body` names whose it is, at the place beside the post, or at the post itself
    where the place stands `apart` from it, somewhere before.
    """

    part: Part
    start: int
    end: int
    body: Mention
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Recognized:
    """All that `entities` found in one source text.

    `bodies`: organisations that the text names by `offices` only (青岚市市长): told where an event needs them, and no
    names of the text otherwise.
    """

    entities: tuple[LocalEntity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    bodies: tuple[LocalEntity, ...] = ()
    offices: tuple[Office, ...] = ()

    def bodies_by_office(self, part: Part) -> dict[int, str]:
        """Where each office of the part ends, and the key of the body that it is of."""
        return {o.end: o.body.entity_key for o in self.offices if o.part == part}

    def taking_part(self, keys: Set[str]) -> Recognized:
        """With the bodies that are among the keys of entities as entities like others, without those that are not."""
        known = {e.key for e in self.entities} | keys
        return replace(
            self,
            entities=(*self.entities, *(b for b in self.bodies if b.key in keys)),
            mentions=(*self.mentions, *dict.fromkeys(o.body for o in self.offices if o.body.entity_key in known)),
            bodies=(), offices=(),
        )  # fmt: skip
