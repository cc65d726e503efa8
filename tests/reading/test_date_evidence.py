"""A day that nobody states: the bounds that the text supports, each with its words, and no other."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.language.time import days_that_mean, put_together
from flows.reading import read_article
from schemas.records import Article, DateEvidence

Bounds = tuple[str | None, str | None]


def read(text: str, title: str = "远舟的三次换帅") -> Article:
    rest = "公司没有说明原因，继任者也还没有公布，员工们在等董事会的下一次会议。"
    return read_article(f"{title}\n\n{rest}\n\n{text}\n".encode(), "notes/a.txt")


def bounds(text: str) -> Bounds:
    published = read(text).published
    assert published.at is None
    first, last = published.earliest, published.latest
    return str(first) if first else None, str(last) if last else None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # what is named as past bounds from below only
        ("2023年4月17日，远舟汽车的首席财务官离职。此前的2022年1月5日，他加入公司。", ("2023-04-17", None)),
        ("远舟汽车2023年7月成立了新团队，去年十一月又有两人离开。", ("2023-07-01", None)),
        ("民國112年6月5日，董事長請辭，公司尚未找到接班人選。", ("2023-06-05", None)),
        # what may lie ahead of the text bounds it from below not at all, what lies ahead of it from above
        ("2023年4月17日，他离职。新总裁将于2023年6月1日上任。", ("2023-04-17", "2023-06-01")),
        ("2023年4月17日，他离职。合同到2026年12月31日届满，最迟2024年1月1日续签。", ("2023-04-17", None)),
        ("新规自2023年7月1日起施行，远舟汽车的人事总监正在准备。", (None, None)),
        ("远舟曾计划将于2023年5月1日上市。2023年4月17日，他离职。", ("2023-04-17", None)),
        # what is contradicted is left out
        ("新总裁将于2023年3月1日上任。2023年4月17日，他离职。", ("2023-04-17", None)),
        # a whole date beside a word that counts from the day of writing
        ("昨日（2023年4月16日），他离职。2023年4月2日，董事会开会。", ("2023-04-17", "2023-04-17")),
        # a day and a weekday fit in one year of the few since the last one named
        ("2022年初，远舟汽车扩张。4月17日（周一），首席财务官离职。", ("2023-04-17", None)),
        ("2022年初，远舟汽车扩张。4月17日，首席财务官被解雇。周一被解雇后，他没有说话。", ("2023-04-17", "2023-04-23")),
        ("2022年初，远舟汽车扩张。4月17日，首席财务官被解雇。周一开会后，他没有说话。", (None, None)),
        ("4月17日（周一），首席财务官离职，公司没有说明原因。", (None, None)),
        # a day of last week or of this one, in the year that its weekday fits
        ("2022年初，远舟汽车扩张。上周一（4月17日），首席财务官离职。", ("2023-04-24", "2023-04-30")),
        ("2022年初，遠舟汽車擴張。本週一（4月17日），財務長離職。", ("2023-04-17", "2023-04-23")),
        ("2022年初，远舟汽车扩张。上周五（4月17日），首席财务官离职。", (None, None)),
        ("上周一（4月17日），首席财务官离职，公司没有说明原因。", (None, None)),
        # nothing
        ("他离开的时候没有开告别会，后来再也没有回来过。", (None, None)),
        ("上周二，他离职。昨天，公司任命了新总裁。", (None, None)),
    ],
)  # fmt: skip
def test_a_text_without_a_day_is_bounded_by_what_it_says_and_by_nothing_else(text: str, days: Bounds) -> None:
    assert bounds(text) == days


def test_a_dated_report_that_a_text_refers_to_explains_its_weekday() -> None:
    text = (
        "Marlow 与 Keating 上周二宣布离开远舟汽车，公司没有说明原因，继任者也还没有公布。\n\n"
        "参考链接：\nhttps://news.example/cars/2023/4/14/yuanzhou-marlow-keating-leave"
    )
    article = read(text)
    assert (article.published.earliest, article.published.latest) == (dt.date(2023, 4, 17), dt.date(2023, 4, 23))
    assert {e.rule for e in article.date_evidence} == {"day_of_a_reference", "report_of_a_reference"}
    assert bounds(text.replace("marlow-keating", "two-officers")) == ("2023-04-14", None)


def test_every_bound_quotes_its_words_at_their_place() -> None:
    article = read("2023年4月17日，他离职。新总裁将于2023年6月1日上任。")
    assert [(e.rule, e.words, e.used) for e in article.date_evidence] == [
        ("day_ahead", "2023年6月1日", True), ("day_named", "2023年4月17日", True),
    ]  # fmt: skip
    assert all(article.body[e.start : e.end] == e.words for e in article.date_evidence)


def test_a_contradicted_bound_stays_as_a_row_that_is_not_used() -> None:
    article = read("新总裁将于2023年3月1日上任。2023年4月17日，他离职。")
    assert [(e.rule, e.used) for e in article.date_evidence] == [("day_ahead", False), ("day_named", True)]


def test_the_time_of_saving_bounds_from_above_and_is_no_publication() -> None:
    header = "---\ntitle: 远舟换帅\ncreated: 2023-05-02 10:00\n---\n"
    article = read_article((header + "2023年4月17日，他离职，继任者也还没有公布。").encode(), "a.md")
    assert article.saved_at == dt.datetime(2023, 5, 2, 10)
    assert (article.published.at, article.published.basis) == (None, "inferred")
    assert (article.published.earliest, article.published.latest) == (dt.date(2023, 4, 17), dt.date(2023, 5, 2))


@pytest.mark.parametrize(
    "value",
    ["1970-01-01", "1970-01-01 08:00:00", "0001-01-01T00:00:00Z", "1969-12-31 16:00:00", "0", "1899-12-30"],
)
def test_a_default_is_no_date_and_the_file_says_so(value: str) -> None:
    article = read_article(
        f"---\ntitle: 远舟换帅\ndate: '{value}'\n---\n昨日，他离职，公司没有说明原因。".encode(), "a.md"
    )
    assert (article.published.at, article.published.basis) == (None, "none")
    assert [n.check for n in article.notices] == (["default_day"] if value != "0" else [])


@pytest.mark.parametrize(
    ("words", "first", "last", "days"),
    [
        ("上周二", "2024-05-14", "2024-05-14", ("2024-05-20", "2024-05-26")),
        ("昨日", "2024-05-14", "2024-05-14", ("2024-05-15", "2024-05-15")),
        ("上个月", "2024-04-09", "2024-04-09", ("2024-05-01", "2024-05-31")),
        ("去年十一月", "2023-11-17", "2023-11-17", ("2024-01-01", "2024-12-31")),
        ("周五", "2023-11-17", "2023-11-17", ("2023-11-17", "2023-11-23")),
        ("2024年5月14日", "2024-05-14", "2024-05-14", None),
        ("上周二", "2024-05-15", "2024-05-15", None),
        ("会议", "2024-05-15", "2024-05-15", None),
    ],
)
def test_relative_words_tell_on_which_days_they_can_have_been_written(
    words: str, first: str, last: str, days: tuple[str, str] | None
) -> None:
    found = days_that_mean(words, dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert (tuple(map(str, found)) if found else None) == days


def test_bounds_are_put_together_in_any_order() -> None:
    rows = [
        DateEvidence("a", earliest=dt.date(2024, 5, 1)), DateEvidence("b", latest=dt.date(2024, 5, 9)),
        DateEvidence("c", earliest=dt.date(2024, 5, 3)), DateEvidence("d", latest=dt.date(2024, 4, 1)),
    ]  # fmt: skip
    assert put_together(rows) == put_together(rows[::-1])
    assert put_together(rows)[:2] == (dt.date(2024, 5, 3), dt.date(2024, 5, 9))
