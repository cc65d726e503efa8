"""Lines between a title and its text that carry no label: `某某科技 2024-05-23 11:14`, `原创 作者 账号`, `作者·日期`.

In comes a line of a file, out what it says, put into the draft. Lines with labels are read by `bylines`; what neither
knows is text.
"""

from __future__ import annotations

import re
from functools import cache

import regex

from flows.reading import bylines
from flows.reading.draft import Draft, Stated
from flows.reading.html.vocabulary import page
from flows.reading.markdown import plain_line
from flows.reading.publication.stated import NoSuchDay, read_stated
from flows.reading.vocabulary import Field, head_lines, is_outlet
from schemas.records import Link

_YEAR = re.compile(r"(?:19|20)\d\d|原[创創]|Original ")
_PUBLISHER_AND_DATE = re.compile(
    r"^(?P<who>[^\d\n]{0,24}?)\s*(?P<when>(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?)?)\s*(?P<rest>.{0,24})$"
)
_WIDE = re.compile(r"\s*\u3000\s*|[ \t]{2,}")
_PARTED = re.compile(r"\s*[·•・|｜丨]\s*")
_MOMENT_ALONE = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?")
_NAME_ALONE = re.compile("[\u4e00-\u9fff]{2,4}")
_CLAUSE = re.compile(r"[?？!！，,。;；、“”「」]")
# A caption, whose day is the photo's: 2021年1月10日，某市某路，一名员工走过门店。
_CAPTION = re.compile(r"^\s*[，,、][^，,、\d]*[\u4e00-\u9fff]{3}|[\u4e00-\u9fff]{3}。\s*[_*）)]*$")
_BRACKET = re.compile(r"[（(\[【]\s*$")
_FIELDS: tuple[Field, ...] = ("author", "publisher", "published", "place")
_LONGEST_CONTROL = 40
_LONGEST, _LONGEST_RAW = 120, 1_000  # characters of a line without and with its marks
_NO_PUBLISHER = ("时间", "時間", "日期", "发布于", "發布於", "发表于", "發表於", "于", "於", "发布", "發布")


@cache
def rows() -> dict[str, regex.Pattern[str]]:
    """The rows of head_lines.yaml by name, compiled."""
    v = head_lines()
    places = "|".join(sorted(map(regex.escape, v.places), key=len, reverse=True))
    fields = {name: p.replace("{places}", places) for name, p in v.fields.items()}
    found = {}
    for name, row in v.rows.items():
        for field, p in fields.items():
            row = row.replace(f"{{{field}}}", p)
        found[name] = regex.compile(row)
    return found


def take_unlabelled(draft: Draft, line: str, *, sure: bool = False) -> bool:
    """Put what a line without labels says into the draft; False when the line is none of these.

    `sure`: only what cannot be the first words of a text; a name beside a date must be an outlet's.
    """
    if len(line) > _LONGEST_RAW:
        return False
    if len(line) <= _LONGEST_CONTROL and line.strip() and not page().control.sub("", line).strip(" 　:：|｜"):
        return True  # a row of buttons
    links: list[Link] = []
    text = page().control.sub(" ", plain_line(line, links)).strip() if _YEAR.search(line) else ""
    if not text or len(text) > _LONGEST or not _YEAR.search(text):
        return False
    if said := row_of(text):
        for field in _FIELDS:
            if field in said:
                bylines.put(draft, field, said[field], "byline")
        draft.links += links
        return True
    if pieces := _in_pieces(plain_line(_WIDE.sub(" | ", line.strip()), [])):
        for field, value in pieces:
            bylines.put(draft, field, value, "byline")
        draft.links += links
        return True
    return _outlet_and_date(draft, text, links, sure)


def _in_pieces(text: str) -> list[tuple[Field, str]]:
    """A moment, an outlet and who wrote, parted by bars or wide blanks, in any order; nothing for any other line.

    `2024-03-11 08:30 · 某某财经 · 张三`, `2024/03/11 08:30　某某日報　記者張三／台北報導`.
    """
    found: list[tuple[Field, str]] = []
    for piece in filter(None, _PARTED.split(text)):
        if said := list(bylines.fields_of(piece)):
            found += said
        elif _MOMENT_ALONE.fullmatch(piece):
            found.append(("published", piece))
        elif is_outlet(piece):
            found.append(("publisher", piece))
        elif _NAME_ALONE.fullmatch(piece):
            found.append(("author", piece))
        else:
            return []
    fields = [field for field, _ in found]
    return found if fields.count("published") == fields.count("publisher") == 1 else []


def row_of(text: str) -> dict[str, str]:
    """What the first row that matches says; an author that is an outlet's name is none, and most rows with it."""
    for name, pattern in rows().items():
        m = pattern.match(text)
        if m:
            said = {k: v for k, v in m.groupdict().items() if v}
            if "author" not in said or not is_outlet(said["author"]):
                return said
            if name in head_lines().desks_may_write:
                return {k: v for k, v in said.items() if k != "author"}
    return {}


def _outlet_and_date(draft: Draft, text: str, links: list[Link], sure: bool) -> bool:
    """Outlet and date on one line: `某某科技 2024-05-23 11:14:49`, `2018年12月07日 21:00[某某](url)阅读数：277`."""
    m = _PUBLISHER_AND_DATE.match(text)
    if (
        not m
        or _CAPTION.search(m["rest"])
        or _CLAUSE.search(m["who"])
        or (_BRACKET.search(m["who"]) and len(m["who"]) > 6)
    ):
        return False
    behind = m["rest"].strip() if not m["who"] and is_outlet(m["rest"].strip()) else ""
    if sure and ((m["rest"] and not behind) or (m["who"] and not is_outlet(m["who"].strip()))):
        return False
    try:
        if read_stated(m["when"], "byline", "Asia/Shanghai") is None:
            return False
    except NoSuchDay:
        pass  # `finish` says so
    draft.dates.append(Stated(m["when"], "byline"))
    draft.links += links
    who = bylines.clean_name(m["who"] or behind or (m["rest"] if links else ""))
    if who and who not in _NO_PUBLISHER:
        draft.name_publisher(who, "byline")
    return True
