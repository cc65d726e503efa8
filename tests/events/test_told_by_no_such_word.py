"""Words of events used in another sense: in quotes, asked for, of things that are said, of who is sent somewhere."""

from __future__ import annotations

import pytest

from flows.events.claims.weigh import weigh, weighing
from tests.events.stand_ins import filled, tell, views

PEOPLE, ORGANIZATIONS = (
    ("程岚", "宋涛", "程嵐"),
    ("云岭科技", "远洲银行", "北岸传感", "青山省纪委", "雲嶺科技", "海港法院", "海港检察院"),
)


def types_in(text: str) -> list[str]:
    return [m.event_type for m in tell(text, PEOPLE, ORGANIZATIONS)]


@pytest.mark.parametrize(
    "text",
    [
        "程岚“回归”云岭科技，行业为之一震。",
        "程嵐「加盟」雲嶺科技？只是客串主持。",
        '程岚"回归"云岭科技，行业为之一震。',
        "请你行依照规定，迅速解雇程岚。",
        "烦请贵公司聘请程岚为顾问。",
        "请你行依照规定，于3日内解雇程岚。",
        "现请你行依照规定，迅速解雇程岚。",
        "請有關部門解僱程嵐。",
        "远洲银行被传裁撤云岭科技。",
        "云岭科技计划收购北岸传感，但尚未实施。",
        "发言人宋涛表示，针对云岭科技负责人程岚的刑事立案将被撤销。",
        "云岭科技1月公布了全新的Model K售价。",
        "云岭科技发布《查重服务常见问题》。",
        "云岭科技又公布4名“内鬼”的照片。",
        "程岚亲自操刀，为动画片画了海报。",
        "程岚在集会上与宋涛一起登台。",
    ],
)
def test_no_event_is_told(text: str) -> None:
    assert not types_in(text)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("程岚回归云岭科技。", "return"),
        ("程岚被“双开”。", "dismissal"),
        ("“云岭科技”收购“北岸传感”。", "acquisition"),
        ("“程岚”离开“云岭科技”。", "departure"),
        ("《云岭科技》收购《北岸传感》。", "acquisition"),
        ('"云岭科技"收购"北岸传感"。', "acquisition"),
        ("程岚请各位放心，昨日离开云岭科技。", "departure"),
        ("宋涛请有关部门查明真相，程岚昨日辞去远洲银行行长职务。", "departure"),
        ("程岚请各界监督，2020年出任远洲银行行长。", "appointment"),
        ("请你放心，程岚离开云岭科技。", "departure"),
        ("请你放心，昨日程岚离开云岭科技。", "departure"),
        ("程岚请你监督，出任远洲银行行长。", "appointment"),
        ("云岭科技请程岚离开后，聘请宋涛为顾问。", "appointment"),
        ("远洲银行传出解散，云岭科技昨日收购北岸传感。", "acquisition"),
        ("云岭科技计划收购北岸传感，目前已开始实施。", "acquisition"),
        ("程岚的职务被撤销。", "dismissal"),
        ("宋涛涉嫌受贿，会上被免去行长职务。", "dismissal"),
        ("云岭科技发布新款旗舰“岚山”。", "release"),
        ("程岚操刀云岭科技，宋涛坐镇北岸传感。", "appointment"),
        ("云岭科技首款手机也将在今年内正式发布。", "release"),
    ],
)
def test_the_same_word_as_it_stands_tells_one(text: str, event_type: str) -> None:
    assert event_type in types_in(text)


def test_who_is_chosen_to_do_something_takes_no_post() -> None:
    (view,) = views("程岚被选中来帮助云岭科技应对难题。", PEOPLE, ORGANIZATIONS)
    assert weigh(view).links["event"] < weighing("event").model.threshold
    (view,) = views("程岚被选中担任云岭科技总裁。", PEOPLE, ORGANIZATIONS)
    assert weigh(view).links["event"] > weighing("event").model.threshold


def test_whom_a_secretary_serves_had_not_his_post() -> None:
    (told,) = tell("程岚升任总裁宋涛的秘书。", PEOPLE, ORGANIZATIONS)
    assert filled(told) == {"appointee": ["程岚"]}
    (told,) = tell("程岚接任宋涛的总裁职务。", PEOPLE, ORGANIZATIONS)
    assert filled(told)["predecessor"] == ["宋涛"]


