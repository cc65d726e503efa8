"""Whom an article names as its own outlet, where no header does: examples and counter-examples of own_words.yaml."""

from __future__ import annotations

import pytest

from flows.reading import read_article
from flows.reading.own_words import claimed_by_the_end, named_by_the_end, named_by_the_text, own_words

WORDS = own_words()
CASES = [(name, text) for name, some in WORDS.examples.items() for text in some]


def named(text: str) -> str | None:
    body, _, tail = text.replace("\\n", "\n").partition("|")
    lines = tail.split("|")
    return claimed_by_the_end(lines) or named_by_the_end(lines) or named_by_the_text(body)


@pytest.mark.parametrize(("name", "text"), CASES)
def test_an_outlet_that_an_article_calls_its_own_is_named(name: str, text: str) -> None:
    assert named(text) == name


@pytest.mark.parametrize("text", WORDS.counter_examples)
def test_an_outlet_that_is_quoted_or_named_once_is_not(text: str) -> None:
    assert named(text) is None


@pytest.mark.parametrize(
    ("text", "publisher", "basis"),
    [
        ("---\ntitle: 澜川光电换帅\nsource: 浦江财讯\n---\n总裁辞职，副总裁接任。\n", "浦江财讯", "front_matter"),
        ("澜川光电换帅\n\n来源：浦江财讯\n\n总裁辞职，副总裁接任。\n", "浦江财讯", "byline"),
        (
            "# 澜川光电换帅\n\n文章作者: 浦江财讯\n发布时间: 2024-03-11 08:30\n\n总裁辞职，副总裁接任。\n",
            "浦江财讯",
            "header",
        ),
        ("---\ntitle: 澜川光电换帅\nurl: https://www.36kr.com/p/1\n---\n总裁辞职，副总裁接任。\n", "36氪", "url"),
        (
            "澜川光电换帅\n\n总裁辞职，副总裁接任。\n\n声明：本文为浦江财讯编译，未经许可禁止转载。\n",
            "浦江财讯",
            "text",
        ),
        (
            "<html><head><title>澜川光电换帅</title><meta property='og:site_name' content='浦江财讯'></head>"
            "<body><p>澜川光电公告，总裁辞职，副总裁接任。</p></body></html>",
            "浦江财讯",
            "meta",
        ),
        ("澜川光电换帅\n\n总裁辞职，副总裁接任。\n", None, None),
        (
            "---\ntitle: 澜川光电换帅\nurl: https://new.qq.com/a/1\n---\n总裁辞职，副总裁接任。\n\n"
            "本文系浦江财讯独家稿件，未经授权不得转载。\n",
            "浦江财讯",
            "text",
        ),
    ],
)
def test_an_article_says_how_its_publisher_is_known(text: str, publisher: str | None, basis: str | None) -> None:
    article = read_article(text.encode(), "a.txt")
    assert (article.publisher, article.publisher_basis) == (publisher, basis)


def test_the_title_below_the_compilers_is_the_title_and_a_numbered_heading_is_none() -> None:
    text = (
        "编译 | 周可、白露\n“我不同意”:负责审核的团队为何解散。\n1 审核可以停,但员工不能走\n"
        "总裁邵维岳上周二宣布离开澜川光电。\n2 公司否认\n公司说,业务照常。\n"
        "声明:本文为浦江财讯翻译整理,未经许可禁止转载。\n今日好文推荐\n"
    )
    article = read_article(text.encode(), "a.txt")
    assert article.title == "“我不同意”:负责审核的团队为何解散"
    assert article.body.startswith("1 审核可以停")
    assert article.publisher_basis == "text"


def test_a_disclaimer_of_risk_is_no_text() -> None:
    text = (
        "澜川光电换帅背后\n\n夜航见闻此前文章提到，总裁与董事会不和。\n\n剧情像一位见闻用户的评论那样。\n\n"
        "重要提示与免责声明\n投资有风险，入市须谨慎。买卖盈亏由读者自己承担。\n"
    )
    article = read_article(text.encode(), "a.txt")
    assert article.body.endswith("评论那样。")
    assert (article.publisher, article.publisher_basis) == ("夜航见闻", "text")
