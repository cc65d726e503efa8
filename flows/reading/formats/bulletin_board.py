"""A post of a Taiwanese bulletin board (PTT): `作者: … 看板: …`, `標題: …`, `時間: …`, text, `--`, then replies.

A post of news fills in a form (`1.媒體來源:`, `2.記者署名:`, … `4.完整新聞內文:`): then the form says who printed it.
"""

from __future__ import annotations

import re

from flows.reading import bylines
from flows.reading.draft import Decoded, Draft, Stated
from flows.reading.paragraphs import width
from flows.reading.vocabulary import Field
from schemas.limits import Limits
from schemas.records import Author

NAME = "bulletin_board"
_HEAD = re.compile(
    r"^\s*作者[:：]?\s*(?P<account>\S{1,20})(?:\s*[（(](?P<nick>[^（）()\n]{0,40})[）)])?\s*(?:看板|站內)[:：]?\s*\S{1,30}"
)
_TITLE = re.compile(r"^\s*標題[:：]?\s*(?:(?:Re|Fw)[:：]\s*)*(?:[\[［][^\]］\n]{1,8}[\]］]\s*)?(?P<title>.{1,200})$")
_TIME = re.compile(r"^\s*時間[:：]?\s*(?P<time>\S.{5,60})$")
_END = re.compile(r"^\s*(?:--|※ 發信站.*|※ 文章網址.*)\s*$")
_QUOTED = re.compile(r"^(?:[:>] |[:>]$|※ 引述《)")  # what another post said
_FORM = re.compile(
    r"^\s*\d{1,2}\s*[.、．]\s*(?P<what>[^:：\n]{2,40}?)\s*(?:[（(][^（）()\n]{0,30}[）)][^:：\n]{0,40})?[:：]\s*(?P<value>.{0,300})$"
)
# What the form asks for, by words of its question; `body` is the text itself, None nothing of the article.
_ASKED: tuple[tuple[str, Field | str | None], ...] = (
    ("標題", "title"), ("來源", "publisher"), ("署名", "author"), ("記者", "author"), ("內文", "body"), ("連結", "url"),
    ("網址", "url"), ("備註", None), ("心得", None),
)  # fmt: skip
_EDGE = 70  # columns from which a line is full: the board's editor breaks at 78
_ADDRESS = re.compile(r"https?://\S{4,1000}")


def certainty(decoded: Decoded) -> float:
    """Sure with the board's two first header lines."""
    lines = [line for line in decoded.text[:2_000].split("\n") if line.strip()][:3]
    return 0.98 if len(lines) > 1 and _HEAD.match(lines[0]) and _TITLE.match(lines[1]) else 0.0


def read(decoded: Decoded, limits: Limits) -> Draft:
    """The post's text up to `--`; of a form its answers."""
    draft = Draft(wrapped=False, markdown=False)
    lines = decoded.text.split("\n")
    account = written = title = ""
    start = 0
    for i, line in enumerate(lines[:12]):
        if m := _HEAD.match(line):
            account, start = m["account"], i + 1
        elif (m := _TITLE.match(line)) and not title:
            title, start = m["title"].strip(), i + 1
        elif m := _TIME.match(line):
            written, start = m["time"].strip(), i + 1
    end = next((i for i in range(start, len(lines)) if _END.match(lines[i])), len(lines))
    if not _take_form(draft, lines[start:end]):
        draft.authors.append(Author(account))
        draft.dates.append(Stated(written, "header"))
        draft.body = _unwrapped(lines[start:end])
    draft.title = draft.title or title
    return draft


def _unwrapped(lines: list[str]) -> str:
    """The lines of the text, joined where the board's editor broke them at its right edge; quoted posts go."""
    out = ""
    lines = [line for line in lines if not _QUOTED.match(line)]
    for before, line in zip(["", *lines], lines, strict=False):
        broken = width(before) >= _EDGE and not before.rstrip().endswith(("。", "！", "？", "」"))
        out += line if broken or not out else "\n" + line
    return out


def _take_form(draft: Draft, lines: list[str]) -> bool:
    """Put the answers of the form for news into the draft; False when the post is none."""
    asked: Field | str | None = None
    answers: dict[str, list[str]] = {}
    for line in lines:
        m = _FORM.match(line)
        field = next((f for words, f in _ASKED if words in m["what"]), "") if m else ""
        if m and field != "":
            asked = field
            answers.setdefault(str(asked), []).append(m["value"])
        elif asked:
            answers.setdefault(str(asked), []).append(line)
    if "body" not in answers:
        return False
    draft.body = _unwrapped(answers["body"])
    for name in ("title", "publisher", "author"):
        value = " ".join(x.strip() for x in answers.get(name, [])).strip()
        if value:
            bylines.put(draft, name, value, "header")
    if m := _ADDRESS.search("\n".join(answers.get("url", []))):
        bylines.put(draft, "url", m[0], "header")
    return True
