"""The lines around a page's headline: date, source, account, writers; and the editor below the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows.reading import bylines
from flows.reading.draft import Draft, Stated
from flows.reading.heads import row_of
from flows.reading.html import metadata as html_metadata
from flows.reading.html.body import Body
from flows.reading.html.metadata import PageMetadata
from flows.reading.html.text import HtmlLine
from flows.reading.html.vocabulary import page
from flows.reading.markdown import ADDRESS
from flows.reading.publication.stated import MOMENT, ON_A_LINE
from flows.reading.titles import letters
from flows.reading.vocabulary import account_of, host_of, is_outlet, is_suffix, may_be_person, outlet_of, outlets
from schemas.records import PublisherBasis

_UPDATED = re.compile(r"(?:更新|修改|編輯|编辑|modif|[Uu]pdate)[^\d]{0,8}$")
_PARTED = re.compile(r"(?:--+|[-_|｜—–]|\s)\s*$")
_MONTH_AND_DAY = re.compile(
    r"(?:发布|發布|发表|發表|日期|时间|時間)[^\d\n]{0,6}(?P<m>\d{1,2})[-/月](?P<d>\d{1,2})日?(?!\d)\s*(?P<time>\d{1,2}:\d{2})?"
)
_INSIDE = 3  # lines of the text's own element that may be its headline and byline
_BEFORE, _BELOW = 14, 8  # lines above the text, when no headline is found there, and below it
_LONGEST = 100
_LABEL_ALONE = re.compile(r"^[\u4e00-\u9fff]{2,6}\s*[:：]$")
_LONGEST_VALUE = 24
_NAME = re.compile(r"^(?:[\u4e00-\u9fff·]{2,4}|[A-Za-z]\w{1,20})$")  # of an editor: what follows may be a button
_BY = re.compile(r"\bBy\s+(?P<names>[\u4e00-\u9fff·]{2,5}(?:\s*(?:[,、&]|and)\s*[\u4e00-\u9fff·]{2,5}){0,3})")
# A moment in years as Taiwan counts them, nothing else on its line: 114/03/19 08:12
_ROC_ALONE = re.compile(r"1[01]\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_ACCOUNT = re.compile(r"^[\w\u4e00-\u9fff·\-]{2,16}$")


@dataclass(slots=True)
class _Names:
    """Who stands beside the date (`account`), and whom a label calls the source."""

    account: str = ""
    source: str = ""


def read_bylines(lines: list[HtmlLine], body: Body, said: PageMetadata, draft: Draft) -> None:
    """Put date, authors and publisher into the draft, from the lines around the headline and from the page's code."""
    names = _Names()
    if not draft.title or is_suffix(draft.title):  # the page's title names the site only
        draft.title = _nearest_headline(lines, body) or draft.title
    draft.title = _part_that_stands_above(lines, body, draft.title) or draft.title
    above = lines[_headline(lines, body, draft.title) + 1 : body.start]
    for line in _with_values(above):
        _above(line, draft, names)
    if not any(MOMENT.search(d.value) for d in draft.dates) and (day := _day_without_year(above, said)):
        draft.dates.append(Stated(day, "byline"))
    for line in lines[body.end : body.end + _BELOW]:
        if len(line.text) <= _LONGEST and line.linked < len(line.text) / 2:
            _below(line.text, draft, names)
    draft.publisher, draft.publisher_basis = _publisher(names, said, draft)


def _with_values(lines: list[HtmlLine]) -> Iterator[HtmlLine]:
    """The lines, a label that stands alone with the value below it on one."""
    waiting: HtmlLine | None = None
    for line in lines:
        label = bool(_LABEL_ALONE.match(line.text))
        if waiting and not label and len(line.text) <= _LONGEST_VALUE:
            yield replace(line, text=waiting.text + line.text, pieces=[waiting.text + line.text])
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = line if label else None
        if not label:
            yield line
    if waiting:
        yield waiting


def _headline(lines: list[HtmlLine], body: Body, title: str) -> int:
    """The line nearest above the text that is the headline; without one, some lines above the text."""
    start = letters(title)[:12]
    for i in range(body.start - 1, max(-1, body.start - 80), -1):
        if start and letters(lines[i].text).startswith(start):
            return i
    return max(-1, body.start - _BEFORE)


def _nearest_headline(lines: list[HtmlLine], body: Body) -> str:
    """The line above the text that can be a headline: no link, no date, no label."""
    for line in reversed(lines[max(0, body.start - _BEFORE) : body.start]):
        if 6 <= len(line.text) <= 60 and not line.linked and not ON_A_LINE.search(line.text) and ":" not in line.text:
            return line.text
    return ""


def _part_that_stands_above(lines: list[HtmlLine], body: Body, title: str) -> str:
    """The line above the text that is the last part of the page's title: `某某栏目--标题`."""
    for line in lines[max(0, body.start - _BEFORE) : body.start + _INSIDE]:
        before = title.removesuffix(line.text)
        if len(line.text) >= 8 and not line.linked and before != title and _PARTED.search(before):
            return line.text
    return ""


