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
