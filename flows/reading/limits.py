"""What a raw file may cost. Every limit is a setting (`limits.*`) with its unit in its name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """A file over a limit is quarantined with that limit's name.

    The largest saved news page we know of is about 4 MB; headers are a few hundred bytes.
    """

    max_bytes: int = 20_000_000
    max_header_bytes: int = 200_000
    max_header_nesting: int = 20
    max_html_nesting: int = 3_000
    max_html_tags: int = 400_000
    max_seconds: float = 5.0
