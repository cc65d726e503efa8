"""Who does it and to whom, by syntax: each line is a construction, not a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.events.stand_ins import filled, tell

PEOPLE = ("程岚", "宋涛", "罗晓峰", "高炜")
ORGANIZATIONS = ("远洲银行", "云岭科技", "长青电机", "松果资本", "北岸创投", "Echo-4")
TEAMS = ("电池研发部",)

TOLD = [
    # who does it and to whom
    ("远洲银行任命程岚为行长。", "appointment", {"appointee": ["程岚"], "employer": ["远洲银行"]}),
    ("程岚被远洲银行解聘。", "dismissal", {"dismissed": ["程岚"], "former_employer": ["远洲银行"]}),
    ("程岚遭解雇。", "dismissal", {"dismissed": ["程岚"]}),
    ("董事会将程岚解职。", "dismissal", {"dismissed": ["程岚"]}),
    ("远洲银行把程岚解雇了。", "dismissal", {"dismissed": ["程岚"], "former_employer": ["远洲银行"]}),
    ("行长一职由程岚接任。", "appointment", {"appointee": ["程岚"]}),
    ("程岚被免去行长职务。", "dismissal", {"dismissed": ["程岚"]}),
    ("程岚被开除公职。", "dismissal", {"dismissed": ["程岚"]}),
    ("程岚的离职让云岭科技措手不及。", "departure", {"leaver": ["程岚"]}),
    ("松果资本完成对云岭科技的全资收购。", "acquisition", {"investor": ["松果资本"], "investee": ["云岭科技"]}),
    ("云岭科技总裁程岚宣布裁员三百人。", "layoff", {"employer": ["云岭科技"]}),
    ("云岭科技被长青电机以约两亿元买下。", "acquisition", {"investor": ["长青电机"], "investee": ["云岭科技"]}),
    ("云岭科技挖来强化学习专家程岚。", "joining", {"joiner": ["程岚"], "new_employer": ["云岭科技"]}),
    ("市政府决定免去程岚的市发展和改革委员会主任职务。", "dismissal", {"dismissed": ["程岚"]}),
    ("云岭科技在官网发表一封由总裁程岚署名的公开信。", "letter", {"author": ["程岚"]}),
    ("程岚、宋涛与校友高炜在南湾注册成立了云岭科技。", "founding", {"founder": ["程岚", "宋涛", "高炜"]}),
    ("与程岚一同离开的还有副总裁宋涛。", "departure", {"leaver": ["宋涛"]}),
    ("接班人是现任首席运营官程岚。", "appointment", {"appointee": ["程岚"]}),
    ("总监程岚、副总裁宋涛也被同时解雇。", "dismissal", {"dismissed": ["程岚", "宋涛"]}),
    ("程岚到任后的第一个动作，就是撤销了电池研发部。", "dissolution", {"team": ["电池研发部"]}),
    ("程岚已经办完离职手续。", "departure", {"leaver": ["程岚"]}),
    ("程岚和校友宋涛一起创办了云岭科技。", "founding", {"founder": ["程岚", "宋涛"], "founded": ["云岭科技"]}),
    ("远洲银行：程岚任行长。", "appointment", {"appointee": ["程岚"], "employer": ["远洲银行"]}),
    (
        "云岭科技任命长青电机副总裁程岚为总裁。", "appointment",
        {"appointee": ["程岚"], "employer": ["云岭科技"], "former_employer": ["长青电机"]},
    ),
    (
        "长青电机成立电池研发部，由程岚担任主任。", "appointment",
        {"appointee": ["程岚"], "team": ["电池研发部"], "employer": ["长青电机"]},
    ),
    (
        "云岭科技已聘请前远洲银行经理程岚担任首任总裁。", "appointment",
        {"appointee": ["程岚"], "employer": ["云岭科技"], "former_employer": ["远洲银行"]},
    ),
    ("程岚因为说错话，被停职两周；宋涛第二年离职。", "suspension", {"suspended": ["程岚"]}),
    ("云岭科技召开说明会，总裁程岚因个人规划请辞。", "departure", {"leaver": ["程岚"]}),
    ("程岚受宋涛之邀加盟云岭科技。", "joining", {"joiner": ["程岚"], "new_employer": ["云岭科技"]}),
    ("程岚去年落选，次年被开除公职。", "dismissal", {"dismissed": ["程岚"]}),
    (
        "云岭科技任命长青电机前高级副总裁程岚为总裁。", "appointment",
        {"appointee": ["程岚"], "employer": ["云岭科技"], "former_employer": ["长青电机"]},
    ),
    ("云岭科技发布新一代开源模型Echo-4。", "release", {"publisher": ["云岭科技"]}),
    ("程岚回到长青电机，出任首席投资官。", "appointment", {"appointee": ["程岚"], "employer": ["长青电机"]}),
    # many
    ("程岚与其副手宋涛先后离职。", "departure", {"leaver": ["程岚", "宋涛"]}),
    ("程岚、宋涛和罗晓峰相继离开云岭科技。", "departure", {"leaver": ["程岚", "宋涛", "罗晓峰"]}),
    ("包括程岚在内的多名高管离开云岭科技。", "departure", {"leaver": ["程岚"], "former_employer": ["云岭科技"]}),
    ("云岭科技晋升两名合伙人：程岚和宋涛。", "appointment", {"appointee": ["程岚", "宋涛"]}),
    (
        "云岭科技任命程岚为总裁，宋涛为副总裁。", "appointment",
        {"appointee": ["程岚", "宋涛"], "employer": ["云岭科技"]},
    ),
    ("程岚加入云岭科技的安全部门。", "joining", {"joiner": ["程岚"], "new_employer": ["云岭科技"]}),
    (
        "长青电机解雇了电池研发部的程岚。", "dismissal",
        {"dismissed": ["程岚"], "former_employer": ["长青电机"], "team": ["电池研发部"]},
    ),
    ("程岚离开长青电机加入云岭科技。", "departure", {"leaver": ["程岚"], "former_employer": ["长青电机"]}),
    ("云岭科技任命程岚为总裁，同时成立电池研发部。", "team_formed", {"team": ["电池研发部"], "parent": ["云岭科技"]}),
    # the subject goes on
    ("程岚离开云岭科技，加入长青电机。", "joining", {"joiner": ["程岚"], "new_employer": ["长青电机"]}),
    ("云岭科技公告，解聘程岚。", "dismissal", {"dismissed": ["程岚"], "former_employer": ["云岭科技"]}),
    ("被松果资本收购之后，云岭科技更换了商标。", "acquisition", {"investor": ["松果资本"], "investee": ["云岭科技"]}),
    # 的
    ("离开云岭科技的程岚正在度假。", "departure", {"leaver": ["程岚"], "former_employer": ["云岭科技"]}),
    ("被云岭科技解雇的程岚提起诉讼。", "dismissal", {"dismissed": ["程岚"], "former_employer": ["云岭科技"]}),
    # one after the other
    (
        "程岚接替宋涛出任远洲银行行长。", "appointment",
        {"appointee": ["程岚"], "predecessor": ["宋涛"], "employer": ["远洲银行"]},
    ),
    (
        "远洲银行行长程岚卸任，由云岭科技总裁宋涛接任。", "appointment",
        {"appointee": ["宋涛"], "predecessor": ["程岚"], "employer": ["远洲银行"]},
    ),
    # both sides
    ("程岚与云岭科技解约。", "departure", {"leaver": ["程岚"], "former_employer": ["云岭科技"]}),
    ("云岭科技与程岚和平分手。", "departure", {"leaver": ["程岚"], "former_employer": ["云岭科技"]}),
    # money
    (
        "云岭科技完成B轮融资，由松果资本领投，北岸创投跟投。", "investment",
        {"investee": ["云岭科技"], "investor": ["松果资本", "北岸创投"]},
    ),
    ("云岭科技获松果资本领投的两亿元融资。", "investment", {"investee": ["云岭科技"], "investor": ["松果资本"]}),
    (
        "松果资本、北岸创投联合领投，云岭科技完成新一轮融资。", "investment",
        {"investee": ["云岭科技"], "investor": ["松果资本", "北岸创投"]},
    ),
    ("云岭科技被收购，买方是长青电机。", "acquisition", {"investee": ["云岭科技"], "investor": ["长青电机"]}),
    (
        "长青电机将云岭科技卖给松果资本。", "acquisition",
        {"investee": ["云岭科技"], "investor": ["松果资本"]},
    ),
    ("云岭科技发布Echo-4。", "release", {"publisher": ["云岭科技"]}),
    ("云岭科技获松果资本入股。", "investment", {"investee": ["云岭科技"], "investor": ["松果资本"]}),
    ("云岭科技上线小程序。", "release", {"publisher": ["云岭科技"]}),
    ("云岭科技的语音助手登场。", "release", {"publisher": ["云岭科技"]}),
    ("云岭科技新作《星之旅人》7月18日全球发售。", "release", {"publisher": ["云岭科技"]}),
    ("云岭科技宣布全球减员1400人。", "layoff", {"employer": ["云岭科技"]}),
    # a flash says nothing else
    ("程岚任远洲银行行长", "appointment", {"appointee": ["程岚"], "employer": ["远洲银行"]}),
    ("云岭科技CEO宣布裁员。", "layoff", {"employer": ["云岭科技"]}),
    ("云岭科技二轮裁员启动", "layoff", {"employer": ["云岭科技"]}),
    (
        "云岭科技挖来长青电机前高管程岚，任欧洲区总裁", "joining",
        {"joiner": ["程岚"], "new_employer": ["云岭科技"]},
    ),
    # parts
    ("云岭科技全球裁员三百人。", "layoff", {"employer": ["云岭科技"]}),
    ("长青电机的电池部门被裁撤。", "dissolution", {"parent": ["长青电机"]}),
    (
        "长青电机成立电池研发部，由程岚领导。", "team_formed",
        {"team": ["电池研发部"], "parent": ["长青电机"], "leader": ["程岚"]},
    ),
    ("程岚去年帮助长青电机创建了电池研发部。", "team_formed", {"founder": ["程岚"], "team": ["电池研发部"]}),
    # where it is told that they belong to a part
    (
        "程岚昨天离开长青电机。由程岚领导的电池研发部没有回应。", "departure",
        {"leaver": ["程岚"], "team": ["电池研发部"]},
    ),
    (
        "程岚昨天离开长青电机，离职前担任电池研发部的顾问。", "departure",
        {"leaver": ["程岚"], "team": ["电池研发部"]},
    ),
    # whom 他, 公司 and nobody stand for
    (
        "程岚年过五十。资料显示，她2006年受宋涛之邀加盟长青电机。", "joining",
        {"joiner": ["程岚"], "new_employer": ["长青电机"]},
    ),
    (
        "程岚1996年进入远洲银行，后受宋涛之邀加盟长青电机。去年，她离开长青电机。", "departure",
        {"leaver": ["程岚"]},
    ),
    ("与宋涛一同被调查的还有总监程岚，她主动递交了辞呈。", "departure", {"leaver": ["程岚"]}),
    ("首任院长即为宋涛的同乡程岚，她任职两年后离开云岭科技。", "departure", {"leaver": ["程岚"]}),
    ("云岭科技昨日公告，宣布总裁程岚因个人原因，不再担任总裁。", "departure", {"leaver": ["程岚"]}),
    (
        "云岭科技缺钱。云岭科技的对手长青电机并不缺。去年，公司获得松果资本领投的融资。", "investment",
        {"investee": ["云岭科技"], "investor": ["松果资本"]},
    ),
    # whoever the clause before speaks of
    ("程岚与两名董事一道，迫使宋涛辞职。", "dismissal", {"dismissed": ["宋涛"], "dismisser": ["程岚"]}),
    ("程岚无法接受这样的做法，赶走了宋涛。", "dismissal", {"dismissed": ["宋涛"], "dismisser": ["程岚"]}),
    ("电池研发部去年成立，现在将由程岚领导。", "appointment", {"appointee": ["程岚"], "team": ["电池研发部"]}),
    # where the post is
    (
        "程岚离职后，她的职位将由长青电机创始人宋涛担任。", "appointment",
        {"appointee": ["宋涛"], "predecessor": ["程岚"]},
    ),
    (
        "程岚加入长青电机，创立云岭科技并担任总裁。", "appointment",
        {"appointee": ["程岚"], "employer": ["云岭科技"]},
    ),
    ("长青电机创立了云岭科技，后来该公司被长青电机收购。", "acquisition", {"investee": ["云岭科技"]}),
]  # fmt: skip

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
    people = roles.get("leaver") or roles.get("appointee") or roles.get("dismissed") or ["one"]
    assert len(told) == len(people), "one event for each principal person"


NOBODY_ELSE = [
    # nobody who does not do it himself goes on as who did
    ("程岚遭到投诉，云岭科技解雇了宋涛。", "dismissal", "dismisser"),
    ("远洲银行任命程岚；免去宋涛的行长职务。", "dismissal", "dismisser"),
    ("远洲银行解雇了程岚，赶走了宋涛。", "dismissal", "dismisser"),
    ("程岚要求长青电机创建电池研发部。", "team_formed", "founder"),
    # a post in a state's body, a part that was left before
    ("程岚是云岭科技的总裁。她后来当选人大代表。", "appointment", "employer"),
    ("程岚昨天离开长青电机，她曾领导过电池研发部。", "departure", "team"),
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
]


@pytest.mark.parametrize(("text", "day"), DATED, ids=[t for t, _ in DATED])
def test_an_event_has_the_date_that_is_its_own(text: str, day: str | None) -> None:
    told = tell(text, PEOPLE, ORGANIZATIONS, day=ON)[-1]
    assert (str(told.date_earliest) if told.date_earliest else None) == day


TELLING = [
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


@pytest.mark.parametrize("text", ["获得松果资本领投的融资。", "3月，股东松果资本向其增资两亿元。"])
def test_nobody_buys_himself(text: str) -> None:
    for told in tell(text, PEOPLE, ORGANIZATIONS):
        names = [p.entity_key for p in told.participants]
        assert len(names) == len(set(names))


def test_what_lies_ahead_is_announced() -> None:
    (told,) = tell("程岚下周三卸任行长。", PEOPLE, day=ON)
    assert told.certainty == "announced"
