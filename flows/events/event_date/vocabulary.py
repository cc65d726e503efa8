"""vocabulary/events/dating.yaml as a model: the words around a time that say whether it dates an event."""

from __future__ import annotations

from functools import cache

from schemas.declarative import DataModel, load_packaged


class Dating(DataModel):
    """The lists; the file says what each is for."""

    only_when: frozenset[str]
    turning: frozenset[str]
    telling_acts: frozenset[str]
    done_before: frozenset[str]
    done_behind: frozenset[str]
    counted_on: tuple[str, ...]
    just_before: frozenset[str]
    prints: frozenset[str]
    anniversaries: tuple[str, ...]
    datelines: frozenset[str]
    outlets: tuple[str, ...]
    until: frozenset[str]
    sites: frozenset[str]
    decisions: frozenset[str]
    meaning: frozenset[str]
    about: frozenset[str]
    effect_if_alone: frozenset[str]
    of_own_effect: tuple[str, ...]
    by_then: frozenset[str]
    after_then: frozenset[str]
    come_to: frozenset[str]
    come_to_a_day: str
    now: frozenset[str]
    vague: frozenset[str]
    reacting: frozenset[str]
    noticing: frozenset[str]
    one_after_another: frozenset[str]


@cache
def dating() -> Dating:
    """The words around a time."""
    found: Dating = load_packaged("vocabulary/events/dating.yaml", Dating)
    return found
