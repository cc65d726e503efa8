"""Names that the tagger cut or took for words, known by the grammar of names."""

from __future__ import annotations

import pytest

from flows.entities.candidates.people.grammatical import behind_titles, by_grammar
from tests.entities.stand_ins import proposed, view


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("白/a 老师/n 说/v", "白老师"),
        ("老/a 陈/PER 说/v", "老陈"),
        ("陈校长/n 说/v", "陈校长"),
        ("松下/nz 幸/a 之/u 助/v 说/v", "松下幸之助"),
        ("次仁/nz 卓玛/nz 说/v", "次仁卓玛"),
    ],
)
def test_a_surname_or_part_and_what_makes_a_name_of_it_are_proposed(words: str, name: str) -> None:
    assert name in proposed(by_grammar, words)


@pytest.mark.parametrize(
    "words",
    [
        "钱/n 工/n 资/n",  # a short title that only the tagger's word makes one
        "于/p 老师/n 而言/u",  # a surname that is grammar
        "大/a 家/n 说/v",  # no nickname
    ],
)
def test_words_that_only_begin_so_are_not(words: str) -> None:
    assert proposed(by_grammar, words) == set()


def test_a_common_surname_is_worth_more_than_a_rare_one() -> None:
    def score(words: str) -> float:
        (found,) = by_grammar(view(words))
        return found.score

    assert score("陈校长/n 说/v") > score("禤校长/n 说/v")


def test_the_beginning_of_a_name_may_be_in_the_post_before_it() -> None:
    assert "官兰兰" in proposed(behind_titles, "总经理官/n 兰兰/nr 说/v")
    assert "拉马福萨" in proposed(behind_titles, "总统拉/n 马福萨/PER 说/v")


def test_where_a_word_ends_with_the_post_nothing_is_proposed() -> None:
    assert proposed(behind_titles, "总经理/n 兰兰/nr 说/v") == set()
