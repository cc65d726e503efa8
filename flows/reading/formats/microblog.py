"""A post copied off a microblog's page (Weibo): account, moment and device above the text, counters and comments below.

A moment without its year, or one counted from the day of copying, states no day.
"""

from __future__ import annotations

import re
from functools import cache

import regex

from flows.reading import bylines
from flows.reading.draft import Decoded, Draft
from schemas.declarative import DataModel, load_packaged
from schemas.limits import Limits

NAME = "microblog"
_HEAD_LINES, _LONGEST = 6, 120  # filled lines above the text, characters of one of them
_ACCOUNT = re.compile(r"@?([\w一-鿿·\-]{2,30})")
_DATED = re.compile(r"(?P<year>(?:19|20)?\d\d)(?=[-/.年]\d{1,2}[-/.月]\d)")


class Microblog(DataModel):
    """microblog.yaml."""

    moment: str
    stamp: tuple[str, ...]
    beside: tuple[str, ...]
    over: tuple[str, ...]
    gone: tuple[str, ...]
    subject: str
    examples: tuple[tuple[str, ...], ...]
    counter_examples: tuple[tuple[str, ...], ...]


@cache
def words() -> Microblog:
    """microblog.yaml."""
    return load_packaged("vocabulary/reading/microblog.yaml", Microblog)


@cache
def _stamps() -> tuple[regex.Pattern[str], ...]:
    return tuple(regex.compile(p.replace("{moment}", words().moment)) for p in words().stamp)


@cache
def _any(kind: str) -> regex.Pattern[str]:
    return regex.compile("|".join(f"(?:{p})" for p in getattr(words(), kind)))


def head_of(lines: list[str]) -> tuple[dict[str, str], int]:
    """What stands above the text of a post, and the number of lines that it takes; 0 where it is no post."""
    filled = [i for i, line in enumerate(lines) if line.strip()][:_HEAD_LINES]
    account = _ACCOUNT.fullmatch(lines[filled[0]].strip()) if filled else None
    if account is None:
        return {}, 0
    said, end = {"account": account[1]}, 0
    for i in filled[1:]:
        line = lines[i].strip()
        m = next((m for p in _stamps() if len(line) <= _LONGEST and (m := p.match(line))), None)
        if m is None and not _any("beside").match(line):
            break
        said |= {k: v for k, v in m.groupdict().items() if v} if m else {}
        end = i + 1
    return (said, end) if "moment" in said and said.keys() & {"device", "place"} else ({}, 0)


def certainty(decoded: Decoded) -> float:
    """Sure with account, moment and device above a text."""
    return 0.9 if head_of(decoded.text[:2_000].split("\n"))[1] else 0.0


def read(decoded: Decoded, limits: Limits) -> Draft:
    """Account, moment and place; the text without its buttons, to the first counter."""
    lines = decoded.text.split("\n")
    said, start = head_of(lines)
    over = _any("over")
    end = next((i for i in range(start + 1, len(lines)) if over.match(lines[i].strip())), len(lines))
    draft = Draft(wrapped=False, markdown=False)
    draft.name_publisher(said["account"], "byline")
    draft.place = said.get("place")
    if year := _DATED.match(said["moment"]):
        whole = year["year"] if len(year["year"]) > 2 else f"20{year['year']}"
        bylines.put(draft, "published", whole + said["moment"][year.end() :], "byline")
    kept = (_any("gone").sub("", line).rstrip() for line in lines[start:end])
    draft.body = without_subjects("\n".join(kept))
    return draft


def without_subjects(text: str) -> str:
    """A post without the subjects before and behind its text; of one within it only the marks go."""
    subject = words().subject
    text = regex.sub(rf"\A\s*(?:{subject}\s*)+(?=【|\s|\Z)|(?:\s*{subject})+\s*\Z", "", text)
    return str(regex.sub(subject, lambda m: m[0].strip("#"), text)).strip()
