"""Plain text: a first line that may be the title, then lines that are paragraphs. What no other format claims."""

from __future__ import annotations

import re

from flows.reading import bylines
from flows.reading.draft import Decoded, Draft, Stated
from flows.reading.html.vocabulary import page
from flows.reading.markdown import plain_line
from flows.reading.publication.stated import NoSuchDay, read_stated
from schemas.limits import Limits
from schemas.records import Link

NAME = "plain_text"
_YEAR = re.compile(r"(?:19|20)\d\d")
_PUBLISHER_AND_DATE = re.compile(
    r"^(?P<who>[^\d\n]{0,24}?)\s*(?P<when>(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?)\s*(?P<rest>.{0,24})$"
)


def certainty(decoded: Decoded) -> float:
    """Always a little: nothing is lost for want of a format."""
    return 0.1


def read(decoded: Decoded, limits: Limits) -> Draft:
    """Title from the first line where it reads like one; bylines and a line of outlet and date below it."""
    draft = Draft(wrapped=False)
    lines = decoded.text.split("\n")
    filled = [i for i, line in enumerate(lines) if line.strip()]
    taken: set[int] = set()
    for i in filled[:8]:
        line = lines[i].strip()
        if (len(line) <= 120 and bylines.take(draft, line, "byline")) or header_line(draft, line):
            taken.add(i)
        elif not draft.title and i in filled[:4] and _is_title(line, len(filled)):
            draft.title = line
            taken.add(i)
        elif draft.title or len(line) > 60:
            break
    draft.body = "\n".join(line for i, line in enumerate(lines) if i not in taken)
    return draft


def header_line(draft: Draft, line: str) -> bool:
    """`某某科技 2024-05-23 11:14:49`, `2018年12月07日 21:00[某某](url)阅读数：277`: outlet and date on one line."""
    if not _YEAR.search(line):
        return False
    links: list[Link] = []
    m = _PUBLISHER_AND_DATE.match(page().control.sub(" ", plain_line(line, links)).strip())
    if not m:
        return False
    try:
        if read_stated(m["when"], "byline", "Asia/Shanghai") is None:
            return False
    except NoSuchDay:
        pass  # `finish` says so
    draft.dates.append(Stated(m["when"], "byline"))
    draft.links += links
    who = bylines.clean_name(m["who"] or (m["rest"] if links else ""))
    if who and who not in ("时间", "日期", "发布于", "发表于", "于"):
        draft.publisher = draft.publisher or who
    return True


def _is_title(line: str, lines: int) -> bool:
    return lines > 1 and 4 <= len(line) <= 70 and not line.endswith(("。", "，", "；", "、"))
