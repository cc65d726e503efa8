"""Draft → Article, the same for all formats: clean body, title, publisher, authors, dates, links, script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from flows.language.script import script_of
from flows.reading import titles
from flows.reading.clippers import without_foot, without_tool_lines
from flows.reading.draft import Decoded, Draft, Stated
from flows.reading.glosses import without_glosses
from flows.reading.html.saved_page import copy_in
from flows.reading.markdown import ADDRESS, bare_urls, is_block, join_broken_images, plain_line
from flows.reading.paragraphs import Line, paragraphs
from flows.reading.publication import datelines
from flows.reading.publication.deciding import decide
from flows.reading.publisher import outlet_behind, publisher_of
from flows.reading.references import resolved, without_data
from flows.reading.tables import ROW, with_rows, with_rows_of_tabs
from flows.reading.trimming import (
    ORNAMENT,
    without_channel,
    without_credit,
    without_head,
    without_notices_above,
    without_tail,
)
from flows.reading.vocabulary import (
    is_outlet,
    outlets,
    pattern,
)
from schemas.errors import BadInput
from schemas.limits import Limits
from schemas.records import Article, Author, Link

_BOLD = re.compile(r"^\s*(?:\*\*|__)[^*_]{1,120}(?:\*\*|__)\s*$|^\s{0,3}#{1,6}\s")
_NUMBERED_SIGNATURE = re.compile(
    r"[（(][^（）()\n]{2,40}[）)](?P<y>1[0-4]\d|\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])$"
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|section|figure|figcaption|blockquote)\b[^<>]{0,500}>", re.IGNORECASE
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LEAST_TITLE_OF_PATH = 8  # Chinese characters of a file's name that is a title
_LONGEST_TITLE = 500
_SCRIPT_CHARS = 4_000  # enough to tell a text's script
# How agencies' flashes and posts without a title begin: 【云溪电力换总裁】3月10日，…
_HEADLINE = re.compile(r"(?:#[^#\n]{1,40}#\s*){0,4}【(?P<title>[^【】\n]{6,60})】\s*(?=\S)")
_LINKED = re.compile(r"\[[^\[\]\n]{1,300}\]\((https?://[^()\s]{4,2000})\)")


def finish(draft: Draft, decoded: Decoded, form: str, certainty: float, limits: Limits) -> Article:
    """Make the Article. Raises BadInput when nothing is left to read, or a line of it is over its limit."""
    draft.body = without_data(draft.body)
    _refuse_long_line(draft, decoded, limits)
    if draft.markdown:
        without_tool_lines(draft)
    elif form == "plain_text":
        draft.body = "\n".join(without_foot(draft, draft.body.split("\n")))
    if m := _LINKED.fullmatch(draft.title.strip()):
        draft.url = draft.url or m[1]
    copied, original = copy_in(draft.url or "")
    if original:  # whoever keeps a copy did not publish it, and the day in its address is the copy's
        draft.url = original
        draft.saved.append(Stated(copied, "url"))
    title, suffix, prefix_date = titles.cited(draft.title[:_LONGEST_TITLE])
    title = "" if pattern("untitled").fullmatch(title) else without_glosses(title)
    body, tail = _body(draft, title, form)
    signature = datelines.signature(body)
    body = _without_numbered_signature(draft, body)
    if not title and (m := _HEADLINE.match(body)):
        title, body = m["title"], body[m.end() :]
    if not title:
        title = _title_of_path(decoded.path) or _first_clause(body)
    if not body or (titles.same(body, title) and draft.title):
        raise BadInput(
            "empty_body", f"{decoded.path}: under the title {title[:40]!r} there is no text; an article needs one."
        )
    script = script_of(body[:_SCRIPT_CHARS])
    _signed(draft, body, signature)
    outlet = outlet_behind(draft)
    zone = outlet.zone if outlet and outlet.zone else outlets().zones.get(script, outlets().zones["other"])
    if prefix_date:
        draft.dates.append(Stated(prefix_date, "title"))
    if day := _day_in_url(draft.url):
        draft.dates.append(Stated(day, "url"))
    links = _links(draft, body, tail)
    decided = decide(draft, decoded, title, body, zone, links)
    outlets_that_sign = [a.name for a in draft.authors if is_outlet(a.name)]
    draft.authors = [a for a in draft.authors if a.name not in outlets_that_sign]
    if draft.publisher and titles.same(
        draft.publisher, title
    ):  # the source is the article itself: 来源：[标题](address)
        draft.publisher, draft.url = None, draft.url or next((x.url for x in draft.links if x.role != "image"), None)
    publisher, publisher_basis = publisher_of(draft, suffix, body, tail, outlets_that_sign, form)
    return Article(
        title=title, body=body, format=form, format_certainty=round(certainty, 3), encoding=decoded.encoding,
        script=script, published=decided.published,
        publisher=publisher, publisher_basis=publisher_basis, place=draft.place, url=draft.url,
        cover_image_url=draft.cover_image_url, authors=tuple(draft.authors), links=tuple(links),
        notices=(*draft.notices, *decided.notices), saved_at=decided.saved_at,
        date_evidence=decided.evidence,
    )  # fmt: skip


def _refuse_long_line(draft: Draft, decoded: Decoded, limits: Limits) -> None:
    longest = max(map(len, draft.body.split("\n")))
    if longest > limits.max_line_chars:
        raise BadInput(
            "max_line_chars",
            f"{decoded.path} has a line of {longest:,} characters; limits.max_line_chars accepts "
            f"{limits.max_line_chars:,}.",
        )


def _body(draft: Draft, title: str, form: str) -> tuple[str, list[str]]:
    """(body, the lines that were cut off its end)."""
    lines: list[Line] = []
    blank = False
    text = join_broken_images(draft.body)
    text = resolved(text, draft.links) if draft.markdown else text
    text = with_rows(text) if draft.markdown else text
    text = with_rows_of_tabs(text) if "\t" in text else text
    if draft.markdown and "<" in text:
        text = _BLOCK_TAG.sub("\n\n", text)
    for raw in text.split("\n"):
        row = raw.startswith(ROW)
        raw = raw.removeprefix(ROW)
        text = without_glosses(plain_line(raw, draft.links) if draft.markdown else raw.strip())
        if not text:
            blank = blank or not row
            continue
        marked = draft.markdown
        alone, broken = row or (marked and bool(_BOLD.match(raw))), marked and raw.endswith("  ")
        lines.append(Line(text, marked and is_block(raw), blank, alone, broken))
        blank = False
    lines = without_head(lines, draft, title, form)
    lines = without_channel(lines)
    drop = pattern("line")
    if not draft.markdown:  # of a page, links are gone already: what follows their heading is text
        lines = [line for line in lines if not drop.match(line.text.strip(ORNAMENT))]
    kept, tail = without_tail(lines, draft)
    kept = [line for line in kept if not drop.match(line.text.strip(ORNAMENT))]
    kept = without_notices_above(kept)
    for line in kept:
        line.text = without_credit(line.text)
    addresses = [line.text for line in kept if ADDRESS.fullmatch(line.text)]  # of players and pictures
    draft.links += [Link(url, "inline") for url in addresses]
    kept = [line for line in kept if line.text not in addresses]
    return "\n".join(paragraphs(kept, wrapped=draft.wrapped)).strip(), tail


def _without_numbered_signature(draft: Draft, body: str) -> str:
    """An agency's last words with the day in the years of the Republic of China: `（編輯：某某）1130311`."""
    m = _NUMBERED_SIGNATURE.search(body)
    if not m:
        return body
    draft.dates.append(Stated(f"{int(m['y']) + 1911}-{m['m']}-{m['d']}", "dateline"))
    return body[: m.start()].rstrip()


