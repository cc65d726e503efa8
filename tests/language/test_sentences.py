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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("任命：\n程岚为行长；\n宋涛为副行长。\n免去：\n罗晓峰的行长职务。", 2),
        ("通知\n任命：\n\n程岚为行长；\n\n宋涛为副行长。\n此件公开。", 3),
        ("任命：\n程岚没有回应\n会议结束", 3),  # no item ends as an item does
        ("名单：\n程岚；\n宋涛。", 3),
        ("关于任命：\n程岚为行长。", 2),
        ("任命：程岚为行长。\n宋涛为副行长。", 2),
    ],
)
def test_an_official_list_is_one_sentence_with_its_verb(text: str, said: int) -> None:
    found = split(text, "body")
    assert len(found) == said
    assert all(text[s.start : s.end] == s.text for s in found)
