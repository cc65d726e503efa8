"""What the steps of reading time hand each other: a match of the grammar, and what it is resolved on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flows.language.time.calendar import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """What expressions are resolved on: the article's first and last day, the span last spoken of, its place."""

    earliest: dt.date | None
    latest: dt.date | None
    spoken: Span | None
    taiwan: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A match of the grammar: its kind, its groups that matched, its place, whether words before it look ahead."""

    kind: str
    g: dict[str, str]
    start: int
    end: int
    ahead: bool
    since: bool = False  # 起 or 将 stands behind: what is told of it may lie ahead
    soon: bool = False  # 到任 stands behind: next month rather than eleven months ago
