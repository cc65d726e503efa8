"""event_merging.yaml as a model."""

from __future__ import annotations

from functools import cache

from schemas.declarative import DataModel, load_packaged


class MergingRules(DataModel):
    """event_merging.yaml."""

    families: dict[str, tuple[str, ...]]
    compatible: tuple[tuple[str, str], ...]
    principal_people: tuple[str, ...]
    principal_organisations: tuple[str, ...]
    by_organisation: frozenset[str]
    slack_days: int
    window_days: int
    certainty: tuple[str, ...]
    precision: tuple[str, ...]
    headlines: dict[str, dict[str, str]]

    def family(self, event_type: str) -> str:
        """The family of a type; a type without one is its own."""
        return next((f for f, types in self.families.items() if event_type in types), event_type)

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two types can tell one event."""
        return a == b or (a, b) in self.compatible or (b, a) in self.compatible


@cache
def rules() -> MergingRules:
    """event_merging.yaml."""
    return load_packaged("vocabulary/event_merging.yaml", MergingRules)
