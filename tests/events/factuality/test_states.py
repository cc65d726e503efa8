"""Words that can tell a state: when they tell that it begins, and what a moment's word tells of how long."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import tell

PEOPLE, ORGANIZATIONS = ("程岚", "宋涛"), ("云岭科技", "远洲银行")


def types_in(text: str) -> set[str]:
    return {m.event_type for m in tell(text, PEOPLE, ORGANIZATIONS)}


@pytest.mark.parametrize("text", ["程岚将任远洲银行行长。", "程岚即日起任远洲银行行长。", "云岭科技于去年3月成立。"])
def test_what_begins_is_an_event(text: str) -> None:
    assert types_in(text)


@pytest.mark.parametrize("text", ["程岚曾任远洲银行行长，喜欢登山。", "程岚出任过远洲银行行长。", "云岭科技成立两年。"])
def test_what_only_is_or_was_is_none(text: str) -> None:
    assert not types_in(text)
