"""A noun phrase has members, each with its head, its kind, and the names and posts that stand before it."""

from __future__ import annotations

import pytest

from flows.events.syntax.noun_phrases import NounPhrase
from tests.events.stand_ins import clauses, tell

PEOPLE = ("程岚", "宋涛", "罗晓峰")
ORGANIZATIONS = ("远洲银行", "云岭科技")


def phrase(text: str, teams: tuple[str, ...] = ()) -> NounPhrase:
    """The first noun phrase of a sentence."""
    (clause,) = clauses(text, PEOPLE, ORGANIZATIONS, teams)
    found = next(c.phrase for c in clause.chunks if c.phrase is not None)
    assert found is not None
    return found


def test_a_name_has_the_organization_and_the_post_before_it() -> None:
    (member,) = phrase("远洲银行首席风险官程岚离职").members
    assert member.kind == "person"
    assert [w.text for w in member.organizations] == ["远洲银行"]
    assert [p.text for p in member.posts] == ["首席风险官"]


def test_a_post_after_the_name_belongs_to_the_name() -> None:
    (member,) = phrase("程岚董事长离职").members
    assert (member.head.text, [p.text for p in member.posts]) == ("程岚", ["董事长"])


def test_what_stands_before_the_first_holds_for_the_others() -> None:
    members = phrase("云岭科技研究员程岚和宋涛离职").members
    assert [(m.head.text, [w.text for w in m.organizations]) for m in members] == [
        ("程岚", ["云岭科技"]), ("宋涛", ["云岭科技"]),
    ]  # fmt: skip


def test_posts_before_one_name_are_all_that_persons() -> None:
    (member,) = phrase("云岭科技合伙人、高级副总裁罗晓峰离职").members
    assert [p.text for p in member.posts] == ["合伙人", "高级副总裁"]


def test_a_former_organization_is_marked() -> None:
    assert phrase("前远洲银行行长程岚离职").members[0].former


def test_a_list_end_and_a_title_are_no_members() -> None:
    assert [m.head.text for m in phrase("程岚、宋涛等人离职").members] == ["程岚", "宋涛"]
    assert [m.head.text for m in phrase("程岚先生离职").members] == ["程岚"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("新款轿车“启明01”上市", "product"),
        ("语音模型回声2发布", "product"),
        ("云岭科技的硬件部门解散", "unit"),
        ("多名员工离职", "group"),
        ("一家公司解散", "firm"),
        ("三亿元到账后离职", "money"),
        ("首席执行官离职", "post"),
    ],
)
def test_a_noun_without_a_name_is_of_a_kind(text: str, kind: str) -> None:
    head = phrase(text).head
    assert head is not None
    assert head.kind == kind


def test_shares_of_a_company_are_the_company() -> None:
    (clause,) = clauses("长青电机收购云岭科技51%股权", organizations=["长青电机", "云岭科技"])
    bought = clause.chunks[-1].phrase
    assert bought is not None
    assert [m.head.text for m in bought.members] == ["云岭科技"]


WHOLE_POSTS = [
    ("程岚辞去云岭科技副总经理职务。", "副总经理"),
    ("程岚辞去云岭科技常务副总经理职务。", "常务副总经理"),
    ("程岚辞去云岭科技总编辑助理职务。", "总编辑助理"),
    ("程岚辞去云岭科技主任秘书职务。", "主任秘书"),
    ("程岚辞去云岭科技党组副书记职务。", "党组副书记"),
    ("程岚辞去云岭科技董事长、总经理职务。", "董事长"),  # two posts, not one
    ("程岚辞去云岭科技联席总裁职务。", "联席总裁"),
]


@pytest.mark.parametrize(("text", "post"), WHOLE_POSTS, ids=[t for t, _ in WHOLE_POSTS])
def test_a_post_is_whole_and_a_deputy_is_never_the_head(text: str, post: str) -> None:
    (told,) = tell(text, ["程岚"], ["云岭科技"])
    assert [p.post for p in told.participants if p.post] == [post]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("程岚转任董事长办公室顾问。", "董事长办公室顾问"),
        ("守门员教练程岚被远洲银行解雇。", "守门员教练"),
        ("球员、教练程岚被远洲银行解雇。", "教练"),  # two of them
        ("远洲银行聘请程岚担任首任球团总经理。", "首任球团总经理"),
        ("研发与生产副总裁程岚离开云岭科技。", "研发与生产副总裁"),
        ("云岭科技任命程岚为技术与产品副总裁。", "技术与产品副总裁"),
        ("程岚卸任云岭科技战略及研发主管。", "战略及研发主管"),
        ("工厂和总经理程岚离开云岭科技。", "总经理"),
        ("程岚辞去远洲银行执行董事、行长职务。", "行长"),  # the seat that several have is not what is told first
        ("程岚辞去远洲银行董事职务。", "董事"),
        ("程岚改任非执行副主席。", "非执行副主席"),
        ("程岚获委任为远洲银行独立非执行副主席。", "独立非执行副主席"),
        ("远洲银行委任程岚为非执行董事长。", "非执行董事长"),
        ("团队负责人程岚将离开远洲银行。", "团队负责人"),
        ("程岚出任云岭科技部门经理。", "部门经理"),
        ("程岚辞去云岭科技事业部总经理职务。", "事业部总经理"),
        ("程岚卸任远洲银行主任科员职务。", "主任科员"),
        ("程岚出任云岭科技主任工程师。", "主任工程师"),
        ("程岚升任远洲银行首席记者。", "首席记者"),
        ("程岚卸任远洲银行主任职务。", "主任"),
        ("程岚出任云岭科技航线部总监。", "总监"),
        ("程岚出任公司总裁。", "总裁"),
    ],
)
def test_a_post_is_told_whole(text: str, post: str) -> None:
    assert {p.post for m in tell(text, PEOPLE, ORGANIZATIONS) for p in m.participants if p.post} == {post}
