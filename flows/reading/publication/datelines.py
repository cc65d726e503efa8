"""Who wrote, and where, as the first or the last sentence says it: `新华社某地4月2日电（记者某某）`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.reading import bylines
from flows.reading.vocabulary import is_outlet, labels
from schemas.records import Author, AuthorRole

_HEAD_CHARS = 90
_N = r"[\u4e00-\u9fff]{2,4}"
_NAMES = rf"(?P<names>{_N}(?:[\s、，,]+{_N}){{0,3}})"
_REPORTER = r"(?:实习|見習|见习|特约|特派|首席|駐點)?(?:记者|記者|通讯员|特约撰稿人)[\s：:]*"
# An agency's dateline in which name and place stand glued together: （中央社記者某某某桃園19日電）
_GLUED = re.compile(
    r"^[（(〔]?[\u4e00-\u9fff]{1,3}社(?:實習)?記者(?P<glued>[\u4e00-\u9fff]{4,8}?)\d{1,2}日(?:專)?(?:電|綜合|報導)"
)
# A dateline as papers of Taiwan have it: 記者某某、某某／台北報導
_TAIWAN = re.compile(
    rf"^[（(〔【\[]?[\u4e00-\u9fff]{{0,6}}?記者\s*{_NAMES}\s*[／/╱∕]\s*(?P<place>[\u4e00-\u9fff]{{2,6}}?)(?:即時)?(?:報導|特稿|專訪|電)"
)
# Datelines of the mainland: 新华社旧金山4月2日电(记者某某); 中新网某地4月3日电 (某某 某某); 某某报讯（记者 某某）
_AGENCY = re.compile(
    rf"^[（(【]?[\u4e00-\u9fff]{{1,6}}?(?:社|网|網|报|報)(?P<place>[\u4e00-\u9fff]{{2,7}}?)?(?:\d{{1,2}}月)?\d{{1,2}}日[电電](?P<rest>\s*[（(][^（）()]{{2,40}}[)）]|\s+{_REPORTER}{_NAMES}(?=[\s，]))?"
)
_NEWSPAPER = re.compile(rf"^[\u4e00-\u9fff]{{2,8}}[讯訊][\s　]*[（(]?{_REPORTER}{_NAMES}(?=[\s）)，])")
_OWN = re.compile(r"^[【（(]?(?:文|撰文|采写)\s*[/／|｜丨:：]\s*(?P<names>[^】）)\n]{2,24})[】）)]")
_IN_BRACKETS = re.compile(
    rf"^[^（(【\n]{{0,40}}[（(【][^（）()【】]{{0,10}}?{_REPORTER}{_NAMES}(?<![攝摄])(?![攝摄])(?:[^（）()【】]{{0,8}})[)）】]"
)
_SIGNED = re.compile(
    r"[（(](?P<label>[\u4e00-\u9fff]{1,6})\s*[/／|｜:：\s]\s*(?P<names>[\u4e00-\u9fffA-Za-z·、，\s]{2,24})[）)]\d{0,8}$"
)


def opening(body: str) -> tuple[list[Author], str | None]:
    """(writers, place) that the text's opening names."""
    head = body[:_HEAD_CHARS].split("\n", 1)[0].lstrip("　 ")
    if m := _GLUED.match(head):
        cut = 3 if len(m["glued"]) >= 5 else 2
        return [Author(m["glued"][:cut])], m["glued"][cut:]
    if m := _TAIWAN.match(head):
        return list(_writers(m["names"])), m["place"] if m["place"] not in ("綜合", "即時", "整理") else None
    if m := _AGENCY.match(head):
        bracketed = re.sub(rf"^\s*[（(]?\s*(?:{_REPORTER})?|[)）\s]+$", "", m["rest"] or "")
        return list(_writers(bracketed)) if re.fullmatch(rf"{_N}(?:[\s、，,]+{_N}){{0,3}}", bracketed) else [], m[
            "place"
        ]
    for pattern in (_OWN, _NEWSPAPER, _IN_BRACKETS):
        if m := pattern.match(head):
            return list(_writers(m["names"])), None
    return [], None


def signature(body: str) -> list[Author]:
    """Who signs in brackets at the text's end: `（编译/某某）`."""
    m = _SIGNED.search(body[-60:])
    if not m:
        return []
    role = labels().get(m["label"])
    if role not in ("author", "editor", "translator", "compiler"):
        return []
    return list(_writers(m["names"], role))


def _writers(names: str, role: AuthorRole = "author") -> Iterator[Author]:
    return (a for a in bylines.names_of(names, role) if not is_outlet(a.name))
