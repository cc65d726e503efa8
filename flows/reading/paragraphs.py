"""Lines → paragraphs: hard wraps inside a sentence are joined, everything else stays a line of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_ENDS = tuple('。！？!?…：:；;”』」’"）)】》>')
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6—…“”‘’]"
)
_OPENS_NEXT = tuple("，。、；：！？,;:!?）)」』”’》】")
# Columns above which a line may have been wrapped.
_WRAPPED = 50
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
    breaks = [(a, b) for a, b in pairwise(lines) if not b.after_blank and not _apart(a, b) and not _broken(a)]
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


def _broken(line: Line) -> bool:
    """A hard break of a short line; tools that wrap leave blanks behind lines of full width, too."""
    return line.broken and width(line.text) <= _WRAPPED


def _continues(a: Line, b: Line, soft: bool, wrapped: bool, widest: int) -> bool:
    if a.text.endswith(("，", "、", ",")) or b.text.startswith(_OPENS_NEXT):
        return True
    if _broken(a):
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
