"""Whether two bodies are one article, exactly."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from flows.dedup.folding import fold_body, shingles, vocabulary

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_BEGINNING = 3  # a word that stands this many leads into the other body is not new in this one


class Folded:
    """A body and a title as they are compared."""

    def __init__(self, body: str, title: str) -> None:
        self.body, self.title = fold_body(body), fold_body(title)

    @cached_property
    def shingles(self) -> set[str]:
        """Made when asked for: most copies are equal once they are folded."""
        return shingles(self.body)


Likeness = tuple[float, str]
"""(similarity, `reprint` or `excerpt`)."""


def compare(one: Folded, other: Folded) -> Likeness | None:
    """How alike two are that are one article; None for two articles. The order of the two does not matter."""
    v = vocabulary()
    short, long = sorted((one, other), key=lambda f: (len(f.body), f.body, f.title))
    if _speaks_of(one, other) or _speaks_of(other, one):
        return None
    if long.body == short.body:
        return 1.0, "reprint"
    shared = len(long.shingles & short.shingles)
    jaccard, containment = shared / len(long.shingles | short.shingles), shared / len(short.shingles)
    if len(long.body) < v.short_chars:
        return _short(long.body, short.body, round(jaccard, 4))
    if not _same_numbers(long, short):
        return None
    same_title = bool(long.title) and long.title == short.title
    if jaccard >= v.jaccard:
        return (round(jaccard, 4), "reprint") if same_title or not _begins_anew(long, short) else None
    if containment >= v.containment and same_title and len(short.body) >= v.excerpt_length * len(long.body):
        return round(containment, 4), "excerpt"
    return None


def _speaks_of(one: Folded, other: Folded) -> bool:
    """Whether one says at its beginning that it corrects a text, and the other does not."""
    v = vocabulary()
    mine, theirs = one.title + one.body[: v.lead_chars], other.title + other.body[: _BEGINNING * v.lead_chars]
    return any(w in mine and w not in theirs for w in v.apart_words)


def _short(long: str, short: str, likeness: float) -> Likeness | None:
    v = vocabulary()
    if len(short) < v.short_length * len(long):
        return None
    if long.startswith(short):
        return likeness, "excerpt"
    return (likeness, "reprint") if long.endswith(short) and len(short) > v.lead_chars else None


def _same_numbers(long: Folded, short: Folded) -> bool:
    """Whether the long body holds the short one's numbers, those of its lead and its tail aside."""
    n, v = vocabulary().shingle_chars, vocabulary()
    first = _uncovered(short.body, long.shingles)
    last = next(
        (i for i in range(v.lead_chars) if short.body[len(short.body) - n - i :][:n] in long.shingles), v.lead_chars
    )
    held = Counter(_NUMBER.findall(short.body[first if first <= v.lead_chars else 0 : len(short.body) - last]))
    return sum((held & Counter(_NUMBER.findall(long.body))).values()) >= v.numbers * sum(held.values())


def _begins_anew(long: Folded, short: Folded) -> bool:
    """Whether the long body has a beginning that the short one lacks, longer than a lead."""
    return _uncovered(long.body, short.shingles) > vocabulary().lead_chars


def _uncovered(body: str, known: set[str]) -> int:
    """Characters before the first shingle that is known."""
    n = vocabulary().shingle_chars
    return next((i for i in range(len(body) - n + 1) if body[i : i + n] in known), len(body))
