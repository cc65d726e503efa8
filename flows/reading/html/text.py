"""HTML → lines of text, in one pass: where each line stands, how much of it is links, and which elements hold it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from flows.reading.html.vocabulary import page
from schemas.errors import BadInput
from schemas.limits import Limits
from schemas.records import Link

_MOST_CLASSES = 20
_PICTURES = ("img", "amp-img")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANK = " \t\r\n\f"
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:[^<>]*?(/))?")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_HIDDEN_TEXT = 200  # characters of a hidden element that may be an article which a script shows
_CELL_CHARS = 120  # of a cell of a table that is data and no layout
_INLINE = frozenset(["span", "a", "em", "i", "b", "strong", "font", "time", "label", "small"])


@dataclass(slots=True)
class HtmlLine:
    """A line of a page: its block's tag, characters inside links, links in it; `wrapped`: a <br> stands before it.

    `pieces`: its text as the inline elements hold it, which a byline may put side by side without a blank.
    """

    text: str
    tag: str
    linked: int = 0
    wrapped: bool = False
    links: list[Link] = field(default_factory=list)
    moments: list[str] = field(default_factory=list)  # of <time datetime=…>
    pieces: list[str] = field(default_factory=list)
    account: bool = False  # its element's marks say that it names the account that publishes

    @property
    def parts(self) -> list[str]:
        """The pieces without the blanks around them, those that say something."""
        return [part for piece in self.pieces if (part := _SPACES.sub(" ", piece).strip())]


@dataclass(slots=True)
class TextSpan:
    """An element as the range of its lines. `aside`: its marks say that it is no part of an article."""

    start: int
    end: int
    tag: str
    aside: bool
    body: bool


@dataclass(slots=True)
class PageText:
    """A page's lines and the elements that hold them, children before parents."""

    lines: list[HtmlLine] = field(default_factory=list)
    spans: list[TextSpan] = field(default_factory=list)


def tree_of(text: str, path: str, limits: Limits) -> etree._Element:
    """The parsed page. Raises BadInput for more tags or deeper nesting than the limits accept."""
    tags = text.count("<")
    if tags > limits.max_html_tags:
        raise BadInput(
            "max_html_tags", f"{path} has {tags:,} tags; limits.max_html_tags accepts {limits.max_html_tags:,}."
        )
    # no page nests deeper than it opens elements: most need not be looked at tag by tag
    deepest = _depth(text) if tags - text.count("</") > limits.max_html_nesting else 0
    if deepest > limits.max_html_nesting:
        raise BadInput(
            "max_html_nesting",
            f"{path} nests {deepest:,} elements; limits.max_html_nesting accepts {limits.max_html_nesting:,}.",
        )
    # as bytes: libxml2 counts in them, and a declaration of another encoding in the text says nothing any more
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, recover=True)
    root = etree.fromstring(_DECLARATION.sub("", text).encode("utf-8", "replace"), parser)
    return root if root is not None else etree.Element("html")


