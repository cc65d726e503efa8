"""resolution.yaml as a model."""

from __future__ import annotations

from functools import cache

from schemas.declarative import DataModel, load_packaged


class Parts(DataModel):
    """What each part adds to the score of a pair."""

    same_name: float
    telling_name: float
    organization: float
    title: float
    companion: float
    context: float
    conflict: float


class ResolutionRules(DataModel):
    """resolution.yaml."""

    parts: Parts
    threshold: float
    common_articles: int
    largest: int
    dominant: float
    slip: int
    misspelling_letters: int
    legal_forms: tuple[str, ...]
    latin_legal_forms: frozenset[str]
    nameless_teams: frozenset[str]
    sounds: dict[str, str]
    alike: float


@cache
def rules() -> ResolutionRules:
    """resolution.yaml."""
    return load_packaged("vocabulary/entities/resolution.yaml", ResolutionRules)
