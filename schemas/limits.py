"""What a raw file may cost, and what a user adds to how files are read.

Every limit is a setting (`limits.*`) with its unit in its name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


def _limit(default: float, description: str) -> Any:
    """A field whose description `newsledger init` writes beside it."""
    return field(default=default, metadata={"description": description})


@dataclass(frozen=True, slots=True)
class Limits:
    """A file over a limit is quarantined with that limit's name.

    The largest saved news page we know of is about 4 MB with 10,000 tags; the longest line of prose has some thousand
    characters, a header some hundred bytes. Text packs to a third or a tenth of its size, never to a hundredth.
    """

    max_bytes: int = _limit(8_000_000, "Bytes of a file.")
    max_line_chars: int = _limit(300_000, "Characters of its longest line.")
    max_lines: int = _limit(60_000, "Lines of a file.")
    max_header_bytes: int = _limit(200_000, "Bytes of a header of keys and values (front matter).")
    max_header_nesting: int = _limit(20, "Levels of lists and mappings in such a header.")
    max_html_nesting: int = _limit(3_000, "Levels of elements in a page.")
    max_html_tags: int = _limit(60_000, "Tags in a page.")
    max_seconds: float = _limit(5.0, "Seconds that reading a file may take.")
    max_mime_parts: int = _limit(5_000, "Parts of a mail or a saved page: frames, pictures, attachments.")
    max_picture_bytes: int = _limit(160_000_000, "Bytes of the pictures and attachments of a note or a message.")
    max_container_bytes: int = _limit(500_000_000, "Bytes of a file that holds several articles, unpacked.")
    max_container_members: int = _limit(200_000, "Articles in such a file.")
    max_container_nesting: int = _limit(2, "Containers within containers.")
    max_container_ratio: float = _limit(200.0, "How many times larger than its packed bytes an archive may unpack.")


def _keys(description: str) -> Any:
    """A field for further keys."""
    return field(default=(), metadata={"description": description})


@dataclass(frozen=True, slots=True)
class AddedKeys:
    """Further keys of articles as JSON, by what they mean; they count before those that are known anyhow.

    Compared without case, blanks, hyphens and underscores.
    """

    title: tuple[str, ...] = _keys("Keys of the title.")
    published: tuple[str, ...] = _keys("Keys of the day or moment of publication.")
    publisher: tuple[str, ...] = _keys("Keys of the outlet or account.")
    author: tuple[str, ...] = _keys("Keys of the writers.")
    editor: tuple[str, ...] = _keys("Keys of the editors.")
    url: tuple[str, ...] = _keys("Keys of the article's address.")
    cover: tuple[str, ...] = _keys("Keys of the cover picture's address.")
    saved: tuple[str, ...] = _keys("Keys of the moment of saving.")
    body: tuple[str, ...] = _keys("Keys of the text, plain, Markdown or HTML.")
    lists: tuple[str, ...] = _keys("Keys under which a file lists several articles.")


@dataclass(frozen=True, slots=True)
class ReadingSettings(Limits):
    """The limits together with the keys that a user adds: what the readers of files are given."""

    json_keys: AddedKeys = AddedKeys()


def added_keys(limits: Limits) -> AddedKeys:
    """The keys that a user added; none where only limits are given."""
    return limits.json_keys if isinstance(limits, ReadingSettings) else AddedKeys()
