"""A text with its mentions, claims and withheld claims marked at their offsets.

In come a text and places in it; out go segments, each with the marks that cover it, for the template to print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.browse.listings import Row


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text between two offsets: whom it names, which claims cover it, which end after it."""

    text: str
    mention: Row | None
    claims: tuple[Row, ...]
    ending: tuple[Row, ...]
    breaks: bool = False  # a paragraph ends before it


def segments(text: str, mentions: Sequence[Row], claims: Sequence[Row]) -> list[Segment]:
    """Cut the text at every offset. Mentions never overlap; claims may, each with mentions inside.

    >>> [s.text for s in segments("甲走了", [{"char_start": 0, "char_end": 1}], [])]
    ['甲', '走了']
    """
    places = [(m["char_start"], m["char_end"]) for m in (*mentions, *claims)]
    lines = [i for i, c in enumerate(text) if c == "\n"]
    cuts = sorted({0, len(text), *(o for place in places for o in place), *lines, *(i + 1 for i in lines)})
    at = {m["char_start"]: m for m in mentions}
    made, mention, breaks = [], None, False
    for start, end in pairwise(cuts):
        if mention is None or start >= mention["char_end"]:
            mention = at.get(start)
        piece = text[start:end]
        if piece == "\n":
            breaks = True
            continue
        made.append(Segment(
            piece, mention, tuple(c for c in claims if c["char_start"] <= start and end <= c["char_end"]),
            tuple(c for c in claims if c["char_end"] == end + (c["char_end"] > end and text[end : end + 1] == "\n")),
            breaks,
        ))  # fmt: skip
        breaks = False
    return made


def paragraphs(found: Sequence[Segment]) -> list[list[Segment]]:
    """The segments by paragraph."""
    made: list[list[Segment]] = []
    for segment in found:
        if segment.breaks or not made:
            made.append([])
        made[-1].append(segment)
    return made
