"""Whether a trigger is told as fact: the smallest sentence that shows each step of the decision."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import tell


@pytest.mark.parametrize(
    "text",
    [
        "坊间流传程岚被开除，公司表示不实。",
        "坊間流傳程嵐被開除，公司表示不實。",
        "网传程岚已从远洲银行离职，公司否认。",
        "有消息称程岚被远洲银行解雇，银行称不属实。",
    ],
)
def test_what_its_own_sentence_denies_is_no_event(text: str) -> None:
    assert not tell(text, ["程岚", "程嵐"], ["远洲银行"])


@pytest.mark.parametrize("text", ["程岚否认传闻三天之后，从远洲银行离职。", "程岚从远洲银行离职，她不实际负责业务。"])
def test_a_denial_of_something_else_leaves_it_told(text: str) -> None:
    assert [m.event_type for m in tell(text, ["程岚"], ["远洲银行"])] == ["departure"]
