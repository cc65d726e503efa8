"""What saving tools write into the files they make: their own lines go, the article's address among them is kept."""

from __future__ import annotations

import re
from functools import cache

import regex

from flows.reading import bylines
from flows.reading.draft import Draft
from schemas.declarative import DataModel, load_packaged
from schemas.records import Link

_LONGEST = 4_000
_LEAST_HIGHLIGHT = 6  # characters
_MOST_OF_A_FOOT = 8  # lines
_ID = re.compile(r"^id: [0-9a-f]{32}\s*$")
_KEY_BELOW = re.compile(r"^([a-z_]{2,40}): ?(.{0,2000})$")
_MOST_KEYS = 60


class Clippers(DataModel):
    """clippers.yaml."""

    lines: dict[str, str]
    blocks: tuple[str, ...]
    foot: dict[str, str]
    head_lines: int
    text_below: frozenset[str]
    examples: dict[str, tuple[str, ...]]
    foot_examples: dict[str, tuple[str, ...]]
    counter_examples: tuple[str, ...]


@cache
def clippers() -> Clippers:
    """clippers.yaml."""
    return load_packaged("vocabulary/reading/clippers.yaml", Clippers)


@cache
def patterns() -> dict[str, regex.Pattern[str]]:
    """The lines of tools by name, compiled."""
    return {name: regex.compile(p) for name, p in clippers().lines.items()}


@cache
def foot_patterns() -> dict[str, regex.Pattern[str]]:
    """The lines of tools below a text by name, compiled."""
    return {name: regex.compile(p) for name, p in clippers().foot.items()}


@cache
def _blocks() -> regex.Pattern[str]:
    return regex.compile("|".join(f"(?:{b})" for b in clippers().blocks))


def without_tool_lines(draft: Draft) -> None:
    """Take the lines and blocks of saving tools from the beginning of the draft's body."""
    lines = draft.body.split("\n")
    kept: list[str] = []
    filled = 0
    in_block = False
    for i, line in enumerate(lines):
        if filled >= clippers().head_lines:
            kept += lines[i:]
            break
        filled += bool(line.strip())
        in_block = (in_block and line.lstrip().startswith(">")) or bool(_blocks().match(line))
        if in_block or (len(line) <= _LONGEST and _is_of_a_tool(draft, line)):
            kept.append("")
        else:
            kept.append(line)
    draft.body = "\n".join(without_foot(draft, kept))


def without_foot(draft: Draft, lines: list[str]) -> list[str]:
    """The lines without what a tool wrote below them: address, moment, folder; a rule alone is none of these."""
    lines = _without_keys_below(draft, lines)
    end = len(lines)
    said: dict[str, str] = {}
    filled = 0
    for i in range(len(lines) - 1, -1, -1):
        if not lines[i].strip():
            continue
        found = next(
            (m for p in foot_patterns().values() if len(lines[i]) <= _LONGEST and (m := p.match(lines[i]))), None
        )
        if found is None or filled > _MOST_OF_A_FOOT:
            break
        said |= {k: v for k, v in found.groupdict().items() if v}
        end, filled = i, filled + 1
    if not said.keys() & {"url", "tool"}:
        return without_highlights(lines)
    bylines.put(draft, "url", said.get("url", ""), "header")
    bylines.put(draft, "saved", said.get("saved", ""), "header")
    bylines.put(draft, "publisher", said.get("publisher", ""), "byline")
    return without_highlights(lines[:end])


def without_highlights(lines: list[str]) -> list[str]:
    """The lines without quotations at their end that say again what stands above: what a reader has marked."""
    text = "".join(line for line in lines if not line.lstrip().startswith(">"))
    for i in range(len(lines) - 1, -1, -1):
        quoted = lines[i].strip().lstrip("> ")
        if quoted and not (lines[i].lstrip().startswith(">") and len(quoted) >= _LEAST_HIGHLIGHT and quoted in text):
            return lines[: i + 1]
    return lines


def _without_keys_below(draft: Draft, lines: list[str]) -> list[str]:
    """The lines without the keys that an application's own store puts below a note, from its id to its end."""
    first = next((i for i in range(len(lines) - 1, max(-1, len(lines) - _MOST_KEYS), -1) if _ID.match(lines[i])), None)
    if first is None or not all(_KEY_BELOW.match(line) for line in lines[first:] if line.strip()):
        return lines
    said = {m[1]: m[2] for line in lines[first:] if (m := _KEY_BELOW.match(line))}
    bylines.put(draft, "url", said.get("source_url", ""), "header")
    bylines.put(draft, "saved", said.get("created_time", ""), "header")
    return lines[:first]


def _is_of_a_tool(draft: Draft, line: str) -> bool:
    for pattern in patterns().values():
        if m := pattern.match(line):
            if url := m.groupdict().get("url"):
                bylines.put(draft, "url", url, "header")
                draft.links.append(Link(url, "original"))
            return True
    return False
