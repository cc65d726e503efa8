"""What an article's names say of each other: parts and their bearers, pairs, brands, names with wrong edges."""

from __future__ import annotations

from itertools import pairwise

import pytest

from flows.entities.candidates.organizations.suffixes import kind_of
from flows.entities.coreference.local_entity_builder import Building, GatheredMention
from flows.entities.recognize import _teams
from flows.entities.registry import Registry
from schemas.records import SourceText
from tests.entities.recognized import read


def people(body: str, title: str = "") -> dict[str, set[str]]:
    """Name → distinct surfaces."""
    some = read(body, title)
    return {
        e.name: {m.surface for m in some.mentions if m.entity_key == e.key} for e in some.entities if e.kind == "person"
    }


def test_a_surname_alone_is_the_bearer_of_the_full_foreign_name() -> None:
    some = people("主教练米洛什·佩特罗维奇赛后沉默。佩特罗维奇说，球队需要时间。")
    assert some == {"米洛什·佩特罗维奇": {"米洛什·佩特罗维奇", "佩特罗维奇"}}


def test_a_surname_that_two_people_bear_is_given_to_neither() -> None:
    some = people("Emily Sharp 与 Kevin Sharp 同在一层楼，Sharp 的信总被投错。")
    assert all("Sharp" not in surfaces for surfaces in some.values())


def test_a_title_behind_a_surname_names_the_one_who_bears_it() -> None:
    some = people("老校长卫承志一九八三年调来。卫校长带来一台旧油印机。")
    assert some == {"卫承志": {"卫承志", "卫校长"}}


def test_both_forms_of_a_pair_are_one_person() -> None:
    some = people("集团由西尔维娅·劳伦特（Sylvia Laurent）掌管。Laurent 今年四十岁，劳伦特从不加班。")
    assert some == {"Sylvia Laurent": {"西尔维娅·劳伦特", "Sylvia Laurent", "Laurent", "劳伦特"}}


def test_a_pen_name_in_brackets_is_another_name_of_its_bearer() -> None:
    some = people("作家汤怀谷（笔名卫一舟）昨天去世，卫一舟的读者遍及两岸。")
    assert list(some.values()) == [{"汤怀谷", "卫一舟"}]


def test_a_capital_i_written_as_l_is_read() -> None:
    some = people("Ivan Petrenko 签了字。第二天 lvan 又后悔了。")
    assert some == {"Ivan Petrenko": {"Ivan Petrenko", "lvan"}}


def test_a_full_name_with_one_wrong_letter_is_the_same_person() -> None:
    some = people("Gwendolyn Ashdown 更新了履历。多家媒体写成了 Gwendolin Ashdown。")
    assert list(some.values()) == [{"Gwendolyn Ashdown", "Gwendolin Ashdown"}]


@pytest.mark.parametrize("body", ["Marcus Hall 与 Marcus Bell 在同一家律所。", "总监李明远说完，总监李鸣远说。"])
def test_names_of_two_people_stay_two(body: str) -> None:
    assert len(people(body)) == 2


def test_what_the_tagger_ran_on_is_cut_where_the_name_stands_alone_elsewhere() -> None:
    body = "首相佐久间文雄昨天辞职。佐久间说，他累了。佐久间的幕僚沉默。佐久间荣辱与共的同僚也走了。佐久间没有回头。"
    assert people(body) == {"佐久间文雄": {"佐久间文雄", "佐久间"}}


def test_a_name_that_shops_bear_in_the_article_is_no_person() -> None:
    assert "罗曼" not in people("罗曼会员店开到了第五家。业内说，罗曼能否坐稳还要看选品。")


