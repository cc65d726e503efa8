"""A line of Markdown → the line without marks of emphasis. Only paired marks are markup; a lone one is text.

`7*24小时`, `王*强`, `3~~5万元` and `a_b_c.txt` stay as they are; `**粗体**` and `总编辑_某某_因` lose their marks.
"""

from __future__ import annotations

import re
from functools import cache

from schemas.declarative import DataModel, load_packaged

_STARS = re.compile(r"(?<!\\)\*{1,4}")
_CODE = re.compile(r"(?<!\\)(`{1,3})([^`\n]{1,2000})\1")
_STRUCK = re.compile(r"~~(?=\S)([^~\n]{1,500})(?<=\S)~~")
_UNDERLINED = re.compile(r"(?<![A-Za-z0-9_\\])(_{1,3})(?=[^\s_])([^_\n]{1,300})(?<=[^\s_\\])\1(?![A-Za-z0-9_])")
_CHINESE = re.compile(r"(?<![A-Za-z0-9_\\])(_{1,3})(?=[\u3000-\u9fff])([^_\n]{1,300})(?<=[\u3000-\u9fff])\1(?!_)")
_NO_STOP = re.compile(r"[^，。、；：！？,;!?\s]{1,20}")
_LONGEST = 2_000  # characters between two marks of one emphasis


class MarkdownWords(DataModel):
    """markdown.yaml."""

    masked_surnames: str
    examples: dict[str, str]
    counter_examples: tuple[str, ...]


@cache
def _surnames() -> frozenset[str]:
    return frozenset("".join(words().masked_surnames.split()))


@cache
def words() -> MarkdownWords:
    """markdown.yaml."""
    return load_packaged("vocabulary/reading/markdown.yaml", MarkdownWords)


def without_emphasis(line: str, *, underscores: bool = True) -> str:
    """The line without the marks of emphasis, strike-through and code.

    `underscores`: whether they can be such marks; in the title of a page they part it from its channel and outlet.
    """
    if "`" in line:
        parts = _CODE.split(line)  # text, mark, code, text, …: in code every other mark is text
        return "".join(
            part if i % 3 == 2 else _marked(part, underscores) for i, part in enumerate(parts) if i % 3 != 1
        ).replace("```", "")
    return _marked(line, underscores)


def _marked(text: str, underscores: bool) -> str:
    if "*" in text:
        text = _without_stars(text)
    if "~~" in text:
        text = _STRUCK.sub(_struck, text)
    if underscores and "_" in text:
        text = _CHINESE.sub(r"\2", _UNDERLINED.sub(r"\2", text))
    return text


def _struck(m: re.Match[str]) -> str:
    before, after = m.string[m.start() - 1 : m.start()], m.string[m.end() : m.end() + 1]
    inside = before.isdigit() and m[1][0].isdigit()  # 3~~5万元到6~~8万元: from … to
    return m[0] if inside or (after.isdigit() and m[1][-1].isdigit()) else m[1]


def _without_stars(text: str) -> str:
    """Runs of equal length that open and close an emphasis go; several at a word's edge go alone, too."""
    runs = [m for m in _STARS.finditer(text) if not _is_text(text, m)]
    gone: set[int] = set()
    waiting: dict[int, int] = {}  # length of the run → its number, of what has been opened
    for number, m in enumerate(runs):
        opened = waiting.pop(len(m[0]), None)
        if opened is not None and 0 < m.start() - runs[opened].end() <= _LONGEST:
            gone |= {opened, number}
        elif not _hides_a_name(text, m):
            waiting[len(m[0])] = number
    for number, m in enumerate(runs):
        before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        at_an_edge = not (before.isalnum() and after.isalnum()) and not _hides_a_name(text, m)
        if len(m[0]) == 4 or (len(m[0]) > 1 and at_an_edge):  # empty, or left of a paragraph that was cut in two
            gone.add(number)
    for number in sorted(gone, reverse=True):
        text = text[: runs[number].start()] + text[runs[number].end() :]
    return text


def _is_text(text: str, m: re.Match[str]) -> bool:
    """Whether a run of asterisks is text anyhow: times between numbers or blanks, a share under warning (*ST某某)."""
    before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
    blanks = len(m[0]) == 1 and before in ("", " ") and after in ("", " ")
    return blanks or (before.isdigit() and after.isdigit()) or (len(m[0]) == 1 and text.startswith("ST", m.end()))


def _hides_a_name(text: str, m: re.Match[str]) -> bool:
    """Whether a run of asterisks may stand for the rest of a name: behind a surname, and no emphasis begins with it."""
    before = text[m.start() - 1 : m.start()]
    if before not in _surnames() or len(m[0]) > 2:
        return False
    inside, mark, _ = text[m.end() :].partition(m[0])
    return not mark or not _NO_STOP.fullmatch(inside) or inside[-1] in _surnames()
