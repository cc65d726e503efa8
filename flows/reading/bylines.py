"""Byline lines: `作者 | 王五`, `文丨甲 乙 编辑丨丙`, `编译 | …`, `来源：[某报](url)` → fields; and what is no name."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from flows.reading.draft import Draft, Stated
from flows.reading.html.vocabulary import page
from flows.reading.vocabulary import Field, account_of, folded, head_lines, headers, is_outlet, labels
from schemas.records import Author, AuthorRole, Basis, Link, PublisherBasis

_LABEL = re.compile(r"([\w一-鿿 ]{1,14}?)\s*[:：|｜丨/／︱]\s*")
_ADDRESS = re.compile(r"https?://[^\s()<>\[\]*\"']{4,2000}(?:\([^\s()]{0,200}\)[^\s()<>\[\]*]{0,500})?")
_BRACKETED_LABEL = re.compile(r"^【([\u4e00-\u9fff]{2,6})】\s*(?=\S)(.{1,2000})$")
_MARKS = re.compile(r"[*_`#>\\]+")
_LINK = re.compile(r"\[([^\]\[]{0,200})\]\(([^()\s]{1,2000})[^()]{0,200}\)")
# A line that is nothing but who reports: `某某网记者 张三 李四 某地报道`, `記者張三／某地報導`
_REPORTER = re.compile(
    r"^[\w\u4e00-\u9fff]{0,8}?\s?(?:[／/|｜]\s?)?(?:本报|本刊)?(?:实习|見習|见习|特约|特派|首席|駐點)?(?:记者|記者|通讯员)"
    r"(?:[\s：:|｜丨]+(?=\S)|(?=.{2,20}[／/╱∕]))(?P<names>[\u4e00-\u9fff]{2,4}(?:[\s、，,]+[\u4e00-\u9fff]{2,4}){0,3}?)"
    r"(?:[\s／/╱∕]+(?P<place>[\u4e00-\u9fff]{2,6}?)(?:即時)?(?:综合|綜合|摄影)?(?:报道|報導|特稿|專訪|電|电))?$"
)
# The name stands before what it did: 某某 / 綜合報導, 某某/編輯
_NAME_FIRST = re.compile(
    r"^(?P<names>[\u4e00-\u9fff]{2,4}(?:[、，][\u4e00-\u9fff]{2,4}){0,3})\s*[／/]\s*(?P<what>[\u4e00-\u9fff]{2,6})$"
)
_ASIDE = re.compile(r"(?<=\S)[（(][^（）()]{0,20}[）)]?")  # behind a name: 某某（实习）
# A desk and the next field without anything between them: 某某报道编辑：某某
_GLUED = re.compile(r"(报道|報導|出品|编辑部)(?=(?:责任|責任)?(?:编辑|編輯|责编|作者|编译|文)\s*[:：|｜丨])")
_LONGEST_DESK = 14
_NUMBERED = re.compile(r"_[A-Z]{1,4}\d{2,8}(?![A-Za-z0-9])")  # an editor's number behind the name
_SPLIT = re.compile(r"\s*[、,，;；&＆/／|｜]\s*|\s{1,}(?=[一-鿿])|(?<=[一-鿿])\s+| and ")
_NAME = re.compile(r"^[一-鿿·•A-Za-zÀ-ÿ.'’\-\d ]{1,40}$")
_KNOWN_FROM: dict[Basis, PublisherBasis] = {"header": "header", "front_matter": "front_matter", "meta": "meta"}
_ROLES: dict[str, AuthorRole] = {
    "author": "author",
    "translator": "translator",
    "compiler": "compiler",
    "editor": "editor",
}
_DATE_FIRST = re.compile(
    r"^(?P<who>[^\d\n]{0,24}?)\s*(?P<when>(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?)$"
)
_SENTENCE = re.compile(r"[一-鿿]{9,}")  # no name, and no desk that signs articles, runs on for so long
_TRAILING_DATE = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}[^\n]{0,12}")


def fields_of(line: str) -> Iterator[tuple[Field, str]]:
    """The (field, value) pairs of a line that is all labels and values; nothing when it is anything else."""
    if line.startswith("【") and (m := _BRACKETED_LABEL.match(line)) and folded(m[1]) in labels():
        line = f"{m[1]}：{m[2]}"  # the label in brackets: 【作者】某某
    if m := _REPORTER.match(line.strip().strip("【】[]（）()〔〕")):
        yield "author", m["names"]
        if m["place"] and m["place"] not in headers().not_names:
            yield "place", m["place"]
        return
    if (m := _NAME_FIRST.match(line.strip())) and (field := _what_did(m["names"], m["what"])):
        yield field, m["names"]
        return
    flat = _MARKS.sub("", _NUMBERED.sub("", _LINK.sub(r"\1", line))).strip().strip("【】[]（）() ")
    flat = _GLUED.sub(r"\1 ", flat)
    found = [m for m in _LABEL.finditer(flat) if _field_named(m[1])]
    if not found:
        return
    first = found[0]
    before = flat[: first.start()].strip(" 　|｜丨,，;；")
    lead = first[1].split()
    ahead = flat[: first.end(1) - len(lead[-1])] if lead else before
    if stated := _DATE_FIRST.match(ahead.strip(" 　|｜丨,，;；")):
        yield from _lead(stated)
    elif (len(before) > 8 and not is_outlet(before)) or len(before) > _LONGEST_DESK or len(lead) > 2:
        return
    ends = [m.end(1) - len(m[1].split()[-1]) for m in found[1:]] + [len(flat)]
    pairs = []
    for m, end in zip(found, ends, strict=True):
        words = m[1].split()
        value = flat[m.end() : end].strip(" 　|｜丨,，;；")
        pairs.append((_field_named(words[-1]) or "ignore", value))
    if any(len(v) > 60 and f not in ("url", "cover", "title", "ignore") for f, v in pairs):
        return
    if any(f in _ROLES and _SENTENCE.search(v) for f, v in pairs):  # news: 编译：某某公司被免职的前总裁曾致信董事会
        return
    at = _ADDRESS.search(line)
    yield from ((f, at[0] if at and f in ("url", "cover") else v) for f, v in pairs)


def _field_named(label: str) -> Field | None:
    """The field of a label's last word; a role may stand behind the outlet that signs: 某某新闻编辑 | 张三."""
    word = (label.split() or [label])[-1]
    if known := labels().get(folded(word)):
        return known
    roles = ((role, field) for role, field in labels().items() if field in _ROLES and word.endswith(role))
    return next((field for role, field in roles if is_outlet(word.removesuffix(role))), None)


