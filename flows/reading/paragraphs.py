"""Lines → paragraphs: hard wraps inside a sentence are joined, everything else stays a line of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_ENDS = tuple('。！？!?…：:；;”』」’"）)】》>')
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6—…“”‘’]"
)
_OPENS_NEXT = tuple("，。、；：！？,;:!?）)」』”’》】")
# Columns above which a line may have been wrapped; lines are of full width from this part of the widest on, and a tool
# wrapped them where at least this part of them is.
_WRAPPED = 50
_FULL = 0.85
_MOST = 0.7
_SPACES = re.compile(r"[ \t\u3000\u2002-\u200a]{2,}")


@dataclass(slots=True)
class Line:
    """A line of text; `block`: it starts something of its own; `after_blank`: an empty line stands before it."""

    text: str
    block: bool = False
    after_blank: bool = False
    alone: bool = False  # a line wholly in bold or a heading: nothing is joined to it
    broken: bool = False  # two blanks end it: Markdown's hard break, as of the rows of a list


def paragraphs(lines: Sequence[Line], *, wrapped: bool) -> list[str]:
    """Join the lines of each paragraph. `wrapped`: a single line break is meant as a space, as in Markdown."""
    lines = _without_wraps(lines)
    breaks = [(a, b) for a, b in pairwise(lines) if not b.after_blank and not _apart(a, b) and not a.broken]
    ended = sum(a.text.endswith(_ENDS) for a, _ in breaks)
    soft = bool(breaks) and ended < 0.5 * len(breaks) and (wrapped or len(breaks) >= 3)
    widest = max((width(a.text) for a, _ in breaks), default=0)
    out: list[list[str]] = []
    for i, line in enumerate(lines):
        before = lines[i - 1] if i else None
        if (
            before
            and not line.after_blank
            and not _apart(before, line)
            and _continues(before, line, soft, wrapped, widest)
        ):
            out[-1].append(joint(before.text, line.text) + line.text)
        else:
            out.append([line.text])
    texts = (_SPACES.sub(" ", "".join(pieces)).strip() for pieces in out)
    return [text for text in texts if text]


def _apart(a: Line, b: Line) -> bool:
    return a.alone or b.alone or b.block


def _without_wraps(lines: Sequence[Line]) -> list[Line]:
    """The lines, with hard breaks only where no tool wrapped: that leaves blanks behind lines of full width, too."""
    if not any(line.broken for line in lines):
        return [*lines]
    runs: list[list[Line]] = []
    for before, line in zip((None, *lines), lines, strict=False):
        if before is None or line.after_blank or _apart(before, line):
            runs.append([])
        runs[-1].append(line)
    mended = ([replace(line, broken=False) for line in run] if _wrapped(run) else run for run in runs)
    return [line for run in mended for line in run]


def _wrapped(run: Sequence[Line]) -> bool:
    """Whether most lines but the last are of full width."""
    widths = [width(line.text) for line in run[:-1]]
    widest = max(widths, default=0)
    return widest > _WRAPPED and sum(w >= _FULL * widest for w in widths) >= _MOST * len(widths)


def _continues(a: Line, b: Line, soft: bool, wrapped: bool, widest: int) -> bool:
    if a.text.endswith(("，", "、", ",")) or b.text.startswith(_OPENS_NEXT):
        return True
    if a.broken:
        return False
    if not soft:
        return wrapped and not a.text.endswith(_ENDS) and width(a.text) > _WRAPPED
    return wrapped or width(a.text) >= 0.75 * widest


def width(text: str) -> int:
    """Columns on a terminal: Chinese characters count two."""
    return len(text) + len(_WIDE.findall(text))


def joint(a: str, b: str) -> str:
    """What stands between two pieces of one sentence: a space beside Latin words, nothing beside Chinese ones."""
    if not a or not b or (a[-1] == "-" and b[0].isalpha() and b[0].islower()):
        return ""
    return " " if _spaced(a[-1]) or _spaced(b[0]) else ""


def _spaced(c: str) -> bool:
    return c.isascii() and c not in "，。" and unicodedata.category(c)[0] in "LN"
