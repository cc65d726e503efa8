"""Markdown with an ATX title (exports of news apps, newsletters) and no header fields."""

from __future__ import annotations

import re

from flows.reading.draft import Decoded, Draft
from flows.reading.heads import take_unlabelled
from flows.reading.refusals import refuse_digest
from schemas.limits import Limits

NAME = "markdown"
_TITLE = re.compile(r"^\s{0,3}#{1,2}\s+(.{1,300}?)\s*#*$")
_HEAD_CHARS = 20_000
_MARKS = re.compile(r"^\s{0,3}#{1,6}\s|!\[[^\]]{0,100}\]\(|\*\*|\]\(https?://|^>\s", re.MULTILINE)


def certainty(decoded: Decoded) -> float:
    """A first line that is a heading; a little for other Markdown marks."""
    first = decoded.text[:_HEAD_CHARS].lstrip()[:400].split("\n", 1)[0]
    if first.startswith("<"):
        return 0.0  # a page, or a document in XML
    if _TITLE.match(first):
        return 0.7
    return 0.3 if len(_MARKS.findall(decoded.text[:_HEAD_CHARS])) >= 3 else 0.0


def read(decoded: Decoded, limits: Limits) -> Draft:
    """The first heading is the title, also where it is given twice."""
    refuse_digest(decoded)
    draft = Draft()
    lines = decoded.text.split("\n")
    start = 0
    for i, line in enumerate(lines[:12]):
        m = _TITLE.match(line)
        if m and (not draft.title or m[1].strip() == draft.title):
            draft.title, start = m[1].strip(), i + 1
        elif draft.title and line.strip() and take_unlabelled(draft, line):
            start = i + 1
        elif line.strip() and draft.title:
            break
    draft.body = "\n".join(lines[start:])
    return draft
