"""HTML → lines of text, in one pass: where each line stands, how much of it is links, and which elements hold it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from flows.reading.html.vocabulary import page
from schemas.errors import BadInput
from schemas.limits import Limits
from schemas.records import Link

_MOST_CLASSES = 20
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:[^<>]*?(/))?")


@dataclass(slots=True)
class HtmlLine:
    """A line of a page: its block's tag, characters inside links, links in it; `wrapped`: a <br> stands before it."""

    text: str
    tag: str
    linked: int = 0
    wrapped: bool = False
    links: list[Link] = field(default_factory=list)
    moments: list[str] = field(default_factory=list)  # of <time datetime=…>


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


def soup_of(text: str, path: str, limits: Limits) -> BeautifulSoup:
    """The parsed page. Raises BadInput for more tags or deeper nesting than the limits accept."""
    tags = text.count("<")
    if tags > limits.max_html_tags:
        raise BadInput(
            "max_html_tags", f"{path} has {tags:,} tags; limits.max_html_tags accepts {limits.max_html_tags:,}."
        )
    depth, deepest, void = 0, 0, page().tags.void
    for m in _TAG.finditer(text):
        if m[2].lower() not in void and not m[3]:
            depth = max(depth - 1, 0) if m[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest > limits.max_html_nesting:
        raise BadInput(
            "max_html_nesting",
            f"{path} nests {deepest:,} elements; limits.max_html_nesting accepts {limits.max_html_nesting:,}.",
        )
    return BeautifulSoup(text, "lxml")


def to_text(html: str, limits: Limits | None = None) -> tuple[str, list[Link]]:
    """(lines, links) of a piece of HTML: a blank line between blocks, none where only a <br> stands."""
    found = page_text(soup_of(html, "the HTML in the text", limits or Limits()))
    return joined(found.lines), [link for line in found.lines for link in line.links]


def joined(lines: list[HtmlLine]) -> str:
    """Lines as text, blocks parted by a blank line."""
    pieces: list[str] = []
    for line in lines:
        if pieces:
            pieces.append("\n" if line.wrapped else "\n\n")
        pieces.append(line.text)
    return "".join(pieces)


def page_text(root: Tag) -> PageText:
    """Walk the element once, without recursion: a page may be nested deeper than Python's stack."""
    return _Walk().over(root)


class _Walk:
    """The line being filled, and the elements that are open."""

    def __init__(self) -> None:
        self.found = PageText()
        self.pieces: list[str] = []
        self.line = HtmlLine("", "body")
        self.blocks = ["body"]
        self.in_link = 0

    def over(self, root: Tag) -> PageText:
        drop = page().tags.drop
        stack: list[object] = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, Tag):
                if node.name in drop and node is not root:
                    continue
                self._open(node, stack)
            elif isinstance(node, NavigableString):
                if not isinstance(node, PreformattedString):  # comments, declarations, CDATA
                    self._text(node)
            elif isinstance(node, TextSpan):
                self._flush()
                node.end = len(self.found.lines)
                self.found.spans.append(node)
                self.blocks.pop()
            else:
                self.in_link -= 1
        self._flush()
        return self.found

    def _text(self, text: str) -> None:
        if self.in_link:
            self.line.linked += len(text.strip())
        self.pieces.append(text)

    def _open(self, tag: Tag, stack: list[object]) -> None:
        name, marks = tag.name, page().marks
        if name == "br":
            self._flush()
            self.line.wrapped = bool(self.found.lines) and self.line.tag == self.found.lines[-1].tag
        elif name in ("img", "amp-img"):
            self._link(str(tag.get("data-src") or tag.get("data-original") or tag.get("src") or ""), "image")
        elif name == "time" and tag.get("datetime"):
            self.line.moments.append(str(tag["datetime"]))
        if name in page().tags.blocks:
            self._flush()
            self.blocks.append(name)
            self.line = HtmlLine("", name)
            aside = name in marks.tags or (bool(tag.attrs) and (_hidden(tag) or marks.aside(_marks(tag))))
            body = bool(tag.attrs) and marks.body(_marks(tag))
            stack.append(TextSpan(len(self.found.lines), 0, name, aside, body))
        elif name == "a":
            self._link(str(tag.get("href") or ""), "inline")
            self.in_link += 1
            stack.append(None)
        stack.extend(reversed(tag.contents))

    def _link(self, url: str, role: str) -> None:
        if url.startswith(("http://", "https://")):
            self.line.links.append(Link(url, "image" if role == "image" else "inline"))

    def _flush(self) -> None:
        """End the line; what holds no text hands its links on to the next."""
        text = _SPACES.sub(" ", "".join(self.pieces)).strip(" ")
        self.pieces.clear()
        if text.strip("\u3000"):
            self.line.text = text
            self.found.lines.append(self.line)
            self.line = HtmlLine("", self.blocks[-1])
        else:
            self.line.tag, self.line.wrapped = self.blocks[-1], False


def _hidden(tag: Tag) -> bool:
    return "hidden" in tag.attrs or bool(_HIDDEN.search(str(tag.get("style") or "")))


def _marks(tag: Tag) -> list[str]:
    """Id, classes and itemprop of an element."""
    found = [str(tag.get("id") or ""), str(tag.get("itemprop") or "")]
    classes = tag.get("class")
    return [*found, classes] if isinstance(classes, str) else [*found, *(classes or ())[:_MOST_CLASSES]]
