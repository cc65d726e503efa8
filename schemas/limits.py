"""What a raw file may cost. Every limit is a setting (`limits.*`) with its unit in its name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """A file over a limit is quarantined with that limit's name.

    The largest saved news page we know of is about 4 MB with 10,000 tags; the longest line of prose has some thousand
    characters, a header some hundred bytes. Text packs to a third or a tenth of its size, never to a hundredth.
    """

    max_bytes: int = 8_000_000
    max_line_chars: int = 300_000
    max_lines: int = 60_000
    max_header_bytes: int = 200_000
    max_header_nesting: int = 20
    max_html_nesting: int = 3_000
    max_html_tags: int = 60_000
    max_seconds: float = 5.0
    max_container_bytes: int = 500_000_000
    max_container_members: int = 200_000
    max_container_nesting: int = 2
    max_container_ratio: float = 200.0
