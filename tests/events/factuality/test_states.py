"""Words that can tell a state: when they tell that it begins, and what a moment's word tells of how long."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import tell

PEOPLE, ORGANIZATIONS = ("程岚", "宋涛"), ("云岭科技", "远洲银行")


def types_in(text: str) -> set[str]:
    return {m.event_type for m in tell(text, PEOPLE, ORGANIZATIONS)}


@pytest.mark.parametrize("text", ["程岚将任远洲银行行长。", "程岚即日起任远洲银行行长。", "云岭科技于去年3月成立。"])
def test_what_begins_is_an_event(text: str) -> None:
    assert types_in(text)


@pytest.mark.parametrize("text", ["程岚曾任远洲银行行长，喜欢登山。", "程岚出任过远洲银行行长。", "云岭科技成立两年。"])
def test_what_only_is_or_was_is_none(text: str) -> None:
    assert not types_in(text)


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("履新云岭科技前，程岚任远洲银行行长。", []),
        ("加盟云岭科技前，宋涛担任远洲银行行长。", []),
        ("履新云岭科技前，程岚2015年任远洲银行行长。", ["行长"]),  # it has a day of its own
        ("春节前，程岚出任远洲银行行长。", ["行长"]),  # a time, and no other post
    ],
)
def test_what_somebody_was_until_then_begins_nothing(text: str, posts: list[str]) -> None:
    assert [p.post for m in tell(text, PEOPLE, ORGANIZATIONS) for p in m.participants if p.post] == posts


@pytest.mark.parametrize(
    "text",
    [
        "2000年至2006年，程岚利用其先后担任远洲银行副行长、行长的职务便利收受财物。",
        "2021年，宋涛利用擔任遠洲銀行行長的職權為他人謀利。",
        "程岚辞任后，宋涛2020年起担任远洲银行董事职务保持不变。",
        "2021年，程岚任远洲银行董事照旧。",
    ],
)
def test_a_post_made_use_of_or_kept_is_not_taken(text: str) -> None:
    assert "appointment" not in types_in(text)


@pytest.mark.parametrize(
    "text", ["2021年，程岚利用假期学了船，并出任远洲银行行长。", "2021年，宋涛担任远洲银行行长，年薪不变。"]
)
def test_words_of_use_and_of_going_on_that_are_of_something_else(text: str) -> None:
    assert types_in(text) == {"appointment"}


def test_how_much_it_was_tells_no_investment() -> None:
    assert not types_in("关于云岭科技实际投入的金额，双方各执一词。")
    assert types_in("云岭科技去年投资的远洲银行上市了。")


def test_till_when_something_lasted_is_not_its_day() -> None:
    told = tell("2021年底，程岚出任远洲银行行长，直至此次当选云岭科技董事长。", PEOPLE, ORGANIZATIONS)
    assert [p.post for m in told for p in m.participants if p.post] == ["行长"]
