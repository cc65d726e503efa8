"""Who tells of its officers at the head of a sentence, whatever words its name is cut into."""

from __future__ import annotations

import pytest

from flows.entities.candidates.organizations.announcers import announcers
from tests.entities.stand_ins import proposed


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("杉木/n 造纸/v 5月3日/TIME 公告/v ，/w 总经理/n 陆铭泽/PER 请辞/v", {"杉木造纸"}),
        ("杉木/n 造纸/v 5月3日/TIME 公告/v ，/w 任命/v 陆铭泽/PER 为/v 总经理/n", {"杉木造纸"}),
        ("杉木/n 造纸/v 5月3日/TIME 公告/v ，/w 明天/TIME 停产/v", set()),  # of no officer
        ("他/r 在/p 造纸/v 5月3日/TIME 公告/v ，/w 总经理/n 请辞/v", set()),
        ("魏长庚/PER 5月3日/TIME 说/v ，/w 总经理/n 请辞/v", set()),
    ],
)
def test_all_before_the_day_is_proposed(words: str, names: set[str]) -> None:
    assert proposed(announcers, words) == names
