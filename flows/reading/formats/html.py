"""A saved news page: decoded text through lxml; metadata, then the densest block of text."""

from __future__ import annotations

import re

from lxml import etree

from flows.reading import titles
from flows.reading.draft import Decoded, Draft, Stated
from flows.reading.html import metadata as html_metadata
from flows.reading.html.body import body_of
from flows.reading.html.byline import read_bylines
from flows.reading.html.embedded import Embedded, embedded_in
from flows.reading.html.saved_page import saved_in
from flows.reading.html.text import HtmlLine, joined, page_text, to_text, tree_of
from flows.reading.html.vocabulary import page
from flows.reading.json_fields import put_fields
from flows.reading.prolog import after_prolog
from schemas.errors import BadInput
from schemas.limits import Limits

NAME = "html"
_START = re.compile(r"<(?:html|head|body|en-note)\b", re.IGNORECASE)
_DOCTYPE = re.compile(r"\s*<!doctype\s+html", re.IGNORECASE)
_TAGS = re.compile(r"<(?:html|head|body|meta|div|p|span|title|script|table)\b", re.IGNORECASE)
_GONE_CHARS, _GONE_LINES = 120, 40
_SENTENCE = re.compile(r"[。！？]")


def certainty(decoded: Decoded) -> float:
    """Sure when it begins as a page; less when tags are thick in its beginning."""
    head = decoded.text[:5_000]
    if _START.match(after_prolog(decoded.text)) or _DOCTYPE.match(head):
        return 0.98
    tags = len(_TAGS.findall(head))
    return 0.75 if tags >= 8 and head.lstrip().startswith("<") else 0.4 if tags >= 15 else 0.0


def read(decoded: Decoded, limits: Limits) -> Draft:
    """Metadata from the whole page, the body from its densest block. Raises BadInput for a list of articles."""
    root = tree_of(decoded.text, decoded.path, limits)
    draft = Draft(wrapped=False, markdown=False)
    text = page_text(next(root.iter("body"), root))
    body = body_of(text)
    said = html_metadata.said_by(root, decoded.text)
    html_metadata.describe(said, draft)
    if saved := saved_in(decoded.text):
        draft.saved.append(Stated(saved, "meta"))
    beside = embedded_in(root, said.articles, titles.cited(draft.title)[0], longer_than=2 * body.prose)
    _take_beside(draft, beside)
    read_bylines(text.lines, body, said, draft)
    draft.body = joined(body.kept)
    draft.links += [link for line in text.lines[body.start : body.end] for link in line.links]
    if written := beside.text or (said.wechat.get("text", "") if not body.prose else ""):
        draft.body, links = to_text(written, limits) if "<" in written else (written, [])
        draft.links += links
    _refuse_gone(decoded, text.lines, said.page_title, draft.body)
    _refuse_index(decoded, root, draft.body)
    return draft


def _take_beside(draft: Draft, beside: Embedded) -> None:
    """What the article's own object in a script states goes before what meta elements state of the page."""
    for item in beside.objects:
        stated = Draft()
        put_fields(stated, item, "meta")
        draft.dates[:0] = stated.dates
        draft.authors = draft.authors or stated.authors
        draft.name_publisher(stated.publisher, "meta")
        draft.url = draft.url or stated.url


def _refuse_gone(decoded: Decoded, lines: list[HtmlLine], title: str, body: str) -> None:
    """Raise BadInput for a page that only says that its article is not there, or not shown."""
    if len(body) > _GONE_CHARS:
        return
    for text in (title, *(line.text for line in lines[:_GONE_LINES])):
        if len(text) <= _GONE_CHARS and (m := page().gone_sign.search(text)):
            raise BadInput(
                "page_gone",
                f"{decoded.path}: the page says that its article cannot be read ({text[:60]}: {m[0]!r}); "
                "save the article from another address.",
            )


def _refuse_index(decoded: Decoded, root: etree._Element, text: str) -> None:
    articles = sum(1 for _ in root.iter("article"))
    if articles >= 6 and len(_SENTENCE.findall(text)) < articles:
        raise BadInput("digest", f"{decoded.path} lists {articles} articles; save the articles themselves.")
