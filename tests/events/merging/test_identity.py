"""When claims tell one event, by class, each with its counter-examples."""

from __future__ import annotations

import pytest

from tests.events.merging import Claim, events

LEFT = Claim("a", "departure", "陆知衡", "澄江半导体", "2023-05-01")
ONE, TWO = [{0, 1}], [{0}, {1}]


def claim(article: str = "b", kind: str = "departure", who: str | None = "陆知衡", at: str | None = "澄江半导体",
          on: str | None = "2023-05-01", **more: object) -> Claim:  # fmt: skip
    return Claim(article, kind, who, at, on, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(claim(), ONE, id="the same told elsewhere"),
        pytest.param(claim("a"), ONE, id="the same told twice in one article"),
        pytest.param(claim(at=None), ONE, id="the organisation is not said"),
        pytest.param(claim(at="封装团队"), ONE, id="from a team of the organisation"),
        pytest.param(claim(on=None), ONE, id="not dated, told soon after"),
        pytest.param(claim(on="2023-05-03"), ONE, id="dated loosely"),
        pytest.param(claim(on="2023-05-28"), ONE, id="the day of the news and the day itself"),
        pytest.param(claim("a", on="2023-05-03"), TWO, id="one article dates two apart"),
        pytest.param(claim(at=None, on="2023-05-28"), TWO, id="weeks apart and the organisation is not said"),
        pytest.param(claim(on="2023-01-01/2023-12-31"), ONE, id="a wide range around it"),
        pytest.param(claim(kind="dismissal"), ONE, id="a dismissal told as a departure"),
        pytest.param(claim(who="方砚秋"), TWO, id="two people of one day"),
        pytest.param(claim(at="远舟汽车"), TWO, id="another organisation"),
        pytest.param(claim(on="2023-06-20"), TWO, id="another date"),
        pytest.param(claim(kind="suspension"), TWO, id="suspended is not gone"),
        pytest.param(claim(on=None, told="2026-01-01"), TWO, id="not dated, told years later"),
        pytest.param(claim(on=None, told="2023-03-01"), TWO, id="told before it happened"),
        pytest.param(claim(on=None, told="2023-03-01", certainty="announced"), ONE, id="announced before it happened"),
        pytest.param(
            claim(at="远舟汽车", also=[("new_employer", "澄江半导体")]), TWO, id="from one house to the other"
        ),
    ],
)  # fmt: skip
def test_departures(other: Claim, expected: list[set[int]]) -> None:
    assert events(LEFT, other) == expected


def test_a_return_between_parts_two_departures_however_near() -> None:
    back = claim("c", "return", on="2023-05-02")
    again = claim("d", on="2023-05-03")
    assert events(LEFT, again) == ONE
    assert events(LEFT, again, back) == [{0}, {1}, {2}]


def test_a_departure_told_without_date_after_the_return_is_not_the_first() -> None:
    back = claim("c", "return", on="2023-08-01")
    told_later = claim("d", on=None, told="2023-09-01")
    assert events(LEFT, told_later) == ONE
    assert events(LEFT, told_later, back) == [{0}, {1}, {2}]
    # an article that tells the return as well looks back on the whole story
    looks_back = claim("d", "return", on="2023-08-01", told="2023-09-01")
    assert events(LEFT, told_later, back, looks_back) == [{0, 1}, {2, 3}]


def test_a_departure_between_parts_a_first_from_a_second_term() -> None:
    first = claim("a", "appointment", on="2023-01-01/2023-06-30", post="总裁", told="2023-07-01")
    second = claim("b", "appointment", on="2023-07-02", post="总裁")
    gone = claim("c", "departure", on="2023-07-01")
    assert events(first, second) == ONE
    assert events(first, second, gone) == [{0}, {1}, {2}]


def test_an_appointment_is_dated_more_strictly_than_a_departure() -> None:
    first, later = (claim(x, "appointment", on=on, post="总裁") for x, on in (("a", "2023-05-01"), ("b", "2023-05-28")))
    assert events(first, later) == TWO


def test_a_claim_without_date_goes_to_the_nearest_of_several() -> None:
    later = claim("c", on="2023-11-01", told="2023-11-02")
    back = claim("d", "return", on="2023-08-01")
    undated = claim("e", on=None, told="2023-11-05")
    assert events(LEFT, back, later, undated) == [{0}, {1}, {2, 3}]


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("首席执行官", "CEO", True), ("執行長", "行政总裁", True), ("CEO", "零售CEO", True), ("总裁", None, True),
        ("首席执行官", "首席财务官", False), ("总裁", "副总裁", False), ("CEO", "代理CEO", False),
        ("董事长", "总裁", False),
    ],
)  # fmt: skip
def test_two_posts_are_two_appointments_and_one_post_has_several_names(a: str, b: str | None, one: bool) -> None:
    first, second = claim("a", "appointment", post=a), claim("b", "appointment", post=b)
    assert events(first, second) == (ONE if one else TWO)


