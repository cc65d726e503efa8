"""Where sentences end at the wide full stop, which some pages put between the parts of a foreign name."""

from __future__ import annotations

import pytest

from flows.language.sentences import split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("主席鲁道夫．克莱因说，会的。他走了。", ["主席鲁道夫．克莱因说，会的。", "他走了。"]),
        ("鲁道夫．克莱因离任", ["鲁道夫．克莱因离任"]),
        ("他去了．后来又回来了．", ["他去了．", "后来又回来了．"]),
    ],
)
def test_a_wide_full_stop_ends_a_sentence_only_where_it_ends_the_line_too(text: str, sentences: list[str]) -> None:
    assert [s.text for s in split(text, "body")] == sentences
