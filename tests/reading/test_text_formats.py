"""Text files as clippers, exporters and people leave them: every damage of a header is read through."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.reading import read_article
from schemas.errors import BadInput
from schemas.limits import AddedKeys, ReadingSettings
from schemas.records import Article

FIRST = "梧川电机昨晚公告，总裁鲁明谦辞去职务，董事会已经接受。"
SECOND = "公司说，生产副总经理柯令仪将代行总裁职责，直到新的人选确定。"
BODY = f"{FIRST}\n\n{SECOND}\n"
HEADER = "title: 梧川换帅\ndate: 2024-01-02\nauthor: 周可\n"
URL = "https://mp.weixin.qq.com/s/abc"


def read(text: str, path: str = "a.md") -> Article:
    return read_article(text.encode(), path)


def authors(article: Article) -> list[str]:
    return [f"{a.role} {a.name}" for a in article.authors]


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{HEADER}---\n{BODY}",
        f"\n\n---\n{HEADER}---\n{BODY}",
        f"---\n---\n{HEADER}---\n{BODY}",
        f"---\n{HEADER}---\n---\n{BODY}",
        f"--- \n{HEADER}---   \n{BODY}",
        f"```yaml\n---\n{HEADER}---\n```\n{BODY}",
        f"```\n---\n{HEADER}---\n{BODY}```\n",
        f"{HEADER}---\n{BODY}",
        f"---\n{HEADER}\n{BODY}",
        f"Title: 梧川换帅\nDate: 2024-01-02\nAuthor: 周可\n\n{BODY}",
        f"---\nTitle: 梧川换帅\nDate: 2024-01-02\nAuthor: 周可\n---\n{BODY}",
        "---\n" + "".join(f"  {line}\n" for line in HEADER.split("\n")) + f"---\n{BODY}",
        f"---\n{HEADER}tags:\ncategories:\n  - 财经\n  - [电机]\nempty: ''\n---\n{BODY}",
        f"---\n{HEADER}---\n{FIRST}\n\n---\n\n{SECOND}\n",
        f"---\r\n{HEADER}---\r\n{BODY}".replace("\n", "\r\n").replace("\r\r", "\r"),
        f"\ufeff---\n{HEADER}---\n{BODY}",
        f"---\n{HEADER}---\n<div class='x'><p>{FIRST}</p><p>{SECOND}</p>",
    ],
    ids=range(17),
)
def test_front_matter_is_read_through_its_damages(text: str) -> None:
    article = read(text)
    assert article.title == "梧川换帅"
    assert article.published.earliest == dt.date(2024, 1, 2)
    assert authors(article) == ["author 周可"]
    assert article.body == f"{FIRST}\n{SECOND}"


def test_a_title_with_a_colon_or_a_quote_does_not_cost_the_header() -> None:
    assert read(f"---\ntitle: 独家: 梧川换帅\ndate: 2024-01-02\n---\n{BODY}").title == "独家: 梧川换帅"
    assert read(f'---\ntitle: "梧川"换帅了"\ndate: 2024-01-02\n---\n{BODY}').published.earliest == dt.date(2024, 1, 2)


def test_an_archives_address_of_a_copy_gives_the_pages_own_and_the_day_of_saving() -> None:
    copy = "https://web.archive.org/web/20240512031530/https://news.example/1"
    article = read(f"---\ntitle: 梧川换帅\nurl: {copy}\n---\n{BODY}")
    assert article.url == "https://news.example/1"
    assert article.saved_at == dt.datetime(2024, 5, 12, 11, 15, 30)  # in China, as all days of a Chinese text
    assert article.published.at is None


def test_an_archived_copy_keeps_the_original_address_and_no_other_date_than_publication() -> None:
    article = read(
        "---\ntitle: 梧川换帅\nurl: https://web.archive.org/web/20240303000000/https://news.example/1\n"
        "original_url: https://news.example/1\nlast_updated: 2024-03-03\nfetch_date: 2024-02-02\ndate: 2024-01-02\n"
        f"---\n{BODY}"
    )
    assert article.url == "https://news.example/1"
    assert article.published.earliest == dt.date(2024, 1, 2)


def test_the_source_in_the_text_is_the_publisher_rather_than_the_aggregator_that_signs() -> None:
    article = read(f"---\ntitle: 梧川换帅\nauthor: NewsLab\n---\n{BODY}\n文章来源：[江边财话]({URL})\n")
    assert article.publisher == "江边财话"
    assert article.body == f"{FIRST}\n{SECOND}"
    assert URL in [link.url for link in article.links]


def test_a_wechat_export_gives_account_place_cover_address_and_the_editor_glued_to_the_desk() -> None:
    article = read(
        "# 梧川换帅\n\n文章作者：江边财话\n发布时间：2024-01-02 10:00\n发布地：上海\n"
        f"封面图链接：https://mmbiz.qpic.cn/a/0\n原文链接：{URL}\n\n江边财话报道**编辑：白露**\n\n{BODY}\n继续阅读\n"
    )
    assert (article.publisher, article.place, article.url) == ("江边财话", "上海", URL)
    assert authors(article) == ["editor 白露"]
    assert article.published.at == dt.datetime(2024, 1, 2, 10)
    assert [link.role for link in article.links] == ["original", "cover"]
    assert article.body == f"{FIRST}\n{SECOND}"


def test_a_wechat_export_without_a_cover_loses_its_signature_lines() -> None:
    head = (
        "# 梧川换帅\n文章作者：江边财话\n发布时间：2024-01-02 10:00\n\n周可 发自 临江\n江边财话 | 公众号 RiverNews\n\n"
    )
    article = read(head + BODY)
    assert article.cover_image_url is None
    assert article.body == f"{FIRST}\n{SECOND}"


def test_a_quote_block_of_address_and_fetch_time_gives_the_address_only() -> None:
    article = read(f"# 梧川换帅\n\n> 原文链接: {URL}\n> 抓取时间: 2024-02-02 10:00\n\n{BODY}")
    assert article.url == URL
    assert article.published.basis == "none"


def test_a_line_of_date_account_and_counter_is_taken_apart() -> None:
    article = read(f"# 梧川换帅\n\n2018年12月07日 21:00:00[江边财话](https://a.example/u)阅读数：277\n\n{BODY}")
    assert article.publisher == "江边财话"
    assert article.published.at == dt.datetime(2018, 12, 7, 21)
    assert article.body == f"{FIRST}\n{SECOND}"


def test_a_news_apps_export_gives_writers_and_editors_from_above_and_below() -> None:
    article = read(
        "# 梧川换帅\n\n[腾讯新闻](https://inews.qq.com)\n\n![](https://inews.gtimg.com/om/1/641)\n\n"
        f"**文丨周可 段青岑**\n\n{BODY}\n编辑丨白露\n",
        "exports/2024-01-02/a.md",
    )
    assert article.publisher == "腾讯新闻"
    assert authors(article) == ["author 周可", "author 段青岑", "editor 白露"]
    assert (article.published.at, article.published.basis) == (None, "path")
    assert article.body == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(("title", "account"), [("梧川换帅", "江边财话"), ("梧川换帅_科技_腾讯网", None)])
def test_a_setext_clipping_gives_address_and_account_and_its_title_once(title: str, account: str | None) -> None:
    article = read(
        f"{title}\n====\n\n[mp.weixin.qq.com]({URL}){account or ''}\n\n关注\n\n梧川换帅\n\n{BODY}\n"
        "[跳转到 Cubox 查看](https://cubox.pro/1)\n"
    )
    assert (article.title, article.publisher) == ("梧川换帅", account or "腾讯网")
    assert article.url == URL
    assert article.body == f"{FIRST}\n{SECOND}"


def test_an_xml_document_is_read_and_its_repeated_title_is_not_body() -> None:
    article = read(
        f'<?xml version="1.0"?>\n<doc><id>1</id><url>https://news.example/1</url><title>梧川换帅</title>'
        f"<datetime>2020-4-3 19:56:00</datetime><body>梧川换帅\n{BODY}</body></doc>",
        "a.xml",
    )
    assert (article.format, article.url) == ("xml", "https://news.example/1")
    assert article.published.at == dt.datetime(2020, 4, 3, 19, 56)
    assert article.body == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("---\ntitle: 梧川换帅\n---\n\n", "empty_body"),
        ("# 梧川换帅\n\n![](https://a.example/1.jpg)\n", "empty_body"),
        ('<?xml version="1.0"?><rss><channel><item><title>甲</title></item></channel></rss>', "feed"),
        ('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry/><entry/></feed>', "feed"),
        ("# 每日要闻\n\n" + "".join(f"- [某公司第{i}次换帅](https://a.example/{i})\n" for i in range(12)), "digest"),
        (
            "<html><body>"
            + "".join(f"<article><h2><a href='/{i}'>某公司换帅</a></h2></article>" for i in range(9))
            + "<p>每日要闻，请点开阅读。</p>",
            "digest",
        ),
    ],
    ids=["front matter only", "a picture only", "RSS", "Atom", "a list of links", "an index page"],
)
def test_what_is_no_single_article_is_refused_with_that_reason(text: str, check: str) -> None:
    with pytest.raises(BadInput) as refused:
        read(text)
    assert refused.value.check == check


@pytest.mark.parametrize(
    "first", ["title\tcontent", "标题,发布时间,来源,链接", "id;title;url;date;n", "ti_mu,zheng_wen"], ids=range(4)
)
def test_a_table_that_lists_articles_is_refused(first: str) -> None:
    given = ReadingSettings(json_keys=AddedKeys(title=("ti_mu",), body=("zheng_wen",)))
    with pytest.raises(BadInput) as refused:
        read_article(f"{first}\n{FIRST}\n".encode(), "a.txt", given)
    assert refused.value.check == "table_of_articles"


@pytest.mark.parametrize(
    "first", ["title\tfoo", "name;url;foo", "Name, Screen Name, Text", "ti_mu,zheng_wen", "a," * 90_000], ids=range(5)
)
def test_a_first_line_that_only_resembles_the_columns_of_a_table_is_text(first: str) -> None:
    assert FIRST in read(f"{first}\n{FIRST}\n", "a.txt").body


def test_one_sentence_is_an_article() -> None:
    assert read(FIRST).body == FIRST
    assert read(f"梧川换帅\n{FIRST}").title == "梧川换帅"


def test_hard_wraps_are_joined_and_paragraphs_of_plain_text_are_kept() -> None:
    wrapped = "梧川换帅\n\n梧川电机昨晚公告，总裁鲁明谦因为家庭方面的原因\n提出辞去总裁职务，公司的董事会在昨天晚上的会议\n上已经接受了他的辞呈，并且请生产副总经理柯令仪\n代行职责。\n"  # noqa: E501
    assert "\n" not in read(wrapped, "a.txt").body
    assert read(f"梧川换帅\n　　{FIRST}\n　　{SECOND}\n", "a.txt").body == f"{FIRST}\n{SECOND}"


def test_lines_that_blanks_end_stay_lines_and_lines_of_full_width_are_joined() -> None:
    rows = (
        "杜以寧　1986年加入電訊處",
        "郝思遠　1991年入職庫務處，1998年升任副處長",
        "柴文珊　2003年當選區議會主席，其後多次出任公職，2011年出任處長",
        "龐若谷　2004年加入電訊處",
    )
    assert read("# 任職年份\n\n" + "   \n".join(rows)).body == "\n".join(rows)
    assert read("# 任職年份\n\n" + "\n".join(rows)).body == "".join(rows)
    goes_on = "杜以寧昨日說，  \n她會留任。"
    assert read(f"# 留任\n\n{goes_on}").body == "杜以寧昨日說，她會留任。"
    full = "梧川電機昨晚公告，總裁魯明謙因為家庭方面的原因提出辭去  \n總裁職務，董事會已經接受了他的辭呈。"
    assert "\n" not in read(f"# 換帥\n\n{full}").body


def test_a_line_of_outlet_and_date_or_of_date_and_source_is_a_byline() -> None:
    for line in (
        "江边财话 2024-05-23 11:14:49",
        "2024-05-23 11:14:49 来源：江边财话",
        "2024年05月23日11:14 来源：江边财话",
    ):
        article = read(f"梧川换帅\n{line}\n{BODY}", "a.txt")
        assert article.publisher == "江边财话"
        assert article.published.earliest == dt.date(2024, 5, 23)
        assert article.body == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    ("above", "first"),
    [
        ("**组织管理**\n\n**札记君说：**\n\n", "今天，青屿航运"),
        ("**人物**\n\n**编者按**\n\n", "今天，青屿航运"),
        ("**他走的那一天，全公司的人都来了**\n\n**编者按**\n\n", "他走的那一天"),
        ("组织管理的难题。\n\n**编者按**\n\n", "组织管理的难题"),
    ],
)
def test_a_channels_name_above_an_editors_note_is_no_text(above: str, first: str) -> None:
    text = f"青屿航运换总经理\n====\n\n[x.example](https://x.example/1)航运札记\n\n{above}今天，青屿航运宣布换人，由鲍知节接任总经理。\n"
    assert read_article(text.encode(), "a.md").body.startswith(first)


@pytest.mark.parametrize(
    ("caption", "kept"),
    [
        ("窑口的火三天不灭。图片来源：晨报", "窑口的火三天不灭。"),
        ("窑口的火三天不灭。周可攝", "窑口的火三天不灭。"),
        ("窑口的火三天不灭。图片来源：某某“窑讯”网站截图", "窑口的火三天不灭。"),
        ("窑口的火三天不灭。图片来源不明，厂里没有答复", "窑口的火三天不灭。图片来源不明，厂里没有答复"),
    ],
)
def test_whose_picture_it_is_goes_from_a_caption_whatever_it_ends_in(caption: str, kept: str) -> None:
    assert read(f"# 梧川换帅\n\n{FIRST}\n\n{caption}\n\n{SECOND}\n").body.split("\n")[1] == kept


@pytest.mark.parametrize("names", [["甲组 鲁明谦", "乙组 柯令仪", "丙组 周可"], ["甲组 鲁明谦"]])
def test_a_text_without_a_sentence_ends_at_its_tail_too(names: list[str]) -> None:
    notice = "版权声明：未经许可不得复制"
    assert read("# 值班名单\n\n" + "\n\n".join([*names, notice]) + "\n").body.split("\n") == names
    assert read(f"# 值班名单\n\n{notice}\n\n{FIRST}\n").body == FIRST


@pytest.mark.parametrize(
    ("name", "publisher", "writers"),
    [("江边茶话", "江边茶话", []), ("柯令仪", None, ["author 柯令仪"]), ("江边快报", "江边快报", [])],
)
def test_a_name_alone_above_a_moment_is_an_accounts_or_a_persons(
    name: str, publisher: str | None, writers: list[str]
) -> None:
    article = read(f"梧川换帅\n{name}\n2024-05-23 11:14\n{BODY}", "a.txt")
    assert (article.publisher, authors(article), article.body) == (publisher, writers, f"{FIRST}\n{SECOND}")


@pytest.mark.parametrize(("name", "publisher"), [("T2N", "T2N"), ("江边茶话", "江边茶话"), ("柯令仪", None)])
def test_an_element_of_an_account_may_hold_its_writer(name: str, publisher: str | None) -> None:
    head = f"<h1>梧川电机今天换帅</h1><div class='author-name'>{name}</div><div>2024-05-23 11:14</div>"
    page = f"<html><head><title>梧川电机今天换帅</title></head><body>{head}<p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert read(page, "a.html").publisher == publisher
