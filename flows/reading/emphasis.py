"""A line of Markdown → the line without marks of emphasis. Only paired marks are markup; a lone one is text.

`7*24小时`, `王*强`, `3~~5万元` and `a_b_c.txt` stay as they are; `**粗体**` and `总编辑_某某_因` lose their marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

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


class _Run(NamedTuple):
    """Where a run of asterisks stands."""

    start: int
    end: int


def _without_stars(text: str) -> str:
    """Runs of equal length that open and close an emphasis go; several at a word's edge go alone, too."""
    gone: list[_Run] = []
    left: list[_Run] = []
    waiting: dict[int, _Run] = {}  # length of the run → the run, of what has been opened
    for run in _runs(text, waiting):
        size = run.end - run.start
        opened = waiting.pop(size, None)
        if opened is not None and 0 < run.start - opened.end <= _LONGEST:
            gone += [opened, run]
            left.remove(opened)
        else:
            left.append(run)
            if not _hides_a_name(text, run) and not (size == 1 and _ends_a_word(text, run)):
                waiting[size] = run
    for run in left:
        before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
        at_an_edge = not (before.isalnum() and after.isalnum()) and not _hides_a_name(text, run)
        if run.end - run.start == 4 or (run.end - run.start > 1 and at_an_edge):
            gone.append(run)  # empty, or left of a paragraph that was cut in two
    for run in sorted(gone, reverse=True):
        text = text[: run.start] + text[run.end :]
    return text


def _runs(text: str, waiting: dict[int, _Run]) -> Iterator[_Run]:
    """The runs that may be marks; three that end one emphasis and begin another (`*甲***乙**`) are two runs."""
    for m in _STARS.finditer(text):
        run = _Run(m.start(), m.end())
        if _is_text(text, run):
            continue
        ends = next((n for n in (1, 2) if n in waiting), 0) if len(m[0]) == 3 and 3 not in waiting else 0
        if ends and text[run.end : run.end + 1].strip():
            yield _Run(run.start, run.start + ends)
            yield _Run(run.start + ends, run.end)
        else:
            yield run


def _is_text(text: str, run: _Run) -> bool:
    """Whether a run of asterisks is text anyhow: times between numbers or blanks, a share under warning (*ST某某)."""
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    single = run.end - run.start == 1
    blanks = single and before in ("", " ") and after in ("", " ")
    return blanks or (before.isdigit() and after.isdigit()) or (single and text.startswith("ST", run.end))


def _ends_a_word(text: str, run: _Run) -> bool:
    """Whether the run stands behind a figure or a Latin letter: a rating (5*), a name (A*)."""
    before = text[run.start - 1 : run.start]
    return before.isascii() and before.isalnum()


def _hides_a_name(text: str, run: _Run) -> bool:
    """Whether a run of asterisks may stand for the rest of a name: behind a surname, and no emphasis begins with it."""
    before = text[run.start - 1 : run.start]
    if before not in _surnames() or run.end - run.start > 2:
        return False
    inside, mark, _ = text[run.end :].partition(text[run.start : run.end])
    return not mark or not _NO_STOP.fullmatch(inside) or inside[-1] in _surnames()
