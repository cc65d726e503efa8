"""Words whose neighbours tell another category than the tagger's: the same word with and without them."""

from __future__ import annotations

import pytest

from flows.events.syntax.retagging import retag
from flows.events.syntax.tokens import (
    ADVERB,
    BREAK,
    CLOSER,
    DE,
    ENTITY,
    JOINER,
    NOUN,
    NUMBER,
    PREPOSITION,
    TIME,
    TRIGGER,
    VERB,
    Word,
)


def retagged(*words: tuple[str, str] | tuple[str, str, str]) -> list[str]:
    """The categories afterwards; of each word its text, category and kind. A trigger is one that says so."""
    some = [
        Word(text, "x", i, i + 1, cat, kind[0] if kind else "", trigger=cat == TRIGGER)
        for i, (text, cat, *kind) in enumerate(words)
    ]
    retag(some)
    return [w.cat for w in some]


@pytest.mark.parametrize(
    ("words", "at", "cat"),
    [
        ([("计划", NOUN), ("裁员", TRIGGER)], 0, VERB),  # a noun that can be a verb, before a verb
        ([("计划", NOUN), ("书", NOUN)], 0, NOUN),
        ([("程岚", ENTITY, "person"), ("公告", NOUN), ("，", BREAK)], 1, VERB),  # behind who does it
        ([("封装", VERB), ("专家", NOUN, "group")], 0, VERB),  # nobody is counted or named before it
        ([("六十名", NUMBER), ("外派", VERB), ("员工", NOUN, "group")], 1, NOUN),
        ([("继", VERB), ("程岚", ENTITY, "person"), ("成为", TRIGGER)], 0, PREPOSITION),  # whom he follows
        ([("继", VERB), ("续约", NOUN)], 0, VERB),
        ([("及", JOINER), ("后", CLOSER), ("在", PREPOSITION)], 0, ADVERB),  # one word cut in two
        ([("及", JOINER), ("后", CLOSER), ("在", PREPOSITION)], 1, ADVERB),
        ([("及", JOINER), ("前", CLOSER), ("行长", NOUN, "post")], 0, JOINER),
        ([("前", CLOSER), ("行长", NOUN, "post")], 0, NOUN),  # at the beginning it is the post's
        ([("离职", TRIGGER), ("前", CLOSER), ("行长", NOUN, "post")], 1, CLOSER),
        ([("董事会", NOUN), ("投票", VERB), ("罢免", TRIGGER)], 1, ADVERB),
        ([("投票", VERB), ("结束", VERB)], 0, VERB),
        ([("开售", TRIGGER), ("折叠", VERB), ("手机", NOUN, "product")], 1, NOUN),
        ([("首款", NUMBER), ("折叠", VERB), ("手机", NOUN, "product"), ("面世", TRIGGER)], 1, NOUN),
        ([("已经", ADVERB), ("折叠", VERB), ("手机", NOUN, "product")], 1, VERB),
        ([("昔日", TIME), ("的", DE), ("学生", NOUN, "group")], 0, NOUN),  # what somebody was
        ([("与", JOINER), ("昔日", TIME), ("的", DE), ("学生", NOUN, "group")], 1, NOUN),
        ([("昔日", TIME), ("程岚", ENTITY, "person")], 0, TIME),
        ([("三月", TIME), ("的", DE), ("会议", NOUN)], 0, TIME),
        ([("自", NOUN), ("三月", TIME)], 0, "P"),
        ([("自", NOUN), ("我", NOUN)], 0, NOUN),
        ([("也", ADVERB), ("同时", NOUN), ("解雇", TRIGGER)], 1, ADVERB),
    ],
)
def test_the_neighbours_tell_the_category(words: list[tuple[str, ...]], at: int, cat: str) -> None:
    assert retagged(*[*words, ("。", BREAK)])[at] == cat  # type: ignore[arg-type]


def test_a_trigger_before_a_post_that_it_narrows_down_is_no_event() -> None:
    governed = retagged(("辞去", TRIGGER), ("云岭", ENTITY, "organization"), ("代理", TRIGGER), ("总裁", NOUN, "post"))
    assert governed[0] == TRIGGER
    assert governed[2] == NOUN


def test_one_that_takes_the_post_stays_one() -> None:
    free = retagged(("程岚", ENTITY, "person"), ("代理", TRIGGER), ("总裁", NOUN, "post"))
    assert free[1] == TRIGGER


def test_an_organization_acts_as_nobodys_deputy() -> None:
    held = [("代理", TRIGGER), ("总裁", NOUN, "post"), ("程岚", ENTITY, "person"), ("表示", VERB)]
    assert retagged(("云岭", ENTITY, "organization"), *held)[1] == NOUN
    assert retagged(("谷雨", ENTITY, "person"), *held)[1] == TRIGGER
    assert retagged(("云岭", ENTITY, "organization"), ("新任", TRIGGER), *held[1:])[1] == TRIGGER
