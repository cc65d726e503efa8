"""Bodies that every place has: they are somebody's in the article, or nobody."""

from __future__ import annotations

import pytest

from flows.entities.coreference.local_entity_builder import Building
from flows.entities.coreference.ownerless import is_ownerless, with_owners
from tests.entities.recognized import read


@pytest.mark.parametrize(
    "name",
    ["省人民政府", "市公安局", "财政厅", "县纪委监委", "当地税务局", "组织部", "公安派出所", "街道办事处", "警署"],
)
def test_a_body_without_its_place_is_nobodys(name: str) -> None:
    assert is_ownerless(name)


@pytest.mark.parametrize(
    "name", ["青岚省人民政府", "外交部", "发改委", "国家税务总局", "澄江大学", "青岚派出所", "南湾警署", "学生总工会"]
)
def test_a_body_with_its_place_or_known_by_its_name_is_somebodys(name: str) -> None:
    assert not is_ownerless(name)


def test_a_body_goes_unless_the_article_joined_it_to_a_fuller_name() -> None:
    found = {
        "alone": Building("organization", names={"市公安局": 2}),
        "joined": Building("organization", names={"青岚市公安局": 1}, pairs={"市公安局"}),
        "person": Building("person", names={"财政厅": 1}),
    }
    assert set(with_owners(found, {})) == {"joined", "person"}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("青岚省人大常委会今天开会。罗文渊任省政协主席。", "青岚省政协"),
        ("罗文渊调任省财政厅厅长。会议在青岚省岚山市举行。", "青岚省财政厅"),
        ("青岚省人大常委会接受罗文渊辞去省人民检察院检察长职务。", "青岚省人民检察院"),
    ],
)
def test_a_body_told_with_its_level_is_the_only_places(text: str, whole: str) -> None:
    assert whole in organizations_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "会议在青岚省和澄江省举行。罗文渊任省政协主席。",
        "罗文渊任省政协主席。",
        "会议在青岚市举行。罗文渊任省政协主席。",
        "会议在青岚省举行，贵州也派人到场。罗文渊任省政协主席。",
    ],
)
def test_a_body_of_one_of_several_places_is_nobodys(text: str) -> None:
    assert not {name for name in organizations_of(text) if name.endswith("省政协")}


def test_what_a_person_does_is_in_no_name() -> None:
    text = "青岚省人大常委会接受罗文渊辞去省人民检察院检察长职务。"
    assert organizations_of(text) == {"青岚省人大常委会", "青岚省人民检察院"}


def organizations_of(body: str) -> set[str]:
    return {e.name for e in read(body).entities if e.kind == "organization"}
