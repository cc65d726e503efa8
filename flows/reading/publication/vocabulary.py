"""publication.yaml as a model: default days, and the words that tell the day of an article that states none."""

from __future__ import annotations

import datetime as dt
from functools import cache

from schemas.declarative import DataModel, load_packaged


class PublicationWords(DataModel):
    """publication.yaml."""

    default_days: frozenset[dt.date]
    looks_ahead: tuple[str, ...]
    once_ahead: tuple[str, ...]
    may_be_ahead: tuple[str, ...]
    may_be_ahead_behind: tuple[str, ...]
    may_be_ahead_before: tuple[str, ...]
    counted: dict[str, int]
    common_pairs: frozenset[str]


@cache
def words() -> PublicationWords:
    """publication.yaml."""
    return load_packaged("vocabulary/reading/publication.yaml", PublicationWords)
