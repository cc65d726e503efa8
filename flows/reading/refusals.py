"""What is no single article: a digest or a feed of many, refused with that reason."""

from __future__ import annotations

import re

from flows.reading.draft import Decoded
from schemas.errors import BadInput

_ENTRY = re.compile(
    r"^\s*(?:[-*+]\s*|#{2,4}\s*|\d{1,3}[.、]\s*)?\[[^\]\n]{2,300}\]\(https?://[^)\n]{4,2000}\)\s*$", re.MULTILINE
)
_MOST_ENTRIES = 8


def refuse_digest(decoded: Decoded) -> None:
    """Raise BadInput when most of a Markdown text is links to other articles, each on a line of its own."""
    entries = _ENTRY.findall(decoded.text)
    if len(entries) < _MOST_ENTRIES:
        return
    filled = [line for line in decoded.text.split("\n") if line.strip()]
    prose = sum(len(line) > 120 and not line.lstrip().startswith("[") for line in filled)
    if len(entries) > 0.3 * len(filled) or len(entries) > 2 * prose + _MOST_ENTRIES:
        raise BadInput(
            "digest",
            f"{decoded.path} links to {len(entries)} other articles, each on its own line: a digest or feed, not one "
            "article; save the articles themselves.",
        )