def _depth(text: str) -> int:
    """How many elements stand within one another at most."""
    depth, deepest, void = 0, 0, page().tags.void
    for m in _TAG.finditer(text):
        if m[2].lower() not in void and not m[3]:
            depth = max(depth - 1, 0) if m[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def text_in(element: etree._Element, between: str = "") -> str:
    """All text of an element, its pieces stripped and joined by `between`."""
    pieces = (str(t).strip() if between else str(t) for t in element.itertext())
    return between.join(p for p in pieces if p)


def to_text(html: str, limits: Limits | None = None) -> tuple[str, list[Link]]:
    """(lines, links) of a piece of HTML: a blank line between blocks, none where only a <br> stands."""
    found = page_text(tree_of(html, "the HTML in the text", limits or Limits()))
    return joined(found.lines), [link for line in found.lines for link in line.links]


def joined(lines: list[HtmlLine]) -> str:
    """Lines as text, blocks parted by a blank line."""
    pieces: list[str] = []
    for line in lines:
        if pieces:
            pieces.append("\n" if line.wrapped else "\n\n")
        pieces.append(line.text)
    return "".join(pieces)


def page_text(root: etree._Element) -> PageText:
    """Walk the element once, without recursion: a page may be nested deeper than Python's stack."""
    return _Walk().over(root)


_LEFT = object()
"""Stands on the stack where a link ends."""


class _Walk:
    """The line being filled, and the elements that are open."""

    def __init__(self) -> None:
        self.found = PageText()
        self.pieces: list[str] = []
        self.line = HtmlLine("", "body")
        self.blocks = ["body"]
        self.in_link = 0
        self.widths: dict[etree._Element, Counter[int]] = {}  # of each table: rows by number of cells
        self.tags, self.marks = page().tags, page().marks

    def over(self, root: etree._Element) -> PageText:
        drop = self.tags.drop
        stack: list[object] = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                self._text(node)
            elif isinstance(node, TextSpan):
                self._flush()
                node.end = len(self.found.lines)
                self.found.spans.append(node)
                self.blocks.pop()
            elif node is _LEFT:
                self.in_link -= 1
            elif isinstance(node, etree._Element) and (node is root or not (node.tag in drop or _furniture(node))):
                self._open(node, stack)
        self._flush()
        return self.found

    def _text(self, text: str) -> None:
        if not self.pieces and not text.strip(_BLANK):
            return
        if self.in_link:
            self.line.linked += len(text.strip())
        self.pieces.append(text)

    def _open(self, tag: etree._Element, stack: list[object]) -> None:
        name = tag.tag
        if name in self.tags.blocks:
            if name == "tr" and (cells := self._data_cells(tag)):
                self._row(tag, cells)
                return
            self._open_block(tag, name, stack)
        elif name == "a":
            self._link(tag.get("href"), "inline")
            self.in_link += 1
            stack.append(_LEFT)
        elif name == "br":
            self._flush()
            self.line.wrapped = bool(self.found.lines) and self.line.tag == self.found.lines[-1].tag
        elif name in _PICTURES:
            self._link(tag.get("data-src") or tag.get("data-original") or tag.get("src"), "image")
        elif name == "time" and tag.get("datetime"):
            self.line.moments.append(str(tag.get("datetime")))
        for child in tag.iterchildren(reversed=True):  # the stack gives back last what is put on it first
            if child.tail:
                stack.append(child.tail)
            stack.append(child)
        if tag.text:
            stack.append(tag.text)

    def _open_block(self, tag: etree._Element, name: str, stack: list[object]) -> None:
        self._flush()
        self.blocks.append(name)
        if self.line.links or self.line.moments or self.line.linked:
            self.line = HtmlLine("", name)
        else:  # nothing was put into it: it need not be made anew
            self.line.tag = name
        marks = _marks(tag)
        self.line.account = bool(marks) and self.marks.account(marks)
        aside = name in self.marks.tags or bool(marks and self.marks.aside(marks)) or _hidden(tag)
        stack.append(TextSpan(len(self.found.lines), 0, name, aside, bool(marks) and self.marks.body(marks)))

    def _data_cells(self, row: etree._Element) -> list[str]:
        """The texts of a row's cells where the table holds data; empty where it lays out a page."""
        cells = [c for c in row if c.tag in ("td", "th")]
        table = next(row.iterancestors("table"), None)
        if len(cells) < 2 or table is None or next(row.iter("table"), None) is not None:
            return []
        if table not in self.widths:
            self.widths[table] = Counter(len(r) for r in table.iter("tr"))
        texts = [_SPACES.sub(" ", text_in(c, " ")).strip() for c in cells]
        plain = all(len(t) <= _CELL_CHARS and len(c.findall(".//p")) < 2 for t, c in zip(texts, cells, strict=True))
        alike = self.widths[table][len(cells)] >= 2
        return [t for t in texts if t] if alike and plain and sum(map(bool, texts)) >= 2 else []

    def _row(self, tag: etree._Element, cells: list[str]) -> None:
        """A row of a table of data is one line: its cells, parted by a blank."""
        self._flush()
        line = HtmlLine(" ".join(cells), "tr", pieces=cells)
        for link in tag.iter("a"):
            line.linked += len(text_in(link).strip())
            if (url := link.get("href") or "").startswith(("http://", "https://")):
                line.links.append(Link(url, "inline"))
        self.found.lines.append(line)
        self.found.spans.append(TextSpan(len(self.found.lines) - 1, len(self.found.lines), "tr", False, False))

    def _link(self, url: str | None, role: str) -> None:
        if url and url.startswith(("http://", "https://")):
            self.line.links.append(Link(url, "image" if role == "image" else "inline"))

    def _flush(self) -> None:
        """End the line; what holds no text hands its links on to the next."""
        if not self.pieces:
            self.line.tag, self.line.wrapped = self.blocks[-1], False
            return
        text = _SPACES.sub(" ", "".join(self.pieces)).strip(" ")
        if text.strip("\u3000"):
            self.line.text = text
            self.line.pieces = self.pieces
            self.found.lines.append(self.line)
            self.line = HtmlLine("", self.blocks[-1])
        else:
            self.line.tag, self.line.wrapped = self.blocks[-1], False
        self.pieces = []


def _furniture(tag: etree._Element) -> bool:
    """Whether an element is an archive's, or hidden and too short to be an article that a script shows."""
    if tag.get("id") in page().marks.inserted:
        return True
    if not (_hidden(tag) or tag.get("aria-hidden") == "true"):
        return False
    return sum(len(t.strip()) for t in tag.itertext()) < _HIDDEN_TEXT


def _hidden(tag: etree._Element) -> bool:
    style = tag.get("style")
    return (
        bool(style and _HIDDEN.search(style))
        or tag.get("hidden") is not None
        or (tag.tag == "dialog" and tag.get("open") is None)
    )


def _marks(tag: etree._Element) -> list[str]:
    """Id, classes and itemprop of an element."""
    marks = [mark for mark in (tag.get("id"), tag.get("itemprop")) if mark]
    classes = tag.get("class")
    return marks + classes.split()[:_MOST_CLASSES] if classes else marks
