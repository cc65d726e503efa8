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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("程岚说，真降级了我第一个从远洲银行辞职。", False),
        ("程岚真辞职了，远洲银行已经确认。", True),  # it has come about
        ("远洲银行一度宣布程岚离职，三天后撤回决定。", False),
        ("程岚一度出任远洲银行行长。", True),  # held for a time, not announced for a time
        ("远洲银行宣布程岚离职。", True),
    ],
)
def test_what_was_only_supposed_or_soon_taken_back_is_no_event(text: str, told: bool) -> None:
    assert bool(tell(text, ["程岚"], ["远洲银行"])) is told