def test_a_body_of_discipline_makes_known_who_was_dismissed_elsewhere() -> None:
    (told,) = tell("青山省纪委通报，程岚严重违纪，被开除党籍。", PEOPLE, ORGANIZATIONS)
    assert filled(told) == {"dismissed": ["程岚"]}
    for own in ("青山省纪委书记程岚被免职。", "青山省纪委昨日解雇了程岚。"):
        (told,) = tell(own, PEOPLE, ORGANIZATIONS)
        assert filled(told)["former_employer"] == ["青山省纪委"]
    (told,) = tell("海港法院昨日通报，程岚被开除公职。", PEOPLE, ORGANIZATIONS)
    assert "former_employer" not in filled(told)
    # Who leaves speaks, and the body does not
    (told,) = tell("程岚离开海港法院后表示很开心。", PEOPLE, ORGANIZATIONS)
    assert filled(told)["former_employer"] == ["海港法院"]
    (told,) = tell("程岚昨日从海港检察院辞职并发声明感谢同事。", PEOPLE, ORGANIZATIONS)
    assert filled(told)["former_employer"] == ["海港检察院"]


def test_a_register_that_tells_it_is_no_employer() -> None:
    names = ("企查查", "云岭科技")
    for told in tell("企查查信息显示，程岚持股三成并于去年担任监事。", PEOPLE, names):
        assert "企查查" not in [x for some in filled(told).values() for x in some]


def test_a_post_at_a_body_that_nothing_recognised_is_not_at_the_one_before() -> None:
    told = tell("2022年3月，程岚调任云岭科技董事、省政府党组副书记。", PEOPLE, ORGANIZATIONS)
    pairs = [(next(p.post for p in m.participants if p.post), filled(m).get("employer", [])) for m in told]
    assert pairs == [("董事", ["云岭科技"])]
    told = tell("2022年3月，程岚调任云岭科技董事、党委副书记。", PEOPLE, ORGANIZATIONS)
    assert [filled(m)["employer"] for m in told] == [["云岭科技"], ["云岭科技"]]
    told = tell("程岚调任云岭科技董事、市人大常委会副主任。", PEOPLE, ORGANIZATIONS)
    assert [p.post for m in told for p in m.participants if p.post] == ["董事"]


@pytest.mark.parametrize("second", ["政府事务部总监", "政府关系副总裁", "政府公共关系总监"])
def test_who_deals_with_a_body_of_state_holds_a_post_of_his_own(second: str) -> None:
    told = tell(f"程岚调任云岭科技董事、{second}。", PEOPLE, ORGANIZATIONS)
    assert [filled(m)["employer"] for m in told] == [["云岭科技"], ["云岭科技"]]


@pytest.mark.parametrize(
    "text",
    [
        "程岚说，云岭科技有一个科学家，他相信机器有意识，然后云岭科技把他开除了。",
        "程岚今年很忙。云岭科技仍有几位员工在职，但他们也决定离开。",
        "宋涛曾是高管。该团队的许多高管后来都回到了云岭科技。",
        "程岚今年很忙。媒体披露，有数百名员工拒绝继续工作，选择了辞职。",
        "合伙人宋涛很忙。多位淡出云岭科技的合伙人另有去处。",
        "2020年3月，程岚晋升为副厅级干部。",
    ],
)
def test_people_without_a_name_are_nobody_whom_the_text_names(text: str) -> None:
    assert not types_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "有两名董事反对，程岚随后离开云岭科技。",
        "程岚是一名工程师，他去年加入云岭科技。",
        "程岚有一个女儿，她去年离开云岭科技。",
    ],
)
def test_who_is_named_goes_on(text: str) -> None:
    assert [m.participants[-1].entity_key for m in tell(text, PEOPLE, ORGANIZATIONS)] == ["person:程岚"]


def test_what_fans_write_is_no_letter_of_their_club() -> None:
    told = tell("远洲银行再输一场，青山球迷致信云岭科技。", PEOPLE, ORGANIZATIONS)
    assert all("远洲银行" not in filled(m).get("publisher", []) for m in told)


def test_posts_taken_one_after_another_have_not_the_day_of_the_joining() -> None:
    told = tell("程岚于2001年加入云岭科技，先后出任经理、总监。", PEOPLE, ORGANIZATIONS)
    assert {(m.event_type, m.date_earliest is None) for m in told} == {("joining", False), ("appointment", True)}
    told = tell("2001年，程岚先后出任云岭科技经理、总监。", PEOPLE, ORGANIZATIONS)
    assert {m.date_earliest is None for m in told} == {False}


