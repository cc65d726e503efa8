"""Long sentences in pieces, so that lengths in a batch stay alike and memory stays bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Longer sentences are cut at a clause mark.
LONGEST_PIECE_CHARS = 400
_CLAUSE_MARK = re.compile(r"[，,；;：:。！？、\s]")

Piece = tuple[int, int, str]  # the text's number, offset, characters


def pieces_of(number: int, text: str, start: int) -> Iterator[Piece]:
    """The whole text, or cuts behind the last clause mark that fits; none of an empty text."""
    at = 0
    while len(text) - at > LONGEST_PIECE_CHARS:
        end = at + LONGEST_PIECE_CHARS
        marks = [m.end() for m in _CLAUSE_MARK.finditer(text, at, end)]
        if marks and marks[-1] > at + LONGEST_PIECE_CHARS // 4:
            end = marks[-1]
        yield number, start + at, text[at:end]
        at = end
    if at < len(text):
        yield number, start + at, text[at:]
