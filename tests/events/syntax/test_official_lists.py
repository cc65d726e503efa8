"""Official lists that stand line by line under their verb are read as one sentence; other lines stay as they are."""

from __future__ import annotations

import pytest

from flows.events.syntax.official_lists import joined
from flows.language.sentences import split
from schemas.records import SourceText
from tests.events.stand_ins import filled, tell

PEOPLE, ORGANIZATIONS = ("程岚", "宋涛"), ("青山市教育局", "青山市水务局")


def lines(body: str) -> list[str]:
    text = SourceText("", body, "Hans", None, None)
    found = joined(text, split(body, "body"))
    assert all(s.text == body[s.start : s.end] for s in found)
    return [s.text for s in found]


def test_the_lines_of_a_list_are_one_sentence_with_its_verb() -> None:
    said = "任命：\n程岚为局长；\n宋涛为院长。\n会议结束。"
    assert lines(said) == ["任命：\n程岚为局长；\n宋涛为院长。", "会议结束。"]


@pytest.mark.parametrize(
    "said",
    [
        "任命：\n程岚来了\n宋涛走了。",  # a line that ends in no mark is no item
        "说明：\n程岚为局长；\n宋涛为院长。",
        "任命：\n" + "这一行写得太长" * 9 + "；\n程岚为局长。",
        "任命：",
    ],
)
def test_other_lines_stay_as_they_are(said: str) -> None:
    assert len(lines(said)) == len(split(said, "body"))


def test_each_item_of_a_list_has_its_own_body() -> None:
    every = tell("任命：\n程岚为青山市教育局局长；\n宋涛为青山市水务局局长。", PEOPLE, ORGANIZATIONS)
    assert [(filled(m)["appointee"], filled(m)["employer"]) for m in every] == [
        (["程岚"], ["青山市教育局"]),
        (["宋涛"], ["青山市水务局"]),
    ]


def test_each_who_loses_a_post_loses_his_own() -> None:
    every = tell("免去：\n程岚的青山市教育局局长职务；\n宋涛的青山市水务局局长职务。", PEOPLE, ORGANIZATIONS)
    assert [(filled(m)["dismissed"], filled(m)["former_employer"]) for m in every] == [
        (["程岚"], ["青山市教育局"]),
        (["宋涛"], ["青山市水务局"]),
    ]
