"""A saved news page: decoded text through BeautifulSoup with lxml; metadata, then the densest block of text."""

from __future__ import annotations

import re

from flows.reading import html_body, html_metadata
from flows.reading.draft import Decoded, Draft
from flows.reading.html_text import soup_of, to_text
from flows.reading.limits import Limits
from flows.reading.vocabulary import host_of, outlet_of
from schemas.errors import BadInput

NAME = "html"
_START = re.compile(
    r"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"<(?:html|head|body|meta|div|p|span|title|script|table)\b", re.IGNORECASE)


def certainty(decoded: Decoded) -> float:
    """Sure when it begins as a page; less when tags are thick in its beginning."""
    head = decoded.text[:5_000]
    if _START.match(head):
        return 0.98
    tags = len(_TAGS.findall(head))
    return 0.75 if tags >= 8 and head.lstrip().startswith("<") else 0.4 if tags >= 15 else 0.0


def read(decoded: Decoded, limits: Limits) -> Draft:
    """Metadata from the whole page, the body from its densest block. Raises BadInput for a list of articles."""
    soup = soup_of(decoded.text, decoded.path, limits)
    draft = Draft(wrapped=False)
    html_metadata.describe(soup, decoded.text, draft)
    site = html_metadata.publisher_of_meta(soup)
    html_body.strip(soup)
    lines = to_text(soup.body or soup)[0].split("\n")
    html_metadata.below_title(lines, draft)
    element = html_body.body_of(soup)
    text, links = to_text(element)
    draft.body = text
    draft.links += links
    _refuse_index(decoded, soup, text)
    if not draft.publisher and outlet_of(host_of(draft.url)) is None:
        draft.publisher = site
    return draft


def _refuse_index(decoded: Decoded, soup: object, text: str) -> None:
    sentences = len(re.findall(r"[。！？]", text))
    articles = len(soup.find_all("article")) if hasattr(soup, "find_all") else 0
    if articles >= 6 and sentences < articles:
        raise BadInput("digest", f"{decoded.path} lists {articles} articles; save the articles themselves.")
