"""Whose body or unit a name says that it is, and which of two names that hold one another is told."""

from __future__ import annotations

import pytest

from flows.entities.registry import Entry, Registry
from flows.entities.selection.owner_measures import owner_of
from tests.entities.recognized import read


def organizations_in(body: str, registry: Registry | None = None) -> set[str]:
    return {m.surface for m in read(body, registry=registry).mentions if m.entity_kind == "organization"}


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("青岚省财政厅", "place"),
        ("山西省委", "place"),
        ("美国能源部", "country"),
        ("北京大学历史系", "known owner"),
        ("第三编研部", "number"),
        ("Meridian 团队", "Latin word and form"),
        ("省财政厅", "level alone"),
        ("各级法院", "level alone"),
        ("审核委员会", "noun word and form"),
        ("北京西北部", "part of a place"),
        ("临江市中西部", "part of a place"),
        ("日本中部", "part of a place"),
        ("高中部", "noun word and unit"),
        ("北京大学西部", "known owner"),
        ("武汉一公司", "one of a place"),
        ("武汉某银行", "one of a place"),
        ("广东一家医院", "one of a place"),
        ("上海法院", "one of a place"),
        ("印度工厂", "one of a place"),
        ("台湾五家传媒", "one of a place"),
        ("上海市法院", "place"),
        ("武汉第一医院", "place"),
        ("上海一汽研究院", "place"),
        ("北京大学一学院", "known owner"),
        ("第七舰队", "numbered force"),
        ("第12集团军", "numbered force"),
    ],
)
def test_a_name_says_whose_body_it_is_or_nobodys(name: str, owner: str) -> None:
    assert owner_of(name)[0] == owner


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("一周前，周明远卸任曲靖市委书记，直至此番新职明确。", "曲靖市委"),
        ("林玉衡任澄江省政协党组书记。", "澄江省政协"),
    ],
)
def test_the_committee_of_a_place_is_a_name(body: str, name: str) -> None:
    assert name in organizations_in(body)


@pytest.mark.parametrize("name", ["青岚省委接受周明远辞去省检察院", "周明远任市公安局"])
def test_words_between_a_place_and_a_committee_make_none(name: str) -> None:
    assert not {n for n in organizations_in(f"{name}院长。") if n.startswith(name[:3]) and len(n) > len("青岚省委")}


@pytest.mark.parametrize("name", ["远舟汽车", "周明远", "松鼠"])
def test_other_names_say_nothing_of_an_owner(name: str) -> None:
    assert owner_of(name) == ()


@pytest.mark.parametrize(
    ("body", "name", "piece"),
    [
        ("复旦大学附属儿科医院昨日开诊。", "复旦大学附属儿科医院", "复旦大学"),
        ("他曾任新华社西北分社社长。", "新华社西北分社", "新华社"),
        ("北京大学图书馆周一闭馆。", "北京大学图书馆", "北京大学"),
    ],
)
def test_a_unit_is_told_with_its_owner_and_the_owner_not_beside_it(body: str, name: str, piece: str) -> None:
    found = organizations_in(body)
    assert name in found
    assert piece not in found


def test_an_owner_stays_where_no_unit_of_it_is_named() -> None:
    assert "北京大学" in organizations_in("北京大学学生周一返校。")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("家常菜连锁品牌半亩田餐饮昨日宣布完成A轮融资。", "半亩田餐饮"),
        ("仓储机器人研发商掌心智能近日获得天使轮融资。", "掌心智能"),
        ("梁若川加入AI初创公司深海灯塔，担任首席科学家。", "深海灯塔"),
    ],
)
def test_a_description_before_a_name_is_no_part_of_it(body: str, name: str) -> None:
    assert name in organizations_in(body)


@pytest.mark.parametrize("name", ["国务院北方山区开发领导小组", "国家水利建设领导小组", "青岚省防汛领导小组"])
def test_a_group_that_leads_a_matter_is_its_owners(name: str) -> None:
    assert "leading group" in owner_of(name)


@pytest.mark.parametrize("name", ["国务院成立防汛领导小组", "国家任防汛领导小组", "防汛领导小组", "国务院研究小组"])
def test_a_clause_and_a_group_without_an_owner_are_none(name: str) -> None:
    assert "leading group" not in owner_of(name)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("民政部门要切实负责，财政部门也一样。", set()),
        ("民政部要切实负责，财政部也一样。", {"民政部", "财政部"}),
        ("物价居高不下，持续高通胀推升风险。", set()),
        ("她获得北京大学生歌咏比赛的奖杯。", set()),
        ("北京大学学生周一返校。", {"北京大学"}),
        ("立法会议员昨日开会。", {"立法会"}),
    ],
)
def test_a_name_that_a_plain_word_goes_on_from_is_none(body: str, found: set[str]) -> None:
    assert organizations_in(body) == found


