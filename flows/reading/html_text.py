"""HTML → lines of text and links: block elements begin lines, what is no reading matter is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, Comment, Declaration, Doctype, NavigableString, ProcessingInstruction

from flows.reading.html_vocabulary import page
from flows.reading.limits import Limits
from schemas.errors import BadInput
from schemas.records import Link

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "table",
        "tr",
        "td",
        "th",
        "figure",
        "figcaption",
        "br",
        "hr",
        "dl",
        "dt",
        "dd",
        "pre",
        "header",
        "main",
        "center",
    ]
)
_NOT_TEXT = (Comment, Declaration, Doctype, ProcessingInstruction, CData)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]{0,20000}?(/?)>")
_VOID = frozenset(
    [
        "br",
        "img",
        "hr",
        "input",
        "meta",
        "link",
        "area",
        "base",
        "col",
        "embed",
        "source",
        "track",
        "wbr",
        "param",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "option",
        "dt",
        "dd",
    ]
)


def soup_of(text: str, path: str, limits: Limits) -> BeautifulSoup:
    """The parsed page. Raises BadInput for more tags or deeper nesting than the limits accept."""
    tags = text.count("<")
    if tags > limits.max_html_tags:
        raise BadInput(
            "max_html_tags", f"{path} has {tags:,} tags; limits.max_html_tags accepts {limits.max_html_tags:,}."
        )
    depth = deepest = 0
    for m in _TAG.finditer(text):
        if m[2].lower() not in _VOID and not m[3]:
            depth = max(depth - 1, 0) if m[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest > limits.max_html_nesting:
        raise BadInput(
            "max_html_nesting",
            f"{path} nests {deepest:,} elements; limits.max_html_nesting accepts {limits.max_html_nesting:,}.",
        )
    return BeautifulSoup(text, "lxml")


def to_text(html: str | Tag, limits: Limits | None = None) -> tuple[str, list[Link]]:
    """(lines, links) of HTML or of an element."""
    root = soup_of(html, "the HTML in the text", limits or Limits()) if isinstance(html, str) else html
    links: list[Link] = []
    pieces: list[str] = []
    for kind, value in _walk(root):
        if kind == "text":
            pieces.append(value)
        elif kind == "break":
            pieces.append("\n")
        elif value.startswith("http"):
            links.append(Link(value, "image" if kind == "image" else "inline"))
    lines = (re.sub(r"[ \t\r\f]+", " ", line).strip(" ") for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line), links


def _walk(root: Tag) -> Iterator[tuple[str, str]]:
    """Depth first without recursion: a page may be nested deeper than Python's stack."""
    drop = page().drop_tags
    stack: list[object] = [root]
    while stack:
        node = stack.pop()
        if node == "break":
            yield "break", ""
        elif isinstance(node, NavigableString):
            if not isinstance(node, _NOT_TEXT):
                yield "text", str(node).replace("\n", " ")
        elif isinstance(node, Tag):
            if node.name in drop and node is not root:
                continue
            if node.name == "img":
                yield "image", str(node.get("data-src") or node.get("src") or "")
                continue
            if node.name == "a" and node.get("href"):
                yield "link", str(node["href"])
            block = node.name in _BLOCKS
            if block:
                stack.append("break")
            stack.extend(reversed(node.contents))
            if block:
                stack.append("break")
