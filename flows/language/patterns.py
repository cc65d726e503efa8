"""What patterns over folded Chinese text are built of: the range of Han characters, alternatives of a list of words.

In: words of a vocabulary. Out: pieces of regular expressions, for every room that reads text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

HAN_RANGE = "㐀-鿿"  # inside a class: f"[{HAN_RANGE}]{{2,4}}"; the rarer blocks stand in no name that is recognised
OPENING, CLOSING = '“「『"', '”」』"'  # quotation marks, inside a class; folding leaves them as they are
_HAN = re.compile(f"[{HAN_RANGE}]")
_ALL_HAN = re.compile(f"[{HAN_RANGE}]+")


def is_han(text: str) -> bool:
    """Whether a text is of Han characters alone; the empty one is not."""
    return _ALL_HAN.fullmatch(text) is not None


def has_han(text: str) -> bool:
    """Whether a Han character stands in a text."""
    return _HAN.search(text) is not None


def han_count(text: str) -> int:
    """How many Han characters a text has."""
    return len(_HAN.findall(text))


def alternation(*some: Iterable[str]) -> str:
    """A pattern of all words of these lists, escaped, the longest first; words of one length by their characters."""
    every = {word for words in some for word in words}
    return "|".join(re.escape(word) for word in sorted(every, key=lambda w: (-len(w), w)))
