"""Names that nothing but their place shows, on the fewest words that make the place."""

from __future__ import annotations

import pytest

from flows.entities.candidates.organizations.positions import by_place
from tests.entities.stand_ins import proposed


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("货鸟/nz 裁员/v 三成/m", "货鸟"),  # before what organisations do
        ("他/r 加盟/v 茶汀/nz ，/w", "茶汀"),  # behind what is done to one
        ("圆球记/nz 被/p 巨头/n 收购/v", "圆球记"),  # what is bought
        ("高飞/PER 被/p 叮叮网/nz 解除/v 职务/n", "叮叮网"),  # who dismisses
        ("快狐/nz 首席执行官/n 离职/v", "快狐"),  # before a post
        ("利兹湾/LOC 解雇/v 主帅/n", "利兹湾"),  # a place's club
        ("溪石/n 漫画/n 完成/v 融资/v", "溪石漫画"),  # plain words where money comes
    ],
)
def test_the_place_shows_the_name(words: str, name: str) -> None:
    assert name in proposed(by_place, words)


@pytest.mark.parametrize(
    "words",
    [
        "张明远/PER 宣布/v 辞职/v",  # a person announces too
        "代表们/n 离开/v 北京/LOC 前往/v 南湾/LOC",  # a place is left
        "他/r 入职/v 教授/n ，/w",  # a post
        "奥运/n 冠军/n 何雨/PER 说/v",  # a word for people before a person
    ],
)
def test_the_same_place_around_people_places_and_posts_shows_none(words: str) -> None:
    assert proposed(by_place, words) == set()
