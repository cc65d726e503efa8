"""Known organisations where the tagger cut the words wrong, and the same characters where they are something else."""

from __future__ import annotations

import pytest

from flows.entities.selection.left_over import LeastOfKnown, known_left_over, left_over
from flows.entities.selection.overlap_measures import known
from tests.entities.recognized import read
from tests.entities.selection.test_features import span_of
from tests.entities.selection.test_places_and_overlaps import span


def organizations_in(body: str) -> set[str]:
    return {m.surface for m in read(body).mentions if m.entity_kind == "organization"}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("时任韩国最大在野党国民力量党候选人的他败选。", "国民力量党"),
        ("时任执政党共同民主党候选人的李在镐落选。", "共同民主党"),
        ("他後來進入日本著名私立大學慶應大學，讀法律。", "慶應大學"),
        ("民意跌至谷底，蘇格蘭民族黨得35席。", "蘇格蘭民族黨"),
    ],
)
def test_a_known_name_is_one_where_nothing_else_is_chosen(body: str, name: str) -> None:
    assert name in organizations_in(body)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("三趟列车都已报了平安，乘客下车。", "平安"),
        ("要實現完全統一，仍須時日。", "統一"),
        ("《联合国海洋法公约》明年修订。", "联合国海洋法"),
        ("他宁愿坐在单车上笑。", "宁愿"),
        ("人工智能浪潮席卷而来。", "浪潮"),
        ("警方衝入太子站月台大搜捕。", "台大"),
        ("他兼任省人大常委会党组副书记。", "人大常委会"),
        ("感谢我在各个团队中共事的同事。", "中共"),
        ("當天大巴黎地區交通癱瘓。", "大巴黎"),
    ],
)
def test_the_same_characters_are_none_elsewhere(body: str, name: str) -> None:
    assert name not in organizations_in(body)


@pytest.mark.parametrize("row", left_over().rows, ids=lambda row: row.known)
def test_the_example_of_a_class_is_of_it_and_is_found(row: LeastOfKnown) -> None:
    example = span_of(row.example)
    assert row.known in known(example)
    assert example.name in organizations_in(row.example.replace("【", "").replace("】", ""))


def test_each_class_of_known_names_has_one_least_probability() -> None:
    classes = [row.known for row in left_over().rows]
    assert len(classes) == len(set(classes))
    assert "itself of 4 and more" in classes


def test_what_is_chosen_and_what_is_too_unlikely_leave_nothing_over() -> None:
    party = span("共同民主党/ORG 落败/v", "共同民主党")
    assert [(s.name, p) for s, p in known_left_over([party], [-1.0], [])] == [("共同民主党", 0.88)]
    assert known_left_over([party], [-1.0], [(3, 6)]) == []
    assert known_left_over([party], [-9.0], []) == []