@pytest.mark.parametrize(
    "text",
    [
        "总统程岚表示，乌国对芬兰加入远洲银行持积极态度。",
        "程岚在海港表示，瑞典加入远洲银行不是问题。",
        "程岚说，瑞典昨日宣布加入雲嶺科技。",
        "程岚很快离开海港，亲西方的新政府在乌山掌权。",
        "程岚离开海港，新政府在当地掌权。",
        "程岚昨日表示，新公司加入云岭科技。",
        "办完两张卡，宋涛又返回远洲银行，想询问利率。",
        "程岚涉嫌行贿，次年1月被解除留置。",
        "1997年，程岚受到威胁要提出辞职动议。",
        "报道称，云岭科技试图剥离青禾搜索，将其出售给远洲银行。",
        "云岭科技从创立至今，累计亏损很多。",
        "程岚在创办云岭科技前期，有过合伙人。",
        "本办法所称银行，是指2010年设立的远洲银行。",
        "本协议所称管理人，系指云岭科技收购的北岸传感。",
    ],
)
def test_what_a_place_does_what_ends_and_what_is_only_meant_tell_none(text: str) -> None:
    assert not types_in(text)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("程岚在海港表示，已加入远洲银行。", "joining"),
        ("程岚去年创办云岭科技至今，换了三个办公室。", "founding"),
        ("远洲银行是2010年设立的，总部在海港。", "founding"),
        ("报道称，云岭科技剥离青禾搜索，将其出售给远洲银行。", "acquisition"),
        ("程岚与云岭科技解除劳动合同。", "departure"),
    ],
)
def test_with_somebody_of_its_own_or_a_day_it_is_told(text: str, event_type: str) -> None:
    assert event_type in types_in(text)


def test_who_comes_to_a_place_that_people_visit_joins_nobody() -> None:
    places = ("海港大世界",)
    assert not tell("宋涛在18日下午两点进入海港大世界，在园区内扫码。", PEOPLE, places)
    told = tell("宋涛2010年进入海港大世界，任经理。", PEOPLE, places)
    assert {m.event_type for m in told} == {"joining", "appointment"}


def test_a_heading_of_verbs_tells_nothing() -> None:
    body = "程岚是总裁。\n\n宣布辞职之后\n\n程岚终于睡了一个好觉。"
    assert not tell(body, PEOPLE, ORGANIZATIONS)


def test_the_firm_that_is_left_is_not_this_one() -> None:
    told = tell("宋涛今年很忙。程岚2020年从云岭科技离职前后创办了这家公司。", PEOPLE, ORGANIZATIONS)
    assert "云岭科技" not in [x for m in told for x in filled(m).get("founded", [])]
    told = tell("云岭科技很有名。程岚2020年从远洲银行离职后创办了这家公司。", PEOPLE, ORGANIZATIONS)
    assert [x for m in told for x in filled(m).get("founded", [])] == ["云岭科技"]


def test_a_contract_with_nobody_is_no_joining() -> None:
    assert not types_in("程岚说，“那天去签合同，也没说谁担保”，后来才见过远洲银行的人。")
    assert types_in("程岚与云岭科技签下三年合同。") == ["joining"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2002年至2013年间，程岚分别在海港、岚山任职，担任过云岭科技总监、远洲银行行长。", 2013),
        ("1996年至1998年，程岚先后出任远洲银行行长、云岭科技总监。", 1998),
        ("2002年至2013年，程岚任远洲银行行长。", 2002),
        ("程岚1996年至1998年曾任远洲银行行长。", 1996),  # one post
        ("宋涛先后做过老师、记者，程岚1996年至1998年任远洲银行行长。", 1996),  # another's
        ("先后做过老师的程岚1996年至1998年任远洲银行行长。", 1996),  # before the time
        ("2020年召开股东大会，程岚、宋涛分别出任远洲银行行长、副行长。", 2020),  # shared out, not one after another
    ],
)
def test_posts_spread_over_years_have_all_of_them(text: str, last: int) -> None:
    days = {m.date_latest for m in tell(text, PEOPLE, ORGANIZATIONS)}
    assert {day.year for day in days if day is not None} == {last}


def test_a_register_is_not_the_firm_that_it_tells_of() -> None:
    told = tell("云岭科技注销了一家公司。企查查信息显示，该公司成立于2016年。", PEOPLE, ("企查查", "云岭科技"))
    assert "企查查" not in [x for m in told for some in filled(m).values() for x in some]
