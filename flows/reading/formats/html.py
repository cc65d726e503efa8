"""A saved news page: decoded text through BeautifulSoup with lxml; metadata, then the densest block of text."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from flows.reading.draft import Decoded, Draft
from flows.reading.html import embedded as html_embedded
from flows.reading.html import metadata as html_metadata
from flows.reading.html.body import body_of
from flows.reading.html.byline import read_bylines
from flows.reading.html.text import joined, page_text, soup_of, to_text
from flows.reading.prolog import after_prolog
from schemas.errors import BadInput
from schemas.limits import Limits

NAME = "html"
_START = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
_DOCTYPE = re.compile(r"\s*<!doctype\s+html", re.IGNORECASE)
_TAGS = re.compile(r"<(?:html|head|body|meta|div|p|span|title|script|table)\b", re.IGNORECASE)
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
    soup = soup_of(decoded.text, decoded.path, limits)
    draft = Draft(wrapped=False, markdown=False)
    text = page_text(soup.body or soup)
    body = body_of(text)
    said = html_metadata.said_by(soup, decoded.text)
    html_metadata.describe(said, draft)
    read_bylines(text.lines, body, said, draft)
    draft.body = joined(body.kept)
    draft.links += [link for line in text.lines[body.start : body.end] for link in line.links]
    if embedded := html_embedded.text_of(soup, said.articles, longer_than=2 * body.prose):
        draft.body, links = to_text(embedded, limits) if "<" in embedded else (embedded, [])
        draft.links += links
    _refuse_index(decoded, soup, draft.body)
    return draft


def _refuse_index(decoded: Decoded, soup: BeautifulSoup, text: str) -> None:
    articles = len(soup.find_all("article"))
    if articles >= 6 and len(_SENTENCE.findall(text)) < articles:
        raise BadInput("digest", f"{decoded.path} lists {articles} articles; save the articles themselves.")
