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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("程岚任青山市委常委、组织部部长。", [("组织部部长", "青山市委")]),
        ("程岚任青山市委常委、宣传部长。", [("宣传部长", "青山市委")]),
        ("程岚任青山市委常委、秘书长。", [("秘书长", "青山市委")]),
        ("程岚出任云岭科技党组成员、副总裁。", [("副总裁", "云岭科技")]),
        ("程岚任青山市委常委、副市长。", [("副市长", None)]),  # a post of the government
        ("程岚任青山市委常委、教育部部长。", [("部长", None)]),
    ],
)
def test_heads_of_its_departments_are_the_committees(text: str, told: list[tuple[str, str | None]]) -> None:
    every = [m for m in tell(text, PEOPLE, ORGANIZATIONS) if m.event_type == "appointment"]
    of = [next((p.entity_key for p in m.participants if p.role == "employer"), None) for m in every]
    assert list(zip(posts(text), [k and k.removeprefix("organization:") for k in of], strict=True)) == told


def test_a_departure_from_several_posts_is_one_and_names_the_highest() -> None:
    assert posts("程岚辞去青山市委委员、常委、书记职务。", "departure") == ["书记"]
    assert len(posts("程岚辞去云岭科技董事、副总裁职务。", "departure")) == 1


def test_several_people_do_not_each_get_every_post() -> None:
    assert len(posts("云岭科技任命程岚、宋涛为总裁、副总裁。")) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("程岚、宋涛分别出任云岭科技总裁和副总裁。", [("程岚", "总裁"), ("宋涛", "副总裁")]),
        ("云岭科技任命程岚、宋涛分别为总裁、副总裁。", [("程岚", "总裁"), ("宋涛", "副总裁")]),
        ("程岚、宋涛出任云岭科技副总裁。", [("程岚", "副总裁"), ("宋涛", "副总裁")]),
    ],
)
def test_each_of_several_people_gets_the_post_at_his_place(text: str, told: list[tuple[str, str]]) -> None:
    every = [p for m in tell(text, PEOPLE, ORGANIZATIONS) for p in m.participants if p.post]
    assert [(p.entity_key.removeprefix("person:"), p.post) for p in every] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("云岭科技总经理程岚辞职，由副总裁宋涛接任。", "总经理"),
        ("程岚卸任云岭科技总裁，副总裁宋涛接任。", "总裁"),
        ("云岭科技总经理程岚辞职，由副总裁宋涛接任执行总裁。", "执行总裁"),
        ("云岭科技总经理程岚辞职，团队由副总裁宋涛接手。", None),
        ("云岭科技总经理程岚辞职，副总裁宋涛升职。", None),
        ("程岚辞去云岭科技董事、总经理职务，由副总裁宋涛接任。", None),  # which of the two is not said
    ],
)
def test_who_takes_over_takes_the_one_post_that_was_left(text: str, told: str | None) -> None:
    assert posts(text) == [told]


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("程岚卸任云岭科技总裁，宋涛接任。", True),
        ("程岚卸任云岭科技总裁，宋涛接任总裁。", True),
        ("程岚辞去云岭科技董事、总经理职务，由宋涛接任总经理。", True),
        ("程岚卸任云岭科技总裁，宋涛升任首席财务官。", False),
    ],
)
def test_nobody_follows_in_another_post(text: str, follows: bool) -> None:
    told = [m for m in tell(text, PEOPLE, ORGANIZATIONS) if m.event_type == "appointment"]
    assert [("person:程岚", "predecessor") in [(p.entity_key, p.role) for p in m.participants] for m in told] == [
        follows
    ]


def test_a_post_beside_one_of_a_party_committee_is_not_the_committee_s() -> None:
    told = [m for m in tell("程岚任青山市委副书记、市长。", PEOPLE, ORGANIZATIONS) if m.event_type == "appointment"]
    where = {
        p.post: [o.entity_key for o in m.participants if o.role == "employer"] for m in told for p in m.participants
    }
    assert where["副书记"] == ["organization:青山市委"]
    assert where["市长"] == []


def test_the_longest_word_for_any_post_is_no_part_of_it() -> None:
    assert posts("程岚卸任云岭科技总精算师一职。", "departure") == ["总精算师"]


def test_a_post_held_at_each_of_several_companies_is_an_event_of_each() -> None:
    every = tell("程岚卸任云岭科技、长青电机董事长。", PEOPLE, ("云岭科技", "长青电机"))
    places = [[p.entity_key for p in m.participants if p.entity_kind == "organization"] for m in every]
    assert places == [["organization:云岭科技"], ["organization:长青电机"]]


def test_each_of_several_who_lose_posts_leaves_his_own_body() -> None:
    every = tell("会议决定免去程岚的云岭科技总裁职务、宋涛的长青电机副总裁职务。", PEOPLE, ("云岭科技", "长青电机"))
    places = [[p.entity_key for p in m.participants if p.entity_kind == "organization"] for m in every]
    assert places == [["organization:云岭科技"], ["organization:长青电机"]]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("免去程岚的云岭科技总裁职务，任命宋涛为云岭科技总裁。", ["程岚"]),
        ("任命宋涛为云岭科技总裁，免去程岚的云岭科技总裁职务。", ["程岚"]),
        ("免去程岚的云岭科技副总裁职务，任命宋涛为云岭科技副总裁。", []),  # there are several
        ("免去程岚的云岭科技总裁职务，任命宋涛为云岭科技董事长。", []),
    ],
)
def test_who_loses_the_post_that_another_gets_had_it_before(text: str, before: list[str]) -> None:
    taken = next(m for m in tell(text, PEOPLE, ORGANIZATIONS) if m.event_type == "appointment")
    assert [p.entity_key.removeprefix("person:") for p in taken.participants if p.role == "predecessor"] == before


def test_a_post_by_its_holder_is_no_appointment() -> None:
    every = tell("会议免去程岚兼任的云岭科技总裁职务。", PEOPLE, ORGANIZATIONS)
    assert [(m.event_type, next(p.post for p in m.participants if p.post)) for m in every] == [("dismissal", "总裁")]
