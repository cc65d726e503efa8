"""Persons that the tagger nearly saw: its lead, the words that it would cut, what its own word lacks."""

from __future__ import annotations

from flows.entities.candidates.people.nearly_tagged import nearly
from tests.entities.stand_ins import view


def score(words: str, name: str, lead: float = -0.5) -> float:
    """What the name is worth that the tagger nearly saw; 0 where it is not proposed."""
    return next((c.score for c in nearly(view(words, nearly=[(name, lead)])) if c.name == name), 0.0)


def test_what_looks_like_a_name_is_proposed() -> None:
    assert score("尤丽/a 表示/v", "尤丽") > 0


def test_the_more_the_tagger_preferred_its_own_reading_the_less_it_is_worth() -> None:
    assert score("尤丽/a 表示/v", "尤丽", -0.2) > score("尤丽/a 表示/v", "尤丽", -4) > 0


def test_a_name_that_would_cut_a_word_is_worth_less() -> None:
    assert score("尤丽/a 表示/v", "尤丽") > score("尤丽人/n 表示/v", "尤丽")


def test_what_completes_a_piece_that_the_tagger_saw_is_worth_more() -> None:
    whole = score("别/d 尔德穆哈/PER 说/v", "别尔德穆哈")
    assert whole > score("别尔/n 德穆哈/n 说/v", "别尔德穆哈") > 0


def test_common_words_posts_and_peoples_are_none() -> None:
    for words, name in [("高级/a 表示/v", "高级"), ("向总裁/n 说/v", "向总裁"), ("苗族/n 人/n", "苗族")]:
        assert score(words, name) == 0


def test_a_place_and_a_person_of_whom_the_tagger_is_sure_are_not_cut() -> None:
    assert score("尤丽斯/LOC 很/d 大/a", "尤丽") == 0


def test_a_piece_of_a_dotted_name_is_none() -> None:
    assert score("山姆/n ·/w 尤丽/n 说/v", "尤丽") == 0
