"""A heading that is a year dates the months below it."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.events.stand_ins import tell

ON = dt.date(2024, 3, 14)


def days(body: str) -> list[str | None]:
    told = tell(body, ("程岚", "宋涛"), ("云岭科技",), day=ON)
    return [str(m.date_earliest) if m.date_earliest else None for m in told]


def test_months_below_a_heading_are_of_its_year() -> None:
    lines = (
        "2015年｜起步",
        "5月，程岚加入云岭科技。",
        "2019年｜高点",
        "10月，程岚离开云岭科技。",
        "【2020】",
        "8月，宋涛离开云岭科技。",
    )
    assert days("\n".join(lines)) == ["2015-05-01", "2019-10-01", "2020-08-01"]


def test_a_month_behind_a_year_is_of_that_year() -> None:
    body = "2019年春节后，两个人吵了一架。4月，程岚离开云岭科技。\n5月，宋涛离开云岭科技。"
    assert days(body) == ["2019-04-01", "2023-05-01"], "and in its paragraph only"


@pytest.mark.parametrize(
    "body",
    [
        "2015年｜起步\n5月，程岚加入云岭科技。",  # one heading makes no timeline
        "2015年云岭科技有十个人。\n2019年云岭科技有一百人，办公室有三层。\n5月，程岚离开云岭科技。",  # sentences
        "2015年｜起步\n2019年｜高点\n去年5月，程岚离开云岭科技。",  # counted from the article
    ],
)
def test_other_months_count_from_the_article(body: str) -> None:
    assert days(body) == ["2023-05-01"]
