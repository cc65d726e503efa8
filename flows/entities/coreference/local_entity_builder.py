"""An entity of one article while its mentions are being gathered, and the record that it becomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.suffixes import kind_of
from flows.entities.name_parts import plain_form
from flows.entities.name_shape import is_native
from flows.entities.registry import Entry
from flows.language.patterns import has_han
from flows.language.script import fold
from schemas.records import AliasKind, EntityKind, LocalEntity, OrgKind, Part


class GatheredMention(NamedTuple):
    """A place that names the entity: offsets in the part, the form as written, what kind of form, who found it."""

    part: Part
    start: int
    end: int
    surface: str
    alias: AliasKind
    method: str
    score: float


@dataclass(slots=True)
class Building:
    """An entity while its mentions are being gathered."""

    kind: EntityKind
    names: dict[str, int] = field(default_factory=dict)  # forms as written → how often
    pairs: set[str] = field(default_factory=set)
    entry: Entry | None = None
    org_kind: str | None = None
    parent: str | None = None
    partial: bool = False
    mentions: list[GatheredMention] = field(default_factory=list)

    def forms(self) -> list[str]:
        """All forms by which the article or the registry states the entity."""
        return [*self.names, *self.pairs, *((f for f, _, _ in self.entry.forms) if self.entry else ())]

    def take(self, c: Candidate, alias: AliasKind) -> None:
        """Take in the place of a candidate as one that names the entity."""
        self.mentions.append(
            GatheredMention(
                part=c.part, start=c.start, end=c.end, surface=c.name, alias=alias, method=c.method, score=c.score
            )
        )


def entity_of(key: str, b: Building) -> LocalEntity:
    """The entity, under its commonest form: a Chinese one unless a foreign person has a Latin one too."""
    often: Counter[str] = Counter()
    for form in (*b.names, *b.pairs):
        often[plain_form(form) if b.kind == "person" else form] += b.names.get(form, 0)
    forms = sorted(often, key=lambda f: (-often[f], -len(f), f))
    latin = next((f for f in sorted(forms, key=len, reverse=True) if _latin(f)), None)
    chinese = next((f for f in forms if not _latin(f)), None)
    if b.entry:
        return _registered(key, b, b.entry, forms)
    by_characters = chinese and (latin is None or b.kind == "organization" or is_native(chinese, latin))
    name = chinese if chinese and by_characters else latin or chinese or key
    org_kind: OrgKind | None = None
    if b.kind == "organization":
        org_kind = b.org_kind if b.org_kind and b.org_kind != "other" else kind_of(fold(name))  # type: ignore[assignment]
    return LocalEntity(
        key=key,
        kind=b.kind,
        name=name,
        name_zh=chinese,
        name_latin=latin,
        org_kind=org_kind,
        parent_key=b.parent,
        partial=b.partial,
        alternatives=tuple(f for f in forms if f != name),
    )


def _registered(key: str, b: Building, entry: Entry, forms: Sequence[str]) -> LocalEntity:
    """Under the name that the registry has, with the forms that the article uses."""
    return LocalEntity(
        key=key,
        kind=b.kind,
        name=entry.name,
        name_zh=entry.name_zh,
        name_latin=entry.name_latin,
        org_kind=entry.org_kind,
        parent_key=f"organization:#{entry.parent}" if entry.parent else b.parent,
        registry_key=entry.key,
        alternatives=tuple(forms),
    )


def _latin(form: str) -> bool:
    return not has_han(form)
