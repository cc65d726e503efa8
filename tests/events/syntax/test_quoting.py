"""Words of a text as a row quotes them."""

from __future__ import annotations

import pytest

from flows.events.syntax.quoting import quote

QUOTED = [
    ("推出「遠方」專輯", "遠方」專輯", "「遠方」專輯"),
    ("推出專輯「遠方」後", "專輯「遠方", "專輯「遠方」"),
    ("推出《遠方》（增訂版）", "遠方》（增訂版）", "《遠方》（增訂版）"),
    ("推出「遠方」後", "遠方", "遠方"),
    ("他說「推出遠方」後", "遠方", "遠方"),
    ("推出遠方」專輯", "遠方」專輯", "遠方」專輯"),
    ("推出新款\n耳機", "新款\n耳機", "新款 耳機"),
]


@pytest.mark.parametrize(("text", "words", "said"), QUOTED)
def test_both_marks_of_a_pair_are_quoted_or_none(text: str, words: str, said: str) -> None:
    start = text.index(words)
    assert quote(text, start, start + len(words)) == said
