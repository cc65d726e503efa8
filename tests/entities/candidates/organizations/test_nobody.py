"""What is no organisation's name, whatever stands around it, beside the names that look like it."""

from __future__ import annotations

import pytest

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.nobody import is_never, without_nobodies
from flows.entities.lexicon import known_organizations
from schemas.records import EntityKind
from tests.entities.recognized import read


@pytest.mark.parametrize(
    "name",
    [
        "二军", "老街坊", "新东主",  # people, and a team's rest
        "十二亿", "三千万元", "12亿", "八百人",  # sums and counts
        "电商集团", "零售商公司", "航企集团",  # what only describes
        "市人大网站", "教育局官网",  # what is published by somebody
        "新能源汽车", "前沿科技", "二手汽车",  # a general word and a trade
        "青岚省政府网", "北川市教育局网", "国家林草局网",  # a body and its site
        "综合市人大", "根据省纪委",  # what a writer does with a body's papers
        "远山证券原研究所", "远舟公司前研究院", "青岚大舟原区委", "北川省青岚原市委",  # two bodies in one
        "海外部署", "北川大学学生", "远山战略", "6·16", "12.31", "乡政府", "RCEP",
        "招商银行联合远山基金", "新华社与北川日报", "北川有限公司诉至南湾法院", "招商银行旗下南湾投资部",
        "法国路透社", "瑞典路透社", "日本华为公司",  # a firm behind its country
        "工科院校", "北川部委", "多方形势", "远山存托凭证",  # kinds of many and states of things
        "中央机关", "盟军", "大型实验室", "名牌大学", "中小银行", "主要委员会",
        "Q3", "M1", "GDR",  # quarters, measures of money, shares
    ],
)  # fmt: skip
def test_it_is_no_name(name: str) -> None:
    assert is_never(name)


@pytest.mark.parametrize(
    "name",
    [
        "远山汽车", "通用汽车", "现代汽车", "中国海关", "国际航空协会",
        "北川新闻网", "电网", "远舟物流网",
        "太原市委", "中原区委", "平原县委", "学生联会", "战略研究院", "部署公司",
        "第二军医大学", "街坊工坊", "三一重工", "百亿资本", "十二楼书店",
        "基金周刊", "平台时报", "远舟集团", "品牌电商协会",
        "综合医院", "北川综合市场", "省人大", "查阅出版社",
        "远舟网", "远舟集团前海公司", "原力研究院", "前进银行",
        "北川大学联合实验室", "清华大学联合研究中心", "招商银行联合创新实验室", "远山集团控股有限公司",
        "人民日报和平分社", "运输及房屋局", "招商银行及时雨基金", "新华社与会者",
        "中国银行", "美国国防部", "法国北川公司", "路透社", "南湾财政局", "M9集团", "Q房网", "盟军战车",
        "大型设备公司", "民营经济局", "知名科技",
    ],
)  # fmt: skip
def test_it_may_be_a_name(name: str) -> None:
    assert not is_never(name)


@pytest.mark.parametrize(
    ("kind", "key", "kept"),
    [("organization", None, False), ("organization", "ours", True), ("person", None, True)],
)
def test_who_is_registered_is_somebody_whatever_it_looks_like(kind: EntityKind, key: str | None, kept: bool) -> None:
    text = "三军"
    proposed = [Candidate("body", 0, 2, text, kind, 0.9, "voice", key)]
    assert list(without_nobodies(proposed, text)) == (proposed if kept else [])


def test_no_known_organization_is_never_one() -> None:
    assert [name for name in known_organizations() if is_never(name)] == []


@pytest.mark.parametrize(
    ("body", "name", "found"),
    [
        ("中国驻青川大使馆昨日提醒公民。", "青川大使馆", False),  # lacks its beginning
        ("马来西亚大使馆外有警方进驻", "马来西亚大使馆", True),  # what ends the text does not stand before it
        ("军警昨日进驻美国大使馆。", "美国大使馆", True),
        ("军警昨日进驻美国大使馆。", "军警昨日进驻美国大使馆", False),
    ],
)
def test_a_mission_is_none_without_its_beginning(body: str, name: str, found: bool) -> None:
    assert (name in {m.surface for m in read(body).mentions if m.entity_kind == "organization"}) == found
