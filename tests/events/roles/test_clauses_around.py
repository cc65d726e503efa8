"""What other clauses add to a trigger: lists behind it, who goes on from before, posts before a name."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import filled, tell

PEOPLE, ORGANIZATIONS = ("程岚", "宋涛", "罗晓峰"), ("云岭科技", "长青电机")


def told(text: str, event_type: str, role: str) -> list[list[str]]:
    """Who fills a role in each event of a type."""
    every = tell(text, PEOPLE, ORGANIZATIONS)
    return [filled(m).get(role, []) for m in every if m.event_type == event_type]


@pytest.mark.parametrize(
    "text",
    [
        "两名高管离职，包括程岚和宋涛。",
        "云岭科技两名高管离职：程岚、宋涛。",
    ],
)
def test_a_list_behind_names_the_group_that_was_counted(text: str) -> None:
    assert sorted(p for people in told(text, "departure", "leaver") for p in people) == ["宋涛", "程岚"]


def test_a_clause_behind_says_who_bought_it() -> None:
    assert told("长青电机被收购，买方是云岭科技。", "acquisition", "investor") == [["云岭科技"]]


def test_a_verb_left_out_goes_on_with_the_next_name_and_post() -> None:
    found = told("云岭科技任命程岚为总裁，宋涛为副总裁。", "appointment", "appointee")
    assert sorted(p for people in found for p in people) == ["宋涛", "程岚"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("程岚离开云岭科技，加入长青电机。", "程岚"),
        ("程岚是一名工程师，去年加入长青电机。", "程岚"),
    ],
)
def test_a_subject_goes_on_from_the_clause_before(text: str, who: str) -> None:
    assert told(text, "joining", "joiner") == [[who]]


def test_nobody_goes_on_where_others_are_counted() -> None:
    assert told("程岚到了，九名员工离职。", "departure", "leaver") == []


@pytest.mark.parametrize("text", ["新任首席经济学家程岚昨日到任。", "云岭科技新任总裁：程岚。", "新任总裁是程岚。"])
def test_a_word_before_a_post_names_its_holder(text: str) -> None:
    assert told(text, "appointment", "appointee") == [["程岚"]]


def test_a_post_that_nobody_is_named_for_is_no_event() -> None:
    assert told("新任总裁尚未选定。", "appointment", "appointee") == []


def test_two_words_of_one_event_are_told_once() -> None:
    assert told("程岚接替宋涛出任云岭科技总裁。", "appointment", "appointee") == [["程岚"]]


def test_who_leaves_the_post_before_is_the_predecessor() -> None:
    assert told("宋涛卸任云岭科技总裁，由程岚接任。", "appointment", "predecessor") == [["宋涛"]]