def test_an_organization_that_is_a_persons_surname_is_that_person() -> None:
    some = read("前行政总裁戴维斯·拉哈曼获委任。拉哈曼曾在本港工作十二年。")
    assert [e.kind for e in some.entities if "拉哈曼" in e.name] == ["person"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("总经理官晴晴提到，租金还会下降。", "官晴晴"),
        ("首席财务官陆知衡辞去职务。", "陆知衡"),
        ("首席架构师卓越群没有露面。", "卓越群"),
        ("佟雪县长先后来到三个村里。", "佟雪"),
        ("前首相小泉信一郎聚餐时沉默。", "小泉信一郎"),
        ("作者 J. R. Whitcombe 写成了一部小说。", "J. R. Whitcombe"),
        ("通讯作者为 ZHANG Minghui，当时在读博。", "ZHANG Minghui"),
        ("Ludwig van der Meer 执掌这家集团。", "Ludwig van der Meer"),
    ],
)
def test_a_name_is_found_with_its_edges(body: str, name: str) -> None:
    assert list(people(body)) == [name]


@pytest.mark.parametrize(
    "body",
    [
        "业务合伙人高级副总裁一职由内部人选接替。",
        "死者为方姓男子，高母称不知情。",
        "他们的第一款产品叫 Silver Harbor，第二款叫 Golden Reef。",
        "从布宜诺斯艾利斯飞到圣地亚哥，再去乌斯怀亚。",
        "有教授认为线上考试难以公平，也有院长持不同看法。",
        "专家方法可行，学生安全无忧，工人程序熟练。",
    ],
)
def test_nobody_is_invented(body: str) -> None:
    assert people(body) == {}


@pytest.mark.parametrize(
    ("body", "short"),
    [
        ("远舟汽车（下称“远舟”）昨天发布财报。远舟的股价随后下跌，业内认为远舟还要补课。", "远舟"),
        ("南湾光电科技股份有限公司（以下简称：云帆）公告，温若谷辞职。云帆称，公司经营正常。", "云帆"),
        ("中国足球协会（简称中国足协）今天公布名单，中国足协还将派人督查。", "中国足协"),
    ],
)
def test_a_short_form_that_the_text_states_is_the_organization_everywhere(body: str, short: str) -> None:
    some = read(body)
    behind = body.index(short, body.index("简称") if "简称" in body else body.index("下称"))
    keys = {m.entity_key for m in some.mentions if m.surface == short or m.start == 0}
    assert len(keys) == 1
    assert body.count(short, behind) == sum(m.surface == short for m in some.mentions)
    (owner,) = (e for e in some.entities if e.key in keys)
    assert owner.kind == "organization"
    assert any(body.startswith(form + "（") for form in (owner.name, *owner.alternatives))


def test_a_verb_that_the_tagger_cut_in_two_gives_its_first_character_back() -> None:
    assert "岑欧" in people("岑欧辞任溪石科技首席财务官")
    assert "李晓辞" not in people("李晓辞去董事长职务，辞呈已获批准。")


@pytest.mark.parametrize(
    ("body", "team"),
    [
        ("Pavel Horak 于 2017 年加入 Google Meridian 团队。", "Meridian 团队"),
        ("Pavel Horak 離開了 Google 的超級校準團隊。", "超級校準團隊"),
    ],
)
def test_a_team_behind_its_owner_is_named_without_it(body: str, team: str) -> None:
    some = read(body, registry=Registry.load())
    assert {m.surface for m in some.mentions if m.entity_kind == "organization"} == {"Google", team}


def test_no_mention_lies_within_another_of_its_kind() -> None:
    body = "步态算法负责人谈宗羲已经离职。谈宗羲说，谈不上遗憾。尚怀舟进入桥梁处。尚怀舟后来任总工程师。"
    some = [m for m in read(body).mentions if m.entity_kind == "person"]
    assert {"谈宗羲", "尚怀舟"} <= {m.surface for m in some}
    assert all(a.end <= b.start for a, b in pairwise(some))


def test_a_thing_and_its_short_form_are_no_organization() -> None:
    some = read("他们追求的是人工通用智能（AGI）。AGI 状态的投票提上了日程。")
    assert not [e.name for e in some.entities if e.kind == "organization"]


