"""Which time of a sentence dates its event."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.events.stand_ins import tell

ON = dt.date(2024, 3, 14)


def words(text: str) -> list[str | None]:
    """The words that date each event of a sentence."""
    return [m.date_text for m in tell(text, ("程岚", "宋涛"), ("云岭科技",), day=ON)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("程岚3月1日离开云岭科技。", "3月1日"),
        ("3月1日，程岚离开云岭科技。", "3月1日"),  # what opens the sentence stands over it
        ("程岚离开云岭科技，自3月1日起生效。", "3月1日"),  # since when, in a clause after
        ("程岚已离开云岭科技，任职至5月31日止。", None),  # an end is no day of the event
        ("五十岁的程岚离开云岭科技。", None),  # nor is an age
        ("程岚离开云岭科技两个月后，云岭科技倒闭。", None),  # counted from the event
    ],
)
def test_the_time_over_the_trigger_dates_it(text: str, date: str | None) -> None:
    found = words(text)[0]
    assert found == date or (date is not None and found is not None and found.startswith(date))


def test_a_word_of_sequence_keeps_a_time_from_what_comes_after() -> None:
    assert words("程岚2018年加入云岭科技，随后离开云岭科技。")[-1] is None


def test_the_time_of_the_sentence_is_not_that_of_a_clause_before_a_name() -> None:
    text = "2003年初，他被任命为主任，他组建的晨星团队有一半成员后来成了主管。"
    told = tell("程岚是工程师。" + text, ("程岚",), teams=("晨星团队",), day=ON)
    assert [m.date_earliest for m in told if m.event_type == "team_formed"] == [None]


def test_the_day_of_one_item_of_a_list_is_not_that_of_the_next() -> None:
    items = "石桥证券2月24日公告，董事长宋涛请辞。\n远洲银行董事会审议同意聘任程岚为副总经理。"
    told = tell(items, ("程岚", "宋涛"), ("石桥证券", "远洲银行"), day=dt.date(2024, 2, 28))
    assert [m.date_earliest for m in told] == [dt.date(2024, 2, 24), None]
    story = "远洲银行2月24日公告，董事长宋涛请辞。\n远洲银行董事会审议同意聘任程岚为副总经理。"
    told = tell(story, ("程岚", "宋涛"), ("石桥证券", "远洲银行"), day=dt.date(2024, 2, 28))
    assert [m.date_earliest for m in told] == [dt.date(2024, 2, 24)] * 2
