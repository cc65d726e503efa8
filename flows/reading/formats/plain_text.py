"""Plain text: a first line that may be the title, then lines that are paragraphs. What no other format claims."""

from __future__ import annotations

import re

from flows.reading import bylines
from flows.reading.delimited import refuse_table
from flows.reading.draft import Decoded, Draft, Stated
from flows.reading.heads import row_of, take_unlabelled
from flows.reading.publication.stated import moment_on
from flows.reading.vocabulary import is_desk, is_outlet, may_be_person, pattern
from schemas.limits import Limits
from schemas.records import Author

NAME = "plain_text"
_NAME_ALONE = re.compile(r"^[一-鿿·]{2,4}$")
_ACCOUNT = re.compile(r"[\w\u4e00-\u9fff·\-]{2,12}")
_LABEL_ALONE = re.compile(r"^[\u4e00-\u9fff]{2,6}\s*[:：]$")
_NUMBERED = re.compile(r"^\s*0?(\d{1,2})[\s、.．]\s*\S")
_FOLLOW = re.compile(r"^\s*(?:关注他|关注她|关注作者|已关注|[\d.,]+\s?[万k]?\s?人赞同了该(?:文章|回答))\s*$")
_AGO = re.compile(r"^\d{1,2} ?(?:分钟|分鐘|小时|小時|天)(?:之)?前$")
_LONGEST_VALUE = 24
_LONGEST_OUTLET = 12
_LONGEST_TITLE = 70
_HEAD = 10  # filled lines from the top that may be title and header


def certainty(decoded: Decoded) -> float:
    """Always a little: nothing is lost for want of a format."""
    return 0.1


def read(decoded: Decoded, limits: Limits) -> Draft:
    """Title from the first line where it reads like one; bylines and lines of outlet, writer and date below it."""
    refuse_table(decoded, limits)
    draft = Draft(wrapped=False)
    lines = decoded.text.split("\n")
    filled = [i for i, line in enumerate(lines) if line.strip()]
    taken: set[int] = set()
    if below_profile := _profile(lines, filled):
        draft.title = lines[filled[0]].strip()
        bylines.put(draft, "author", lines[filled[1]].strip(), "byline")
        taken |= set(filled[:below_profile])
    alone: tuple[int, str] | None = None  # a name on a line of its own, which a date below it makes writer or account
    for i, below in zip(filled[:_HEAD], [*filled[1:], None], strict=False):
        line = lines[i].strip()
        if i in taken:
            continue
        value = lines[below].strip() if below is not None and _LABEL_ALONE.match(line) else ""
        if value and _is_value(value) and bylines.take(draft, line + value, "byline"):
            taken |= {i, below or i}
            continue
        if (len(line) <= 120 and bylines.take(draft, line, "byline")) or take_unlabelled(draft, line):
            taken.add(i)
            if alone and draft.dates and not draft.authors:
                taken.add(alone[0])
                # moment and place are how WeChat writes it, below the account
                if draft.place or not may_be_person(alone[1]):
                    draft.name_publisher(alone[1], "byline")
                else:
                    draft.authors.append(Author(alone[1]))
        elif not draft.title and i == filled[0] and below is not None and _is_outlet_above_a_page(line, lines[below]):
            draft.name_publisher(line, "byline")
            draft.dates.append(Stated(lines[below], "byline"))
            taken |= {i, below}
        elif draft.title and below is not None and _is_outlet_above_a_moment(line, lines[below]):
            draft.name_publisher(line, "byline")
            taken.add(i)
        elif draft.title and pattern("lead").match(line) and _AGO.match(line):
            taken.add(i)
        elif draft.title and not alone and not draft.dates and _is_name_alone(line):
            alone = i, line
        elif not draft.title and pattern("lead").match(line):
            taken.add(i)
        elif not draft.title and i in filled[:4] and _is_title(lines, i, below, after_byline=bool(taken)):
            draft.title = line.rstrip("。")
            taken.add(i)
        elif draft.title or len(line) > 60:
            break
    draft.body = "\n".join(line for i, line in enumerate(lines) if i not in taken)
    return draft


def _profile(lines: list[str], filled: list[int]) -> int:
    """How many lines are title, writer, what he says of himself and the button to follow him; 0 where none is there."""
    for n, i in enumerate(filled[:_HEAD]):
        if _FOLLOW.match(lines[i]):
            short = all(len(lines[j].strip()) <= _LONGEST_VALUE for j in filled[1:n])
            return n + 1 if n >= 2 and short and len(lines[filled[0]]) <= _LONGEST_TITLE else 0
    return 0


def _is_name_alone(line: str) -> bool:
    """Whether a line can be the writer's, the account's or the outlet's name and nothing else."""
    return bool(_NAME_ALONE.match(line) or (is_outlet(line) and len(line) <= _LONGEST_OUTLET)) and not is_desk(line)


def _is_outlet_above_a_moment(line: str, below: str) -> bool:
    """Whether a line below the title is the outlet or account alone, as the moment on the line under it says.

    Moment and place are how platforms write below an account, whatever its name.
    """
    if len(line) > _LONGEST_OUTLET or is_desk(line):
        return False
    said = row_of(below.strip())
    account = bool(_ACCOUNT.fullmatch(line)) and "place" in said
    return account or (is_outlet(line) and ("published" in said or bool(_AGO.match(below.strip()))))


def _is_outlet_above_a_page(line: str, below: str) -> bool:
    """Whether the first line is the outlet, as page, section and day below it say (`A04 | 港聞 | 2025-03-19`)."""
    return is_outlet(line) and len(line) <= _LONGEST_OUTLET and "|" in below and moment_on(below) is not None


def _is_value(line: str) -> bool:
    """Whether a line may be the value of the label that stands alone above it."""
    return (
        len(line) <= _LONGEST_VALUE and not line.endswith(("。", "！", "？")) and ":" not in line and "：" not in line
    )


def _is_title(lines: list[str], at: int, below: int | None, *, after_byline: bool) -> bool:
    """Whether a line near the top is the title: no sentence and no numbered heading of a part of the text.

    A sentence it may be where it stands between a byline and the first numbered heading.
    """
    line = lines[at].strip()
    if below is None or not 4 <= len(line) <= _LONGEST_TITLE or _is_numbered(lines, at):
        return False
    if line.endswith(("。", "，", "；", "、")):
        return after_byline and line.endswith("。") and _is_numbered(lines, below)
    return True


def _is_numbered(lines: list[str], at: int) -> bool:
    """Whether a line is the first of several numbered headings: `1 某某`, and `2 某某` further down."""
    m = _NUMBERED.match(lines[at])
    following = re.compile(rf"^\s*0?{int(m[1]) + 1}[\s、.．]\s*\S.{{0,{_LONGEST_TITLE}}}$") if m else None
    return following is not None and any(following.match(line) for line in lines[at + 1 :])
