"""Names known by the list or the clause in which they stand."""

from __future__ import annotations

import pytest

from flows.entities.candidates.people.enumerated import listed_names
from flows.entities.candidates.people.framed import framed
from tests.entities.stand_ins import proposed, view


def test_a_word_that_begins_with_a_surname_is_a_name_beside_people() -> None:
    assert proposed(listed_names, "高天/n 、/w 向余望/PER 、/w 李健/v") == {"高天", "李健"}


def test_a_list_without_people_shows_nobody() -> None:
    assert proposed(listed_names, "高天/n 、/w 远山/n 、/w 李健/v") == set()


def test_a_word_for_people_before_a_colon_opens_a_list_of_them() -> None:
    assert proposed(listed_names, "名单/n ：/w 高天/n 、/w 李健/v") == {"高天", "李健"}


def test_common_words_and_kinds_of_people_are_no_members() -> None:
    assert proposed(listed_names, "高级/a 、/w 向余望/PER 、/w 农民/n") == set()


def test_several_people_around_it_make_a_name_surer_than_one() -> None:
    def score(words: str) -> float:
        return next(c.score for c in listed_names(view(words)) if c.name == "高天")

    assert score("向余望/PER 、/w 高天/n 、/w 叶知秋/PER") > score("向余望/PER 、/w 高天/n 、/w 远山/n")


@pytest.mark.parametrize("words", ["任命/v 高峰/n 为/v 总裁/n", "免去/v 于/p 是之/r 的/u 职务/n"])
def test_between_the_halves_of_a_frame_somebody_is_named(words: str) -> None:
    assert proposed(framed, words) == {words.split()[1].partition("/")[0] + ("是之" if "于/p" in words else "")}


@pytest.mark.parametrize("words", ["任命/v 一位/m 高手/n 为/v 总裁/n", "看见/v 高峰/n 为/v 之/u 一叹/v"])
def test_other_words_there_are_no_name(words: str) -> None:
    assert proposed(framed, words) == set()
