"""A day that nobody states: the range that the text supports, and no guess."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.reading import read_article


def days(body: str) -> tuple[dt.date | None, dt.date | None]:
    published = read_article(f"远舟的三次换帅\n\n{body}\n".encode(), "notes/a.txt").published
    assert published.at is None
    return published.earliest, published.latest


def test_a_text_is_of_the_weeks_after_the_last_day_it_speaks_of() -> None:
    first, last = days("2023年4月17日，远舟汽车的首席财务官离职。此前的2022年1月5日，他加入公司。")
    assert first == dt.date(2023, 4, 17)
    assert last is not None
    assert dt.date(2023, 4, 17) < last < dt.date(2023, 6, 30)


@pytest.mark.parametrize("word", ["今年4月", "去年十一月", "今年 4 月"])
def test_a_text_that_counts_from_its_own_year_may_be_later_than_the_month_it_numbers(word: str) -> None:
    assert days(f"这支团队成立于 2023 年 7 月。{word}，又有两人离开了团队。") == (dt.date(2023, 7, 1), None)


def test_a_text_without_any_day_has_no_range() -> None:
    assert days("他离开的时候没有开告别会，后来再也没有回来过。") == (None, None)
