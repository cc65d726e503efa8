"""Features of what overlaps a span: longer, shorter and crossing proposals, and how long a run of names it cuts."""

from __future__ import annotations

from flows.entities.name_shape import shape
from flows.entities.selection.span import Span
from flows.entities.selection.tagging_measures import class_of

_CONTENT = frozenset({"n", "nz", "nr", "nw", "vn", "LOC", "ORG", "PER", "an", "xc"})


def within(s: Span) -> list[str]:
    """Who proposes a longer span around it, and whether a longer one stands as often in the article."""
    found = {f"{c.kind} {c.method}" for o in s.outer for c in o.candidates}
    own = s.article.standing(s.name).count
    if own > 1 and any(o.article.standing(o.name).count == own for o in s.outer):
        found.add("always")
    for o in s.outer:
        if o.first is not None and o.first is o.last:
            found.add(f"one word {class_of(o.first)}")
            break
    return sorted(found)


def around(s: Span) -> list[str]:
    """Who proposes a shorter span inside it, and whether a shorter one stands far oftener."""
    found = {f"{c.kind} {c.method}" for i in s.inner for c in i.candidates}
    own = s.article.standing(s.name).count
    if any(i.article.standing(i.name).count >= 3 * own for i in s.inner if len(i.name) > 1):
        found.add("freer")
    if any(shape(i.name) for i in s.inner if len(i.name) > 1):
        found.add("a name's shape")
    return sorted(found)


def crossing(s: Span) -> list[str]:
    """Who proposes a span that crosses it."""
    return sorted({f"{c.kind} {c.method}" for x in s.crossed for c in x.candidates})


def run(s: Span) -> list[str]:
    """Whether the names and nouns beside it go on."""
    found = []
    if s.left is not None and s.left.end == s.start and s.left.tag in _CONTENT:
        found.append(f"from {class_of(s.left)}")
    if s.right is not None and s.right.start == s.end and s.right.tag in _CONTENT:
        found.append(f"to {class_of(s.right)}")
    return found
