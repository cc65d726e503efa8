"""The organisation of an event is chosen among all places that offer one, none of them included."""

from __future__ import annotations

import pytest

from flows.events import extract
from flows.language import analyze
from schemas.records import LocalEntity, Mention, Recognized, SourceText
from tests.events.stand_ins import filled, given, packaged, tagger, tell


def employers(text: str, people: list[str], organizations: list[str]) -> set[str]:
    return {
        p.entity_key.partition(":")[2]
        for m in tell(text, people, organizations)
        for p in m.participants
        if p.role in ("employer", "former_employer", "new_employer")
    }


@pytest.mark.parametrize(
    ("text", "people", "organizations", "right"),
    [
        ("程岚辞去远洲银行行长职务。", ["程岚"], ["远洲银行"], {"远洲银行"}),
        ("远洲银行行长程岚辞职。", ["程岚"], ["远洲银行"], {"远洲银行"}),
        ("程岚离开远洲银行，加入石桥证券。", ["程岚"], ["远洲银行", "石桥证券"], {"远洲银行", "石桥证券"}),
        ("远洲银行宣布，行长程岚辞职。", ["程岚"], ["远洲银行"], {"远洲银行"}),
        ("1986年，程岚在远洲银行担任助理经理。", ["程岚"], ["远洲银行"], {"远洲银行"}),
        # a party without a name is no body that is named, and not who says so
        ("远洲银行指校方解雇程岚。", ["程岚"], ["远洲银行"], set()),
        ("远洲银行回应说，行方解雇程岚。", ["程岚"], ["远洲银行"], {"远洲银行"}),
        # who has a post somewhere else leaves nobody of the appointing ones
        ("石桥证券的程岚获任命为远洲银行行长。", ["程岚"], ["远洲银行", "石桥证券"], {"远洲银行"}),
        # where he comes to is who tells it
        ("远洲银行今日宣布：程岚加盟，出任设计中心负责人。", ["程岚"], ["远洲银行"], {"远洲银行"}),
        # who took a post there and left without a word of where left that
        ("程岚于2007年起出任长河局局长，至2016年卸任。", ["程岚"], ["长河局"], {"长河局"}),
        ("2016年，程岚调任远洲银行行长，去年11月30日离职。", ["程岚"], ["远洲银行"], {"远洲银行"}),
        # whom he follows went somewhere else, which the clause before 的 tells
        (
            "程岚今年六十岁，接替调任远洲银行主任的宋涛，出任石桥证券主任。",
            ["程岚"],
            ["远洲银行", "石桥证券"],
            {"石桥证券"},
        ),
        # the clause only says when, and the sentence is about the next one's subject
        (
            "石桥证券融资。石桥证券扩产。从去年11月首席执行官程岚被罢免以来，远洲银行陷入内斗。",
            ["程岚"],
            ["远洲银行", "石桥证券"],
            {"远洲银行"},
        ),
        # the body's name and the post share a character
        ("首相任命程岚为财政部长。", ["程岚"], ["财政部"], {"财政部"}),
        ("教育部长由石桥党的程岚担任。", ["程岚"], ["教育部", "石桥党"], {"教育部"}),
    ],
)
def test_the_place_that_states_it_gives_the_organization(
    text: str, people: list[str], organizations: list[str], right: set[str]
) -> None:
    assert employers(text, people, organizations) == right


@pytest.mark.parametrize(
    ("text", "people", "organizations", "not_it"),
    [
        # the dateline's agency and the picture's credit employ nobody whom the sentence tells of
        ("长河通讯社资料图片：市长程岚昨日宣布辞职。", ["程岚"], ["长河通讯社"], "长河通讯社"),
        # whose outlet only reports it
        ("《长河日报》报道，市长程岚昨日辞职。", ["程岚"], ["长河日报"], "长河日报"),
        # where he goes or what he leaves is named by words that nothing recognised
        ("石桥证券今年扩产。1999年，程岚加入上海本土便利店品牌可多。", ["程岚"], ["石桥证券"], "石桥证券"),
        ("石桥证券今年扩产。程岚放弃了化纤厂的稳定工作。", ["程岚"], ["石桥证券"], "石桥证券"),
        # a party without a name did it, at another body's conference
        ("远洲协会记者会上，两年前被校方无理解雇的老师程岚说，她很难受。", ["程岚"], ["远洲协会"], "远洲协会"),
        # who is taken to court by a body is none of its people
        ("刚退休的警司程岚涉嫌诈骗，被远洲署起诉两项罪名。", ["程岚"], ["远洲署"], "远洲署"),
        # who joined long ago did not come from where he is now
        ("远洲银行执行处处长程岚1978年加入石桥证券。", ["程岚"], ["远洲银行", "石桥证券"], "远洲银行"),
        # the body in the post itself, not another one of the article
        ("石桥证券今年业绩不佳。石桥证券的股东很多。程岚获任命为财政部长。", ["程岚"], ["石桥证券"], "石桥证券"),
    ],
)
def test_an_organization_is_not_borrowed(text: str, people: list[str], organizations: list[str], not_it: str) -> None:
    assert not_it not in employers(text, people, organizations)


BOUGHT = "2014年7月28日，石桥金控收购远洲银行七成股权。石桥金控很大，石桥金控没有说更多。\n"
LARGE = "石桥金控很大，石桥金控没有说更多。\n"


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        (BOUGHT + "老行长程岚很有名。一九九四年程岚退休。", False),
        (BOUGHT + "老行长程岚很有名。2016年程岚退休。", True),
        (LARGE + "老行长程岚很有名。一九九四年程岚退休。", True),
        (BOUGHT + "一九九四年，石桥金控行长程岚退休。", True),
    ],
)
def test_a_buyer_is_seldom_the_employer_of_before_it_bought(text: str, *, buyer: bool) -> None:
    assert ("石桥金控" in employers(text, ["程岚"], ["石桥金控", "远洲银行"])) == buyer


def told_with_outlet(body: str) -> list[dict[str, list[str]]]:
    """The roles of the events of a text in which 晨光周刊 is an outlet."""
    text, name = SourceText("", body, "Hans", None, None), "晨光周刊"
    outlet = LocalEntity(f"organization:{name}", "organization", name, org_kind="media")
    places = (at for at in range(len(body)) if body.startswith(name, at))
    named = tuple(
        Mention(outlet.key, "organization", "body", at, at + len(name), name, "full", "given", 1.0) for at in places
    )
    told = extract(
        text, analyze([text], tagger())[0], given(text, ["程岚"], found=Recognized((outlet,), named, ())), packaged()
    )
    return [filled(m) for m in (*told.mentions, *(w.mention for w in told.withheld))]


@pytest.mark.parametrize(
    "text",
    [
        "据《晨光周刊》报道，合伙人程岚已于8月下旬离职。",
        "《晨光周刊》报道，合伙人程岚已于8月下旬离职。",
        "合伙人程岚已于8月下旬离职，《晨光周刊》说。",
        "《晨光周刊》看到了这封信。合伙人程岚已于8月下旬离职。",
    ],
)
def test_an_outlet_that_only_stands_near_is_nobodys_employer(text: str) -> None:
    assert told_with_outlet(text) == [{"leaver": ["程岚"]}]


@pytest.mark.parametrize(
    "text", ["晨光周刊主编程岚辞职。", "晨光周刊宣布，主编程岚辞职。", "晨光周刊去年办得不好，程岚辞去主编职务。"]
)
def test_an_outlet_that_it_is_told_of_employs(text: str) -> None:
    assert told_with_outlet(text) == [{"leaver": ["程岚"], "former_employer": ["晨光周刊"]}]
