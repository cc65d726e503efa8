"""Whom a clause takes over from the sentence before: nobody where it says a subject of its own."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import tell


def told(text: str) -> list[str]:
    """The types of the events that are told of 林知远 in the second sentence."""
    cut = text.index("。")
    found = tell(text, ["林知远"], ["星渡公司", "北岸联盟"])
    return [m.event_type for m in found if m.start > cut and any("林知远" in p.entity_key for p in m.participants)]


@pytest.mark.parametrize(
    "text",
    [
        "林知远2021年加入北岸联盟。南国2022年5月加入北岸联盟。",
        "林知远2021年加入北岸联盟。林场2022年5月加入北岸联盟。",
        "林知远周一到访。北国和南国2022年5月申请加入北岸联盟。",
        "林知远2019年离开星渡公司。两名对手2020年加入北岸联盟。",
        "林知远周一到访星渡公司。租户直接和星渡公司签约，线上付款。",
        "林知远离开星渡公司。支清越辞去星渡公司副书记职务。",
        "林知遠2019年離開星渡公司。對手2020年加入北岸聯盟。",
    ],
)
def test_a_subject_of_its_own_that_is_no_name_leaves_nobody_to_go_on(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("林知远1970年出生。2003年加入星渡公司。", ["joining"]),
        ("林知远1970年出生。大学毕业后加入星渡公司。", ["joining"]),
        ("林知远1970年出生。25岁加入星渡公司。", ["joining"]),
        ("林知远2019年离开星渡公司。2020年加入北岸联盟。", ["joining"]),
    ],
)
def test_a_clause_that_only_says_when_goes_on(text: str, events: list[str]) -> None:
    assert told(text) == events