def _day_without_year(above: list[HtmlLine], said: PageMetadata) -> str:
    """A day without its year, with that of the page's last change, which lies within a year after it.

    `发布时间：03-11 12:00`.
    """
    text = "  ".join(part for line in above if not line.linked for part in line.parts)
    m = _MONTH_AND_DAY.search(text)
    changed = next((c for v in said.first(page().meta.changed) if (c := MOMENT.search(v))), None)
    if not m or not changed:
        return ""
    year = int(changed["y"]) - ((int(m["m"]), int(m["d"])) > (int(changed["m"]), int(changed["d"])))
    return f"{year}-{m['m']}-{m['d']} {m['time'] or ''}".strip()


def _above(line: HtmlLine, draft: Draft, names: _Names) -> None:
    if len(line.text) > _LONGEST:
        if ADDRESS.search(line.text[:_LONGEST]):
            _named(line.text, draft, names)  # the article's address, with its label
        return
    if line.account and _ACCOUNT.match(line.text) and not may_be_person(line.text):
        names.account = names.account or line.text
    if line.linked > len(line.text) / 2 and ON_A_LINE.search(line.text):
        return  # a link to another article, which has a day in its title
    text = page().control.sub(" ", "  ".join(line.parts))
    if line.linked < len(line.text) / 2 and _in_a_row(" ".join(text.split()), draft, names):
        return
    text = ADDRESS.sub(" ", text) if "http" in text and ON_A_LINE.search(text) else text
    found = [m for m in ON_A_LINE.finditer(text) if not _UPDATED.search(text[: m.start()])]
    for m in found[:1]:
        draft.dates.append(Stated(m[0], "byline"))
    if line.moments and not found and not _UPDATED.search(text):
        draft.dates.append(Stated(line.moments[0], "byline"))
    for m in ON_A_LINE.finditer(text):
        text = text.replace(m[0], "  ")
    text = text.strip()
    if by := _BY.search(text):  # the writer in English: By 某某 | March 19th, 2025
        draft.authors = draft.authors or bylines.names_of(by["names"], "author")
        text = text.replace(by[0], "").strip()
    if not found and _ROC_ALONE.fullmatch(text):
        draft.dates.append(Stated(text, "byline"))
    whole = _named(text, draft, names) or (len(line.parts) > 1 and not found and _named(line.text, draft, names))
    for part in () if whole else re.split(r"\s{2,}|[·|｜]", text):
        _named(part, draft, names)
    for name in _unlabelled(text) if found else ():
        names.account = names.account or name


def _in_a_row(text: str, draft: Draft, names: _Names) -> bool:
    """A line without labels that says who, when and where in a known order: `原创 作者 账号 时间 地点`."""
    said = row_of(text)
    if not {"publisher", "published"} <= said.keys():
        return False
    for field in ("author", "published", "place"):
        bylines.put(draft, field, said.get(field, ""), "byline")
    names.account = names.account or said["publisher"]
    return True


def _named(text: str, draft: Draft, names: _Names) -> bool:
    """Labels and their values on one line; False when it has none."""
    stated = Draft(authors=draft.authors)
    if not bylines.take(stated, text.strip(" ·|｜/"), "byline"):
        return False
    names.source = names.source or (stated.publisher or "").split(" ")[0]
    draft.place = draft.place or stated.place
    draft.url = draft.url or stated.url
    draft.links += stated.links
    draft.dates += stated.dates
    return True


def _unlabelled(text: str) -> Iterator[str]:
    """Names that stand beside the date without a label: `2019-05-17 · 某某报道`, `TNW中文站 …`."""
    if re.search(r"[:：]", text):
        return
    for part in re.split(r"[\s·|｜/]+", text):
        if _ACCOUNT.match(part) and not re.search(r"\d{2}|电$|電$|报道$|報導$|更新|发布|發布", part):
            yield part


def _below(text: str, draft: Draft, names: _Names) -> None:
    """Editor and source under the text; an author there would be a commenter or another article's."""
    stated = Draft()
    if bylines.take(stated, text.strip("【】[]"), "byline"):
        draft.authors += [
            a for a in stated.authors if a.role != "author" and _NAME.match(a.name) and a not in draft.authors
        ]
        names.source = names.source or (stated.publisher or "").split(" ")[0]


def _publisher(names: _Names, said: PageMetadata, draft: Draft) -> tuple[str | None, PublisherBasis | None]:
    """Who printed this copy, and how that is known: the account on a platform of accounts, else the site, else the
    source that is named."""
    site = next((n for n in html_metadata.site_of(said) if _is_name(n)), "")
    account: tuple[str, PublisherBasis] = (said.meta.get("mediaid", ""), "meta")
    if not account[0]:
        account = names.account, "byline"
    host = outlet_of(host_of(draft.url))
    on_a_platform = site in outlets().platforms or (host is not None and host.name in outlets().platforms)
    further: tuple[tuple[str, PublisherBasis], ...] = (
        *([account if account[0] else (names.source, "byline")] if on_a_platform else []),
        (site, "meta"),
        (host.name if host else "", "url"),
        (draft.publisher or "", draft.publisher_basis or "meta"),
        (names.account if is_outlet(names.account) else "", "byline"),
        (names.source, "byline"),
        *((n, "meta") for n in html_metadata.named_in_meta(said)),
        (names.account, "byline"),
    )
    name, basis = next(((n, basis) for n, basis in further if _is_name(n)), (None, None))
    return (account_of(name) if name else name), basis


def _is_name(name: str) -> bool:
    return 2 <= len(name) <= 24 and bool(bylines.clean_name(name)) and not name.isdigit()
