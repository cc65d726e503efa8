"""XML documents: `<doc><title>…<datetime>…<body>…`. Feeds of many articles are refused."""

from __future__ import annotations

import re

from lxml import etree

from flows.reading import bylines
from flows.reading.draft import Decoded, Draft
from flows.reading.html.text import to_text
from flows.reading.prolog import after_prolog
from flows.reading.vocabulary import folded, labels
from schemas.errors import BadInput
from schemas.limits import Limits

NAME = "xml"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>\s*")
_ROOT = re.compile(r"<([A-Za-z_][\w:.\-]{0,60})[\s>/]")
_BODY_NAMES = ("body", "content", "text", "article", "maintext", "正文", "contenttext", "description")
_FEEDS = ("rss", "feed", "rdf", "opml", "urlset", "channel")


def certainty(decoded: Decoded) -> float:
    """Sure with an XML declaration and a root that is no HTML."""
    root = _ROOT.match(after_prolog(decoded.text))
    if not root or root[1].lower() in ("html", "head", "body", "div", "p", "span", "meta", "table", "en-note"):
        return 0.0
    if _DECLARATION.match(decoded.text) or root[1].split(":")[-1].lower() in _FEEDS:
        return 0.99
    return 0.6 if decoded.text.rstrip().endswith(f"</{root[1]}>") else 0.0


def read(decoded: Decoded, limits: Limits) -> Draft:
    """Elements named like header fields, and the longest of those named like a body."""
    text = _DECLARATION.sub("", decoded.text)
    if "<!ENTITY" in text:
        raise BadInput(
            "xml_entities", f"{decoded.path} declares XML entities; save the document with them written out."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as e:
        raise BadInput("broken_xml", f"{decoded.path} is no XML that can be read: {e}.") from e
    if root is None:
        raise BadInput("broken_xml", f"{decoded.path} begins as XML and holds no element that can be read.")
    name = etree.QName(root).localname.lower()
    entries = [
        e for e in root.iter("*") if isinstance(e.tag, str) and etree.QName(e).localname.lower() in ("item", "entry")
    ]
    if name in _FEEDS or len(entries) > 1:
        raise BadInput(
            "feed",
            f"{decoded.path} is a feed ({name}, {len(entries)} entries), not one article; "
            "save the articles themselves.",
        )
    return _draft(root)


def _draft(root: etree._Element) -> Draft:
    draft = Draft(wrapped=False)
    bodies: list[str] = []
    for element in root.iter("*"):
        if not isinstance(element.tag, str):
            continue
        key = folded(etree.QName(element).localname)
        value = "".join(element.itertext()).strip()
        if key in _BODY_NAMES and value:
            bodies.append("\n".join(_lines(element)))
        elif key in labels() and len(element) == 0 and value:
            bylines.put(draft, labels()[key], value, "header")
    draft.body = max(bodies, key=len, default="") or "\n".join(
        v for e in root.iter("*") if len(e) == 0 and (v := "".join(e.itertext()).strip()) and len(v) > 20
    )
    if re.search(r"<(?:p|br|div)\b", draft.body):
        draft.body, links = to_text(draft.body)
        draft.links += links
    return draft


def _lines(element: etree._Element) -> list[str]:
    """The text of an element; each child element begins a line."""
    out = [(element.text or "").strip()]
    for child in element:
        out += ["".join(child.itertext()).strip(), (child.tail or "").strip()]
    return [x for x in out if x]