def _signed(draft: Draft, body: str, signature: list[Author]) -> None:
    """Writers and place that the text itself names; names of outlets among the writers go."""
    writers, place = next((found for p in body.split("\n", 3)[:3] if any(found := datelines.opening(p))), ([], None))
    known = {a.name for a in draft.authors}
    draft.authors += [a for a in (*writers, *signature) if a.name not in known]
    draft.place = draft.place or place


def _title_of_path(path: str) -> str:
    """The title that a saving tool made the file's name of; empty when the name is none."""
    name = re.sub(r"\.[A-Za-z]{1,8}$", "", path.replace("\\", "/").rsplit("/", 1)[-1])
    title = titles.cited(name)[0]
    return title if "#" not in name and len(_HAN.findall(title)) >= _LEAST_TITLE_OF_PATH else ""


def _first_clause(body: str) -> str:
    """A title for a text that has none: its first sentence, or the first clause of a long one."""
    first = body.split("\n", 1)[0]
    m = re.match(r".{4,80}?[。！？!?]", first)
    sentence = m[0].rstrip("。") if m else first
    return sentence if len(sentence) <= 60 else re.split(r"[，,；;：:]", sentence)[0][:60]


def _day_in_url(url: str | None) -> str | None:
    if not url:
        return None
    path = urlsplit(url).path
    m = re.search(r"/((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=[/_\-.])", path)
    return f"{m[1]}-{m[2]}-{m[3]}" if m else None


def _links(draft: Draft, body: str, tail: Iterable[str]) -> list[Link]:
    found: dict[str, Link] = {}
    if draft.url:
        found[draft.url] = Link(draft.url, "original")
    for link in draft.links:
        found.setdefault(link.url, link)
    for text in tail:
        for url in bare_urls(text):
            found[url] = found.get(url) or Link(url, "reference")
    for url in bare_urls(body):
        found.setdefault(url, Link(url, "inline"))
    return list(found.values())