def _what_did(names: str, what: str) -> Field | None:
    """The field of a name that stands before its label; None where the first word is the label or neither is one."""
    if names in labels() or is_outlet(names):
        return None
    field = labels().get(what)
    return field if field in _ROLES else "author" if what.endswith(("報導", "报道", "特稿", "專訪")) else None


def _lead(stated: re.Match[str]) -> Iterator[tuple[Field, str]]:
    """What stands before the first label: `金穗快讯 2021-09-06 07:40`."""
    yield "published", stated["when"]
    if stated["who"].strip():
        yield "publisher", stated["who"]


def take(draft: Draft, line: str, basis: Basis) -> bool:
    """Put what a byline line says into the draft; False when the line is none."""
    pairs = list(fields_of(line))
    if not pairs:
        return False
    links = _LINK.findall(line)
    for field, value in pairs:
        put(draft, field, value, basis)
        if field == "publisher" and links:
            draft.links.append(Link(links[0][1], "original"))
    return True


def put(draft: Draft, field: Field, value: str, basis: Basis) -> None:
    """One stated field; what is stated first stays, authors and dates add up."""
    value = unquoted(value)
    if not value or value.lower() in ("null", "none", "~"):
        return
    if field in ("url", "cover"):
        value = html.unescape(value)
    if field == "title":
        draft.title = draft.title or value
    elif field == "publisher" and value.startswith(("http://", "https://")):
        if re.match(r"https?://[^/]+/.", value):  # `source:` of a clipper is the address; a site alone is none
            draft.url = draft.url or value
    elif field == "publisher":
        if basis in ("front_matter", "header") and (m := _LINK.fullmatch(value)):
            draft.url = draft.url or m[2]
        if stated := _TRAILING_DATE.search(value):  # the day behind the name: 来源：金穗快讯 2021-09-06 07:40
            draft.dates.append(Stated(stated[0], basis))
            value = value[: stated.start()]
        value, place = _account_and_place(value)
        draft.place = draft.place or place
        draft.name_publisher(account_of(clean_name(value)), _KNOWN_FROM.get(basis, "byline"))
    elif field == "place":
        draft.place = draft.place or value[:40]
    elif field == "published":
        draft.dates.append(Stated(value, basis))
    elif field == "saved":
        draft.saved.append(Stated(value, basis))
    elif field == "url":
        if value.startswith(("http://", "https://")):
            draft.url = draft.url or value
    elif field == "cover":
        if value.startswith(("http://", "https://")):
            draft.cover_image_url = draft.cover_image_url or value
            draft.links.append(Link(value, "cover"))
    elif field in _ROLES:
        if (m := _LABEL.match(value)) and folded(m[1]) in labels():  # the label again: author: 文 | 某某
            value = value[m.end() :]
        if stated := _TRAILING_DATE.search(value):
            draft.dates.append(Stated(stated[0], "byline"))
            value = value.replace(stated[0], " ")
        draft.authors += [a for a in names_of(value, _ROLES[field]) if a not in draft.authors]


def _account_and_place(value: str) -> tuple[str, str | None]:
    """The account, and the place that a platform writes behind it; buttons go: `某某日报 浙江 举报`."""
    words = page().control.sub(" ", value).split() if " " in value.strip() else []
    if len(words) == 2 and words[1] in head_lines().places:
        return words[0], words[1]
    return value, None


def unquoted(value: str) -> str:
    """A value without the quotes around it; one quote alone is the value's own."""
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def names_of(value: str, role: AuthorRole) -> list[Author]:
    """The names of a byline's value; addresses, numbers, mail and desks are none."""
    out: list[Author] = []
    value = _ASIDE.sub(" ", value)
    for part in (
        _SPLIT.split(_LINK.sub(r"\1", value))
        if re.search(r"[一-鿿]", value)
        else re.split(r"\s*[、,，;；&＆|｜]\s*| and ", value)
    ):
        name = clean_name(part)
        if name and "@" not in name and "://" not in name and not name.isdigit() and _NAME.match(name):
            out.append(Author(name, role))
    return out


def read_names(value: str) -> list[Author]:
    """The writers in a metadata value, which may be a whole byline: `某报 記者張三／即時報導`."""
    m = _REPORTER.match(value.strip())
    return names_of(m["names"] if m else value, "author")


def clean_name(value: str) -> str:
    """A name without marks and what surrounds names; empty when nothing is left or it names a desk."""
    name = _MARKS.sub("", _LINK.sub(r"\1", value)).strip(" 　（）()【】[]<>《》〈〉「」:：|｜丨-—")
    for around in headers().around_names:
        if name.startswith(around) and len(name) - len(around) >= 2:
            name = name[len(around) :].strip(" 　")
        if name.endswith(around) and len(name) - len(around) >= 2:
            name = name[: -len(around)].strip(" 　")
    if "@" in name or "://" in name or name.casefold() in headers().not_names or name.endswith("编辑部"):
        return ""
    return name