@pytest.mark.parametrize(
    ("body", "name", "found"),
    [
        ("公司拟发行全球存托凭证（GLR）并上市。", "GLR", False),
        ("中国政府网昨日发布消息。", "中国政府", False),
        ("中国政府网站昨日发布消息。", "中国政府", True),
        ("每经记者：周明远", "每经", False),
        ("新华社记者昨日到访。", "新华社", True),
        ("他很好地扮演了球队“润滑油”的角色。", "润滑油", False),
        ("大型科技股中，快手-W跌0.33％，哔哩哔哩-SW涨1％。", "快手", True),
        ("大型科技股中，快手-W跌0.33％，嗶哩嗶哩-SW漲1％。", "嗶哩嗶哩", True),
        ("两市低开，远舟文化（13板）竞价涨停。", "远舟文化", True),
        ("兩人討論遠山文化（13頁）。", "遠山文化", False),
        ("东江食品、青岚蛋白双双涨停。", "青岚蛋白", True),
        ("截至收盘，恒生科技指数跌0.56％。", "恒生科技", False),
        ("收盤時，恒生指數跌0.1％，恒生銀行升1％。", "恒生", False),
        ("收盤時，恒生指數跌0.1％，恒生銀行升1％。", "恒生銀行", True),
        ("青岚滨农公司“6·16”较大爆炸事故报告公布。", "6·16", False),
    ],
)
def test_signs_beside_a_name_say_that_it_is_none(body: str, name: str, found: bool) -> None:
    assert (name in organizations_in(body)) == found


@pytest.mark.parametrize(
    ("body", "name", "found"),
    [
        ("青岚滑冰馆5月3日说，馆长陆铭泽辞职。", "青岚滑冰馆", True),
        ("青岚的墨香书店5月3日宣布，店长陆铭泽退休。", "墨香书店", True),
        ("杉木造纸5月3日公告，总经理陆铭泽请辞。", "杉木造纸", True),
        ("杉木造纸5月3日公告，任命陆铭泽为总经理。", "杉木造纸", True),
        ("魏长庚5月3日说，总经理陆铭泽辞职。", "魏长庚", False),  # a person tells it
        ("那天夜里5月3日公告，总经理陆铭泽请辞。", "那天夜里", False),
        ("她注册了一家叫“晚灯邮亭”的公司。", "晚灯邮亭", True),
        ("她唱了一首叫“晚灯邮亭”的歌。", "晚灯邮亭", False),
    ],
)
def test_who_tells_of_its_officers_or_is_said_to_be_a_firm_is_one(body: str, name: str, found: bool) -> None:
    assert (name in organizations_in(body)) == found


def test_a_site_of_a_body_leaves_the_body_its_name() -> None:
    assert "北川市教育局" in organizations_in("北川市教育局网站昨日公布名单。")
    assert organizations_in("他在二军打球。") == set()


def test_the_registry_goes_before_what_is_no_name_otherwise() -> None:
    body = "老街坊昨日宣布停业，老街坊的店都关了。"
    forms = (("老街坊", "canonical", False),)
    entry = Entry("ours", "organization", "老街坊", "老街坊", None, "company", None, False, None, forms)
    assert organizations_in(body) == set()
    assert organizations_in(body, Registry((entry,))) == {"老街坊"}


def test_what_lies_in_a_quarter_of_a_place_and_one_of_its_companies_are_no_names() -> None:
    assert organizations_in("福建南部、广西东北部和新疆北部有大雨。") == set()
    assert organizations_in("武汉一公司被罚，广东一公司也被罚。") == set()
    assert "东部战区" in organizations_in("东部战区昨日发布通报。")


@pytest.mark.parametrize(
    "name",
    ["能源和矿业部", "青年及体育部", "瑞典农业及农基工业部", "湖北省交通与道路基础设施部", "国内贸易及消费人事务部"],
)
def test_a_ministry_of_several_portfolios_is_one(name: str) -> None:
    assert "several portfolios" in owner_of(name)


@pytest.mark.parametrize(
    "name",
    ["西部和北部", "宣传部与组织部", "能源部", "横杆和头部", "罚款与司法部", "旅游和全部", "任命他为旅游和体育部"],
)
def test_two_bodies_regions_and_parts_are_no_ministry(name: str) -> None:
    assert "several portfolios" not in owner_of(name)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("根据法令，原来的能源和矿业部将被划入经济部。", "能源和矿业部"),
        ("他回到中央政府擔任青年及體育部部長，其後辭職。", "青年及體育部"),
    ],
)
def test_a_ministry_of_several_portfolios_is_found(body: str, found: str) -> None:
    assert found in organizations_in(body)


@pytest.mark.parametrize(
    ("body", "name", "found"),
    [
        ("中国驻马来西亚大使馆网站发布通知。", "中国驻马来西亚大使馆", True),
        ("中国驻马来西亚大使馆网站发布通知。", "马来西亚大使馆", False),
        ("美國駐港總領事館昨日發表聲明。", "美國駐港總領事館", True),
        ("團體向多間駐港領事館發出信件。", "港領事館", False),
        ("中国驻新西兰大使馆和中国驻马来西亚大使馆发布通知。", "中国驻马来西亚大使馆", True),
        ("马来西亚大使馆昨日发布通知。", "马来西亚大使馆", True),
    ],
)
def test_a_mission_is_named_with_its_state(body: str, name: str, found: bool) -> None:
    assert (name in organizations_in(body)) == found
