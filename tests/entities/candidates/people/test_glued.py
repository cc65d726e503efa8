"""What is glued to a name within one word of the tagger's: one word a rule, and words that stay whole."""

from __future__ import annotations

import pytest

from flows.entities.candidates.people.glued import name_end


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("张某表示", "张某"),
        ("佟雪县长", "佟雪"),
        ("莫晓峰博士", "莫晓峰"),
        ("温若谷辞任远舟", "温若谷"),
        ("蒋回应", "蒋"),
        ("李文远案", "李文远"),
        ("岸田派", "岸田"),
    ],
)
def test_a_name_ends_before_what_is_glued_to_it(word: str, name: str) -> None:
    assert word[: name_end(word)] == name


@pytest.mark.parametrize("word", ["李文远", "欧阳菲菲", "小泉纯一郎", "佟雪"])
def test_a_whole_name_is_not_cut(word: str) -> None:
    assert name_end(word) == 0