@pytest.mark.parametrize(
    ("body", "team", "parent"),
    [
        ("北辰智能收购了远舟汽车。2019年，他兼任远舟汽车电池事业部总裁。", "远舟汽车电池事业部", "远舟汽车"),
        ("北辰智能收购了远舟汽车。宋涛离开北辰智能，加入远舟汽车电池实验室。", "远舟汽车电池实验室", "远舟汽车"),
    ],
)
def test_a_team_that_is_called_by_its_owner_is_the_owners(body: str, team: str, parent: str) -> None:
    named = {e.name: e for e in read(body).entities}
    assert named[team].org_kind == "team"
    assert named[team].parent_key == named[parent].key


@pytest.mark.parametrize(
    ("body", "team", "parent"),
    [
        ("远舟汽车今年扩产。电池实验室由宋涛领导。", "电池实验室", "远舟汽车"),
        # of a paragraph before only the one that the article is about
        ("远舟汽车今年扩产。\n电池实验室由宋涛领导。远舟汽车没有回应。", "电池实验室", "远舟汽车"),
        ("远舟汽车扩产，远舟汽车的店员很忙。北辰智能公司关店。\n电池实验室由宋涛领导。", "电池实验室", None),
    ],
)
def test_a_team_is_of_no_organization_that_another_paragraph_mentions(body: str, team: str, parent: str | None) -> None:
    named = {e.name: e for e in read(body).entities}
    assert named[team].parent_key == (named[parent].key if parent else None)


@pytest.mark.parametrize(
    ("name", "kind"), [("外交部", "government"), ("省委组织部", "government"), ("大客户部", "team")]
)
def test_a_ministry_is_no_team(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("body", "short", "whole"),
    [
        ("驰屿电子昨天开会。会后驰屿没有回应，他三年前离开驰屿。", "驰屿", "驰屿电子"),
        ("他2016年加入赤曜电子。后来他离开赤曜，回到赤曜时已是总裁。", "赤曜", "赤曜电子"),
    ],
)
def test_a_short_form_that_the_text_only_uses_is_the_organization(body: str, short: str, whole: str) -> None:
    some = read(body)
    keys = {m.surface: m.entity_key for m in some.mentions}
    assert keys[short] == keys[whole]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("远洋运输公司昨天开会。远洋渔业不好做，远洋船员回家了。", "远洋"),
        ("赤曜电子与赤曜汽车是两家公司。赤曜的员工说，赤曜没有钱。", "赤曜"),
    ],
)
def test_what_is_a_word_or_several_companies_is_nobodys_short_form(body: str, word: str) -> None:
    assert not [m for m in read(body).mentions if m.surface == word and m.method == "short_form"]


def test_a_surname_of_a_pair_is_no_company_where_it_stands_alone() -> None:
    some = read("委任总裁霍夫曼（Jens Hoffmann）。现年五十岁的霍夫曼并不陌生。")
    assert {e.kind for e in some.entities} == {"person"}


def test_what_is_called_so_is_an_organization() -> None:
    some = read("还有一家名为“江岸智库”的民间机构。一种名为“江岸”的植物开花了。")
    assert [e.name for e in some.entities] == ["江岸智库"]


def test_a_team_whose_mentions_went_to_longer_names_costs_no_article_its_names() -> None:
    text = SourceText("", "澜川光电设计中心开放。", "Hans", None, None)
    found = {"o1": Building(kind="organization", org_kind="team"), "o2": Building(kind="organization", org_kind="team")}
    found["o2"].mentions.append(GatheredMention("body", 4, 8, "设计中心", "full", "test", 0.9))
    _teams(text, found)
    assert {key: b.parent for key, b in found.items()} == {"o1": None, "o2": None}


def test_a_full_name_with_two_surnames_stays_whole_where_the_surnames_stand_alone_more_often() -> None:
    body = "溫陸說，她不知情。溫陸又批評政府。議員溫陸若谷昨日宣布辭職。溫陸強調，溫陸的決定與他人無關，溫陸不會再選。"
    assert "溫陸若谷" in people(body)
