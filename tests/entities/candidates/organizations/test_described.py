"""Names behind a word that says what they are."""

from __future__ import annotations

import pytest

from flows.entities.candidates.organizations.described import described, name_start, opening
from tests.entities.stand_ins import proposed, view


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("设备商/n 北斗/nz 精机/n 宣布/v 裁员/v", "北斗精机"),
        ("乐队/n 白日/TIME 焰火/n 宣布/v 解散/v", "白日焰火"),
        ("收购/v 竞争对手/n 海岩/n 后/f", "海岩"),
        ("平台/n 蜂巢/n 已/d 完成/v 天使轮/n 融资/v", "蜂巢"),
        ("平台/n 蜂巢/n 被曝/v 通知/v 员工/n", "蜂巢"),
    ],
)
def test_what_it_does_or_what_is_done_to_it_shows_the_name(words: str, name: str) -> None:
    assert name in proposed(described, words)


@pytest.mark.parametrize(
    "words",
    [
        "平台/n 骑手/n 宣布/v 罢工/v",  # people of it
        "公司/n 估值/n 上升/v",  # a word of it
        "平台/n 蜂巢/n 很/d 大/a",  # nothing shows it
        "设备商/n 一个/m 项目/n 宣布/v",  # a counted thing
    ],
)
def test_a_description_without_a_name_proposes_nothing(words: str) -> None:
    assert proposed(described, words) == set()


def test_a_name_begins_behind_its_description() -> None:
    part = view("在线/n 教育/n 公司/n 豆荚/n 课堂/n")
    assert part.folded[name_start(part, 0, 10) :] == "豆荚课堂"


@pytest.mark.parametrize(("name", "rest"), [("同业昱群科技", "昱群科技"), ("韩国Nari", "Nari"), ("日本Nari", "Nari")])
def test_what_says_what_it_is_opens_no_name(name: str, rest: str) -> None:
    assert name[opening(name) :] == rest


@pytest.mark.parametrize("name", ["昱群科技", "同业业务", "日本银行"])
def test_other_beginnings_are_the_name_s(name: str) -> None:
    assert opening(name) == 0
