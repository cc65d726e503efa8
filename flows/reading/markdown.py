"""Markdown (as clippers and exporters write it) → lines of text and links.

Own linear patterns rather than a Markdown parser: these files break CommonMark's rules (`**“…”**` beside Chinese
characters stays unclosed), mix HTML in, and a parser costs a hundred times as much on a megabyte of brackets.
"""

from __future__ import annotations

import html
import re

from flows.reading.emphasis import without_emphasis
from schemas.records import Link

ADDRESS = re.compile(r"https?://[!-~]{4,2000}")  # up to the next blank or Chinese character
_IMAGE = re.compile(
    r"!\[([^\]\[]{0,300})\]\(\s*<?([^()\s<>]{0,3000})>?(?:\s+\"[^\"]{0,200}\")?\s*\)(?:\{[^{}\n]{0,80}\})?"
)
_LINK = re.compile(
    r"\[((?:[^\]\[\\]|\\.){0,500})\]\(\s*<?([^()\s<>]{0,3000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?)>?(?:\s+\"[^\"]{0,200}\")?\s*\)"
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_BARE_URL = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{4,2000}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_BULLET = re.compile(r"^\s*(?:[*+•●▪■◆-]|\d{1,3}[.)、])\s+")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--[^>]{0,2000}-->")
# What a site's generator puts a player or a picture for: {{< video src="…" >}}
_SHORTCODE = re.compile(r"\{\{[<%]([^{}\n]{0,3000})[>%]\}\}")
# Tags of generators of sites and attributes of their Markdown: {% include x %}, {% note %}, {: .lead}
_LIQUID = re.compile(r"\{%[^{}%\n]{0,1000}%\}|^\s*\{:[^{}\n]{0,300}\}\s*$")
_ARCHIVED = re.compile(r"\[\[(?:Archived?|存档|存檔|备份|備份|网页存档)\]\([^()\s]{0,2000}\)\]")
_PROTECTED = re.compile(r"\[{1,2}email\s*protected\]{1,2}(?:\([^()\s]{0,300}\))?|/cdn-cgi/l/email-protection\S{0,200}")
_SPLIT_LINK = re.compile(r"\[[^\[\]\n]{1,300}\n{1,3}[^\[\]\n]{0,300}\]\(https?://[^()\s]{1,2000}\)")
_BROKEN_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\s]{0,80}\n[^)\s]{0,3000}\)")


def join_broken_images(text: str) -> str:
    """An image address or a link's words that an exporter wrapped are put together again."""
    text = _BROKEN_IMAGE.sub(lambda m: m[0].replace("\n", ""), text)
    return _SPLIT_LINK.sub(lambda m: m[0].replace("\n", ""), text) if "](http" in text else text


def is_block(line: str) -> bool:
    """Whether a line starts something of its own (heading, quote, bullet, fence)."""
    return bool(_HEADING.match(line) or _QUOTE.match(line) or _BULLET.match(line)) or line.lstrip().startswith("```")


def plain_line(line: str, links: list[Link], *, underscores: bool = True) -> str:
    """A line without its marks; its links and images go to `links`. `underscores`: whether they are marks, too."""

    def image(m: re.Match[str]) -> str:
        if m[2].startswith("http"):
            links.append(Link(m[2], "image"))
        return ""

    def shortcode(m: re.Match[str]) -> str:
        links.extend(Link(url, "inline") for url in bare_urls(m[1]))
        return ""

    def link(m: re.Match[str]) -> str:
        if m[2].startswith("http"):
            links.append(Link(m[2], "inline"))
        return m[1]

    if "{{" in line:
        line = _SHORTCODE.sub(shortcode, line)
    if "{%" in line or "{:" in line:
        line = _LIQUID.sub("", line)
    if "[[" in line:
        line = _ARCHIVED.sub("", line)
    if "email" in line:
        line = _PROTECTED.sub("", line)
    if "](" in line:
        line = _IMAGE.sub(image, line)
        line = _LINK.sub(link, line)
    if "<" in line:
        line = _AUTOLINK.sub(r"\1", line)
        line = _TAG.sub("", line)
    if "&" in line:
        line = html.unescape(line)
    line = without_emphasis(_BULLET.sub("", _HEADING.sub("", _QUOTE.sub("", line))), underscores=underscores)
    return _ESCAPE.sub(r"\1", line).strip() if "\\" in line else line.strip()


def bare_urls(text: str) -> list[str]:
    """Addresses that stand in the text as they are."""
    return [u.rstrip(".,;:!?)'") for u in _BARE_URL.findall(text)]
