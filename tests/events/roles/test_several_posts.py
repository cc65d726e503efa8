"""Several posts of one appointment are told apart; a seat in a body goes with the post held in it."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import tell

PEOPLE, ORGANIZATIONS = ("程岚", "宋涛"), ("云岭科技", "青山市委", "市公安局")


def posts(text: str, event_type: str = "appointment") -> list[str | None]:
    """The post of each event of a type, in the order told."""
    every = tell(text, PEOPLE, ORGANIZATIONS)
    return [next((p.post for p in m.participants if p.post), None) for m in every if m.event_type == event_type]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("程岚出任云岭科技董事、副总裁。", ["董事", "副总裁"]),
        ("云岭科技聘任程岚为副董事长、总裁和首席执行官。", ["副董事长", "总裁", "首席执行官"]),
        ("程岚任青山市委委员、常委、书记。", ["书记"]),
        ("程岚任青山市委书记、常委、委员。", ["书记"]),
        ("程岚任青山市委委员、常委。", ["常委"]),
        ("程岚任云岭科技董事、董事长。", ["董事长"]),
        ("程岚任青山市委副书记、市公安局局长。", ["副书记", "局长"]),
        ("程岚任青山市委主任委员、书记。", ["主任委员", "书记"]),  # a head is no mere seat
    ],
)
def test_each_post_is_an_event_and_a_seat_is_none(text: str, told: list[str]) -> None:
    assert posts(text) == told


def test_a_departure_from_several_posts_is_one_and_names_the_highest() -> None:
    assert posts("程岚辞去青山市委委员、常委、书记职务。", "departure") == ["书记"]
    assert len(posts("程岚辞去云岭科技董事、副总裁职务。", "departure")) == 1


def test_several_people_do_not_each_get_every_post() -> None:
    assert len(posts("云岭科技任命程岚、宋涛为总裁、副总裁。")) == 2
