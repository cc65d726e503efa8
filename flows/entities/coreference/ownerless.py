"""Bodies that every place has: 省人民政府, 市公安局, 财政厅. They are the place's, or name nobody.

In: the organisations of an article after their forms are joined: 省委 behind 青岚省委 is that already. Out: those that
have an owner, are known by name alone (发改委), or are stated as somebody's short form; and those that are told with
their level, where the article names one place of it alone: 省政协 in an article of 青岚省 is 青岚省政协.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.entities.coreference.local_entity_builder import Building
from flows.entities.lexicon import is_known_name, organization_patterns, organizations, owners
from flows.entities.places import NamedPlace, named_places, only_place
from flows.entities.registry import folded_name
from flows.entities.view import PartView
from flows.language.script import fold
from schemas.records import Part


def with_owners(found: Mapping[str, Building], views: Mapping[Part, PartView]) -> dict[str, Building]:
    """Everybody but the bodies of nobody, those of the only place of their level under its name."""
    kept = {key: b for key, b in found.items() if not (b.kind == "organization" and _of_nobody(b))}
    left = [b for key, b in found.items() if key not in kept]
    if any(_level(name) for b in left for name in b.names):
        spans = [m for b in kept.values() if b.kind == "organization" for m in b.mentions]
        places = [
            p for v in views.values() for p in named_places(v, [(m.start, m.end) for m in spans if m.part == v.part])
        ]
        for b in left:
            _give(b, places, views, kept)
    return kept


def _give(b: Building, places: Sequence[NamedPlace], views: Mapping[Part, PartView], kept: dict[str, Building]) -> None:
    """Put a body among those kept, under the name of the only place of its level, if there is one."""
    names = sorted(b.names, key=lambda n: (-b.names[n], n))
    level = _level(names[0])
    place = only_place(places, level) if level and all(_level(n) == level for n in names) else None
    if place is None:
        return
    stands = views[place.part].text[place.start : place.end - len(level)]
    whole = [stands + name for name in names]
    known = {folded_name(form): other for other in kept.values() if other.kind == b.kind for form in other.forms()}
    owner = next((known[folded_name(name)] for name in whole if folded_name(name) in known), None)
    if owner is None:
        owner = kept.setdefault(f"{b.kind}:{folded_name(whole[0])}", Building(b.kind, org_kind=b.org_kind))
        owner.names[whole[0]] = sum(b.names.values())
    owner.mentions += b.mentions


def _level(name: str) -> str:
    """The level with which a body of nobody is told: 省 of 省政协."""
    folded = fold(name)
    begun = (level for level in organization_patterns().levels_alone if folded.startswith(level))
    return max(begun, key=len, default="")


def _of_nobody(b: Building) -> bool:
    return b.entry is None and not b.pairs and all(is_ownerless(fold(name)) for name in b.names)


def is_ownerless(name: str) -> bool:
    """Whether a folded name is a body's that every place has, alone or behind its level: 公安厅, 市公安局."""
    bodies = owners().bodies_of_places | frozenset(organizations().committees)
    levels = owners().levels | {""}
    heads = (name[: len(name) - n] for n in range(1, len(name) + 1) if name[len(name) - n :] in bodies)
    return any(head in levels for head in heads) and not is_known_name(name)
