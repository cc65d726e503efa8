"""Dates as headers write them, and the days of articles whose headers write none."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.reading import read_article
from flows.reading.publication.path_day import path_day
from flows.reading.publication.stated import NoSuchDay, read_stated
from schemas.records import Published

NEWS = "梧川电机昨晚公告，总裁鲁明谦辞去职务。"


def published(text: str, path: str = "a.md") -> Published:
    return read_article(text.encode(), path).published


@pytest.mark.parametrize(
    ("value", "at", "precision"),
    [
        ("Fri, 18 Jun 2021 02:28:32 GMT", "2021-06-18 10:28:32", "second"),
        ("2025-01-27T10:00", "2025-01-27 10:00:00", "minute"),
        ("2020-4-3 19:56:00", "2020-04-03 19:56:00", "second"),
        ("2019年06月15日08:18", "2019-06-15 08:18:00", "minute"),
        ("2016/03/19 10:48", "2016-03-19 10:48:00", "minute"),
        ("2018-07-31T08:19:35Z", "2018-07-31 16:19:35", "second"),
        ("2018-07-31T23:19:35+09:00", "2018-07-31 22:19:35", "second"),
        ("2018-07-31T08:19:35.123+08:00", "2018-07-31 08:19:35", "second"),
        ("２０２４－０１－０２　１０：００", "2024-01-02 10:00:00", "minute"),
        ("2018年12月07日 星期五 21:00:00", "2018-12-07 21:00:00", "second"),
        ("2018年12月07日 下午3:05", "2018-12-07 15:05:00", "minute"),
        ("1653393600", "2022-05-24 20:00:00", "second"),
        ("20240115", "2024-01-15 00:00:00", "day"),
        ("Jan 5, 2024", "2024-01-05 00:00:00", "day"),
        ("发布于 2024.01.15", "2024-01-15 00:00:00", "day"),
        ("Apr 9, 2024 7:30 PM", "2024-04-09 19:30:00", "minute"),
        ("April 9, 2024 at 7:30 AM", "2024-04-09 07:30:00", "minute"),
        ("9 April 2024, 07:30", "2024-04-09 07:30:00", "minute"),
        ("Tue Apr  9 07:30:00 2024", "2024-04-09 07:30:00", "second"),
        ("Tue Apr 09 2024 07:30:00 GMT+0800 (中国标准时间)", "2024-04-09 07:30:00", "second"),
        ("09/04/2024 07:30", "2024-04-09 07:30:00", "minute"),
        ("31.12.2023", "2023-12-31 00:00:00", "day"),
        ("12/31/2023", "2023-12-31 00:00:00", "day"),
        ("4/9/2024, 7:30:05 AM", "2024-04-09 07:30:05", "second"),
        ("二〇二四年四月九日", "2024-04-09 00:00:00", "day"),
        ("中華民國一一三年四月九日", "2024-04-09 00:00:00", "day"),
        ("民國113年4月9日 上午7:30", "2024-04-09 07:30:00", "minute"),
    ],
)
def test_a_stated_date_is_read_in_the_outlets_zone(value: str, at: str, precision: str) -> None:
    found = read_stated(value, "header", "Asia/Shanghai")
    assert found is not None
    assert (str(found.at), found.precision, found.zone) == (at, precision, "Asia/Shanghai")
    assert found.earliest == found.latest == found.at.date()  # type: ignore[union-attr]


def test_a_month_alone_is_a_month_and_words_without_a_date_are_none() -> None:
    found = read_stated("2024年2月", "header", "Asia/Shanghai")
    assert found == Published(None, "Asia/Shanghai", "month", "header", dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert read_stated("昨天", "header", "Asia/Shanghai") is None
    assert read_stated("12345", "header", "Asia/Shanghai") is None


@pytest.mark.parametrize("value", ["2023-11-31 23:56:50 +0800", "2023-13-01", "2023年2月29日", "20231131"])
def test_a_day_that_no_calendar_has_is_said(value: str) -> None:
    with pytest.raises(NoSuchDay):
        read_stated(value, "header", "Asia/Shanghai")


def test_an_article_with_an_impossible_date_is_loaded_without_it_and_the_warning_names_it() -> None:
    article = read_article(f"---\ntitle: 梧川换帅\ndate: 2023-11-31 23:56:50 +0800\n---\n{NEWS}".encode(), "a.md")
    assert article.published == Published()
    assert [n.check for n in article.notices] == ["no_such_day"]
    assert "2023-11-31" in article.notices[0].reason


def test_an_impossible_date_leaves_the_day_of_the_path() -> None:
    found = published(f"---\ntitle: 梧川换帅\ndate: 2023-11-31\n---\n{NEWS}", "raw/2023-12-01/a.md")
    assert (found.basis, found.earliest) == ("path", dt.date(2023, 12, 1))


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("exports/2024-01-02/a.md", dt.date(2024, 1, 2)),
        ("exports/2024-11-02/a.md", dt.date(2024, 11, 2)),
        ("a/20240102_梧川.md", dt.date(2024, 1, 2)),
        ("2024/1/2/a.md", dt.date(2024, 1, 2)),
        ("2023-01-01/2024年1月2日.md", dt.date(2024, 1, 2)),
        ("a/12024010299.md", None),
        ("2024-02-30/a.md", None),
        ("a/2024-01.md", None),
    ],
)
def test_the_nearest_day_of_a_path_counts(path: str, day: dt.date | None) -> None:
    assert path_day(path) == day


def test_the_day_of_the_path_is_a_range_and_no_publication_time() -> None:
    found = published(f"# 梧川换帅\n\n{NEWS}", "exports/2024-01-02/a.md")
    day = dt.date(2024, 1, 2)
    assert found == Published(None, None, "day", "path", day, day)


def test_the_stated_day_wins_over_the_paths() -> None:
    found = published(f"---\ntitle: 梧川换帅\ndate: 2024-01-03\n---\n{NEWS}", "2024-01-02.md")
    assert (found.basis, found.earliest) == ("front_matter", dt.date(2024, 1, 3))


@pytest.mark.parametrize(
    ("opening", "path"),
    [
        ("财联社12月26日电，", "2023/12/26/a.md"),
        ("中新网12月26日电 ", "exports/2023-12-27/a.md"),
        ("北京时间12月26日早间消息，", "2023-12-26.md"),
        ("12 月 26 日（路透社）- ", "2023-12-26.md"),
    ],
)
def test_a_dateline_takes_its_year_from_the_path(opening: str, path: str) -> None:
    found = published(opening + NEWS, path)
    assert (found.basis, found.earliest) == ("dateline", dt.date(2023, 12, 26))


def test_a_dateline_far_from_the_paths_day_is_not_given_its_year() -> None:
    assert published("财联社6月26日电，" + NEWS, "2023-12-26.md").basis == "path"


def test_a_text_that_speaks_of_no_day_has_no_range() -> None:
    assert published(NEWS) == Published()


def test_the_zone_is_the_outlets_or_that_of_the_script() -> None:
    assert published(f"---\ntitle: 梧川换帅\ndate: 2024-01-02\n---\n{NEWS}").zone == "Asia/Shanghai"
    hant = "梧川電機昨晚公告，總裁魯明謙辭去職務，董事會已經接受。"
    assert published(f"---\ntitle: 梧川換帥\ndate: 2024-01-02\n---\n{hant}").zone == "Asia/Taipei"
    hong_kong = f"---\ntitle: 梧川換帥\ndate: 2024-01-02\nurl: https://news.mingpao.com/1\n---\n{hant}"
    assert published(hong_kong).zone == "Asia/Hong_Kong"


def test_a_finer_time_of_the_same_day_is_taken_from_further_down() -> None:
    page = f"<html><head><meta name='publishdate' content='2024-01-02'><title>梧川换帅了</title></head><body><h1>梧川换帅了</h1><div>2024-01-02 16:08</div><p>{NEWS}</p></body></html>"  # noqa: E501
    assert str(published(page).at) == "2024-01-02 16:08:00"


@pytest.mark.parametrize(
    "caption",
    [
        "![](a.jpg)_2021年1月10日，青岭市东明路，一名员工走过门店。_",
        "2021年1月10日，工人在厂房装船。（资料图）",
        "2021年1月10日，青嶺市東明路，一名員工走過門店。",
    ],
)
def test_a_caption_has_the_day_of_its_photo_and_not_the_articles(caption: str) -> None:
    read = published(f"# 门店关张\n\n{caption}\n\n{NEWS}", "pile/2023-04-18/a.md")
    assert (str(read.earliest), read.basis) == ("2023-04-18", "path")


def test_a_line_of_outlet_and_day_is_no_caption() -> None:
    read = published(f"# 门店关张\n\n金穗快讯 2021年1月10日 阅读数：277\n\n{NEWS}", "pile/2023-04-18/a.md")
    assert (str(read.earliest), read.basis) == ("2021-01-10", "byline")
