"""A digest is several texts: nothing of one item is told of another. Chapters of one story part nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.events.stand_ins import filled, tell

PEOPLE = ["程岚", "宋涛", "顾宁"]
BODIES = ["远洲银行", "石桥证券", "松涛食品"]
DAY = dt.date(2024, 3, 8)


def told(body: str, event_type: str, person: str) -> dict[str, list[str]]:
    """The roles of the person's event of that type."""
    every = tell(body, PEOPLE, BODIES, title="早报：远洲银行行长卸任", day=DAY)
    found = [filled(m) for m in every if m.event_type == event_type]
    return next(f for f in found if any(person in names for names in f.values()))


DIGEST = (
    "【远洲银行：行长卸任】远洲银行3月7日公告，行长程岚辞职。\n"
    "【石桥证券签下长单】石桥证券与一家造纸厂签了三年的合同。\n"
    "【私募晨砚有变】合伙人宋涛已于2月下旬离职，没有说原因。\n"
    "【松涛食品换帅】松涛食品宣布总经理顾宁退休。顾宁2009年加入该公司。"
)


def test_an_item_borrows_no_organisation_of_another() -> None:
    assert "former_employer" not in told(DIGEST, "departure", "宋涛")


def test_within_an_item_the_company_named_last_is_meant() -> None:
    assert told(DIGEST, "joining", "顾宁")["new_employer"] == ["松涛食品"]
    assert told(DIGEST, "departure", "程岚")["former_employer"] == ["远洲银行"]


def test_heads_that_name_no_two_organisations_are_chapters_of_one_story() -> None:
    body = (
        "【河边的厂房】远洲银行搬进了河边的厂房。\n【两代人】行长程岚是第二代。\n"
        "【交棒】去年，行长程岚辞去职务。远洲银行没有回应。"
    )
    assert told(body, "departure", "程岚")["former_employer"] == ["远洲银行"]


@pytest.mark.parametrize(("head", "day"), [("【人事】", None), ("", dt.date(2024, 3, 5))])
def test_no_day_is_carried_into_the_next_item(head: str, day: dt.date | None) -> None:
    body = DIGEST + f"\n【松涛食品公告】松涛食品3月5日公告。\n{head}松涛食品聘任宋涛为总监。"
    assert [m.date_earliest for m in tell(body, PEOPLE, BODIES, day=DAY) if m.event_type == "appointment"] == [day]
