"""Public bodies whose last word the tagger takes for a part of a post, and units that a number names."""

from __future__ import annotations

import pytest

from flows.entities.candidates.organizations.bodies import bodies
from flows.entities.candidates.organizations.known import known
from flows.entities.candidates.organizations.suffixes import without_former
from flows.entities.view import PartView
from flows.language import Tagger, analyze
from schemas.records import SourceText

TAGGER = Tagger()


def view(body: str) -> PartView:
    return PartView("body", body, analyze([SourceText("", body, "Hans", None, None)], TAGGER)[0])


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("他历任县长、吴忠市委书记等职。", "吴忠市委"),
        ("省委常委、政法委书记周明远出席。", "政法委"),
        ("湖南省委宣传部昨日发布通知。", "湖南省委宣传部"),
        ("演习由第9护卫队和第十八兵团参加。", "第9护卫队"),
        ("她兼任国务院北方山区开发领导小组组长。", "国务院北方山区开发领导小组"),
        ("中国驻新西兰大使馆昨日提醒公民。", "中国驻新西兰大使馆"),
        ("美國駐港總領事館發表聲明。", "美國駐港總領事館"),
        ("我驻缅大使馆核实情况。", "驻缅大使馆"),
    ],
)
def test_a_body_is_proposed_with_the_place_before_it(body: str, name: str) -> None:
    assert name in {c.name for c in bodies(view(body))}


@pytest.mark.parametrize(
    "body",
    [
        "全省委员会议昨日举行。", "市委托第三方评估。", "他排在第九名，团长没有来。",
        "两国驻对方大使馆同日开馆。", "多国驻各地领事馆关闭。", "军警进驻大使馆。", "驻港大使馆的说法出于自我",
    ],
)  # fmt: skip
def test_other_words_hold_no_body(body: str) -> None:
    assert list(bodies(view(body))) == []


def test_a_known_name_that_is_a_word_too_is_proposed_as_words_of_its_own_only() -> None:
    assert "理想" in {c.name for c in known(view("蔚来与理想上月交车最多。"))}
    assert "美的" not in {c.name for c in known(view("她写下最美的一首歌。"))}


@pytest.mark.parametrize(("name", "begins"), [("前北川市文化局", 1), ("原南湾市公安局", 1), ("前进党", 0), ("原野", 0)])
def test_former_belongs_to_the_post(name: str, begins: int) -> None:
    assert without_former(name, 0, len(name)) == begins
