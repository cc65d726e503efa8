"""Known people and organisations: YAML with a schema, the packaged files and a user's own; may be switched off."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from operator import add
from pathlib import Path
from typing import Literal, NamedTuple

from flows.language.script import fold
from schemas.declarative import REGISTRY, DataModel, line_of, load_yaml
from schemas.errors import SettingsError
from schemas.records import AliasKind, EntityKind, OrgKind


class Alias(DataModel):
    """A further form. `weak`: it names this entity only where the text gives a further reason."""

    name: str
    kind: AliasKind = "full"
    weak: bool = False


class PersonEntry(DataModel):
    """A person: the Latin name where the person is known by it, else the Chinese one is the canonical form.

    `organizations`: keys of those that the person is known for. A weak form, and any form of a `homonym`, is this
    person's only in articles that name one of them.
    """

    key: str
    zh: str | None = None
    latin: str | None = None
    known_as: Literal["latin", "zh"] = "latin"
    aliases: tuple[str | Alias, ...] = ()
    organizations: tuple[str, ...] = ()
    homonym: bool = False
    wikidata_id: str | None = None


class OrganizationEntry(DataModel):
    """An organisation. `homonym`: its name is also a person's, a thing's or a common word's."""

    key: str
    name: str
    zh: str | None = None
    kind: OrgKind = "company"
    parent: str | None = None
    aliases: tuple[str | Alias, ...] = ()
    homonym: bool = False
    wikidata_id: str | None = None


