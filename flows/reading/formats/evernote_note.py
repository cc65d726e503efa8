"""A note of Evernote (`<note>` of an export): title, the clipped page's address, the page as ENML.

`created` is when it was clipped, `source` the clipper, `author` the owner of the notes: none of them the article's.
"""

from __future__ import annotations

import re

from lxml import etree

from flows.reading import bylines
from flows.reading.draft import Decoded, Draft, Stated
from flows.reading.html.text import text_in, to_text
from schemas.errors import BadInput
from schemas.limits import Limits

NAME = "evernote_note"
_NOTE = re.compile(r"\s*<note>")
_PROLOG = re.compile(r"^\s*(?:<\?xml[^>]{0,200}\?>)?\s*(?:<!DOCTYPE[^>\[]{0,400}>)?\s*")
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$")
_MEDIA = re.compile(r"</?en-(?:media|note|todo|crypt)\b[^<>]{0,2000}>")


def certainty(decoded: Decoded) -> float:
    """Sure with the note's element."""
    return 0.995 if _NOTE.match(decoded.text) else 0.0


def read(decoded: Decoded, limits: Limits) -> Draft:
    """Title and address of the note; its content as text."""
    if "<!ENTITY" in decoded.text:
        raise BadInput("xml_entities", f"{decoded.path} declares XML entities; save the note with them written out.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        note = etree.fromstring(decoded.text.strip().encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as e:
        raise BadInput("broken_xml", f"{decoded.path} is no note that can be read: {e}; export it again.") from e
    draft = Draft(wrapped=False, markdown=False, title=_said(note, "title"))
    bylines.put(draft, "url", _said(note, "source-url"), "header")
    if m := _MOMENT.match(_said(note, "created")):
        draft.saved.append(Stated("{}-{}-{}T{}:{}:{}Z".format(*m.groups()), "header"))
    draft.body, draft.links = to_text(_MEDIA.sub("", _PROLOG.sub("", _said(note, "content"))), limits)
    return draft


def _said(note: etree._Element, name: str) -> str:
    element = next(note.iter(name), None)
    return text_in(element).strip() if element is not None else ""
