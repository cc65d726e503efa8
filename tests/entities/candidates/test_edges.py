"""Proposals end where the name ends: before a blank, before the post whose first word the tagger gave to it."""

from __future__ import annotations

import pytest

from flows.entities.candidate import Candidate
from flows.entities.candidates.edges import with_true_edges
from flows.language.script import fold
from schemas.records import EntityKind


def edges(text: str, proposed: str, kind: EntityKind = "organization") -> list[str]:
    start = text.index(proposed)
    candidate = Candidate("body", start, start + len(proposed), proposed, kind, 0.8, "voice")
    kept = list(with_true_edges([candidate], fold(text)))
    assert all(text[c.start : c.end] == c.name for c in kept)
    return [c.name for c in kept]


@pytest.mark.parametrize(
    ("text", "proposed", "name"),
    [
        ("智能联合创始人辞职", "智能联合", "智能"),
        ("北川黨創黨主席周明遠", "北川黨創黨", "北川黨"),
        ("临江协会创会会长", "临江协会创会", "临江协会"),
        ("临江协会创会副会长", "临江协会创会", "临江协会"),
        ("北川黨創黨秘書長", "北川黨創黨", "北川黨"),
        ("北川党创党元老", "北川党创党", "北川党"),
        ("远舟周报创刊主编", "远舟周报 创刊".replace(" ", ""), "远舟周报"),
        ("北川协会创会三十年", "北川协会创会", "北川协会创会"),  # no post behind: left to selection
        ("临江联合创新实验室", "临江联合创新实验室", "临江联合创新实验室"),
    ],
)
def test_an_organization_ends_before_the_post_of_who_founded_it(text: str, proposed: str, name: str) -> None:
    assert edges(text, proposed) == [name]


@pytest.mark.parametrize(
    ("text", "proposed", "name"),
    [
        ("青岚市发改委党组书记、主任", "青岚市发改委党组", "青岚市发改委"),
        ("远舟集团党委副书记", "远舟集团党委", "远舟集团"),
        ("临江大学黨委書記", "临江大学黨委", "临江大学"),
        ("青岚市政协党组成员", "青岚市政协党组", "青岚市政协"),
        ("青岚自治区党委书记", "青岚自治区党委", "青岚自治区党委"),  # a body of a place
        ("青岚市发改委党组开会", "青岚市发改委党组", "青岚市发改委党组"),  # no post in it
    ],
)
def test_a_post_in_the_partys_group_is_at_the_body(text: str, proposed: str, name: str) -> None:
    assert edges(text, proposed) == [name]


def test_a_person_is_not_cut_by_a_post() -> None:
    assert edges("周创创始人", "周创", "person") == ["周创"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("養母Edda", "Edda"), ("店主Tamsin Bell", "Tamsin Bell"), ("阿Ken", "阿Ken"), ("Lunch哥", "Lunch哥"),
     ("陸知衡Peter", "陸知衡Peter"), ("瓦尔纳Oskel", "瓦尔纳Oskel")],
)  # fmt: skip
def test_a_word_before_a_latin_name_is_no_part_of_it(text: str, name: str) -> None:
    assert edges(text, text, "person") == [name]


def test_what_nothing_is_left_of_is_no_proposal() -> None:
    assert edges("該黨創黨主席", "創黨") == []
    assert edges("他 說", " ") == []


@pytest.mark.parametrize(
    ("text", "proposed", "name"),
    [
        ("國防大臣本·霍爾特（Ben Holt）", "大臣本·霍爾特", "本·霍爾特"),
        ("总统安德烈·科斯塔", "总统安德烈·科斯塔", "安德烈·科斯塔"),
        ("安德烈·总统山", "安德烈·总统山", "安德烈·总统山"),  # no post at its beginning
        ("大臣林安国", "林安国", "林安国"),
    ],
)
def test_a_dotted_name_begins_behind_the_post(text: str, proposed: str, name: str) -> None:
    assert edges(text, proposed, "person") == [name]