class RegistryFile(DataModel):
    """A registry file: people, organisations, or both."""

    people: tuple[PersonEntry, ...] = ()
    organizations: tuple[OrganizationEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What the rooms know of a registered entity. `forms` are (form, alias kind, weak)."""

    key: str
    kind: EntityKind
    name: str
    name_zh: str | None
    name_latin: str | None
    org_kind: OrgKind | None
    parent: str | None
    homonym: bool
    wikidata_id: str | None
    forms: tuple[tuple[str, str, bool], ...]
    organizations: frozenset[str] = frozenset()


Known = tuple[tuple[Entry, str, bool], ...]
"""Entries that have a form, each with the kind of alias that it is and whether it is a weak one."""
_BETWEEN = re.compile(r"[\W_]+")  # whatever is no letter, character or digit


@lru_cache(maxsize=100_000)  # the same names come again in article after article
def folded_name(name: str) -> str:
    """A name as it is compared: Simplified, without case, spaces and dots."""
    return _plain(name)


def _plain(text: str) -> str:
    # character by character: of a part of a text it is a part
    plain = fold(text).casefold()
    return plain if plain.isalnum() else _BETWEEN.sub("", plain)  # nearly all names are letters and characters alone


class _Stated(NamedTuple):
    """Where an entry is stated. Its line is looked for when it is told: that takes longer than reading the file."""

    path: Path
    text: str
    section: str
    number: int

    def __str__(self) -> str:
        return f"{self.path}:{line_of(self.text, (self.section, self.number))}"


@dataclass(frozen=True, eq=False)  # compared and hashed as itself: caches ask for every article
class Registry:
    """All entries; `version` follows from their content."""

    entries: tuple[Entry, ...] = ()
    version: str = field(default="empty")

    @staticmethod
    def load(extra: Sequence[Path] = (), *, enabled: bool = True) -> Registry:
        """The packaged files (unless switched off) and a user's. Raises SettingsError with file and line."""
        paths = [*(sorted(REGISTRY.glob("*.yaml")) if enabled else []), *extra]
        entries: list[Entry] = []
        stated: list[tuple[_Stated, Entry]] = []
        owners: dict[tuple[str, str], tuple[str, _Stated]] = {}
        digest = hashlib.sha256()
        for path in paths:
            file = load_yaml(path, RegistryFile)
            text = path.read_text(encoding="utf-8")
            digest.update(text.encode())
            for section, some in (
                ("people", [_person(x) for x in file.people]),
                ("organizations", [_organization(x) for x in file.organizations]),
            ):
                for i, entry in enumerate(some):
                    where = _Stated(path, text, section, i)
                    for form, _, weak in entry.forms:
                        if weak:
                            continue
                        spot = (entry.kind, folded_name(form))
                        if spot in owners and owners[spot][0] != entry.key:
                            raise SettingsError(
                                f"{where}: alias {form!r} of {entry.key} is already one of {owners[spot][0]} "
                                f"({owners[spot][1]}); take it from one of them, or mark it weak."
                            )
                        owners.setdefault(spot, (entry.key, where))
                    entries.append(entry)
                    stated.append((where, entry))
        known = {e.key for e in entries if e.kind == "organization"}
        for where, entry in stated:
            if missing := sorted(entry.organizations - known):
                raise SettingsError(f"{where}: {entry.key} is known for {missing[0]}, which no registry file states.")
        return Registry(tuple(entries), digest.hexdigest()[:12])

    @staticmethod
    def empty() -> Registry:
        """No entries: the method must carry unseen names."""
        return Registry()

    @cached_property
    def by_key(self) -> dict[str, Entry]:
        """Entries by `person:#key` and `organization:#key`."""
        return {f"{e.kind}:#{e.key}": e for e in self.entries}

    @cached_property
    def by_form(self) -> dict[str, tuple[tuple[Entry, str, bool], ...]]:
        """Folded form → (entry, alias kind, weak)."""
        found: dict[str, dict[str, tuple[Entry, str, bool]]] = {}
        for e in self.entries:
            for form, kind, weak in e.forms:
                found.setdefault(folded_name(form), {}).setdefault(f"{e.kind}:{e.key}", (e, kind, weak))
        return {form: tuple(some.values()) for form, some in found.items()}

    def lookup(self, form: str) -> Known:
        """(entry, alias kind, weak) of every entry that has this form, after folding."""
        return self.by_form.get(folded_name(form), ())

    def standing_in(self, *parts: str) -> StandingForms:
        """The forms that stand in a text."""
        plain = " ".join(map(_plain, parts))
        begun = set(map(add, plain, plain[1:]))
        forms = [f for b in self._by_beginning.keys() & begun for f in self._by_beginning[b] if f in plain]
        forms += [f for f in self._by_beginning.get("", ()) if f in plain]
        return StandingForms(self, {f: self.by_form[f] for f in sorted(forms)})

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        """First two characters of a folded form → the forms; those that are shorter under nothing."""
        found: dict[str, list[str]] = {}
        for form in self.by_form:
            found.setdefault(form[:2] if len(form) > 1 else "", []).append(form)
        return found


@dataclass(frozen=True, eq=False)
class StandingForms:
    """The forms of a registry that stand in one text: all that recognition is told of it, so that an entry none of
    whose forms stands in a text has no part in what is found there. `registry` is for finding where they stand.
    """

    registry: Registry
    forms: Mapping[str, Known]

    def lookup(self, form: str) -> Known:
        """(entry, alias kind, weak) of every entry that has this form, where it stands in the text."""
        return self.forms.get(folded_name(form), ())

    @cached_property
    def version(self) -> str:
        """Follows from the forms and from all that is said of them."""
        said = [
            (form, kind, weak, *((f.name, _in_order(getattr(entry, f.name))) for f in fields(entry)))
            for form, known in self.forms.items()
            for entry, kind, weak in known
        ]
        return hashlib.sha256(repr(said).encode()).hexdigest()[:12]


def _in_order(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value


def _forms(first: Sequence[str | None], aliases: Sequence[str | Alias]) -> list[tuple[str, str, bool]]:
    forms = [(n, "canonical" if i == 0 else "full", False) for i, n in enumerate(x for x in first if x)]
    for a in aliases:
        forms.append((a, "full", False) if isinstance(a, str) else (a.name, a.kind, a.weak))
    return forms


def _person(p: PersonEntry) -> Entry:
    name = (p.latin if p.known_as == "latin" else p.zh) or p.latin or p.zh or p.key
    forms = _forms([name, p.zh, p.latin], p.aliases)
    if p.latin and " " in p.latin:
        parts = p.latin.split()
        forms += [(parts[-1], "surname", True), (parts[0], "given", True)]
    for form, _, _ in tuple(forms):
        parts = [x for x in form.replace("•", "·").split("·") if x]
        if len(parts) > 1 and not form.isascii():
            forms += [(parts[-1], "surname", True), (parts[0], "given", True)]
    return Entry(p.key, "person", name, p.zh, p.latin, None, None, p.homonym, p.wikidata_id,
                 tuple(dict.fromkeys(forms)), frozenset(p.organizations))  # fmt: skip


def _organization(o: OrganizationEntry) -> Entry:
    latin = o.name if o.name.isascii() else None
    return Entry(o.key, "organization", o.name, o.zh or (None if latin else o.name), latin, o.kind, o.parent, o.homonym,
                 o.wikidata_id, tuple(dict.fromkeys(_forms([o.name, o.zh], o.aliases))))  # fmt: skip
