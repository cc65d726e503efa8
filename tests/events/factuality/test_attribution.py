"""Who tells it: its actors, somebody else, or the article."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import tell


def certainty(text: str) -> str:
    return tell(text, ("程岚", "宋涛"), ("云岭科技", "长河日报"))[0].certainty


@pytest.mark.parametrize(
    "text",
    [
        "云岭科技宣布程岚离职。",
        "程岚表示，已离开云岭科技。",  # an actor says it
        "云岭科技公告，程岚辞职。",
        "云岭科技总裁宋涛说，公司将任命程岚为行长。",  # who speaks holds a post there
    ],
)
def test_what_actors_make_known_is_announced(text: str) -> None:
    assert certainty(text) == "announced"


@pytest.mark.parametrize("text", ["据长河日报报道，程岚离开云岭科技。", "知情人士称，程岚离开云岭科技。"])
def test_what_others_tell_is_reported(text: str) -> None:
    assert certainty(text) == "reported"


def test_what_nobody_is_said_to_tell_the_article_asserts() -> None:
    assert certainty("程岚去年离开云岭科技。") == "asserted"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("公开资料显示，程岚2010年加入云岭科技。", "asserted"),  # what everybody may look up
        ("简历显示，程岚2010年加入云岭科技。", "asserted"),
        ("据公开简历，程岚2010年加入云岭科技。", "asserted"),
        ("资料显示，程岚2010年加入云岭科技。", "asserted"),
        ("内部资料显示，程岚2010年加入云岭科技。", "reported"),  # somebody's own
        ("一份泄露的资料显示，程岚2010年加入云岭科技。", "reported"),
        ("据警方资料，程岚2010年加入云岭科技。", "reported"),
        ("工商资料显示，程岚2010年卸任云岭科技董事。", "reported"),  # a register
        ("天眼查显示，程岚2010年卸任云岭科技董事。", "reported"),
        ("云岭科技公告显示，程岚辞职。", "announced"),
    ],
)
def test_papers_that_everybody_may_look_up_tell_nothing_by_themselves(text: str, told: str) -> None:
    assert certainty(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("程岚2017年上任后一直表示要修改章程。", "asserted"),  # he says something else
        ("宋涛询问程岚2010年加入云岭科技以来有没有休息过，程岚说没有。", "asserted"),
        ("程岚说，他2010年加入云岭科技。", "announced"),
        ("“我2010年加入云岭科技。”程岚说。", "announced"),
    ],
)
def test_only_what_somebody_says_himself_is_announced_by_him(text: str, told: str) -> None:
    assert certainty(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("随云岭科技股东大会召开，程岚当选董事。", "asserted"),
        ("股东大会选举程岚为云岭科技董事。", "announced"),
        ("宋涛称，此举不妥，而程岚则离开了云岭科技。", "asserted"),
        ("宋涛称，云岭科技将重组，而程岚离开了云岭科技。", "reported"),
    ],
)
def test_what_goes_on_meanwhile_or_is_set_against_who_speaks(text: str, told: str) -> None:
    assert certainty(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("有着“小巨人”之称的程岚昨日加入云岭科技。", "asserted"),
        ("有「鐵娘子」之稱的宋涛昨日加入云岭科技。", "asserted"),
        ("宋涛称，程岚昨日加入云岭科技。", "reported"),
    ],
)
def test_what_somebody_is_called_is_no_speech(text: str, told: str) -> None:
    assert certainty(text) == told
