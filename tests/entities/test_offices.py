"""Bodies that only an office names, where their places stand, and what is no office of a place."""

from __future__ import annotations

import pytest

from tests.entities.recognized import read


@pytest.mark.parametrize(
    ("text", "place", "body"),
    [
        ("罗文渊当选青岚市市长。", "青岚市", "青岚市政府"),
        ("罗文渊当选青岚市常务副市长。", "青岚市", "青岚市政府"),
        ("罗文渊任澄江省青岚市代市长。", "青岚市", "青岚市政府"),
        ("罗文渊接替林玉衡出任岚山县县长。", "岚山县", "岚山县政府"),
        ("英国首相罗文渊宣布辞职。", "英国", "英国政府"),
        ("林玉衡2017年就任香港特区行政长官。", "香港特区", "香港特区政府"),
        ("會議補選林玉衡為內蒙古自治區主席。", "內蒙古自治區", "內蒙古自治區政府"),
        ("浙江省长罗文渊到任。", "浙江", "浙江省政府"),
        ("屯門區議員羅文淵宣布辭職。", "屯門區", "屯門區議會"),  # the level belongs to both
        ("前青衣區區議員羅文淵加入教育局。", "青衣區", "青衣區議會"),
        ("台北市議員羅文淵到場。", "台北市", "台北市議會"),
        ("屯门区议员罗文渊到场。", "屯门区", "屯门区议会"),
        ("林玉衡1989年加入政務職系。", "政務職系", "香港政府"),  # a service that only one government has
    ],
)
def test_an_office_names_the_body_of_its_place(text: str, place: str, body: str) -> None:
    some = read(text)
    assert [(text[o.body.start : o.body.end], o.body.surface) for o in some.offices] == [(place, place)]
    assert not any(o.apart for o in some.offices)
    assert [(b.name, b.org_kind) for b in some.bodies] == [(body, "government")]
    assert not [m for m in some.mentions if m.surface == place]


@pytest.mark.parametrize(
    "text",
    [
        "罗文渊当选青岚市作家协会主席。",
        "林玉衡是青岚市居民。",
        "青岚市市长杯足球赛今天开赛。",
        "中国足球协会主席罗文渊出席。",
        "班长、市长和省长都到了。",
        "選區議員羅文淵到場。",
        "立法會議員羅文淵到場。",
        "屯門區議會議員羅文淵到場。",
    ],
)
def test_what_is_no_office_of_a_place_names_no_body(text: str) -> None:
    assert read(text).bodies == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("罗文渊任青岚市委常委、副市长。", "青岚市"),
        ("澄江省第七届人民代表大会17日选举罗文渊为省长。", "澄江省"),
        ("澄江省青岚市和岚山县派人到场，罗文渊辞去市长职务。", "青岚市"),
        ("罗文渊在青岚市工作。\n谈宗羲当选市长。", "青岚市"),
        ("林玉衡今天當選特首，香港市民在街上等候。", "香港"),
        ("罗文渊任省政府副省长。会议在澄江省岚山市举行。", "澄江省"),
    ],
)
def test_an_office_apart_from_its_place_is_of_the_one_named_last(text: str, place: str) -> None:
    some = read(text)
    assert [(o.body.start, o.body.end, o.apart) for o in some.offices] == [(o.start, o.end, True) for o in some.offices]
    assert [b.name for b in some.bodies] == [place + "政府"]


@pytest.mark.parametrize(
    "text",
    [
        "罗文渊离开澄江省，去贵州任副省长。",
        "罗文渊离开青岚市，去澄江省任职，谈宗羲接任市长。",
        "罗文渊在青岚市工作，林玉衡在岚山市工作。\n谈宗羲当选市长。",
        "罗文渊当选市长。青岚市很热闹，上海也一样。",
        "林玉衡當選特首。香港和澳門都有報道。",
        "林玉衡當選特首。",
    ],
)
def test_an_office_is_of_no_place_that_another_stands_before(text: str) -> None:
    assert read(text).offices == ()


@pytest.mark.parametrize("name", ["青岚市人民政府", "青岚市政府", "澄江省青岚市人民政府"])
def test_a_body_that_the_article_names_itself_is_that_one(name: str) -> None:
    some = read(f"{name}今天开会。罗文渊当选青岚市市长。")
    assert some.bodies == ()
    named = [m.entity_key for m in some.mentions if m.surface == name]
    assert [o.body.entity_key for o in some.offices] == named


def test_only_the_bodies_that_take_part_are_told() -> None:
    some = read("罗文渊当选青岚市市长。岚山县县长林玉衡到场。")
    told = some.taking_part({"organization:青岚市政府"})
    assert [e.name for e in told.entities if e.kind == "organization"] == ["青岚市政府"]
    assert [m.surface for m in told.mentions if m.method == "office"] == ["青岚市"]
    assert (told.bodies, told.offices) == ((), ())
