"""Foreign names in Chinese characters, with a dot and without one."""

from __future__ import annotations

import pytest

from flows.entities.candidates.people.transliterated import (
    begin_of_dotted,
    behind_words,
    dotted,
    undotted,
    without_noun,
    without_verb,
)
from tests.entities.stand_ins import proposed, view


@pytest.mark.parametrize("dot", ["·", "・", "‧"])
def test_a_name_goes_on_to_both_sides_of_its_dot(dot: str) -> None:
    assert proposed(dotted, f"教练/n 山姆/PER {dot}/w 瓦恩/PER 表示/v") == {f"山姆{dot}瓦恩"}


def test_initials_begin_a_name() -> None:
    assert proposed(dotted, "J.K.瓦恩/PER 表示/v") == {"J.K.瓦恩"}


def test_joined_words_are_no_name() -> None:
    assert not any("和" in name for name in proposed(dotted, "山姆/PER ·/w 瓦恩/PER 和/c 大卫/PER 到场/v"))


def test_a_name_that_only_a_hyphen_joins_is_worth_less() -> None:
    (with_dot,) = dotted(view("巴黎/LOC ·/w 达喀尔/LOC 赛/n"))
    (with_hyphen,) = dotted(view("巴黎/LOC -/w 达喀尔/LOC 赛/n"))
    assert with_hyphen.score < with_dot.score


def test_a_post_that_the_tagger_joined_to_the_name_stays_out() -> None:
    part = view("教练颂猜/n ·/w 瓦恩/PER 说/v")
    assert part.folded[begin_of_dotted(part, 0, 4) :].startswith("颂猜")


def test_a_noun_before_and_a_verb_behind_a_dotted_name_are_cut() -> None:
    part = view("孙女简·劳德表示/PER")
    start, end = without_noun(part, 0, 8), without_verb(part, 2, 8)
    assert part.folded[start:end] == "简·劳德"


def test_runs_of_foreign_characters_are_proposed_where_they_are_no_place() -> None:
    assert "费尔南多" in proposed(undotted, "费尔南/n 多/a 说/v")
    assert proposed(undotted, "费尔南多/LOC 很/d 大/a") == set()


@pytest.mark.parametrize(
    ("words", "name"), [("得主斯蒂格利茨/n 说/v", "斯蒂格利茨"), ("总统/n 奇卢巴/LOC 说/v", "奇卢巴")]
)
def test_behind_a_post_or_verb_stands_a_person(words: str, name: str) -> None:
    assert name in proposed(behind_words, words)


def test_behind_another_word_a_place_stays_one() -> None:
    assert proposed(behind_words, "前往/v 奇卢巴/LOC 旅行/v") == set()
