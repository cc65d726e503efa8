"""Organisations shown by quotes, by what names them, by lists of investors."""

from __future__ import annotations

import pytest

from flows.entities.candidates.organizations.marks import by_marks
from tests.entities.stand_ins import proposed


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("同业/n “/w 菜小满/n ”/w", "菜小满"),
        ("“/w 追番狗/n ”/w 创始人/n", "追番狗"),
        ("“/w 顺顺/n ”/w 员工/n 上街/v", "顺顺"),
        ("加盟/v “/w 蓝鲨/n ”/w", "蓝鲨"),
        ("《/w 江北晨刊/n 》/w 辞退/v 二十/m 人/n", "江北晨刊"),
        ("名为/v “/w 江海智库/n ”/w 的/u 研究机构/n", "江海智库"),
        ("成立/v 模型/n 评测组/n ，/w", "模型评测组"),
    ],
)
def test_marks_and_words_beside_them_show_a_name(words: str, name: str) -> None:
    assert name in proposed(by_marks, words)


@pytest.mark.parametrize(
    "words",
    [
        "“/w 小满/n ”/w 音箱/n 正式/ad 上线/v",  # goods
        "《/w 江北晨刊/n 》/w 很/d 好看/a",  # it does nothing
        "名为/v “/w 河山/n ”/w 的/u 小说/n",  # no kind of organisations
        "成立/v 领导/n 小组/n ，/w",  # a part without a name
    ],
)
def test_the_same_marks_around_other_things_show_none(words: str) -> None:
    assert proposed(by_marks, words) == set()


def test_each_investor_of_a_list_is_one_and_the_rest_of_it_is_none() -> None:
    words = "由/p 红枫基金会/n 、/w 溪谷创投/n 等/u 多家/m 机构/n 联合/d 领投/v"
    assert proposed(by_marks, words) == {"红枫基金会", "溪谷创投"}
