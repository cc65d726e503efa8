from __future__ import annotations

import pytest

from flows.entities.resolution.people.name_rarity import bits, is_married, is_piece, of_many
from flows.entities.resolution.rules import rules


@pytest.mark.parametrize(
    "form",
    ["王某", "刘某某", "覃某萍", "陈官", "陳官", "林太", "张先生", "黃博士", "小陈", "阿才", "张总",
      "B女士", "王甲", "班主任"],
)  # fmt: skip
def test_a_form_of_many_names_somebody_of_its_article(form: str) -> None:
    assert of_many(form)


@pytest.mark.parametrize("form", ["陆知衡", "上官正义", "王伟", "温太真", "Anna Petrov", "贝洛尼", "林素太华"])
def test_a_full_name_is_no_form_of_many(form: str) -> None:
    assert not of_many(form)


def test_a_common_name_says_less_than_a_rare_one() -> None:
    threshold = rules().threshold
    assert bits("王伟", {}) < 0 > bits("Li Wei", {})
    assert threshold < bits("Yanqiu Fang", {}) < bits("Anna Petrov", {})
    assert bits("陆知衡", {}) == bits("陸知衡", {}) > threshold
    assert bits("马可·贝洛尼", {}) > bits("贝洛尼", {}) > bits("贝洛尼", {"贝洛尼": 4})


def test_a_transliterated_piece_may_name_somebody_alone_a_nickname_may_not() -> None:
    assert is_piece("贝洛尼")
    assert is_piece("索科洛娃")
    assert not is_piece("小贝")
    assert not is_piece("Sokolova")
    assert not is_piece("佢哋")


def test_a_married_name_has_two_surnames() -> None:
    assert is_married("温陆若谷")
    assert not is_married("欧阳知衡")
    assert not is_married("安娜丽娜")


@pytest.mark.parametrize("form", ["罗尔特", "马克里", "巴尔"])
def test_a_name_that_foreign_surnames_are_written_like_says_no_more_than_such_a_piece(form: str) -> None:
    assert bits(form, {}) < rules().threshold


@pytest.mark.parametrize("form", ["林思明", "马利文", "高文海", "罗明宣"])
def test_a_chinese_name_of_characters_that_foreign_ones_hold_too_stays_one(form: str) -> None:
    assert bits(form, {}) > rules().threshold
