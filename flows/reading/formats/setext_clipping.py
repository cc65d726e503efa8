"""A web clipper's Markdown: a setext title (`====` below it), then `[domain](url)account` on a line."""

from __future__ import annotations

import re

from flows.reading import bylines
from flows.reading.draft import Decoded, Draft
from flows.reading.heads import take_unlabelled
from schemas.limits import Limits
from schemas.records import Link

NAME = "setext_clipping"
_RULE = re.compile(r"^={3,}\s*$")
_SOURCE = re.compile(r"^\[([\w.\-]{4,60})\]\((https?://[^()\s]{1,2000})\)\s*(.{0,60})$")


def certainty(decoded: Decoded) -> float:
    """Sure with the rule under the first line; surer with a source line."""
    lines = [line for line in decoded.text[:4000].split("\n") if line.strip()][:6]
    if len(lines) < 2 or not _RULE.match(lines[1]):
        return 0.0
    return 0.95 if any(_SOURCE.match(line.strip()) for line in lines[2:]) else 0.85


def read(decoded: Decoded, limits: Limits) -> Draft:
    """Title, own address and account, a date where one stands beside them, body."""
    lines = decoded.text.split("\n")
    rule = next(i for i, line in enumerate(lines) if _RULE.match(line))
    title = next((lines[i] for i in range(rule - 1, -1, -1) if lines[i].strip()), "")
    draft = Draft(title=title.strip())
    start = rule + 1
    for i in range(rule + 1, min(rule + 8, len(lines))):
        line = lines[i].strip()
        m = _SOURCE.match(line)
        if m:
            draft.url = draft.url or m[2]
            draft.links.append(Link(m[2], "original"))
            _account(draft, m[3])
            start = i + 1
        elif line in ("关注", "已关注") or (line and len(line) < 60 and take_unlabelled(draft, line)):
            start = i + 1
        elif line:
            break
    draft.body = "\n".join(lines[start:])
    return draft


def _account(draft: Draft, rest: str) -> None:
    """Who wrote it and the account, `低调老弟 某某工作室`; one name alone is the account."""
    names = [n for n in (bylines.clean_name(x) for x in re.split(r"\s+", rest.strip())) if n and n != "关注"]
    if not names:
        return
    draft.publisher, draft.publisher_basis = names[-1], "header"
    if len(names) > 1:
        draft.authors += bylines.names_of(" ".join(names[:-1]), "author")
