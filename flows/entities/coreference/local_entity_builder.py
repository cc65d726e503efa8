"""An entity of one article while its mentions are being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.entities.registry import Entry
from schemas.records import AliasKind, EntityKind, Part


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
    mentions: list[tuple[Part, int, int, str, AliasKind, str, float]] = field(default_factory=list)
