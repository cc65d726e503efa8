"""What a text says of a life that a namesake cannot share."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.entities.life import age_beside, birth_year, told_apart, who_beside

DAY = dt.date(2024, 5, 6)


@pytest.mark.parametrize(
    ("before", "after", "year"),
    [
        ("被告", "(32岁)昨天出庭", 1992),
        ("", ",男,1970年3月生,现任局长", 1970),
        ("", "(女,汉族,1981年出生)", 1981),
        ("警方拘捕45岁司机", ",他没有受伤", 1979),
        ("冠军是19岁的", "。", 2005),
        ("", "今年61岁,仍在工作", 1963),
        ("享年91岁的", "昨天下葬", None),
        ("", "32岁那年离开家乡", None),
        ("项目用了10到12岁的孩子,老师", "说", None),
        ("", "说,公司成立于1970年", None),
        ("第300岁", "", None),
    ],
)
def test_a_year_of_birth_is_stated_or_follows_from_an_age(before: str, after: str, year: int | None) -> None:
    assert birth_year(before, after, DAY) == year


def test_an_age_without_a_day_says_no_year() -> None:
    assert birth_year("", "(32岁)", None) is None


@pytest.mark.parametrize(
    ("before", "after", "age"),
    [("73岁的", "说", 73), ("", ",今年61岁", 61), ("", "说", None), ("享年91岁的", "", None)],
)
def test_an_age_beside_a_name_is_that_of_today(before: str, after: str, age: int | None) -> None:
    assert age_beside(before, after) == age


@pytest.mark.parametrize(("before", "who"), [("青岚村村民", "村民"), ("同时,", None), ("区长", None), ("村民说", None)])
def test_a_word_for_one_of_the_public_stands_directly_before_the_name(before: str, who: str | None) -> None:
    assert who_beside(before) == who


@pytest.mark.parametrize(
    ("before", "after"),
    [("另一名同名的", "昨天说"), ("获奖的是另一位同名同姓的作家", "。"), ("", "(与演员陶立新同名同姓)")],
)
def test_a_text_may_tell_somebody_from_a_namesake(before: str, after: str) -> None:
    assert told_apart(before, after)


@pytest.mark.parametrize(
    ("before", "after"), [("改编自同名小说的作者", "说"), ("同名专辑由", "监制"), ("", "与陶立新同岁")]
)
def test_works_of_one_name_tell_nobody_apart(before: str, after: str) -> None:
    assert not told_apart(before, after)
