"""Bodies that every place has and that the article gives to none: 省人民政府, 市公安局, 财政厅. They name nobody.

In: the organisations of an article after their forms are joined: 省委 behind 青岚省委 is that already. Out: those that
have an owner, are known by name alone (发改委), or are stated as somebody's short form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.entities.lexicon import is_known_name, organizations, owners
from flows.language.script import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.entities.coreference.local_entity_builder import Building


def with_owners(found: Mapping[str, Building]) -> dict[str, Building]:
    """Everybody but the bodies of nobody."""
    return {key: b for key, b in found.items() if not (b.kind == "organization" and _of_nobody(b))}


def _of_nobody(b: Building) -> bool:
    return b.entry is None and not b.pairs and all(is_ownerless(fold(name)) for name in b.names)


def is_ownerless(name: str) -> bool:
    """Whether a folded name is a body's that every place has, alone or behind its level: 公安厅, 市公安局."""
    bodies = owners().bodies_of_places | frozenset(organizations().committees)
    levels = owners().levels | {""}
    heads = (name[: len(name) - n] for n in range(1, len(name) + 1) if name[len(name) - n :] in bodies)
    return any(head in levels for head in heads) and not is_known_name(name)
