from __future__ import annotations

import itertools

import pytest

from tests.dedup.articles import BODY, PARAGRAPHS, TITLE, one_article

EARNINGS = (
    "{org}发布{year}年第{q}季度业绩：营业收入{a}亿元，同比{up}{b}%；净利润{c}亿元，同比{up}{d}%；每股收益{e}元。"
    "公司预计下一季度收入在{f}亿元至{g}亿元之间。期末现金及等价物{h}亿元，员工{i}人。以上为快讯，详情见公告。"
    "本栏目由程序自动整理，数字取自公司披露的合并报表，未经审计；如有出入，以交易所网站登载的正式报告为准，转载请注明来源。"
)
WEATHER = (
    "{city}气象台{day}日发布天气预报：今天白天{sky}，最高气温{hot}℃；夜间{night}，最低气温{cold}℃，风力{wind}级。"
    "明天{next}。请市民出门留意路面，老人和孩子注意增减衣物；海上作业的船只请收听最新海况，注意防范局地强对流天气。"
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("溪口造船任命葛晴岚为首席执行官，即日生效。", "溪口造船任命葛晴川为首席执行官，即日生效。"),
        ("云杉软件4月1日宣布裁员300人，涉及三个部门。", "云杉软件4月1日宣布裁员800人，涉及三个部门。"),
        ("远岚汽车3月交付新车21044辆，同比增长12%。", "远岚汽车4月交付新车21944辆，同比增长17%。"),
        (
            "据知情人士透露，云杉软件首席技术官卓闻笛已于上周递交辞呈，公司尚未确定接替人选，也没有回应记者的置评请求。",
            "据知情人士透露，云杉软件首席财务官穆远舟已于上周递交辞呈，公司尚未确定接替人选，也没有回应记者的置评请求。",
        ),
    ],
)
def test_a_sentence_that_differs_in_a_name_or_a_number_is_another_article(one: str, other: str) -> None:
    assert not one_article(one, other)
    assert not one_article(one, other, titles=["", ""])


def test_flashes_of_one_template_are_articles_of_their_own() -> None:
    first = EARNINGS.format(org="溪口造船", year=2023, q="一", a=31.2, up="增长", b=8.1, c=2.4, d=11.3, e=0.31, f=33,
                            g=36, h=12.8, i=8120)  # fmt: skip
    again = EARNINGS.format(org="溪口造船", year=2023, q="二", a=34.7, up="增长", b=9.6, c=2.9, d=14.2, e=0.37, f=35,
                            g=39, h=13.1, i=8203)  # fmt: skip
    other = EARNINGS.format(org="云杉软件", year=2023, q="一", a=5.9, up="下降", b=3.3, c=0.4, d=21.7, e=0.06, f=6, g=7,
                            h=4.4, i=1930)  # fmt: skip
    for a, b in itertools.combinations((first, again, other), 2):
        assert not one_article(a, b)


def test_two_days_of_weather_are_two_articles() -> None:
    days = [
        WEATHER.format(city="溪口", day=d, sky=s, hot=h, night=n, cold=c, wind=w, next=x)
        for d, s, h, n, c, w, x in (
            (3, "晴转多云", 21, "多云", 12, 3, "有小雨"), (4, "小雨", 17, "阴", 11, 4, "转晴"),
            (5, "晴", 23, "晴", 9, 2, "多云"),
        )
    ]  # fmt: skip
    for a, b in itertools.combinations(days, 2):
        assert not one_article(a, b)


def test_a_follow_up_with_new_paragraphs_is_another_article() -> None:
    news = (
        "3月14日，溪口造船就高管交接一事召开说明会。葛晴岚首次以候任首席执行官的身份露面，回答了投资者的十多个问题。",
        "她说，改造旧船台的钱来自自有资金，不增发新股；至于海外订单，公司正在与两家北欧船东谈判，预计夏天之前会有结果。",
    )
    follow_up = "\n".join((*news, *PARAGRAPHS[:4], *PARAGRAPHS[5:]))
    assert not one_article(BODY, follow_up, titles=[TITLE, "葛晴岚首谈接任：旧船台改造不靠增发"])
    mostly_old = "\n".join((news[0] + news[1], *PARAGRAPHS))
    assert not one_article(BODY, mostly_old, titles=[TITLE, "葛晴岚首谈接任：旧船台改造不靠增发"])


def test_a_correction_is_not_the_article_that_it_corrects() -> None:
    note = "更正：本报3月12日的报道把去年交付船舶的数量误作41艘，应为39艘，谨此致歉。"
    assert not one_article(BODY, f"{note}\n{BODY.replace('41艘', '39艘')}", titles=[TITLE, f"更正：{TITLE}"])
    assert not one_article(BODY, BODY, titles=[TITLE, f"更正：{TITLE}"])
    assert not one_article(BODY, f"{note}\n{BODY}")
    assert one_article(f"{note}\n{BODY}", f"本报讯（记者骆山川）{note}\n{BODY}")


def test_two_agencies_own_versions_of_an_event_stay_two() -> None:
    other = (
        "溪口造船周日对外公布了接班安排：执掌公司九年的闻仲衡本月底离任，接替他的是首席运营官葛晴岚，合约为期三年。\n"
        "公司在声明里回顾了这些年的成绩，称去年共有41艘新船下水。闻仲衡之后会以顾问身份留到十二月，主要协助合同谈判。\n"
        "葛晴岚今年四十六岁，早年在车间工作，后来负责采购和海外市场。董事会说，参加遴选的一共5人，过程持续了差不多一年。\n"
        "投资者最关心的是7.6亿元的船台改造。公司强调18个月的工期里不会减员，涉及的240名工人将接受转岗培训。"
    )
    assert not one_article(BODY, other)
    assert not one_article(BODY, other, titles=[TITLE, "溪口造船宣布新任首席执行官"])
