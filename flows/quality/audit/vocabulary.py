"""The keys that a reader presses, and how much is shown: vocabulary/quality/audit.yaml."""

from __future__ import annotations

from functools import cache

from schemas.declarative import DataModel, load_packaged


class Key(DataModel):
    """A key, the name that is written, and what it means; `kinds`: of which rows it is said (empty: of all)."""

    key: str
    name: str
    means: str
    kinds: tuple[str, ...] = ()


class AuditVocabulary(DataModel):
    """vocabulary/quality/audit.yaml."""

    fewest: int
    width: int
    sentences: int
    verdicts: tuple[Key, ...]
    causes: dict[str, tuple[Key, ...]]


@cache
def vocabulary() -> AuditVocabulary:
    """The file, read once."""
    found: AuditVocabulary = load_packaged("vocabulary/quality/audit.yaml", AuditVocabulary)
    return found


def verdicts(kind: str) -> tuple[Key, ...]:
    """What can be said of a row of this kind."""
    return tuple(v for v in vocabulary().verdicts if not v.kinds or kind in v.kinds)


def causes(kind: str) -> tuple[Key, ...]:
    """What can be wrong with a row of this kind."""
    return vocabulary().causes[kind]
