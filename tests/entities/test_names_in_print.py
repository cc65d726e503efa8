"""Names as pages print them: padded, with any dot, glossed, words that are names where the clause shows a person."""

from __future__ import annotations

import pytest

from tests.entities.test_recognize import people


@pytest.mark.parametrize("dot", ["·", "•", "‧", "・", "∙", "．"])
def test_a_foreign_name_is_one_with_any_dot(dot: str) -> None:
    assert set(people(f"监事会主席鲁道夫{dot}克莱因说，订单在增加。")) == {"鲁道夫·克莱因"}


def test_a_name_padded_to_the_width_of_three_is_told_without_its_blank() -> None:
    some = people("任命：\n苗　沁为清河县副县长；\n上官　霖为清河县审计局局长。\n\n苗沁表示感谢。")
    assert some == {"苗沁": {"苗　沁", "苗沁"}, "上官霖": {"上官　霖"}}


def test_two_names_with_a_blank_between_them_stay_two() -> None:
    assert set(people("获奖者：王立群　赵广平")) == {"王立群", "赵广平"}


def test_a_name_of_a_rare_surname_is_known_by_its_pinyin_in_brackets() -> None:
    assert set(people("副馆长妫令仪（Gui Lingyi，音译）接任馆长。")) == {"妫令仪"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("集团任命常青为首席运营官。", "常青"),
        ("董事会昨日免去易从之的副总裁职务。", "易从之"),
        ("原社长退休，由陈列接任社长。", "陈列"),
        ("公司昨天宣布，聘任江白桦担任独立董事。", "江白桦"),
        ("技术总监欧阳向明向公司递交辞呈。", "欧阳向明"),
    ],
)
def test_a_word_is_a_name_where_the_clause_gives_it_a_post(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "新馆的陈列里松柏常青，订单排到了冬天。",
        "免去公司的审计职务，是股东会的决定。",
        "门卫一职改由武警接任。",
        "新规定任命专人为联络员，由高管出任顾问。",
        "比赛由解说担任串场，气氛热烈。",
        "会议选举常委为召集人。",
        "他向前走了几步，又向东看了看。",
    ],
)
def test_the_same_words_are_nobody_elsewhere(text: str) -> None:
    assert people(text) == {}


def test_a_verb_behind_a_name_in_such_a_clause_is_no_part_of_it() -> None:
    assert set(people("大会任命张坚担任局长，免去王洋的局长职务。")) == {"张坚", "王洋"}
