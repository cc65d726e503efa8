"""Who does it and to whom, by syntax: each line is a construction, not a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.events.constructions import ORGANIZATIONS, PEOPLE, TEAMS, TOLD
from tests.events.stand_ins import filled, tell

NOT_TOLD = [
    ("程岚没有离开云岭科技。", "departure"),
    ("程岚有意离开云岭科技。", "departure"),
    ("程岚会离开云岭科技吗？", "departure"),
    ("一旦程岚离开云岭科技，股价就会下跌。", "departure"),
    ("云岭科技否认程岚已经离职。", "departure"),
    ("程岚欢迎长青电机加入。", "joining"),
    ("自成立以来，云岭科技未曾亏损。", "founding"),
    ("云岭科技终止收购长青电机。", "acquisition"),
    ("程岚出任过行长。", "appointment"),
    ("程岚希望平稳过渡，通过员工离职减少开支。", "departure"),
    ("成立之初，云岭科技只有十人。", "founding"),
    ("未知程岚是否离职。", "departure"),
    ("程岚任行长，宋涛任副行长，两人共事多年。", "appointment"),
    ("云岭科技与长青电机建立了合作关系。", "team_formed"),
    ("云岭科技成立董事会。", "founding"),
    ("程岚到任后，二十人里有九人拿了赔偿离开。", "departure"),
    ("程岚联系了建设主管部门。", "appointment"),
    ("程岚的目的就是撤销电池研发部。", "dissolution"),
    ("周五被解雇后，包括程岚和宋涛在内的几位股东都声援他。", "dismissal"),
    ("此前有传言称，云岭科技已经解散了电池研发部。", "dissolution"),
    ("卸任总裁，由程岚接任。", "departure"),
    ("程岚已不在云岭科技担任任何职务。", "appointment"),
    ("程岚昨天度假。\n5月20日 远洲银行 汲清泉 卸任行长", "departure"),
    ("由十二人组成的电池研发部昨天开会。", "team_formed"),
    ("长青电机解散了成立不足一年的电池研发部。", "team_formed"),
    ("长青电机成立于2010年，程岚任总经理。", "appointment"),
    ("在程岚的邀请下，他昨天到访云岭科技。", "joining"),
    ("程岚在一家上市公司上班。", "release"),
    ("程岚向离开的员工致歉。", "departure"),
    ("松果资本提出罢免程岚的议案。", "dismissal"),
    ("程岚下台的呼声越来越高。", "dismissal"),
    ("远洲银行终止程岚的任命。", "appointment"),
    ("程岚辞职，距上任仅四十天。", "appointment"),
    ("远洲银行与云岭科技签署合作备忘录。", "letter"),
    ("云岭科技解除与程岚的采访约定。", "dismissal"),
    ("云岭科技上周传出解散，股东昨日否认此事。", "dissolution"),
    ("持股比例由三成变更为五成，程岚没有说明。", "appointment"),
    ("云岭科技成为长青电机的供应商。", "acquisition"),
    ("云岭科技恢复了程岚的网络服务。", "return"),
    ("程岚恢复了健康。", "return"),
    ("云岭科技终止了与程岚的采访。", "dismissal"),
    ("云岭科技发布《信息管理办法》。", "release"),
    ("云岭科技2014年公布《信用體系建設規劃綱要》，以新技术管理商業行為。", "release"),
    ("云岭科技推出课程指引。", "release"),
    ("程岚应辞职。", "departure"),
    ("盛傳程岚接任行长。", "appointment"),
    ("有傳程岚將接任行长。", "appointment"),
    ("程岚说，档案很重要。\n成立电池研发部\n程岚昨天开会。", "team_formed"),
    ("程岚说，工作很重要。\n加入云岭科技\n程岚昨天开会。", "joining"),
    ("云岭科技成員离职。", "departure"),
    ("程岚担任行长期间，云岭科技上市。", "appointment"),
    ("宋涛对程岚辞职表示不知情。", "departure"),
    ("宋涛对离开的员工表示感谢。", "departure"),
    ("宋涛對程岚未能當選行长感到失望。", "appointment"),
    ("署理远洲银行行长程岚遭革職。", "appointment"),
    ("程岚获宋涛提名出任云岭科技顾问。", "appointment"),
]


@pytest.mark.parametrize(("text", "kind", "roles"), TOLD, ids=[t for t, _, _ in TOLD])
def test_a_construction_gives_its_roles(text: str, kind: str, roles: dict[str, list[str]]) -> None:
    told = [m for m in tell(text, PEOPLE, ORGANIZATIONS, TEAMS) if m.event_type == kind]
    have: dict[str, list[str]] = {}
    for mention in told:
        for role, names in filled(mention).items():
            have[role] = [*have.get(role, []), *(n for n in names if n not in have.get(role, []))]
    assert {role: have.get(role) for role in roles} == roles, have
    assert not (kind == "team_formed" and "founder" in have and "founder" not in roles)
    people = roles.get("leaver") or roles.get("appointee") or roles.get("dismissed") or roles.get("joiner") or ["one"]
    assert len(told) == len(people), "one event for each principal person"


NOBODY_ELSE = [
    # nobody who does not do it himself goes on as who did
    ("程岚遭到投诉，云岭科技解雇了宋涛。", "dismissal", "dismisser"),
    ("远洲银行任命程岚；免去宋涛的行长职务。", "dismissal", "dismisser"),
    ("远洲银行解雇了程岚，赶走了宋涛。", "dismissal", "dismisser"),
    ("程岚要求长青电机创建电池研发部。", "team_formed", "founder"),
    ("程岚顶替被解雇的宋涛。", "dismissal", "dismisser"),
    # a post in a state's body, a part that was left before
    ("程岚是云岭科技的总裁。她后来当选人大代表。", "appointment", "employer"),
    ("程岚昨天离开长青电机，她曾领导过电池研发部。", "departure", "team"),
    # under another heading, and in a row of its own
    ("云岭科技\n云岭科技的程岚昨天度假。\n足球\n主教练宋涛下课。", "dismissal", "former_employer"),
    ("云岭科技的程岚昨天度假。\n5月20日 汇通 宋涛 卸任行长", "departure", "former_employer"),
    ("程岚成立小组向远洲银行、云岭科技查询。", "founding", "founded"),
    ("程岚昨天卸任行长，副校长接任。", "appointment", "appointee"),
]


@pytest.mark.parametrize(("text", "kind", "role"), NOBODY_ELSE, ids=[t for t, _, _ in NOBODY_ELSE])
def test_a_role_that_nobody_has_stays_empty(text: str, kind: str, role: str) -> None:
    assert not [m for m in tell(text, PEOPLE, ORGANIZATIONS, TEAMS) if m.event_type == kind and role in filled(m)]


@pytest.mark.parametrize(("text", "kind"), NOT_TOLD, ids=[t for t, _ in NOT_TOLD])
def test_what_is_not_asserted_is_not_told(text: str, kind: str) -> None:
    assert kind not in {m.event_type for m in tell(text, PEOPLE, ORGANIZATIONS, TEAMS)}


ON = dt.date(2024, 3, 14)
DATED = [
    ("程岚3月1日辞职。", "2024-03-01"),
    ("程岚昨辞职。", "2024-03-13"),
    ("3月1日，程岚宣布辞职。", "2024-03-01"),
    ("程岚辞去行长职务，自4月1日起生效。", "2024-04-01"),
    ("程岚离职两个月后，远洲银行仍无行长。", None),
    ("3月12日，会议闭幕。会议决定免去程岚的局长职务。", "2024-03-12"),
    ("3月12日，会议闭幕。3月13日又开了一次会议。本次会议还免去了程岚的局长职务。", "2024-03-12"),
    ("3月12日，会议闭幕。程岚离开云岭科技。", None),
    ("程岚不再担任总裁，宋涛获任命为总裁，上述变动自4月1日起生效。", "2024-04-01"),
    ("程岚2023年1月离开云岭科技，转年春天加入长青电机。", "2024-03-01"),
    ("2014年宋涛辞世后，程岚接任行长。", "2014-01-01"),
    ("程岚任职至5月31日止，遗缺由宋涛接掌。", None),
    ("程岚加入云岭科技，负责零售（2月20日，多家媒体报道）；云岭科技没有回应。", "2024-02-20"),
    ("程岚加入云岭科技；宋涛跑完了马拉松（2月20日）。", None),
    ("程岚2018年加入长青电机，离职前在远洲银行。", None),
    ("1999年，程岚加入长青电机，此后她加入云岭科技。", None),
    ("程岚3月5日就任。次日，宋涛辞职。", "2024-03-06"),
    ("据《财经日报》3月12日报道，程岚已经辞职。", None),
    ("程岚辞职。", None),
    ("程岚将于下周三卸任。", "2024-03-20"),
    ("董事会昨日开会，程岚当选董事长。", "2024-03-13"),
    ("云岭科技公布，任命程岚为总裁，接替宋涛，任命将于5月6日生效。", "2024-05-06"),
    ("云岭科技公布，任命程岚为总裁，接替宋涛，薪酬方案将于5月6日生效。", None),
    ("程岚接任行长，薪酬方案将于5月6日生效。", None),
    ("程岚接任行长，有关委任将于5月6日生效。", "2024-05-06"),
    # a clause that says when it was before, and not what
    ("她第二次革除官员，上次是今年二月，程岚遭革职。", "2024-02-01"),
    # when a meeting was held stands before its name
    ("3月11日，云岭科技公告。同日召开的董事会会议选举程岚为董事长。", "2024-03-11"),
    # the time of a clause before 的 dates nothing outside of it
    ("三个月前入职的程岚出任云岭科技总裁。", None),
    ("2018年加入长青电机的程岚出任云岭科技总裁。", None),
    ("昨日，离开长青电机的程岚出任云岭科技总裁。", "2024-03-13"),
    ("昨日召开的董事会任命程岚为总裁。", "2024-03-13"),
    ("云岭科技今（14）日召開股東會，改選董事，程岚當選董事長。", "2024-03-14"),
    # the day of an announcement is the day of what it tells
    ("云岭科技3月12日晚公告，宋涛辞职。公告显示，程岚一并辞去行长职务。", "2024-03-12"),
    ("云岭科技3月12日晚公告，宋涛辞职。程岚曾任云岭科技总裁，后来加入长青电机。", None),
]


@pytest.mark.parametrize(("text", "day"), DATED, ids=[t for t, _ in DATED])
def test_an_event_has_the_date_that_is_its_own(text: str, day: str | None) -> None:
    told = tell(text, PEOPLE, ORGANIZATIONS, day=ON)[-1]
    assert (str(told.date_earliest) if told.date_earliest else None) == day


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("程岚1996至1998年出任远洲银行行长。", "1996-12-31"),
        ("程岚于2010年7月至2015年4月出任远洲银行行长。", "2010-07-31"),
        ("程岚在2010年底至2015年4月出任远洲银行行长。", "2015-04-30"),  # since when exactly?
        ("2021年至2023年，三人离开云岭科技，程岚也离开了云岭科技。", "2023-12-31"),  # whoever leaves left once in it
    ],
)
def test_who_holds_a_post_from_one_year_to_another_takes_it_in_the_first(text: str, last: str) -> None:
    assert str(tell(text, PEOPLE, ORGANIZATIONS, day=ON)[-1].date_latest) == last


TELLING = [
    ("任命程岚为云岭科技副总裁；任命宋涛为远洲银行行长。", "announced"),  # an official list
    ("程岚辞职后，任命宋涛为远洲银行行长。", "asserted"),
    ("云岭科技发布声明，免去宋涛的行长职务。", "announced"),
    ("远洲银行公布调查结果：宋涛被远洲银行开除。", "announced"),
    ("仲裁裁决书显示，云岭科技解雇了宋涛。", "announced"),
    ("云岭科技总裁程岚说，公司将任命宋涛为云岭科技财务长。", "announced"),
    ("长青电机总裁程岚说，云岭科技任命宋涛为财务长。", "reported"),
    ("3月12日，会议闭幕。会议还免去了宋涛的局长职务。", "announced"),
    ("云岭科技宣布，程岚离开云岭科技。宋涛离开云岭科技。", "announced"),
    ("云岭科技宣布，程岚离开云岭科技。\n宋涛离开云岭科技。", "asserted"),  # another paragraph
    ("云岭科技宣布，程岚离开云岭科技。宋涛离开长青电机。", "asserted"),  # another company
    ("云岭科技宣布，程岚离开云岭科技。宋涛2019年离开云岭科技。", "asserted"),  # long ago
    ("云岭科技宣布，程岚离开云岭科技。据知情人士透露，宋涛离开云岭科技。", "reported"),
]


@pytest.mark.parametrize(("text", "certainty"), TELLING, ids=[t for t, _ in TELLING])
def test_what_goes_on_from_an_announcement_is_announced(text: str, certainty: str) -> None:
    assert tell(text, PEOPLE, ORGANIZATIONS, day=ON)[-1].certainty == certainty


AHEAD = [
    ("云岭科技3月12日宣布，程岚离开云岭科技。宋涛将离开云岭科技。", "2024-03-12"),
    ("云岭科技3月12日宣布，程岚离开云岭科技。宋涛将于下月离开云岭科技。", "2024-04-01"),  # a day of its own
    ("云岭科技3月12日宣布，程岚离开云岭科技。\n宋涛将离开云岭科技。", None),  # another paragraph
]


@pytest.mark.parametrize(("text", "day"), AHEAD, ids=[t for t, _ in AHEAD])
def test_what_lies_ahead_and_goes_on_from_an_announcement_has_its_day(text: str, day: str | None) -> None:
    told = tell(text, PEOPLE, ORGANIZATIONS, day=ON)[-1]
    assert (str(told.date_earliest) if told.date_earliest else None) == day


@pytest.mark.parametrize("text", ["获得松果资本领投的融资。", "3月，股东松果资本向其增资两亿元。"])
def test_nobody_buys_himself(text: str) -> None:
    for told in tell(text, PEOPLE, ORGANIZATIONS):
        names = [p.entity_key for p in told.participants]
        assert len(names) == len(set(names))


def test_what_lies_ahead_is_announced() -> None:
    (told,) = tell("程岚下周三卸任行长。", PEOPLE, day=ON)
    assert told.certainty == "announced"


@pytest.mark.parametrize(
    ("text", "employer"), [("锦帆任命宋涛为总经理。", None), ("会议任命宋涛为总经理。", "云岭科技")]
)
def test_no_organization_is_borrowed_where_the_clause_has_a_subject_of_its_own(text: str, employer: str | None) -> None:
    """The subject is a noun that nothing recognised; a meeting is nobody's name."""
    told = tell(f"云岭科技昨日任命程岚为总裁。\n云岭科技今年扩产。\n{text}", PEOPLE, ORGANIZATIONS)
    own = [p.entity_key for t in told if t.participants[0].entity_key == "person:宋涛" for p in t.participants[1:]]
    assert own == ([f"organization:{employer}"] if employer else [])
