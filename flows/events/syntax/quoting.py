"""Words of a text as a row quotes them: on one line, with both marks of each pair or none.

In: a part and offsets. Out: the words. A noun phrase is read without the quotes around it, so that one of a pair may
stand inside and the other just outside: 推出「遠方」專輯, whose phrase begins behind the first mark.
"""

from __future__ import annotations

from typing import Final

PAIRS: Final = {"「": "」", "『": "』", "《": "》", "〈": "〉", "“": "”", "‘": "’", "【": "】"}


def quote(text: str, start: int, end: int) -> str:
    """The words between the offsets, with the other mark of a pair where it stands beside them."""
    for opens, closes in PAIRS.items():
        said = text[start:end]
        if said.count(closes) > said.count(opens) and text[:start].endswith(opens):
            start -= 1
        elif said.count(opens) > said.count(closes) and text.startswith(closes, end):
            end += 1
    return " ".join(text[start:end].split())
