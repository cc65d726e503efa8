"""Addresses that a Markdown text keeps apart from where they belong: pictures written out as base64, definitions at its
end (`[1]: https://…`), marks of notes and of an outliner's links.

In comes the text, out the text with every reference in its place and no definition.
"""

from __future__ import annotations

import re

from schemas.records import Link

# A picture in the text itself; an exporter may wrap it at any width.
_DATA = re.compile(
    r"data:[a-z]{1,20}/[\w.+\-]{1,60}(?:;[\w=\-]{1,40}){0,4},\s?(?:[A-Za-z0-9+/%]{20,}+\n?)*+[A-Za-z0-9+/%]*+={0,2}"
)
_DEFINED = re.compile(
    r"^[ \t]{0,3}\[(?!\^)([^\[\]\n]{1,100})\]:[ \t]*(?:<([^<>\n]{0,3000})>|((?:https?://|mailto:|#|\.{0,2}/)[^\s<>]{0,3000}))"
    r"(?:[ \t]+[\"'(][^\n]{0,300}[\"')])?[ \t]*$\n?",
    re.MULTILINE,
)
# Where a definition is put in: [words][label], [label][] or [label] alone
_REFERS = re.compile(r"(?<![\\\[])(!?)\[([^\[\]\n]{0,500})\](?:\[([^\[\]\n]{0,100})\]|(?!\]|\([^()\s]*[:/#.]))")
_NOTE_DEFINED = re.compile(r"^[ \t]{0,3}\[\^[^\[\]\n]{1,60}\]:[ \t]*", re.MULTILINE)
_NOTE = re.compile(r"\[\^[^\[\]\n]{1,60}\]")
_EMBEDDED = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")
_WIKI = re.compile(r"\[\[(?!email)(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]")
# A figure may have its sign twice, a condition two signs of equality: neither begins a remark or what is marked.
_REMARK = re.compile(r"(?<![\d%])(?<!\d )%%(?!%)[^%\n]{1,500}%%(?!%)")
_MARKED = re.compile(
    r"(?<![=!<>])==(?!(?<=[A-Za-z0-9_)\]]==)[A-Za-z0-9_(\[\"'\-])(?=[^\s=])([^=\n]{1,500})(?<!\s)==(?!=)"
)
_BLOCK = re.compile(r"[ \t]\^[A-Za-z0-9\-]{3,40}[ \t]*$", re.MULTILINE)
_CALLOUT = re.compile(r"^([ \t]{0,3}>[ \t]*)\[![A-Za-z]{2,20}\][+\-]?[ \t]*", re.MULTILINE)


def without_data(text: str) -> str:
    """The text without pictures and the like that are written out in it."""
    return _DATA.sub("", text) if "data:" in text else text


def resolved(text: str, links: list[Link]) -> str:
    """A Markdown text with its references put in; what a reader of notes writes into a text goes. Links are kept."""
    if "]:" in text:
        text = _put_in(text, links)
    if "[^" in text:
        text = _NOTE.sub("", _NOTE_DEFINED.sub("", text))
    if "[[" in text:
        text = _WIKI.sub(r"\1", _EMBEDDED.sub("", text))
    if "[!" in text:
        text = _CALLOUT.sub(r"\1", text)
    if "==" in text:
        text = _MARKED.sub(r"\1", text)
    if "%%" in text:
        text = _REMARK.sub("", text)
    return _BLOCK.sub("", text) if " ^" in text else text


def _put_in(text: str, links: list[Link]) -> str:
    """Definitions go; where one is referred to, the words stay and the address becomes a link.

    A number that stands alone is the mark of a source, and goes; what nothing refers to is a source of the whole text.
    """
    defined = {m[1].casefold(): m[2] or m[3] or "" for m in _DEFINED.finditer(text)}
    if not defined:
        return text
    used: set[str] = set()

    def put(m: re.Match[str]) -> str:
        label = (m[3] or m[2]).casefold()
        marks = [m[2], m[3]] if m[3] and m[2].isdecimal() and m[2] in defined else []  # two sources: [1][2]
        if any(known not in defined for known in marks or [label]):
            return m[0]
        for known in marks or [label]:
            used.add(known)
            if _is_address(defined[known]):
                links.append(Link(defined[known], "image" if m[1] else "inline"))
        return "" if m[1] or marks or (m[3] is None and label.isdecimal()) else m[2]

    text = _REFERS.sub(put, _DEFINED.sub("", text))
    links += [Link(url, "reference") for label, url in defined.items() if label not in used and _is_address(url)]
    return text


def _is_address(target: str) -> bool:
    return target.startswith(("http://", "https://"))