def test_joining_is_told_of_the_new_house_not_of_the_old() -> None:
    first = claim("a", "joining", at="远舟汽车", also=[("former_employer", "澄江半导体")])
    second = claim("b", "joining", at="南湾证券", on=None, also=[("former_employer", "澄江半导体")])
    assert events(first, second) == TWO
    assert events(first, claim("b", "joining", at="远舟汽车", on=None)) == ONE


def test_a_joining_and_an_appointment_are_two() -> None:
    assert events(claim("a", "joining"), claim("a", "appointment", post="总裁")) == TWO


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("2023-05-01", "星河 2"), ("2023-05-01", "《星河2》"), ONE),
        (("2023-05-01", "星河 2"), (None, "星河2"), ONE),
        (("2023-05-01", "星河 2"), ("2023-05-01", "北辰 1"), TWO),
        (("2023-05-01", "星河 2"), (None, None), TWO),
        (("2023-05-01", "星河 2"), ("2023-05-01", None), ONE),
        (("2023-05-01", "星河 2"), ("2023-09-01", "星河 2"), TWO),
    ],
)
def test_releases_are_of_one_thing(
    one: tuple[str, str], other: tuple[str | None, str | None], expected: list[set[int]]
) -> None:
    a, b = (Claim(x, "release", None, "澄江半导体", on, thing=thing) for x, (on, thing) in (("a", one), ("b", other)))
    assert events(a, b) == expected


def test_an_organization_is_founded_once_whenever_it_is_told() -> None:
    dated = Claim("a", "founding", "陆知衡", "澄江半导体", "2015-01-01/2015-12-31", told="2023-05-01")
    assert events(dated, Claim("b", "founding", None, "澄江半导体", told="2021-01-01")) == ONE
    assert events(dated, Claim("b", "founding", "陆知衡", "远舟汽车", told="2021-01-01")) == TWO
    assert events(dated, Claim("b", "founding", "陆知衡", None, told="2021-01-01")) == TWO


def test_events_of_organizations_need_no_person() -> None:
    a, b = Claim("a", "layoff", None, "澄江半导体", "2023-05-01"), Claim("b", "layoff", None, "澄江半导体")
    assert events(a, b) == ONE
    assert events(a, Claim("b", "layoff", None, "远舟汽车", "2023-05-01")) == TWO


@pytest.mark.parametrize(
    ("things", "expected"),
    [(("300人", "三百人"), ONE), (("两千二百人", "2200人"), ONE), (("300人", "四百人"), TWO)],
)
def test_numbers_are_compared_however_they_are_written(things: tuple[str, str], expected: list[set[int]]) -> None:
    a, b = (Claim("a", "layoff", None, "澄江半导体", "2023-05-01", thing=thing) for thing in things)
    assert events(a, b) == expected


def test_an_article_names_again_without_its_day_what_it_dates_long_ago() -> None:
    joined = claim("a", "joining", on="2016-01-01/2016-12-31", told="2023-05-01")
    again = claim("a", "joining", on=None, told="2023-05-01")
    assert events(joined, again) == ONE
    assert events(joined, claim("b", "joining", on=None, told="2023-05-01")) == TWO  # another article
    assert events(joined, claim("a", "joining", at="远舟汽车", on=None, told="2023-05-01")) == TWO
    gone = claim("a", "departure", on="2019-01-01/2019-12-31", told="2023-05-01")
    leaves = claim("a", "departure", on="2023-04-30", told="2023-05-01")
    assert events(joined, again, leaves) == [{0, 1}, {2}]
    assert events(joined, again, gone) == [{0}, {1}, {2}]  # he left between: which coming is meant is not said


def test_of_several_that_fit_the_nearest_is_taken_whether_it_has_a_day_or_its_articles() -> None:
    before = claim("a", "appointment", on=None, told="2023-06-02", post="首席财务官")
    now = claim("b", "appointment", on="2024-01-08", told="2024-01-09")
    undated = claim("b", "appointment", on=None, told="2024-01-09")
    assert events(before, now, undated) == [{0}, {1, 2}]
