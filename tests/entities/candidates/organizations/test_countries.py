"""Firms that most readers know, behind the country that they are of, beside bodies that are named with it."""

from __future__ import annotations

import pytest

from flows.entities.candidates.organizations.countries import behind_countries, country_before, stands_behind_country
from flows.entities.view import PartView


@pytest.mark.parametrize(("name", "begins"), [("英国路透社", 2), ("瑞典路透社", 2), ("荷兰华为公司", 2)])
def test_a_known_firm_begins_behind_its_country(name: str, begins: int) -> None:
    assert country_before(name) == begins


@pytest.mark.parametrize("name", ["中国银行", "美国国防部", "法国国会", "德国北川公司", "台湾苹果日报", "路透社"])
def test_a_country_stays_in_what_is_named_with_it(name: str) -> None:
    assert country_before(name) == 0


def test_the_firm_is_proposed_with_the_word_for_a_firm() -> None:
    view = PartView("body", "瑞典华为公司和法国路透社到场，法国国会没有。", [])
    assert [c.name for c in behind_countries(view)] == ["华为公司", "路透社"]


@pytest.mark.parametrize(
    ("before", "behind"), [("来自法国", True), ("来自瑞典", True), ("来自青岚", False), ("", False)]
)
def test_the_words_before_a_name_end_in_a_country(before: str, behind: bool) -> None:
    assert stands_behind_country(before) == behind
