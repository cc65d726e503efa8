"""Words of an event that tell none: a part of a longer word, a territory, a time of something else, somebody's kin."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.events.claims.weigh import weigh, weighing
from tests.events.stand_ins import tell, views

PEOPLE = ("程岚", "宋涛", "程嵐", "裴小舟")
ORGANIZATIONS = ("云岭科技", "远洲银行", "海港大學", "前沿研究部", "工程部")


def claims_in(text: str) -> list[tuple[str, str]]:
    """(type, principal) of what is told, sure or not."""
    return [(m.event_type, m.participants[0].entity_key) for m in tell(text, PEOPLE, ORGANIZATIONS)]


@pytest.mark.parametrize(
    "text",
    [
        "海港大學總選舉主任程嵐今日承認點票有誤。",
        "程嵐的委任律師今天沒有回應電話。",
        "海港大學完成調查，裁定投訴成立。",
        "程岚去年曾公开称赞云岭科技的风控系统。",
        "云岭科技特聘研究员宋涛说，水电看天吃饭。",
    ],
)
def test_a_longer_word_that_holds_a_trigger_tells_nothing(text: str) -> None:
    assert not claims_in(text)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("海港大學選舉程嵐為主席。", "appointment"),
        ("远洲银行委任程岚为法律顾问。", "appointment"),
        ("云岭科技公开了新一代芯片“岚山”。", "release"),
    ],
)
def test_the_word_alone_still_tells_it(text: str, event_type: str) -> None:
    assert [t for t, _ in claims_in(text)] == [event_type]


@pytest.mark.parametrize("text", ["程嵐有感香港回歸後，歷史不斷被改寫。", "程嵐說，回歸前這裡是一片海。"])
def test_a_territory_that_comes_back_is_nobodys_return(text: str) -> None:
    assert not claims_in(text)


def test_a_person_who_comes_back_is_one() -> None:
    assert next(t for t, _ in claims_in("程岚回归云岭科技，任首席执行官。")) == "return"


@pytest.mark.parametrize(
    "text", ["程岚上任以来，先后六次出访。", "程岚上任三年，教育毫无起色。", "程岚当选后，先去了海边。"]
)
def test_a_post_taken_as_the_time_of_something_else_is_not_told(text: str) -> None:
    assert not claims_in(text)


@pytest.mark.parametrize("text", ["程岚接任远洲银行行长后，股价大涨。", "程岚昨日上任，先去了海边。"])
def test_with_its_post_or_its_day_it_is(text: str) -> None:
    assert claims_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "宋涛被推举为总理候选人。",
        "程岚早前已递交辞呈，惟不获接纳。",
        "程岚请辞，董事会称其辞呈未获批准。",
        "远洲银行聘程岚做顾问，被她婉拒。",
    ],
)
def test_a_candidature_and_a_refused_resignation_change_nothing(text: str) -> None:
    assert not claims_in(text)


def test_what_kin_do_is_not_told_of_the_person_before() -> None:
    told = tell("程岚接任云岭科技董事长，丈夫任副总裁。", PEOPLE, ORGANIZATIONS)
    assert [[p.post for p in m.participants if p.post] for m in told] == [["董事长"]]
    assert not claims_in("程岚的父亲在这家企业工作，并在分公司担任经理。")


def test_a_third_person_is_not_the_subject_of_the_verb_that_he_is_the_object_of() -> None:
    assert ("appointment", "person:宋涛") in claims_in("程岚请来了宋涛，任命他为总裁。")
    assert ("appointment", "person:程岚") in claims_in("程岚创立了云岭科技，董事会任命她为总裁。")


def test_a_time_before_a_relative_verb_is_that_verbs() -> None:
    told = tell("云岭科技聘请2021年才离开远洲银行的程岚担任财务总监。", PEOPLE, ORGANIZATIONS)
    days = {m.event_type: m.date_earliest for m in told}
    assert days == {"appointment": None, "departure": dt.date(2021, 1, 1)}


def test_the_day_of_the_main_verb_is_not_that_of_a_post_once_held() -> None:
    assert "appointment" not in [t for t, _ in claims_in("2019年5月，曾任远洲银行行长的程岚学会了开船。")]


def test_what_others_are_merged_into_goes_on() -> None:
    told = claims_in("云岭科技撤销了前沿研究部，其余人员并入工程部。")
    assert told == [("dissolution", "organization:前沿研究部")]


def test_a_journalists_post_is_no_source() -> None:
    told = tell("2009年，程岚任《东方》栏目记者，2012年任云岭科技总监。", PEOPLE, ORGANIZATIONS)
    assert {m.certainty for m in told} == {"asserted"}


def test_each_post_of_a_list_goes_with_its_own_organization() -> None:
    bodies = ("市公安局", "青山省委", "统战部")
    told = tell("会议通过：任命宋涛为岚山市副市长、市公安局局长。", PEOPLE, bodies)
    pairs = [
        (next(p.post for p in m.participants if p.post), [p.entity_key for p in m.participants if p.role == "employer"])
        for m in told
    ]
    assert pairs == [("副市长", []), ("局长", ["organization:市公安局"])]
    told = tell("2012年，宋涛任青山省委常委、统战部部长。", PEOPLE, bodies)
    assert [[p.entity_key for p in m.participants if p.role == "employer"] for m in told] == [
        ["organization:青山省委"], ["organization:统战部"],
    ]  # fmt: skip
    assert len(tell("2012年，宋涛任青山省委常委、副书记。", PEOPLE, bodies)) == 1


def test_two_of_several_others_are_not_those_named_before() -> None:
    assert not claims_in("程岚质问三位校长，三位校长中的两人已经辞职。")


def test_a_post_held_at_that_time_by_whom_takes_another_does_not_hide_it() -> None:
    told = tell("2013年，时任远洲银行副行长的程岚担任云岭科技总裁。", PEOPLE, ORGANIZATIONS)
    assert [p.post for m in told for p in m.participants if p.post] == ["总裁"]


def test_who_removes_is_not_whose_post_it_is() -> None:
    told = tell("国务院免去宋涛的香港联络办主任职务。", PEOPLE, ("国务院", "香港联络办"))
    assert [p.entity_key for m in told for p in m.participants if p.role == "former_employer"] == [
        "organization:香港联络办"
    ]
    told = tell("云岭科技免去宋涛的总经理职务。", PEOPLE, ORGANIZATIONS)
    assert [p.entity_key for m in told for p in m.participants if p.role == "former_employer"] == [
        "organization:云岭科技"
    ]


def test_they_are_not_the_one_whose_son_somebody_is() -> None:
    told = tell("远洲银行的董事程岚及裴小舟次子宋涛不寻求连任，他们将于明日卸任。", PEOPLE, ORGANIZATIONS)
    assert {m.participants[0].entity_key for m in told} == {"person:程岚", "person:宋涛"}


def test_who_tells_it_is_not_the_one_behind_the_relative_verb() -> None:
    told = tell("记者程岚确认，上赛季效力于远洲银行的中卫宋涛即将加盟云岭科技。", PEOPLE, ORGANIZATIONS)
    joiners = {p.entity_key for m in told for p in m.participants if p.role == "joiner"}
    assert joiners == {"person:宋涛"}


def test_who_follows_somebody_is_the_one_who_takes_the_post() -> None:
    (told,) = tell("宋涛昨日继程岚成为行长。", PEOPLE, ORGANIZATIONS)
    roles = {p.role: p.entity_key for p in told.participants}
    assert roles == {"appointee": "person:宋涛", "predecessor": "person:程岚"}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("云岭科技空降程岚、宋涛两名管理层。", {("person:程岚", "appointee"), ("person:宋涛", "appointee")}),
        ("程岚空降云岭科技。", {("person:程岚", "appointee")}),
    ],
)
def test_a_word_is_read_both_ways(text: str, roles: set[tuple[str, str]]) -> None:
    told = tell(text, PEOPLE, ORGANIZATIONS)
    assert {(p.entity_key, p.role) for m in told for p in m.participants if p.role == "appointee"} == roles
    assert all(("organization:云岭科技", "employer") in {(p.entity_key, p.role) for p in m.participants} for m in told)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("最后执委会开除程岚党籍。", "dismissal"),
        ("云岭科技宣布启动解散程序。", "dissolution"),
        ("宋涛昨日向云岭科技全体员工发电邮。", "letter"),
        ("程岚与宋涛组织了云岭科技。", "founding"),
    ],
)
def test_more_words_tell_it(text: str, event_type: str) -> None:
    assert {t for t, _ in claims_in(text)} == {event_type}


@pytest.mark.parametrize(
    "text", ["宋涛是云岭科技的组织和财务主管。", "程岚领军表现出色。", "云岭科技启动拆分程序的研究。"]
)
def test_they_tell_nothing_inside_a_phrase(text: str) -> None:
    assert not claims_in(text)


@pytest.mark.parametrize(
    ("text", "as_event"),
    [
        ("云岭科技改派程岚参选。", False),
        ("今日下午，程岚率领云岭科技一级主管发表感言。", False),
        ("云岭科技委派程岚担任行长。", True),
        # whoever joins, it is not told whom
        ("节目的下半段，副总统宋涛及财长程岚加入。", False),
        ("宋涛加入云岭科技。", True),
    ],
)
def test_who_is_sent_or_led_to_do_something_takes_no_post(text: str, as_event: bool) -> None:
    told = [weigh(v).links["event"] for v in views(text, PEOPLE, ORGANIZATIONS, day=dt.date(2024, 5, 8))]
    assert (max(told, default=0) > weighing("event").model.threshold) is as_event


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("程岚在担任远洲银行行长近六年之后，将于2月7日卸任。", ["departure"]),
        ("程岚2月7日起担任远洲银行行长。", ["appointment"]),
    ],
)
def test_how_long_a_post_was_held_is_no_appointment(text: str, types: list[str]) -> None:
    assert [t for t, _ in claims_in(text)] == types


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what somebody is to another makes the other no part of it
        ("程岚徒弟、海港大學副院长宋涛亦请辞。", {"departure"}),
        ("海港大學副院长程岚、宋涛请辞。", {"departure"}),
        ("程岚决定离开任职三年的云岭科技。", {"departure"}),
        ("2月6日首日投入服务的云岭科技很挤。", set()),
        ("云岭科技向远洲银行投入三亿元。", {"investment"}),
        ("程岚在远洲银行发表其上任后的首份报告。", set()),
        ("程岚昨天也率领云岭科技一级主管，向大众鞠躬致歉。", set()),
    ],
)
def test_what_only_looks_like_it_adds_nobody(text: str, told: set[str]) -> None:
    claims = tell(text, PEOPLE, ORGANIZATIONS)
    assert {m.event_type for m in claims} == told
    assert "徒弟" not in {p.post for m in claims for p in m.participants}


@pytest.mark.parametrize(
    ("text", "as_event"),
    [
        ("前议员程岚离开法院。", False),
        ("程岚离开远洲银行。", True),
        ("远洲银行拿下云岭科技春季赛的冠军。", False),
        ("远洲银行以三亿元拿下云岭科技。", True),
    ],
)
def test_a_place_is_no_post_and_a_prize_is_not_bought(text: str, as_event: bool) -> None:
    told = [weigh(v).links["event"] for v in views(text, PEOPLE, ORGANIZATIONS)]
    assert (max(told, default=0) > weighing("event").model.threshold) is as_event
