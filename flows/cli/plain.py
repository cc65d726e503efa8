"""Text of articles on a terminal."""

from __future__ import annotations

BIDI = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """Text that cannot steer a terminal: control characters and bidi marks are shown as escapes."""
    return "".join(
        c if c in "\n\u3000\u00a0" or (c.isprintable() and c not in BIDI) else f"\\u{ord(c):04x}" for c in text
    )


def counted(number: int, one: str, several: str | None = None) -> str:
    """So many of something.

    >>> counted(1, "article"), counted(2_000, "article"), counted(2, "person", "people")
    ('1 article', '2,000 articles', '2 people')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"
