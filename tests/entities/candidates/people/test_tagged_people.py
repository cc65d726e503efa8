"""The tagger's persons with their edges set right."""

from __future__ import annotations

import pytest

from flows.entities.candidates.people.tagged import tagged
from schemas.records import Sentence, Token
from tests.entities.stand_ins import proposed, view


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("佟雪县长/PER 说/v", {"佟雪"}),
        ("陈校/PER 长/n 说/v", {"陈校长"}),
        ("郎平、朱婷/PER 到场/v", {"郎平", "朱婷"}),
        ("球/n 王美斯/PER 说/v", {"美斯"}),
        ("3/m 月张伟/PER 说/v", {"张伟"}),
        ("陈欧辞/PER 任/v 总裁/n", {"陈欧"}),
        ("何平和/PER 编剧/n 说/v", {"何平"}),
        ("孙女简·劳德/PER 说/v", {"简·劳德"}),
    ],
)
def test_the_name_alone_is_proposed(words: str, names: set[str]) -> None:
    assert proposed(tagged, words) == names


def test_pieces_that_the_tagger_cut_are_proposed_together_too() -> None:
    assert "呼日勒苏赫" in proposed(tagged, "呼/PER 日勒/PER 苏赫/PER 说/v")


def test_a_word_for_people_is_no_name() -> None:
    assert proposed(tagged, "恩师/PER 说/v") == set()


def test_the_surer_the_tagger_the_more_it_is_worth() -> None:
    def score(lead: float) -> float:
        part = view("叶知远/PER 说/v")
        token = Token("叶知远", "PER", 0, 3, lead)
        part.words, part.sentences = [[token]], [Sentence("body", 0, 0, 4, part.text, (token,))]
        (found,) = tagged(part)
        return found.score

    assert score(3.0) > score(1.0) > score(0.2)
